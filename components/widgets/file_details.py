"""One file of the build: its articles to read, what is known of them and can be entered, and how it is taken out."""

from pathlib import Path
from typing import Any

import streamlit as st

from components.queries.ledger import articles_of_file, hashes_of
from components.settings import load_settings
from components.store.entered import Entered, enter, entered, rows_of_files
from components.store.errors import StoreError
from components.store.inbox import FOLDER, remove_file
from components.widgets.address import READ
from components.widgets.building import builder
from components.widgets.corpus import ask
from components.widgets.dates import shown_basis, shown_date
from components.widgets.headlines import with_headlines
from components.widgets.marked_text import as_label, escaped

_ARTICLES = "components/pages/articles.py"
_FIELDS = {"publisher": "Publisher", "author": "Author", "published": "Published"}
_SAID = "details_said"
_MOST = 30  # articles named one by one
Row = Any
"""A row of a frame: of queries.ledger.files, or of articles_of_file with `headline`."""


def file_details(file: Row) -> None:
    """Show a file of the build (a row of `files`): what came of it, its articles, what is known of them."""
    source_file = str(file["source_file"])
    articles = with_headlines(ask(articles_of_file, source_file))
    with st.container(border=True, key="file_details"):
        st.html(f'<h2 class="bl-title">{escaped(source_file)}</h2>')
        for said in (_text(file["reason"]), st.session_state.pop(_SAID, "")):
            if said:
                st.html(f'<p class="bl-note" role="status">{escaped(said)}</p>')
        row: Row
        for row in articles.head(_MOST).itertuples():
            _article(row)
        if len(articles) > _MOST:
            st.caption(f"and {len(articles) - _MOST:,} more: the page Articles lists all")
        if len(articles):
            _known(source_file, _text(file["sha256"]), list(articles.itertuples()))
        if _in_inbox(source_file):
            st.button(
                "Remove this file with all it gave",
                icon=":material/delete:",
                type="tertiary",
                key="remove_file",
                on_click=_remove,
                args=(_in_inbox(source_file),),
            )


def _article(row: Row) -> None:
    basis = f" ({shown_basis(row.published_basis)})" if shown_basis(row.published_basis) else ""
    about = " · ".join(
        part
        for part in (_text(row.publisher) or "no publisher", _text(row.author), shown_date(row.published) + basis)
        if part
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        label = f"{row.position}. {as_label(row.headline)}"
        st.page_link(_ARTICLES, label=label, query_params={READ: row.article_id})
        st.html(f'<span class="bl-note">{escaped(about)}</span>', width="content")


def _known(source_file: str, sha256: str, articles: list[Row]) -> None:
    """Show the fields for publisher, author and date of one article, or of all of the file."""
    position: int | None = None
    if len(articles) > 1:
        names: dict[int | None, str] = {
            None: f"All {len(articles)} articles",
            **{int(one.position): one.headline for one in articles},
        }
        position = st.selectbox("Of", list(names), format_func=lambda one: names[one], key=f"known_of_{source_file}")
    rows = [row for row in _entered_about(source_file) if row.position == position]
    kept = rows[0] if rows else Entered(source_file, position)
    keys = {field: f"known_{field}_{position}_{source_file}" for field in _FIELDS}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for field, label in _FIELDS.items():
            now = {_text(getattr(one, field)) for one in articles if position in (None, one.position)}
            st.text_input(
                label,
                value=getattr(kept, field),
                key=keys[field],
                max_chars=300,
                placeholder=next(iter(now)) if len(now) == 1 else "several" if now else "",
            )
        st.button("Save", key="save_known", on_click=_save, args=(source_file, sha256, position, keys))
    st.caption(
        "What is entered here goes before sources.csv and before what the page itself says; an empty field leaves it "
        "to them. A date is 2025-12-02, 2025-12 or 2025."
    )


def _entered_about(source_file: str) -> list[Entered]:
    """Return what is entered about a file of the build, also under a name that it had."""
    rows = entered(load_settings().store)
    hashes = tuple(sorted({row.sha256 for row in rows if row.sha256}))
    files = ask(hashes_of, tuple(sorted({source_file, *(row.source_file for row in rows)})), hashes)
    return rows_of_files(rows, files).get(source_file, [])


def _save(source_file: str, sha256: str, position: int | None, keys: dict[str, str]) -> None:
    """Keep what was entered and have it built."""
    told = {field: str(st.session_state.get(key) or "") for field, key in keys.items()}
    before = [row for row in _entered_about(source_file) if row.position == position]
    try:
        enter(load_settings().store, [Entered(source_file, position, **told, sha256=sha256)], instead_of=before)
    except StoreError as error:
        st.session_state[_SAID] = f"Not saved: {error}"
        return
    st.session_state[_SAID] = "Saved: in force with the build that has begun."
    builder().ask()


def _in_inbox(source_file: str) -> str:
    """Return the name under which the inbox keeps a file, '' where it does not."""
    name = source_file.removeprefix(f"{FOLDER}/")
    there = Path(name).name == name and (load_settings().store / FOLDER / name).is_file()
    return name if there else ""


def _remove(name: str) -> None:
    """Take a file out of the inbox and have the rest built."""
    try:
        remove_file(load_settings().store, name)
    except StoreError as error:
        st.session_state[_SAID] = f"Not removed: {error}"
        return
    builder().ask()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""

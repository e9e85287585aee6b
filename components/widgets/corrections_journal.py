"""The journal of corrections: what was corrected, by whom, why and when, whether it holds; undo, export, import."""

from typing import Any

import pandas as pd
import streamlit as st

from components.queries.corrections import articles_of, journal_rows
from components.settings import load_settings
from components.store.corrections import exchange, journal
from components.store.corrections.journal import Journal
from components.store.corrections.words import in_words
from components.store.errors import StoreError
from components.widgets.address import PICK, READ
from components.widgets.corpus import ask
from components.widgets.correcting import being_corrected, bring_into_force, signature, take_back
from components.widgets.marked_text import as_label, escaped
from components.widgets.may_correct import may_correct
from components.widgets.wording import number

PAGE = 20
_READER, _ACTORS = "components/pages/articles.py", "components/pages/actors.py"
_OUTCOMES = {
    "applied": "In force",
    "changes nothing": "Changes nothing",
    "no longer applies": "No longer applies",
    "undone": "Undone",
    "waiting": "Not in force yet",
}
_TAKEN, _UPLOAD = "journal_taken", "journal_upload"

Row = Any
"""A row of queries.corrections.journal_rows, with when_words."""


def corrections_journal() -> None:
    """Show the journal, newest entry first, and the ways to take it elsewhere."""
    written = journal.read(load_settings().store)
    rows = _with_waiting(ask(journal_rows), written)
    held = int((rows["outcome"] == "applied").sum())
    st.caption(
        f"{number(len(rows), 'correction').capitalize()}, {held:,} in force. They are applied to every build of this "
        "store; the texts are never changed. Correct an actor on its page, a passage from its menu."
    )
    for problem in written.problems:
        st.warning(as_label(f"The journal: {problem}"), icon=":material/warning:")
    _files(rows.empty)
    page = st.session_state.get("journal_page", 1)
    shown = rows.iloc[(page - 1) * PAGE : page * PAGE]
    places = _paragraphs(written)
    articles = ask(articles_of, tuple(sorted({places[one] for one in shown["correction_id"] if one in places})))
    for row in shown.itertuples():
        paragraph = places.get(str(row.correction_id), "")
        _entry(row, (articles[paragraph], paragraph) if paragraph in articles else None)
    if len(rows) > PAGE:
        st.pagination(-(-len(rows) // PAGE), key="journal_page")


def _paragraphs(written: Journal) -> dict[str, str]:
    """Return the paragraph that each entry is about, by the id of the entry; entries about actors are absent."""
    found = {}
    for entry in written.corrections:
        holder = entry.fields.get("relation") or entry.fields
        if "paragraph" in holder:
            found[entry.id] = str(holder["paragraph"]["id"])
    return found


def _with_waiting(known: pd.DataFrame, written: Journal) -> pd.DataFrame:
    """Return the rows of the build with the entries before them that it does not know yet."""
    ids = set(known["correction_id"])
    waiting = [
        {
            "correction_id": entry.id,
            "made_at": entry.when,
            "made_by": entry.who,
            "why": entry.why,
            "action": entry.action,
            "target": in_words(entry),
            "outcome": "waiting",
            "rows_changed": 0,
            "reason": None,
            "entity_id": None,
        }
        for entry in reversed(written.corrections)
        if entry.id not in ids and entry.action != "undo"
    ]
    return pd.concat([pd.DataFrame(waiting), known], ignore_index=True) if waiting else known


def _entry(row: Row, place: tuple[str, str] | None) -> None:
    """Show one correction: what, who, when, why, what became of it; the way there, and undo."""
    outcome = _OUTCOMES.get(row.outcome, row.outcome)
    reason = "" if pd.isna(row.reason) else f": {row.reason}"
    rows = f" ({number(int(row.rows_changed), 'row')} changed)" if row.outcome == "applied" else ""
    about = " · ".join(part for part in (row.made_by, _moment(str(row.made_at)), row.why) if part)
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.html(
            f'<div class="bl-headline">{escaped(row.target)}</div><div class="bl-about">{escaped(about)}</div>'
            f'<div class="bl-file">{escaped(outcome + reason + rows)}</div>'
        )
        with st.container(horizontal=True, width="content", vertical_alignment="center", gap="small"):
            _way_there(row, place)
            _undo(row)


def _moment(made_at: str) -> str:
    """Return a moment of the journal to the minute: 2025-12-02 09:30 UTC."""
    return f"{made_at[:16].replace('T', ' ')} UTC"


def _way_there(row: Row, place: tuple[str, str] | None) -> None:
    """Show the link to the passage (article and paragraph) or the actor, where this build has it."""
    if place:
        to = {READ: place[0], PICK: f"paragraph:{place[1]}"}
        st.page_link(_READER, label="Passage", icon=":material/menu_book:", query_params=to)
    elif not pd.isna(row.entity_id):
        st.page_link(_ACTORS, label="Actor", icon=":material/groups:", query_params={"actor": row.entity_id})


def _undo(row: Row) -> None:
    if not may_correct():
        return
    undone = row.outcome == "undone"
    st.button(
        "Redo" if undone else "Undo",
        icon=":material/redo:" if undone else ":material/undo:",
        type="tertiary",
        key=f"undo_{row.correction_id}",
        on_click=_take_back,
        args=(row.correction_id, row.target),
    )


def _take_back(correction_id: str, target: str) -> None:
    """Undo a correction; one that is undone is redone, by undoing its undo."""
    undo = journal.read(load_settings().store).undone.get(correction_id)
    take_back(undo or correction_id, f"{'Redone' if undo else 'Taken back'}: {target}")


def _files(empty: bool) -> None:
    """Offer the journal as a file, take one in, and let an analyst sign."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.download_button(
            "Save as a file",
            data=lambda: exchange.as_file(load_settings().store),
            file_name="corrections.jsonl",
            mime="application/jsonl",
            icon=":material/download:",
            disabled=empty,
            key="journal_file",
            on_click="ignore",
        )
        if may_correct():
            with st.popover("Take in a file", icon=":material/upload:"):
                st.file_uploader("A file saved from a journal", type=["jsonl"], key=_UPLOAD, on_change=_take_in)
        if may_correct() and being_corrected() is None:  # the dialog has the same fields
            with st.popover("Sign", icon=":material/badge:", help="The name under what you undo here."):
                signature()
    for sentence in st.session_state.get(_TAKEN, ()):
        st.html(f'<p class="bl-note">{escaped(sentence)}</p>')


def _take_in() -> None:
    """Write the entries of an uploaded file into the journal, those it has already left out."""
    upload = st.session_state[_UPLOAD]
    if upload is None:
        return
    try:
        taken = exchange.take(load_settings().store, upload.getvalue())
    except (StoreError, OSError) as error:
        st.session_state[_TAKEN] = (f"Nothing was taken in: {error}",)
        return
    known = f", {taken.known:,} known already" if taken.known else ""
    said = f"{number(taken.taken, 'correction')} taken in{known}."
    st.session_state[_TAKEN] = (said, *(f"Left out: {problem}" for problem in taken.refused))
    if taken.taken:
        bring_into_force(said)

"""What the last build found new: how many files came in, which of them could not be read and why."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from components.settings import load_settings
from components.store.arrivals import Arrivals, arrivals
from components.store.ledger import FILE
from components.widgets.marked_text import escaped
from components.widgets.wording import number

_SHOWN = 5  # files named one by one


def last_arrivals() -> None:
    """Say what the last build found new; what could not be read of it is named with reason and remedy."""
    found = _found()
    if found is None:
        return
    lines = [f"<p>{escaped(in_words(found))}</p>"]
    failed = [one for one in [*found.came, *found.changed] if one["status"] == "failed"]
    lines += [
        f"<p><b>Not read: {escaped(one['file'])}</b> {escaped(one['reason'] or '')}</p>" for one in failed[:_SHOWN]
    ]
    if len(failed) > _SHOWN:
        lines.append(f"<p><b>Not read: {len(failed) - _SHOWN:,} more.</b> The table below has them first.</p>")
    st.html(f'<div class="bl-note" role="status">{"".join(lines)}</div>')


def in_words(found: Arrivals) -> str:
    """Return what came, changed and went, in a sentence."""
    parts = []
    if found.came:
        parts.append(f"{number(len(found.came), 'file')} came in {_of_these(found.came)}")
    if found.changed:
        parts.append(f"{number(len(found.changed), 'file')} changed {_of_these(found.changed)}")
    if found.removed:
        parts.append(f"{number(len(found.removed), 'file')} left")
    said = ", ".join(parts) or "nothing new"
    return f"Last look, {found.at[:16].replace('T', ' ')} UTC: {said}."


def _of_these(files: list[Mapping[str, Any]]) -> str:
    """Return what became of files: '(2 read, with 3 articles; 1 not read)'."""
    read = [one for one in files if one["status"] == "read"]
    failed = sum(one["status"] == "failed" for one in files)
    left_out = len(files) - len(read) - failed
    articles = number(sum(int(one["articles"]) for one in read), "article")
    parts = [f"{len(read):,} read, with {articles}"] if read else []
    parts += [f"{failed:,} not read"] if failed else []
    parts += [f"{left_out:,} left out"] if left_out else []
    return f"({'; '.join(parts)})"


def _found() -> Arrivals | None:
    path = load_settings().store / FILE
    try:
        known = path.stat()
    except OSError:
        return None
    return _arrivals(str(path.parent), known.st_size, known.st_mtime_ns)


@st.cache_data(max_entries=2, show_spinner=False)
def _arrivals(store: str, size: int, changed: int) -> Arrivals | None:
    return arrivals(Path(store))

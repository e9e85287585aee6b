"""The ledger of the store: every file ever given, through all builds, also those that are no longer given."""

from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.settings import load_settings
from components.store.ledger import FILE, LINES, REMOVED, ledger
from components.widgets.data_table import data_table, download
from components.widgets.received import COUNTS, MOST, STATUS_NAMES, cut_note, shown_by_status
from components.widgets.wording import number

COLUMNS = {
    "source_file": st.column_config.TextColumn("File", width=240),
    "state": st.column_config.TextColumn("Status", width=80),
    "given": st.column_config.TextColumn("First given", width=130),
    "seen": st.column_config.TextColumn("Last seen", width=130),
    "removed": st.column_config.TextColumn("Removed", width=130),
    "changes": st.column_config.NumberColumn(
        "Changes", format="localized", width=75, help="How often it, or what became of it, changed"
    ),
    **COUNTS,
    "reason": st.column_config.TextColumn("Reason and remedy", width="large"),
}
_NAMES = {**STATUS_NAMES, REMOVED: "Removed"}


def file_history(status: DeltaGenerator) -> None:
    """Show every file ever given; `status` is the place of the switch between statuses."""
    files = histories()
    if files.empty:
        st.caption("The ledger begins with the next build.")
        return
    lines = int(files["lines_in"].sum())
    st.caption(
        f"{number(len(files), 'file').capitalize()} ever given, {lines:,} lines in and as many out: text, headings, "
        "captions or dropped. Kept through all builds; moments are UTC."
    )
    with status:
        shown = shown_by_status(files, list(_NAMES.values()), "history_status")
    cut_note(len(shown))
    data_table(shown.head(MOST), COLUMNS, key="histories", alt="Every file ever given")
    if len(shown) > MOST:
        download(shown[list(COLUMNS)], what="Every file ever given, all of them", key="all_histories")


def histories() -> pd.DataFrame:
    """Return the ledger, a row a file: source_file, state, given, seen, removed, changes, articles, lines, reason."""
    path = load_settings().store / FILE
    try:
        known = path.stat()
    except OSError:
        return pd.DataFrame()
    return _histories(str(path.parent), known.st_size, known.st_mtime_ns)


@st.cache_data(max_entries=2, show_spinner=False)
def _histories(store: str, size: int, changed: int) -> pd.DataFrame:
    rows = [
        {
            "source_file": one.file,
            "status": one.status,
            "state": _NAMES.get(one.status, one.status),
            "given": _minute(one.given),
            "seen": _minute(one.seen),
            "removed": _minute(one.removed or ""),
            "changes": one.changes,
            "articles": one.facts["articles"],
            **{name: one.facts[name] for name in LINES},
            "reason": one.facts["reason"] or "",
        }
        for one in ledger(Path(store))
    ]
    return pd.DataFrame(rows)


def _minute(moment: str) -> str:
    return moment[:16].replace("T", " ")

"""What came in and what did not, file by file: status, articles, what became of the lines, reason and remedy."""

import pandas as pd
import streamlit as st

from components.queries import ledger as questions
from components.widgets.corpus import ask, seen_build
from components.widgets.data_table import data_table

STATUS_NAMES = {"read": "Read", "failed": "Not read", "skipped": "Left out"}
_ALL = "All"


def _count(heading: str, meaning: str | None = None) -> object:
    return st.column_config.NumberColumn(heading, format="localized", width=85, help=meaning)


COLUMNS = {
    "source_file": st.column_config.TextColumn("File", width=260),
    "state": st.column_config.TextColumn("Status", width=80),
    "articles": _count("Articles"),
    "lines_in": _count("Lines in", "Each of them is text, heading, caption or dropped"),
    "lines_body": _count("Text"),
    "lines_heading": _count("Headings"),
    "lines_caption": _count("Captions"),
    "lines_furniture": _count("Dropped"),
    "reason": st.column_config.TextColumn("Reason and remedy", width="large"),
}


def received() -> None:
    """Show the files of the build that is shown, by status; nothing where there is none."""
    if seen_build() is None:
        return
    files = with_states(ask(questions.files))
    counts = files["state"].value_counts()
    options = [_ALL, *(name for name in STATUS_NAMES.values() if counts.get(name, 0))]
    st.subheader("What came of every file", anchor=False)
    chosen = st.segmented_control(
        "Status",
        options,
        default=_ALL,
        required=True,
        key="file_status",
        format_func=lambda name: f"{name} {len(files) if name == _ALL else counts.get(name, 0):,}",
        label_visibility="collapsed",
    )
    shown = files if chosen in (_ALL, None) else files[files["state"] == chosen]
    data_table(shown, COLUMNS, key="received", alt="Files with what came of them")


def with_states(files: pd.DataFrame) -> pd.DataFrame:
    """Return files with their status in words, what could not be read first."""
    order = {"failed": 0, "skipped": 1, "read": 2}
    return files.assign(state=files["status"].map(STATUS_NAMES)).sort_values(
        "status", key=lambda statuses: statuses.map(order), kind="stable"
    )

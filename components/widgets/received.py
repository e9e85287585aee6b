"""What came in and what did not, file by file: status, articles, what became of the lines, reason and remedy."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.queries import ledger as questions
from components.widgets.corpus import ask
from components.widgets.data_table import download, without_nulls

STATUS_NAMES = {"failed": "Not read", "skipped": "Left out", "read": "Read"}
_ALL = "All"
MOST = 2_000
"""Rows that a page shows of a corpus of any size; its CSV has all."""
_ROW, _TALLEST = 32, 515


def _count(heading: str, meaning: str | None = None) -> object:
    return st.column_config.NumberColumn(heading, format="localized", width=75, help=meaning)


COUNTS = {
    "articles": _count("Articles"),
    "lines_in": _count("Lines in", "Each of them is text, heading, caption or dropped"),
    "lines_body": _count("Text"),
    "lines_heading": _count("Headings"),
    "lines_caption": _count("Captions"),
    "lines_furniture": _count("Dropped"),
}
COLUMNS: dict[str, Any] = {
    "source_file": st.column_config.TextColumn("File", width=220),
    "state": st.column_config.TextColumn("Status", width=80),
    **COUNTS,
    "reason": st.column_config.TextColumn("Reason and remedy", width="large"),
}


def received(status: DeltaGenerator) -> pd.Series | None:
    """Show the files of the build that is shown, what could not be read first; return the one that is chosen.

    `status` is the place of the switch between statuses.
    """
    files = with_states(ask(questions.files))
    with status:
        shown = shown_by_status(files, list(STATUS_NAMES.values()))
    st.dataframe(
        without_nulls(shown[list(COLUMNS)].head(MOST)),
        hide_index=True,
        column_config=COLUMNS,
        height=min(_ROW * len(shown) + _ROW + 3, _TALLEST),
        row_height=_ROW,
        key="received",
        alt="Files with what came of them",
        on_select="rerun",
        selection_mode="single-row",
    )
    cut_note(len(shown))
    download(shown[list(COLUMNS)], what="Files with what came of them", key="received")
    rows = st.session_state["received"]["selection"]["rows"]
    return shown.iloc[rows[0]] if rows and rows[0] < len(shown) else None


def cut_note(rows: int) -> None:
    """Say so where a table has more rows than the page shows."""
    if rows > MOST:
        st.caption(f"The first {MOST:,} of {rows:,} files are shown: choose a status, or save all as CSV.")


def with_states(files: pd.DataFrame) -> pd.DataFrame:
    """Return files with their status in words, what could not be read first."""
    order = {status: place for place, status in enumerate(STATUS_NAMES)}
    return files.assign(state=files["status"].map(STATUS_NAMES)).sort_values(
        "status", key=lambda statuses: statuses.map(order), kind="stable"
    )


def shown_by_status(files: pd.DataFrame, names: Sequence[str], key: str = "file_status") -> pd.DataFrame:
    """Show a switch between the statuses that files have, each with its count; return the files of the chosen one."""
    counts = files["state"].value_counts()
    options = [_ALL, *(name for name in names if counts.get(name, 0))]
    chosen = st.segmented_control(
        "Status",
        options,
        default=_ALL,
        required=True,
        key=key,
        format_func=lambda name: f"{name} {len(files) if name == _ALL else counts.get(name, 0):,}",
        label_visibility="collapsed",
    )
    return files if chosen not in counts else files[files["state"] == chosen]

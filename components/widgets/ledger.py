"""The ledger: every line of every file as given, kept or dropped, and why. It is of the whole corpus."""

from typing import Any

import pandas as pd
import streamlit as st

from components.queries import ledger as questions
from components.widgets.all_rows import MOST_IN_FILE, MOST_ROWS, all_rows, as_they_are
from components.widgets.corpus import ask
from components.widgets.data_table import data_table
from components.widgets.languages import language_table
from components.widgets.wording import KIND_NAMES, number


def _count(heading: str) -> object:
    return st.column_config.NumberColumn(heading, format="localized", width="small")


_TEXT = st.column_config.TextColumn("Text", width="large")
_FILE = st.column_config.TextColumn("File", width=210)
_FILES = {
    "source_file": _FILE,
    "status": st.column_config.TextColumn("Status", width="small"),
    "articles": _count("Articles"),
    "lines_in": _count("Lines in"),
    "lines_body": _count("Text"),
    "lines_heading": _count("Headings"),
    "lines_caption": _count("Captions"),
    "lines_furniture": _count("Dropped"),
    "reason": st.column_config.TextColumn("Reason", width="medium"),
    "media_type": st.column_config.TextColumn("Type", width="small"),
    "encoding": st.column_config.TextColumn("Encoding", width="small"),
}


def ledger() -> None:
    """Show the files, what became of their lines, the lines that were dropped and the paragraphs that repeat."""
    files, sums = ask(questions.files, MOST_ROWS), ask(questions.lines_in_all).iloc[0]
    st.markdown(_summary(sums))
    st.caption("The ledger is of the whole corpus; the filters do not apply here.")
    data_table(
        files,
        _FILES,
        key="files",
        alt="Files as given, with what became of their lines",
        every=all_rows(int(sums["files"]), as_they_are, questions.files, MOST_IN_FILE),
    )

    language_table()
    left, right = st.columns([2, 3], gap="medium")
    reasons = ask(questions.lines_by_reason)
    with left:
        st.subheader("What became of the lines", anchor=False)
        shown = reasons.assign(kind=reasons["kind"].map(KIND_NAMES))
        columns = {
            "kind": "Kept as",
            "reason": st.column_config.TextColumn("Reason", width="medium"),
            "lines": _count("Lines"),
        }
        data_table(shown, columns, key="reasons", alt="Lines by what became of them")
    with right:
        st.subheader("Lines that were dropped", anchor=False)
        columns = {"text": _TEXT, "reason": st.column_config.TextColumn("Reason", width=150), "source_file": _FILE}
        dropped = int(reasons.loc[reasons["kind"] == "furniture", "paragraphs"].sum())
        data_table(
            ask(questions.dropped_lines, MOST_ROWS),
            columns,
            key="dropped_lines",
            alt="Lines that were dropped, with reasons",
            every=all_rows(dropped, as_they_are, questions.dropped_lines, MOST_IN_FILE),
        )
    repeated = ask(questions.repeated_paragraphs)
    if len(repeated):
        st.subheader("Paragraphs that repeat another one", anchor=False)
        columns = {"text": _TEXT, "kind": "Kind", "source_file": _FILE}
        data_table(
            repeated, columns, key="repeated", alt="Paragraphs that repeat another one of their file and count once"
        )


def _summary(sums: "pd.Series[Any]") -> str:
    """Return the sum of the ledger in one sentence: as many lines out as came in."""
    failed, read = int(sums["failed"]), int(sums["read"])
    lost = f" {number(failed, 'file')} could not be read: see the reason in the table." if failed else ""
    return (
        f"**{sums['lines_in']:,} lines came in from {number(read, 'file')}:** {sums['lines_body']:,} are "
        f"article text, {sums['lines_heading']:,} headings, {sums['lines_caption']:,} captions, and "
        f"{sums['lines_furniture']:,} were dropped as page furniture, each with a reason.{lost}"
    )

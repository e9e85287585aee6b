"""Pinning to the briefing from anywhere: a passage, a chart with its numbers, a view. All are callbacks.

What is pinned is kept as it was seen: the words, the numbers under their filters, and the paragraphs behind each.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.briefing.citations import besides_filters
from components.briefing.current import source_of
from components.briefing.records import Cell, Chart, Column, Mark, Passage, Row, Seen, Source, View
from components.queries.filters import Filters
from components.queries.headings import pick_title
from components.queries.passages import passages
from components.queries.picks import Pick, parse
from components.queries.sources import cited, paragraphs_behind
from components.queries.spans import picked_spans
from components.widgets.address import current_pick
from components.widgets.briefing_session import add, briefing, new_id
from components.widgets.corpus import ask, seen_build
from components.widgets.filter_bar import chosen_filters
from components.widgets.filter_chips import filters_in_words
from components.widgets.page_shown import page_shown
from components.widgets.pinned_grid import grid_of

MOST_ROWS, MOST_SOURCES = 30, 10
"""Rows of a chart that are kept, and paragraphs that are cited for each of them; the link of the row opens all."""
_EVERYTHING = Pick("all", ())
_ACT_COLUMNS = ("cooperation", "conflict")


def pin_passage(paragraph_id: str, pick: str | None = None) -> None:
    """Pin a paragraph, the words of the pick (its text) marked where one is given."""
    if is_pinned(paragraph_id):
        st.toast("This passage is in the briefing already.")
        return
    found = ask(cited, (paragraph_id,))
    if found.empty:
        st.toast("Only paragraphs of an article's text can be pinned.", icon=":material/warning:")
        return
    filters, picked = chosen_filters(), parse(pick)
    shown = picked or Pick("paragraph", (paragraph_id,))
    spans = ask(picked_spans, shown, filters, (paragraph_id,)).get(paragraph_id, ()) if picked else ()
    row = next(found.itertuples(index=False))
    passage = Passage(
        new_id(),
        ask(pick_title, picked) if picked and picked != _EVERYTHING else "",
        source_of(row),
        str(row.text),
        tuple(Mark(span.start, span.end, span.kind) for span in spans),
        _view(filters, picked),
    )
    add(passage, "Passage")


def pin_chart(heading: str, frame: pd.DataFrame, columns: Mapping[str, Any], *, filters: Filters | None = None) -> None:
    """Pin the numbers of a chart: the named columns of its frame, each row with the paragraphs behind its `pick`.

    `columns` are as data_table takes them. A column `count`, or the one of the unit, is drawn as bars.
    """
    filters = filters or chosen_filters()
    kept = _largest_cells(frame).head(MOST_ROWS)
    names = list(columns)
    picks = [parse(text) for text in kept["pick"]] if "pick" in kept else [None] * len(kept)
    cells = kept[names].astype(object).where(kept[names].notna(), None)
    rows = tuple(
        Row(tuple(map(_cell, values)), pick, sources, paragraphs)
        for values, pick, (sources, paragraphs) in zip(
            cells.itertuples(index=False), picks, _behind(picks, filters), strict=True
        )
    )
    drawn = _drawn(names, filters.unit)
    headings = tuple(Column(_heading(columns[name]), drawn.get(name, "")) for name in names)
    view = _view(filters, current_pick())
    add(Chart(new_id(), heading, headings, rows, len(frame), view, grid=grid_of(frame, names)), "Chart")


def pin_view() -> None:
    """Pin what the page shows: its filters, what is picked there, how much that is."""
    filters, picked = chosen_filters(), current_pick()
    pick = picked or _EVERYTHING
    found = ask(passages, pick, filters, limit=1)
    ((sources, paragraphs),) = _behind([pick], filters)
    title = ask(pick_title, pick) if picked else page_shown().capitalize()
    add(Seen(new_id(), title, found.heading, sources, paragraphs, _view(filters, picked)), "View")


def is_pinned(paragraph_id: str) -> bool:
    """Return whether a paragraph stands in the briefing as a passage."""
    return any(isinstance(pin, Passage) and pin.source.paragraph_id == paragraph_id for pin in briefing().pins)


def _behind(picks: Sequence[Pick | None], filters: Filters) -> list[tuple[tuple[Source, ...], int]]:
    """Return for each pick the first paragraphs behind it, and how many there are."""
    found = [ask(paragraphs_behind, pick, filters, MOST_SOURCES) if pick else ([], 0) for pick in picks]
    every = ask(cited, tuple(dict.fromkeys(paragraph for paragraphs, _ in found for paragraph in paragraphs)))
    known = {source.paragraph_id: source for source in map(source_of, every.itertuples(index=False))}
    return [(tuple(known[paragraph] for paragraph in paragraphs), count) for paragraphs, count in found]


def _view(filters: Filters, pick: Pick | None) -> View:
    build, held = seen_build(), [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    words = filters_in_words(filters)
    return View(page_shown(), filters, pick, words, build.id if build else "", besides_filters(held))


def _largest_cells(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the cells of a matrix by their size, largest first; other frames come in their own order."""
    if {"row_label", "column_label", "count"} <= set(frame.columns):
        return frame.sort_values("count", ascending=False, kind="stable")
    return frame


def _drawn(names: Sequence[str], unit: str) -> dict[str, str]:
    """Return which columns are drawn as bars, and as what."""
    signs = {name: name for name in _ACT_COLUMNS if name in names}
    if signs:
        return signs
    counted = next((name for name in ("count", unit) if name in names), None)
    return {counted: "count"} if counted else {}


def _heading(column: object) -> str:
    """Return the heading of a column as data_table takes it: a text, or a column configuration."""
    label = column.get("label") if isinstance(column, dict) else column
    return str(label or "")


def _cell(value: object) -> Cell:
    if hasattr(value, "item"):  # numpy's numbers
        value = value.item()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or isinstance(value, str | int | float):
        return value
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)

"""A table with its download button; rows may be picked, which is also the way without a mouse."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components.queries.filters import Filters
from components.store.export import frame_as_csv
from components.widgets.address import choose_picked_row, picked_in_table
from components.widgets.all_rows import MOST_IN_FILE, AllRows
from components.widgets.file_names import filtered_file_name
from components.widgets.filter_bar import chosen_filters
from components.widgets.pin_button import pin_button
from components.widgets.wording import number

_ROW, _TALLEST = 32, 515
_WRAPPED_ROW = 70  # Streamlit wraps texts in rows of this height and more


def data_table(  # noqa: PLR0913 - a table, its columns, and what is said of them
    frame: pd.DataFrame,
    columns: Mapping[str, Any],
    *,
    key: str,
    alt: str,
    picks: bool = True,
    wrapped: bool = False,
    filters: Filters | None = None,
    every: AllRows | None = None,
) -> None:
    """Show the named columns of a frame in this order, and a button that saves all of its rows as CSV.

    `columns` maps a column to its heading or to a column configuration. Where the frame has a column `pick` and
    `picks` is true, choosing a row opens the passages behind it, and the table can be pinned to the briefing under
    `alt`. Texts that are `wrapped` show four lines before they are cut. `filters` are those of the table where they are
    not those of the bar; `every` leads to all rows where the frame holds the first of them only.
    """
    shown = without_nulls(frame[list(columns)])
    chosen: dict[str, Any] = {}
    row = _WRAPPED_ROW if wrapped else _ROW
    if picks and "pick" in frame:
        picks_of_rows = list(frame["pick"])
        choose_picked_row(key, picks_of_rows)
        chosen = {
            "on_select": lambda: picked_in_table(key, picks_of_rows),
            "selection_mode": "single-row",
        }
    st.dataframe(
        shown,
        hide_index=True,
        column_config=dict(columns),
        height=min(row * len(shown) + _ROW + 3, _TALLEST),
        row_height=row,
        key=key,
        alt=alt,
        **chosen,
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        download(shown, what=alt, key=key, every=every)
        if chosen:
            pin_button(alt, frame, columns, key=key, filters=filters)


def download(frame: pd.DataFrame, *, what: str, key: str, every: AllRows | None = None) -> None:
    """Show a button that saves a frame as CSV, named by what it holds; the file is made when the button is pressed.

    `every` leads to all rows where the frame holds the first of them only.
    """
    rows = every.rows if every else len(frame)

    def whole() -> bytes:
        found = every.found() if every and rows > len(frame) else frame
        return frame_as_csv(without_nulls(found[list(frame.columns)]))

    st.download_button(
        f"CSV, first {MOST_IN_FILE:,} of {rows:,} rows" if rows > MOST_IN_FILE else f"CSV, {number(rows, 'row')}",
        data=whole,
        file_name=f"{filtered_file_name(what, chosen_filters())}.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        key=f"{key}_csv",
        on_click="ignore",
    )


def without_nulls(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame whose text columns are blank where they are null: 'None' is no word for a reader."""
    texts = [name for name in frame.columns if pd.api.types.is_string_dtype(frame[name])]
    return frame.assign(**{name: frame[name].fillna("") for name in texts})

"""A chart and the table behind it under one heading; only the one that is looked at is made."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components.charts.layout import CONFIG, Chart
from components.queries.filters import Filters
from components.widgets.address import picked_on_chart
from components.widgets.all_rows import AllRows
from components.widgets.data_table import data_table
from components.widgets.pin_button import pin_button
from components.widgets.save_picture import save_picture
from components.widgets.switch import switch

CHART, TABLE = "Chart", "Table"
# what takes the focus where a wide chart is moved sideways on a phone, so that the arrow keys move it too (style.css)
_SIDEWAYS = '<span class="bl-sideways" tabindex="0">Wide chart: the arrow keys move it sideways.</span>'


def chart_block(  # noqa: PLR0913 - a chart, its table, and what is said about them
    heading: str,
    draw: Callable[[], Chart],
    frame: pd.DataFrame,
    columns: Mapping[str, Any],
    *,
    key: str,
    help: str | None = None,
    note: str = "",
    filters: Filters | None = None,
    every: AllRows | None = None,
) -> None:
    """Show a heading, a switch between chart and table, and the one that is chosen; either can be clicked.

    `draw` makes the chart, `frame` and `columns` the table (see data_table). A `note` stands
    under the chart (what it leaves out). A wide chart keeps its width on a phone and is moved sideways. `filters` are
    those of the chart where they are not those of the bar; `every` leads to all rows where the frame holds the
    first of them only.
    """
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(heading, help=help, anchor=False, width="content")
        view = switch(f"{heading}: chart or table", [CHART, TABLE], f"{key}_as")
    if view == TABLE:
        data_table(frame, columns, key=f"{key}_table", alt=heading, filters=filters, every=every)
        return
    chart = draw()
    chart_key = f"{key}_chart"
    with st.container(key=f"wide_{key}" if chart.wide else f"plain_{key}"):
        if chart.wide:
            st.html(_SIDEWAYS)
        st.plotly_chart(
            chart.figure,
            key=chart_key,
            on_select=lambda: picked_on_chart(chart_key),
            selection_mode="points",
            config=CONFIG,
            alt=chart.alt,
        )
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"under_{key}"):
        st.caption(note, width="stretch")
        pin_button(heading, frame, columns, key=key, filters=filters)
        save_picture(heading, chart_key)


def cut(shown: int, all_rows: int, in_table: int = 0) -> str:
    """Return the note under a chart that shows the first rows only; nothing where it shows all.

    `in_table` is how many the table has, where these are not all.
    """
    if all_rows <= shown:
        return ""
    table = f"{in_table:,}" if 0 < in_table < all_rows else "all"
    return f"The first {shown} of {all_rows:,}; the table has {table}."

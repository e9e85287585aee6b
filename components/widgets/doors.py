"""Marks of the overview: a click opens the page that says more, with the passages behind the mark."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components.charts.layout import CONFIG, Chart
from components.widgets.address import PICK, clicked_pick
from components.widgets.data_table import download, without_nulls
from components.widgets.pin_button import pin_button
from components.widgets.save_picture import save_picture

_ROW = 32  # pixels of a row of a table


def through(page: str) -> Callable[[str | None], None]:
    """Return a callback that opens a page (the name of its file) with a pick, the filters kept."""

    def go(pick: str | None) -> None:
        if pick:
            st.switch_page(f"components/pages/{page}.py", query_params={PICK: pick})

    return go


def chart_door(
    chart: Chart, page: str, frame: pd.DataFrame, columns: Mapping[str, str], *, key: str, heading: str
) -> None:
    """Show a chart whose marks lead to a page; under it, as files and to pin, the chart and the table behind it.

    `frame` and `columns` are the table (see data_table), `heading` is what the chart is called there.
    """
    go = through(page)
    st.plotly_chart(
        chart.figure,
        key=key,
        on_select=lambda: go(clicked_pick(key)),
        selection_mode="points",
        config=CONFIG,
        alt=chart.alt,
    )
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="right", gap="small", key=f"under_{key}"
    ):
        download(without_nulls(frame[list(columns)]), what=heading, key=key)
        pin_button(heading, frame, columns, key=key)
        save_picture(heading, key)


def row_door(frame: pd.DataFrame, columns: Mapping[str, Any], page: str, *, key: str, alt: str) -> None:
    """Show a table, all of its rows, which lead to a page."""
    go = through(page)
    picks = list(frame["pick"])

    def chosen() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        go(picks[rows[0]] if rows else None)

    st.dataframe(
        without_nulls(frame[list(columns)]),
        height=_ROW * (len(frame) + 1) + 3,
        row_height=_ROW,
        hide_index=True,
        column_config=dict(columns),
        key=key,
        on_select=chosen,
        selection_mode="single-row",
        alt=alt,
    )

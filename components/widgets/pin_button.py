"""The quiet button that pins what stands above it: a chart or a table, with its numbers."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components.queries.filters import Filters
from components.widgets.pinning import pin_chart


def pin_button(
    heading: str,
    frame: pd.DataFrame,
    columns: Mapping[str, Any],
    *,
    key: str,
    filters: Filters | None = None,
) -> None:
    """Show the button that pins a chart or a table to the briefing (see pinning.pin_chart)."""
    st.button(
        "Pin",
        icon=":material/keep:",
        type="tertiary",
        key=f"pin_chart_{key}",
        help="Pin this to the briefing, with its numbers and the paragraphs behind them",
        on_click=pin_chart,
        args=(heading, frame, columns),
        kwargs={"filters": filters},
    )

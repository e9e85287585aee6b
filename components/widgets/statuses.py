"""Which acts count: what happened, by default; what is planned, denied, hypothetical or long past, by a chip."""

from dataclasses import replace

import streamlit as st

from components.queries.filters import Filters
from components.schema import STATUSES
from components.widgets.wording import STATUS_DEFINITIONS, STATUS_NAMES


def with_statuses(filters: Filters) -> Filters:
    """Show the chips; return the filters with the statuses chosen. With none chosen, what happened counts."""
    chosen = st.pills(
        "Which acts count",
        STATUSES,
        format_func=STATUS_NAMES.__getitem__,
        default=list(filters.statuses),
        selection_mode="multi",
        key="status",
        help="\n\n".join(f"**{STATUS_NAMES[status]}**: {STATUS_DEFINITIONS[status]}" for status in STATUSES),
        bind="query-params",
        label_visibility="collapsed",
    )
    kept = tuple(status for status in STATUSES if status in chosen)
    return replace(filters, statuses=kept or filters.statuses)

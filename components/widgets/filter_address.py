"""The choices of the filter bar in the address, short and stable: `?country=PER&country=CHL&theme=drugs_crime`.

Streamlit writes a bound widget into the address by the texts of its options, and those carry numbers that change. So
the lists live in bound fields of their own, which the style sheet hides: fields that take any text, as an address may
hold any. Back, Forward, copied links and changes of page are then Streamlit's business. The fields that an analyst
sees copy their choice into these.
"""

import streamlit as st

from components.queries.filters import Filters

KEYS = {"country": "countries", "theme": "themes", "actor": "actors", "article": "articles"}
"""Parameter of the address (and key of its list in the session) -> dimension of Filters."""


def lists_in_address() -> dict[str, list[str]]:
    """Return what the address holds for each list, as it is written there: codes, old codes, names, anything."""
    with st.container(key="filter_address"):
        return {
            key: list(
                st.multiselect(
                    f"{key} in the address",
                    [],
                    accept_new_options=True,
                    key=key,
                    bind="query-params",
                    persist_state="session",
                )
            )
            for key in KEYS
        }


def write_list(key: str, values: list[str]) -> None:
    """Set one list, for callbacks: the address follows."""
    st.session_state[key] = values


def drop_from_list(key: str, value: str, filters: Filters) -> None:
    """Take one value out of a list, for callbacks; `filters` are those that the page shows."""
    write_list(key, [other for other in getattr(filters, KEYS[key]) if other != value])

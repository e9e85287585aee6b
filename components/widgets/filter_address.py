"""The choices of the filter bar in the address, short and stable: `?country=PER&country=CHL&match=between`.

Streamlit writes a bound widget into the address by the texts of its options, and those carry numbers that change. So
the lists live in bound fields of their own, which the style sheet hides: fields that take any text, as an address may
hold any. Back, Forward, copied links and changes of page are then Streamlit's business. The fields that an analyst
sees copy their choice into these.
"""

from dataclasses import replace
from typing import Any

import streamlit as st

from components.queries.filters import Filters

KEYS = {
    "country": "countries",
    "match": "match",
    "theme": "themes",
    "actor": "actors",
    "story": "stories",
    "article": "articles",
    "publisher": "publishers",
    "class": "classes",
    "status": "statuses",
    "flag": "flag",
}
"""Parameter of the address (and key of its list in the session) -> field of Filters."""
_NOTHING_SET = Filters()


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


def with_lists(filters: Filters, lists: dict[str, list[str]]) -> Filters:
    """Return the filters with the values of the lists; an empty list sets nothing. One value of `match`, `flag`."""
    given: dict[str, Any] = {}
    for key, values in lists.items():
        if values:
            single = isinstance(getattr(filters, KEYS[key]), str)
            given[KEYS[key]] = values[0] if single else tuple(values)
    return replace(filters, **given)


def values_of(filters: Filters, key: str) -> tuple[str, ...]:
    """Return what the filters hold for one list."""
    value = getattr(filters, KEYS[key])
    return ((value,) if value else ()) if isinstance(value, str) else tuple(value)


def set_values(filters: Filters, key: str) -> tuple[str, ...]:
    """Return what an analyst has set for one list: nothing where it is as it is when nothing is set."""
    values = values_of(filters, key)
    return () if values == values_of(_NOTHING_SET, key) else values


def write_list(key: str, values: list[str]) -> None:
    """Set one list, for callbacks: the address follows; what is so without being set leaves the address."""
    st.session_state[key] = [] if tuple(values) == values_of(_NOTHING_SET, key) else values


def drop_from_list(key: str, value: str, filters: Filters) -> None:
    """Take one value out of a list, for callbacks; `filters` are those that the page shows."""
    write_list(key, [other for other in values_of(filters, key) if other != value])

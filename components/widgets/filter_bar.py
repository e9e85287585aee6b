"""The one filter bar: what is looked at, on every page, in the address, so that a copied link shows the same view."""

from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb
import streamlit as st

from components.queries.filters import UNITS, Checked, Filters
from components.queries.options import days, text_flags
from components.widgets.corpus import ask
from components.widgets.filter_address import KEYS, lists_in_address, values_of, with_lists, write_list
from components.widgets.filter_chips import what_is_set
from components.widgets.filter_choices import Choices, choices
from components.widgets.marked_text import escaped

# the fields in sight, those behind the button "More", and what each is called
_FIRST = ("country", "match", "theme", "actor")
_MORE = ("story", "article", "publisher", "class", "status", "flag")
_NAMES = {
    "country": "Country",
    "match": "How the countries go together",
    "theme": "Theme",
    "actor": "Actor",
    "story": "Story told in several articles",
    "article": "Article",
    "publisher": "Publisher",
    "class": "Kind of act",
    "status": "Status of acts",
    "flag": "Notes on the text",
}
_ONE_VALUE = ("match", "flag")
_BOUND: dict[str, Any] = {"bind": "query-params", "persist_state": "session"}
_ROW: dict[str, Any] = {"horizontal": True, "vertical_alignment": "center", "gap": "small"}

# what is kept of a session beside the widgets themselves
_CHOSEN, _UNFOLDED, _WIDE = "chosen_filters", "filters_unfolded", "more_filters"


def filter_bar(beside: Callable[[], None]) -> Filters:
    """Show the filter bar, what is set and how much that leaves; return the filters as this build can answer them.

    `beside` shows what stands at its end, after the link to the view.
    """
    given = {key: choices(key).read(texts) for key, texts in lists_in_address().items()}
    unfolded, more = (st.session_state.setdefault(key, False) for key in (_UNFOLDED, _WIDE))
    st.button(
        "Filters", icon=":material/tune:", key="unfold_filters", on_click=_turn, args=(_UNFOLDED,), width="stretch"
    )
    # The fields stay on the page when they are folded away on a phone (style.css): a bound field that is not there
    # would send its old value back.
    with st.container(key="filters_open" if unfolded else "filters_shut", gap="small"):
        with st.container(**_ROW):
            shown = [key for key in _FIRST if key != "match" or len(given["country"]) > 1]
            places = {key: st.container(width=150 if key == "match" else "stretch") for key in shown}
            checked = ask(_checked, with_lists(_fields(), given))
            st.button(
                "Less" if more else "More",
                icon=":material/expand_less:" if more else ":material/expand_more:",
                key="more_fields",
                help="Story, article, publisher, kind and status of acts, notes on the text",
                on_click=_turn,
                args=(_WIDE,),
            )
        if more:
            with st.container(**_ROW):
                places |= {key: st.container() for key in _MORE if _offers_something(key)}
        for key, place in places.items():
            with place:
                (_one_value_field if key in _ONE_VALUE else _list_field)(key, given[key], checked.filters)
    for sentence in checked.dropped:
        st.html(f'<p class="bl-note">{escaped(sentence)}</p>')
    what_is_set(checked.filters, reset_filters, beside)
    st.session_state[_CHOSEN] = checked.filters
    return checked.filters


def chosen_filters() -> Filters:
    """Return the filters that the bar shows, for the pages."""
    filters = st.session_state[_CHOSEN]
    if not isinstance(filters, Filters):
        raise TypeError("the filter bar has not run: pages are opened by dashboard.py")
    return filters


def reset_filters() -> None:
    """Take all filters away; what is counted stays."""
    for key in KEYS:
        clear_filter(key)
    st.session_state["dates"] = ()
    st.session_state["words"] = ""
    st.session_state["undated"] = True


def set_filters(filters: Filters) -> None:
    """Set all filters at once, for callbacks of pages."""
    for key in KEYS:
        write_list(key, list(values_of(filters, key)))
    st.session_state["dates"] = tuple(day for day in (filters.date_from, filters.date_to) if day)
    st.session_state["words"] = filters.text
    st.session_state["undated"] = filters.undated
    st.session_state["unit"] = filters.unit


def filter_by(key: str, value: str) -> None:
    """Set one filter (country, theme, actor, article, ...) to one value, for callbacks of pages."""
    write_list(key, [value])


def clear_filter(key: str) -> None:
    """Take one filter (country, theme, actor, article, ...) away, for callbacks of pages."""
    write_list(key, [])


def _offers_something(key: str) -> bool:
    """Return whether this corpus has anything to choose from: not every corpus names publishers or has notes."""
    if key == "flag":
        return not ask(text_flags).empty
    return key not in ("publisher", "story") or bool(choices(key).labels)


def _list_field(key: str, given: list[str], filters: Filters) -> None:
    """Show the field of one list; what is chosen goes to the address."""
    offered = choices(key, filters)
    known = values_of(filters, key)
    # in the order in which they were chosen: an entity that was merged into another stands under its new id
    chosen = [value for value in given if value in known] + [value for value in known if value not in given]
    field = _field(key, offered, chosen)
    st.multiselect(
        _NAMES[key],
        list(offered.labels),
        format_func=offered.labels.__getitem__,
        placeholder=_NAMES[key],
        key=field,
        on_change=lambda: write_list(key, st.session_state[field]),
        label_visibility="collapsed",
    )


def _one_value_field(key: str, given: list[str], filters: Filters) -> None:
    """Show the field of a list that holds one value at most; where nothing is one of its values, it is offered."""
    offered = choices(key, filters)
    chosen = next(iter(values_of(filters, key)), None)
    field = _field(key, offered, chosen)
    st.selectbox(
        _NAMES[key],
        list(offered.labels),
        index=None,
        format_func=offered.labels.__getitem__,
        placeholder=_NAMES[key],
        key=field,
        on_change=lambda: write_list(key, [st.session_state[field]] if st.session_state[field] else []),
        required=key == "match",
        label_visibility="collapsed",
    )


def _field(key: str, offered: Choices, chosen: object) -> str:
    """Return the key of a field in the session, with what is chosen put there."""
    field = f"{key}_{offered.version}"
    if st.session_state.get(field) != chosen:
        st.session_state[field] = chosen
    return field


def _fields() -> Filters:
    """Show the fields of dates, words and unit; return what they hold."""
    first, last, undated = _dates()
    words = st.text_input(
        "Words in the paragraph",
        placeholder="Words, as written",
        key="words",
        type="search",
        label_visibility="collapsed",
        **_BOUND,
    )
    unit = st.selectbox("What is counted", UNITS, key="unit", label_visibility="collapsed", width=150, **_BOUND)
    return Filters(date_from=first, date_to=last, undated=undated, text=words or "", unit=unit)


def _dates() -> tuple[date | None, date | None, bool]:
    """Show the date range, and, where one is set, whether articles without a date stay; nothing where none is dated."""
    span = ask(days).iloc[0]
    first, last, without = span["first"], span["last"], int(span["undated"])
    if first is None or first != first:  # noqa: PLR0124  (not a number: no article has a date)
        return None, None, True
    chosen = st.date_input(
        "Dates of the articles, from and to",
        value=[],
        min_value=first,
        max_value=last,
        format="YYYY-MM-DD",
        key="dates",
        label_visibility="collapsed",
        width=225,  # both days in full
        **_BOUND,
    )
    given = list(chosen) if isinstance(chosen, tuple) else []
    if not given or not without:
        return (given[0] if given else None), (given[1] if len(given) > 1 else None), True
    undated = st.toggle("Undated too", value=True, key="undated", **_BOUND)
    return given[0], (given[1] if len(given) > 1 else None), undated


def _checked(tables: duckdb.DuckDBPyConnection, filters: Filters) -> Checked:
    return filters.checked(tables)


def _turn(key: str) -> None:
    st.session_state[key] = not st.session_state[key]

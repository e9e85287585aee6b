"""The one filter bar: what is looked at, on every page, in the address, so that a copied link shows the same view."""

from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb
import streamlit as st

from components.queries.filters import UNITS, Checked, Filters
from components.queries.options import days
from components.queries.passages import Counts, count
from components.queries.picks import Pick
from components.widgets.corpus import ask, seen_build
from components.widgets.dates import shown_day
from components.widgets.filter_choices import KEYS, Choices, choices
from components.widgets.marked_text import as_label, escaped

_PLACEHOLDERS = {"country": "Country", "theme": "Theme", "actor": "Actor", "article": "Article"}
_UNIT_NAMES = {unit: f"Count {unit}" for unit in UNITS}
_EVERYTHING = Pick("all", ())
_BOUND: dict[str, Any] = {"bind": "query-params", "persist_state": "session"}

# what is kept of a session beside the widgets themselves
_CHOSEN, _UNFOLDED, _LABELS_OF = "chosen_filters", "filters_unfolded", "filter_labels_of"


def filter_bar() -> Filters:
    """Show the filter bar, what is set and how much that leaves; return the filters as this build can answer them."""
    offered = {key: choices(key) for key in KEYS}
    _settle_address(offered)
    _settle_labels(offered)
    unfolded = st.session_state.setdefault(_UNFOLDED, False)
    st.button("Filters", icon=":material/tune:", key="unfold_filters", on_click=_unfold, width="stretch")
    # The fields stay on the page when they are folded away on a phone (style.css): a field that is not there would
    # send its old value back.
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="filters_open" if unfolded else "filters_shut"
    ):
        checked = ask(_checked, _fields(offered))
    for sentence in checked.dropped:
        st.html(f'<p class="bl-note">{escaped(sentence)}</p>')
    _set_filters(offered, checked.filters)
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
        st.session_state[key] = []
    st.session_state["dates"] = ()
    st.session_state["words"] = ""
    st.session_state["undated"] = True


def filter_by(key: str, value: str) -> None:
    """Set one filter (country, theme, actor, article) to one value, for callbacks of pages."""
    st.session_state[key] = [value]


def clear_filter(key: str) -> None:
    """Take one filter (country, theme, actor, article) away, for callbacks of pages."""
    st.session_state[key] = []


def _fields(offered: dict[str, Choices]) -> Filters:
    """Show the fields; return what they hold."""
    for key, choice in offered.items():
        st.multiselect(
            _PLACEHOLDERS[key],
            list(choice.labels),
            format_func=choice.labels.__getitem__,
            placeholder=_PLACEHOLDERS[key],
            key=key,
            label_visibility="collapsed",
            **_BOUND,
        )
    first, last, undated = _dates()
    words = st.text_input(
        "Words in the paragraph",
        placeholder="Words",
        key="words",
        type="search",
        label_visibility="collapsed",
        **_BOUND,
    )
    unit = st.selectbox(
        "What is counted",
        UNITS,
        format_func=_UNIT_NAMES.__getitem__,
        key="unit",
        label_visibility="collapsed",
        width=165,
        **_BOUND,
    )
    chosen = {dimension: tuple(st.session_state[key]) for key, dimension in KEYS.items()}
    return Filters(**chosen, date_from=first, date_to=last, undated=undated, text=words or "", unit=unit)


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
        **_BOUND,
    )
    given = list(chosen) if isinstance(chosen, tuple) else []
    if not given or not without:
        return (given[0] if given else None), (given[1] if len(given) > 1 else None), True
    undated = st.toggle(f"Undated too ({without})", value=True, key="undated", **_BOUND)
    return given[0], (given[1] if len(given) > 1 else None), undated


def _set_filters(offered: dict[str, Choices], filters: Filters) -> None:
    """Show how much is left and each filter that is set, with a click to take it away; nothing where none is set."""
    chips: list[tuple[str, str, Callable[..., None], tuple[object, ...]]] = [
        (f"{key}_{value}", choice.labels[value], _drop_value, (key, value))
        for key, choice in offered.items()
        for value in st.session_state[key]
        if value in choice.labels
    ]
    if filters.date_from:
        until = f" to {shown_day(filters.date_to)}" if filters.date_to else " on"
        chips.append(("dates", f"{shown_day(filters.date_from)}{until}", _clear, ("dates", ())))
    if filters.text:
        chips.append(("words", f"“{filters.text}”", _clear, ("words", "")))
    if not chips:
        return
    left, whole = ask(count, _EVERYTHING, filters), ask(count, _EVERYTHING, Filters())
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters_set"):
        st.html(f'<span class="bl-note">{_share(left, whole)}</span>', width="content")
        for key, label, callback, arguments in chips:
            st.button(as_label(label), icon=":material/close:", key=f"drop_{key}", on_click=callback, args=arguments)
        st.button("Reset", type="tertiary", key="reset_filters", on_click=reset_filters)


def _share(left: Counts, whole: Counts) -> str:
    return f"{left.paragraphs:,} of {whole.paragraphs:,} paragraphs"


def _settle_address(offered: dict[str, Choices]) -> None:
    """Rewrite options that the address names in another way (an older number, the bare name, the code), then rerun."""
    rewritten = False
    for key, choice in offered.items():
        if key in st.session_state or key not in st.query_params:
            continue
        given = st.query_params.get_all(key)
        right = [choice.labels[value] for value in choice.written(given)]
        if right != given:
            rewritten = True
            st.query_params[key] = right
    if rewritten:
        st.rerun()


def _settle_labels(offered: dict[str, Choices]) -> None:
    """Keep what is chosen when a new build comes into force: its numbers differ, and so do the texts of the options."""
    build = seen_build()
    now = build.id if build else None
    if st.session_state.get(_LABELS_OF, now) != now:
        for key, choice in offered.items():
            if key in st.session_state:
                st.session_state[key] = [value for value in st.session_state[key] if value in choice.labels]
    st.session_state[_LABELS_OF] = now


def _checked(tables: duckdb.DuckDBPyConnection, filters: Filters) -> Checked:
    return filters.checked(tables)


def _unfold() -> None:
    st.session_state[_UNFOLDED] = not st.session_state[_UNFOLDED]


def _drop_value(key: str, value: str) -> None:
    st.session_state[key] = [other for other in st.session_state[key] if other != value]


def _clear(key: str, empty: object) -> None:
    st.session_state[key] = empty

"""The one filter bar: what is looked at, on every page, in the address, so that a copied link shows the same view."""

from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb
import streamlit as st

from components.queries.filters import UNFLAGGED, UNITS, Checked, Filters
from components.queries.options import days, text_flags
from components.queries.passages import Counts, count
from components.queries.picks import Pick
from components.widgets.corpus import ask
from components.widgets.dates import shown_day
from components.widgets.filter_address import KEYS, drop_from_list, lists_in_address, write_list
from components.widgets.filter_choices import choices
from components.widgets.marked_text import as_label, escaped

_PLACEHOLDERS = {"country": "Country", "theme": "Theme", "actor": "Actor", "article": "Article"}
_FLAGS = {
    "": "Any text",
    UNFLAGGED: "Without notes",
    "machine_translated": "Machine-translated",
    "spun": "Spun",
    "truncated": "Cut short",
}
_EVERYTHING = Pick("all", ())
_BOUND: dict[str, Any] = {"bind": "query-params", "persist_state": "session"}

# what is kept of a session beside the widgets themselves
_CHOSEN, _UNFOLDED = "chosen_filters", "filters_unfolded"


def filter_bar() -> Filters:
    """Show the filter bar, what is set and how much that leaves; return the filters as this build can answer them."""
    given = {key: choices(key).read(texts) for key, texts in lists_in_address().items()}
    unfolded = st.session_state.setdefault(_UNFOLDED, False)
    st.button("Filters", icon=":material/tune:", key="unfold_filters", on_click=_unfold, width="stretch")
    # The fields stay on the page when they are folded away on a phone (style.css): a field that is not there would
    # send its old value back.
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="filters_open" if unfolded else "filters_shut"
    ):
        places = {key: st.container() for key in KEYS}
        checked = ask(_checked, _with_fields({KEYS[key]: tuple(values) for key, values in given.items()}))
        for key, place in places.items():
            with place:
                _list_field(key, given[key], checked.filters)
    for sentence in checked.dropped:
        st.html(f'<p class="bl-note">{escaped(sentence)}</p>')
    _set_filters(checked.filters)
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
    st.session_state["flag"] = ""


def filter_by(key: str, value: str) -> None:
    """Set one filter (country, theme, actor, article) to one value, for callbacks of pages."""
    write_list(key, [value])


def clear_filter(key: str) -> None:
    """Take one filter (country, theme, actor, article) away, for callbacks of pages."""
    write_list(key, [])


def _list_field(key: str, given: list[str], filters: Filters) -> None:
    """Show the field of one list; what is chosen goes to the address."""
    offered = choices(key, filters)
    known = getattr(filters, KEYS[key])
    # in the order in which they were chosen: an entity that was merged into another stands under its new id
    chosen = [value for value in given if value in known] + [value for value in known if value not in given]
    field = f"{key}_{offered.version}"
    if st.session_state.get(field) != chosen:
        st.session_state[field] = chosen
    st.multiselect(
        _PLACEHOLDERS[key],
        list(offered.labels),
        format_func=offered.labels.__getitem__,
        placeholder=_PLACEHOLDERS[key],
        key=field,
        on_change=lambda: write_list(key, st.session_state[field]),
        label_visibility="collapsed",
    )


def _with_fields(lists: dict[str, tuple[str, ...]]) -> Filters:
    """Show the fields of dates, words and unit; return what they hold, with the lists."""
    first, last, undated = _dates()
    words = st.text_input(
        "Words in the paragraph",
        placeholder="Words",
        key="words",
        type="search",
        label_visibility="collapsed",
        **_BOUND,
    )
    flag = _flag()
    unit = st.selectbox("What is counted", UNITS, key="unit", label_visibility="collapsed", width=150, **_BOUND)
    return Filters(
        countries=lists["countries"],
        themes=lists["themes"],
        actors=lists["actors"],
        articles=lists["articles"],
        date_from=first,
        date_to=last,
        undated=undated,
        text=words or "",
        flag=flag,
        unit=unit,
    )


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
    undated = st.toggle(f"Undated too ({without})", value=True, key="undated", **_BOUND)
    return given[0], (given[1] if len(given) > 1 else None), undated


def _flag() -> str:
    """Show the choice of articles by the notes on their text; nothing where none has any."""
    if ask(text_flags).empty:
        return ""
    return str(
        st.selectbox(
            "Notes on the text of the articles",
            list(_FLAGS),
            format_func=_FLAGS.__getitem__,
            key="flag",
            label_visibility="collapsed",
            width=150,
            **_BOUND,
        )
    )


def _set_filters(filters: Filters) -> None:
    """Show how much is left and each filter that is set, with a click to take it away; nothing where none is set."""
    chips: list[tuple[str, str, Callable[..., None], tuple[object, ...]]] = []
    for key, dimension in KEYS.items():
        values = getattr(filters, dimension)
        names = choices(key, filters).names if values else {}
        chips += [(f"{key}_{value}", names[value], drop_from_list, (key, value, filters)) for value in values]
    if filters.date_from:
        until = f" to {shown_day(filters.date_to)}" if filters.date_to else " on"
        chips.append(("dates", f"{shown_day(filters.date_from)}{until}", _clear, ("dates", ())))
    if filters.text:
        chips.append(("words", f"“{filters.text}”", _clear, ("words", "")))
    if filters.flag:
        chips.append(("flag", _FLAGS[filters.flag], _clear, ("flag", "")))
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


def _checked(tables: duckdb.DuckDBPyConnection, filters: Filters) -> Checked:
    return filters.checked(tables)


def _unfold() -> None:
    st.session_state[_UNFOLDED] = not st.session_state[_UNFOLDED]


def _clear(key: str, empty: object) -> None:
    st.session_state[key] = empty

"""What is set, in sight on every page: how much is left, a chip that takes each filter away, the link to copy."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import streamlit as st

from components.queries.filters import Filters
from components.queries.options import undated
from components.queries.passages import count
from components.queries.picks import Pick
from components.schema import STATUSES
from components.widgets.copy_link import copy_link
from components.widgets.corpus import ask
from components.widgets.dates import shown_day
from components.widgets.filter_address import drop_from_list, set_values, write_list
from components.widgets.filter_choices import choices
from components.widgets.marked_text import as_label, escaped
from components.widgets.statuses import STATUS_HELP, chosen_statuses, left_out_by_default
from components.widgets.wording import number

_EVERYTHING = Pick("all", ())
_OF_THESE = {"all": "All of these countries", "between": "Acts between these countries"}


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is set: the key of its button after `drop_`, its text, and what takes it away."""

    key: str
    label: str
    drop: Callable[[], None]


def what_is_set(filters: Filters, reset: Callable[[], None], beside: Callable[[], None]) -> None:
    """Show how much the filters leave, a chip for each, `reset` for all, the link to this view, and `beside`."""
    chips = list(_chips(filters))
    by_default = left_out_by_default(filters)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters_set"):
        st.html(f'<span class="bl-note">{escaped(_share(filters))}</span>', width="content")
        for chip in chips:
            st.button(as_label(chip.label), icon=":material/close:", key=f"drop_{chip.key}", on_click=chip.drop)
        if by_default:
            st.button(
                by_default,
                type="tertiary",
                icon=":material/visibility_off:",
                key="count_every_status",
                help=f"Acts of all actors, those within one country too. Press to count them.\n\n{STATUS_HELP}",
                on_click=write_list,
                args=("status", list(STATUSES)),
            )
        if chips:
            st.button("Reset", type="tertiary", key="reset_filters", on_click=reset)
        copy_link()
        beside()


def filters_in_words(filters: Filters) -> str:
    """Return what is set as one line of text, '' where nothing is, with what is counted where that is not mentions."""
    words = [chip.label for chip in _chips(filters)]
    words += ["acts that happened"] if left_out_by_default(filters) else []
    words += [f"counted in {filters.unit}"] if filters.unit != Filters().unit else []
    return "; ".join(words)


def _chips(filters: Filters) -> Iterator[Chip]:
    """Yield the chips in the order of the fields."""
    for key in ("country", "match", "theme", "actor", "story", "article", "publisher", "class", "flag"):
        values = set_values(filters, key)
        names = _OF_THESE if key == "match" else choices(key, filters).names if values else {}
        for value in values:
            # where one value is all there is, taking it away leaves the list empty
            yield Chip(f"{key}_{value}", names[value], partial(drop_from_list, key, value, filters))
    statuses = chosen_statuses(filters)
    if statuses:
        yield Chip("status", statuses, partial(write_list, "status", []))
    if filters.date_from:
        until = f" to {shown_day(filters.date_to)}" if filters.date_to else " on"
        yield Chip("dates", f"{shown_day(filters.date_from)}{until}", partial(_clear, "dates", ()))
    if filters.text:
        yield Chip("words", f"“{filters.text}”", partial(_clear, "words", ""))


def _share(filters: Filters) -> str:
    """Return how many paragraphs are left, and where a range of dates is set, what becomes of articles without one."""
    left, whole = (ask(count, _EVERYTHING, one).paragraphs for one in (filters, Filters()))
    if filters == Filters(unit=filters.unit):
        return number(whole, "paragraph")
    share = f"{left:,} of {whole:,} paragraphs"
    row = ask(undated, filters).iloc[0] if filters.date_from else None
    if row is not None and row["articles"]:
        kept = "kept" if filters.undated else "left out"
        share += f" · {row['undated']:,} of {number(int(row['articles']), 'article')} without a date, {kept}"
    return share


def _clear(key: str, empty: object) -> None:
    st.session_state[key] = empty

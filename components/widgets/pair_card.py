"""Two countries: what each does to the other, when, in which articles, and the sentences; every number is a door."""

import streamlit as st

from components.charts.timeline import timeline
from components.queries.country_names import country_name
from components.queries.filters import Filters
from components.queries.pairs import Pair, kinds_of_acts
from components.queries.passages import count
from components.queries.picks import Pick
from components.queries.timeline import acts_by_direction, dated_acts
from components.schema import STATUSES
from components.widgets.act_table import act_table
from components.widgets.address import current_pick, toggle_pick
from components.widgets.chart_block import chart_block
from components.widgets.corpus import ask
from components.widgets.deeds import Side, side_by_side
from components.widgets.empty_state import nothing_of
from components.widgets.filter_address import write_list
from components.widgets.heading import page_heading
from components.widgets.moments import in_words
from components.widgets.over_time import pair_over_time
from components.widgets.pair_address import close_pair
from components.widgets.wording import noun_of, number

_TIMELINE = {
    "label": st.column_config.TextColumn("Who to whom", width=190),
    "date_words": st.column_config.TextColumn("Date", width=150),
    "basis_words": st.column_config.TextColumn("Rests on", width=75),
    "sign": st.column_config.TextColumn("±", width=36, help="+ cooperation, − conflict, · neutral"),
    "mentions": st.column_config.NumberColumn("Acts", format="localized"),
    "articles": st.column_config.NumberColumn("Articles", format="localized"),
}
_READ = (
    "Full: the text dates the act; hollow: its article does, or nothing. A bar covers the month or year that is known."
)


def pair_card(pair: Pair, filters: Filters) -> None:
    """Show everything about two countries under the filters."""
    names = country_name(pair[0]), country_name(pair[1])
    st.button("All relations", icon=":material/arrow_back:", type="tertiary", key="all_relations", on_click=close_pair)
    page_heading(f"{names[0]} and {names[1]}")
    _doors(pair, filters)
    acts = ask(dated_acts, filters, pair)
    if acts.empty:
        nothing_of("acts between these countries", "Count acts of every status above, or remove a filter.")
        return
    there, back = (
        Side(key, f"{country_name(one)} → {country_name(other)}", ask(kinds_of_acts, filters, one, other))
        for key, one, other in (("deeds_there", *pair), ("deeds_back", *pair[::-1]))
    )
    side_by_side((there, back), filters)
    _timeline(pair, filters)
    pair_over_time(pair, filters)
    st.subheader("The sentences", anchor=False)
    act_table(acts, key="pair_acts", alt=f"Acts between {names[0]} and {names[1]} with their sentences")


def start_of(pair: Pair, filters: Filters) -> Pick:
    """Return what the panel shows at first: the acts of the pair, else the paragraphs that name both."""
    acts = Pick("pair", pair)
    return acts if ask(count, acts, filters).paragraphs else Pick("together", pair)


def _doors(pair: Pair, filters: Filters) -> None:
    """Show the numbers as buttons: each opens the passages that it counts; and how many acts the statuses leave out."""
    of_pair = Pick("pair", pair)
    found = {sign: ask(count, Pick("pair", (*pair, sign)), filters).mentions for sign in "+-0"}
    together = ask(count, Pick("together", pair), filters)
    doors = {
        of_pair.text: number(sum(found.values()), "act"),
        f"{of_pair.text}:+": f"+ {found['+']:,} cooperation",
        f"{of_pair.text}:-": f"− {found['-']:,} conflict",
        Pick("together", pair).text: f"named together in {number(together.paragraphs, 'paragraph')}",
    }
    every = ask(count, of_pair, filters.without("statuses")).mentions - sum(found.values())
    with st.container(horizontal=True, gap="small"):
        for pick, label in doors.items():
            empty = pick.startswith("pair") and " 0 " in f" {label} "
            st.button(label, key=f"door_{pick}", on_click=toggle_pick, args=(pick,), disabled=empty)
        if every > 0:
            st.button(
                f"{number(every, 'act')} of other statuses left out",
                icon=":material/visibility_off:",
                type="tertiary",
                key="pair_every_status",
                help="Planned, denied, hypothetical or past. Press to count them.",
                on_click=write_list,
                args=("status", list(STATUSES)),
            )


def _timeline(pair: Pair, filters: Filters) -> None:
    found = in_words(ask(acts_by_direction, filters, pair))
    now = current_pick()
    chart_block(
        "When",
        lambda: timeline(found, noun_of(filters.unit, "act"), picked=now.text if now else None, what="direction"),
        found,
        _TIMELINE,
        key="pair_timeline",
        help="A mutual act stands in both lanes.",
        note=_READ,
    )

"""One actor's page: what it goes under, where it belongs, what it does, suffers and says; every number is a door."""

from typing import Any

import pandas as pd
import streamlit as st

from components.charts.bars import bars
from components.queries.actors import (
    actor,
    actor_acts,
    actor_articles,
    actor_countries,
    actor_deeds,
    actor_forms,
    actor_offices,
    actor_themes,
)
from components.queries.corrections import corrected
from components.queries.filters import Filters
from components.queries.picks import Pick
from components.queries.quotations import quotations
from components.queries.type_names import TYPE_NAMES
from components.widgets.act_table import act_table
from components.widgets.actor_company import actor_company
from components.widgets.address import current_pick, toggle_pick
from components.widgets.chart_block import chart_block, cut
from components.widgets.compare_field import compare_field
from components.widgets.corpus import ask
from components.widgets.correction_dialog import correct_actor_button
from components.widgets.correction_sign import corrected_sign
from components.widgets.data_table import data_table
from components.widgets.dates import shown_date
from components.widgets.deeds import Side, side_by_side
from components.widgets.empty_state import nothing_matches
from components.widgets.filter_bar import clear_filter
from components.widgets.heading import page_heading
from components.widgets.headlines import with_headlines
from components.widgets.marked_text import escaped
from components.widgets.over_time import actor_over_time
from components.widgets.quotation_table import quotation_table
from components.widgets.switch import switch
from components.widgets.wording import noun_of, number

MOST = 8
Row = Any
"""The one row of queries.actors.actor."""
_NUMBERS: dict[str, Any] = {
    name: st.column_config.NumberColumn(name.capitalize(), format="localized")
    for name in ("mentions", "paragraphs", "articles")
}
# key of a chart -> its heading, the heading of the first column, what its bars are, how they are counted
_BESIDE = {
    "beside": (
        "Beside countries",
        "Country",
        "countries",
        "Mentions of it in paragraphs that mention the country too.",
    ),
    "on_themes": ("On themes", "Theme", "themes", None),
}
_TABLES = ("Acts", "With whom", "When", "Offices", "Quotations", "Said about it", "Articles", "Names")


def all_actors_button() -> None:
    """Lead back from one actor, or two, to all of them."""
    st.button(
        "All actors",
        icon=":material/arrow_back:",
        type="tertiary",
        key="all_actors",
        on_click=clear_filter,
        args=("actor",),
    )


def actor_card(entity_id: str, filters: Filters) -> None:
    """Show everything about one actor under the filters."""
    found = ask(actor, entity_id, filters)
    all_actors_button()
    if found.empty:
        nothing_matches("mentions of this actor")
        return
    row = found.iloc[0]
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        page_heading(str(row["name"]))
        compare_field(entity_id, filters)
        correct_actor_button(entity_id, key="correct_actor")
    sign = corrected_sign(ask(corrected, (entity_id,)).get(entity_id, ""))
    st.html(about_actor(row) + (f'<p class="bl-file">{sign.removeprefix(" · ")}</p>' if sign else ""))
    actor_doors(row)
    deeds = ask(actor_deeds, entity_id, filters)
    if not deeds.empty:
        does, suffers = (deeds[deeds["direction"] == direction] for direction in ("by", "on"))
        side_by_side((Side("deeds_by", "What it does", does), Side("deeds_on", "What is done to it", suffers)), filters)
    _beside(entity_id, filters)
    _tables(entity_id, filters)


def about_actor(row: Row) -> str:
    """Return who it is in two lines: type, office, country; other names and when it is in the news."""
    country = row["country_name"]
    facts = [TYPE_NAMES[row["type"]].capitalize(), row["role"], country]
    other = [name for name in row["aliases"] if name != row["name"]]
    seen = [shown_date(row[end]) for end in ("first_seen", "last_seen") if not pd.isna(row[end])]
    lines = [" · ".join(str(fact) for fact in facts if not pd.isna(fact))]
    lines += [f"Also: {', '.join(other)}"] if other else []
    lines += [f"In articles of {' to '.join(dict.fromkeys(seen))}"] if seen else []
    return "".join(f'<p class="bl-about">{escaped(line)}</p>' for line in lines)


def actor_doors(row: Row, key: str = "door") -> None:
    """Show the numbers as buttons: each opens the passages that it counts."""
    numbers = (
        ("actor", number(int(row["mentions"]), "mention")),
        ("acts-by", number(int(row["acts_by"]), "act") + " by it"),
        ("acts-on", number(int(row["acts_on"]), "act") + " on it"),
        ("speaker", number(int(row["quotations"]), "quotation") + " by it"),
        ("said-about", number(int(row["quoted"]), "quotation") + " about it"),
    )
    with st.container(horizontal=True, gap="small"):
        for family, label in numbers:
            pick = Pick(family, (row["entity_id"],)).text
            st.button(label, key=f"{key}_{family}", on_click=toggle_pick, args=(pick,), disabled=label.startswith("0 "))


def _beside(entity_id: str, filters: Filters) -> None:
    """Show the countries it is named beside, and its themes."""
    noun = noun_of(filters.unit)
    left, right = st.columns(2, gap="medium")
    near = ask(actor_countries, entity_id, filters).rename(columns={"name": "label"})
    about = ask(actor_themes, entity_id, filters)
    with left:
        _most("beside", near, noun)
    with right:
        _most("on_themes", about, noun)


def _most(key: str, frame: pd.DataFrame, noun: str) -> None:
    """Show those of a frame that are counted most; nothing where it has no rows."""
    if frame.empty:
        return
    now, (heading, column, what, meaning) = current_pick(), _BESIDE[key]
    chart_block(
        heading,
        lambda: bars(frame.head(MOST), noun, picked=now.text if now else None, what=what),
        frame,
        {"label": column, **_NUMBERS},
        key=key,
        note=cut(MOST, len(frame)),
        help=meaning,
    )


def _tables(entity_id: str, filters: Filters) -> None:
    """Show the list that is chosen: acts, quotations, articles, or the names it goes under."""
    chosen = switch("Lists", _TABLES, "list")
    if chosen == "Acts":
        acts = ask(actor_acts, entity_id, filters)
        if acts.empty:
            st.caption("No act by or on it in these paragraphs.")
        else:
            act_table(acts, key="actor_acts", alt="Acts by and on this actor")
    elif chosen == "With whom":
        actor_company(entity_id, filters)
    elif chosen == "When":
        actor_over_time(entity_id, filters, key="actor_over")
    elif chosen == "Offices":
        _offices(entity_id, filters)
    elif chosen == "Quotations":
        _quotations(entity_id, filters)
    elif chosen == "Said about it":
        _said_about(entity_id, filters)
    elif chosen == "Articles":
        frame = with_headlines(ask(actor_articles, entity_id, filters)).assign(
            date=lambda f: f["published"].map(shown_date)
        )
        columns = {
            "headline": st.column_config.TextColumn("Headline", width="large"),
            "publisher": "Publisher",
            "date": "Date",
        }
        data_table(frame, {**columns, **_NUMBERS}, key="actor_articles", alt="Articles that mention this actor")
    else:
        forms = ask(actor_forms, entity_id, filters)
        columns = {"form": "Words", "via": "How", "mentions": _NUMBERS["mentions"]}
        data_table(forms, columns, key="actor_forms", alt="Words by which this actor is mentioned")


def _offices(entity_id: str, filters: Filters) -> None:
    """Show as what it is spoken of, by the dates of the articles."""
    held = ask(actor_offices, entity_id, filters)
    if held.empty:
        st.caption("No office or description is said with its name in these paragraphs.")
        return
    spans = zip(held["first_seen"], held["last_seen"], strict=True)
    held = held.assign(when=[" to ".join(dict.fromkeys(map(shown_date, span))) for span in spans])
    columns = {
        "when": st.column_config.TextColumn("In articles of", width=195),
        "office": st.column_config.TextColumn("Office or description", width=240),
        "belongs": st.column_config.TextColumn("Country", width=100),
        "mentions": st.column_config.NumberColumn("Mentions", format="localized", width=75),
        "articles": st.column_config.NumberColumn("Articles", format="localized", width=70),
    }
    data_table(held, columns, key="actor_offices", alt="Offices and descriptions of this actor over time")


def _quotations(entity_id: str, filters: Filters) -> None:
    said = ask(quotations, filters, entity_id)
    if said.empty:
        st.caption("Nothing is quoted from it in these paragraphs.")
        return
    quotation_table(said, key="actor_quotations", alt="What is quoted from this actor", speakers=False)


def _said_about(entity_id: str, filters: Filters) -> None:
    said = ask(quotations, filters, about=entity_id)
    if said.empty:
        st.caption("No quotation of others names it in these paragraphs.")
        return
    quotation_table(said, key="said_about", alt="Quotations of others that name this actor")

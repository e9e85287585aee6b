"""What the corpus says at a glance; every mark is the door to the page that says more."""

import streamlit as st

from components.charts.bars import bars
from components.queries.actors import actors
from components.queries.articles import stories
from components.queries.filters import Filters
from components.queries.overview import headline
from components.queries.themes import themes
from components.widgets.changes import warmed_or_cooled, who_rises
from components.widgets.corpus import ask
from components.widgets.country_map import country_map
from components.widgets.dates import shown_date
from components.widgets.doors import chart_door, row_door, through
from components.widgets.empty_state import nothing_matches, nothing_of
from components.widgets.filter_bar import chosen_filters
from components.widgets.heading import door, hidden_heading
from components.widgets.headlines import with_headlines
from components.widgets.languages import not_analysed_note
from components.widgets.wording import noun_of, plural

MOST_ACTORS, MOST_THEMES, MOST_STORIES = 9, 12, 18
COLUMNS = {
    "headline": st.column_config.TextColumn("Headline", width=310),
    "publisher": st.column_config.TextColumn("Publisher", width=145),
    "date": st.column_config.TextColumn("Date", width=125),
    "articles": st.column_config.NumberColumn("Articles", format="localized", width=65),
    "count": st.column_config.NumberColumn("Count", format="localized", width=60),
}


def figures(filters: Filters) -> None:
    """Show the numbers of the selected paragraphs in one row; on a phone in two short lines (style.css)."""
    row = ask(headline, filters).iloc[0]
    with st.container(horizontal=True, gap="small", key="figures"):
        hidden_heading("Overview: what the corpus says at a glance")
        for name in ("articles", "paragraphs", "countries", "actors", "themes", "acts", "quotations"):
            st.metric(name.capitalize(), f"{int(row[name]):,}")


filters = chosen_filters()
if ask(headline, filters)["paragraphs"].iloc[0] == 0:
    nothing_matches()
    st.stop()

figures(filters)
not_analysed_note(filters)
left, right = st.columns([3, 2], gap="medium")
with left.container(border=True, height="stretch"):
    door("Relations between countries", "relations", "Map, matrix and acts")
    country_map(filters, "+-0", key="overview_map", selected=None, on_change=through("relations"))
with right:
    with st.container(border=True):
        door("Who is mentioned most", "actors", "All actors")
        most = ask(actors, filters, most=MOST_ACTORS).rename(columns={"name": "label"})
        if most.empty:
            nothing_of("actors", "These paragraphs name no person, state body or organisation.")
        else:
            drawn = bars(most, noun_of(filters.unit), what="actors")
            columns = {"label": "Actor", "count": filters.unit.capitalize()}
            chart_door(drawn, "actors", most, columns, key="overview_actors", heading="Who is mentioned most")
    with st.container(border=True, height="stretch"):
        who_rises(filters)

left, right = st.columns([3, 2], gap="medium")
with left.container(border=True, height="stretch"):
    door("Newest stories", "articles", "All articles")
    newest = with_headlines(ask(stories, filters, most=MOST_STORIES))
    newest["date"] = newest["published"].map(shown_date)
    newest["publisher"] = newest["publishers"].map(", ".join).astype("str")
    row_door(newest, COLUMNS, "articles", key="overview_stories", alt="Newest stories")
with right:
    with st.container(border=True):
        warmed_or_cooled(filters)
    with st.container(border=True, height="stretch"):
        door("What it is about", "themes", "By country, actor and time")
        about = ask(themes, filters)
        about = about[about["count"] > 0].head(MOST_THEMES)
        if about.empty:
            nothing_of("themes", "No word in these paragraphs speaks for a theme.")
        else:
            noun = noun_of(filters.unit, "cue")
            columns = {"label": "Theme", "count": plural(noun).capitalize()}
            drawn = bars(about, noun, what="themes")
            chart_door(drawn, "themes", about, columns, key="overview_themes", heading="What it is about")

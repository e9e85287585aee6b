"""The views whose marks are clicked: every page, every view of it, as chart and as table."""

from typing import NamedTuple


class View(NamedTuple):
    """A view: its address, and whether its marks lead to another page (then the way back is gone each time)."""

    address: str
    leaves: bool = False


VIEWS: dict[str, View] = {
    "overview": View("", leaves=True),
    "actors": View("actors"),
    "actors, tables": View("actors?actors_as=Table&quoted_as=Table"),
    "actors over time": View("actors?actors_view=Over+time&actors_over=Over+time"),
    "actors over time, table": View("actors?actors_view=Over+time&actors_over=Over+time&actors_periods_as=Table"),
    "actors over articles": View("actors?actors_view=Over+time&actors_over=Over+articles"),
    "actors over articles, table": View(
        "actors?actors_view=Over+time&actors_over=Over+articles&actor_articles_as=Table"
    ),
    "actors together": View("actors?actors_view=Together"),
    "actors together, table": View("actors?actors_view=Together&actors_together_as=Table"),
    "types and countries": View("actors?actors_view=Types+and+countries"),
    "types and countries, tables": View(
        "actors?actors_view=Types+and+countries&actor_types_as=Table&actor_affiliations_as=Table"
    ),
    "actor": View("actors?actor={body}"),
    "actor, tables": View(
        "actors?actor={body}&deeds_by_as=Table&deeds_on_as=Table&beside_as=Table&on_themes_as=Table&list=Names"
    ),
    "actor, with whom": View("actors?actor={body}&list=With+whom"),
    "actor, with whom, tables": View("actors?actor={body}&list=With+whom&acts_with_as=Table&named_with_as=Table"),
    "actor, when": View("actors?actor={body}&list=When&actor_over=Over+time"),
    "actor, when, by article": View("actors?actor={body}&list=When&actor_over=Over+articles"),
    "actor, quotations": View("actors?actor={actor}&list=Quotations"),
    "actor, said about it": View("actors?actor={body}&list=Said+about+it"),
    "actor, articles": View("actors?actor={actor}&list=Articles"),
    "two actors": View("actors?actor={body}&actor={actor}"),
    "two actors, tables": View(
        "actors?actor={body}&actor={actor}&compared_there_as=Table&compared_back_as=Table"
        "&compared_countries_as=Table&compared_themes_as=Table"
    ),
    "map": View("relations"),
    "map, named together": View("relations?layer=Named+together"),
    "matrix": View("relations?view=Matrix"),
    "matrix, table": View("relations?view=Matrix&matrix_as=Table"),
    "matrix, named together": View("relations?view=Matrix&layer=Named+together"),
    "matrix, named together, table": View("relations?view=Matrix&layer=Named+together&together_matrix_as=Table"),
    "network of countries": View("relations?view=Network"),
    "network of countries, table": View("relations?view=Network&country_network_as=Table"),
    "network of countries, named together": View("relations?view=Network&layer=Named+together"),
    "network of actors": View("relations?view=Network&network_of=Actors"),
    "network of actors, table": View("relations?view=Network&network_of=Actors&act_network_as=Table"),
    "network of actors, named together": View("relations?view=Network&network_of=Actors&layer=Named+together"),
    "ties": View("relations?view=Ties"),
    "ties, table": View("relations?view=Ties&ties_as=Table"),
    "balance": View("relations?view=Balance"),
    "balance, table": View("relations?view=Balance&balance_as=Table"),
    "acts": View("relations?view=Acts"),
    "countries": View("relations?view=Countries"),
    "countries, table": View("relations?view=Countries&countries_as=Table"),
    "pair": View("relations?pair=AFG-TJK"),
    "pair, over time": View("relations?pair=AFG-RUS&balance_of_pair=Over+time"),
    "pair, over articles": View("relations?pair=AFG-TJK&balance_of_pair=Over+articles"),
    "pair, tables": View(
        "relations?pair=AFG-RUS&deeds_there_as=Table&deeds_back_as=Table&pair_timeline_as=Table"
        "&pair_periods_as=Table&pair_articles_as=Table"
    ),
    "timeline by country": View("timeline"),
    "timeline by country, table": View("timeline?timeline_country_as=Table"),
    "timeline by theme": View("timeline?timeline=By+theme"),
    "timeline by theme, table": View("timeline?timeline=By+theme&timeline_theme_as=Table"),
    "acts in order": View("timeline?timeline=Acts+in+order"),
    "themes by country": View("themes"),
    "themes, tables": View("themes?themes_as=Table&by_country_as=Table"),
    "themes by actor": View("themes?themes_view=By+actor&themes_as=Table"),
    "themes by actor, table": View("themes?themes_view=By+actor&by_actor_as=Table"),
    "themes over time": View("themes?themes_view=Over+time"),
    "themes over time, table": View("themes?themes_view=Over+time&over_time_as=Table"),
    "themes together": View("themes?themes_view=Together"),
    "themes together, table": View("themes?themes_view=Together&together_as=Table"),
    "themes by article": View("themes?themes_view=By+article"),
    "themes by article, table": View("themes?themes_view=By+article&by_article_as=Table"),
    "definitions of themes": View("themes?themes_view=Definitions+and+cues"),
    "definition of a theme": View("themes?themes_view=Definitions+and+cues&pick=theme:border_military"),
    "quotations": View("quotations"),
    "speakers by country": View("quotations?quotations=Speakers+by+country"),
    "speakers, tables": View(
        "quotations?quotations=Speakers+by+country&speakers_as=Table&speakers_by_country_as=Table"
    ),
    "search": View("search?q=border+OR+attack"),
    "search, second page": View("search?q=border+OR+attack&page=2"),
    "articles": View("articles"),
    "reader": View("articles?read={article}", leaves=True),
}

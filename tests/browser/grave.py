"""What axe finds serious or critical, and the views in which it is looked for; Streamlit's own is left out."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

VIEWS = {
    "overview": "",
    "actors": "actors",
    "an actor of the panel": "relations?pick=country:CHN&view=Matrix",
    "an actor's page": "actors?actor={actor}",
    "two actors side by side": "actors?actor={actor}&actor={other}",
    "map": "relations",
    "filtered": "relations?country=RUS&theme=refugees_migration&view=Acts&words=the",
    "a pair": "relations?pair=AFG-TJK",
    "network of acts": "relations?view=Network&network_of=Actors",
    "ties": "relations?view=Ties",
    "actors named together": "actors?actors_view=Together",
    "actors over time": "actors?actors_view=Over+time",
    "themes": "themes",
    "definitions of themes": "themes?themes_view=Definitions+and+cues&pick=theme:mining_resources",
    "timeline": "timeline",
    "quotations": "quotations",
    "search": "search?q=border",
    "articles": "articles",
    "reader": "articles?read={article}&pick=paragraph:{paragraph}&original=true",
    "add articles": "add_articles",
    "briefing": "briefing",
    "method": "method",
    "corrections": "method?method=Corrections",
    "nothing matches": "actors?country=KAZ&words=no+such+words",
}
# Streamlit's own: the toolbar of a chart and of a table, the canvas of a table with its hidden grid, the note that
# fades ("Pinned"), a dialog that Streamlit gives no name
CHROME = [
    [".modebar-container"],
    ["[data-testid=stElementToolbar]"],
    ["[data-testid=stDataFrame]"],
    ["[data-testid=stToast]"],
]
VIOLATIONS_ALONE = {"resultTypes": ["violations"]}  # what passed is counted, not described: four times as fast


COLOURS_ALONE = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def grave(page: Page, *, colours: bool = False) -> list[str]:
    """Return the serious and critical violations outside Streamlit's chrome: rule, element, what is wrong.

    With `colours` only those of colours: all else is the same in another theme.
    """
    options = VIOLATIONS_ALONE | (COLOURS_ALONE if colours else {})
    found = Axe().run(page, context={"exclude": CHROME}, options=options).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]

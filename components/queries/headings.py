"""What a pick is called: the title over the passages that it opens. Plain text; names come from articles."""

from collections.abc import Callable

from components.queries.article_names import article_names, story_names
from components.queries.country_names import country_name
from components.queries.date_words import NO_DATE, date_in_words
from components.queries.filters import UNFLAGGED
from components.queries.picks import Pick
from components.queries.tables import Tables, frame
from components.queries.type_names import TYPE_NAMES

SIGNS = {"+": "Cooperation", "-": "Conflict", "0": "Neutral"}

_ENTITY = "SELECT name FROM entities WHERE entity_id = $value"
_THEME = "SELECT label FROM themes WHERE theme = $value"
_RELATION = """
SELECT s.name || ' → ' || t.name FROM relations r
JOIN entities s ON s.entity_id = r.source_id JOIN entities t ON t.entity_id = r.target_id
WHERE r.relation_id = $value"""
_SPEAKER = """
SELECT coalesce(e.name, 'speaker not known') FROM quotations q LEFT JOIN entities e ON e.entity_id = q.speaker_id
WHERE q.quotation_id = $value"""


def pick_title(tables: Tables, pick: Pick) -> str:
    """Return what a pick stands for in words: 'Peru', 'Conflict: Bolivia and Chile', 'Mining in The tin road'.

    A name that this build does not have is shown as it stands in the address.
    """
    return _TITLES[pick.family](tables, pick.values)


def _named(tables: Tables, sql: str, value: str) -> str:
    found = frame(tables, sql, {"value": value}).iloc[:, 0]
    return str(found.iloc[0]) if len(found) else value


def _article(tables: Tables, article_id: str) -> str:
    names = article_names(tables, (article_id,))["name"]
    return str(names.iloc[0]) if len(names) else article_id


def _sign(sign: tuple[str, ...]) -> str:
    return SIGNS[sign[0]] if sign else "Acts"


def _signed(sign: tuple[str, ...], text: str) -> str:
    return f"{_sign(sign)}: {text}"


def _both(tables: Tables, values: tuple[str, ...]) -> str:
    return " and ".join(_named(tables, _ENTITY, value) for value in values[:2])


def _one_on_other(tables: Tables, values: tuple[str, ...]) -> str:
    return " → ".join(_named(tables, _ENTITY, value) for value in values[:2])


def _kind(values: tuple[str, ...]) -> str:
    """Return the type and status of acts, as far as a pick says them."""
    return "".join(f", {value.lower()}" for value in values)


def _period(period: str) -> str:
    return NO_DATE if period == "none" else date_in_words(period)


def _days(since: str, until: str) -> str:
    return f"{date_in_words(since)} to {date_in_words(until)}"


def _story(tables: Tables, story_id: str) -> str:
    names = story_names(tables, (story_id,))["name"]
    return str(names.iloc[0]) if len(names) else story_id


def _when(what: str, date: str, basis: str, sign: str) -> str:
    day = date_in_words(date) if basis == "event" else f"in articles of {date_in_words(date)}"
    return f"{SIGNS[sign]}: {what}, {NO_DATE if basis == 'none' else day}"


_Title = Callable[[Tables, tuple[str, ...]], str]
_TITLES: dict[str, _Title] = {
    "all": lambda _, v: "All articles",
    "publisher": lambda _, v: v[0],
    "flag": lambda _, v: f"Articles {'without notes on the text' if v[0] == UNFLAGGED else v[0].replace('_', ' ')}",
    "article": lambda t, v: _article(t, v[0]),
    "story": lambda t, v: f"Story: {_story(t, v[0])}",
    "paragraph": lambda _, v: "One paragraph",
    "country": lambda _, v: country_name(v[0]),
    "actor": lambda t, v: _named(t, _ENTITY, v[0]),
    "actor-article": lambda t, v: f"{_named(t, _ENTITY, v[0])} in {_article(t, v[1])}",
    "actor-form": lambda t, v: f"{_named(t, _ENTITY, v[0])} as “{v[2]}”",
    "actor-office": lambda t, v: f"{_named(t, _ENTITY, v[0])}, {v[1]}",
    "actor-country": lambda t, v: f"{_named(t, _ENTITY, v[0])} beside {country_name(v[1])}",
    "actor-theme": lambda t, v: f"{_named(t, _ENTITY, v[0])} on {_named(t, _THEME, v[1])}",
    "actor-when": lambda t, v: f"{_named(t, _ENTITY, v[0])}, articles of {_period(v[2])}",
    "actor-between": lambda t, v: f"{_named(t, _ENTITY, v[0])}, {_days(*v[1:])}",
    "actor-type": lambda _, v: f"Actors: {TYPE_NAMES.get(v[0], v[0])}",
    "affiliation": lambda _, v: f"Actors of {'no one country' if v[0] == 'none' else country_name(v[0])}",
    "actors-together": lambda t, v: f"Named together: {_both(t, v)}",
    "theme": lambda t, v: _named(t, _THEME, v[0]),
    "theme-article": lambda t, v: f"{_named(t, _THEME, v[0])} in {_article(t, v[1])}",
    "theme-published": lambda t, v: f"{_named(t, _THEME, v[0])}, articles of {_period(v[2])}",
    "themes-together": lambda t, v: f"{_named(t, _THEME, v[0])} with {_named(t, _THEME, v[1])}",
    "theme-country": lambda t, v: f"{_named(t, _THEME, v[0])}: {country_name(v[1])}",
    "together": lambda _, v: f"Named together: {country_name(v[0])} and {country_name(v[1])}",
    "pair": lambda _, v: (
        _signed(v[2:], f"{country_name(v[0])} and {country_name(v[1])}") if v else "Acts between countries"
    ),
    "pair-when": lambda _, v: f"{_signed(v[4:], f'{country_name(v[0])} and {country_name(v[1])}')}, {_period(v[3])}",
    "pair-between": lambda _, v: f"{country_name(v[0])} and {country_name(v[1])}, {_days(*v[2:])}",
    "pair-article": lambda t, v: (
        f"{_signed(v[3:], f'{country_name(v[0])} and {country_name(v[1])}')} in {_article(t, v[2])}"
    ),
    "acts": lambda _, v: _signed(v[2:], f"{country_name(v[0])} → {country_name(v[1])}") + _kind(v[3:]),
    "actor-pair": lambda t, v: _signed(v[2:], _both(t, v)),
    "actor-acts": lambda t, v: _signed(v[2:], _one_on_other(t, v)) + _kind(v[3:]),
    "class": lambda _, v: f"Acts: {v[0]}",
    "status": lambda _, v: f"Acts: {v[0]}",
    "acts-by": lambda t, v: f"{_sign(v[1:])} by {_named(t, _ENTITY, v[0])}" + _kind(v[2:]),
    "acts-on": lambda t, v: f"{_sign(v[1:])} on {_named(t, _ENTITY, v[0])}" + _kind(v[2:]),
    "relation": lambda t, v: _named(t, _RELATION, v[0]),
    "when-country": lambda _, v: _when(country_name(v[0]), *v[1:]),
    "when-acts": lambda _, v: _when(f"{country_name(v[0])} → {country_name(v[1])}", *v[2:]),
    "when-theme": lambda t, v: _when(_named(t, _THEME, v[0]), *v[1:]),
    "speaker-country": lambda t, v: f"Said by {_named(t, _ENTITY, v[0])} of {country_name(v[1])}",
    "speaker": lambda t, v: f"Said by {_named(t, _ENTITY, v[0])}",
    "said-about": lambda t, v: f"Said about {_named(t, _ENTITY, v[0])}",
    "quotation": lambda t, v: f"Quotation: {_named(t, _SPEAKER, v[0])}" if v else "Quotations",
    "search": lambda _, v: f"Search: {v[0]}",
    "search-paragraph": lambda _, v: f"Search: {v[1]}",
    "similar": lambda _, v: "Similar passages",
}

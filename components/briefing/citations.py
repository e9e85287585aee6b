"""How a paragraph is cited, everywhere: headline, publisher, date with its basis, paragraph, and the link to it."""

from collections.abc import Iterable
from urllib.parse import urlencode

from components.briefing.records import Source, View
from components.queries.date_words import NO_DATE, basis_in_words, date_in_words
from components.queries.filters import Filters
from components.queries.picks import Pick

_OF_FILTERS = frozenset(
    {
        *("country", "match", "theme", "actor", "story", "article", "publisher", "class", "status", "flag"),
        *("dates", "undated", "words", "unit"),
    }
)
Numbers = dict[str, int]
"""Paragraph id -> its number in the list of sources, from 1."""


def citation(source: Source) -> str:
    """Return a source in words: “The tin road”, Andes Daily, 2 December 2025 (from metadata), paragraph 2."""
    date = date_in_words(source.published) if source.published else NO_DATE
    basis = basis_in_words(source.basis) if source.basis else ""
    parts = [_quoted(source.headline)]
    parts += [source.publisher] if source.publisher else []
    parts += [f"{date} ({basis})" if basis else date, f"paragraph {source.number}"]
    return ", ".join(parts)


def place(source: Source) -> str:
    """Return where a source stands in its file: andes.txt, characters 43–126."""
    return f"{source.source_file}, characters {source.start:,}–{source.end:,}"


def permalink(source: Source, base: str = "") -> str:
    """Return the address that opens the paragraph in the reader; `base` is the address of the dashboard."""
    query = {"read": source.article_id, "pick": Pick("paragraph", (source.paragraph_id,)).text}
    return f"{base}articles?{urlencode(query, safe=':')}"


def view_link(view: View, base: str = "", *, pick: Pick | None = None) -> str:
    """Return the address of a view under its filters, with its own pick, or with another one."""
    query = [*address(view.filters), *view.also]
    shown = pick or view.pick
    if shown:
        query.append(("pick", shown.text))
    page = "" if view.page == "overview" else view.page
    return f"{base}{page}" + (f"?{urlencode(query, safe=':')}" if query else "")


def address(filters: Filters) -> list[tuple[str, str]]:
    """Return the parameters of the address that set the filters, as the filter bar reads them."""
    unset = Filters()
    lists = {
        "country": filters.countries,
        "match": () if filters.match == unset.match else (filters.match,),
        "theme": filters.themes,
        "actor": filters.actors,
        "story": filters.stories,
        "article": filters.articles,
        "publisher": filters.publishers,
        "class": filters.classes,
        "status": () if filters.statuses == unset.statuses else filters.statuses,
        "flag": (filters.flag,) if filters.flag else (),
        "dates": tuple(day.isoformat() for day in (filters.date_from, filters.date_to) if day),
        "undated": () if filters.undated else ("false",),
        "words": (filters.text,) if filters.text else (),
        "unit": () if filters.unit == unset.unit else (filters.unit,),
    }
    return [(key, value) for key, values in lists.items() for value in values]


def besides_filters(parameters: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the parameters of an address that set neither a filter nor the pick."""
    return tuple((name, value) for name, value in parameters if name not in _OF_FILTERS and name != "pick")


def numbered_sources(sources: Iterable[Source]) -> tuple[Numbers, list[Source]]:
    """Return the number of each source and the sources in that order: by first citation, each once."""
    first: dict[str, Source] = {}
    for source in sources:
        first.setdefault(source.paragraph_id, source)
    return {paragraph: number for number, paragraph in enumerate(first, 1)}, list(first.values())


def _quoted(headline: str) -> str:
    """Return a headline in quotation marks, those inside it single; first words come in marks of their own."""
    if headline.startswith("“") and headline.endswith("”") and headline.count("“") == 1:
        return headline
    return f"“{headline.replace('“', '‘').replace('”', '’')}”"

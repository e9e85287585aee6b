"""Read the articles of training/themed, labelled with themes alone: `articles.tsv` invented ones, `pages.tsv` pages.

A line is a paragraph: article, themes, text; the first of an article is its headline, empty where it has none. A theme
with `?` behind it is one that a second reader might not give.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from components.training.labelled_lines import FaultyLine, lines_of

FOLDER = Path(__file__).parents[2] / "training" / "themed"
PAGES = "pages.tsv"  # whole news pages; what stands in the other files was written as an article
COLUMNS = ("article", "themes", "text")
HEADLINE, NONE, DOUBT = "headline", "none", "?"

Readings = tuple[frozenset[str], ...]


class ThemedArticleError(FaultyLine):
    """A file of articles labelled with themes cannot be used; the message names the file, the line, the remedy."""


@dataclass(frozen=True, slots=True)
class ThemedArticle:
    """An article with what a reader says of each paragraph: all themes it may have, and those it surely has."""

    file: str
    slug: str
    headline: str
    paragraphs: tuple[str, ...]
    readings: tuple[Readings, ...]


def read_themed(paths: Iterable[Path], known: Collection[str]) -> list[ThemedArticle]:
    """Return the articles of several files, in order; `known` are the slugs of all themes.

    Raises ThemedArticleError where a line breaks the format, or an article is in two pieces.
    """
    found: dict[str, ThemedArticle] = {}
    for path in paths:
        rows = lines_of(path, COLUMNS, ThemedArticleError)
        for slug, lines in groupby(rows, key=lambda row: row[1][0]):
            article = _article(path, slug, list(lines), known)
            if slug in found:
                raise ThemedArticleError(path, 1, f"article {slug!r} stands twice; move its lines together, or rename")
            found[slug] = article
    return list(found.values())


def _article(path: Path, slug: str, lines: list[tuple[int, list[str]]], known: Collection[str]) -> ThemedArticle:
    (first, (_, mark, headline)), *others = lines
    if mark != HEADLINE or not others:
        raise ThemedArticleError(path, first, f"article {slug!r}: give a line with {HEADLINE} first, then paragraphs")
    readings = tuple(_readings(path, number, cells[1], known) for number, cells in others)
    for number, cells in others:
        if not cells[2]:
            raise ThemedArticleError(path, number, "the text is empty; fill it or take the line out")
    return ThemedArticle(path.name, slug, headline, tuple(cells[2] for _, cells in others), readings)


def _readings(path: Path, line: int, themes: str, known: Collection[str]) -> Readings:
    named = [] if themes == NONE else themes.split(",")
    for theme in _plain(named):
        if theme not in known:
            raise ThemedArticleError(path, line, f"no theme is called {theme!r}; write {NONE}, or some of the themes")
    return frozenset(_plain(named)), frozenset(theme for theme in named if not theme.endswith(DOUBT))


def _plain(themes: Iterable[str]) -> Iterator[str]:
    return (theme.removesuffix(DOUBT) for theme in themes)

"""Read the labelled articles of training/articles: what each paragraph is about, and which country acts on which.

A file is a tab-separated table, one line a paragraph, in the order of the article. The first line of an article is its
headline, with `headline` in place of themes. Relations are written `SRC>TGT TYPE status`, or `SRC=TGT ...` where both
act, parted by semicolons; a REQUEST has its sign: `KEN>TZA REQUEST- actual`.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from components.schema import PLOVER, STATUSES
from components.training.labelled_lines import FaultyLine, lines_of
from components.training.sentences import country_codes

FOLDER = Path(__file__).parents[2] / "training" / "articles"
COLUMNS = ("article", "themes", "relations", "text")
HEADLINE, NONE = "headline", "none"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RELATION = re.compile(r"(\S+?)([>=])(\S+) ([A-Z]+)([+-]?) ([a-z]+)")
_SIGNED = "REQUEST"


class ArticleError(FaultyLine):
    """A file of labelled articles cannot be used; the message names the file, the line and what to change."""


@dataclass(frozen=True, slots=True)
class LabelledRelation:
    """An act of one country on another, as a paragraph tells it."""

    source: str  # ISO 3166-1 alpha-3
    target: str
    type: str  # a PLOVER type
    sign: str  # + or -: of a REQUEST as labelled, else the usual one of its type
    status: str
    mutual: bool  # both act: which one is the source says nothing


@dataclass(frozen=True, slots=True)
class LabelledParagraph:
    """A paragraph in its article: the slugs of its themes, the most important first, and its relations."""

    line: int
    themes: tuple[str, ...]  # empty where it is about something else
    relations: tuple[LabelledRelation, ...]
    text: str


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article with labelled paragraphs, in their order."""

    file: str
    slug: str
    headline: str
    paragraphs: tuple[LabelledParagraph, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    path: Path
    line: int
    slug: str
    themes: str
    relations: str
    text: str

    def fault(self, remedy: str) -> ArticleError:
        return ArticleError(self.path, self.line, remedy)


def read_articles(paths: Iterable[Path], known: Collection[str]) -> list[LabelledArticle]:
    """Return the articles of several files, in order; `known` are the slugs of all themes.

    Raises ArticleError where a line breaks the format, an article is in two pieces, or a text stands twice.
    """
    articles: list[LabelledArticle] = []
    seen: dict[str, str] = {}
    for path in paths:
        for rows in _articles(path):
            if any(article.slug == rows[0].slug for article in articles):
                raise rows[0].fault(f"article {rows[0].slug!r} stands above; move its lines there, or rename this one")
            articles.append(_article(rows, known))
            for row in rows:
                if row.text in seen:
                    raise row.fault(f"this text stands in {seen[row.text]} too; take one of them out")
                seen[row.text] = f"{path.name}:{row.line}"
    return articles


def _articles(path: Path) -> Iterator[list[_Row]]:
    """Yield the rows of each article: those next to each other with the same slug."""
    rows: list[_Row] = []
    for row in _rows(path):
        if rows and rows[0].slug != row.slug:
            yield rows
            rows = []
        rows.append(row)
    if rows:
        yield rows


def _rows(path: Path) -> Iterator[_Row]:
    for number, cells in lines_of(path, COLUMNS, ArticleError):
        row = _Row(path, number, *cells)
        if not _SLUG.fullmatch(row.slug):
            raise row.fault(f"article {row.slug!r}: a slug has small letters, digits and hyphens")
        if not row.text:
            raise row.fault("the text is empty; fill it or take the line out")
        yield row


def _article(rows: list[_Row], known: Collection[str]) -> LabelledArticle:
    first, *others = rows
    if first.themes != HEADLINE or first.relations:
        raise first.fault(f"the first line of an article is its headline: {HEADLINE} for themes, no relations")
    if not others:
        raise first.fault("the article has no paragraphs")
    paragraphs = (LabelledParagraph(r.line, _themes(r, known), _relations(r), r.text) for r in others)
    return LabelledArticle(first.path.name, first.slug, first.text, tuple(paragraphs))


def _themes(row: _Row, known: Collection[str]) -> tuple[str, ...]:
    themes = tuple(theme.strip() for theme in row.themes.split(","))
    if themes == (NONE,):
        return ()
    for theme in themes:
        if theme not in known:
            raise row.fault(f"no theme is called {theme!r}; write {NONE}, or some of {', '.join(sorted(known))}")
    if len(set(themes)) < len(themes):
        raise row.fault("a theme stands twice; name it once")
    return themes


def _relations(row: _Row) -> tuple[LabelledRelation, ...]:
    return tuple(_relation(row, text.strip()) for text in row.relations.split(";") if text.strip())


def _relation(row: _Row, text: str) -> LabelledRelation:
    parts = _RELATION.fullmatch(text)
    if not parts:
        raise row.fault(f"relation {text!r}: write SRC>TGT TYPE status, or SRC=TGT TYPE status where both act")
    source, joined, target, kind, sign, status = parts.groups()
    for code in (source, target):
        if code not in country_codes():
            raise row.fault(f"relation {text!r}: {code!r} is no ISO 3166-1 alpha-3 code")
    if source == target:
        raise row.fault(f"relation {text!r}: give two different countries")
    for value, allowed in ((kind, tuple(PLOVER)), (status, STATUSES)):
        if value not in allowed:
            raise row.fault(f"relation {text!r}: {value!r} has to be {', '.join(allowed)}")
    if (kind == _SIGNED) != bool(sign):
        raise row.fault(f"relation {text!r}: {_SIGNED} needs a sign, {_SIGNED}+ or {_SIGNED}-, other types have none")
    return LabelledRelation(source, target, kind, sign or PLOVER[kind][0], status, joined == "=")

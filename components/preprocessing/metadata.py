"""What is known of each article: publisher, author, date and address, from sources.csv, else from what the file says of
itself, else from the page, else from its text.

Nothing is invented: a date without a year stays one, and a copyright year dates no article.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from components.edtf import edtf_precision
from components.knowledge.furniture import FurnitureRules, bare_line
from components.preprocessing.bylines import dateline_agency, read_byline
from components.preprocessing.known import Metadata
from components.preprocessing.page_dates import page_date
from components.preprocessing.reading import METADATA_FILE
from components.preprocessing.records import Article, Paragraph, Segmented, Stated

ISSUE = "issue"  # 'No. 14, 3 May 2024' dates every story of a newsletter

_UPDATED = re.compile(
    r"^\W*(last )?(updated|modified|actualizado|mis à jour|modifié|aktualisiert|обновлено)", re.IGNORECASE
)
_SAYS_WHEN = re.compile(
    r"\b(?:date of publication|publication date|published|first broadcast|broadcast|issued|released|posted|as of|as at"
    r"|dated|last updated|updated|date)\b\W*(?P<date>[^|•·]{4,60})",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:\b(?:no|nr|núm|issue|vol|volume|number|edition|ausgabe|numéro)\b\.?|[#№]) ?\d+", re.IGNORECASE
)
_LINKS = ("link to another page", "link teaser", "related stories")
_HEAD = ("masthead", "tagline", "deck", "issue")  # lines above the text that may say when it came out
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))[\s©]*(?:copyright\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d|present))?)?[,\s]*"
    r"(?:by\s+)?(?P<name>[^\W\d_][^.|•©]{1,60}?)\s*(?:[.|•]|,?\s*all rights reserved|,?\s*inc\b|$)",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\btoday\s*[,(]\s*(?P<date>[^)]{6,30}?\b(?:19|20)\d\d)\b|\bpublished (?:today|here) on (?P<on>.{6,25}\d{4})"
)
_WINDOW_SITE = re.compile(r"\s[|–—-]\s(?P<site>[^|–—]{2,40})$")


def fill_metadata(segmented: Segmented, metadata: Metadata, furniture: FurnitureRules) -> list[str]:
    """Set publisher, author and date of each article of a source; return what rows of sources.csv match no article."""
    rows = metadata.rows.get(segmented.source.source_file, ())
    positions = {article.position for article in segmented.articles}
    site = _publisher_of_page(segmented.paragraphs)
    issue = next((page_date(_NUMBER.sub(" ", p.text)) for p in segmented.paragraphs if p.reason == ISSUE), None)
    issue = issue or _head_date([p for p in segmented.paragraphs if p.article_id is None])
    told = _told_of(segmented)
    for article in segmented.articles:
        for known in sorted(rows, key=lambda known: known.position is None):  # the row of this article goes first
            if known.position in (None, article.position):
                _fill(article, known.publisher, known.author, known.published, known.published_basis)
                article.address = article.address or known.address
        _fill_stated(article, segmented.source.stated, told in (None, article))
        own = [p for p in segmented.paragraphs if p.article_id == article.article_id]
        author, agency = _byline(own, furniture)
        _fill(article, site or agency, author, _page_date(own) or issue, "page")
        _fill(article, None, None, _text_date(own), "text")
    for before, article in pairwise(segmented.articles):  # what stands on one page came out together
        if before.published_basis == "page" or (before is told and segmented.source.stated.published):
            _fill(article, None, None, before.published, "page")
    return [
        f"{METADATA_FILE}:{known.row}: {known.source_file} has {len(positions)} article(s), "
        f"none at position {known.position}"
        for known in rows
        if known.position is not None and known.position not in positions
    ]


def _told_of(segmented: Segmented) -> Article | None:
    """The article that a file means by its title, author and date: the one so titled, or the only one; null for all."""
    title = segmented.source.stated.title
    same = [a for a in segmented.articles if title and a.title and bare_line(a.title) == bare_line(title)]
    if same:
        return same[0]
    return segmented.articles[0] if len(segmented.articles) == 1 else None


def _fill_stated(article: Article, stated: Stated, meant: bool) -> None:
    """Fill what the file says of itself: publisher and address for all articles, the rest where they are meant."""
    _fill(article, stated.publisher, stated.author if meant else None, stated.published if meant else None, "metadata")
    article.address = article.address or stated.address
    article.language = article.language or stated.language
    article.title = article.title or (stated.title if meant else None)


def _fill(
    article: Article, publisher: str | None, author: str | None, published: str | None, basis: str | None
) -> None:
    """Fill what is still empty."""
    article.publisher = article.publisher or publisher
    article.author = article.author or author
    if article.published is None and published is not None:
        article.published = published
        article.published_precision = edtf_precision(published)
        article.published_basis = basis


def _byline(own: Sequence[Paragraph], furniture: FurnitureRules) -> tuple[str | None, str | None]:
    author = agency = None
    for paragraph in own:
        if paragraph.reason in ("byline", "agency"):
            found = read_byline(paragraph.text, furniture, named_only=True)
            author = author or (found.author if found else None)
            agency = agency or (found.agency if found else None) or furniture.agency(paragraph.text)
        elif paragraph.reason == "dateline":
            agency = agency or dateline_agency(paragraph.text, furniture)
    return _in_usual_case(author), agency


def _in_usual_case(name: str | None) -> str | None:
    """'Marie DURAND' as 'Marie Durand'; short capitals stay, they are initials."""
    if name is None:
        return None
    return " ".join(word.capitalize() if word.isupper() and len(word) > 2 else word for word in name.split())


def _page_date(own: Sequence[Paragraph]) -> str | None:
    """The date printed on the page: below the headline before one above it, of publication before that of an update."""
    text = max((place for place, paragraph in enumerate(own) if paragraph.kind == "body"), default=0)
    links = next((place for place, p in enumerate(own) if place > text and p.reason in _LINKS), len(own))
    own = own[:links]  # below them stand the days of other stories
    headline = next((place for place, paragraph in enumerate(own) if paragraph.reason == "headline"), 0)
    return _date_among(own[headline:]) or _date_among(own[:headline]) or _head_date(own)


def _date_among(own: Sequence[Paragraph]) -> str | None:
    first = updated = None
    before, above = "", None
    for paragraph in own:
        if paragraph.kind != "furniture":
            continue
        if paragraph.reason in ("date", "byline", "publication label"):
            found = page_date(paragraph.text) if above not in _LINKS else None
            label = _UPDATED.match(before) and page_date(before) is None  # 'Updated' on a line of its own
            if found and (label or _UPDATED.match(paragraph.text)):
                updated = updated or found
            else:
                first = first or found
        before, above = paragraph.text, paragraph.reason
    return first or updated


def _head_date(own: Sequence[Paragraph]) -> str | None:
    """The whole date that a line above the text gives for its publication ('As of 18:00, 27 January 2026')."""
    for paragraph in own:
        if paragraph.kind == "body":
            return None
        said = _SAYS_WHEN.search(paragraph.text) if paragraph.reason in _HEAD else None
        found = page_date(said["date"]) if said else None
        if edtf_precision(found) == "day" and found and not found.startswith("XXXX"):
            return found
    return None


def _text_date(own: Sequence[Paragraph]) -> str | None:
    """The date that the text itself gives for its day: in its dateline, or beside 'today'."""
    for paragraph in own:
        if paragraph.reason == "dateline" and (found := page_date(paragraph.text)):
            return found
        if paragraph.kind == "body" and (today := _TODAY.search(paragraph.text)):
            return page_date(today["date"] or today["on"])
    return None


def _publisher_of_page(paragraphs: Sequence[Paragraph]) -> str | None:
    """The site that the page names as its own: in its copyright line or in the title of the window."""
    return next(_sites(paragraphs), None)


def _sites(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        if paragraph.reason == "copyright" and (found := _COPYRIGHT.search(paragraph.text)):
            name = re.sub(r"^(the )?(content|material)s? .*", "", found["name"], flags=re.IGNORECASE).strip(" ,")
            if name and len(name.split()) <= 6 and name[0].isupper():
                yield name
        elif paragraph.reason == "page title" and (site := _WINDOW_SITE.search(paragraph.text)):
            yield site["site"].strip()

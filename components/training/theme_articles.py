"""What themes are learned from: labelled articles, single paragraphs, and all labelled pages but the held-out ones.

The held-out half of the labelled pages is not read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from components.knowledge.relation_model import Numbers
from components.knowledge.themes import ThemeRules
from components.preprocessing.parsing import Parser
from components.preprocessing.records import ArticleDocs
from components.preprocessing.themes import ArticleEvidence, article_evidence
from components.preprocessing.wrapped import flowing
from components.quality.facts import plain
from components.quality.gold import load_gold
from components.training.articles import FOLDER as ARTICLES
from components.training.articles import read_articles
from components.training.pages import readings_of
from components.training.paragraphs import FOLDER as PARAGRAPHS
from components.training.paragraphs import read_paragraphs
from components.training.themed_articles import FOLDER as THEMED
from components.training.themed_articles import PAGES as THEMED_PAGES
from components.training.themed_articles import read_themed

if TYPE_CHECKING:
    from spacy.language import Language

QUALITY = Path(__file__).parents[2] / "quality"
SEEDS = Path(__file__).parents[2] / "seeds"
SAMPLE = (QUALITY / "gold", SEEDS)
DEVELOPMENT = (QUALITY / "labels" / "development", QUALITY / "texts" / "development")
FIRST_SIGHT = (QUALITY / "labels" / "first_sight", QUALITY / "texts" / "first_sight")
LABELLED_PAGES = (SAMPLE, DEVELOPMENT, FIRST_SIGHT)
# where it comes from; a page has two readers, a page of one has one, who says what is in doubt
ARTICLE, PARAGRAPH, PAGE, PAGE_OF_ONE = "article", "paragraph", "page", "page of one"
ON_PAGES = (PAGE, PAGE_OF_ONE)

Reading = frozenset[str]  # the slugs of the themes that one reader gives a paragraph


@dataclass(frozen=True, slots=True)
class LabelledText:
    """An article, or a paragraph by itself: by paragraph what each reader says, empty where nobody read it."""

    kind: str
    group: str  # what has one writer or stands on one page: a cross-check learns from all of it, or from nothing
    title: str
    paragraphs: tuple[str, ...]
    readers: tuple[tuple[Reading, ...], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled text with what rules and words find in it, and the share of readers who give each theme."""

    text: LabelledText
    found: ArticleEvidence
    wanted: Numbers  # paragraphs x themes
    read: Numbers  # by paragraph whether it has a reader


def all_texts(themes: Iterable[str]) -> list[LabelledText]:
    """Return everything that themes are learned from.

    Raises ArticleError, ThemedArticleError, ParagraphError or GoldError where a labelled file is faulty.
    """
    known = sorted(themes)
    articles = read_articles(sorted(ARTICLES.glob("*.tsv")), known)
    paragraphs = read_paragraphs(sorted(PARAGRAPHS.glob("*.tsv")), known)
    return [
        *(
            LabelledText(
                ARTICLE,
                f"{article.file}:{article.slug}",
                article.headline,
                tuple(paragraph.text for paragraph in article.paragraphs),
                tuple((frozenset(paragraph.themes),) for paragraph in article.paragraphs),
            )
            for article in articles
        ),
        *(LabelledText(PARAGRAPH, p.text, "", (p.text,), ((p.themes,),)) for p in paragraphs),
        *_themed(known),
        *(text for labels, texts in LABELLED_PAGES for text in _pages(labels, texts)),
    ]


def _themed(known: Sequence[str]) -> Iterable[LabelledText]:
    """Yield what is labelled with themes alone; the stories of one page have its name, and a number behind it."""
    for article in read_themed(sorted(THEMED.glob("*.tsv")), known):
        kind = PAGE_OF_ONE if article.file == THEMED_PAGES else ARTICLE
        page = article.slug.rstrip("-0123456789") if kind == PAGE_OF_ONE else article.slug
        yield LabelledText(kind, f"{article.file}:{page}", article.headline, article.paragraphs, article.readings)


def _pages(labels: Path, texts: Path) -> Iterable[LabelledText]:
    """Yield the articles of labelled pages, cut as a build cuts them."""
    gold = load_gold(labels, texts)
    known = {(p.file, p.text): tuple(reader.themes for reader in p.readings) for p in gold.paragraphs}
    for name in dict.fromkeys(paragraph.file for paragraph in gold.paragraphs):
        for reading in readings_of(texts / name):
            readers = tuple(known.get((name, plain(text)), ()) for text in reading.texts)
            if reading.texts:
                yield LabelledText(PAGE, name, reading.article.title or "", tuple(reading.texts), readers)


def examples_of(texts: Sequence[LabelledText], nlp: "Language", rules: ThemeRules) -> list[Example]:
    """Return the texts with what is found in them."""
    read = (flowing(text) for one in texts for text in (*((one.title,) if one.title else ()), *one.paragraphs))
    parsed = Parser(nlp).pipe(read)
    themes = sorted(rules.themes)
    examples = []
    for text in texts:
        head = [next(parsed)] if text.title else []
        docs = [next(parsed) for _ in text.paragraphs]
        found = article_evidence(ArticleDocs(text.group, text.title or None, None, docs, head), rules)
        wanted = np.array([[_share(readers, theme) for theme in themes] for readers in text.readers])
        examples.append(Example(text, found, wanted, np.array([bool(readers) for readers in text.readers])))
    return examples


def _share(readers: Sequence[Reading], theme: str) -> float:
    return sum(theme in reader for reader in readers) / max(len(readers), 1)

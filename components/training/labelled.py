"""Articles to learn the context of relations from: the labelled articles, and the real pages of the labelled sample.

The invented pages of the labelled sample are not learned from: they measure, and half of them are held out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from components.preprocessing.annotating import Reading
from components.preprocessing.records import Article
from components.quality.facts import plain
from components.quality.gold import load_gold
from components.training.articles import LabelledArticle, LabelledParagraph
from components.training.pages import readings_of

ROOT = Path(__file__).parents[2]
LABELS, TEXTS = ROOT / "quality" / "gold", ROOT / "seeds"
REAL = 3  # how often a real page counts: there are few, and they are what the product is for
SignedAct = tuple[str, str, str]  # countries of source and target, sign


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article and, by paragraph, the acts that a reader finds; null where nobody read a paragraph as it is cut."""

    group: str  # what shares a writer or a page
    reading: Reading
    acts: tuple[frozenset[SignedAct] | None, ...]
    count: int = 1  # how often it counts


def of_articles(articles: Iterable[LabelledArticle]) -> list[Labelled]:
    """The labelled articles as they would be read from a page."""
    return [
        Labelled(
            article.file,
            Reading(
                Article(article.slug, article.file, 0, title=article.headline), [p.text for p in article.paragraphs]
            ),
            tuple(frozenset(_acts(paragraph)) for paragraph in article.paragraphs),
        )
        for article in articles
    ]


def _acts(paragraph: LabelledParagraph) -> Iterator[SignedAct]:
    for relation in paragraph.relations:
        yield (relation.source, relation.target, relation.sign)
        if relation.mutual:
            yield (relation.target, relation.source, relation.sign)


def of_pages(labels: Path = LABELS, texts: Path = TEXTS) -> list[Labelled]:
    """The labelled real pages, cut into articles as a build cuts them. Raises GoldError where labels cannot be used."""
    gold = load_gold(labels, texts)
    known = {
        (paragraph.file, paragraph.text): frozenset(act for reader in paragraph.readings for act in reader.signs)
        for paragraph in gold.paragraphs
    }
    return [
        Labelled(name, reading, tuple(_known(known, name, text) for text in reading.texts), REAL)
        for name in dict.fromkeys(paragraph.file for paragraph in gold.paragraphs)
        for reading in readings_of(texts / name)
    ]


def page_files(labels: Path = LABELS, texts: Path = TEXTS) -> list[Path]:
    """The files that the labelled pages are read from, labels first."""
    found = sorted(labels.glob("*/*.json"))
    return [*found, *(texts / f"{name}.txt" for name in sorted({path.stem for path in found}))]


def _known(
    known: Mapping[tuple[str, str], frozenset[tuple[str, ...]]], name: str, text: str
) -> frozenset[SignedAct] | None:
    found = known.get((name, plain(text)))
    return None if found is None else frozenset((act[0], act[1], act[2]) for act in found)

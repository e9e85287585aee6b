"""How well relations are found in labelled articles that were not learned from: by rules and sentences, and weighed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.preprocessing.records import Relation
from components.preprocessing.relations.weighing import acts_of, joins_two, weigh
from components.training.contexts import ReadArticle, learn
from components.training.labelled import SignedAct

Rows = list[list[Relation]]  # by paragraph


@dataclass(frozen=True, slots=True)
class Found:
    """Precision and recall of what was found."""

    right: int
    found: int
    wanted: int

    @property
    def figures(self) -> str:
        """F1 with precision and recall, as the documentation shows them."""
        precision, recall = self.right / max(self.found, 1), self.right / max(self.wanted, 1)
        f1 = 2 * self.right / max(self.found + self.wanted, 1)
        return f"{f1:.3f} (P {precision:.2f} R {recall:.2f})"


def checked_figures(read: Sequence[ReadArticle]) -> Iterator[str]:
    """Figures of the articles, those of one writer at a time kept from learning; pages are always learned from."""
    weighed: list[Rows] = []
    articles: list[ReadArticle] = []
    for group in sorted({article.label.group for article in read if article.label.count == 1}):
        model = learn([article for article in read if article.label.group != group])
        held = [article for article in read if article.label.group == group]
        articles += held
        weighed += [weigh(article.features, model) for article in held]
    stated = [[kept.rows for kept in article.kept] for article in articles]
    paragraphs = sum(len(article.label.acts) for article in articles)
    yield f"{len(articles)} articles of {len({a.label.group for a in articles})} writers, {paragraphs} paragraphs."
    yield ""
    yield "| F1 | pair | direction | sign | rows right |"
    yield "| --- | --- | --- | --- | --- |"
    for name, rows in (("sentences alone", stated), ("weighed in context", weighed)):
        counts = [_counts(articles, rows, length) for length in (0, 2, 3)]
        yield f"| {name} | " + " | ".join(one.figures for one in counts) + f" | {_rows_right(articles, rows)} |"


def _counts(articles: Sequence[ReadArticle], rows: Sequence[Rows], length: int) -> Found:
    """What was found of pairs (0), ordered pairs (2), ordered pairs with sign (3)."""
    right = found = wanted = 0
    for acts, own in _paragraphs(articles, rows):
        said = {_cut(act, length) for act in acts}
        told = {_cut(act, length) for row in own for act in acts_of(row)}
        right, found, wanted = right + len(said & told), found + len(told), wanted + len(said)
    return Found(right, found, wanted)


def _rows_right(articles: Sequence[ReadArticle], rows: Sequence[Rows]) -> str:
    judged = [any(act in acts for act in acts_of(row)) for acts, own in _paragraphs(articles, rows) for row in own]
    return f"{sum(judged) / max(len(judged), 1):.2f} of {len(judged)}"


def _paragraphs(
    articles: Sequence[ReadArticle], rows: Sequence[Rows]
) -> Iterator[tuple[set[SignedAct], list[Relation]]]:
    for article, found in zip(articles, rows, strict=True):
        for acts, own in zip(article.label.acts, found, strict=True):
            if acts is not None:
                yield set(acts), [row for row in own if joins_two(row)]


def _cut(act: SignedAct, length: int) -> frozenset[str] | tuple[str, ...]:
    return act[:length] if length else frozenset(act[:2])

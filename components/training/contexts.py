"""Learn from labelled articles how far the context speaks for an act of two countries."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from components.knowledge.relation_contexts import BASE, COLUMNS, ContextModel, share_of
from components.preprocessing.dates import find_dates
from components.preprocessing.entities import find_entities
from components.preprocessing.parsing import Parser
from components.preprocessing.records import ArticleDocs
from components.preprocessing.relations.context import Context, Pair
from components.preprocessing.relations.context_features import ContextFeatures, beside
from components.preprocessing.relations.finding import read_article
from components.preprocessing.relations.kept import ParagraphKept
from components.preprocessing.wrapped import flowing
from components.training.fitting import Fitting, log_odds
from components.training.labelled import Labelled, SignedAct

if TYPE_CHECKING:
    from spacy.language import Language

    from components.preprocessing.annotating import Knowledge

LEARNED = "training/articles and the real pages of quality/gold"
HOW = Fitting(penalty=20.0, rarest=3)
_FOLDS = 5
_SMALL = 0.01  # a weight below this changes nothing that is shown
_MADE = "# Made by `python -m components train` from training/articles: log-odds of named features, by question."
_LEARNED_FROM = "# learned from: "


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair of countries that a paragraph may join, with its features and what the labels say."""

    article: int
    number: int  # of the paragraph
    pair: Pair
    features: list[str]
    acts: frozenset[SignedAct]  # empty where the two do not act on each other
    known: bool  # whether somebody read the paragraph


@dataclass(frozen=True, slots=True)
class Way:
    """One of two that act on each other as the source: features for direction and sign, and the signs labelled."""

    direction: list[str]
    sign: list[str]
    signs: frozenset[str]  # empty where only the other acts


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as the product reads it, with its labels."""

    label: Labelled
    kept: list[ParagraphKept]
    features: list[ContextFeatures]
    candidates: list[Candidate]


def read_all(labelled: Sequence[Labelled], nlp: "Language", known: "Knowledge") -> list[ReadArticle]:
    """Return the articles as rules and the model of sentences read them."""
    texts = (flowing(text) for one in labelled for text in (*one.reading.above, *one.reading.texts))
    docs = Parser(nlp).pipe(texts)
    found = []
    for number, label in enumerate(labelled):
        head = [next(docs) for _ in label.reading.above]
        body = [next(docs) for _ in label.reading.texts]
        of = label.reading.article
        article = ArticleDocs(of.article_id, of.title, of.published, body, head)
        entities = find_entities(article, known.names)
        kept = read_article(article, entities, find_dates(article), known.relations, known.relation_model)
        context = Context(kept, article, entities)
        features = [ContextFeatures(context, place) for place in range(len(kept))]
        found.append(ReadArticle(label, kept, features, list(_candidates(number, label, features))))
    return found


def _candidates(number: int, label: Labelled, features: Sequence[ContextFeatures]) -> Iterator[Candidate]:
    for own, acts in zip(features, label.acts, strict=True):
        for pair in own.context.candidates(own.number):
            of_pair = frozenset(act for act in acts or () if set(act[:2]) == set(pair))
            yield Candidate(number, own.number, pair, own.of_pair(pair).all, of_pair, known=acts is not None)


def learn(read: Sequence[ReadArticle], how: Fitting = HOW) -> ContextModel:
    """Return the weights for all questions."""
    candidates = [one for article in read for one in article.candidates for _ in range(article.label.count)]
    known = [candidate for candidate in candidates if candidate.known]
    answers = [bool(candidate.acts) for candidate in known]
    first = log_odds([candidate.features for candidate in known], answers, how)
    all_beside = _beside_all(candidates, _checked_shares(candidates, how))
    told = [[*c.features, *more] for c, more in zip(candidates, all_beside, strict=True) if c.known]
    pair = log_odds(told, answers, how)
    ways = [way for article in read for way in _ways(article) for _ in range(article.label.count)]
    acting = [way for way in ways if way.signs]
    signed = [way.sign for way in acting]
    return ContextModel(
        {
            "first": first,
            "pair": pair,
            "direction": log_odds([way.direction for way in ways], [bool(way.signs) for way in ways], how),
            "plus": log_odds(signed, ["+" in way.signs for way in acting], how),
            "minus": log_odds(signed, ["-" in way.signs for way in acting], how),
        }
    )


def _ways(article: ReadArticle) -> Iterator[Way]:
    """Both directions of the pairs that act."""
    for candidate in article.candidates:
        own = article.features[candidate.number]
        for source, target in (candidate.pair, candidate.pair[::-1]) if candidate.acts else ():
            signs = frozenset(act[2] for act in candidate.acts if act[:2] == (source, target))
            yield Way(own.of_direction(source, target).all, own.of_sign(source, target).all, signs)


def _checked_shares(candidates: Sequence[Candidate], how: Fitting) -> list[float]:
    """How likely each pair is at first sight, by weights that did not learn from its article."""
    shares = [0.0] * len(candidates)
    for fold in range(_FOLDS):
        held = {n for n, candidate in enumerate(candidates) if candidate.article % _FOLDS == fold}
        learned = [one for n, one in enumerate(candidates) if n not in held and one.known]
        if held and learned:
            weights = log_odds([one.features for one in learned], [bool(one.acts) for one in learned], how)
            model = ContextModel({"first": weights})
            for n in held:
                shares[n] = share_of(weights[BASE] + model.odds("first", candidates[n].features))
    return shares


def _beside_all(candidates: Sequence[Candidate], shares: Sequence[float]) -> list[list[str]]:
    """The features of each candidate from how likely the others of its article are."""
    by_article: dict[int, dict[tuple[int, Pair], float]] = {}
    for candidate, share in zip(candidates, shares, strict=True):
        by_article.setdefault(candidate.article, {})[candidate.number, candidate.pair] = share
    found = {article: beside(of_article) for article, of_article in by_article.items()}
    return [found[c.article][c.number, c.pair] for c in candidates]


def write_contexts(model: ContextModel, path: Path, of: str) -> None:
    """Write the weights, always the same bytes for the same ones; `of` is the fingerprint of what they come from."""
    text = io.StringIO()
    text.write(f"{_MADE}\n{_LEARNED_FROM}{of}\n")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for question, weights in model.weights.items():
        kept = {f: w for f, w in weights.items() if f == BASE or abs(w) >= _SMALL}
        writer.writerows((question, feature, f"{weight:.2f}") for feature, weight in sorted(kept.items()))
    path.write_text(text.getvalue(), encoding="utf-8")


def learned_from(path: Path) -> str:
    """The fingerprint of the articles that a file of weights was learned from; empty where it names none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((line.removeprefix(_LEARNED_FROM) for line in lines if line.startswith(_LEARNED_FROM)), "")

"""How well themes are told of what was not learned from: articles by those of other writers, pages by other pages."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from components.knowledge.themes import ThemeRules
from components.preprocessing.themes import probabilities, themes_of
from components.quality.comparing import STAGES, Counts
from components.quality.facts import Facts
from components.training.theme_articles import ARTICLE, FIRST_SIGHT, PAGE, SAMPLE, Example
from components.training.theme_weights import learn

_PARTS = 5  # of the pages: each is told by what is learned of the others
Told = Mapping[int, Sequence[Facts]]  # place of an example -> what is found in each paragraph


def figures(examples: Sequence[Example], rules: ThemeRules) -> Iterator[str]:
    """Yield the lines of a table: precision, recall and F1 over (paragraph, theme), by rules alone and as learned."""
    alone = {place: [Facts(themes=frozenset(given)) for given in one.found.given] for place, one in enumerate(examples)}
    learned = {**_crossed(examples, rules, _writers), **_crossed(examples, rules, _pages)}
    sample, first_sight = ({path.name for path in texts.iterdir()} for _, texts in (SAMPLE, FIRST_SIGHT))
    yield "| measured on | paragraphs | rules alone: precision | recall | F1 | as learned: precision | recall | F1 |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    parts: dict[str, Callable[[Example], bool]] = {
        "labelled articles, by the other writers": lambda one: one.text.kind == ARTICLE,
        "pages of other regions, by the other pages": lambda one: (
            one.text.kind == PAGE and one.text.group not in sample | first_sight
        ),
        "pages of first sight, by the other pages": lambda one: one.text.kind == PAGE and one.text.group in first_sight,
        "sample pages, by the other pages": lambda one: one.text.kind == PAGE and one.text.group in sample,
    }
    for name, belongs in parts.items():
        places = [place for place, one in enumerate(examples) if belongs(one)]
        read = sum(int(examples[place].read.sum()) for place in places)
        cells = [_cells(examples, places, told) for told in (alone, learned)]
        yield f"| {name} | {read} | {cells[0]} | {cells[1]} |"


def _writers(one: Example) -> str:
    return one.text.group.split(":")[0] if one.text.kind == ARTICLE else ""


def _pages(one: Example) -> str:
    if one.text.kind != PAGE:
        return ""
    return str(hashlib.blake2b(one.text.group.encode()).digest()[0] % _PARTS)


def _crossed(examples: Sequence[Example], rules: ThemeRules, side: Callable[[Example], str]) -> Told:
    """Return what is found in the examples that have a side, by what is learned of all that are not on it."""
    found = {}
    for held in sorted({side(one) for one in examples} - {""}):
        words, weights = learn([one for one in examples if side(one) != held], rules.words.themes)
        others = replace(rules, words=words, weights=weights)
        for place, one in enumerate(examples):
            if side(one) == held:
                likely = probabilities(one.found, others)
                paragraphs = [themes_of(one.found, number, row, others) for number, row in enumerate(likely)]
                found[place] = [Facts(themes=frozenset(t.theme for t in themes)) for themes in paragraphs]
    return found


def _cells(examples: Sequence[Example], places: Sequence[int], told: Told) -> str:
    total = Counts()
    for place in places:
        for facts, readers in zip(told[place], examples[place].text.readers, strict=True):
            if readers:
                total += STAGES["themes"](facts, [Facts(themes=reader) for reader in readers])
    return f"{total.precision:.3f} | {total.recall:.3f} | {total.f1:.3f}"

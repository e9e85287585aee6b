"""How well texts in a further language are read: against articles that were labelled by hand, stage by stage.

`python -m components.quality.languages FILE` prints precision, recall and F1; FILE is quality/languages/XX.toml, and
BORDERLINES_PIPELINES has to name a pipeline for the language XX.
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.knowledge.forms import fold
from components.preprocessing.annotating import Reading
from components.preprocessing.languages.annotators import Annotators
from components.preprocessing.languages.reader import LanguageReader
from components.preprocessing.recipe import Recipe
from components.preprocessing.records import Annotated, Article
from components.settings import load_settings

STAGES = ("countries", "actors", "quotations", "themes", "acts")
_ACTORS = ("PERSON", "GOV", "IGO", "ORG", "ARMED_GROUP", "MEDIA", "MOVEMENT", "COMPANY")
_HAPPENED = ("actual", "planned")
Facts = set[tuple[str, ...]]


@dataclass(slots=True)
class Score:
    """What was found rightly, what was found, what there is."""

    right: int = 0
    found: int = 0
    there: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what there is that was found."""
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(path: Path, annotators: Annotators | LanguageReader) -> tuple[dict[str, Score], list[str]]:
    """Return the score of each stage over the articles of a file, and a line for everything wrong or missed."""
    scores = {stage: Score() for stage in STAGES}
    remarks = []
    for labelled in tomllib.loads(path.read_text(encoding="utf-8"))["article"]:
        texts = [text for text in labelled["text"].strip().split("\n\n") if text]
        article = Article("a", "a.txt", 1, title=labelled["title"], published=labelled["published"], language=path.stem)
        (found,) = annotators.annotate_all([Reading(article, texts)])
        for stage, there, here in _compared(labelled, found):
            own = scores[stage]
            own.right += len(there & here)
            own.found += len(here)
            own.there += len(there)
            remarks += [f"{stage}: wrong {fact}" for fact in sorted(here - there)]
            remarks += [f"{stage}: missed {fact}" for fact in sorted(there - here)]
    return scores, remarks


def _compared(labelled: Mapping[str, Any], found: Annotated) -> Iterator[tuple[str, Facts, Facts]]:
    """Yield each stage with what a reader found in an article and what the program did."""
    entities = found.entities.entities
    mentions = [m for own in found.entities.mentions for m in own]
    named: Facts = {(m.country,) for m in mentions if m.country and entities[m.entity].type != "GOV"}
    named |= {(m.country,) for m in mentions if m.country and m.via == "description"}
    who = {entities[m.entity].name for m in mentions if entities[m.entity].type in _ACTORS}
    said: Facts = {(fold(name), text) for name, text in labelled["quotations"]}
    spoken: Facts = set()
    for quotation in (q for own in found.quotations for q in own):
        begun = next((text for _, text in said if quotation.text.startswith(text)), quotation.text)
        spoken.add((fold(entities[quotation.speaker].name) if quotation.speaker else "", begun))
    relations = [r for own in found.relations for r in own if r.status in _HAPPENED]
    yield "countries", _single(labelled["countries"]), named
    yield "actors", _single(map(fold, labelled["actors"])), _single(map(fold, who))
    yield "quotations", said, spoken
    yield "themes", _single(labelled["themes"]), _single(theme.theme for own in found.themes for theme in own)
    acts = {(str(r.source_country), r.type, str(r.target_country)) for r in relations}
    yield "acts", {tuple(act) for act in labelled["acts"]}, {*acts}


def _single(values: Iterable[str]) -> Facts:
    return {(value,) for value in values}


def main(path: Path) -> None:
    """Print the scores of a file, and what was wrong or missed."""
    scores, remarks = score(path, Annotators(Recipe.of(load_settings())))
    lines = [f"{'stage':<12}{'there':>6}{'found':>6}{'P':>7}{'R':>7}{'F1':>7}"]
    for stage, own in scores.items():
        lines.append(f"{stage:<12}{own.there:>6}{own.found:>6}{own.precision:>7.2f}{own.recall:>7.2f}{own.f1:>7.2f}")
    print(*lines, *remarks, sep="\n")  # noqa: T201  (its output)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

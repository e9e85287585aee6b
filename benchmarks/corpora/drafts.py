"""Articles drawn by a seed: which paragraphs of the labelled texts, renamed how, under which headline, of which day.

Article number n of a seed is always the same, whatever is drawn besides. Some are reprints of the one before, as in
every corpus of news. Of names the most are rare and some are everywhere: variants follow a power law.
"""

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from benchmarks.corpora.renaming import VARIANTS, Rename, Renamer

TEXTS = Path(__file__).parents[2] / "training" / "articles"
_PARTS = (3, 4, 5)  # stories that an article is put together from
_FIRST_DAY, _DAYS = date(2018, 1, 1), 2900
_REPRINT_EVERY = 40
_TAIL = 0.5  # exponent of the power law of variants
_OWN = 0.3  # share of parts whose names stay as they are


@dataclass(frozen=True, slots=True)
class Story:
    """A labelled article: its headline and its paragraphs."""

    slug: str
    headline: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs of a story that an article takes over, and the variant they are renamed by."""

    story: int
    paragraphs: tuple[int, ...]
    variant: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What an article is put together from."""

    number: int
    headline: Part
    parts: tuple[Part, ...]
    day: date

    @property
    def source_file(self) -> str:
        """Its name in the corpus: a folder for every thousand."""
        return f"{self.number // 1000:05d}/{self.number:08d}.txt"

    @property
    def date_line(self) -> str:
        """The line that says when it was published."""
        return f"Published: {self.day.day} {self.day:%B %Y}"


class ArticlePool:
    """The labelled articles, and the articles that a seed draws from them."""

    def __init__(self, seed: int = 1, folder: Path = TEXTS) -> None:
        """Read the labelled articles of a folder."""
        self.stories = _stories(folder)
        self._seed = seed

    @cached_property
    def renamer(self) -> Renamer:
        """What may be renamed in them."""
        return Renamer(text for story in self.stories for text in (story.headline, *story.paragraphs))

    def draft(self, number: int) -> Draft:
        """Return the draft of an article by its number, from 0."""
        if number % _REPRINT_EVERY == _REPRINT_EVERY - 1:
            original = self._original(number - 1)
            day = original.day + timedelta(days=1)
            return replace(original, number=number, day=day, headline=self._original(number).headline)
        return self._original(number)

    def _original(self, number: int) -> Draft:
        chance = random.Random(f"{self._seed} {number}")
        parts = []
        for story in chance.sample(range(len(self.stories)), chance.choice(_PARTS)):
            length = len(self.stories[story].paragraphs)
            taken = min(length, chance.choice((2, 2, 3)))
            first = chance.randrange(length - taken + 1)
            parts.append(Part(story, tuple(range(first, first + taken)), _variant(chance)))
        headline = Part(chance.choice(parts).story, (), _variant(chance))
        return Draft(number, headline, tuple(parts), _FIRST_DAY + timedelta(days=chance.randrange(_DAYS)))

    def text(self, draft: Draft) -> str:
        """Return the text of the file: headline, day, paragraphs, a blank line between any two."""
        return "\n\n".join([self.headline(draft), draft.date_line, *self.paragraphs(draft)]) + "\n"

    def headline(self, draft: Draft) -> str:
        """Return the headline of an article."""
        return self.rename(draft.headline)(self.stories[draft.headline.story].headline)

    def paragraphs(self, draft: Draft) -> list[str]:
        """Return the paragraphs of an article."""
        return [
            self.rename(part)(self.stories[part.story].paragraphs[number])
            for part in draft.parts
            for number in part.paragraphs
        ]

    def rename(self, part: Part) -> Rename:
        """Return the function that renames what a part says."""
        return self.renamer.variant(part.variant)


def write_files(pool: ArticlePool, numbers: Sequence[int], folder: Path) -> int:
    """Write articles as text files under a folder; return the bytes of their text."""
    written = 0
    for number in numbers:
        draft = pool.draft(number)
        path = folder / draft.source_file
        path.parent.mkdir(parents=True, exist_ok=True)
        data = pool.text(draft).encode()
        path.write_bytes(data)
        written += len(data)
    return written


def _variant(chance: random.Random) -> int:
    return 0 if chance.random() < _OWN else min(VARIANTS, int(chance.paretovariate(_TAIL)))


def _stories(folder: Path) -> list[Story]:
    lines: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                lines.setdefault(row["article"], []).append(row["text"])
    return [Story(slug, texts[0], tuple(texts[1:])) for slug, texts in lines.items()]

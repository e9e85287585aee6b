"""Names and numbers of a text changed letter for letter, so that every offset into the text stays as it is.

What only news knows (surnames, villages, small companies) is renamed; countries, capitals, first names, known actors
and all words that are also written small are not, for by them the stages find who acts. One variant renames alike
wherever it is applied: in the text, in the name of an entity, in its key.
"""

import random
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

from components.knowledge.files import FOLDER

VARIANTS = 1 << 30
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_LEAST = 4  # letters; shorter ones are mostly initials, acronyms and articles
_KNOWN = ("countries.csv", "places.csv", "actors.csv", "leaders.csv", "regions.csv", "first_names.csv")

Rename = Callable[[str], str]


class Renamer:
    """What may be renamed in a pool of texts."""

    def __init__(self, texts: Iterable[str], knowledge: Path = FOLDER) -> None:
        """Take the words that stand in the texts with a capital only and in no list of the knowledge."""
        known = {
            word.casefold() for name in _KNOWN for word in _WORD.findall((knowledge / name).read_text(encoding="utf-8"))
        }
        capital: set[str] = set()
        for text in texts:
            for word in _WORD.findall(text):
                (capital if word[0].isupper() and word[1:].islower() else known).add(word.casefold())
        self._names = {word for word in capital - known if len(word) >= _LEAST and word.isascii()}

    def variant(self, number: int) -> Rename:
        """Return the function that renames in any text or name; variant 0 leaves all as it is."""
        if number == 0:
            return str
        letters = _letters(number)

        def renamed(match: re.Match[str]) -> str:
            token = match[0]
            if token.casefold() in self._names:
                return token.translate(letters)
            # years, days and small numbers stay, so that dates remain dates
            return token.translate(letters) if len(token) > 2 and token.isdigit() and token[:2] not in _YEARS else token

        return lambda text: _TOKEN.sub(renamed, text)


_YEARS = ("19", "20")


@lru_cache(maxsize=4096)
def _letters(number: int) -> dict[int, int]:
    """Return a permutation of letters (vowels among themselves) and of digits."""
    chance = random.Random(number)
    table: dict[int, int] = {}
    for alphabet in (_VOWELS, _CONSONANTS, "123456789"):
        for old, new in zip(alphabet, chance.sample(alphabet, len(alphabet)), strict=True):
            table |= {ord(old): ord(new), ord(old.upper()): ord(new.upper())}
    return table

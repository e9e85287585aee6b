"""What somebody says of a paragraph (a reader, the product, the baseline), in a form that can be compared."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

Actor = frozenset[str]
"""The names that an actor goes under in a paragraph, each as `name_key` gives it."""
Directed = frozenset[tuple[str, ...]]
"""Acts as (source, target) and what else is compared of them; a mutual act stands in both directions."""

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_TITLE = re.compile(r"^(the|mr\.?|mrs\.?|ms\.?|president|foreign minister) ")
_FIRST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Act:
    """An act between two countries: alpha-3 codes, PLOVER type, sign (+, -, 0), and whether both sides act."""

    source: str
    target: str
    type: str
    polarity: str
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is said of a paragraph: alpha-3 codes, actors, theme slugs, acts, quotations (speaker, first words)."""

    countries: frozenset[str] = frozenset()
    actors: frozenset[Actor] = frozenset()
    themes: frozenset[str] = frozenset()
    acts: frozenset[Act] = frozenset()
    quotations: frozenset[tuple[str, str]] = frozenset()

    @property
    def pairs(self) -> frozenset[frozenset[str]]:
        """Which two countries act on each other, whoever acts."""
        return frozenset(frozenset((act.source, act.target)) for act in self.acts if act.source != act.target)

    @property
    def directions(self) -> Directed:
        """Who acts on whom."""
        return _directed((act, ()) for act in self.acts)

    @property
    def signs(self) -> Directed:
        """Who acts on whom, for good or ill."""
        return _directed((act, (act.polarity,)) for act in self.acts)

    @property
    def types(self) -> Directed:
        """Who does what to whom."""
        return _directed((act, (act.type,)) for act in self.acts)


def joined(facts: Iterable[Facts]) -> Facts:
    """Return what is said of several pieces of a paragraph together."""
    return reduce(_both, facts, Facts())


def _both(one: Facts, other: Facts) -> Facts:
    return Facts(
        one.countries | other.countries,
        one.actors | other.actors,
        one.themes | other.themes,
        one.acts | other.acts,
        one.quotations | other.quotations,
    )


def _directed(acts: Iterable[tuple[Act, tuple[str, ...]]]) -> Directed:
    found: set[tuple[str, ...]] = set()
    for act, rest in acts:
        found.add((act.source, act.target, *rest))
        if act.mutual:
            found.add((act.target, act.source, *rest))
    return frozenset(found)


def plain(text: str) -> str:
    """Return a text without what does not matter for comparing: case, line breaks, curly quotes, ligatures."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_QUOTES).split()).casefold()


def name_key(name: str) -> str:
    """Return a name as it is compared: without possessive, title and punctuation."""
    without_title = _TITLE.sub("", re.sub(r"'s?$", "", plain(name)))
    return re.sub(r"[^\w ]", " ", without_title).strip()


def quotation_key(speaker: str, words: str) -> tuple[str, str]:
    """Return a quotation as it is compared: the speaker's last name ('' for nobody), the first words."""
    return name_key(speaker).split(" ")[-1], " ".join(name_key(words).split()[:_FIRST_WORDS])

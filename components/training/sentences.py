"""Read the labelled sentences of training/sentences: who acts on whom, by which words, of which type and status.

A file is a tab-separated table, one sentence a line. The sentence marks its source ends as {s:...}, its target ends as
{t:...} and the words that say the act as {c:...}; a sentence without a relation is of type `none` and has no {c:}.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pycountry

from components.schema import PLOVER, STATUSES
from components.training.labelled_lines import FaultyLine, lines_of

FOLDER = Path(__file__).parents[2] / "training" / "sentences"
NONE = "none"
COLUMNS = ("type", "status", "construction", "sources", "targets", "text")
CONSTRUCTIONS = (
    "active",
    "passive",
    "noun",
    "control",
    "support",
    "joint",
    "participle",
    "relative",
    "reported",
    "headline",
)
REASONS = (
    "venue",
    "nationality",
    "domestic",
    "list",
    "geography",
    "bystander",
    "co_reference_of_report",
    "origin",
    "background",
)
_MARK = re.compile(r"\{([stc]):([^{}]+)\}")
_END = re.compile(r"[A-Z]{3}|-[a-z0-9-]+")

Offsets = tuple[int, int]


class SentenceError(FaultyLine):
    """A file of labelled sentences cannot be used; the message names the file, the line and what to change."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence without its marks; offsets are code points, ends exclusive."""

    file: str
    line: int
    type: str  # a PLOVER type, or none
    status: str  # empty for none
    construction: str  # of none: why there is no relation
    source_countries: tuple[str, ...]  # ISO 3166-1 alpha-3, or a minus and the short name of a body without country
    target_countries: tuple[str, ...]
    text: str
    sources: tuple[Offsets, ...]
    targets: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]

    @property
    def pairs(self) -> frozenset[frozenset[str]]:
        """The pairs of countries or bodies that the sentence joins, either way round."""
        return frozenset(frozenset((s, t)) for s in self.source_countries for t in self.target_countries)


def read_files(paths: Iterable[Path]) -> list[Sentence]:
    """Return the sentences of several files, in order.

    Raises SentenceError where a line breaks the format, or repeats the text and marks of another line.
    """
    seen: dict[str, str] = {}
    found = []
    for path in paths:
        for number, cells in lines_of(path, COLUMNS, SentenceError):
            sentence, marked = _sentence(path, number, cells), cells[-1]
            if marked in seen:
                raise SentenceError(path, number, f"the same sentence stands in {seen[marked]}; delete one of them")
            seen[marked] = f"{path.name}:{number}"
            found.append(sentence)
    return found


def _sentence(path: Path, number: int, fields: list[str]) -> Sentence:
    kind, status, construction, sources, targets, marked = fields
    for name, value, allowed in (
        ("type", kind, (*PLOVER, NONE)),
        ("status", status, ("",) if kind == NONE else STATUSES),
        ("construction", construction, REASONS if kind == NONE else CONSTRUCTIONS),
    ):
        if value not in allowed:
            choice = ", ".join(word or "empty" for word in allowed)
            raise SentenceError(path, number, f"{name} {value!r}: has to be {choice}")
    spans: dict[str, list[Offsets]] = {"s": [], "t": [], "c": []}
    text = ""
    last = 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        spans[mark[1]].append((len(text), len(text) + len(mark[2])))
        text += mark[2]
        last = mark.end()
    text += marked[last:]
    if "{" in text or "}" in text:
        raise SentenceError(path, number, "a mark is not closed, nested or unknown: write {s:...}, {t:...}, {c:...}")
    for letter, meaning in (("s", "source"), ("t", "target"), ("c", "act")):
        if not spans[letter] and not (letter == "c" and kind == NONE):
            raise SentenceError(path, number, f"no {{{letter}:...}}: mark the {meaning}")
    if spans["c"] and kind == NONE:
        raise SentenceError(path, number, "a sentence of type none has no {c:...}: take the mark off")
    return Sentence(
        file=path.name,
        line=number,
        type=kind,
        status=status,
        construction=construction,
        source_countries=_countries(path, number, "sources", sources),
        target_countries=_countries(path, number, "targets", targets),
        text=text,
        sources=tuple(spans["s"]),
        targets=tuple(spans["t"]),
        cue=tuple(spans["c"]),
    )


def _countries(path: Path, number: int, name: str, field: str) -> tuple[str, ...]:
    codes = tuple(code.strip() for code in field.split(","))
    for code in codes:
        if not _END.fullmatch(code) or (code[0] != "-" and code not in country_codes()):
            remedy = f"{name} {code!r}: has to be an ISO 3166-1 alpha-3 code, or - and a short name in lower case"
            raise SentenceError(path, number, remedy)
    return codes


@lru_cache(maxsize=1)
def country_codes() -> frozenset[str]:
    """Return the ISO 3166-1 alpha-3 codes that a labelled sentence or article may use."""
    return frozenset(country.alpha_3 for country in pycountry.countries) | {"XKX"}  # Kosovo has no code of ISO

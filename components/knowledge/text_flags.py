"""Signs of texts that a machine wrote, altered or cut: text_flags.toml, read and checked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.knowledge.files import FOLDER, KnowledgeError, line_of, only_keys, read_toml

FILE = "text_flags.toml"


@dataclass(frozen=True, slots=True)
class PhraseFlag:
    """Phrases that speak for a flag, and how many of them a text needs: in all, and per 1,000 words."""

    phrases: re.Pattern[str]  # words and signs
    words: tuple[str, ...]  # case folded
    signs: re.Pattern[str] | None
    weak: frozenset[str]  # of these phrases two count as one
    declared: re.Pattern[str] | None  # words by which a text says it of itself
    markers: re.Pattern[str] | None  # lines of furniture that speak for the flag by themselves
    least: float
    per_thousand: float

    def may_stand_in(self, text: str) -> bool:
        """Whether it is worth looking for the phrases: most texts hold the words of none."""
        folded = text.casefold()
        return any(words in folded for words in self.words) or (
            self.signs is not None and bool(self.signs.search(text))
        )


@dataclass(frozen=True, slots=True)
class TextFlagRules:
    """The signs of each flag."""

    spun: PhraseFlag
    machine_translated: PhraseFlag
    endings: re.Pattern[str]
    unfinished_words: int


def load_text_flags(folder: Path = FOLDER) -> TextFlagRules:
    """Return the rules of text_flags.toml. Raises KnowledgeError where the file cannot be used."""
    path = folder / FILE
    data = read_toml(path)
    only_keys(path, data, {"spun", "machine_translated", "truncated"}, "text flags")
    for table in ("spun", "machine_translated", "truncated"):
        if not isinstance(data.get(table), dict):
            raise KnowledgeError(path, None, f"the table [{table}] is missing")
    truncated = data["truncated"]
    only_keys(path, truncated, {"endings", "unfinished_words"}, "truncated")
    return TextFlagRules(
        spun=_flag(path, data["spun"], "spun"),
        machine_translated=_flag(path, data["machine_translated"], "machine_translated"),
        endings=_pattern(path, truncated.get("endings", []), "truncated"),
        unfinished_words=truncated.get("unfinished_words", 12),
    )


def _flag(path: Path, entry: Mapping[str, Any], name: str) -> PhraseFlag:
    only_keys(path, entry, {"phrases", "weak", "signs", "lines", "declared", "least", "per_thousand"}, name)
    phrases = entry.get("phrases", [])
    weak = frozenset(entry.get("weak", []))
    if unknown := weak - set(phrases):
        first = min(unknown)
        raise KnowledgeError(path, line_of(path, first), f"{name}: {first!r} stands under weak but not under phrases")
    sources = [rf"\b{re.escape(phrase)}\b" for phrase in sorted(phrases, key=len, reverse=True)]
    lines, declared, signs = (entry.get(key, []) for key in ("lines", "declared", "signs"))
    return PhraseFlag(
        phrases=_pattern(path, [*sources, *signs], name),
        words=tuple(phrase.casefold() for phrase in phrases),
        signs=_pattern(path, signs, name) if signs else None,
        weak=weak,
        declared=_pattern(path, declared, name) if declared else None,
        markers=_pattern(path, lines, name) if lines else None,
        least=float(entry.get("least", 1)),
        per_thousand=float(entry.get("per_thousand", 1)),
    )


def _pattern(path: Path, sources: Sequence[str], name: str) -> re.Pattern[str]:
    if not sources:
        raise KnowledgeError(path, line_of(path, f"[{name}]"), f"{name}: give at least one phrase or pattern")
    for source in sources:
        try:
            re.compile(source)
        except re.error as error:
            raise KnowledgeError(path, line_of(path, source), f"{name}: {source!r} is no pattern: {error}") from None
    return re.compile("|".join(f"(?:{source})" for source in sources), re.IGNORECASE | re.MULTILINE)

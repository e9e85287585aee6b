"""Themes in a further language: by the words of its file. One strong word is enough, or two different weak ones."""

import re
from collections.abc import Sequence

from components.knowledge.language import LanguageKnowledge, ThemeCues
from components.preprocessing.records import ArticleDocs, Cue, ThemeFound

_MOST = 3  # themes of a paragraph
_STRONG, _WEAK = 2, 1
_ENOUGH = 2  # weight of the different words


class ThemeFinder:
    """Finds themes in paragraphs."""

    def __init__(self, language: LanguageKnowledge) -> None:
        """Make the patterns of a language."""
        self._patterns = {slug: _pattern(cues, language.no_cues) for slug, cues in language.themes.items()}

    def find(self, docs: ArticleDocs) -> list[list[ThemeFound]]:
        """Return the themes of each paragraph, the one with the most words first."""
        return [self._in(doc.text) for doc in docs.docs]

    def _in(self, text: str) -> list[ThemeFound]:
        found = []
        for slug, pattern in self._patterns.items():
            cues, weights = [], {}
            for match in pattern.finditer(text):
                kind = str(match.lastgroup)
                if kind == "none":
                    continue
                cues.append(Cue(match.start(), match.end(), match.group(), kind))
                weights[match.group().casefold()] = _STRONG if kind == "strong" else _WEAK
            weight = sum(weights.values())
            if weight >= _ENOUGH:
                found.append((weight, ThemeFound(slug, round(weight / (weight + 1), 3), cues)))
        return [theme for _, theme in sorted(found, key=lambda pair: (-pair[0], pair[1].theme))[:_MOST]]


def _pattern(cues: ThemeCues, no_cues: Sequence[str]) -> re.Pattern[str]:
    groups = (("none", no_cues), ("strong", cues.strong), ("weak", cues.weak))
    kinds = [rf"(?P<{name}>{_any(words)})" for name, words in groups if words]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(kinds)})(?!\w)", re.IGNORECASE)


def _any(cues: Sequence[str]) -> str:
    return "|".join(map(_written, sorted(cues, key=lambda cue: (-len(cue), cue))))


def _written(cue: str) -> str:
    ending = r"\w*" if cue.endswith("*") else ""
    return r"\s".join(map(re.escape, cue.rstrip("*").split())).replace("'", "['’]") + ending

"""Dates in a further language: its months and days from CLDR, the words around them from its file."""

import re
from collections.abc import Collection, Iterator

from babel.dates import get_day_names, get_month_names

from components.edtf import edtf_precision, is_edtf
from components.knowledge.language import LanguageKnowledge
from components.preprocessing.date_resolution import Anchor, anchor_of, days_away, month_day, weekday
from components.preprocessing.records import ArticleDocs, DateFound

_YEAR = r"(?P<year>1[6-9]\d\d|20\d\d)(?!\d)"


class DateFinder:
    """Finds dates with a day or a month ('3 mars 2024', 'mars 2024', 'le 3 mars'), weekdays and words for days."""

    def __init__(self, language: LanguageKnowledge) -> None:
        """Make the patterns of a language."""
        code, words = language.code, language.date_words
        self._months = {name.casefold(): number for number, name in get_month_names("wide", locale=code).items()}
        self._weekdays = {name.casefold(): number for number, name in get_day_names("wide", locale=code).items()}
        self._days, self._words = language.days_away, words
        between = rf"(?:\s(?:{_any(words['between'])}))?" if words["between"] else ""
        month, first = _any(self._months), _any({*words["first"], r"\d{1,2}"}, escape=False)
        days = _any(self._weekdays)
        later = rf"(?:\s(?P<step>{_any(words['last'] | words['next'])}))?" if words["last"] | words["next"] else ""
        self._dated = re.compile(
            rf"\b(?:(?:{days}),?\s)?(?:(?P<day>{first}){between}\s)?(?P<month>{month})(?:{between}\s{_YEAR})?\b", re.I
        )
        self._weekday = re.compile(rf"\b(?P<weekday>{days})\b{later}", re.I)
        self._word = re.compile(rf"\b(?P<word>{_any(self._days)})\b", re.I) if self._days else None

    def find(self, docs: ArticleDocs) -> list[list[DateFound]]:
        """Return the dates of each paragraph; what nothing settles, such as a month alone, gives none."""
        anchor = anchor_of(docs.published)
        return [list(self._in(doc.text, anchor)) for doc in docs.docs]

    def _in(self, text: str, anchor: Anchor) -> Iterator[DateFound]:
        taken: list[tuple[int, int]] = []
        for found in self._dated.finditer(text):
            month, day, year = self._months[found["month"].casefold()], found["day"], found["year"]
            if not day and not year:
                continue
            number = int(re.sub(r"\D", "", day)) if day else None
            edtf = month_day(month, number, anchor, ahead=False)
            if year:
                edtf = f"{year}-{month:02d}" + (f"-{number:02d}" if number else "")
            taken.append(found.span())
            yield from _date(found, edtf, "stated")
        for found in self._weekday.finditer(text):
            if any(start <= found.start() < end for start, end in taken):
                continue
            step = (found.groupdict().get("step") or "").casefold()
            way = "next" if step in self._words["next"] else "last" if step in self._words["last"] else "past"
            # Monday is 0 in CLDR's numbers too
            yield from _date(found, weekday(self._weekdays[found["weekday"].casefold()], anchor, way), "relative")
        for found in self._word.finditer(text) if self._word else ():
            yield from _date(found, days_away(self._days[found["word"].casefold()], anchor), "relative")


def _date(found: re.Match[str], edtf: str | None, basis: str) -> Iterator[DateFound]:
    precision = edtf_precision(edtf)
    if edtf and precision and is_edtf(edtf):
        yield DateFound(found.start(), found.end(), found.group(), edtf, precision, basis)


def _any(words: Collection[str], *, escape: bool = True) -> str:
    """Return a pattern of any of these words, the longest first."""
    return "|".join(re.escape(word) if escape else word for word in sorted(words, key=lambda w: (-len(w), w)))

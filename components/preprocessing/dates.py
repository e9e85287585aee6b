"""Which dates a paragraph names: stated ('December 2', 'in October', '2021') or relative ('on Wednesday').

The words are English; how far a date is settled is up to `date_resolution`. Phrases that nothing settles, such as
'yesterday' in an undated article, give no date.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from components.edtf import edtf_bounds, edtf_precision, is_edtf
from components.preprocessing.date_resolution import (
    Anchor,
    anchor_of,
    days_away,
    month_day,
    months_away,
    weekday,
    weeks_away,
    years_away,
)
from components.preprocessing.records import ArticleDocs, DateFound

if TYPE_CHECKING:
    from components.preprocessing.parsed import Doc

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_ON = rf"(?:{_WEEKDAY.replace('?P<weekday>', '?:')},? (?:the )?)?"  # 'Monday, March 16' is one date
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d.,]*\d|[%:])"
_YEAR = r"(?P<year>1[6-9]\d\d|20\d\d)(?![\d.,-]*\d)"
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_COUNTS |= {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(_COUNTS) + ")"
_AHEAD = re.compile(
    r"\b(?i:will|would|shall|is to|are to|was to|were to|is set|are set|set to|due to|due in|due on|scheduled|expected"
    r"|upcoming|forthcoming|deadline|plans to|planned for|(?:may|might|could|can|must|should)(?! have\b)"
    r"|(?:begins|starts|opens|meets|expires|ends|returns|takes place|takes effect|falls due|comes into force)"
    r"|(?:is|are|remains?|stays?) (?:\w+ ){0,3}(?:until|till))\b",
)
_HAPPENED = re.compile(
    r"\b(?:said|told|announced|declared|added|warned|wrote|confirmed|reported|stated|denied|promised|pledged|agreed|met"
    r"|signed|voted|called|urged|asked|demanded|approved|decided|killed|arrested|died|was|were|had|since)\b"
)  # behind a word of the future they take a weekday or a month back to the past
_EVERY_YEAR = re.compile(
    r"\b(?:every|each) (?:year|spring|summer|autumn|winter)\b[^.;]{0,12}$|\bannually in $", re.IGNORECASE
)
_IN_TIME = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|of|during|before|after|between|through|throughout|around|and|last|next|this"
    r"|early|late|mid|end|past|every|for)|[-–])\s*$",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|of|during|before|after|between|through|throughout|around|circa|and|or|the|late"
    r"|early|mid|year|for|an?|spring|summer|autumn|fall|winter|election|elections|back)|\(|[-–/])\s*$",
    re.IGNORECASE,
)
_OF_MONTH = re.compile(r"\b(?:the|a|an|its|his|her|their|that|those|these)\s*$", re.IGNORECASE)
_NOT_ONE_DAY = re.compile(
    r"(?:\b(?:every|each|first|second|third|fourth|Black|Good|Easter|Ash)|day (?:through|to)) $", re.IGNORECASE
)
_NO_DAY = re.compile(
    r"s\b| (?:through|to) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"| (?:School|Times|Mass|Herald|Telegraph|Mirror)\b"
)
_UNITS = re.compile(
    r"[ -](?:watt|volt|met(?:er|re)|kilo|km|mile|tonn?e?|barrel|hectare|acre|foot|feet|euro|dollar|man|men|seat|bed)"
)
_FAR = 200  # characters before a phrase, in its sentence, in which words of the future are looked for

Resolved = tuple[str | None, str]  # EDTF or null, and its basis


@dataclass(slots=True)
class _Context:
    doc: "Doc"
    anchor: Anchor
    full: date | None  # the last complete date named so far


def find_dates(article: ArticleDocs) -> list[list[DateFound]]:
    """Return the dates of each paragraph in order of their place, without overlaps."""
    anchor = anchor_of(article.published)
    found: list[list[DateFound]] = []
    full: date | None = None
    for doc in article.docs:
        dates: list[DateFound] = []
        taken: list[tuple[int, int]] = []
        text = doc.text
        low = text.lower()
        for needed, pattern, resolve in _PATTERNS:
            for match in pattern.finditer(text) if any(part in low for part in needed) else ():
                if any(match.start() < end and start < match.end() for start, end in taken):
                    continue
                edtf, basis = resolve(match, _Context(doc, anchor, full))
                if edtf is None:
                    continue
                taken.append(match.span())
                dates.append(_date(match, edtf, basis))
                if edtf_precision(edtf) == "day" and basis == "stated":
                    full = edtf_bounds(edtf)[0] or full
        found.append(sorted(dates, key=lambda d: d.start))
    return found


def _date(match: re.Match[str], edtf: str, basis: str) -> DateFound:
    return DateFound(match.start(), match.end(), match[0], edtf, edtf_precision(edtf) or "year", basis)


def _number_of(name: str, names: tuple[str, ...]) -> int:
    return names.index(name[:3].casefold())


def _complete(match: re.Match[str], _: _Context) -> Resolved:
    month = _number_of(match["month"], _MONTHS) + 1
    edtf = f"{match['year']}-{month:02d}-{int(match['day']):02d}"
    return (edtf if is_edtf(edtf) else None), "stated"


def _iso(match: re.Match[str], _: _Context) -> Resolved:
    return (match[0] if is_edtf(match[0]) else None), "stated"


def _month_and_year(match: re.Match[str], _: _Context) -> Resolved:
    return f"{match['year']}-{_number_of(match['month'], _MONTHS) + 1:02d}", "stated"


def _day_and_month(match: re.Match[str], context: _Context) -> Resolved:
    month, day = _number_of(match["month"], _MONTHS) + 1, int(match["day"])
    return month_day(month, day, context.anchor, _is_ahead(match), context.full), "stated"


def _month_alone(match: re.Match[str], context: _Context) -> Resolved:
    text = match.string
    before, after = text[: match.start()], text[match.end() :]
    in_time = _IN_TIME.search(before)
    if _EVERY_YEAR.search(before):
        return None, "stated"
    if not (in_time or _OF_MONTH.search(before) or after.startswith(("'s", "’s"))):
        return None, "stated"  # a month without a preposition is mostly somebody's name
    verb_too = match["month"].rstrip(".").casefold() in ("may", "march", "mar")
    if verb_too and (not in_time or _is_verb(context.doc, match.start())):
        return None, "stated"
    if re.match(r" [A-ZÀ-Þ][a-z]+", after) and not in_time:  # a person: 'June Kelly', 'April Ryan'
        return None, "stated"
    month = _number_of(match["month"], _MONTHS) + 1
    step = re.search(r"\b(last|next) $", before)
    if step and context.anchor.first and context.anchor.precision != "year":
        return _stepped_month(month, step[1], context.anchor.first), "relative"
    return month_day(month, None, context.anchor, _is_ahead(match)), "stated"


def _month_of_year(match: re.Match[str], context: _Context) -> Resolved:
    years = {"last": -1, "this": 0, "next": 1}.get(match["which"].split()[0].casefold(), -2)
    year = years_away(years, context.anchor)
    return (f"{year}-{_number_of(match['month'], _MONTHS) + 1:02d}" if year else None), "relative"


def _stepped_month(month: int, step: str, published: date) -> str:
    if step == "last":
        year = published.year if month < published.month else published.year - 1
    else:
        year = published.year if month > published.month else published.year + 1
    return f"{year:04d}-{month:02d}"


def _decade(match: re.Match[str], _: _Context) -> Resolved:
    return f"{match['decade']}X", "stated"


def _year_alone(match: re.Match[str], context: _Context) -> Resolved:
    text = match.string
    before, after = text[: match.start()], text[match.end() :]
    if not _YEAR_AFTER.search(before) and not (before.endswith("(") or re.match(r"\)|[-–](19|20)?\d\d\b", after)):
        return None, "stated"
    counted = re.search(r"\b(the|in|since|during|\()\s*$", before, re.IGNORECASE) is None
    if _counts_units(match) or (counted and _next_is_plural(context.doc, match.end())):
        return None, "stated"  # 'of 2000 soldiers'
    return match["year"], "stated"


def _weekday_named(match: re.Match[str], context: _Context) -> Resolved:
    text = match.string
    if _NOT_ONE_DAY.search(text[: match.start()]) or _NO_DAY.match(text[match.end() :]):
        return None, "relative"
    step = (match["step"] or "").casefold()
    if not step or step == "this":
        step = "ahead" if _is_ahead(match) else "past"
    elif step != "last":
        step = "next"
    number = _number_of(match["weekday"], _DAYS)
    if match["later"]:  # 'Wednesday last week'
        weeks = -1 if "last" in match["later"] else 1
        day = context.anchor.day
        return (days_away(weeks * 7 + number - day.weekday(), context.anchor) if day else None), "relative"
    return weekday(number, context.anchor, step), "relative"


def _day_word(match: re.Match[str], context: _Context) -> Resolved:
    word = match["word"].casefold()
    if word == "today" and re.match(r"['’]s\b", match.string[match.end() :]):
        return None, "relative"  # 'today's world'
    return days_away({"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0), context.anchor), "relative"


def _unit_stepped(match: re.Match[str], context: _Context) -> Resolved:
    step = {"last": -1, "next": 1}.get(match["step"].casefold(), 0)
    return _AWAY[match["unit"].casefold()](step, context.anchor), "relative"


def _ago(match: re.Match[str], context: _Context) -> Resolved:
    word = match["count"].casefold()
    count = int(word) if word.isdecimal() else _COUNTS[word]
    unit = match["unit"].casefold().rstrip("s")
    if unit == "day":
        return days_away(-count, context.anchor), "relative"
    return _AWAY[unit](-count, context.anchor), "relative"


def _is_ahead(match: re.Match[str]) -> bool:
    """Whether the words before a phrase, in its sentence, speak of what is to come."""
    before = match.string[max(0, match.start() - _FAR) : match.start()]
    sentence = re.split(r"[.!?;]\s", before)[-1]
    ahead = [found.end() for found in _AHEAD.finditer(sentence)]
    happened = [found.start() for found in _HAPPENED.finditer(sentence)]
    return bool(ahead) and (not happened or happened[-1] < ahead[-1])


def _is_verb(doc: "Doc", start: int) -> bool:
    return any(token.idx == start and token.tag_ in ("MD", "VB", "VBP") for token in doc)


def _counts_units(match: re.Match[str]) -> bool:
    return _UNITS.match(match.string, match.end()) is not None


def _next_is_plural(doc: "Doc", end: int) -> bool:
    token = next((token for token in doc if token.idx >= end and not token.is_space), None)
    return token is not None and token.tag_ in ("NNS", "NNPS") and token.idx <= end + 1


_AWAY: dict[str, Callable[[int, Anchor], str | None]] = {
    "week": weeks_away,
    "month": months_away,
    "year": years_away,
}
_I = re.IGNORECASE
# what a phrase has in small letters, at least one of these: a text without them need not be searched for it
_Needed = tuple[str, ...]
_YEARS: _Needed = ("16", "17", "18", "19", "20")
_PATTERNS: tuple[tuple[_Needed, re.Pattern[str], Callable[[re.Match[str], _Context], Resolved]], ...] = (
    (("-",), re.compile(r"\b(?:1[6-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b"), _iso),
    (_MONTHS, re.compile(rf"\b{_ON}{_MONTH} {_DAY},? {_YEAR}"), _complete),
    (_MONTHS, re.compile(rf"\b{_ON}{_DAY}(?: of)? {_MONTH},? {_YEAR}"), _complete),
    (_MONTHS, re.compile(rf"\b{_MONTH},?(?: of)? {_YEAR}"), _month_and_year),
    (
        _MONTHS,
        re.compile(rf"\b{_MONTH} (?:of )?(?P<which>(?:last|this|next) year|the year before last)\b"),
        _month_of_year,
    ),
    (_MONTHS, re.compile(rf"\b{_ON}{_MONTH} {_DAY}"), _day_and_month),
    (_MONTHS, re.compile(rf"\b{_ON}{_DAY}(?: of)? {_MONTH}"), _day_and_month),
    (
        ("day",),
        re.compile(
            rf"(?:\b(?P<step>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming) )?\b{_WEEKDAY}\b(?P<later> (?:last|next) week)?"
        ),
        _weekday_named,
    ),
    (
        ("day", "night", "tomorrow", "morning", "afternoon", "evening"),
        re.compile(r"\b(?P<word>yesterday|today|tonight|tomorrow|last night|this (?:morning|afternoon|evening))\b", _I),
        _day_word,
    ),
    (
        ("week", "month", "year"),
        re.compile(r"\b(?P<step>last|this|next) (?P<unit>week|month|year)\b(?!['’]s|-)", _I),
        _unit_stepped,
    ),
    (("ago",), re.compile(rf"\b{_COUNT} (?P<unit>days?|weeks?|months?|years?) ago\b", _I), _ago),
    (_MONTHS, re.compile(rf"\b{_MONTH}(?![\w-])"), _month_alone),
    (_YEARS, re.compile(r"\b(?P<decade>1[6-9]\d|20\d)0['’]?s\b"), _decade),
    (_YEARS, re.compile(rf"(?<![\w.,$€£-]){_YEAR}\b(?![%\w]|-(?!\d\d))"), _year_alone),
)

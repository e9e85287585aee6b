"""When an act took place: the date of its sentence nearest to its word, and whether it is history to the article."""

from collections.abc import Sequence

from components.preprocessing.parsed import Span, Token
from components.preprocessing.records import DateFound
from components.preprocessing.relations.readings import Reading, is_historic


def dated(
    token: Token, sentence: Span, dates: Sequence[DateFound], now: int | None, reading: Reading
) -> tuple[str | None, Reading]:
    """The date of an act: of the dates of its sentence the one nearest to the word of action."""
    nearest = min(dates, key=lambda d: abs(d.start - token.idx), default=None)
    years = [year for date in dates if (year := year_of(date.date)) is not None]
    if reading.status == "actual" and is_historic(sentence.text, years, now):
        reading = Reading(reading.type, reading.polarity, "historic")
    return (nearest.date if nearest else None), reading


def year_of(edtf: str | None) -> int | None:
    """The year of a date in EDTF; null where it names none."""
    return int(edtf[:4]) if edtf and edtf[:4].isdigit() else None

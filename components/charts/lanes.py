"""Lanes of a timeline: which row each mark takes, so that no two stand on each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from components.charts.time_scale import TimeScale

ROOM = 0.062
"""Share of the axis that a shape with its number takes: a narrow screen decides."""
_GAP = 0.5  # room between lanes, in rows
_SIDE_BY_SIDE = 3  # most shapes without a date in one row


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a timeline: a row of the frame of charts.timeline."""

    lane: str
    label: str
    when: str
    sign: str
    span: tuple[date, date] | None
    """First and last day that the date may mean; none where it has no date, or one without its year."""
    to_the_day: bool
    of_event: bool
    """Whether the text dates the act, not its article alone."""
    count: int
    pick: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a mark stands: its shape, its row, and from where to where its bar goes, if it has one."""

    mark: Mark
    place: float
    row: float
    bar: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: what it is called, and its first and last edge in rows from the top."""

    label: str
    top: float
    bottom: float


def marks_of(frame: pd.DataFrame) -> list[Mark]:
    """Return the rows of a frame as marks; its columns are those of charts.timeline."""
    spans = [
        None if pd.isna(first) else (first.date(), last.date())
        for first, last in zip(frame["date_from"], frame["date_to"], strict=True)
    ]
    return [
        Mark(
            row["lane"],
            row["label"],
            row["when"],
            row["polarity"],
            span,
            to_the_day=row["precision"] == "day",
            of_event=row["basis"] == "event",
            count=int(row["count"]),
            pick=row["pick"],
        )
        for row, span in zip(frame.to_dict("records"), spans, strict=True)
    ]


def undated_columns(marks: Sequence[Mark]) -> int:
    """Return how many shapes without a date stand side by side at most."""
    without = [(mark.lane, mark.sign) for mark in marks if mark.span is None]
    return min(max((without.count(key) for key in set(without)), default=0), _SIDE_BY_SIDE)


def in_lanes(
    marks: Sequence[Mark], signs: Sequence[str], scale: TimeScale, total: float
) -> tuple[list[Lane], list[Placed]]:
    """Return the lanes in the order in which the marks first name them, and where each mark stands.

    `signs` are the signs from the top of a lane, `total` is the length of the axis with the part of what has no date.
    """
    lanes: list[Lane] = []
    placed: list[Placed] = []
    for lane, label in {mark.lane: mark.label for mark in marks}.items():
        top = lanes[-1].bottom if lanes else 0.0
        row = top + _GAP / 2
        for sign in signs:
            of_sign = [mark for mark in marks if mark.lane == lane and mark.sign == sign]
            rows = [*_dated(of_sign, row, scale, ROOM * total), *_undated(of_sign, row, scale, ROOM * total)]
            placed += rows
            row = max((one.row + 0.5 for one in rows), default=row)
        lanes.append(Lane(label, top, row + _GAP / 2))
    return lanes, placed


def _dated(marks: Sequence[Mark], top: float, scale: TimeScale, room: float) -> Iterator[Placed]:
    """Put marks into as few rows as leave each its room: the first row that is free where the mark begins."""
    free: list[float] = []
    spans = [(scale.place(*mark.span), mark) for mark in marks if mark.span is not None]
    for (start, end), mark in sorted(spans, key=lambda found: found[0]):
        middle = (start + end) / 2
        first, last = min(start, middle - room * 0.25), max(end, middle + room * 0.75)
        row = next((number for number, taken in enumerate(free) if taken <= first), len(free))
        free[row : row + 1] = [last]
        yield Placed(mark, middle, top + row + 0.5, None if mark.to_the_day else (start, end))


def _undated(marks: Sequence[Mark], top: float, scale: TimeScale, room: float) -> Iterator[Placed]:
    """Put what has no date behind the axis."""
    for number, mark in enumerate(mark for mark in marks if mark.span is None):
        row, column = divmod(number, _SIDE_BY_SIDE)
        yield Placed(mark, scale.length + room * (column + 0.7), top + row + 0.5, None)

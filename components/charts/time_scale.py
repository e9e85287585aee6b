"""Where a day stands on an axis of time: to scale in months that something is dated in, the time between closed up.

News is dated to the day this month and to the decade for what lies long back. A plain axis would give the decades all
of its room, so a stretch that nothing is dated in more closely than to a year takes the room of one month at most. Such
stretches are named by `closed_up`, so that the chart can show where its axis is not to scale.
"""

import calendar
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import numpy as np

_WIDEST_CLOSED_UP = 1.0  # months


class Tick(NamedTuple):
    """A label of the axis: a month that is to scale, or a year that something is dated in, in its middle.

    The year is named where it is another than that of the label before.
    """

    place: float
    month: str
    year: str


class TimeScale:
    """An axis for spans of days, both ends included. Places are in months from the first, to scale."""

    def __init__(self, spans: Iterable[tuple[date, date]]) -> None:
        """Lay out an axis that shows every span; one of a day or within a month makes its month to scale."""
        ends = [(_months(first), _months(last, whole_day=True)) for first, last in spans]
        close = {month for first, last in ends if last - first <= 1 for month in range(int(first), -int(-last // 1))}
        far = {end for span in ends if span[1] - span[0] > 1 for end in span}
        self._bounds = sorted({*far, *close, *(month + 1 for month in close)})
        widths = [b - a if a in close else min(b - a, _WIDEST_CLOSED_UP) for a, b in pairwise(self._bounds)]
        self._places = [0.0, *np.cumsum(widths).tolist()][: len(self._bounds)]
        self._close = close

    @property
    def length(self) -> float:
        """The length of the axis, 0 where there is no span."""
        return float(self._places[-1]) if self._places else 0.0

    @property
    def closed_up(self) -> list[tuple[float, float]]:
        """From where to where the axis is not to scale, neighbours joined."""
        found: list[tuple[float, float]] = []
        stretches = zip(pairwise(self._bounds), pairwise(self._places), strict=True)
        for (first, last), (start, end) in stretches:
            if last - first > end - start:
                joined = found.pop()[0] if found and found[-1][1] == start else start
                found.append((joined, end))
        return found

    def place(self, first: date, last: date) -> tuple[float, float]:
        """Return where a span begins and ends."""
        ends = np.interp([_months(first), _months(last, whole_day=True)], self._bounds, self._places)
        return float(ends[0]), float(ends[1])

    @property
    def edges(self) -> list[float]:
        """Where a month that is to scale, or anything else that is dated, begins or ends."""
        return list(self._places)

    def ticks(self, apart: float) -> list[Tick]:
        """Return the labels of the axis, at least `apart` from each other: years, and months that are to scale."""
        found: list[Tick] = []
        year = None
        stretches = zip(pairwise(self._bounds), pairwise(self._places), strict=True)
        for (bound, until), (start, end) in stretches:
            close = bound in self._close
            if not close and bound % 12:
                continue
            place = (start + end) / 2 if close or until - bound == 12 else start
            if found and place - found[-1].place < apart:
                continue
            now = int(bound // 12)
            month = calendar.month_abbr[int(bound % 12) + 1] if close else ""
            found.append(Tick(place, month, str(now) if now != year else ""))
            year = now
        return found


def _months(day: date, *, whole_day: bool = False) -> float:
    """Return a day as months since the year 0: where it begins, or where it ends."""
    days = calendar.monthrange(day.year, day.month)[1]
    return day.year * 12 + day.month - 1 + (day.day - 1 + whole_day) / days

"""What a mark is to this measurement, and how the numbers that it says are read."""

import re
from dataclasses import dataclass
from typing import Protocol

from browsing import Heading, whole
from playwright.sync_api import Page

NOUNS = {"mentions": ("mention", "act", "cue", "quotation", "hit")}
"""What a unit is called on marks, where it has not its own name."""


@dataclass(frozen=True, slots=True)
class Said:
    """The numbers that a mark says: in the unit chosen, and others beside (name of a number -> number)."""

    count: int | None
    beside: dict[str, int]

    def fault(self, found: Heading, unit: str) -> str:
        """Return what the heading says otherwise; nothing where both say the same."""
        faults = []
        if self.count is not None and self.count != found.of(unit):
            faults.append(f"says {self.count}, opens {found.of(unit)} {unit}")
        for name, number in self.beside.items():
            opened = found.hits if name == "hits" else found.of(name)
            if opened is not None and opened != number:
                faults.append(f"says {number} {name}, opens {opened}")
        return "; ".join(faults)


class Mark(Protocol):
    """One thing that is clicked."""

    name: str
    kind: str
    pick: str | None

    @property
    def among(self) -> str:
        """The chart, table or list that the mark belongs to."""

    @property
    def begins(self) -> bool:
        """Whether what is picked must be let go first, as this may be what is picked."""

    def place(self, page: Page) -> tuple[float, float] | None:
        """Bring the mark into sight with the mouse over it; return where, null where the mouse cannot reach it."""

    def said(self, page: Page) -> Said:
        """Return the numbers that the mark says, the mouse being over it."""

    def words(self) -> list[str]:
        """Return texts of which the passages or their title must have one; none where nothing is known."""


def nouns(unit: str) -> str:
    """Return the pattern of what is counted in a unit."""
    one = {"articles": "article", "paragraphs": "paragraph"}.get(unit)
    names = NOUNS.get(unit, (one,) if one else ("stor",))
    return "|".join(f"{name}(?:s|y|ies)?" for name in names)


def number_said(text: str, unit: str) -> int | None:
    """Return the first number of the unit in a text: 12 of '12 mentions', null where none is named."""
    found = re.search(rf"([\d,]+) (?:{nouns(unit)})\b", text)
    return whole(found.group(1)) if found else None

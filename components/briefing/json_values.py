"""Values of a JSON file that anybody may have written: each is checked where it is read, faults say where they are."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, cast

# what no document may hold: control characters (XML has no room for them) and halves of characters
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
LONGEST = 200_000
_LARGEST = 2**53
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class BriefingFaulty(ValueError):
    """A file is no briefing, or not one that can be read; the message says where and what would be right."""


def fit(text: str) -> str:
    """Return text with the characters that documents cannot hold replaced, one for one."""
    return _UNFIT.sub("\ufffd", text)


class Value:
    """A value of the file and where it stands there."""

    def __init__(self, value: Any, at: str) -> None:  # noqa: ANN401 - anything that JSON can hold
        """Hold a value; `at` is its place as a reader of the file would write it: pins[3].title."""
        self.value, self.at = value, at

    def wrong(self, wanted: str) -> BriefingFaulty:
        """Return the fault: what this value should have been."""
        return BriefingFaulty(f"{self.at or 'the file'} should be {wanted}")

    def __getitem__(self, name: str) -> "Value":
        """Return a member of an object; a member that is not there is a null."""
        if not isinstance(self.value, dict):
            raise self.wrong("an object")
        return Value(self.value.get(name), f"{self.at}.{name}" if self.at else name)

    def members(self, most: int) -> Iterator[tuple[str, "Value"]]:
        """Yield the names and members of an object of at most so many."""
        if not isinstance(self.value, dict) or len(self.value) > most:
            raise self.wrong(f"an object of at most {most:,} members")
        for name in self.value:
            yield name, self[name]

    def items(self, most: int) -> Iterator["Value"]:
        """Yield the items of a list of at most so many; a null is an empty list."""
        given = [] if self.value is None else self.value
        if not isinstance(given, list) or len(given) > most:
            raise self.wrong(f"a list of at most {most:,} items")
        for number, item in enumerate(given):
            yield Value(item, f"{self.at}[{number}]")

    def text(self, longest: int = LONGEST) -> str:
        """Return a text of at most so many characters, fit for documents."""
        if not isinstance(self.value, str) or len(self.value) > longest:
            raise self.wrong(f"text of at most {longest:,} characters")
        return fit(self.value)

    def text_or_none(self) -> str | None:
        """Return a text, or null."""
        return None if self.value is None else self.text()

    def like(self, pattern: re.Pattern[str], wanted: str) -> str:
        """Return a text of a form."""
        if not isinstance(self.value, str) or not pattern.fullmatch(self.value):
            raise self.wrong(wanted)
        return self.value

    def one_of(self, allowed: tuple[str, ...]) -> str:
        """Return a text that is one of those allowed."""
        if not isinstance(self.value, str) or self.value not in allowed:
            raise self.wrong(f"one of {', '.join(allowed)}")
        return self.value

    def whole(self, most: int = _LARGEST) -> int:
        """Return a whole number from 0."""
        if isinstance(self.value, bool) or not isinstance(self.value, int) or not 0 <= self.value <= most:
            raise self.wrong(f"a whole number from 0 to {most:,}")
        return self.value

    def yes_or_no(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            raise self.wrong("true or false")
        return self.value

    def cell(self) -> str | int | float | None:
        """Return a cell of a table: a text, a number or null."""
        if isinstance(self.value, str):
            return self.text()
        if self.value is None:
            return None
        number = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        if number and -_LARGEST <= self.value <= _LARGEST:  # neither infinity is
            return cast(int | float, self.value)
        raise self.wrong(f"text, a number up to {_LARGEST:,}, or null")

    def day(self) -> date:
        """Return a day."""
        text = self.like(_DAY, "a day as 2025-12-31")
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.wrong("a day as 2025-12-31") from None


def parsed(data: bytes) -> Value:
    """Return what a JSON file holds. Raises BriefingFaulty where it holds no JSON."""
    try:
        value = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):  # too deep, too long numbers and what is no UTF-8 among them
        raise BriefingFaulty("the file is no JSON in UTF-8, so it is no briefing") from None
    return Value(value, "")


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number of JSON")

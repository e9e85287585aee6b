"""What a column and a table are, and the kinds of values that a column may hold."""

from dataclasses import dataclass

TEXT, WHOLE, REAL, TRUTH, DAY = "text", "whole number", "real number", "truth value", "day"
TEXTS = "list of text"
CUES = "list of cues"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it holds, what it means, and whether a null is allowed."""

    name: str
    holds: str
    meaning: str
    null: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, its key (the columns that make a row unique, empty where rows may repeat), its columns."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]


def column(name: str, holds: str, meaning: str, null: bool = False) -> Column:
    """Return a column; a short word for what the tables say most."""
    return Column(name, holds, meaning, null)


def dated(prefix: str, what: str) -> tuple[Column, ...]:
    """Return the three columns of a date: as written, and the first and the last day that it may mean."""
    return (
        column(prefix, TEXT, f"{what}, EDTF (2025-12-02, 2025-12, 2025, XXXX-11-26)", null=True),
        column(f"{prefix}_from", DAY, f"first day that {prefix} may mean, where the year is known", null=True),
        column(f"{prefix}_to", DAY, f"last day that {prefix} may mean, where the year is known", null=True),
    )

"""Entries of a journal as lines, for tests of what is read, written and taken in."""

from components.store.corrections.entries import Change, Correction

PARAGRAPH = {"id": "a" * 16, "begins": "In 1981"}
ACTOR = {"id": "b" * 16, "name": "Rosa Quispe", "type": "PERSON", "country": "BOL", "mentions": ["c" * 16]}
HIDE = Change("hide", {"actor": ACTOR})
THEME = Change("add_theme", {"paragraph": PARAGRAPH, "theme": "drugs_crime"})


def entry(number: int, change: Change = HIDE) -> Correction:
    return Correction(f"{number:016x}", "2025-12-02T09:30:00Z", "Ada", "", change.action, change.fields)


def text(*entries: Correction) -> bytes:
    return "".join(f"{e.to_line()}\n" for e in entries).encode()

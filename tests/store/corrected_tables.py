"""The test corpus as tables before and after corrections: what changed, row by row."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
from corpus_frames import corpus_frames, entity_id, paragraph_id

from components import schema
from components.store.builds import Build, current_build, publish, publish_corrected
from components.store.corrections import journal
from components.store.corrections.entries import Change, Correction
from components.store.reading import open_tables

Rows = dict[str, dict[str, dict[str, Any]]]
"""Table -> key of a row -> the row."""
Make = Callable[..., Change]

EVIDENCE = [name for name in schema.TABLES if name != "corrections"]

ABERA, QUISPE, FRONT, GUARD = (entity_id(key) for key in ("abera", "quispe", "front", "coast_guard"))
ETHIOPIA, ERITREA, KENYA, CHILE = (entity_id(key) for key in ("ethiopia", "eritrea", "kenya", "chile"))


class Desk:
    """A store with the test corpus, and an analyst who corrects it."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self.build: Build = publish(store, corpus_frames(), {})

    def rows(self) -> Rows:
        """Every row of the build in force but those of `corrections`."""
        tables = open_tables(current_build(self.store))
        try:
            return {name: _rows(tables, name) for name in EVIDENCE}
        finally:
            tables.close()

    def change(self, make: Make, *arguments: object) -> Change:
        """What a builder of changes.py makes of the build in force."""
        tables = open_tables(current_build(self.store))
        try:
            return make(tables, *arguments)
        finally:
            tables.close()

    def correct(self, make: Make, *arguments: object) -> Correction:
        """Write a correction and put it in force."""
        entry = journal.append(self.store, self.change(make, *arguments), "Ada", "a test")
        publish_corrected(self.store)
        return entry

    def undo(self, entry: Correction) -> Correction:
        """Take an entry back."""
        undone = journal.append(self.store, Change("undo", {"undoes": entry.id}), "Ada")
        publish_corrected(self.store)
        return undone

    def told(self, entry: Correction) -> dict[str, Any]:
        """What the build in force says of an entry."""
        tables = open_tables(current_build(self.store))
        try:
            return _rows(tables, "corrections")[entry.id]
        finally:
            tables.close()


def _rows(tables: duckdb.DuckDBPyConnection, name: str) -> dict[str, dict[str, Any]]:
    answer = tables.execute(f'SELECT * FROM "{name}"')
    columns = [column[0] for column in answer.description]
    rows = [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
    key = schema.TABLES[name].key or ("paragraph_id", "char_start", "char_end", "form")
    found = {" ".join(str(row[column]) for column in key): row for row in rows}
    assert len(found) == len(rows), f"{name}: two rows of one key"
    return found


def changes_of(before: Rows, after: Rows) -> dict[str, dict[str, Any]]:
    """What differs, by table: `-` keys that went, `+` rows that came, `~` columns of rows that changed, new values."""
    told: dict[str, dict[str, Any]] = {}
    for name in EVIDENCE:
        old, new = before[name], after[name]
        gone, came = sorted(old.keys() - new.keys()), {key: new[key] for key in sorted(new.keys() - old.keys())}
        changed = {
            key: {column: new[key][column] for column in old[key] if old[key][column] != new[key][column]}
            for key in sorted(old.keys() & new.keys())
            if old[key] != new[key]
        }
        found = {sign: what for sign, what in (("-", gone), ("+", came), ("~", changed)) if what}
        if found:
            told[name] = found
    return told


def mentions_of(rows: Rows, key: str) -> dict[str, dict[str, Any]]:
    """The mentions of an entity of the corpus by its key there."""
    return {m: row for m, row in rows["mentions"].items() if row["entity_id"] == entity_id(key)}


def act(rows: Rows, cue: str, words: str) -> dict[str, Any]:
    """The one act of the corpus with this cue in the paragraph that holds these words."""
    found = [
        row
        for row in rows["relations"].values()
        if row["cue"] == cue and words in rows["paragraphs"][row["paragraph_id"]]["text"]
    ]
    assert len(found) == 1, [rows["paragraphs"][row["paragraph_id"]]["text"] for row in found]
    return found[0]


def place(words: str) -> str:
    """The id of the one counted paragraph of the corpus that holds these words."""
    frames = corpus_frames()["paragraphs"]
    counted = frames[(frames["kind"] == "body") & frames["duplicate_of"].isna()]
    (found,) = counted[counted["text"].str.contains(words, regex=False)]["paragraph_id"]
    return str(found)


__all__ = ["Desk", "act", "changes_of", "entity_id", "mentions_of", "paragraph_id", "place"]

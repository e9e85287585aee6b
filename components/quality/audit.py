"""The audit by eye of relations: rows drawn at random from a build, judged by a reader one by one, and the share right.

    quality/audits/NAME.csv   a row a relation; the reader fills pair_right, direction_right, sign_right (yes or no)
    quality/audits/NAME.json  what was drawn from: texts in words, number of relations, recipe of the build, day, seed

Scoring against labels asks how much of a reading was found; this asks how much of what was found a reader believes.
A row is right where these two act on each other as said, in this direction (either, where the act is mutual), with
this sign. What was missed, an audit cannot see.
"""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from components.quality.bounds import share_bounds
from components.store.builds import Build
from components.store.export import frame_as_csv, plain_cell
from components.store.reading import open_tables

VERDICTS = ("pair_right", "direction_right", "sign_right")
_YES, _NO = "yes", "no"
_RELATIONS = """SELECT r.relation_id, a.source_file AS file, p.position, r.char_start, r.char_end, p.text,
    s.name AS source, r.source_country, t.name AS target, r.target_country,
    r.type, r.polarity, r.status, r.mutual, r.cue
    FROM relations r JOIN paragraphs p USING (paragraph_id) JOIN articles a ON a.article_id = p.article_id
    JOIN entities s ON s.entity_id = r.source_id JOIN entities t ON t.entity_id = r.target_id
    ORDER BY r.relation_id"""
_COLUMNS = [
    "relation_id",
    "file",
    "sentence",
    "source",
    "source_country",
    "target",
    "target_country",
    "type",
    "polarity",
    "status",
    "mutual",
    "cue",
]


class AuditError(ValueError):
    """An audit cannot be drawn or counted; the message names the file, the place in it and what to do."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where the rows of an audit come from."""

    texts: str
    files: int
    relations: int
    rows: int
    seed: int
    recipe: str
    day: str


def draw(build: Build, path: Path, texts: str, number: int, seed: int) -> Drawn:
    """Write `number` relations of a build, drawn with a fixed seed, to a CSV file, and what they are drawn from beside.

    `texts` says in words which texts these are. Raises AuditError where the file is there already, since it may hold
    a reader's work, or where the build has fewer relations.
    """
    if path.suffix != ".csv":
        raise AuditError(f"{path}: an audit is a CSV file; give a name that ends in .csv")
    if path.exists():
        raise AuditError(f"{path}: is there already and may hold verdicts; give another name, or remove it first")
    tables = open_tables(build)
    try:
        relations = _relations(tables)
    finally:
        tables.close()
    if len(relations) < number:
        raise AuditError(f"the build {build.id} has {len(relations)} relations; build more texts, or draw fewer")
    picked = np.random.default_rng(seed).choice(len(relations), size=number, replace=False)
    rows = relations.iloc[picked].sort_values(["file", "position", "char_start", "relation_id"])
    rows = rows[_COLUMNS].assign(**dict.fromkeys([*VERDICTS, "remark"], ""))
    day, recipe = datetime.now(UTC).date().isoformat(), str(build.info.get("recipe", ""))
    drawn = Drawn(texts, relations["file"].nunique(), len(relations), number, seed, recipe, day)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".json").write_text(json.dumps(asdict(drawn), indent=1) + "\n", encoding="utf-8")
    path.write_bytes(frame_as_csv(rows))
    return drawn


def _relations(tables: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return all relations in a settled order, with the sentence of each."""
    rows = tables.execute(_RELATIONS).df()
    # by code point, as offsets are; the database may count otherwise
    spans = zip(rows["text"], rows["char_start"], rows["char_end"], strict=True)
    return rows.assign(sentence=[text[start:end] for text, start, end in spans])


def score(path: Path) -> dict[str, Any]:
    """Return the figures of a judged audit as scores.json holds them: for `all_right` and each verdict the number of
    rows right, their share, and its 95 % bounds by Wilson's method.

    A wrong pair has neither direction nor sign. Raises AuditError where a verdict is missing or no such word.
    """
    verdicts = [_verdicts(path, line, row) for line, row in _rows(path)]
    if not verdicts:
        raise AuditError(f"{path}: holds no relation; draw some with `python -m components audit --store STORE`")
    right = {
        "all_right": sum(all(row.values()) for row in verdicts),
        **{name: sum(row["pair_right"] and row[name] for row in verdicts) for name in VERDICTS},
    }
    return {"name": path.stem, **asdict(_drawn(path)), **{key: _figures(n, len(verdicts)) for key, n in right.items()}}


def newest(folder: Path) -> dict[str, Any] | None:
    """Return the figures of the audit of a folder that was drawn last, null where there is none.

    Raises AuditError where an audit cannot be counted: one that is not judged to the end is better seen than skipped.
    """
    audits = [score(path) for path in sorted(folder.glob("*.csv"))]
    return max(audits, key=lambda audit: (audit["day"], audit["name"])) if audits else None


def in_words(audit: Mapping[str, Any]) -> str:
    """Return the figures of an audit as lines for a terminal."""
    lines = [
        f"Audit by eye: {audit['rows']} of {audit['relations']} relations of {audit['texts']}, drawn on {audit['day']}."
    ]
    for name in ("all_right", *VERDICTS):
        found = audit[name]
        said = f"{found['right']} of {audit['rows']}, {found['share']:.2f} ({found['low']:.2f}-{found['high']:.2f})"
        lines.append(f"{name.replace('_', ' '):<16} {said}")
    return "\n".join(lines)


def _figures(right: int, rows: int) -> dict[str, float]:
    low, high = share_bounds(right, rows)
    return {"right": right, "share": round(right / rows, 3), "low": round(low, 3), "high": round(high, 3)}


def _rows(path: Path) -> Sequence[tuple[int, Mapping[str, str]]]:
    """Return the rows with their numbers as a spreadsheet counts them."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if missing := [name for name in VERDICTS if name not in (reader.fieldnames or ())]:
                raise AuditError(f"{path}: has no column {missing[0]}; draw the audit anew")
            return list(enumerate(reader, start=2))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise AuditError(f"{path}: cannot be read ({error}); give a file that `audit --to` wrote") from None


def _verdicts(path: Path, line: int, row: Mapping[str, str]) -> dict[str, bool]:
    said = {name: plain_cell(row[name] or "").strip().lower() for name in VERDICTS}
    for name, word in said.items():
        if word not in (_YES, _NO):
            raise AuditError(f"{path}: row {line}, {name}: holds {word!r}; judge the row with {_YES} or {_NO}")
    return {name: word == _YES for name, word in said.items()}


def _drawn(path: Path) -> Drawn:
    about = path.with_suffix(".json")
    try:
        return Drawn(**json.loads(about.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise AuditError(f"{about}: does not say where the rows come from ({error}); draw the audit anew") from None

"""What analysts entered on the page goes before the sources.csv beside a file, field by field."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from components.edtf import edtf_precision
from components.preprocessing.engines import Task
from components.preprocessing.known import Known
from components.store.entered import Entered, entered, rows_of_files


def overruled(tasks: Sequence[Task], store: Path | None) -> list[Task]:
    """Return the tasks with what is entered in a store about their articles."""
    rows = rows_of_files(entered(store), {task.source_file: task.sha256 for task in tasks}) if store else {}
    return [
        replace(task, known=_merged(task.known, _renamed(rows[task.source_file], task)))
        if task.source_file in rows
        else task
        for task in tasks
    ]


def _renamed(rows: Sequence[Entered], task: Task) -> list[Entered]:
    return [replace(row, source_file=task.source_file) for row in rows]


def _merged(known: Sequence[Known], rows: Sequence[Entered]) -> tuple[Known, ...]:
    """Return one row an article: what was entered about it, then about its file, then what sources.csv says."""
    ordered: list[Known] = [_as_known(row) for row in rows if row.position is not None]
    ordered += [_as_known(row) for row in rows if row.position is None]
    ordered += [row for row in known if row.position is not None] + [row for row in known if row.position is None]
    positions = dict.fromkeys(row.position for row in ordered)
    return tuple(_first(position, ordered) for position in sorted(positions, key=lambda one: one or 0))


def _first(position: int | None, ordered: Sequence[Known]) -> Known:
    """Return the row of a position whose every field is the first that is said of it."""
    said = [row for row in ordered if row.position in (position, None)]
    dated = next((row for row in said if row.published), None)
    return replace(
        next(row for row in ordered if row.position == position),
        publisher=next((row.publisher for row in said if row.publisher), None),
        author=next((row.author for row in said if row.author), None),
        published=dated.published if dated else None,
        published_precision=dated.published_precision if dated else None,
        published_basis=dated.published_basis if dated else None,
    )


def _as_known(row: Entered) -> Known:
    return Known(
        row.source_file,
        row.position,
        row.publisher or None,
        row.author or None,
        row.published or None,
        edtf_precision(row.published) if row.published else None,
        "metadata" if row.published else None,
        0,
    )

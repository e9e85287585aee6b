"""A briefing as a file: JSON, its form said in docs/briefing.md. What is written here, opening.py reads."""

import json
from dataclasses import fields
from datetime import date
from typing import Any

from components.briefing.citations import numbered_sources
from components.briefing.records import Briefing, Chart, Grid, Note, Passage, Pin, Seen, Source, View
from components.queries.filters import Filters

FORMAT, VERSION = "borderlines briefing", 1
MOST_BYTES = 4_000_000
"""What a file may weigh: more than a browser keeps for a page is no briefing any more."""


def saved(briefing: Briefing) -> bytes:
    """Return the file: the same briefing always gives the same bytes."""
    _, sources = numbered_sources(briefing.sources())
    content = {
        "format": FORMAT,
        "version": VERSION,
        "title": briefing.title,
        "date": briefing.day.isoformat(),
        "pins": [_pin(pin) for pin in briefing.pins],
        "sources": {source.paragraph_id: _source(source) for source in sources},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _pin(pin: Pin) -> dict[str, Any]:
    match pin:
        case Passage():
            return _head("passage", pin) | {
                "source": pin.source.paragraph_id,
                "text": pin.text,
                "marks": [list(mark) for mark in pin.marks],
            }
        case Chart():
            rows = [
                {
                    "cells": list(row.cells),
                    "pick": row.pick.text if row.pick else None,
                    "sources": [source.paragraph_id for source in row.sources],
                    "paragraphs": row.paragraphs,
                }
                for row in pin.rows
            ]
            columns = [{"heading": column.heading, "drawn": column.drawn or None} for column in pin.columns]
            grid = _grid(pin.grid) if pin.grid else None
            return _head("chart", pin) | {"columns": columns, "rows": rows, "all_rows": pin.all_rows, "grid": grid}
        case Seen():
            return _head("view", pin) | {
                "counted": pin.counted,
                "sources": [source.paragraph_id for source in pin.sources],
                "paragraphs": pin.paragraphs,
            }
        case Note():
            return {"kind": "note", "id": pin.id, "comment": pin.comment}


def _grid(grid: Grid) -> dict[str, Any]:
    cells = [list(cell) for cell in grid.cells]
    return {"rows": list(grid.rows), "columns": list(grid.columns), "cells": cells, "signed": grid.signed}


def _head(kind: str, pin: Passage | Chart | Seen) -> dict[str, Any]:
    """Return what all pins but notes have."""
    return {"kind": kind, "id": pin.id, "title": pin.title, "comment": pin.comment, "view": _view(pin.view)}


def _view(view: View) -> dict[str, Any]:
    return {
        "page": view.page,
        "filters": _filters(view.filters),
        "pick": view.pick.text if view.pick else None,
        "filters_words": view.filters_words,
        "build": view.build,
        "also": [list(parameter) for parameter in view.also],
    }


def _filters(filters: Filters) -> dict[str, Any]:
    """Return the filters that are set, by their names."""
    unset = Filters()
    given = {field.name: getattr(filters, field.name) for field in fields(filters)}
    return {name: _plain(value) for name, value in given.items() if value != getattr(unset, name)}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def _source(source: Source) -> dict[str, Any]:
    return {
        "article": source.article_id,
        "headline": source.headline,
        "publisher": source.publisher,
        "published": source.published,
        "basis": source.basis,
        "file": source.source_file,
        "paragraph": source.number,
        "characters": [source.start, source.end],
    }

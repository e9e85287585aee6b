"""Opening a briefing that somebody saved, perhaps elsewhere, perhaps with harm in mind: every value is checked.

Nothing of the file becomes an address, a query or markup as it stands: links are made of ids and picks that have their
form, filters are asked as parameters, texts are escaped by whoever shows them.
"""

import re
from typing import Any

from components.briefing.json_values import BriefingFaulty, Value, parsed
from components.briefing.records import (
    DRAWN,
    Briefing,
    Chart,
    Column,
    Grid,
    GridCell,
    Mark,
    Note,
    Passage,
    Pin,
    Row,
    Seen,
    Source,
    View,
)
from components.briefing.saving import FORMAT, MOST_BYTES, VERSION
from components.queries.filters import ACT_CLASSES, MATCHES, TEXTS, UNITS, Filters
from components.queries.picks import Pick, parse
from components.queries.spans import KINDS
from components.schema import STATUSES

MOST_PINS = 200
_MOST_SOURCES, _MOST_ROWS, _MOST_COLUMNS, _MOST_MARKS, _MOST_VALUES = 20_000, 500, 40, 2_000, 200
_MOST_PARAMETERS, _LONGEST_PARAMETER = 20, 1_000
_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)
_PAGE = re.compile(r"[a-z_]{1,32}", re.ASCII)
_EDTF = re.compile(r"[0-9X]{4}(-[0-9X]{2}){0,2}", re.ASCII)
_COUNTRY, _SLUG = re.compile(r"[A-Z]{3}", re.ASCII), re.compile(r"[a-z0-9_]{1,64}", re.ASCII)
_BUILD = re.compile(r"[0-9a-f-]{0,40}", re.ASCII)

Sources = dict[str, Source]


def opened(data: bytes) -> Briefing:
    """Return the briefing that a file holds. Raises BriefingFaulty, which says what is wrong and where."""
    if len(data) > MOST_BYTES:
        raise BriefingFaulty(f"the file has {len(data):,} bytes; a briefing has at most {MOST_BYTES:,}")
    file = parsed(data)
    if file["format"].value != FORMAT:
        raise BriefingFaulty("the file is no briefing: choose one that was saved on the page Briefing")
    version = file["version"].whole()
    if version != VERSION:
        raise BriefingFaulty(f"the file has version {version} of the form of briefings; this dashboard reads {VERSION}")
    sources = {key: _source(key, value) for key, value in file["sources"].members(_MOST_SOURCES)}
    pins = tuple(_pin(value, sources) for value in file["pins"].items(MOST_PINS))
    ids = [pin.id for pin in pins]
    if len(set(ids)) < len(ids):
        raise BriefingFaulty("pins: two of them have the same id")
    return Briefing(file["title"].text(), file["date"].day(), pins)


def _pin(value: Value, sources: Sources) -> Pin:
    kind = value["kind"].one_of(("passage", "chart", "view", "note"))
    pin_id = value["id"].like(_ID, "16 hexadecimal digits")
    comment = value["comment"].text()
    if kind == "note":
        return Note(pin_id, comment)
    head: dict[str, Any] = {
        "id": pin_id,
        "title": value["title"].text(),
        "view": _view(value["view"]),
        "comment": comment,
    }
    if kind == "passage":
        text = value["text"].text()
        marks = tuple(_mark(mark, len(text)) for mark in value["marks"].items(_MOST_MARKS))
        return Passage(**head, source=_cited(value["source"], sources), text=text, marks=marks)
    if kind == "chart":
        columns = tuple(_column(column) for column in value["columns"].items(_MOST_COLUMNS))
        rows = tuple(_row(row, len(columns), sources) for row in value["rows"].items(_MOST_ROWS))
        grid = None if value["grid"].value is None else _grid(value["grid"])
        return Chart(**head, columns=columns, rows=rows, all_rows=value["all_rows"].whole(), grid=grid)
    return Seen(
        **head,
        counted=value["counted"].text(),
        sources=_all_cited(value["sources"], sources),
        paragraphs=value["paragraphs"].whole(),
    )


def _source(key: str, value: Value) -> Source:
    characters = [end.whole() for end in value["characters"].items(2)]
    if len(characters) != 2:
        raise value["characters"].wrong("two numbers, where the paragraph begins and ends in its file")
    published = value["published"]
    return Source(
        Value(key, f"sources: the name {key[:20]!r}").like(_ID, "16 hexadecimal digits"),
        value["article"].like(_ID, "16 hexadecimal digits"),
        value["headline"].text(),
        value["publisher"].text_or_none(),
        None if published.value is None else published.like(_EDTF, "a date as 2025-12-31, or null"),
        value["basis"].text_or_none(),
        value["file"].text(),
        value["paragraph"].whole(),
        *characters,
    )


def _view(value: Value) -> View:
    pick = value["pick"]
    return View(
        value["page"].like(_PAGE, "the name of a page"),
        _filters(value["filters"]),
        _pick(pick),
        value["filters_words"].text(),
        value["build"].like(_BUILD, "the id of a build"),
        tuple(_parameter(item) for item in value["also"].items(_MOST_PARAMETERS)),
    )


def _parameter(value: Value) -> tuple[str, str]:
    parts = list(value.items(2))
    if len(parts) != 2:
        raise value.wrong("a list of the name of a parameter and its value")
    return parts[0].like(_PAGE, "the name of a parameter"), parts[1].text(_LONGEST_PARAMETER)


def _filters(value: Value) -> Filters:
    def each(name: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
        return tuple(item.like(pattern, "the id of one") for item in value[name].items(_MOST_VALUES))

    def some(name: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(item.one_of(allowed) for item in value[name].items(_MOST_VALUES))

    given: dict[str, Any] = {
        "countries": each("countries", _COUNTRY),
        "themes": each("themes", _SLUG),
        "actors": each("actors", _ID),
        "stories": each("stories", _ID),
        "articles": each("articles", _ID),
        "publishers": tuple(item.text() for item in value["publishers"].items(_MOST_VALUES)),
        "classes": some("classes", ACT_CLASSES),
        "statuses": some("statuses", STATUSES) or Filters().statuses,
    }
    for name, allowed in (("match", MATCHES), ("flag", TEXTS), ("unit", UNITS)):
        if value[name].value is not None:
            given[name] = value[name].one_of(allowed)
    for name in ("date_from", "date_to"):
        if value[name].value is not None:
            given[name] = value[name].day()
    if value["undated"].value is not None:
        given["undated"] = value["undated"].yes_or_no()
    if value["text"].value is not None:
        given["text"] = value["text"].text()
    return Filters(**given)


def _pick(value: Value) -> Pick | None:
    """Return a pick; one that this version does not know is none: its link then opens the page."""
    return None if value.value is None else parse(value.text())


def _column(value: Value) -> Column:
    drawn = value["drawn"]
    return Column(value["heading"].text(), "" if drawn.value is None else drawn.one_of(DRAWN))


def _row(value: Value, width: int, sources: Sources) -> Row:
    cells = tuple(cell.cell() for cell in value["cells"].items(width))
    if len(cells) != width:
        raise value["cells"].wrong(f"a list of {width} items, one a column")
    return Row(cells, _pick(value["pick"]), _all_cited(value["sources"], sources), value["paragraphs"].whole())


def _grid(value: Value) -> Grid:
    rows, columns = (
        tuple(item.text(_LONGEST_PARAMETER) for item in value[side].items(_MOST_COLUMNS))
        for side in ("rows", "columns")
    )
    cells = tuple(_grid_cell(cell, len(rows), len(columns)) for cell in value["cells"].items(_MOST_MARKS))
    return Grid(rows, columns, cells, value["signed"].yes_or_no())


def _grid_cell(value: Value, rows: int, columns: int) -> GridCell:
    parts = list(value.items(4))
    if len(parts) != 4 or not rows or not columns:
        raise value.wrong("a list of a row, a column, a text and a number, in a grid of that size")
    strength = parts[3].cell()
    if not isinstance(strength, int | float) or not -1 <= strength <= 1:
        raise parts[3].wrong("a number from -1 to 1")
    return GridCell(parts[0].whole(rows - 1), parts[1].whole(columns - 1), parts[2].text(100), float(strength))


def _mark(value: Value, length: int) -> Mark:
    parts = list(value.items(3))
    if len(parts) != 3:
        raise value.wrong("a list of two numbers and a kind")
    start, end = parts[0].whole(length), parts[1].whole(length)
    return Mark(start, end, parts[2].one_of(KINDS))


def _all_cited(value: Value, sources: Sources) -> tuple[Source, ...]:
    return tuple(_cited(item, sources) for item in value.items(_MOST_SOURCES))


def _cited(value: Value, sources: Sources) -> Source:
    key = value.like(_ID, "16 hexadecimal digits")
    if key not in sources:
        raise value.wrong("the name of one of the sources")
    return sources[key]

"""One reader's file on one article, checked field by field; its layout is that of quality/gold/GUIDE.md."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.quality.dating import Dating, as_edtf
from components.quality.facts import Act, Facts, name_key, plain, quotation_key
from components.schema import PLOVER

_COUNTRY = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?|--\d\d(?:-\d\d)?)")  # the year, or '--' where it is not known
_SLUG = re.compile(r"[a-z][a-z0-9_]*")
_UNNAMED = "Participants"  # what readers call a group that speaks and that the text never names


class GoldError(ValueError):
    """A labelled file cannot be used; the message names the file, the field and what to change."""

    def __init__(self, path: Path, field: str, remedy: str) -> None:
        """Build the message from the file, the field ('documents[0].title'; '' for the file itself) and the remedy."""
        super().__init__(f"{path}: {field}: {remedy}" if field else f"{path}: {remedy}")


@dataclass(frozen=True, slots=True)
class LabelledParagraph:
    """A paragraph as one reader marked it: the article it belongs to, its first and last words, what it says."""

    article: str
    title: str | None
    starts: str
    ends: str
    facts: Facts
    field: str


@dataclass(frozen=True, slots=True)
class GoldFile:
    """One reader's file: the text it is about, the page furniture in it (plain), its paragraphs."""

    path: Path
    file: str
    furniture: frozenset[str]
    paragraphs: tuple[LabelledParagraph, ...]
    dating: Mapping[str, Dating]  # by article; those without dates in the labels are left out


def read_gold_file(path: Path) -> GoldFile:
    """Return a reader's file. Raises GoldError where it is no JSON, or a field is missing or makes no sense."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(path, "", f"cannot be read as JSON in UTF-8 ({error}); correct it") from None
    entry = _Entry(path, "", data)
    paragraphs = tuple(
        _paragraph(article, paragraph)
        for article in entry.entries("documents")
        for paragraph in article.entries("paragraphs")
    )
    furniture = frozenset(map(plain, entry.texts("boilerplate")))
    dating = {a.text("id"): _dating(a) for a in entry.entries("documents") if "event_dates" in a.data}
    return GoldFile(path, entry.text("file"), furniture, paragraphs, dating)


def _dating(article: "_Entry") -> Dating:
    published = article.text("published", _DATE) if article.get("published") is not None else ""
    return Dating(published, frozenset(map(as_edtf, article.texts("event_dates", _DATE))))


def _paragraph(article: "_Entry", entry: "_Entry") -> LabelledParagraph:
    facts = Facts(
        countries=frozenset(entry.texts("countries", _COUNTRY)),
        actors=frozenset(
            frozenset(map(name_key, [actor.text("name"), *actor.texts("forms")])) for actor in entry.entries("actors")
        ),
        themes=frozenset(entry.texts("themes", _SLUG)),
        acts=frozenset(map(_act, entry.entries("relations"))),
        quotations=frozenset(map(_quotation, entry.entries("quotes"))),
    )
    title = article.text("title") if article.get("title") is not None else None
    return LabelledParagraph(article.text("id"), title, entry.text("starts"), entry.text("ends"), facts, entry.field)


def _act(entry: "_Entry") -> Act:
    act_type, polarity, mutual = entry.text("type"), entry.text("polarity"), entry.data.get("mutual", False)
    if act_type not in PLOVER:
        raise entry.fault("type", f"{act_type!r} is no PLOVER type; known are {', '.join(PLOVER)}")
    if polarity not in ("+", "-", "0"):
        raise entry.fault("polarity", f"{polarity!r} is no sign; give +, - or 0")
    if not isinstance(mutual, bool):
        raise entry.fault("mutual", "give true or false")
    return Act(entry.text("source", _COUNTRY), entry.text("target", _COUNTRY), act_type, polarity, mutual)


def _quotation(entry: "_Entry") -> tuple[str, str]:
    speaker = entry.get("speaker")  # empty where the text names nobody
    if not isinstance(speaker, str):
        raise entry.fault("speaker", "give a text, empty where the text names nobody")
    return quotation_key("" if speaker.startswith(_UNNAMED) else speaker, entry.text("quote"))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A JSON object of a file and where it stands there; every question is answered or raises GoldError."""

    path: Path
    field: str
    data: Mapping[str, Any]

    def __post_init__(self) -> None:
        if not isinstance(self.data, dict):
            raise GoldError(self.path, self.field, "give an object, { ... }")

    def fault(self, name: str, remedy: str) -> GoldError:
        return GoldError(self.path, f"{self.field}.{name}" if self.field else name, remedy)

    def get(self, name: str) -> Any:  # noqa: ANN401  (JSON)
        if name not in self.data:
            raise self.fault(name, "is missing; add it")
        return self.data[name]

    def text(self, name: str, shape: re.Pattern[str] | None = None) -> str:
        value = self.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(name, "give a text that is not empty")
        if shape and not shape.fullmatch(value):
            raise self.fault(name, f"{value!r} does not have the shape {shape.pattern}")
        return value

    def texts(self, name: str, shape: re.Pattern[str] | None = None) -> Sequence[str]:
        values = self._list(name)
        return [_Entry(self.path, self.field, {f"{name}[{i}]": v}).text(f"{name}[{i}]", shape) for i, v in values]

    def entries(self, name: str) -> "Sequence[_Entry]":
        start = f"{self.field}.{name}" if self.field else name
        return [_Entry(self.path, f"{start}[{i}]", value) for i, value in self._list(name)]

    def _list(self, name: str) -> Sequence[tuple[int, Any]]:
        value = self.get(name)
        if not isinstance(value, list):
            raise self.fault(name, "give a list, [ ... ]")
        return list(enumerate(value))

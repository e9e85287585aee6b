"""Records as JSON and back, for segments and for what worker processes hand over. Nothing is pickled."""

import json
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from components.preprocessing.records import Annotated, Segmented

T = TypeVar("T")
_AS_THEY_ARE = frozenset({str, int, float, bool, types.NoneType})


@dataclass(slots=True)
class AnnotatedSource:
    """A source with all that was found in it: one Annotated for each of its articles, in their order."""

    segmented: Segmented
    lines_in: int  # non-blank lines of the text, counted apart from the paragraphs
    annotated: list[Annotated]
    remarks: list[str] = field(
        default_factory=list
    )  # for the user: rows of sources.csv that do not fit, findings left out


def to_json(record: object) -> bytes:
    """Return a record (a dataclass of records.py) as JSON; sets become sorted lists."""
    # a path may hold bytes that are no UTF-8, which Python keeps as halves of surrogate pairs
    return json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def from_json(kind: type[T], data: bytes) -> T:
    """Return the record of a kind that `to_json` wrote. Raises ValueError, KeyError or TypeError where it is none."""
    read: Callable[[object], T] = _reader(kind)  # type: ignore[arg-type]  # classes are hashable
    return read(json.loads(data))


def _plain(value: object) -> object:
    kind = type(value)
    if kind in _AS_THEY_ARE:  # most values by far: asking for each what it is takes longer than writing it
        return value
    if is_dataclass(kind):
        return {name: _plain(getattr(value, name)) for name in _names(kind)}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(_plain(item) for item in value)  # type: ignore[type-var]  # sets hold text
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401  (any type that a record's field may have)
    """Return the function that reads values of a type: a dataclass, list, set, dict, optional or plain value."""
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
        make: Callable[..., object] = kind  # type: ignore[assignment]  # the class itself
        deeper = {name: read for name, read in readers.items() if read is not _as_it_is}

        def read_record(value: Any) -> object:  # noqa: ANN401
            if value.keys() != readers.keys():
                raise KeyError(kind)
            return make(**{**value, **{name: read(value[name]) for name, read in deeper.items()}})

        return read_record
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (list, set, tuple):  # tuples of one type: tuple[T, ...]
        read_item = _reader(arguments[0])
        return origin if read_item is _as_it_is else lambda value: origin(map(read_item, value))
    if origin is dict:
        read_value = _reader(arguments[1])
        return lambda value: {key: read_value(item) for key, item in value.items()}
    if origin in (types.UnionType, typing.Union):
        (inner,) = (argument for argument in arguments if argument is not types.NoneType)
        read_inner = _reader(inner)
        return _as_it_is if read_inner is _as_it_is else lambda value: None if value is None else read_inner(value)
    return _as_it_is


def _as_it_is(value: object) -> object:
    return value

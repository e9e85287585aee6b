"""An analyst's own knowledge file over the shipped one of the same name: what is added, replaced and taken out."""

from collections.abc import Iterable, Mapping
from typing import Any

REMOVE = "remove"  # the table of an own TOML file that takes words out of the shipped lists
Row = tuple[int, dict[str, str]]


class NothingToRemove(LookupError):
    """A word under [remove] stands in no shipped list of that name."""


def with_own_tables(shipped: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content of a shipped TOML file extended by that of an analyst's own.

    Tables are joined key by key, lists are joined (own entries come last), any other value replaces the shipped one.
    `[remove]` of the own file takes words out of every shipped list of the key's name, wherever in the file it stands.
    Raises NothingToRemove where no such list has the word.
    """
    taken_out = own.get(REMOVE, {})
    kept = _without(shipped, taken_out)
    for key, words in taken_out.items():
        for word in words:
            if not _stands(shipped, key, word):
                raise NothingToRemove(str(word))
    return _joined(kept, {key: value for key, value in own.items() if key != REMOVE})


def with_own_rows(shipped: Iterable[Row], own: Iterable[Row], keys: int) -> list[Row]:
    """Return the rows of a shipped CSV file with those of an analyst's own.

    A row whose first `keys` fields are those of a shipped row replaces it, and takes it out where nothing else is
    filled in; other rows are added.
    """
    own = list(own)
    named = {_key(row, keys) for _, row in own}
    added = [(line, row) for line, row in own if any(list(row.values())[keys:])]
    return [(line, row) for line, row in shipped if _key(row, keys) not in named] + added


def _key(row: Mapping[str, str], keys: int) -> tuple[str, ...]:
    return tuple(row.values())[:keys]


def _joined(shipped: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    both = dict(shipped)
    for key, value in own.items():
        known = both.get(key)
        if isinstance(known, Mapping) and isinstance(value, Mapping):
            both[key] = _joined(known, value)
        elif isinstance(known, list) and isinstance(value, list):
            both[key] = known + [item for item in value if item not in known]
        else:
            both[key] = value
    return both


def _without(value: Any, taken_out: Mapping[str, list[Any]], key: str = "") -> Any:  # noqa: ANN401  (TOML values are of any kind)
    if isinstance(value, Mapping):
        return {name: _without(inner, taken_out, name) for name, inner in value.items()}
    if isinstance(value, list):
        gone = taken_out.get(key, [])
        return [_without(item, taken_out) for item in value if item not in gone]
    return value


def _stands(value: Any, key: str, word: object, here: str = "") -> bool:  # noqa: ANN401
    if isinstance(value, Mapping):
        return any(_stands(inner, key, word, name) for name, inner in value.items())
    if isinstance(value, list):
        return (here == key and word in value) or any(_stands(item, key, word) for item in value)
    return False

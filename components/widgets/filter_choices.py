"""What the filter bar offers: each value with what it would count under the other filters, most frequent first."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

import duckdb
import pandas as pd

from components.queries.article_names import article_names, story_names
from components.queries.filters import Filters
from components.queries.options import options
from components.widgets.corpus import ask
from components.widgets.filter_address import KEYS
from components.widgets.wording import CLASS_NAMES, FLAG_NAMES, MATCH_NAMES, STATUS_NAMES

_LONGEST = 60  # characters of an option: headlines are cut
_MOST = 1000  # options offered: a longer list is slow to send and slow to read
# values that are words of the product
_WORDS = {"match": MATCH_NAMES, "class": CLASS_NAMES, "status": STATUS_NAMES, "flag": FLAG_NAMES}
_NUMBER = re.compile(r" \([\d,]+\)$")


@dataclass(frozen=True, slots=True)
class Choices:
    """The values that one filter offers, in order, with the name of each and its text in the list: 'Peru (34)'."""

    names: dict[str, str]
    labels: dict[str, str]

    @property
    def version(self) -> str:
        """A text that differs where the texts of the options differ: a field whose texts change is another field."""
        return f"{crc32('|'.join(self.labels.values()).encode()):08x}"

    def read(self, texts: Iterable[str]) -> list[str]:
        """Return the values that the texts of an address stand for; a text that stands for none comes back as it is.

        Links of earlier versions held the name, or the name with a number.
        """
        by_name = {name: value for value, name in self.names.items()}
        found = (text if text in self.names else by_name.get(_NUMBER.sub("", text), text) for text in texts)
        return list(dict.fromkeys(found))


def choices(key: str, filters: Filters | None = None) -> Choices:
    """Return what the filter of this name offers under the other filters; without any, on the whole corpus."""
    return ask(_offered, key, filters or Filters())


def _offered(tables: duckdb.DuckDBPyConnection, key: str, filters: Filters) -> Choices:
    if key == "match":
        return Choices(dict(MATCH_NAMES), dict(MATCH_NAMES))
    frame = options(tables, KEYS[key], filters, most=_MOST)
    if key == "article":
        names = article_names(tables, tuple(frame["value"])).set_index("article_id")["name"]
        frame = frame.assign(label=frame["value"].map(names))
    if key == "story":
        told = story_names(tables, tuple(frame["value"])).set_index("story_id")["name"]
        frame = frame.assign(label=frame["value"].map(told))
    if key in _WORDS:
        frame = frame.assign(label=frame["value"].map(_WORDS[key]))
    named = _names(frame)
    counts = dict(zip(frame["value"], frame["count"].tolist(), strict=True))
    return Choices(named, {value: f"{name} ({counts[value]:,})" for value, name in named.items()})


def _names(frame: pd.DataFrame) -> dict[str, str]:
    """Return a name for each value; where two share one, the start of the value tells them apart."""
    names = [_shortened(label) for label in frame["label"]]
    shared = Counter(names)
    return {
        value: name if shared[name] == 1 else f"{name}, {value[:4]}"
        for name, value in zip(names, frame["value"], strict=True)
    }


def _shortened(label: str) -> str:
    label = " ".join(label.split())
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + "…"

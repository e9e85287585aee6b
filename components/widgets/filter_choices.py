"""What the filter bar offers, and how a choice is written in the address.

An option is written as it is shown, 'Peru (34)', since that is what a bound widget puts into the address. The
number is of the whole corpus, so the text stays the same while other filters change. Links made on another build, or
by hand, may carry another number, the bare name or the code: `written` reads them all.
"""

import re
from collections import Counter
from dataclasses import dataclass

import duckdb
import pandas as pd

from components.queries.article_names import article_names
from components.queries.filters import Filters
from components.queries.options import options
from components.widgets.corpus import ask

# name of the widget, of its parameter in the address, and of the dimension of Filters
KEYS = {"country": "countries", "theme": "themes", "actor": "actors", "article": "articles"}
_LONGEST = 60  # characters of an option: headlines are cut
_MOST = 1000  # options offered: a longer list is slow to send and slow to read
_NUMBER = re.compile(r" \([\d,]+\)$")


@dataclass(frozen=True, slots=True)
class Choices:
    """The values that one filter offers, in order, with the text of each."""

    labels: dict[str, str]

    def written(self, texts: list[str]) -> list[str]:
        """Return the values that the texts of an address stand for, unknown ones left out."""
        by_text = {_NUMBER.sub("", label): value for value, label in self.labels.items()}
        found = [text if text in self.labels else by_text.get(_NUMBER.sub("", text)) for text in texts]
        return list(dict.fromkeys(value for value in found if value is not None))


def choices(key: str) -> Choices:
    """Return what the filter of this name offers, most frequent first."""
    return ask(_offered, key)


def _offered(tables: duckdb.DuckDBPyConnection, key: str) -> Choices:
    frame = options(tables, KEYS[key], Filters()).head(_MOST)
    if key == "article":
        names = article_names(tables, tuple(frame["value"])).set_index("article_id")["name"]
        frame = frame.assign(label=frame["value"].map(names))
    return Choices(dict(zip(frame["value"], _labels(frame), strict=True)))


def _labels(frame: pd.DataFrame) -> list[str]:
    names = [_shortened(label) for label in frame["label"]]
    shared = Counter(names)
    unlike = [
        name if shared[name] == 1 else f"{name}, {value[:4]}" for name, value in zip(names, frame["value"], strict=True)
    ]
    return [f"{name} ({count:,})" for name, count in zip(unlike, frame["count"].tolist(), strict=True)]


def _shortened(label: str) -> str:
    label = " ".join(label.split())
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + "…"

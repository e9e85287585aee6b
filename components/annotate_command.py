"""`python -m components annotate`: texts from standard input, what is found in them to standard output."""

import json
import os
import sys
from collections.abc import Iterator
from typing import BinaryIO

from components.settings import Settings

ANNOTATE_HELP = """Read lines of JSON, {"id", "text"}, from standard input and write one record a text to standard
output: {"id", "mentions", "entities", "relations", "quotations", "themes", "dates"}, offsets in code points of the
text. A line that cannot be used gives {"id", "line", "error"}."""
_READ_BYTES = 1 << 18


def annotate(settings: Settings) -> None:
    """Annotate the texts of standard input until it ends.

    Raises PipelineMissing where the language model is not installed, KnowledgeError where a knowledge file is faulty.
    """
    from components.preprocessing.languages.annotators import Annotators
    from components.preprocessing.recipe import Recipe
    from components.preprocessing.text_records import annotate_lines

    annotators = Annotators(Recipe.of(settings))
    # half of a surrogate pair has no UTF-8; its escape is what JSON writes for it
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    number = 1
    for lines in _lines_at_hand(sys.stdin.buffer):
        for record in annotate_lines(lines, annotators, number):
            print(json.dumps(record, ensure_ascii=False))  # noqa: T201  (its output)
        sys.stdout.flush()  # whoever waits for an answer before the next line gets it
        number += len(lines)


def _lines_at_hand(stream: BinaryIO) -> Iterator[list[str]]:
    """Yield lines as they come, all those together that are there already: many at once are annotated faster."""
    begun: list[bytes] = []  # pieces of a line whose end has not come yet
    while data := os.read(stream.fileno(), _READ_BYTES):
        begun.append(data)
        if b"\n" in data:
            *whole, rest = b"".join(begun).split(b"\n")
            begun = [rest]
            yield [line.decode("utf-8", "replace") for line in whole]
    if last := b"".join(begun):
        yield [last.decode("utf-8", "replace")]

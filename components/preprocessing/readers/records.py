"""An article that was a row of a table, as text. `opening_tables` writes the rows as JSON."""

import json
import re

from components.preprocessing.readers.composing import Composer, Extract, in_one_line_each
from components.preprocessing.records import Stated


def as_record(media_type: str, markup: bool, fields: dict[str, str]) -> bytes:
    """Return a row as JSON: its fields are title, text, author, publisher, published, address and language."""
    record = {"media_type": media_type, "markup": markup, "fields": fields}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def is_record(data: bytes) -> bool:
    """Tell a row from a message: both are stretches of a file that holds many."""
    return data.startswith(b'{"media_type":')


def read_record(data: bytes, source_file: str) -> Extract:
    """Return title and text of a row; the title is its text where there is no other."""
    record = json.loads(data)
    fields: dict[str, str] = record["fields"]
    title, text = fields.get("title", ""), fields.get("text", "")
    composer = Composer()
    stated = Stated(title=" ".join(title.split()) or None)
    if not text:
        composer.add(title)
    elif record["markup"]:
        from components.preprocessing.readers.html import add_page  # loads lxml and trafilatura

        if title:
            composer.add(title, "heading")
        add_page(composer, text, source_file)
    else:
        if title and not in_one_line_each(text).startswith(in_one_line_each(title)):
            composer.add(" ".join(title.split()), "heading")
        for block in re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n")):
            composer.add(block)
    said = {
        name: fields[name] for name in ("author", "publisher", "published", "address", "language") if name in fields
    }
    return Extract(record["media_type"], "utf-8", composer.text, stated.completed(Stated(**said)), composer.marks)

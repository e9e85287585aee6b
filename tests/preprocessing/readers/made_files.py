"""Small files of every format that is read, made here: no test opens a file that it cannot show."""

from email.message import EmailMessage
from io import BytesIO

import docx
from docx.document import Document

from components.preprocessing.readers.dispatching import read_bytes
from components.preprocessing.records import Source

FIRST = "Ministers of both countries met in Geneva on Monday to talk about the closed border crossings."
SECOND = "The talks are to go on next week, a spokesman said, without naming a place."


def page(body: str, head: str = "", lang: str = "en") -> bytes:
    return f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'.encode()


def article_page(body: str = "") -> bytes:
    return page(f"<h1>Talks on the border</h1><p>{FIRST}</p><p>{SECOND}</p>{body}")


def word(*paragraphs: str, heading: str | None = None, author: str = "", title: str = "") -> Document:
    document = docx.Document()
    document.core_properties.author, document.core_properties.title = author, title
    if heading:
        document.add_heading(heading, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return document


def saved(document: Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def message(plain: str = "", html: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["MIME-Version"] = "1.0"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    if plain:
        made.set_content(plain)
    if html and plain:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    return made


def blocks(source: Source) -> list[str]:
    return source.text.split("\n\n")


def marked(source: Source) -> list[tuple[str, str, str | None]]:
    return [(source.text[m.start : m.end], m.kind, m.reason) for m in source.marks]


def read(data: bytes, name: str) -> Source:
    return read_bytes(data, name)

"""A page saved as one file (.mht, .mhtml): the page among its parts, and the address that it was saved from."""

from email.message import EmailMessage

from components.preprocessing.readers.composing import Composer, Extract
from components.preprocessing.readers.html import add_page, decode_html
from components.preprocessing.readers.mail import decoded, header, parse_mail, payload
from components.preprocessing.reading import UnreadableSource

_MOST_PARTS = 2_000
_PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(data: bytes, source_file: str) -> Extract:
    """Return the text of the page. Raises UnreadableSource where there is none among the parts."""
    message = parse_mail(data)
    page = _page(message)
    if page is None:
        raise UnreadableSource(source_file, "there is no web page in it", "save the page again, as HTML")
    encoding, text = decoded(page, source_file, decode_html)
    saved_from = header(message, "Snapshot-Content-Location") or header(page, "Content-Location") or ""
    address = saved_from if saved_from.startswith(("http://", "https://")) else None  # else a file of that machine
    composer = Composer()
    stated = add_page(composer, text, source_file, address)
    return Extract("multipart/related", encoding, composer.text, stated, composer.marks)


def _page(message: EmailMessage) -> EmailMessage | None:
    """Return the first page that is not empty: browsers put frames behind it."""
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            return None
        if part.get_content_type() in _PAGES and payload(part).strip() and isinstance(part, EmailMessage):
            return part
    return None

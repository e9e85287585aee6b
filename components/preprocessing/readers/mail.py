"""A message (.eml) as text: its subject as headline, then its HTML part, or its plain part where it has no other.

Attachments are sources of their own (see `containers`). Nothing that a message points to is fetched.
"""

import re
from collections.abc import Callable
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from components.preprocessing.readers.composing import Composer, Extract
from components.preprocessing.readers.html import add_page, decode_html
from components.preprocessing.reading import UnreadableSource, decode
from components.preprocessing.records import Stated

Decoder = Callable[[bytes, str], tuple[str, str]]

_BULK = ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID")  # headers of newsletters and lists
_FORWARDED = re.compile(r"^(?:(?:re|fw|fwd|aw|wg|tr|rv|res)\s*:\s*)+", re.I)


def parse_mail(data: bytes) -> EmailMessage:
    """Return a message as the standard library parses it."""
    return BytesParser(EmailMessage, policy=policy.default).parsebytes(data)


def read_mail(data: bytes, source_file: str) -> Extract:
    """Return subject and text of a message. Raises UnreadableSource where it has no text of its own."""
    message = parse_mail(data)
    subject = _FORWARDED.sub("", header(message, "Subject") or "")
    body = message.get_body(("html", "plain"))
    if body is None or not payload(body).strip():
        raise UnreadableSource(
            source_file, "the message has no text", "leave it out; attachments are read on their own"
        )
    composer = Composer()
    composer.add(subject, "heading")
    if body.get_content_type() == "text/html":
        encoding, text = decoded(body, source_file, decode_html)
        add_page(composer, text, source_file)
    else:
        encoding, text = decoded(body, source_file, decode)
        for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
            composer.add(block)
    return Extract("message/rfc822", encoding, composer.text, _stated(message, subject), composer.marks)


def header(message: EmailMessage, name: str) -> str | None:
    """Return a header in one line, null where there is none or it says nothing."""
    return " ".join(str(message.get(name, "")).split()) or None


def payload(part: Message) -> bytes:
    """Return the bytes of a part, none where it is a container of others."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def decoded(part: Message, source_file: str, otherwise: Decoder) -> tuple[str, str]:
    """Return encoding and text of a part: as its header says where that holds, else by its bytes."""
    data, charset = payload(part), part.get_content_charset()
    if charset and charset != "us-ascii":
        try:
            return charset, data.decode(charset)
        except (LookupError, UnicodeDecodeError):
            pass
    return otherwise(data, source_file)


def _stated(message: EmailMessage, subject: str) -> Stated:
    """Who sends a newsletter publishes it; who sends a letter wrote it."""
    sender = parseaddr(header(message, "From") or "")[0].strip() or None
    bulk = any(message.get(name) for name in _BULK)
    return Stated(
        title=subject.strip() or None,
        author=None if bulk else sender,
        publisher=sender if bulk else None,
        published=_day(header(message, "Date")),
        address=header(message, "Archived-At"),
        language=(header(message, "Content-Language") or "")[:2].lower() or None,
    )


def _day(date: str | None) -> str | None:
    try:
        return parsedate_to_datetime(date).date().isoformat() if date else None
    except (ValueError, OverflowError):  # a date that no calendar has
        return None

"""Mail boxes (.mbox), each message a source named NAME#NUMBER, and what is attached to messages."""

import hashlib
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from pathlib import Path

from components.preprocessing.opening_tables import Part, Parts
from components.preprocessing.readers.mail import parse_mail, payload
from components.preprocessing.reading import MAX_BYTES

_MOST_MESSAGES = 200_000
_MOST_ATTACHED = 200  # of one message
_NAME = re.compile(r"[^\w .()+-]+")
_SUFFIXES = {"text/html": ".html", "text/plain": ".txt", "application/pdf": ".pdf", "message/rfc822": ".eml"}


def is_mailbox(name: str) -> bool:
    """Tell whether a file of this name is a mail box."""
    return name.lower().endswith(".mbox")


def may_have_attachments(path: Path, name: str) -> bool:
    """Tell whether a file is a message with parts that may be attachments."""
    if not name.lower().endswith(".eml") or path.stat().st_size > MAX_BYTES:
        return False
    return _attaches(path.read_bytes())


def messages_of(path: Path, name: str) -> Parts:
    """Return the messages of a mail box as stretches of its file."""
    found = Parts()
    with path.open("rb") as file:
        for number, (offset, size) in enumerate(_stretches(path), 1):
            own = f"{name}#{number}"
            if number > _MOST_MESSAGES:
                found.failed.append((own, f"messages from the {_MOST_MESSAGES + 1}th on are not read; split it"))
                break
            if size > MAX_BYTES:
                found.failed.append((own, "the message is larger than what is read of a file; save it as .eml"))
                continue
            file.seek(offset)
            found.parts.append(Part(path, own, offset, size, hashlib.sha256(file.read(size)).hexdigest()))
    return found


def _stretches(path: Path) -> Iterator[tuple[int, int]]:
    """Yield where each message begins, behind its 'From ' line, and how long it is."""
    start: int | None = None
    place, blank = 0, True
    with path.open("rb") as file:
        while line := file.readline(MAX_BYTES):
            if blank and line.startswith(b"From "):
                if start is not None:
                    yield start, place - start
                start = place + len(line)
            place += len(line)
            blank = not line.strip()
    if start is not None:
        yield start, place - start


def attached_to(part: Part | None, path: Path, into: Path) -> list[tuple[str, str]]:
    """Write what is attached to a message into a folder; return what is left out as (name, reason).

    `part` says where the message stands in a mail box, null for a message that is a file.
    """
    with path.open("rb") as file:
        file.seek(part.offset if part else 0)
        data = file.read(part.size if part else MAX_BYTES)
    if not _attaches(data):
        return []
    left_out: list[tuple[str, str]] = []
    for number, attachment in enumerate(parse_mail(data).iter_attachments(), 1):
        name = _name_of(attachment, number)
        if number > _MOST_ATTACHED:
            return [*left_out, (name, f"attachments beyond {_MOST_ATTACHED} are not read; save them as files")]
        if attachment.get_content_maintype() in ("image", "audio", "video"):
            left_out.append((name, "a picture or recording, which holds no text"))
            continue
        content = _content(attachment)
        if content:
            into.mkdir(parents=True, exist_ok=True)
            target = into / name
            (into / f"{number} {name}" if target.exists() else target).write_bytes(content)
    return left_out


def _attaches(data: bytes) -> bool:
    return re.search(rb"^content-disposition:\s*attachment|^content-type:\s*message/", data, re.I | re.M) is not None


def _name_of(attachment: EmailMessage, number: int) -> str:
    given = _NAME.sub("_", Path((attachment.get_filename() or "").replace("\\", "/")).name).lstrip(". ")
    return given[-120:] or f"attachment {number}{_SUFFIXES.get(attachment.get_content_type(), '')}"


def _content(attachment: EmailMessage) -> bytes:
    inner = attachment.get_payload()
    if attachment.get_content_type() == "message/rfc822" and isinstance(inner, list) and isinstance(inner[0], Message):
        return inner[0].as_bytes()
    return payload(attachment)

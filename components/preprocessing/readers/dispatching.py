"""Any file as a source: its format is told and the reader of that format asked for its text."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from components.preprocessing.readers import formats
from components.preprocessing.readers.composing import Extract
from components.preprocessing.readers.records import is_record
from components.preprocessing.reading import UnreadableSource, file_bytes, read_text
from components.preprocessing.records import Source

Reader = Callable[[bytes, str], Extract]

_MOST_WORDS = 200  # characters of what a parser says of a damaged file
_WITHOUT_WORDS = {
    formats.HTML: ("a program fills it when it is opened", "save it from a browser when it is all there"),
    formats.MHTML: ("a program fills it when it is opened", "save it from a browser when it is all there"),
    formats.MAIL: ("it has attachments or pictures alone", "leave it out; attachments are read on their own"),
    formats.RECORD: ("they are signs alone", "leave it out"),
    formats.PDF: ("it was scanned", "recognise its words with a program for that (OCR)"),
    formats.WORD: ("it has pictures alone", "recognise its words with a program for that (OCR)"),
}


def read_source(path: Path, source_file: str, offset: int | None = None, size: int = 0) -> Source:
    """Return a file of any format as text, or the row or message of so many bytes that stands at an offset in it.

    Raises UnreadableSource where it cannot be read.
    """
    data = bytes_of(path, source_file, offset, size)
    if offset is None:
        return read_bytes(data, source_file, path.suffix.lower())
    return _read_as(formats.RECORD if is_record(data) else formats.MAIL, data, source_file)


def bytes_of(path: Path, source_file: str, offset: int | None, size: int) -> bytes:
    """Return the bytes of a file, or so many that stand at an offset in it.

    Raises UnreadableSource where a whole file cannot be opened or is too large.
    """
    if offset is None:
        return file_bytes(path, source_file)
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(size)


def read_bytes(data: bytes, source_file: str, suffix: str = "") -> Source:
    """Return the bytes of a file as text, as `read_source` does; where they do not tell the format, the suffix does."""
    if not data.strip():
        raise UnreadableSource(source_file, "the file is empty", "leave it out or save the article again")
    format_ = formats.format_of(data, source_file, suffix)
    if format_ == formats.TEXT:
        return read_text(data, source_file)
    return _read_as(format_, data, source_file)


def _read_as(format_: str, data: bytes, source_file: str) -> Source:
    try:
        found = _reader(format_)(data, source_file)
    except UnreadableSource:
        raise
    except Exception as error:  # whatever a parser stumbles over in a damaged file concerns this file alone
        said = " ".join(f"{type(error).__name__}: {error}".split())[:_MOST_WORDS]
        raise UnreadableSource(
            source_file,
            f"the {format_} is damaged or of a kind that cannot be read ({said})",
            "open it in its own program and save it again, or save its text",
        ) from error
    if not found.text:
        why, remedy = _WITHOUT_WORDS[format_]
        raise UnreadableSource(source_file, f"the {format_} holds no words; perhaps {why}", remedy)
    digest = hashlib.sha256(data).hexdigest()
    return Source(
        source_file, digest, len(data), found.media_type, found.encoding, found.text, found.stated, found.marks
    )


def _reader(format_: str) -> Reader:
    """Return the reader of a format; a library is loaded by the first file that needs it."""
    if format_ == formats.HTML:
        from components.preprocessing.readers.html import read_html as reader
    elif format_ == formats.MHTML:
        from components.preprocessing.readers.mhtml import read_mhtml as reader
    elif format_ == formats.MAIL:
        from components.preprocessing.readers.mail import read_mail as reader
    elif format_ == formats.WORD:
        from components.preprocessing.readers.word import read_word as reader
    elif format_ == formats.PDF:
        from components.preprocessing.readers.pdf import read_pdf as reader
    elif format_ == formats.RECORD:
        from components.preprocessing.readers.records import read_record as reader
    else:
        raise AssertionError(f"no reader of the format {format_}")
    return reader

"""Which format a file has: by its first bytes, by its name where these do not tell; and which formats are refused."""

import re
import zipfile
from io import BytesIO

from components.preprocessing.reading import UnreadableSource

TEXT, HTML, MHTML, MAIL, WORD, PDF = "text", "web page", "saved web page", "message", "Word document", "PDF"
RECORD = "row"  # of a table

_HEAD = 4096
_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_FEED = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.I | re.S)
_HEADERS = re.compile(rb"^(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.M)
_MAIL_HEADER = re.compile(
    rb"^(?:Received|Return-Path|MIME-Version|Message-ID|DKIM-Signature|Delivered-To):", re.I | re.M
)
_SAVED = re.compile(rb"^(?:Snapshot-Content-Location:|From: <?Saved by)", re.I | re.M)
_BY_SUFFIX = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".shtml": HTML,
    ".mht": MHTML,
    ".mhtml": MHTML,
    ".eml": MAIL,
}
_AS_PDF = "save the document as .docx or PDF"
_PICTURE = "recognise its words with a program for that (OCR) and save them as text"
_REFUSED = (
    (b"{\\rtf", "it is a rich text document", _AS_PDF),
    (b"\x89PNG", "it is a picture", _PICTURE),
    (b"\xff\xd8\xff", "it is a picture", _PICTURE),
    (b"GIF8", "it is a picture", _PICTURE),
    (b"II*\x00", "it is a picture", _PICTURE),
    (b"MM\x00*", "it is a picture", _PICTURE),
    (b"bplist00", "it is a web archive of Safari", "save the page as HTML or print it as PDF"),
    (b"PAR1", "it is a Parquet file without its suffix", "name it .parquet"),
    (b"7z\xbc\xaf'\x1c", "it is an archive of 7-Zip", "pack it as zip"),
    (b"Rar!", "it is an archive of RAR", "pack it as zip"),
    (b"SQLite format 3", "it is a database", "export the articles as CSV or JSON Lines"),
    (b"\x7fELF", "it is a program", "leave it out"),
    (b"MZ\x90", "it is a program", "leave it out"),
    (b"OggS", "it is a recording", "save what is said in it as text"),
    (b"ID3", "it is a recording", "save what is said in it as text"),
)
_OLD_OFFICE = {
    ".doc": ("it is an old Word document", "open it in Word or LibreOffice and save it as .docx"),
    ".xls": ("it is an old spreadsheet", "save its sheet as CSV"),
    ".ppt": ("it is an old presentation", "save it as PDF"),
    ".msg": ("it is a message of Outlook", "save the message as .eml or as text"),
}
_OFFICE = (
    ("xl/workbook.xml", "it is a spreadsheet", "save its sheet as CSV"),
    ("ppt/presentation.xml", "it is a presentation", "save it as PDF"),
    ("META-INF/container.xml", "it is an electronic book", "save its chapters as HTML or text"),
    ("content.xml", "it is an OpenDocument file", _AS_PDF),
)


def format_of(data: bytes, source_file: str, suffix: str = "") -> str:
    """Return the format of a file; `suffix` is given where its name has none, or another than its server says.

    Raises UnreadableSource, with the remedy, for a format that cannot be read.
    """
    head, suffix = data[:_HEAD], suffix or _suffix(source_file)
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data, source_file)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableSource(source_file, *_old_office(data, suffix))
    for signature, reason, remedy in _REFUSED:
        if head.startswith(signature):
            raise UnreadableSource(source_file, reason, remedy)
    if _HTML.match(head):
        return HTML
    if _FEED.match(head):
        raise UnreadableSource(source_file, "it is a feed", "give the address of the feed, or save its pages")
    if _has_mail_headers(head) and suffix != ".txt":
        return MHTML if _SAVED.search(head) or suffix in (".mht", ".mhtml") else MAIL
    return _BY_SUFFIX.get(suffix, TEXT)


def _suffix(source_file: str) -> str:
    name = source_file.rsplit("/", 1)[-1].lower()
    return "." + name.rsplit(".", 1)[1] if "." in name else ""


def _has_mail_headers(head: bytes) -> bool:
    """Whether a file begins with the headers of a message, one of them such as no letter or text has."""
    found = _HEADERS.match(head.replace(b"\r\n", b"\n"))
    return found is not None and bool(_MAIL_HEADER.search(found[0]) or _SAVED.search(found[0]))


def _zipped(data: bytes, source_file: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            names = set(file.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableSource(
            source_file, f"it is a damaged archive or document ({error})", "save or pack it again"
        ) from None
    if "word/document.xml" in names:
        return WORD
    for sign, reason, remedy in _OFFICE:
        if sign in names:
            raise UnreadableSource(source_file, reason, remedy)
    if "mimetype" in names:
        raise UnreadableSource(source_file, "it is a document of a format that is not read", _AS_PDF)
    raise UnreadableSource(source_file, "it is an archive", "unpack it")


def _old_office(data: bytes, suffix: str) -> tuple[str, str]:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "it is a document with a password", "save it without the password"
    return _OLD_OFFICE.get(suffix, ("it is an old Office document", _AS_PDF))

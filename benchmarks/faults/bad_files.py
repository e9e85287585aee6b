"""Files that no program wrote: valid ones of every kind that is read, cut, overwritten and spliced, and random bytes.

A kind that a reader is added for comes in by a line of VALID.
"""

import gzip
import io
import random
import tarfile
import zipfile
from collections.abc import Callable

import docx

_TITLE, _TEXT = (
    "Peru invites Brazil",
    "Peru invited Brazil to talks on the border on 7 June 2024, the ministry said in Lima.",
)
_HTML = f"<!doctype html><html><head><title>{_TITLE}</title></head><body><h1>{_TITLE}</h1><p>{_TEXT}</p></body></html>"
_HEADERS = (
    "From: Desk <desk@example.org>\r\nSubject: Peru\r\nDate: Fri, 7 Jun 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
)


def _text() -> bytes:
    return f"{_TITLE}\n\n{_TEXT}\n\nBrazil accepted – “with joy”.\n".encode()


def _html() -> bytes:
    return _HTML.encode()


def _message() -> bytes:
    return f"{_HEADERS}Content-Type: text/plain; charset=utf-8\r\n\r\n{_TITLE}\r\n\r\n{_TEXT}\r\n".encode()


def _saved_page() -> bytes:
    head = (
        f"{_HEADERS}Content-Type: multipart/related; boundary=cut\r\nSnapshot-Content-Location: https://example.org\r\n"
    )
    return f"{head}\r\n--cut\r\nContent-Type: text/html\r\n\r\n{_HTML}\r\n--cut--\r\n".encode()


def _word() -> bytes:
    document, file = docx.Document(), io.BytesIO()
    document.add_heading(_TITLE)
    document.add_paragraph(_TEXT)
    document.save(file)
    return file.getvalue()


def _pdf() -> bytes:
    shown = f"BT /F1 12 Tf 72 720 Td ({_TITLE}) Tj 0 -30 Td ({_TEXT}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, told in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, told)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"xref\n0 5\n0000000000 65535 f \n" + table + end


def _csv() -> bytes:
    return f'title,date,url,text\n"{_TITLE}",2024-06-07,https://example.org/a,"{_TEXT}"\n'.encode()


def _json_lines() -> bytes:
    return f'{{"title": "{_TITLE}", "date": "2024-06-07", "text": "{_TEXT}"}}\n'.encode()


def _zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("peru.txt", _text())
        archive.writestr("pages/peru.html", _html())
    return file.getvalue()


def _tar() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        member = tarfile.TarInfo("peru.txt")
        member.size = len(_text())
        archive.addfile(member, io.BytesIO(_text()))
    return file.getvalue()


def _packed_tar() -> bytes:
    return gzip.compress(_tar(), mtime=0)


VALID: dict[str, Callable[[], bytes]] = {
    "txt": _text,
    "html": _html,
    "eml": _message,
    "mhtml": _saved_page,
    "docx": _word,
    "pdf": _pdf,
    "csv": _csv,
    "jsonl": _json_lines,
    "zip": _zip,
    "tar": _tar,
    "tar.gz": _packed_tar,
}


def bad_file(chance: random.Random, number: int) -> tuple[str, bytes]:
    """Return the name and the bytes of a bad file; each kind in its turn."""
    kind = list(VALID)[number % len(VALID)]
    return f"bad/{number}.{kind}", chance.choice(_WAYS)(chance, VALID[kind]())


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def _overwritten(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 40)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _spliced(chance: random.Random, data: bytes) -> bytes:
    other = chance.choice(list(VALID.values()))()
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def _repeated(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 200)]
    return data[:start] + piece * chance.randint(2, 300) + data[start:]


def _noise(chance: random.Random, data: bytes) -> bytes:
    return chance.randbytes(chance.randint(0, 3000))


def _headed_noise(chance: random.Random, data: bytes) -> bytes:
    return data[:16] + chance.randbytes(chance.randint(0, 3000))


_WAYS = (_cut, _overwritten, _overwritten, _spliced, _repeated, _noise, _headed_noise)

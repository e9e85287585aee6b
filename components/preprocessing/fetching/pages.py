"""Pages as they are kept: made of an answer or of an entry's own text, and asked for again only where they changed."""

import hashlib
import html
from datetime import datetime

from components.preprocessing.fetching.addresses import Address
from components.preprocessing.fetching.feeds import Told
from components.preprocessing.fetching.kept import Page
from components.preprocessing.fetching.requesting import Answer

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


def page_of(address: Address, end: Address, answer: Answer, now: datetime) -> Page:
    """Return what is to be kept of an answer."""
    media_type = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    return Page(
        key=address.key,
        name=address.name,
        final=end.name,
        status=answer.status,
        etag=answer.headers.get("etag", ""),
        modified=answer.headers.get("last-modified", ""),
        media_type=media_type,
        fetched_at=_stamp(now),
        sha256=hashlib.sha256(answer.body).hexdigest(),
        size=len(answer.body),
        suffix=_SUFFIXES.get(media_type, ""),
        from_feed=0,
    )


def page_of_entry(address: Address, told: Told, now: datetime) -> tuple[Page, bytes]:
    """Return the text of an entry as a page, for entries whose own page is not needed or not given."""
    title = html.escape(told.title)
    data = (
        f'<!doctype html>\n<html><head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body><article><h1>{title}</h1>\n{told.text}\n</article></body></html>\n"
    ).encode("utf-8", "replace")
    page = Page(
        key=address.key,
        name=address.name,
        final=address.name,
        status=200,
        etag="",
        modified="",
        media_type="text/html",
        fetched_at=_stamp(now),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        suffix=".html",
        from_feed=1,
    )
    return page, data


def conditions(page: Page | None) -> dict[str, str]:
    """Return the headers that ask for a page only where it is another than the one that is kept."""
    if page is None or page.from_feed:
        return {}
    said = {"If-None-Match": page.etag, "If-Modified-Since": page.modified}
    return {name: value for name, value in said.items() if value}


def _stamp(now: datetime) -> str:
    return now.isoformat(timespec="seconds")

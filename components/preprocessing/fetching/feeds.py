"""A feed's bytes as its entries: RSS and Atom of any age by feedparser, JSON Feed (1.0 and 1.1, jsonfeed.org) here."""

import html
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

import feedparser

from components.edtf import is_edtf

_ROOT = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<\?[^>]*>\s*)*<(rss|feed|rdf:RDF)\b", re.S | re.I
)
_JSON_FEED = re.compile(rb'^\s*\{.*"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org', re.S)
_HEAD = 4096
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_MAIL = re.compile(r"\S+@\S+")
_LONGEST = 500  # characters of a title or name
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class NoFeed(ValueError):
    """Bytes are no feed that can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a feed tells of one page. Texts are empty where it does not say; the day is EDTF."""

    link: str
    title: str
    author: str
    published: str
    updated: str  # as written
    text: str  # HTML of the entry, empty where the feed carries none
    whole: bool  # the text was given as the content, not as a summary


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as read: its name and its entries in the order given; those that lead to no page are only counted."""

    title: str
    entries: Sequence[Told]
    without_link: int = 0
    fault: str = ""  # what is wrong with it, where it could be read all the same


def is_feed(data: bytes, media_type: str) -> bool:
    """Whether an answer is a feed: by its first bytes, by its media type where these do not tell."""
    return bool(
        _ROOT.match(data[:_HEAD])
        or _JSON_FEED.match(data[:_HEAD])
        or re.search(r"/(rss|atom|rdf|feed)\+(xml|json)$", media_type)
    )


def read_feed(data: bytes, address: str) -> Feed:
    """Return the entries of a feed; `address` is what links without a host start from. Raises NoFeed."""
    return _json_feed(data, address) if data.lstrip().startswith(b"{") else _xml_feed(data, address)


def _xml_feed(data: bytes, address: str) -> Feed:
    # of text feedparser would fetch an address or open a file: bytes in a stream are only read
    try:
        found = feedparser.parse(io.BytesIO(data), response_headers={"content-location": address})
    except Exception as error:  # whatever it stumbles over concerns this feed alone
        raise NoFeed(f"the feed cannot be read ({type(error).__name__})") from None
    if not found.get("version") and not found.entries:
        raise NoFeed(f"the feed cannot be read ({_fault(found)})")
    told = [_of_xml(entry) for entry in found.entries]
    title = _line(found.feed.get("title", ""))
    return _feed(title, told, _fault(found) if found.bozo and not _harmless(found) else "")


def _harmless(found: Any) -> bool:  # noqa: ANN401  (feedparser has no types)
    return isinstance(found.get("bozo_exception"), feedparser.CharacterEncodingOverride | feedparser.NonXMLContentType)


def _fault(found: Any) -> str:  # noqa: ANN401
    return " ".join(str(found.get("bozo_exception") or "it holds no entries").split())[:200]


def _of_xml(entry: Any) -> Told:  # noqa: ANN401
    contents = [c for c in entry.get("content", ()) if c.get("value")]
    best = max(contents, key=lambda c: len(c["value"]), default=None)
    text = best or entry.get("summary_detail") or {}
    value = text.get("value", "")
    # as in a plain dict: an entry's own `get` gives the day of publishing for that of change, and warns
    published, updated = dict.get(entry, "published", ""), dict.get(entry, "updated", "")
    parsed = dict.get(entry, "published_parsed") if published else dict.get(entry, "updated_parsed")
    return Told(
        link=entry.get("link", ""),
        title=_line(entry.get("title", "")),
        author=_authors(entry),
        published=_day(published or updated, parsed),
        updated=updated or published,
        text=f"<p>{html.escape(value)}</p>" if value and text.get("type") == "text/plain" else value,
        whole=best is not None,
    )


def _authors(entry: Any) -> str:  # noqa: ANN401
    """Return the names of the authors; their addresses of mail are nobody's business."""
    authors = entry.get("authors") or [entry.get("author_detail") or {}]
    return _names([author.get("name") for author in authors])


def _names(names: Sequence[object]) -> str:
    plain = [" ".join(_MAIL.sub(" ", _line(name)).split()).strip(" ()<>,;") for name in names]
    return ", ".join(dict.fromkeys(name for name in plain if name))


def _day(written: str, parsed: Any = None) -> str:  # noqa: ANN401
    """Return the day of a date as its writer saw it: 23:30 in New York is not the next day, as in UTC it would be."""
    written = written.strip()
    found = _DAY.match(written)
    if found:
        return found[0] if is_edtf(found[0]) else ""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except ValueError:
        return f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}" if parsed else ""


def _json_feed(data: bytes, address: str) -> Feed:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NoFeed(f"the feed cannot be read ({error})") from None
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise NoFeed("the feed cannot be read (it has no list of items)")
    told = [_of_json(item, address) for item in items if isinstance(item, dict)]
    return _feed(_line(found.get("title")), told, "")


def _of_json(item: Mapping[str, Any], address: str) -> Told:
    authors = item.get("authors") or [item.get("author")]
    plain = item.get("content_text") or item.get("summary")
    content = item.get("content_html")
    text = content if isinstance(content, str) else f"<p>{html.escape(plain)}</p>" if isinstance(plain, str) else ""
    written = _line(item.get("date_published")) or _line(item.get("date_modified"))
    link = item.get("url") or item.get("external_url")
    return Told(
        link=urljoin(address, link) if isinstance(link, str) else "",
        title=_line(item.get("title")),
        author=_names([author.get("name") for author in authors if isinstance(author, dict)]),
        published=_day(written),
        updated=_line(item.get("date_modified")) or written,
        text=text,
        whole=bool(content or item.get("content_text")),
    )


def _feed(title: str, told: Sequence[Told], fault: str) -> Feed:
    linked = {entry.link.strip(): entry for entry in reversed(told) if entry.link.strip()}
    unlinked = sum(not entry.link.strip() for entry in told)
    return Feed(title, list(reversed(linked.values())), unlinked, fault)


def words_of(markup: str) -> str:
    """Return the words of a text with markup or escapes of it, as feeds write them."""
    return " ".join(html.unescape(_TAG.sub(" ", html.unescape(markup))).split())


def _line(text: object) -> str:
    return words_of(text)[:_LONGEST] if isinstance(text, str) else ""

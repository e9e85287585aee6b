"""Feeds as read: RSS, Atom and JSON Feed say the same of an entry; dates as their writers saw them."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.preprocessing.fetching.feeds import Feed, NoFeed, Told, is_feed, read_feed

HOME = "https://news.example/feeds/world"
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour &amp; Sea</title>
<item><title>Port &lt;b&gt;opens&lt;/b&gt;</title><link>https://news.example/port</link>
<dc:creator>Ann Ode</dc:creator><pubDate>Mon, 02 Mar 2026 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The port is open.</p>]]></content:encoded></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Harbour &amp;amp; Sea</title>
<entry><title type="html">Port &lt;b&gt;opens&lt;/b&gt;</title><link href="/port"/><author><name>Ann Ode</name></author>
<published>2026-03-02T23:30:00-05:00</published><updated>2026-03-03T09:00:00Z</updated><summary>Short.</summary>
<content type="html">&lt;p&gt;The port is open.&lt;/p&gt;</content></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour & Sea",
        "items": [
            {
                "id": "1",
                "url": "/port",
                "title": "Port <b>opens</b>",
                "authors": [{"name": "Ann Ode"}],
                "date_published": "2026-03-02T23:30:00-05:00",
                "date_modified": "2026-03-03T09:00:00Z",
                "content_html": "<p>The port is open.</p>",
                "summary": "Short.",
            }
        ],
    }
)
ENTRY = Told(
    link="https://news.example/port",
    title="Port opens",
    author="Ann Ode",
    published="2026-03-02",  # where it was written; in UTC it was the third
    updated="2026-03-03T09:00:00Z",
    text="<p>The port is open.</p>",
    whole=True,
)


@pytest.mark.parametrize(
    ("data", "updated"),
    [
        (RSS, "Mon, 02 Mar 2026 23:30:00 -0500"),  # RSS has one date
        (ATOM, ENTRY.updated),
        (JSON, ENTRY.updated),
    ],
)
def test_feeds_of_every_kind_say_the_same_of_an_entry(data, updated):
    assert is_feed(data.encode(), "text/plain")
    assert read_feed(data.encode(), HOME) == Feed("Harbour & Sea", [replace(ENTRY, updated=updated)])


@pytest.mark.parametrize(
    ("data", "media_type", "expected"),
    [
        (b"<?xml version='1.0'?><!-- made by hand -->\n<rss>", "text/html", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><rdf:RDF>", "text/xml", True),
        (b"<FEED>", "", True),
        (b"nonsense", "application/atom+xml", True),
        (b"<?xml version='1.0'?><urlset>", "application/xml", False),
        (b"<!doctype html><html><p>&lt;rss>", "text/html", False),
        (b'{"version": 2}', "application/json", False),
        (b"", "", False),
    ],
)
def test_a_feed_is_told_by_its_first_bytes_else_by_its_media_type(data, media_type, expected):
    assert is_feed(data, media_type) is expected


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Mon, 02 Mar 2026 23:30:00 -0500", "2026-03-02"),
        ("Mon, 02 Mar 2026 23:30:00 GMT", "2026-03-02"),
        ("2026-03-02T01:00:00+09:00", "2026-03-02"),
        ("2026-03-02", "2026-03-02"),
        ("2026-03", "2026-03"),
        ("2026", "2026"),
        ("2026-02-31", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_the_day_of_an_entry_is_as_precise_as_it_is_written(written, day):
    rss = f"<rss version='2.0'><channel><item><link>/a</link><pubDate>{written}</pubDate></item></channel></rss>"
    assert read_feed(rss.encode(), HOME).entries[0].published == day


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("<author>desk@example.org (Ann Ode)</author>", "Ann Ode"),
        ("<author>desk@example.org</author>", ""),
        ("<dc:creator>Ann Ode</dc:creator><dc:creator>Bo Li</dc:creator>", "Ann Ode, Bo Li"),
    ],
)
def test_authors_are_named_without_their_addresses(author, name):
    rss = "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item><link>/a</link>{}</item></channel></rss>"
    assert read_feed(rss.format(author).encode(), HOME).entries[0].author == name


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff\x00",
        b"<html><body>Bad gateway</body></html>",
        b'{"items": 3}',
        b"[" * 100_000,
        b"{" * 100_000,
        b'{"version": "https://jsonfeed.org/version/1"}',
        b"<!DOCTYPE r [<!ENTITY a 'aaaa'>" + b"<!ENTITY b '&a;&a;&a;&a;'>" + b"]><r>&b;</r>",
    ],
)
def test_what_is_no_feed_is_refused_with_the_reason(data):
    with pytest.raises(NoFeed, match="the feed cannot be read"):
        read_feed(data, HOME)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([RSS, ATOM, JSON]), st.integers(0, 900))
def test_a_feed_with_anything_in_it_is_read_or_refused(noise, data, place):
    whole = data.encode()
    try:
        feed = read_feed(whole[:place] + noise + whole[place:], HOME)
    except NoFeed:
        return
    assert all(entry.link for entry in feed.entries)

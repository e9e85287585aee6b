"""Pages and feeds as sources: what is fetched, what is kept, what is asked for again, what is set aside and why."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from web_server import Reply, Site, StoppedClock, served

from components.preprocessing.fetching.collecting import collect
from components.preprocessing.fetching.fetched import Fetched
from components.preprocessing.fetching.forgetting import forget_removed
from components.preprocessing.fetching.visiting import Manner
from components.preprocessing.records import Stated
from components.store import register

ROOT = Path(__file__).resolve().parents[2]
PAGE = "<!doctype html><html><head><title>{0}</title></head><body><h1>{0}</h1><p>{0} is on the page.</p></body></html>"
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour Times</title>{}</channel></rss>"""
ITEM = "<item><title>{0}</title><link>/{0}</link>{1}</item>"


@pytest.fixture
def site():
    with served() as site:
        yield site


@pytest.fixture
def time() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def fetch(tmp_path, time):
    """Return a function that fetches addresses as a build does, into one store."""

    def fetch(*addresses: str, offline: bool = False) -> Fetched:
        return collect(addresses, tmp_path, None if offline else Manner(lambda ip: True, clock=time.clock))

    return fetch


def feed(site: Site, *names: str, extra: str = "", **headers: str) -> str:
    items = "".join(ITEM.format(name, extra) for name in names)
    for name in names:
        site.pages.setdefault(f"/{name}", Reply(PAGE.format(name), headers={"Content-Type": "text/html"}))
    return site.page("/feed", RSS.format(items), **{"Content_Type": "application/rss+xml", **headers})


def texts(fetched: Fetched) -> list[str]:
    return [Path(task.path).read_text(encoding="utf-8") for task in fetched.tasks]


def names(fetched: Fetched, site: Site) -> list[str]:
    return [task.source_file.removeprefix(site.url) for task in fetched.tasks]


def test_a_page_becomes_a_task_named_by_its_address(site, fetch):
    address = site.page("/story", PAGE.format("Lamu"))
    fetched = fetch(address)
    assert [task.source_file for task in fetched.tasks] == [address]
    assert texts(fetched) == [PAGE.format("Lamu")]


def test_each_entry_of_a_feed_becomes_a_task_with_what_the_feed_says_of_it(site, fetch):
    said = "<author>desk@example.org (Ann Ode)</author><pubDate>Mon, 02 Mar 2026 23:30:00 -0500</pubDate>"
    fetched = fetch(feed(site, "port", "mine", extra=said))
    assert names(fetched, site) == ["/port", "/mine"]
    assert fetched.tasks[0].stated == Stated("port", "Ann Ode", "Harbour Times", "2026-03-02", f"{site.url}/port")
    assert fetched.left_out == [(f"{site.url}/feed", "read as a feed: its 2 entries are sources by themselves")]


# What is kept


def test_a_page_that_did_not_change_is_not_sent_again(site, fetch):
    """What is known of the copy that is there goes with the request; the server says 304, without a page."""
    site.pages["/story"] = lambda sent: (
        Reply("", 304)
        if (sent["If-None-Match"], sent["If-Modified-Since"]) == ('"7"', "Sun, 01 Mar 2026 08:00:00 GMT")
        else Reply(PAGE.format("Lamu"), headers={"ETag": '"7"', "Last-Modified": "Sun, 01 Mar 2026 08:00:00 GMT"})
    )
    first, second = fetch(f"{site.url}/story"), fetch(f"{site.url}/story")
    assert site.visits("/story") == 2
    assert second == first
    assert texts(second) == [PAGE.format("Lamu")]


def test_a_page_that_changed_replaces_what_was_kept(site, fetch, tmp_path):
    fetch(site.page("/story", PAGE.format("Lamu"), ETag='"1"'))
    changed = fetch(site.page("/story", PAGE.format("Berbera"), ETag='"2"'))
    assert texts(changed) == [PAGE.format("Berbera")]
    assert len([path for path in (tmp_path / "fetched" / "pages").rglob("*") if path.is_file()]) == 1


def test_two_addresses_with_the_same_bytes_both_stay_when_one_changes(site, fetch):
    pages = [site.page(path, PAGE.format("Lamu")) for path in ("/a", "/b")]
    fetch(*pages)
    site.page("/a", PAGE.format("Berbera"))
    assert texts(fetch(*pages)) == [PAGE.format("Berbera"), PAGE.format("Lamu")]


@pytest.mark.parametrize("gone", [503, 404, 403])
def test_what_was_fetched_before_stands_in_where_a_page_cannot_be_had(site, fetch, gone):
    first = fetch(site.page("/story", PAGE.format("Lamu")))
    again = fetch(site.page("/story", "no", gone))
    assert again.tasks == first.tasks
    assert again.failed == []
    assert f"(status {gone}); what was fetched on 2026-03-01 stands in" in again.remarks[0]


def test_what_was_fetched_before_stands_in_where_the_network_is_away(fetch, tmp_path):
    with served() as site:
        feed(site, "port", "mine")
        story = site.page("/story", PAGE.format("Lamu"))
        before = fetch(f"{site.url}/feed", story)
    after = fetch(f"{site.url}/feed", story)
    assert after.tasks == before.tasks
    assert [remark.split(": ")[0] for remark in after.remarks] == [
        f"{site.url}/feed could not be fetched",
        f"{site.url}/story could not be fetched",
    ]


def test_offline_nothing_is_asked_for_and_what_was_fetched_is_used(site, fetch):
    addresses = [feed(site, "port"), site.page("/story", PAGE.format("Lamu"))]
    before = fetch(*addresses)
    site.asked.clear()
    offline = fetch(*addresses, f"{site.url}/new", offline=True)
    assert site.asked == []
    assert (offline.tasks, offline.remarks) == (before.tasks, [])
    assert offline.failed == [
        (f"{site.url}/new", "it was never fetched, and the network is switched off; build once without --offline")
    ]


def test_a_damaged_copy_is_fetched_again(site, fetch):
    address = site.page("/story", PAGE.format("Lamu"), ETag='"1"')
    Path(fetch(address).tasks[0].path).write_text("spoilt")
    assert texts(fetch(address)) == [PAGE.format("Lamu")]


@pytest.mark.parametrize("spoilt", [b"no database", b"", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_record_of_what_was_fetched_is_set_aside(site, fetch, tmp_path, spoilt):
    address = site.page("/story", PAGE.format("Lamu"))
    before = fetch(address)
    (tmp_path / "fetched" / "fetched.sqlite").write_bytes(spoilt)
    after = fetch(address)
    assert after.tasks == before.tasks
    assert ["fetched.sqlite.damaged" in remark for remark in after.remarks] == ([True] if spoilt else [])


# Feeds


def test_a_page_that_a_feed_names_too_has_what_the_feed_says_of_it(site, fetch):
    fetched = fetch(f"{site.url}/port", feed(site, "port"))
    assert [task.stated.publisher for task in fetched.tasks] == ["Harbour Times"]


def test_two_feeds_that_name_a_page_have_it_fetched_once(site, fetch):
    one = feed(site, "port", "mine")
    other = site.page("/other", RSS.format(ITEM.format("mine", "")), Content_Type="text/xml")
    assert names(fetch(one, other), site) == ["/port", "/mine"]
    assert site.visits("/mine") == 1
    assert names(fetch(other, offline=True), site) == ["/mine"]


def test_an_entry_that_was_seen_before_costs_nothing(site, fetch):
    address = feed(site, "port", "mine")
    fetch(address)
    site.asked.clear()
    fetch(feed(site, "road", "port", "mine"))
    assert site.asked == ["/robots.txt", "/feed", "/road"]


def test_an_entry_that_left_the_feed_stays(site, fetch):
    fetch(feed(site, "port", "mine"))
    assert names(fetch(feed(site, "road")), site) == ["/port", "/mine", "/road"]


def test_an_entry_that_says_it_changed_is_asked_for_again(site, fetch):
    fetch(feed(site, "port", extra="<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>"))
    site.page("/port", PAGE.format("Berbera"))
    changed = fetch(feed(site, "port", extra="<pubDate>Mon, 02 Mar 2026 11:00:00 GMT</pubDate>"))
    assert texts(changed) == [PAGE.format("Berbera")]


WHOLE = "The ministry said that the port of Lamu is open to all ships. " * 20
PART = "The ministry said that the port is open to ships of all nations from Monday on. " * 4


@pytest.mark.parametrize(
    ("carried", "page", "visits", "taken"),
    [
        ("<content:encoded><![CDATA[<p>{whole}</p>]]></content:encoded>", 200, 0, "feed"),
        ("<content:encoded><![CDATA[<p>{whole} Read more...</p>]]></content:encoded>", 200, 1, "page"),
        ("<content:encoded><![CDATA[<p>{part}</p>]]></content:encoded>", 200, 1, "page"),
        ("<description>{whole}</description>", 200, 1, "page"),  # a summary, however long
        ("<description>{part}</description>", 403, 1, "feed"),
        ("<description>Open.</description>", 403, 1, "neither"),
        ("", 404, 1, "neither"),
    ],
)
def test_the_text_that_a_feed_carries_stands_for_a_page_that_is_not_needed_or_not_given(
    site, fetch, carried, page, visits, taken
):
    address = feed(site, "port", extra=carried.format(whole=WHOLE, part=PART))
    site.page("/port", PAGE.format("port"), page)
    fetched = fetch(address)
    assert site.visits("/port") == visits
    assert [("feed" if "ministry" in text else "page") for text in texts(fetched)] == [taken] * (taken != "neither")
    assert [name for name, _ in fetched.failed] == [f"{site.url}/port"] * (taken == "neither")


def test_an_entry_whose_page_could_not_be_had_is_asked_for_again(site, fetch):
    address = feed(site, "port")
    site.page("/port", "later", 500)
    assert fetch(address).failed[0][1].startswith("the site answered with status 500")
    site.page("/port", PAGE.format("port"))
    fetched = fetch(address)
    assert (names(fetched, site), fetched.failed) == (["/port"], [])


def test_a_page_named_twice_is_one_source(site, fetch):
    site.page("/short", status=301, Location="/port")
    fetched = fetch(feed(site, "port", "short"), f"{site.url}/port")
    assert names(fetched, site) == ["/port"]
    assert (f"{site.url}/short", f"it leads to the same page as {site.url}/port") in fetched.left_out


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<rss version='2.0'><channel><title>No items</title></channel></rss>", "the feed holds no entries"),
        (
            "<rss version='2.0'><channel><item><title>a</title></item></channel></rss>",
            "1 of its entries lead to no page",
        ),
        (
            "<rss><channel><item><link>ftp://x.example/a</link></item></channel></rss>",
            "addresses of ftp are not fetched",
        ),
    ],
)
def test_what_is_odd_about_a_feed_is_said(site, fetch, data, said):
    fetched = fetch(site.page("/feed", data, Content_Type="application/rss+xml"))
    assert said in " ".join(fetched.remarks)
    assert fetched.left_out == [(f"{site.url}/feed", "read as a feed: it has had no entries yet")]


def test_a_faulty_feed_gives_what_can_be_read_of_it(site, fetch):
    site.page("/port", PAGE.format("port"))
    cut_short = RSS.format(ITEM.format("port", "") + "<item><title>half an ent")
    fetched = fetch(site.page("/feed", cut_short.removesuffix("</channel></rss>"), Content_Type="text/xml"))
    assert names(fetched, site)[:1] == ["/port"]
    assert "the feed is faulty" in fetched.remarks[0]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [("Bad gateway", "application/rss+xml"), ("", "application/rss+xml"), ('{"items": 3}', "application/feed+json")],
)
def test_what_is_called_a_feed_and_is_none_is_set_aside(site, fetch, data, media_type):
    fetched = fetch(site.page("/feed", data, Content_Type=media_type))
    assert fetched.tasks == []
    assert re.search("feed cannot be read|the page is empty", fetched.failed[0][1])


def test_a_feed_that_is_none_any_more_is_set_aside_and_its_entries_stay(site, fetch):
    address = feed(site, "port")
    fetch(address)
    site.page("/feed", "Bad gateway", Content_Type="application/rss+xml")
    fetched = fetch(address)
    assert names(fetched, site) == ["/port"]
    assert "the entries that it had before stay" in fetched.remarks[0]


def test_what_was_fetched_for_a_source_goes_when_the_source_is_removed(site, fetch, tmp_path):
    news, story, both = feed(site, "port", "mine"), site.page("/story", PAGE.format("Lamu")), f"{site.url}/mine"
    for address in (news, story, both):
        register.add(tmp_path, address)
    fetch(news, story, both)
    register.switch(tmp_path, register.Registered(story).key, on=False)
    register.remove(tmp_path, register.Registered(news).key)
    forget_removed(tmp_path)
    left = sorted(path.read_text() for path in (tmp_path / "fetched" / "pages").rglob("*.html"))
    assert left == sorted([PAGE.format("Lamu"), PAGE.format("mine")])
    assert names(fetch(story, both, offline=True), site) == ["/story", "/mine"]
    assert fetch(news, offline=True).tasks == []


FETCH = """
import sys
from pathlib import Path
from components.preprocessing.fetching.collecting import collect
from components.preprocessing.fetching.visiting import Manner
manner = Manner(lambda ip: True, delay=0.0)
collect(sys.argv[2:], Path(sys.argv[1]), manner, lambda done, total: print(done, flush=True))
"""


def test_a_build_that_is_killed_while_it_fetches_loses_nothing(site, fetch, tmp_path):
    pages = [f"page{number}" for number in range(12)]
    address = feed(site, *pages)
    arguments = [sys.executable, "-c", FETCH, str(tmp_path), address]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, cwd=ROOT, text=True) as running:
        assert running.stdout is not None
        for line in running.stdout:
            if line == "5\n":
                running.kill()
    fetched = fetch(address)
    assert names(fetched, site) == [f"/{page}" for page in pages]
    assert texts(fetched) == [PAGE.format(page) for page in pages]
    assert sum(site.visits(f"/{page}") for page in pages) <= len(pages) + 3  # those that were on their way


def test_an_address_that_cannot_be_used_is_set_aside_without_its_secrets(fetch):
    fetched = fetch("https://user:geheim@example.org/a", "ftp://example.org/b?token=geheim")
    assert [name for name, _ in fetched.failed] == ["https://example.org/a", "ftp://example.org/b"]
    assert "geheim" not in repr(fetched)


def test_no_secret_of_an_address_is_kept(site, fetch, tmp_path):
    fetched = fetch(site.page("/story?access_token=geheim", PAGE.format("Lamu")))
    assert "geheim" not in repr(fetched)
    assert b"geheim" not in (tmp_path / "fetched" / "fetched.sqlite").read_bytes()

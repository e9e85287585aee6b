"""Pages and feeds as sources: what is fetched, what is kept, what is asked for again, what is set aside and why."""

from pathlib import Path

import pytest
from web_server import Reply, Site, StoppedClock, served

from components.preprocessing.fetching.collecting import collect
from components.preprocessing.fetching.fetched import Fetched
from components.preprocessing.fetching.visiting import Manner
from components.preprocessing.records import Stated

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

"""Addresses through a whole build: pages and feeds become articles beside files, what is missing is in the ledger."""

import pytest
from engine_here import in_process
from web_server import Site, StoppedClock, served

from components.preprocessing.building import CannotBuild, build
from components.preprocessing.fetching.collecting import collect
from components.preprocessing.fetching.visiting import Manner
from components.preprocessing.recipe import Recipe
from components.settings import load_settings
from components.store.reading import open_tables

RECIPE = Recipe.of(load_settings())
PAGE = (
    "<!doctype html><html lang=en><head><title>{0}</title></head><body><article><h1>{0}</h1>{1}</article></body></html>"
)
PORT = "<p>Kenya signed an agreement with Somalia on Tuesday to open the port of Lamu to Somali traders.</p>" * 2
MINE = "<p>The government of Chile accused Bolivia of polluting the river Lauca, which crosses the border.</p>" * 2
FEED = """<rss version="2.0"><channel><title>Harbour Times</title><item><title>Port opens</title><link>/port</link>
<author>desk@example.org (Ann Ode)</author><pubDate>Mon, 02 Mar 2026 23:30:00 -0500</pubDate></item>
<item><title>Gone</title><link>/gone</link></item></channel></rss>"""


@pytest.fixture
def site():
    with served() as site:
        site.page("/port", PAGE.format("Kenya and Somalia agree on a port", PORT))
        site.page("/mine", PAGE.format("Chile protests against a Bolivian mine", MINE))
        site.page("/feed", FEED, Content_Type="application/rss+xml")
        site.page("/bare", "<p>Spain invited Portugal to talks on the river Tagus, officials said on Monday.</p>")
        site.page("/table.csv", "title,text,url\nRiver,Ghana accused Togo of smuggling.,https://example.org/river\n")
        yield site


@pytest.fixture
def make(tmp_path, annotate_source):
    """Return a function that builds sources into one store."""

    def make(*sources: str):
        store = tmp_path / "store"
        manner = Manner(lambda ip: True, clock=StoppedClock().clock)
        fetch = lambda addresses: collect(addresses, store, manner)  # noqa: E731
        return build(store, sources, RECIPE, in_process(annotate_source), fetch=fetch)

    return make


def rows(built, columns: str, table: str) -> list[tuple]:
    connection = open_tables(built.build)
    try:
        return connection.sql(f"SELECT {columns} FROM {table} ORDER BY ALL").fetchall()
    finally:
        connection.close()


def test_pages_feeds_and_files_are_built_together(site: Site, make, tmp_path):
    (tmp_path / "note.txt").write_text(
        "Peru and Ecuador\n\nPeru signed a treaty with Ecuador on the river on Monday.\n"
    )
    sources = (str(tmp_path / "note.txt"), f"{site.url}/mine", f"{site.url}/feed", "ftp://example.org/a")
    sources += (f"{site.url}/table.csv", f"{site.url}/bare")
    built = make(*sources)
    columns = "source_file, title, publisher, author, address, published, published_basis"
    assert rows(built, columns, "articles") == [
        (f"{site.url}/bare", None, None, None, f"{site.url}/bare", None, None),
        (f"{site.url}/mine", "Chile protests against a Bolivian mine", None, None, f"{site.url}/mine", None, None),
        (
            f"{site.url}/port",
            "Kenya and Somalia agree on a port",
            "Harbour Times",
            "Ann Ode",
            f"{site.url}/port",
            "2026-03-02",
            "metadata",
        ),
        (f"{site.url}/table.csv#1", "River", None, None, "https://example.org/river", None, None),
        ("note.txt", "Peru and Ecuador", None, None, None, None, None),
    ]
    assert rows(built, "source_file, status, media_type", "files") == [
        ("ftp://example.org/a", "failed", None),
        (f"{site.url}/bare", "read", "text/html"),
        (f"{site.url}/feed", "skipped", None),
        (f"{site.url}/gone", "failed", None),
        (f"{site.url}/mine", "read", "text/html"),
        (f"{site.url}/port", "read", "text/html"),
        (f"{site.url}/table.csv#1", "read", "text/csv"),
        ("note.txt", "read", "text/plain"),
    ]
    assert dict(built.failed)[f"{site.url}/gone"] == "there is no such page (status 404); check the address"
    assert make(*sources).reused


def test_where_nothing_can_be_fetched_nothing_is_published(site: Site, make):
    with pytest.raises(CannotBuild, match=r"/nowhere: no file to read.*there is no such page"):
        make(f"{site.url}/nowhere")

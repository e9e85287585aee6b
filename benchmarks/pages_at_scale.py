"""How long the server takes to show each page of a very large store after a change of filter, and its memory.

    PYTHONPATH=. python benchmarks/pages_at_scale.py [--sizes 10000 100000] [--kept DIR] [--pages actors relations]

The tables are drawn by a seed (benchmarks/corpora/drawn_tables.py); `--kept` keeps them for the next run. The dashboard
itself is started on them, a process of its own, and a session opened by Streamlit's protocol: so everything that a
rerun costs the server is in its time, from the request until it says that the script has finished, and the memory is
that of the server alone. Each page is opened without a filter, then a country, a theme, dates, words, and country and
theme together are chosen one after another, other values on each page, so that no answer is at hand. Prints
milliseconds by the clock and of processor time, which other work on the machine hardly changes.
"""

import argparse
import asyncio
import re
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs

import duckdb
import processor_time
import websockets

from benchmarks.corpora.drawn_tables import publish_drawn
from components.store.kept import current_build
from dashboard import rerun, start

PAGES = (
    "",
    "actors",
    "actors?actors_view=Together",
    "actors?actor={actor}",
    "relations",
    "relations?view=Matrix",
    "relations?view=Acts",
    "timeline",
    "themes",
    "quotations",
    "search?q={word}",
    "articles",
    "add_articles",
    "briefing",
    "method",
)
_FIRST_DAY = date(2018, 1, 1)
_MOST = "SELECT country FROM entities WHERE type = 'COUNTRY' ORDER BY mentions DESC LIMIT 30"
_ACTOR = "SELECT entity_id FROM entities WHERE type = 'PERSON' ORDER BY mentions DESC LIMIT 1"
_WORDS = """
SELECT lower(cue.form) AS word FROM (SELECT unnest(cues) AS cue FROM paragraph_themes LIMIT 20000)
WHERE length(cue.form) > 5 GROUP BY ALL ORDER BY count(*) DESC, word LIMIT 30"""


class Rerun(NamedTuple):
    """What one rerun of a page took, in milliseconds."""

    page: str
    change: str
    clock: float
    processor: float


class Values(NamedTuple):
    """What is chosen in the filters: another of each on every page."""

    countries: list[str]
    themes: list[str]
    words: list[str]
    actor: str


def values(store: Path) -> Values:
    """Return what there is to choose from in a store, most frequent first."""
    build = current_build(store)
    if build is None:
        raise SystemExit(f"{store} has no build")
    with closing(duckdb.connect(str(build.database), read_only=True)) as tables:

        def asked(sql: str) -> list[str]:
            return [str(value) for (value,) in tables.execute(sql).fetchall()]

        return Values(asked(_MOST), asked("SELECT theme FROM themes ORDER BY theme"), asked(_WORDS), asked(_ACTOR)[0])


def changes(place: int, known: Values) -> Iterator[tuple[str, str]]:
    """Yield the changes of filter on one page: what is changed, and the parameters of the address."""
    country, theme = known.countries[place], known.themes[place % len(known.themes)]
    first = _FIRST_DAY + timedelta(days=150 * place)
    other = known.themes[(place + 5) % len(known.themes)]
    yield "opened", ""
    yield "country", f"country={country}"
    yield "theme", f"theme={theme}"
    yield "dates", f"dates={first}&dates={first + timedelta(days=700 - place)}"
    yield "words", f"words={known.words[place]}"
    yield "both", f"country={country}&theme={other}"


async def measure(port: int, pid: int, pages: list[str], known: Values) -> list[Rerun]:
    """Return the reruns of every page; the first page is loaded once before, as it is by the first visitor."""
    found = []
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    for place, page in enumerate(pages):
        async with websockets.connect(address, subprotocols=["streamlit"], max_size=None) as session:  # type: ignore[list-item]
            if place == 0:
                await change_filter(session, pid, "", "first visitor", "")
            for change, query in changes(PAGES.index(page), known):
                found.append(
                    await change_filter(
                        session, pid, page.format(actor=known.actor, word=known.words[0]), change, query
                    )
                )
    return found


async def change_filter(session: websockets.ClientConnection, pid: int, page: str, change: str, query: str) -> Rerun:
    """Ask for one rerun and take its time."""
    name, _, view = page.partition("?")
    before = processor_time.taken(pid)
    clock, failed = await rerun(session, name, "&".join(part for part in (view, query) if part))
    if failed:
        raise SystemExit(f"page {page or 'overview'} failed after {change} {parse_qs(query)}: {failed}")
    return Rerun(page, change, clock, processor_time.taken(pid) - before)


def told(reruns: list[Rerun]) -> None:
    """Print a line a page, then the median of all reruns and the slowest page, by its median change."""
    print(f"  {'page':<28}{'median':>8}{'slowest':>9}  {'(change)':<10}{'processor':>10}")
    medians = {}
    for page in dict.fromkeys(one.page for one in reruns):
        of_page = [one for one in reruns if one.page == page]
        slowest = max(of_page, key=lambda one: one.clock)
        medians[page] = statistics.median(one.clock for one in of_page)
        processor = statistics.median(one.processor for one in of_page)
        name = re.sub(r"=[0-9a-f]{16}", "=...", page) or "overview"
        print(f"  {name:<28}{medians[page]:8.0f}{slowest.clock:9.0f}  {slowest.change:<10}{processor:10.0f}")
    every = statistics.median(one.clock for one in reruns)
    slowest = max(reruns, key=lambda one: one.clock)
    print(f"  median of all {every:.0f} ms; slowest page {max(medians.values()):.0f} ms; slowest rerun", end=" ")
    print(f"{slowest.clock:.0f} ms ({slowest.page or 'overview'}, {slowest.change})", flush=True)


def peak(pid: int) -> float:
    """Return the most memory that a process has held, in MB (Linux)."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else float("nan")


def measure_size(size: int, kept: Path, pages: list[str]) -> None:
    """Draw a store unless it is there, measure its pages and print."""
    store = kept / f"drawn-{size}"
    if current_build(store) is None:
        publish_drawn(store, size, checked=False)
    build = current_build(store)
    rows = build.info["rows"] if build else {}
    print(f"{size} articles, {rows['paragraphs']:,} paragraphs, {rows['mentions']:,} mentions", flush=True)
    process, port = start(store)
    try:
        told(asyncio.run(measure(port, process.pid, pages, values(store))))
        print(f"  most memory of the server {peak(process.pid):.0f} MB", flush=True)
    finally:
        process.terminate()
        process.wait(timeout=10)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000])
    parser.add_argument("--kept", type=Path, help="folder that keeps the stores")
    parser.add_argument("--pages", nargs="*", default=list(PAGES))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="borderlines-pages-") as scratch:
        for size in asked.sizes:
            measure_size(size, asked.kept or Path(scratch), asked.pages)


if __name__ == "__main__":
    main()

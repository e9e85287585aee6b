"""Every mark of every page, clicked in a real browser: does it open exactly the passages that it counts?

    python benchmarks/every_mark.py --store DIR [--unit mentions] [--views map matrix] [--most 20]

Starts the dashboard on 127.0.0.1 (--url names one that runs already) and walks all views (benchmarks/marks/views.py) in
Chromium. Each bar, cell, point, arc, edge, node, row and numbered button is pointed at with the mouse, the number that
it says there is read (tooltip, cell, label), and it is clicked. It is right where the panel then has its pick, is
headed with the same number, in the unit chosen and in every other that the mark says, and shows as many passages as
that (read to the last page of the panel once for each pick). What lies under other marks is zoomed in to; what cannot
be reached even so is listed apart. Prints what was tried by kind, every mark that was wrong, and the share that was
right; ends with an error where one was wrong.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from browsing import chromium, new_page, served
from built import build_of
from marks.clicking import OUT_OF_REACH, RIGHT, WRONG, Done, Tried, try_all
from marks.views import VIEWS

from components.queries.filters import UNITS
from components.store.reading import open_tables

from sample_views import ids_of  # type: ignore[import-not-found]  # isort: skip


def walk(url: str, store: Path, chosen: argparse.Namespace) -> Iterator[Tried]:
    """Yield what became of every mark of the views chosen."""
    tables = open_tables(build_of(store))
    ids = ids_of(tables)
    tables.close()
    done = Done(set(), {})
    with chromium() as browser:
        for name in chosen.views:
            view = VIEWS[name]
            page = new_page(browser)
            start, tried = time.perf_counter(), []
            path = view.address.format(**ids)
            unit = f"{'&' if '?' in path else '?'}unit={chosen.unit}" if chosen.unit != UNITS[0] else ""
            for one in try_all(page, f"{url}/{path}{unit}", (name, view), chosen.unit, done, chosen.most):
                tried.append(one)
                yield one
            told = Counter(one.verdict for one in tried)
            print(f"{name:40s} {dict(told)} in {time.perf_counter() - start:.0f} s", flush=True)
            for one in tried:
                if one.verdict != RIGHT:
                    print(f"    {one.verdict}: {one.mark.name}: {one.why}", flush=True)
            page.context.close()


def report(tried: list[Tried]) -> None:
    """Print what was tried by kind, what was wrong or out of reach, and the share that was right."""
    kinds = sorted({one.mark.kind for one in tried})
    print(f"\n{'kind':10s} {'tried':>6s} {'right':>6s} {'wrong':>6s} {'out of reach':>13s}")
    for kind in [*kinds, "all"]:
        told = Counter(one.verdict for one in tried if kind in (one.mark.kind, "all"))
        print(f"{kind:10s} {told.total():6d} {told[RIGHT]:6d} {told[WRONG]:6d} {told[OUT_OF_REACH]:13d}")
    for one in tried:
        if one.verdict != RIGHT:
            print(f"{one.verdict}: {one.view} · {one.mark.kind} · {one.mark.name} · {one.why}")
    reached = [one for one in tried if one.verdict != OUT_OF_REACH]
    right = sum(one.verdict == RIGHT for one in reached)
    if reached:
        print(f"{right} of {len(reached)} marks open exactly what they count: {right / len(reached):.1%}")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--store", type=Path, default=Path("store"))
    arguments.add_argument("--url", help="of a dashboard on that store which runs already")
    arguments.add_argument("--unit", choices=UNITS, default=UNITS[0])
    arguments.add_argument("--views", nargs="*", choices=VIEWS, default=list(VIEWS), metavar="VIEW")
    arguments.add_argument("--most", type=int, help="of each chart and table at most so many marks, evenly spread")
    arguments.add_argument("--json", type=Path, help="where what became of every mark is written too")
    chosen = arguments.parse_args()
    with served(chosen.store, chosen.url) as url:
        tried = list(walk(url, chosen.store, chosen))
    report(tried)
    if chosen.json:
        lines = [[one.view, one.mark.kind, one.mark.name, one.mark.pick, one.verdict, one.why] for one in tried]
        chosen.json.write_text(json.dumps(lines, indent=1), "utf-8")
    sys.exit(any(one.verdict == WRONG for one in tried))


if __name__ == "__main__":
    main()

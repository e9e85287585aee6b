"""Six questions of an analyst, answered by clicks from the start page: clicks, seconds, what is found.

    python benchmarks/tasks.py --store DIR

Copies the store (a task merges two spellings) and starts the dashboard on it on 127.0.0.1. Every task begins on the
Overview in a fresh browser; real clicks of the mouse are counted, typing is not a click, and the seconds run from the
first click until what was asked for stands on the screen (or the file is saved), without the time to think. Each task
reads its answer from the page and says what it is; it fails where it is not there. Prints a line of Markdown a task.
"""

import argparse
import io
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
from browsing import chromium, new_page, open_page, rest, served
from marks.plotted import Plotted, plotted
from playwright.sync_api import Locator, Page

from drawn_marks import drawn_marks  # type: ignore[import-not-found]  # isort: skip

MOST_CLICKS = 10
MERGED = ("Kremlin", "Government of Russia")


class Analyst:
    """Somebody at the page whose clicks are counted."""

    def __init__(self, page: Page) -> None:
        """Begin at a page that is open, without a click."""
        self.page = page
        self.clicks = 0
        self.began = 0.0

    def click(self, what: Locator | tuple[float, float]) -> None:
        """Click with the mouse and wait until the page has answered."""
        self.began = self.began or time.perf_counter()
        if isinstance(what, tuple):
            self.page.mouse.click(*what)
        else:
            what.first.click()
        self.clicks += 1
        self.page.wait_for_timeout(50)
        rest(self.page)

    def page_of(self, name: str) -> None:
        """Open a page by the menu."""
        self.click(self.page.get_by_role("link", name=name, exact=True))

    def switch(self, name: str) -> None:
        """Choose a view."""
        self.click(self.page.get_by_role("radio", name=name, exact=True))

    def mark(self, said: str) -> None:
        """Click the mark of a chart whose tooltip has these words."""
        found: Plotted = next(mark for mark in plotted(self.page, "mentions") if said in plain(mark))
        place = found.place(self.page)
        assert place, f"{said} cannot be reached"
        self.click(place)

    def type(self, text: str, *, enter: bool = True) -> None:
        """Type where the last click was."""
        self.page.keyboard.type(text)
        if enter:
            self.page.keyboard.press("Enter")
        self.page.wait_for_timeout(300)
        rest(self.page)

    def seconds(self) -> float:
        """Return the seconds since the first click."""
        return time.perf_counter() - self.began

    def passages(self) -> list[str]:
        """Return the texts that the panel shows."""
        return self.page.locator("p.bl-text").all_inner_texts()


def plain(mark: Plotted) -> str:
    """Return the tooltip of a mark as one line."""
    return " ".join(re.sub("<[^>]+>", " ", mark.hover).split())


def who_speaks_most(analyst: Analyst) -> str:
    """Who speaks most about border attacks?"""
    analyst.page_of("Quotations")
    analyst.click(analyst.page.get_by_placeholder("Words"))
    analyst.type("attack")
    heads = [plain(mark) for mark in plotted(analyst.page, "mentions")]
    assert heads, "nobody is quoted"
    return "; ".join(heads)


def what_china_did(analyst: Analyst) -> str:
    """What did China do to or with Tajikistan, and since when?"""
    analyst.page_of("Relations")
    analyst.switch("Matrix")
    acts = [mark.hover for mark in plotted(analyst.page, "mentions")]
    between = [hover for hover in acts if re.search("China → Tajikistan|Tajikistan → China", hover)]
    if between:
        analyst.mark("China → Tajikistan" if "China → T" in between[0] else "Tajikistan → China")
    else:
        analyst.switch("Named together")
        analyst.mark("China Tajikistan")
    analyst.click(analyst.page.get_by_role("button", name="Everything about this pair"))
    doors = analyst.page.locator("[class*=st-key-door_] button").all_inner_texts()
    nothing = analyst.page.get_by_text("No acts between these countries here.").all_inner_texts()
    about = " ".join(analyst.page.locator(".st-key-passages .bl-about").all_inner_texts())
    dates = dict.fromkeys(re.findall(r"(?:\d{1,2} )?[A-Z][a-z]+ \d{4}", about))
    return f"{'; '.join(nothing or doors)} {analyst.page.locator('.bl-count').first.inner_text()}: {', '.join(dates)}"


def which_sentence(analyst: Analyst) -> str:
    """Which sentence says that Russia recognised the Taliban?"""
    analyst.page_of("Relations")
    analyst.switch("Matrix")
    analyst.mark("Russia → Afghanistan")
    said = [(place, text) for place, text in enumerate(analyst.passages(), 1) if re.search("recogni[sz]ed", text)]
    assert said, "no passage says so"
    sentence = next(part for part in re.split(r"(?<=[.”]) ", said[0][1]) if re.search("recogni[sz]ed", part))
    return f"passage {said[0][0]}: {sentence}"


def merge_two_spellings(analyst: Analyst) -> str:
    """Merge two spellings of one actor."""
    page = analyst.page
    analyst.page_of("Actors")
    analyst.mark(MERGED[0])
    analyst.click(page.locator(".st-key-correct_picked_actor button"))
    dialog = page.get_by_role("dialog")
    analyst.click(dialog.get_by_role("combobox", name="Another actor"))
    analyst.type(MERGED[1], enter=False)
    analyst.click(page.get_by_role("option", name=re.compile(re.escape(MERGED[1]))))
    analyst.click(dialog.locator(".st-key-merge button"))
    note = page.locator(".st-key-correction_note")
    note.get_by_text("Counts are up to date").wait_for()
    rest(page)
    return f"{' '.join(note.inner_text().split())} {page.locator('.bl-count').first.inner_text()}"


def share_the_view(analyst: Analyst) -> str:
    """Share the view."""
    page = analyst.page
    analyst.click(page.locator(".st-key-copy_link").get_by_role("button"))
    page.get_by_role("button", name="Link copied").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url, link
    return "the address of the view is on the clipboard"


def brief_a_superior(analyst: Analyst) -> str:
    """Brief a superior with three cited passages."""
    page = analyst.page
    arc = page.locator("g.arc[data-id='pair:AFG-RUS:+']")
    arc.evaluate("g => g.ownerSVGElement.scrollIntoView({ block: 'center' })")
    mark = next(mark for mark in drawn_marks(page.locator("svg.chart").first) if mark.pick == "pair:AFG-RUS:+")
    analyst.click((mark.x, mark.y))
    for place in range(3):
        analyst.click(page.locator("[class*=st-key-passage_menu_] button").nth(place))
        analyst.click(page.get_by_role("menuitem", name="Pin to briefing"))
    analyst.click(page.get_by_role("link", name="Briefing · 3"))
    with page.expect_download() as waiting:
        analyst.click(page.locator(".st-key-export_docx button"))
    lines = [line.text for line in docx.Document(io.BytesIO(waiting.value.path().read_bytes())).paragraphs]
    cited = [line for line in lines if re.search(r"paragraph \d+", line)]
    assert len(cited) >= 3, lines
    return f"{waiting.value.suggested_filename} with {len(cited)} citations, the first: {cited[0][:140]}"


TASKS: tuple[Callable[[Analyst], str], ...] = (
    who_speaks_most,
    what_china_did,
    which_sentence,
    merge_two_spellings,
    share_the_view,
    brief_a_superior,
)


def main() -> None:
    """Do the tasks and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--store", type=Path, default=Path("store"))
    chosen = arguments.parse_args()
    most = 0
    print("| question | clicks | seconds | what was found |\n| --- | ---: | ---: | --- |")
    with tempfile.TemporaryDirectory() as folder:
        store = shutil.copytree(chosen.store, Path(folder) / "store")
        with served(store) as url, chromium() as browser:
            open_page(new_page(browser), url)  # the first visitor after a start pays for what all share
            for task in TASKS:
                page = new_page(browser, height=1000)
                page.context.grant_permissions(["clipboard-read", "clipboard-write"])
                open_page(page, url)
                analyst = Analyst(page)
                found = task(analyst)
                most = max(most, analyst.clicks)
                print(f"| {task.__doc__} | {analyst.clicks} | {analyst.seconds():.1f} | {found} |", flush=True)
                page.context.close()
    sys.exit(most > MOST_CLICKS)


if __name__ == "__main__":
    main()

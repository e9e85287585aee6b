"""The real dashboard on the sample corpus, in a real Chromium, with the network beyond this machine shut."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from chromium import find_chromium
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from components.queries.tables import Tables, frame

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
PAGE_SECONDS = 30
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve(store: Path, corpus: Path, log: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start the dashboard and return its process and address once it answers."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true", "--server.fileWatcherType", "none"]
    environment = {**os.environ, "BORDERLINES_STORE": str(store), "BORDERLINES_CORPUS": str(corpus)}
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return process, address
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    process.kill()
    process.wait()
    raise RuntimeError(f"the dashboard did not start: {log.read_text(errors='replace')[-2000:]}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process that `serve` started."""
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def dashboard(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the dashboard on the sample corpus."""
    process, address = serve(sample_store, ROOT / "seeds", tmp_path_factory.mktemp("server") / "log.txt")
    yield address
    stop(process)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all browser tests."""
    path = find_chromium()
    assert path, "no Chromium: run `make chromium`"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


class Visitor:
    """A browser context with the network beyond this machine shut, and what went wrong in it."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.foreign: list[str] = []
        self.errors: list[str] = []
        context.route(lambda url: urlsplit(url).hostname != "127.0.0.1", self._refuse)

    def _refuse(self, route) -> None:
        if not route.request.url.startswith(("data:", "blob:")):
            self.foreign.append(route.request.url)
        route.abort()

    def open(self, address: str) -> Page:
        """Open an address in a new tab and wait until the page is at rest."""
        page = self.context.new_page()
        page.set_default_timeout(PAGE_SECONDS * 1000)
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.errors.append(str(e)))
        page.goto(address)
        settle(page)
        return page

    @property
    def mended_errors(self) -> list[str]:
        """Console errors but for the two look-ups that Streamlit itself does below the page's own path."""
        return [e for e in self.errors if "404 (Not Found)" not in e]


@pytest.fixture(scope="session")
def sample_ids(sample_tables: Tables) -> dict[str, str]:
    """Ids of things of the sample corpus, to be put into addresses: two actors, an article and a paragraph of it."""
    actors = frame(sample_tables, "SELECT entity_id FROM entities WHERE type = 'PERSON' ORDER BY mentions DESC, name")
    paragraph = frame(
        sample_tables,
        "SELECT paragraph_id, article_id, story_id FROM paragraphs JOIN articles USING (article_id)"
        " WHERE kind = 'body' ORDER BY paragraphs.source_file, paragraphs.char_start DESC LIMIT 1",
    ).iloc[0]
    return {
        "actor": actors["entity_id"][0],
        "other": actors["entity_id"][1],
        "paragraph": paragraph["paragraph_id"],
        "article": paragraph["article_id"],
        "story": paragraph["story_id"],
    }


def settle(page: Page) -> None:
    """Wait until Streamlit has finished its run and drawn it."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(400)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """Make visitors: `visit()` at 1440 px in light, `visit(width=390, dark=True)` on a phone in the dark."""
    contexts: list[BrowserContext] = []

    def make(*, width: int = 1440, height: int = 900, dark: bool = False) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        contexts.append(context)
        return Visitor(context)

    yield make
    for context in contexts:
        context.close()


def choose(page: Page, field: str, typed: str) -> None:
    """Choose an option of a filter by typing the start of its name."""
    page.get_by_role("combobox", name=field, exact=True).click()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    settle(page)


def query(page: Page) -> str:
    """Return what stands behind the question mark of the address."""
    return page.url.partition("?")[2]

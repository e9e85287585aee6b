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
from at_rest import settle, watch
from chromium import find_chromium
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from sample_views import ids_of

from components.queries.tables import Tables

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
PAGE_SECONDS = 30
expect.set_options(timeout=PAGE_SECONDS * 1000)  # a browser on a busy machine may take long to draw what it was sent
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # not by routes: these would switch the cache off
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
    """One who looks at pages in a browser context, and what went wrong there."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.pages: list[Page] = []
        self.foreign: list[str] = []
        self.errors: list[str] = []

    def open(self, address: str) -> Page:
        """Open an address in a new tab and wait until the page is at rest."""
        page = self.context.new_page()
        self.pages.append(page)
        page.set_default_timeout(PAGE_SECONDS * 1000)
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.errors.append(str(e)))
        page.on("request", lambda request: self._note(request.url))
        page.goto(address)
        settle(page)
        return page

    def leave(self) -> None:
        """Close the tabs and take everything along that they kept in the browser."""
        for page in self.pages:
            page.evaluate("localStorage.clear()")
            page.close()
        self.context.clear_permissions()

    def _note(self, url: str) -> None:
        if not url.startswith(("data:", "blob:")) and urlsplit(url).hostname != "127.0.0.1":
            self.foreign.append(url)

    @property
    def mended_errors(self) -> list[str]:
        """Console errors but for the two look-ups that Streamlit itself does below the page's own path."""
        return [e for e in self.errors if "404 (Not Found)" not in e]


@pytest.fixture(scope="session")
def sample_ids(sample_tables: Tables) -> dict[str, str]:
    """Ids of things of the sample corpus, to be put into addresses."""
    return ids_of(sample_tables)


@pytest.fixture(scope="session")
def known_contexts(browser: Browser) -> Iterator[dict[tuple[int, int, bool], BrowserContext]]:
    """The browser contexts that tests use one after another, by size and theme: scripts are fetched and read once."""
    contexts: dict[tuple[int, int, bool], BrowserContext] = {}
    yield contexts
    for context in contexts.values():
        context.close()


@pytest.fixture
def visit(
    browser: Browser, known_contexts: dict[tuple[int, int, bool], BrowserContext]
) -> Iterator[Callable[..., Visitor]]:
    """Make visitors: `visit()` at 1440 px in light, `visit(width=390, dark=True)` on a phone in the dark.

    The second of a test has a fresh browser, as a colleague has, and so has every one that is `fresh`.
    """
    own: list[BrowserContext] = []
    shared: dict[tuple[int, int, bool], Visitor] = {}

    def context_of(width: int, height: int, dark: bool) -> BrowserContext:
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, color_scheme="dark" if dark else "light")
        watch(context)
        return context

    def make(*, width: int = 1440, height: int = 900, dark: bool = False, fresh: bool = False) -> Visitor:
        shape = (width, height, dark)
        if fresh or shape in shared:
            own.append(context_of(*shape))
            return Visitor(own[-1])
        if shape not in known_contexts:
            known_contexts[shape] = context_of(*shape)
        shared[shape] = Visitor(known_contexts[shape])
        return shared[shape]

    yield make
    for visitor in shared.values():
        visitor.leave()
    for context in own:
        context.close()


def query(page: Page) -> str:
    """Return what stands behind the question mark of the address."""
    return page.url.partition("?")[2]

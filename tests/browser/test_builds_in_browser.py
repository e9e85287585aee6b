"""The first build is made by the page itself; a new one is seen at the next click, also by a saved search; hostile
articles stay text, beside the page as it came too. What is dropped on a page is built, shown, and can be cancelled.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from at_rest import settle
from conftest import ROOT, query, serve, stop
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HOSTILE = """Ministers met <script>window.hacked = 1</script> in **Lima** $x^2$

Peru and Chile signed an agreement <img src=x onerror="window.hacked=2"> on copper on Monday, said <b>the ministry</b>.

The government of Peru accused Chile of [spying](javascript:alert(1)) and of costs of $5 and $6, *not* $7, it said.
"""

CALM = """Kenya and Uganda agree on a railway

Kenya and Uganda signed an agreement on a new railway on Monday, officials of both countries said in Nairobi.
"""


def build(corpus: Path, store: Path) -> None:
    command = [sys.executable, "-m", "components", "build", str(corpus), "--store", str(store)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """The folder of the articles and of the store that is built of them."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def corpus(home) -> Path:
    folder = home / "articles"
    folder.mkdir()
    (folder / "hostile <i>name.txt").write_text(HOSTILE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def own_dashboard(corpus, home):
    """A dashboard on a folder without a build."""
    process, address = serve(home / "store", corpus, home / "log.txt")
    yield address
    stop(process)


def test_page_builds_what_is_missing_shows_hostile_text_plainly_and_sees_the_next_build(
    own_dashboard, corpus, home, visit
):
    visitor = visit()
    page = visitor.open(own_dashboard)
    expect(page.get_by_text("Who is mentioned most")).to_be_visible(timeout=90_000)
    articles = page.locator("[data-testid=stMetric]", has_text="Articles").locator("[data-testid=stMetricValue]")
    expect(articles).to_have_text("1")
    for path in ("Actors", "Relations", "Themes", "Articles", "Method"):
        page.get_by_role("link", name=path, exact=True).first.click()
        page.wait_for_url(f"**/{path.lower()}*")
        settle(page)
        assert page.locator("[data-testid=stException]").count() == 0
        assert page.evaluate("window.hacked") is None
        if path == "Relations":
            text = " ".join(page.locator("p.bl-text").all_inner_texts())
            assert '<img src=x onerror="window.hacked=2">' in text
            assert "[spying](javascript:alert(1))" in text
            assert "$5 and $6, *not* $7" in text

    page.goto(f"{own_dashboard}/?words=agreement+signed")  # no paragraph has them side by side
    settle(page)
    page.get_by_role("button", name="Search “agreement signed”").click()
    expect(page.locator("h1.bl-page")).to_have_text("2 hits in 1 paragraph of 1 article")
    assert query(page) == "q=agreement+signed"
    page.get_by_role("button", name="More like this").click()
    page.wait_for_url("**pick=similar*")
    page.get_by_role("button", name="Save this search").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved as agreement signed")).to_be_visible()

    (corpus / "calm.txt").write_text(CALM, encoding="utf-8")
    build(corpus, home / "store")
    page.get_by_role("link", name="Actors", exact=True).first.click()
    settle(page)
    page.get_by_role("link", name="Overview", exact=True).first.click()
    expect(articles).to_have_text("2")
    page.goto(f"{own_dashboard}/search")
    expect(page.get_by_text("2 paragraphs · 1 new since")).to_be_visible()
    page.get_by_role("button", name="agreement signed", exact=True).click()
    expect(page.locator("h1.bl-page")).to_have_text("4 hits in 2 paragraphs of 2 articles")
    expect(page.locator(".bl-about", has_text="new")).to_have_count(1)
    page.get_by_role("button", name="Ministers met").first.click()
    page.locator(".st-key-passages_picked [data-testid=stPageLink] a").first.click()
    page.wait_for_url("**/articles?*read=*")
    page.get_by_text("Original beside").click()
    expect(page.locator(".bl-original")).to_contain_text('<img src=x onerror="window.hacked=2">')
    assert page.evaluate("window.hacked") is None
    assert visitor.foreign == []


def drop(page, name: str, text: str) -> None:
    """Drop a file on the page Add articles."""
    given = {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files([given])


def test_a_file_that_is_dropped_is_built_and_shown_and_a_build_can_be_cancelled(own_dashboard, visit):
    visitor = visit()
    page = visitor.open(f"{own_dashboard}/add_articles")
    drop(page, "lighthouse.txt", CALM.replace("railway", "lighthouse"))
    expect(page.get_by_text("1 file taken in: lighthouse.txt.")).to_be_visible()
    expect(page.get_by_role("progressbar").first).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0, timeout=90_000)
    expect(page.get_by_text("Shown: ")).to_be_visible()
    expect(page.get_by_text("Uploads and pasted texts", exact=True)).to_be_visible()

    said = (
        f"Kenya and Uganda signed an agreement on beacon {number} on Monday, officials said." for number in range(2000)
    )
    drop(page, "beacon.txt", "\n\n".join(said))  # takes long enough to be cancelled
    expect(page.get_by_text("1 file taken in: beacon.txt.")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("The build was cancelled")).to_be_visible(timeout=30_000)
    page.goto(f"{own_dashboard}/search?q=lighthouse+OR+beacon")
    expect(page.locator("h1.bl-page")).to_have_text("1 hit in 1 paragraph of 1 article")
    assert visitor.foreign == []
    assert visitor.mended_errors == []

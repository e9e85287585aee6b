"""The first build is made by the page itself; a new one is seen at the next click; hostile articles stay text."""

import subprocess
import sys
from pathlib import Path

import pytest
from at_rest import settle
from conftest import ROOT, serve, stop
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


@pytest.fixture
def corpus(tmp_path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "hostile <i>name.txt").write_text(HOSTILE, encoding="utf-8")
    return folder


@pytest.fixture
def own_dashboard(corpus, tmp_path):
    """A dashboard on a folder without a build."""
    process, address = serve(tmp_path / "store", corpus, tmp_path / "log.txt")
    yield address
    stop(process)


def test_page_builds_what_is_missing_shows_hostile_text_plainly_and_sees_the_next_build(
    own_dashboard, corpus, tmp_path, visit
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

    (corpus / "calm.txt").write_text(CALM, encoding="utf-8")
    build(corpus, tmp_path / "store")
    page.get_by_role("link", name="Actors", exact=True).first.click()
    settle(page)
    page.get_by_role("link", name="Overview", exact=True).first.click()
    expect(articles).to_have_text("2")
    assert visitor.foreign == []

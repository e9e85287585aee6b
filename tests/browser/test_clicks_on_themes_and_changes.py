"""Clicks on what themes and the overview draw of time, actors and changes; saved searches and the page of results."""

import re

import pytest
from conftest import settle
from playwright.sync_api import expect
from test_clicks import panel_counts, passages

pytestmark = pytest.mark.browser

LONGEST = 60_000  # milliseconds that a page may take to be drawn on a busy machine


@pytest.mark.parametrize(
    ("view", "chart", "pick"),
    [
        ("By+actor", "by_actor", "actor-theme"),
        ("Over+time", "over_time", "theme-published"),
        ("Together", "together", "themes-together"),
    ],
)
def test_a_cell_of_themes_opens_what_it_counts(dashboard, visit, view, chart, pick):
    page = visit(height=1400).open(f"{dashboard}/themes?themes_view={view}")
    texts = page.locator(f".st-key-{chart}_chart .scatterlayer .textpoint text")
    expect(texts.first).to_be_visible(timeout=LONGEST)
    said, box = texts.first.text_content(), texts.first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(f"**pick={pick}*")
    settle(page)
    assert f"{panel_counts(page)[0]:,}" == said
    assert len(passages(page)) == min(20, panel_counts(page)[1])
    assert all("<mark" in html for html in page.locator("p.bl-text").evaluate_all("all => all.map(p => p.innerHTML)"))


def test_a_pair_that_cooled_opens_its_acts_of_the_period(dashboard, visit):
    page = visit(height=1800).open(dashboard)
    chart = page.locator(".st-key-overview_warming")
    numbers = chart.locator(".scatterlayer .textpoint text")
    expect(numbers.first).to_be_visible(timeout=LONGEST)
    said = numbers.first.text_content()
    box = chart.locator(".scatterlayer .trace").last.locator("path.point").first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile("relations.*pick=pair-between"))
    settle(page)
    assert f"{panel_counts(page)[0]:,}" == said


def test_an_actor_that_stands_out_opens_its_mentions(dashboard, visit):
    page = visit(height=1400).open(f"{dashboard}/?country=TJK")
    bar = page.locator(".st-key-overview_rising .bars .point").first
    expect(bar.locator("path")).to_be_visible(timeout=LONGEST)
    said, box = bar.locator("text").text_content(), bar.locator("path").bounding_box()
    page.mouse.click(box["x"] + box["width"] - 6, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile("actors.*pick=actor"))
    settle(page)
    assert f"{panel_counts(page)[0]:,}" == said


def test_the_page_of_results_is_in_the_link(dashboard, visit):
    page = visit().open(f"{dashboard}/search?q=the")
    expect(page.locator("h1.bl-page")).to_contain_text("hits in", timeout=LONGEST)
    first = passages(page)
    page.get_by_role("button", name="Page 2", exact=True).click()
    page.wait_for_url("**page=2*")
    settle(page)
    second = passages(page)
    assert second != first
    colleague = visit().open(page.url)
    expect(colleague.locator("h1.bl-page")).to_contain_text("hits in", timeout=LONGEST)
    assert passages(colleague) == second

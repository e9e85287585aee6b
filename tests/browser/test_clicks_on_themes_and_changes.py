"""Clicks on what themes and the overview draw of time, actors and changes; saved searches and the page of results."""

import re

import pytest
from at_rest import settle
from panel import click_middle, opened, panel_counts
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LONGEST = 60_000  # milliseconds that a page may take to be drawn on a busy machine


def shown(page) -> list[str]:
    return page.locator("p.bl-text").all_inner_texts()


def test_cells_of_themes_open_what_they_count(dashboard, visit):
    page = visit(height=1400).open(f"{dashboard}/themes?themes_view=By+actor")
    for view, chart, pick in (
        ("By actor", "by_actor", "actor-theme:"),
        ("Over time", "over_time", "theme-published:"),
        ("Together", "together", "themes-together:"),
    ):
        page.get_by_role("radio", name=view, exact=True).click()
        texts = page.locator(f".st-key-{chart}_chart .scatterlayer .textpoint text")
        expect(texts.first).to_be_visible(timeout=LONGEST)
        settle(page)
        said = texts.first.text_content()
        click_middle(page, texts.first)
        assert f"{opened(page, pick):,}" == said


def test_a_pair_that_cooled_opens_its_acts_of_the_period(dashboard, visit):
    page = visit(height=1400).open(dashboard)
    chart = page.locator(".st-key-overview_warming")
    numbers = chart.locator(".scatterlayer .textpoint text")
    expect(numbers.first).to_be_visible(timeout=LONGEST)
    said = numbers.first.text_content()
    click_middle(page, chart.locator(".scatterlayer .trace").last.locator("path.point").first)
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
    first = shown(page)
    page.get_by_role("button", name="Page 2", exact=True).click()
    page.wait_for_url("**page=2*")
    settle(page)
    second = shown(page)
    assert second != first
    colleague = visit().open(page.url)
    expect(colleague.locator("h1.bl-page")).to_contain_text("hits in", timeout=LONGEST)
    assert shown(colleague) == second

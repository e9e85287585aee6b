"""A click on what Relations and Actors draw beside bars and arcs opens exactly the passages that it counts."""

import re

import pytest
from drawn_marks import clearest
from panel import click_middle, opened
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SLOW = 30_000  # milliseconds that a first chart may take on a busy machine


def number_of(says: str, noun: str) -> int:
    """Return the number that a mark says: of 'Named together: 3 paragraphs, 1,204 mentions' it is 1204."""
    return int(re.search(rf"([\d,]+) {noun}", says)[1].replace(",", ""))


def test_parts_of_bars_and_columns_of_a_pair_open_what_they_count(dashboard, visit):
    page = visit(height=1400).open(f"{dashboard}/relations?pair=AFG-TJK&balance_of_pair=Over+time")
    chart = page.locator(".st-key-deeds_there_chart")
    bar = chart.locator(".barlayer .point path").first
    expect(bar).to_be_visible(timeout=SLOW)
    said = chart.locator(".scatterlayer .textpoint text").first.text_content()
    click_middle(page, bar)
    assert opened(page, "acts:AFG>TJK") == int(said)
    column = page.locator(".st-key-pair_periods_chart .barlayer .point").first
    expect(column.locator("path")).to_be_visible(timeout=SLOW)
    said = column.locator("text").text_content()
    click_middle(page, column.locator("path"))
    assert opened(page, "pair-when:AFG-TJK") == int(said.lstrip("+−"))


def test_a_network_of_actors_named_together_answers_the_mouse(dashboard, visit):
    page = visit(height=1400).open(f"{dashboard}/actors?actors_view=Together")
    expect(page.locator("g.arc.with").last).to_be_attached(timeout=SLOW)
    for kind in ("node", "line"):
        mark = clearest(page.locator("svg.chart"), kind)
        assert mark.reachable
        page.mouse.click(mark.x, mark.y)
        assert opened(page, mark.pick) == number_of(mark.says, "mention")


@pytest.mark.parametrize("between", ["Countries", "Actors"])
def test_an_edge_of_the_network_of_acts_answers_the_keyboard(dashboard, visit, between):
    page = visit().open(f"{dashboard}/relations?view=Network&network_of={between}")
    edge = page.locator("g.arc.plus").last
    expect(edge).to_be_attached(timeout=SLOW)
    said = re.search(r"cooperation: (\d+)", edge.get_attribute("aria-label"))[1]
    edge.focus()
    page.keyboard.press("Enter")
    assert opened(page, "pair:" if between == "Countries" else "actor-pair:") == int(said)


def test_a_country_of_a_map_of_ties_opens_its_acts_with_the_one_chosen(dashboard, visit):
    page = visit().open(f"{dashboard}/relations?view=Ties&ties_of=Tajikistan")
    node = page.locator("g.node[data-id^='pair:']").last
    expect(node).to_be_attached(timeout=SLOW)
    said = sum(int(n) for n in re.findall(r": (\d+) act", node.get_attribute("aria-label")))
    node.locator(".reach").click()
    assert opened(page, "pair:") == said


@pytest.mark.parametrize(
    ("address", "chart", "pick"),
    [
        ("relations?view=Matrix&layer=Named+together", "together_matrix", "together:"),
        ("actors?actors_view=Over+time&actors_over=Over+time", "actors_periods", "actor-when:"),
    ],
)
def test_a_cell_opens_what_it_counts(dashboard, visit, address, chart, pick):
    page = visit().open(f"{dashboard}/{address}")
    number = page.locator(f".st-key-{chart}_chart .scatterlayer .textpoint text").first
    expect(number).to_be_visible(timeout=SLOW)
    said = number.text_content()
    click_middle(page, number)
    assert opened(page, pick) == int(said)


def test_bars_of_types_and_countries_open_what_they_count(dashboard, visit):
    page = visit(height=1400).open(f"{dashboard}/actors?actors_view=Types+and+countries")
    for chart, pick in (("actor_types", "actor-type:"), ("actor_affiliations", "affiliation:")):
        bar = page.locator(f".st-key-{chart}_chart .bars .point").first
        expect(bar.locator("path")).to_be_visible(timeout=SLOW)
        said = bar.locator("text").text_content()
        click_middle(page, bar.locator("path"))
        assert opened(page, pick) == int(said)


def test_what_one_country_did_to_another_and_since_when_in_two_clicks(dashboard, visit):
    page = visit().open(f"{dashboard}/relations")
    page.locator("g.arc[data-id='pair:AFG-TJK:-']").focus()
    page.keyboard.press("Enter")
    opened(page, "pair:AFG-TJK:-")
    page.get_by_role("button", name="Everything about this pair").click()
    expect(page.locator("h1").first).to_have_text("Afghanistan and Tajikistan", timeout=SLOW)
    expect(page.get_by_role("heading", name="Afghanistan → Tajikistan")).to_be_visible(timeout=SLOW)
    expect(page.locator(".st-key-pair_timeline_chart .scatterlayer path.point").first).to_be_visible(timeout=SLOW)

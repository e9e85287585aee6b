"""A click on a mark opens the paragraphs behind it: one mark of each sort; benchmarks/every_mark.py tries them all."""

import re

import pytest
from at_rest import settle
from drawn_marks import clearest
from panel import click_middle, opened, panel_counts, passages
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LONGEST = 30_000  # milliseconds that a first chart may take on a busy machine
# near a corner of the first blank cell that says something
_IN_A_BLANK_CELL = """gd => {
  const { xaxis, yaxis } = gd._fullLayout, area = gd.querySelector('.nsewdrag').getBoundingClientRect();
  const blank = gd._fullData.find(trace => !trace.customdata && trace.type === 'scatter');
  const first = blank.hoverinfo.indexOf('text'), half = axis => 0.8 * axis._length / axis._categories.length / 2;
  return [area.x + xaxis.d2p(blank.x[first]) - half(xaxis), area.y + yaxis.d2p(blank.y[first]) - half(yaxis)];
}"""


def test_a_map_is_drawn_offline_and_its_arcs_and_countries_open_what_they_say(dashboard, visit):
    page = visit().open(f"{dashboard}/relations")
    arcs = page.locator("g.arc")
    expect(arcs.first).to_be_attached(timeout=LONGEST)
    assert arcs.count() >= 10
    assert page.locator("g.node").count() >= 10
    assert page.locator("g.land path").count() > 50

    arc = page.locator("g.arc[data-id='pair:AFG-TJK:-']")
    said = arc.get_attribute("aria-label")
    arc.focus()
    page.keyboard.press("Enter")
    assert str(opened(page, "pair:AFG-TJK:-")) in said
    assert all("<mark" in html for html in page.locator("p.bl-text").evaluate_all("all => all.map(p => p.innerHTML)"))

    page.locator("g.node[data-id='country:KAZ']").focus()
    page.keyboard.press("Enter")
    assert opened(page, "country:KAZ") > 0
    assert all(re.search("Kazakh|Central Asia", text) for text in passages(page))

    mark = clearest(page.locator("svg.chart"), "line")
    page.mouse.click(mark.x, mark.y)
    assert str(opened(page, mark.pick)) in mark.says


def test_a_bar_opens_as_many_mentions_as_it_says(dashboard, visit):
    page = visit().open(f"{dashboard}/actors")
    chart = page.locator(".st-key-actors_chart")
    bars = chart.locator(".bars .point")
    expect(bars.first.locator("path")).to_be_visible(timeout=LONGEST)
    for index in (0, 3):
        said = bars.nth(index).locator("text").text_content()
        box = bars.nth(index).locator("path").bounding_box()
        with page.expect_navigation(url="**pick=actor*", wait_until="commit"):
            page.mouse.click(box["x"] + min(8, box["width"] / 2), box["y"] + box["height"] / 2)
        assert f"{opened(page, 'actor:'):,}" == said

    # the row of the bar is chosen in its table too; once closed, one click opens it again
    page.get_by_role("radio", name="Table", exact=True).first.click()
    chosen = page.locator(".st-key-actors_table [role=row][aria-selected=true]")
    expect(chosen).to_have_attribute("aria-rowindex", "5")  # the fourth, below the headings
    box = page.locator(".st-key-actors_table canvas").first.bounding_box()
    for _ in range(2):
        page.locator(".st-key-close_passages button").click()
        expect(chosen).to_have_count(0)
        page.mouse.click(box["x"] + 15, box["y"] + 48)
        assert opened(page, "actor:") > 0
        expect(chosen).to_have_attribute("aria-rowindex", "2")


@pytest.mark.parametrize(
    ("address", "chart", "pick"),
    [("relations?view=Matrix", "matrix", "acts:"), ("themes", "by_country", "theme-country:")],
)
def test_a_cell_opens_what_it_counts(dashboard, visit, address, chart, pick):
    page = visit().open(f"{dashboard}/{address}")
    texts = page.locator(f".st-key-{chart}_chart .scatterlayer .textpoint text")
    expect(texts.first).to_be_visible(timeout=LONGEST)
    said = texts.first.text_content()
    click_middle(page, texts.first)
    assert opened(page, pick) == sum(map(int, re.findall(r"\d+", said)))

    # a blank cell keeps its neighbours from being meant, in its corners too, and opens nothing itself
    open_now = page.url
    plot = page.locator(f".st-key-{chart}_chart")
    x, y = plot.locator(".js-plotly-plot").evaluate(_IN_A_BLANK_CELL)
    page.mouse.move(x, y)
    expect(plot.locator(".hoverlayer .hovertext")).to_contain_text(re.compile("[a-z]0 (acts|mentions)"))
    page.mouse.click(x, y)
    settle(page)
    assert page.url == open_now


def test_filters_stay_when_the_page_changes_until_their_chip_is_clicked(dashboard, visit):
    page = visit().open(f"{dashboard}/actors?country=CHN")
    chips = re.compile(r"of 87 paragraphs.*China", re.DOTALL)
    expect(page.locator(".st-key-filters_set")).to_contain_text(chips)
    for name in ("Articles", "Overview"):
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page).to_have_url(re.compile(f"/{'' if name == 'Overview' else name.lower()}\\?.*country="))
        settle(page)
        expect(page.locator(".st-key-filters_set")).to_contain_text(chips)
    page.locator(".st-key-filters_set").get_by_role("button", name="China").click()
    page.wait_for_url(lambda url: "country" not in url)
    settle(page)
    assert page.locator("[class*=st-key-drop_]").count() == 0


def test_shapes_and_bars_of_the_timeline_open_what_they_count(dashboard, visit):
    page = visit().open(f"{dashboard}/timeline")
    chart = page.locator(".st-key-timeline_country_chart")
    numbers = chart.locator(".scatterlayer .textpoint text")
    expect(numbers.first).to_be_visible(timeout=LONGEST)
    said = numbers.first.text_content()
    click_middle(page, chart.locator(".scatterlayer .points path.point").first)
    assert opened(page, "when-country:") == int(said)
    assert page.locator("p.bl-text mark.bl-cue").count() >= len(passages(page))
    first = page.url
    # at the beginning of a bar, away from its shape
    last = chart.locator(".barlayer .point path").last
    last.scroll_into_view_if_needed()
    box = last.bounding_box()
    page.mouse.click(box["x"] + 4, box["y"] + box["height"] / 2)
    page.wait_for_url(lambda url: url != first)
    assert opened(page, "when-country:") > 0


def test_a_speaker_opens_as_many_quotations_as_the_bar_says(dashboard, visit):
    page = visit().open(f"{dashboard}/quotations")
    bar = page.locator(".st-key-speakers_chart .bars .point").first
    expect(bar.locator("path")).to_be_visible(timeout=LONGEST)
    said, box = bar.locator("text").text_content(), bar.locator("path").bounding_box()
    page.mouse.click(box["x"] + 8, box["y"] + box["height"] / 2)
    assert f"{opened(page, 'speaker:'):,}" == said
    assert page.locator("p.bl-text mark.bl-quotation").count() > 0


def test_a_passage_found_opens_as_many_hits_as_it_says(dashboard, visit):
    page = visit().open(f"{dashboard}/search?q=border+OR+attack")
    said = page.locator(".bl-about").first.inner_text()
    marks = page.locator("p.bl-text").first.locator("mark.bl-found").count()
    page.locator("[class*=st-key-result_] button").first.click()
    page.wait_for_url("**pick=search-paragraph*")
    settle(page)
    assert panel_counts(page) == (marks, 1, 1)
    assert f"{marks} hit" in said
    assert page.locator(".st-key-passages_picked p.bl-text mark.bl-found").count() == marks

"""A click on a mark opens the paragraphs behind it, and a copied link opens the same view for a colleague."""

import re
from urllib.parse import unquote

import pytest
from conftest import settle
from drawn_marks import clearest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HEADING = re.compile(r"^([\d,]+) \w+ in ([\d,]+) paragraphs? of ([\d,]+) articles?$")


def panel_counts(page) -> tuple[int, int, int]:
    """The three numbers of the panel's heading."""
    text = page.locator(".bl-count").first.inner_text()
    found = HEADING.match(text)
    assert found, text
    first, second, third = (int(n.replace(",", "")) for n in found.groups())
    return first, second, third


def passages(page) -> list[str]:
    return page.locator("p.bl-text").all_inner_texts()


def plot_marks(page, chart: str):
    """The bars or points of a chart, in the order they are drawn."""
    return page.locator(f".st-key-{chart} .trace .point, .st-key-{chart} .points .point, .st-key-{chart} path.point")


def test_map_paints_offline(dashboard, visit):
    page = visit().open(f"{dashboard}/relations")
    arcs = page.locator("g.arc")
    expect(arcs.first).to_be_attached()
    assert arcs.count() >= 10
    assert page.locator("g.node").count() >= 10
    assert page.locator("g.land path").count() > 50


def test_an_arc_opens_its_acts(dashboard, visit):
    page = visit().open(f"{dashboard}/relations")
    arc = page.locator("g.arc[data-id='pair:AFG-TJK:-']")
    said = arc.get_attribute("aria-label")
    arc.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**pick=pair*")
    settle(page)
    acts, paragraphs, _ = panel_counts(page)
    assert str(acts) in said
    assert len(passages(page)) == paragraphs
    assert all("<mark" in html for html in page.locator("p.bl-text").evaluate_all("all => all.map(p => p.innerHTML)"))


def test_an_arc_answers_the_mouse(dashboard, visit):
    page = visit().open(f"{dashboard}/relations")
    expect(page.locator("g.arc").first).to_be_attached()
    arc = clearest(page.locator("svg.chart"), "line")
    page.mouse.click(arc.x, arc.y)
    page.wait_for_url(lambda url: f"pick={arc.pick}" in unquote(url))
    settle(page)
    assert len(passages(page)) == panel_counts(page)[1]


def test_a_country_opens_its_paragraphs(dashboard, visit):
    page = visit().open(f"{dashboard}/relations")
    page.locator("g.node[data-id='country:KAZ']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**pick=country*KAZ*")
    settle(page)
    assert all(re.search("Kazakh|Central Asia", text) for text in passages(page))
    assert len(passages(page)) == panel_counts(page)[1] > 0


def test_a_bar_opens_as_many_mentions_as_it_says(dashboard, visit):
    page = visit().open(f"{dashboard}/actors")
    chart = page.locator(".st-key-actors_chart")
    bars = chart.locator(".bars .point")
    expect(bars.first.locator("path")).to_be_visible()
    for index in (0, 3):
        said = bars.nth(index).locator("text").text_content()
        box = bars.nth(index).locator("path").bounding_box()
        with page.expect_navigation(url="**pick=actor*", wait_until="commit"):
            page.mouse.click(box["x"] + min(8, box["width"] / 2), box["y"] + box["height"] / 2)
        settle(page)
        mentions, paragraphs, _ = panel_counts(page)
        assert f"{mentions:,}" == said
        assert len(passages(page)) == min(20, paragraphs)
        assert page.locator("p.bl-text").first.locator("mark").count() > 0


@pytest.mark.parametrize(
    ("address", "chart", "pick"),
    [("relations?view=Matrix", "matrix", "acts"), ("themes", "by_country", "theme-country")],
)
def test_a_cell_opens_what_it_counts(dashboard, visit, address, chart, pick):
    page = visit().open(f"{dashboard}/{address}")
    texts = page.locator(f".st-key-{chart}_chart .scatterlayer .textpoint text")
    expect(texts.first).to_be_visible()
    said = texts.first.text_content()
    box = texts.first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(f"**pick={pick}*")
    settle(page)
    assert panel_counts(page)[0] == sum(map(int, re.findall(r"\d+", said)))
    assert len(passages(page)) == min(20, panel_counts(page)[1])


def test_a_copied_link_opens_the_same_view_in_a_fresh_browser(dashboard, visit):
    page = visit().open(f"{dashboard}/relations")
    page.get_by_label("Country", exact=True).click()
    page.keyboard.type("Tajik")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    settle(page)
    page.locator("g.arc[data-id='pair:AFG-TJK:-']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**pick=pair*")
    settle(page)
    link, counts, texts = page.url, panel_counts(page), passages(page)
    colleague = visit().open(link)
    expect(colleague.locator(".bl-count").first).to_have_text(page.locator(".bl-count").first.inner_text())
    assert panel_counts(colleague) == counts
    assert passages(colleague) == texts
    assert colleague.locator(".st-key-filters_set").inner_text() == page.locator(".st-key-filters_set").inner_text()


def test_filters_stay_when_the_page_changes(dashboard, visit):
    page = visit().open(f"{dashboard}/actors?country=CHN")
    chips = re.compile(r"of 87 paragraphs.*China", re.DOTALL)
    expect(page.locator(".st-key-filters_set")).to_contain_text(chips)
    for name in ("Themes", "Articles", "Overview"):
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page).to_have_url(re.compile(f"/{'' if name == 'Overview' else name.lower()}\\?.*country="))
        settle(page)
        expect(page.locator(".st-key-filters_set")).to_contain_text(chips)


def test_a_click_on_a_chip_takes_the_filter_away(dashboard, visit):
    page = visit().open(f"{dashboard}/actors?country=CHN")
    page.locator(".st-key-filters_set").get_by_role("button", name="China").click()
    page.wait_for_url(lambda url: "country" not in url)
    settle(page)
    assert page.locator("[class*=st-key-drop_]").count() == 0


@pytest.mark.parametrize("sort", ["scatter", "bar"])
def test_a_mark_of_the_timeline_opens_what_it_counts(dashboard, visit, sort):
    page = visit().open(f"{dashboard}/timeline")
    chart = page.locator(".st-key-timeline_country_chart")
    numbers = chart.locator(".scatterlayer .textpoint text")
    expect(numbers.first).to_be_visible(timeout=30_000)
    if sort == "scatter":  # on the shape
        said = numbers.first.text_content()
        box = chart.locator(".scatterlayer .points path.point").first.bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    else:  # at the beginning of a bar, away from its shape
        box = chart.locator(".barlayer .point path").first.bounding_box()
        page.mouse.click(box["x"] + 4, box["y"] + box["height"] / 2)
        said = None
    page.wait_for_url("**pick=when-country*")
    settle(page)
    acts, paragraphs, _ = panel_counts(page)
    assert said is None or acts == int(said)
    assert len(passages(page)) == min(20, paragraphs)
    assert page.locator("p.bl-text mark.bl-cue").count() >= min(20, paragraphs)


def test_a_speaker_opens_as_many_quotations_as_the_bar_says(dashboard, visit):
    page = visit().open(f"{dashboard}/quotations")
    bar = page.locator(".st-key-speakers_chart .bars .point").first
    expect(bar.locator("path")).to_be_visible(timeout=30_000)
    said, box = bar.locator("text").text_content(), bar.locator("path").bounding_box()
    page.mouse.click(box["x"] + 8, box["y"] + box["height"] / 2)
    page.wait_for_url("**pick=speaker*")
    settle(page)
    assert f"{panel_counts(page)[0]:,}" == said
    assert page.locator("p.bl-text mark.bl-quotation").count() > 0


def test_a_passage_found_opens_as_many_hits_as_it_says(dashboard, visit):
    page = visit().open(f"{dashboard}/search?q=border+OR+attack")
    said = page.locator(".bl-about").first.inner_text()
    marks = page.locator("p.bl-text").first.locator("mark.bl-found").count()
    page.locator("[class*=st-key-result_] button").first.click()
    page.wait_for_url("**pick=search-paragraph*")
    settle(page)
    panel = page.locator(".st-key-passages_picked")
    assert panel.locator(".bl-count").inner_text() == f"{marks} hit{'s' * (marks != 1)} in 1 paragraph of 1 article"
    assert f"{marks} hit" in said
    assert panel.locator("p.bl-text mark.bl-found").count() == marks

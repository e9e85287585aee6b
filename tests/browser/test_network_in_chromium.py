"""A network in a browser, fed by the real payload, without Streamlit: shapes, lines, names, clicks, keys."""

import base64
from collections.abc import Iterator

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page
from test_map_in_chromium import MOUNT, THEME

from components.relation_map.component import SCRIPT, STYLE, TEMPLATE
from components.relation_map.network import network_data

pytestmark = pytest.mark.browser

NO_ARCS = pd.DataFrame(columns=["id", "pair", "sign", "n", "n_forward", "n_backward", "mutual"])
LAND = {"id": "none", "paths": {}, "disputed": []}


def network(size: int, *, acts: bool = False) -> dict:
    """A ring of triangles, each joined to the next."""
    keys = [f"k{i}" for i in range(size)]
    pairs = [(keys[i], keys[j]) for i in range(0, size - 2, 3) for j in (i + 1, i + 2)]
    pairs += [(keys[i + 1], keys[i + 2]) for i in range(0, size - 2, 3)]
    pairs += [(keys[i], keys[i + 3]) for i in range(0, size - 3, 3)]
    nodes = pd.DataFrame(
        [
            {"id": f"actor:{k}", "key": k, "name": f"Ministry {k}", "n": 5, "said": "5 mentions", "type": "x"}
            for k in keys
        ]
    )
    ties = pd.DataFrame(
        [{"id": f"tie:{a}-{b}", "pair": f"{a}-{b}", "n": 1 + i % 4, "label": "tie"} for i, (a, b) in enumerate(pairs)]
    )
    row = {"id": "act:k0-k1:-", "pair": "k0-k1", "sign": "-", "n": 2, "n_forward": 2, "n_backward": 0, "mutual": 0}
    arcs = pd.DataFrame([row]) if acts else NO_ARCS
    return {**network_data(nodes, arcs, ties, "mentions"), "land": LAND, "selected": None, "alt": "Network"}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page; what goes wrong in it fails the test."""
    tab = browser.new_page()
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    yield tab
    tab.close()
    assert errors == []


def mount(page: Page, data: dict, width: int = 860) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(f"<!doctype html><style>{THEME}</style><body></body>")
    page.evaluate(MOUNT, [base64.b64encode(SCRIPT.encode()).decode(), TEMPLATE, STYLE, data])
    page.wait_for_function("document.getElementById('host').shadowRoot.querySelector('.chart').hasAttribute('viewBox')")


def middle(page: Page, pick: str) -> list[float]:
    """Return a place on the line of an edge, as the mouse sees it."""
    return page.locator(f"g.arc[data-id='{pick}'] .hit").evaluate(
        "p => { const at = p.getPointAtLength(p.getTotalLength() / 2), to = p.getScreenCTM();"
        " return [at.x * to.a + to.e, at.y * to.d + to.f] }"
    )


@pytest.mark.parametrize("size", [10, 80])
def test_every_name_that_is_shown_covers_no_other(page, size):
    mount(page, network(size))
    found = page.locator("g.labels text").evaluate_all(
        "all => all.filter(t => t.style.display !== 'none').map(t => { const b = t.getBoundingClientRect();"
        " return [b.left, b.top, b.right, b.bottom] })"
    )
    assert len(found) >= (9 if size == 10 else 46)  # of 80 in a chain of triangles; the others show on zooming in
    for i, a in enumerate(found):
        for b in found[i + 1 :]:
            assert min(a[2], b[2]) - max(a[0], b[0]) < 2 or min(a[3], b[3]) - max(a[1], b[1]) < 4


def test_a_click_on_an_edge_or_a_node_sends_its_pick(page):
    mount(page, network(10))
    page.mouse.click(*middle(page, "tie:k0-k1"))
    page.locator("g.node[data-id='actor:k4']").click()
    assert page.evaluate("window.sent") == [["pick", "tie:k0-k1"], ["pick", "actor:k4"]]


def test_edges_and_nodes_answer_the_keyboard(page):
    mount(page, network(10))
    for pick in ("tie:k0-k2", "actor:k5"):
        page.locator(f"[data-id='{pick}']").focus()
        page.keyboard.press("Enter")
    assert page.evaluate("window.sent") == [["pick", "tie:k0-k2"], ["pick", "actor:k5"]]
    assert page.locator("[data-id='tie:k0-k2']").get_attribute("aria-label") == "Ministry k0 – Ministry k2, tie"


def test_communities_differ_by_shape_and_colour(page):
    mount(page, network(12))
    dots = page.locator("g.node").evaluate_all(
        "all => all.map(g => { const dot = g.querySelector('.dot'), d = dot.getAttribute('d');"
        " const aside = Math.round(parseFloat(d.slice(1)) - g.querySelector('.reach').getAttribute('cx'));"
        " return [getComputedStyle(dot).fill, d.replace(/[^A-Za-z]+/g, '') + Math.sign(aside)] })"
    )
    assert len({tuple(dot) for dot in dots}) == len({dot[0] for dot in dots}) == len({dot[1] for dot in dots}) > 2


def test_named_together_is_grey_and_without_heads_and_apart_from_acts(page):
    mount(page, network(10, acts=True))
    assert page.locator("g.arc.with").first.evaluate("g => getComputedStyle(g).display") == "none"
    page.locator(".legend button", has_text="Named together").click()
    assert page.locator("g.arc.with").first.evaluate("g => getComputedStyle(g).display") != "none"
    heads = page.locator("g.arc.with .head").evaluate_all("all => all.map(h => h.getAttribute('d') || '')")
    assert not any(heads)
    assert any(page.locator("g.arc.minus .head").evaluate_all("all => all.map(h => h.getAttribute('d'))"))


def test_a_node_that_changes_its_community_is_drawn_anew(page):
    data = network(9)
    mount(page, data)
    other = {**data, "nodes": [{**node, "group": 5} for node in data["nodes"]]}
    page.evaluate("data => window.send(data)", other)
    assert page.locator("g.node.group-5").count() == len(data["nodes"]) == page.locator("g.node").count()


def test_zooming_leaves_nodes_outside_the_picture_where_they_are(page):
    mount(page, network(80))
    for _ in range(3):
        page.locator("[data-zoom=in]").click()
        page.wait_for_timeout(300)
    assert page.locator("g.node.docked").count() == 0

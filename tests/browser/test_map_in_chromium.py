"""The map's script in a browser, fed by the real payload, without Streamlit: geometry, names, picking, keys."""

import base64
import json
from collections.abc import Iterator

import pandas as pd
import pytest
from map_samples import BASE_MAP, REGION, REGION_ARCS, TINY, WORLD, arcs, countries
from playwright.sync_api import Browser, Page

from components.relation_map.component import SCRIPT, STYLE, TEMPLATE
from components.relation_map.payload import land_data, make_drawing

pytestmark = pytest.mark.browser

THEME = """:root { --st-text-color: #1d2530; --st-background-color: #fff; --st-secondary-background-color: #f4f5f7;
  --st-blue-color: #3f7cb8; --st-green-color: #16805a; --st-red-color: #c4402f; --st-primary-color: #1f5fa8;
  --st-border-color: #ddd; --st-base-radius: 8px; --st-font: sans-serif; }"""
MOUNT = """async ([script, template, style, data]) => {
  document.body.innerHTML = "<div id=host></div>";
  const root = document.getElementById("host").attachShadow({ mode: "open" });
  root.innerHTML = template;
  const sheet = document.createElement("style");
  sheet.textContent = style;
  root.append(sheet);
  window.sent = [];
  window.draw = (await import("data:text/javascript;base64," + script)).default;
  const setTriggerValue = (...said) => window.sent.push(said);
  window.send = (data) => window.draw({ data, parentElement: root, setTriggerValue });
  window.send(data);
}"""
TOGETHER = pd.DataFrame([{"id": "together:AFG-TJK", "pair": "AFG-TJK", "n": 5}])


def payload(arc_rows, counts, *, selected=None, names=None, together=None, with_land=True):
    drawing = make_drawing(arc_rows, countries(counts, names), together, BASE_MAP, "relations")
    data = {**drawing.data, "selected": selected, "alt": "Relations"}
    return {**data, "land": land_data(drawing.land)} if with_land else data


def mount(page: Page, data: dict, width: int = 1280) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(f"<!doctype html><style>{THEME}</style><body></body>")
    page.evaluate(MOUNT, [base64.b64encode(SCRIPT.encode()).decode(), TEMPLATE, STYLE, data])
    page.wait_for_function("document.getElementById('host').shadowRoot.querySelector('.chart').hasAttribute('viewBox')")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page; what goes wrong in it fails the test."""
    tab = browser.new_page()
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield tab
    tab.close()
    assert errors == []


@pytest.fixture
def geometry(page: Page):
    """Call a function of the map's script by its source: geometry("arcWidth(5, 10, 1)")."""
    script = SCRIPT.replace("export default", "const main =")
    page.set_content("<p></p>")
    return lambda source: page.evaluate(f"() => {{ {script}; return {source}; }}")


# ---- geometry

LEFT, RIGHT = "{x: 100, y: 300, r: 8}", "{x: 500, y: 340, r: 8}"


def arc(
    lane: str, a: str = LEFT, b: str = RIGHT, heads: str = "headFrom: false, headTo: true", width: float = 4
) -> str:
    return f"arcShape({a}, {b}, {{ lane: {lane}, width: {width}, {heads} }})"


def test_signs_bend_to_their_own_side_whichever_end_comes_first(geometry):
    for a, b in ((LEFT, RIGHT), (RIGHT, LEFT)):
        plus, minus, zero, together = (
            geometry(arc(f"LANES['{sign}']", a, b))["middle"]["y"] for sign in ("+", "-", "0", "together")
        )
        assert zero < plus < together < minus


@pytest.mark.parametrize("chord", [46, 90, 400, 1000])
@pytest.mark.parametrize("width", [1.6, 9.5])
def test_cooperation_and_conflict_of_one_pair_never_touch(geometry, chord, width):
    ends = ("{x: 0, y: 0, r: 8}", f"{{x: {chord}, y: 0, r: 8}}")
    plus, minus = (geometry(arc(lane, *ends, width=width))["points"] for lane in ("1", "-1"))
    gap = min(q["y"] - p["y"] for p, q in zip(plus[8:17], minus[8:17], strict=True))
    assert gap > width


def test_a_line_ends_at_the_rim_and_the_head_points_at_the_node(geometry):
    shape = geometry(arc("1"))
    tip = [float(v) for v in shape["heads"][1].removeprefix("M").split("L")[0].split()]
    assert ((tip[0] - 500) ** 2 + (tip[1] - 340) ** 2) ** 0.5 == pytest.approx(10, abs=0.2)
    start = shape["points"][0]
    assert ((start["x"] - 100) ** 2 + (start["y"] - 300) ** 2) ** 0.5 == pytest.approx(10, abs=0.2)


@pytest.mark.parametrize(
    ("heads", "drawn"),
    [
        ("headFrom: false, headTo: true", [False, True]),
        ("headFrom: true, headTo: false", [True, False]),
        ("headFrom: true, headTo: true", [True, True]),
        ("headFrom: false, headTo: false", [False, False]),
    ],
)
def test_a_head_stands_where_somebody_acts(geometry, heads, drawn):
    assert [bool(head) for head in geometry(arc("1", heads=heads))["heads"]] == drawn


def test_more_acts_are_never_drawn_thinner(geometry):
    widths = geometry("[1, 2, 5, 20, 60].map((n) => arcWidth(n, 60, 1))")
    assert widths == sorted(widths)
    assert widths[-1] <= 9.5


def test_nodes_on_one_spot_are_pushed_apart_and_those_outside_come_to_the_edge_for_their_arcs(geometry):
    placed = geometry(
        "settle([['a', 50, 50], ['b', 50, 50], ['c', -900, 60], ['d', 900, 60]]"
        ".map(([id, x, y]) => ({id, key: id, x, y, r: 6})),"
        " {width: 400, height: 300, inset: [30, 20, 30, 20], room: () => 20, linked: new Set('c')})"
    )
    spots = {node["id"]: node for node in placed}
    apart = ((spots["a"]["x"] - spots["b"]["x"]) ** 2 + (spots["a"]["y"] - spots["b"]["y"]) ** 2) ** 0.5
    assert apart >= 31
    assert spots["c"]["docked"]
    assert spots["c"]["x"] >= 29
    assert not spots["a"]["docked"]
    assert spots["d"]["absent"]


# ---- the drawing

BOXES = """() => [...document.getElementById("host").shadowRoot.querySelectorAll(".labels text")]
  .filter((text) => text.style.display !== "none")
  .map((text) => [text.textContent, text.getBBox()])
  .map(([name, { x, y, width, height }]) => [name, x, y, x + width, y + height])"""


@pytest.mark.parametrize("width", [1280, 700, 358])
@pytest.mark.parametrize("counts", [REGION, WORLD, TINY], ids=["region", "world", "tiny"])
def test_names_do_not_cover_one_another(page, counts, width):
    mount(page, payload(REGION_ARCS.iloc[:0], counts), width)
    boxes = page.evaluate(BOXES)
    assert len(boxes) >= len(counts) - 1
    for i, (name, left, top, right, bottom) in enumerate(boxes):
        for other, left2, top2, right2, bottom2 in boxes[i + 1 :]:
            apart = right <= left2 or right2 <= left or bottom <= top2 + 2 or bottom2 <= top + 2
            assert apart, (name, other)


def test_every_name_of_the_region_is_shown_on_a_wide_screen(page):
    mount(page, payload(REGION_ARCS, REGION))
    assert {box[0] for box in page.evaluate(BOXES)} == set(REGION)


def test_an_arc_says_what_it_is_and_reports_a_click(page):
    mount(page, payload(REGION_ARCS, REGION))
    line = page.locator('.arc[aria-label^="AFG – TJK, conflict: 41 relations"]')
    middle = page.evaluate(
        """(node) => {
          const path = node.querySelector(".line");
          const at = path.getPointAtLength(path.getTotalLength() / 2);
          const box = path.ownerSVGElement.getBoundingClientRect();
          return [box.x + at.x, box.y + at.y];
        }""",
        line.element_handle(),
    )
    page.mouse.move(*middle)
    assert page.locator(".tip.shown b").inner_text() == "AFG – TJK"
    page.mouse.click(*middle)
    assert page.evaluate("window.sent") == [["pick", "pair:AFG-TJK:-"]]
    assert line.get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_picks_arcs_and_countries(page, key):
    mount(page, payload(REGION_ARCS, REGION))
    page.locator('.arc[aria-label^="AFG – PAK, conflict"]').focus()
    page.keyboard.press(key)
    page.locator('.node[aria-label^="RUS"]').focus()
    page.keyboard.press(key)
    assert page.evaluate("window.sent") == [["pick", "pair:AFG-PAK:-"], ["pick", "country:RUS"]]


def test_tab_reaches_every_arc_and_country_that_is_shown(page):
    mount(page, payload(REGION_ARCS, REGION, together=TOGETHER))
    reached = set()
    for _ in range(len(REGION) + len(REGION_ARCS) + 12):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement?.shadowRoot?.activeElement?.dataset.id ?? null"))
    assert reached - {None} == {f"country:{code}" for code in REGION} | set(REGION_ARCS["id"])


def test_what_is_selected_comes_from_python_and_dims_the_rest(page):
    mount(page, payload(REGION_ARCS, REGION, selected="pair:AFG-TJK:-"))
    assert page.locator(".arc.selected").count() == 1
    faded = page.locator('.arc[aria-label^="CHN – RUS"]')
    page.wait_for_timeout(300)
    assert faded.evaluate("(node) => Number(getComputedStyle(node).opacity)") < 0.3
    data = json.loads(json.dumps(payload(REGION_ARCS, REGION, with_land=False)))
    page.evaluate("(data) => window.send(data)", data)
    assert page.locator(".arc.selected").count() == 0


def test_a_new_run_keeps_elements_and_focus(page):
    mount(page, payload(REGION_ARCS, REGION))
    page.locator('.arc[aria-label^="AFG – TJK, conflict"]').focus()
    page.evaluate("() => { window.before = document.activeElement.shadowRoot.activeElement; }")
    page.evaluate("(data) => window.send(data)", payload(REGION_ARCS.iloc[:4], REGION, with_land=False))
    assert page.evaluate("window.before === document.activeElement.shadowRoot.activeElement")
    assert page.locator(".arc").count() == 4


def test_land_that_is_not_at_hand_is_asked_for_once(page):
    data = payload(REGION_ARCS, {"BRA": 1, "ARG": 1}, with_land=False)
    mount(page, data)
    page.evaluate("(data) => window.send(data)", data)
    assert page.evaluate("window.sent") == [["land_missing", data["land_id"]]]


def test_layers_are_shown_and_hidden(page):
    mount(page, payload(REGION_ARCS, REGION, together=TOGETHER))
    assert not page.locator(".arc.with").is_visible()
    page.get_by_role("button", name="Named together").click()
    page.get_by_role("button", name="Conflict", exact=True).click()
    assert page.locator(".arc.with .line").is_visible()
    assert page.locator(".arc.minus .line").first.is_hidden()


def test_conflict_is_dashed_and_cooperation_is_not(page):
    mount(page, payload(REGION_ARCS, REGION))
    dashes = {
        kind: page.locator(f".arc.{kind} .line").first.get_attribute("stroke-dasharray") for kind in ("plus", "minus")
    }
    assert dashes["plus"] == "none"
    assert len(dashes["minus"].split()) == 2


def test_zoom_spreads_the_nodes_and_the_wheel_alone_does_not_zoom(page):
    mount(page, payload(REGION_ARCS, REGION))
    spread = """() => {
      const root = document.getElementById("host").shadowRoot;
      const at = (code, axis) => Number(root.querySelector(`[data-id="country:${code}"] .dot`).getAttribute(axis));
      return Math.hypot(at("AFG", "cx") - at("TJK", "cx"), at("AFG", "cy") - at("TJK", "cy"));
    }"""
    before = page.evaluate(spread)
    page.mouse.move(500, 300)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(300)
    assert page.evaluate(spread) == before
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(500)
    assert page.evaluate(spread) > before * 1.4
    page.get_by_role("button", name="Show the whole map").click()
    page.wait_for_timeout(500)
    assert page.evaluate(spread) == pytest.approx(before, abs=0.5)


def test_a_drag_pans_and_picks_nothing(page):
    mount(page, payload(REGION_ARCS, REGION))
    page.mouse.move(900, 250)
    page.mouse.down()
    page.mouse.move(960, 280, steps=4)
    page.mouse.up()
    assert page.evaluate("window.sent") == []
    assert "moved" in page.locator(".chart").get_attribute("class")


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=alert(1)>", "</text></svg><script>alert(1)</script>", "$x$ **b**"]
)
def test_a_hostile_name_stays_text(page, name):
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    mount(page, payload(arcs(("DEU-FRA", "+", 1, 1, 0, 0)), {"DEU": 1, "FRA": 1}, names={"DEU": name}))
    page.locator('.node[aria-label^="FRA"]').focus()
    assert name in page.locator(".labels text").all_text_contents()
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 0

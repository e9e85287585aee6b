"""The briefing: pinned from anywhere, ordered, commented, undone, opened from a file; any text shows as it is."""

import json
import re
from dataclasses import replace
from urllib.parse import parse_qs

import corpus
import pytest
from corpus import HOSTILE_TEXT, LONG_NAME
from corpus_frames import article_id, corpus_frames, paragraph_id
from dashboard_app import errors_of, go_to, html_of, open_app, unopened

from components.briefing.citations import view_link
from components.briefing.json_values import BriefingFaulty
from components.briefing.opening import opened
from components.briefing.records import Chart, Note, Passage, Seen
from components.briefing.saving import saved
from components.store.builds import publish

CONFLICT = "pair:BOL-CHL:-"


def pins(app):
    return app.session_state["briefing"].pins


def shown(app) -> str:
    """The pins as the page shows them."""
    return "\n".join(element.value for element in app.html if "bl-briefing" in element.value)


def pin_passage(app, paragraph: str, **address: str):
    """Pin a passage through its menu on the page Relations."""
    go_to(app, "relations", **address)
    app.menu_button(key=f"passage_menu_{paragraph}").set_value("Pin to briefing").run()
    return app


def note(app, words: str):
    app.text_area(key="note_corner").set_value(words)
    return app.button(key="add_note_corner").click().run()


@pytest.fixture
def three(app):
    """A briefing of three notes: a, b, c."""
    app.run()
    for words in "abc":
        note(app, words)
    return go_to(app, "briefing")


def test_an_empty_briefing_says_what_to_do(app):
    go_to(app, "briefing")
    assert errors_of(app) == []
    assert "Nothing is pinned yet" in app.markdown[0].value
    assert app.download_button(key="export_docx").disabled


def test_a_chart_is_pinned_with_its_numbers_under_the_filters_and_their_paragraphs(app):
    app.run()
    app.multiselect(key="country").set_value(["CHL"]).run()
    go_to(app, "actors")
    app.button(key="pin_chart_actors").click().run()
    (chart,) = pins(app)
    assert isinstance(chart, Chart)
    assert chart.title == "Mentions over actors"
    assert chart.view.filters.countries == ("CHL",)
    assert chart.view.filters_words == "Chile"
    headings = [column.heading for column in chart.columns]
    numbers = {row.cells[0]: row.cells[headings.index("Mentions")] for row in chart.rows}
    assert numbers == {"Rosa Quispe": 2, "Minera Altiplano": 1}
    assert {row.cells[0]: [source.headline for source in row.sources] for row in chart.rows} == {
        "Rosa Quispe": ["A union leader speaks"],
        "Minera Altiplano": ["The tin road"],
    }
    go_to(app, "briefing")
    assert errors_of(app) == []
    assert '<td dir="auto">Rosa Quispe</td>' in shown(app)


@pytest.mark.parametrize(
    ("page", "address", "key", "rows"),
    [
        ("relations", {}, "pin_chart_relation_map", 6),
        ("relations", {"view": "Matrix"}, "pin_chart_matrix", 9),
        ("relations", {"view": "Balance"}, "pin_chart_balance", 6),
        ("themes", {}, "pin_chart_by_country", 15),
        ("timeline", {}, "pin_chart_timeline_country", 19),
        ("quotations", {}, "pin_chart_speakers", 2),
    ],
)
def test_every_row_of_a_pinned_chart_cites_its_paragraphs(settings, page, address, key, rows):
    app = go_to(unopened(**address), page)
    app.button(key=key).click().run()
    assert errors_of(app) == []
    (chart,) = pins(app)
    assert len(chart.rows) == chart.all_rows == rows
    assert all(len(row.sources) == row.paragraphs > 0 for row in chart.rows)
    assert any(column.drawn for column in chart.columns)
    assert (chart.grid is not None) == (
        key in ("pin_chart_matrix", "pin_chart_by_country", "pin_chart_timeline_country")
    )
    assert ("data:image/svg+xml" in shown(go_to(app, "briefing"))) == (chart.grid is not None)


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("overview", {}),
        *(("actors", {"actors_view": view}) for view in ("Ranking", "Over time", "Together", "Types and countries")),
        *(("relations", {"view": view}) for view in ("Map", "Matrix", "Balance", "Network", "Acts", "Countries")),
        ("themes", {}),
        ("timeline", {}),
        ("quotations", {}),
        ("articles", {}),
    ],
)
def test_whatever_can_be_pinned_cites_the_paragraphs_of_every_row(settings, page, address):
    app = go_to(unopened(**address), page)
    keys = [button.key for button in app.button if (button.key or "").startswith("pin_chart_")]
    assert keys
    for key in keys:
        app.button(key=key).click().run()
    assert errors_of(app) == []
    assert len(pins(app)) == len(keys)
    for chart in pins(app):
        assert all(len(row.sources) == min(10, row.paragraphs) > 0 for row in chart.rows), chart.title
    assert opened(saved(app.session_state["briefing"])) == app.session_state["briefing"]


def test_a_passage_is_pinned_with_the_words_of_its_panel_marked(app):
    road = paragraph_id("andes.txt", 3)
    pin_passage(app, road, pick=CONFLICT)
    (passage,) = pins(app)
    assert isinstance(passage, Passage)
    assert passage.title == "Conflict: Bolivia and Chile"
    assert {passage.text[mark.start : mark.end] for mark in passage.marks if mark.kind != "sentence"} == {
        *("Bolivia", "Chile", "threatened")
    }
    go_to(app, "briefing")
    assert "<mark>threatened</mark>" in shown(app)
    assert "“The tin road”, Andes Daily, 2 December 2025 (from metadata), paragraph 1" in shown(app)
    assert f"articles?read={passage.source.article_id}&amp;pick=paragraph:{road}" in shown(app)


def test_a_passage_is_pinned_once(app):
    road = paragraph_id("andes.txt", 3)
    pin_passage(app, road, pick=CONFLICT)
    app.menu_button(key=f"passage_menu_{road}").set_value("Pin to briefing").run()
    assert len(pins(app)) == 1


def test_a_view_is_pinned_with_what_it_counts(app):
    go_to(app, "relations", pick=CONFLICT)
    app.button(key="pin_view").click().run()
    (view,) = pins(app)
    assert isinstance(view, Seen)
    assert (view.title, view.counted) == ("Conflict: Bolivia and Chile", "2 acts in 2 paragraphs of 1 article")
    assert len(view.sources) == view.paragraphs == 2
    go_to(app, "briefing")
    assert 'href="./relations?pick=pair:BOL-CHL:-"' in shown(app)


def test_the_link_to_the_overview_is_not_one_to_the_briefing_itself(app):
    app.run()
    app.button(key="pin_view").click().run()
    go_to(app, "briefing")
    assert 'href="./"' in shown(app)


def test_the_link_of_a_pin_opens_the_same_view(settings):
    app = open_app(country=["CHL", "PER"], match="between", unit="articles", status="historic", words="Peru")
    go_to(app, "relations", view="Matrix", pick="acts:PER>CHL")
    app.button(key="pin_view").click().run()
    link = view_link(pins(app)[0].view)
    assert link == (
        "relations?country=CHL&country=PER&match=between&status=historic&words=Peru&unit=articles&view=Matrix"
        "&pick=acts:PER%3ECHL"
    )
    fresh = open_app(**{name: values for name, values in parse_qs(link.partition("?")[2]).items() if name != "pick"})
    assert fresh.session_state["chosen_filters"] == app.session_state["chosen_filters"]


def test_pins_survive_a_change_of_page_and_their_number_stands_in_the_navigation(app):
    app.run()
    note(app, "Mind the tin.")
    for page in ("actors", "method", "briefing"):
        go_to(app, page)
        assert errors_of(app) == []
        assert pins(app) == (Note(pins(app)[0].id, "Mind the tin."),)
    assert '<h1 class="bl-page">Briefing: 1 pin</h1>' in html_of(app)


@pytest.mark.parametrize(
    ("button", "order"), [("down_0", "bac"), ("up_2", "acb"), ("remove_1", "ac"), ("down_1", "acb")]
)
def test_pins_are_ordered_and_removed_and_undo_brings_them_back(three, button, order):
    name, _, place = button.partition("_")
    three.button(key=f"{name}_{pins(three)[int(place)].id}").click().run()
    assert "".join(pin.comment for pin in pins(three)) == order
    three.button(key="undo").click().run()
    assert "".join(pin.comment for pin in pins(three)) == "abc"
    assert errors_of(three) == []


def test_the_ends_of_the_list_go_no_further(three):
    first, _, last = pins(three)
    assert three.button(key=f"up_{first.id}").disabled
    assert three.button(key=f"down_{last.id}").disabled


def test_comment_title_and_date_are_kept_and_undone(three):
    second = pins(three)[1]
    three.text_area(key=f"comment_{second.id}").set_value("B, with a reason").run()
    three.text_input(key="briefing_title").set_value("Tin").run()
    assert three.session_state["briefing"].title == "Tin"
    assert pins(three)[1].comment == "B, with a reason"
    for _ in range(2):
        three.button(key="undo").click().run()
    assert three.text_area(key=f"comment_{second.id}").value == "b"
    assert three.text_input(key="briefing_title").value == "Briefing"


def test_a_saved_briefing_is_opened_in_a_fresh_session(settings, three):
    content = saved(replace(three.session_state["briefing"], title="Tin"))
    app = go_to(unopened(), "briefing")
    app.file_uploader(key="open_briefing_0").set_value(("tin.briefing.json", content, "application/json")).run()
    assert errors_of(app) == []
    assert "Tin: 3 pins" in html_of(app)
    app.button(key="undo").click().run()
    assert "Briefing: 0 pins" in html_of(app)


@pytest.mark.parametrize("content", [b"", b"{}", b"<script>alert(1)</script>", b'{"format": "borderlines briefing"}'])
def test_a_file_that_is_no_briefing_is_refused_and_changes_nothing(three, content):
    with pytest.raises(BriefingFaulty) as fault:
        opened(content)
    three.file_uploader(key="open_briefing_0").set_value(("x.json", content, "application/json")).run()
    assert not three.exception
    assert str(fault.value) in three.error[0].value.replace("\\", "")
    assert len(pins(three)) == 3


def test_hostile_text_shows_as_it_is(app):
    pin_passage(app, paragraph_id("<b>hostile</b>.txt", 2))
    go_to(app, "actors")
    app.button(key="pin_chart_actors").click().run()
    note(app, HOSTILE_TEXT)
    go_to(app, "briefing")
    assert errors_of(app) == []
    text = shown(app)
    assert "&lt;script&gt;" in text
    assert "<script" not in text
    assert "<img" not in text
    assert LONG_NAME.replace("<", "&lt;").replace(">", "&gt;") in text
    assert HOSTILE_TEXT in [area.value for area in app.text_area]


def test_a_briefing_of_a_corpus_that_lost_its_articles_says_so(settings, tmp_path, app):
    pin_passage(app, paragraph_id("andes.txt", 3), pick=CONFLICT)
    go_to(app, "actors")
    app.button(key="pin_chart_actors").click().run()
    frames = {name: frame.head(0) for name, frame in corpus_frames().items()}
    publish(tmp_path / "store", frames, {})
    settings.setenv("BORDERLINES_STORE", str(tmp_path / "store"))
    go_to(app, "briefing")
    assert errors_of(app) == []
    assert "(no longer in the corpus)" in shown(app)
    assert "This paragraph is no longer in the corpus" in html_of(app)
    assert "The numbers are those of an earlier build" in html_of(app)


def test_a_corpus_of_one_article_is_pinned_and_cited(settings, tmp_path):
    settings.setattr(corpus, "FILES", {"wire/again.txt": corpus.FILES["wire/again.txt"]})
    publish(tmp_path / "store", corpus_frames(), {})
    settings.setenv("BORDERLINES_STORE", str(tmp_path / "store"))
    app = open_app()
    pin_passage(app, paragraph_id("wire/again.txt", 1))
    app.button(key="pin_chart_relation_map").click().run()
    app.button(key="pin_view").click().run()
    go_to(app, "briefing")
    assert errors_of(app) == []
    assert "“Ethiopia and Eritrea signed an agreement on the…”, no date, paragraph 1" in shown(app)
    assert "3 mentions in 1 paragraph of 1 article" in shown(app)
    assert len(set(re.findall("pick=paragraph:[0-9a-f]{16}", shown(app)))) == 1


def test_a_chart_of_one_article_keeps_the_filters_of_that_article(app):
    go_to(app, "articles", read=article_id("road"))
    app.button(key="pin_chart_in_article_countries").click().run()
    (chart,) = pins(app)
    assert chart.view.filters.articles == (article_id("road"),)
    assert {source.headline for row in chart.rows for source in row.sources} == {"The tin road"}


def test_the_file_that_a_page_saves_is_plain_json(three):
    content = json.loads(saved(three.session_state["briefing"]))
    assert [pin["comment"] for pin in content["pins"]] == ["a", "b", "c"]

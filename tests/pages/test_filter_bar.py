"""The filter bar: one for all pages, in the address, with what is set in sight."""

from datetime import date

import pytest
from dashboard_app import errors_of, go_to, html_of, open_app, unopened

from components.identity import stable_id


@pytest.fixture
def app(app):
    """The dashboard at its first page, with the bar."""
    return app.run()


def field(app, name):
    """The field that an analyst sees, by its name; those that hold the address are hidden."""
    return next(one for one in app.multiselect if one.label == name)


def chosen(app, name):
    return field(app, name).value


def one_of(app, name):
    """The field for one value, by its name."""
    return next(one for one in app.selectbox if one.label == name)


def more_fields(app):
    app.button(key="more_fields").click().run()


def articles_of(app):
    return {m.label: m.value for m in app.metric}["Articles"]


TOGETHER = "How the countries go together"


def test_options_show_their_numbers_most_frequent_first(app):
    assert field(app, "Country").options[:3] == ["Ethiopia (6)", "Chile (5)", "Bolivia (4)"]


def test_options_count_under_the_other_filters_and_not_under_their_own(app):
    field(app, "Country").set_value(["ETH"]).run()
    assert field(app, "Country").options[:3] == ["Ethiopia (6)", "Chile (5)", "Bolivia (4)"]
    assert all(option.endswith(" (0)") or "Mining" not in option for option in field(app, "Theme").options)


def test_what_an_analyst_chooses_stands_in_the_address_by_its_code(app):
    field(app, "Country").set_value(["PER", "CHL"]).run()
    field(app, "Theme").set_value(["mining_resources"]).run()
    assert app.query_params["country"] == ["PER", "CHL"]
    assert app.query_params["theme"] == "mining_resources"
    field(app, "Country").set_value([]).run()
    assert "country" not in app.query_params


@pytest.mark.parametrize("written", ["Ethiopia (6)", "Ethiopia (99)", "Ethiopia", "ETH"])
def test_a_link_sets_a_filter_however_it_writes_it(settings, written):
    app = open_app(country=written)
    assert errors_of(app) == []
    assert chosen(app, "Country") == ["ETH"]
    assert [b.label for b in app.button if b.key == "drop_country_ETH"] == ["Ethiopia"]


def test_a_link_sets_several_filters(settings):
    app = open_app(country=["Chile", "PER"], unit="paragraphs", words="port")
    assert chosen(app, "Country") == ["CHL", "PER"]
    assert app.selectbox(key="unit").value == "paragraphs"
    assert "1 of 13 paragraphs" in html_of(app)


def test_what_a_link_names_and_the_corpus_has_not_is_said(settings):
    app = open_app(country=["Atlantis", "PER"], actor="0000000000000000")
    assert chosen(app, "Country") == ["PER"]
    assert "This corpus has no country &#x27;Atlantis&#x27;." in html_of(app)
    assert "This corpus has no actor &#x27;0000000000000000&#x27;." in html_of(app)


@pytest.mark.parametrize(
    "address",
    [
        {"country": "Atlantis"},
        {"unit": "elephants"},
        {"dates": ["yesterday"]},
        {"pick": "<script>alert(1)</script>"},
        {"pick": "actor:0000000000000000"},
        {"read": "../../etc/passwd"},
        {"words": "<script>" * 100},
        {"match": "sideways", "country": ["ETH", "ERI"]},
        {"class": "</style>", "status": "rumoured", "flag": "$x$", "publisher": "<script>"},
    ],
)
def test_an_address_from_anywhere_breaks_nothing(settings, address):
    app = open_app(**address)
    for page in ("actors", "articles", "relations"):
        assert errors_of(go_to(app, page, **{k: v for k, v in address.items() if k in ("pick", "read")})) == []


def test_what_is_set_has_a_chip_that_takes_it_away(app):
    field(app, "Country").set_value(["ETH", "ERI"]).run()
    app.button(key="drop_country_ETH").click().run()
    assert chosen(app, "Country") == ["ERI"]
    assert app.query_params["country"] == "ERI"


def test_reset_takes_everything_away(app):
    field(app, "Country").set_value(["ETH"])
    app.text_input(key="words").set_value("port").run()
    app.button(key="reset_filters").click().run()
    assert chosen(app, "Country") == []
    assert app.text_input(key="words").value == ""
    assert not [button for button in app.button if button.key == "reset_filters"]


def test_nothing_set_shows_no_chips(app):
    assert not [button for button in app.button if str(button.key).startswith("drop_")]


def test_filters_survive_a_change_of_page(app):
    field(app, "Theme").set_value(["mining_resources"]).run()
    for page in ("actors", "method", "articles"):
        go_to(app, page)
        assert chosen(app, "Theme") == ["mining_resources"]


def test_the_range_of_dates_leaves_articles_between_them(app):
    app.date_input(key="dates").set_value((date(2025, 12, 1), date(2025, 12, 2))).run()
    assert "undated" in {toggle.key for toggle in app.toggle}
    app.toggle(key="undated").set_value(False).run()
    assert errors_of(app) == []
    assert {m.label: m.value for m in app.metric}["Articles"] == "2"
    assert "1 December 2025 to 2 December 2025" in [b.label.replace("\\", "") for b in app.button]


def test_the_notes_on_the_text_leave_the_articles_that_have_them(app):
    more_fields(app)
    assert one_of(app, "Notes on the text").options == [
        "Without notes (38)",
        "Machine-translated (3)",
        "Spun (3)",
        "Cut short (0)",
        "Not analysed (0)",
    ]
    one_of(app, "Notes on the text").set_value("spun").run()
    assert errors_of(app) == []
    assert app.query_params["flag"] == "spun"
    assert articles_of(app) == "1"
    app.button(key="drop_flag_spun").click().run()
    assert one_of(app, "Notes on the text").value is None
    assert "flag" not in app.query_params


@pytest.mark.parametrize(("written", "chip"), [("spun", "Spun"), ("Spun", "Spun"), ("unflagged", "Without notes")])
def test_a_link_sets_the_note_on_the_text_though_its_field_is_folded_away(settings, written, chip):
    app = open_app(flag=written)
    assert errors_of(app) == []
    assert chip in [b.label for b in app.button]


def test_fields_that_are_needed_less_often_unfold(app):
    assert not [one for one in app.multiselect if one.label in ("Article", "Publisher", "Kind of act")]
    more_fields(app)
    assert field(app, "Publisher").options[0] == "Horn Courier (18)"
    assert field(app, "Kind of act").options[:3] == ["Cooperation (10)", "Conflict (3)", "Neutral (1)"]
    assert chosen(app, "Status of acts") == ["actual"]


def test_how_countries_go_together_is_asked_where_there_are_two(app):
    field(app, "Country").set_value(["ETH"]).run()
    assert not [one for one in app.selectbox if one.label == TOGETHER]
    field(app, "Country").set_value(["ETH", "ERI"]).run()
    one_of(app, TOGETHER).set_value("between").run()
    assert errors_of(app) == []
    assert app.query_params["match"] == "between"
    assert "3 of 13 paragraphs" in html_of(app)
    app.button(key="drop_match_between").click().run()
    assert "match" not in app.query_params
    assert one_of(app, TOGETHER).value == "any"


def test_between_two_countries_only_their_acts_count(settings):
    app = go_to(unopened(country=["ETH", "ERI"], match="between"), "relations")
    assert "3 acts between 2 countries" in html_of(app)
    assert "Acts between these countries" in [b.label for b in app.button]


def test_a_kind_of_act_leaves_its_paragraphs_on_every_page(app):
    more_fields(app)
    field(app, "Kind of act").set_value(["conflict"]).run()
    assert app.query_params["class"] == "conflict"
    assert "3 of 13 paragraphs" in html_of(app)
    assert "3 acts between 4 countries" in html_of(go_to(app, "relations"))
    assert "Conflict" in [b.label for b in app.button]


def test_what_happened_counts_and_the_rest_is_said_to_be_left_out(app):
    assert "Only what happened: 4 acts left out" in [b.label for b in app.button]
    app.button(key="count_every_status").click().run()
    assert {m.label: m.value for m in app.metric}["Acts"] == "15"
    assert "Acts of every status" in [b.label for b in app.button]
    app.button(key="drop_status").click().run()
    assert {m.label: m.value for m in app.metric}["Acts"] == "11"
    assert "status" not in app.query_params


@pytest.mark.parametrize("written", ["planned", "Planned"])
def test_a_link_sets_the_statuses(settings, written):
    app = open_app(status=written)
    assert {m.label: m.value for m in app.metric}["Acts"] == "1"
    assert "Acts: planned (17 left out)" in [b.label.replace("\\", "") for b in app.button]


def test_a_story_leaves_all_articles_that_tell_it(app):
    more_fields(app)
    assert field(app, "Story told in several articles").options == ["Ports and promises (17)"]
    field(app, "Story told in several articles").set_value([stable_id("story", "ports")]).run()
    assert errors_of(app) == []
    assert articles_of(app) == "2"
    assert "Ports and promises" in [b.label for b in app.button]
    app.button(key=f"drop_story_{stable_id('story', 'ports')}").click().run()
    assert articles_of(app) == "6"


def test_publishers_are_chosen_by_name(app):
    more_fields(app)
    field(app, "Publisher").set_value(["Horn Courier", "<b>Publisher</b>"]).run()
    assert errors_of(app) == []
    assert articles_of(app) == "3"
    assert "<b>Publisher</b>" in [b.label.replace("\\", "") for b in app.button]


def test_a_range_of_dates_says_how_many_articles_have_none(app):
    app.date_input(key="dates").set_value((date(2025, 12, 1), date(2025, 12, 2))).run()
    assert "2 of 6 articles without a date, kept" in html_of(app)
    app.toggle(key="undated").set_value(False).run()
    assert "2 of 6 articles without a date, left out" in html_of(app)


def test_reset_takes_kinds_statuses_and_ways_to_combine_away(settings):
    app = open_app(
        country=["ETH", "ERI"], match="all", status=["planned", "denied"], publisher="Horn Courier", flag="spun"
    )
    app.button(key="reset_filters").click().run()
    assert errors_of(app) == []
    assert "13 paragraphs" in html_of(app)
    assert set(app.query_params) == set()

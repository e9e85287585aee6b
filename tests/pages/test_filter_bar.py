"""The filter bar: one for all pages, in the address, with what is set in sight."""

import pytest
from dashboard_app import errors_of, go_to, html_of, open_app


def chosen(app, key):
    return app.multiselect(key=key).value


def test_options_show_their_numbers_most_frequent_first(app):
    options = app.multiselect(key="country").options
    assert options[:3] == ["Ethiopia (6)", "Chile (5)", "Bolivia (4)"]


@pytest.mark.parametrize("written", ["Ethiopia (6)", "Ethiopia (99)", "Ethiopia", "ETH"])
def test_a_link_sets_a_filter_however_it_writes_it(settings, written):
    app = open_app(country=written)
    assert errors_of(app) == []
    assert chosen(app, "country") == ["ETH"]
    assert app.query_params["country"] == "Ethiopia (6)"


def test_a_link_sets_several_filters(settings):
    app = open_app(country=["Chile", "PER"], unit="Count paragraphs", words="port")
    assert chosen(app, "country") == ["CHL", "PER"]
    assert app.selectbox(key="unit").value == "paragraphs"
    assert "1 of 13 paragraphs" in html_of(app)


@pytest.mark.parametrize(
    "address",
    [
        {"country": "Atlantis"},
        {"unit": "Count elephants"},
        {"dates": ["yesterday"]},
        {"pick": "<script>alert(1)</script>"},
        {"pick": "actor:0000000000000000"},
        {"read": "../../etc/passwd"},
        {"words": "<script>" * 100},
    ],
)
def test_an_address_from_anywhere_breaks_nothing(settings, address):
    app = open_app(**address)
    for page in ("actors", "articles", "relations"):
        assert errors_of(go_to(app, page, **{k: v for k, v in address.items() if k in ("pick", "read")})) == []


def test_what_is_set_has_a_chip_that_takes_it_away(app):
    app.multiselect(key="country").set_value(["ETH", "ERI"]).run()
    app.button(key="drop_country_ETH").click().run()
    assert chosen(app, "country") == ["ERI"]


def test_reset_takes_everything_away(app):
    app.multiselect(key="country").set_value(["ETH"])
    app.text_input(key="words").set_value("port").run()
    app.button(key="reset_filters").click().run()
    assert chosen(app, "country") == []
    assert app.text_input(key="words").value == ""
    assert not [button for button in app.button if button.key == "reset_filters"]


def test_nothing_set_shows_no_chips(app):
    assert not [button for button in app.button if str(button.key).startswith("drop_")]


def test_filters_survive_a_change_of_page(app):
    app.multiselect(key="theme").set_value(["mining_resources"]).run()
    for page in ("actors", "method", "articles"):
        go_to(app, page)
        assert chosen(app, "theme") == ["mining_resources"]


def test_the_range_of_dates_leaves_articles_between_them(app):
    from datetime import date

    app.date_input(key="dates").set_value((date(2025, 12, 1), date(2025, 12, 2))).run()
    assert "undated" in {toggle.key for toggle in app.toggle}
    app.toggle(key="undated").set_value(False).run()
    assert errors_of(app) == []
    assert {m.label: m.value for m in app.metric}["Articles"] == "2"
    assert "1 December 2025 to 2 December 2025" in [b.label.replace("\\", "") for b in app.button]

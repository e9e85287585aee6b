"""The page of themes: its views, the tables behind them, by what a theme is given and how good that is."""

import pytest
from corpus_frames import article_id
from dashboard_app import errors_of, go_to, html_of, open_app

from components.queries.scores import scores
from components.widgets.marked_text import escaped


@pytest.mark.parametrize(
    "view", ["By country", "By actor", "Over time", "Together", "By article", "Definitions and cues"]
)
def test_every_view_of_themes_opens(app, view):
    go_to(app, "themes")
    app.segmented_control(key="themes_view").set_value(view).run()
    assert errors_of(app) == []


def test_a_theme_shows_all_its_rules_and_weights_and_what_they_found_here(app):
    go_to(app, "themes", pick="theme:mining_resources", themes_view="Definitions and cues")
    app.segmented_control(key="themes_view").set_value("Definitions and cues").run()
    assert errors_of(app) == []
    measured, rules, cues, words, evidence, _ = (table.value for table in app.dataframe)
    assert {"precision", "recall"} < set(measured)
    columns = ["name", "weight", "phrases", "mentions", "words"]
    assert rules[columns].fillna(0).values.tolist() == [
        ["mine", 1.0, 2, 1, "mine"], ["mines", 0, 0, 1, "mines"], ["metals", 0.3, 1, 0, ""],
    ]  # fmt: skip
    assert set(cues["form"]) == {"mine", "mines"}
    assert words.values.tolist() == [["ore", 1.6], ["agency", -0.9]]
    assert evidence.values.tolist() == [["rule", 1.46]]
    shown = html_of(app)
    assert "<p>mine, mine/noun shaft</p>" in shown
    assert "Only where 2 countries are named in the same paragraph; only with one of these" in shown
    assert escaped("<b>yours</b>") in shown
    assert "<b>yours" not in shown
    assert any("makes it 37% likely" in caption.value for caption in app.caption)


def test_definitions_say_how_often_a_theme_was_right(app):
    go_to(app, "themes")
    app.segmented_control(key="themes_view").set_value("Definitions and cues").run()
    unseen = scores()["held_out"].themes.set_index("name")
    shown = app.dataframe[0].value.set_index("label")
    assert shown.loc["Mining", ["precision", "found"]].tolist() == [
        unseen.loc["mining_resources", "precision"],
        unseen.loc["mining_resources", "found"],
    ]


@pytest.mark.parametrize(
    ("view", "key", "row"),
    [
        ("By actor", "by_actor", ["Meles Abera", "Humanitarian aid", 2]),
        ("Over time", "over_time", ["Border and military", "2 December 2025", 2]),
        ("Together", "together", ["Mining", "Transport", 2]),
    ],
)
def test_the_table_behind_each_view_of_themes(app, view, key, row):
    go_to(app, "themes")
    app.segmented_control(key="themes_view").set_value(view).run()
    app.segmented_control(key=f"{key}_as").set_value("Table").run()
    assert errors_of(app) == []
    assert row in app.dataframe[0].value.iloc[:, :3].values.tolist()


def test_themes_without_dates_are_shown_by_article(settings):
    app = open_app(article=article_id("ports_again"))
    go_to(app, "themes")
    app.segmented_control(key="themes_view").set_value("Over time").run()
    assert errors_of(app) == []
    assert any("No article here bears a date" in caption.value for caption in app.caption)

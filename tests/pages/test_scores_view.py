"""The view 'How good' of the page Method says what was measured, on what, and what is not covered."""

from dashboard_app import errors_of, go_to

from components.queries.scores import scores


def test_the_view_says_what_was_measured_and_what_is_not_covered(app):
    go_to(app, "method", method="How good")
    assert errors_of(app) == []
    text = "\n".join(element.value for element in app.markdown)
    assert "Measured on 42 paragraphs of 5 articles" in text
    assert "The pages are about Afghanistan and its neighbours" in text
    assert "made by another version" in app.caption[0].value  # the test corpus was made by none
    assert list(app.dataframe[0].value["f1"]) == list(scores()["real"].stages["f1"])


def test_themes_and_types_are_named_in_words_most_labelled_first(app):
    go_to(app, "method", method="How good")
    stages, themes, types = (frame.value for frame in app.dataframe)
    assert len(stages) == 8
    assert themes["wanted"].is_monotonic_decreasing
    assert "Mining" in set(themes["name"])  # as the theme is called in this build
    assert "Attacks" in set(types["name"])


def test_pages_of_other_regions_are_a_switch_away(app):
    go_to(app, "method", method="How good", measured_on="Invented pages, other regions")
    assert errors_of(app) == []
    text = "\n".join(element.value for element in app.markdown)
    assert "marked by one careful reader" in text
    assert "the events are made up" in " ".join(text.split())
    stages = app.dataframe[0].value
    assert list(stages["f1"]) == list(scores()["invented"].stages["f1"])
    assert "readers" not in stages

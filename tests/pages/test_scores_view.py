"""The view 'How good' of the page Method says what was measured, on what, and what is not covered."""

import pytest
from dashboard_app import errors_of, go_to

from components.queries.scores import audit, scores


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


@pytest.mark.parametrize(
    ("label", "name", "says", "readers"),
    [
        (
            "Invented pages, other regions",
            "regions",
            "the events are made up",
            "2 careful readers apart from each other",
        ),
        ("The first six of these", "invented", "never fall below again", "one careful reader"),
        ("Pages never seen before", "held_out", "measured three times at most", "2 careful readers"),
    ],
)
def test_pages_of_other_regions_are_a_switch_away(app, label, name, says, readers):
    go_to(app, "method", method="How good", measured_on=label)
    assert errors_of(app) == []
    text = " ".join("\n".join(element.value for element in app.markdown).split())
    assert f"marked by {readers}" in text
    assert says in text
    stages = app.dataframe[0].value
    assert list(stages["f1"]) == list(scores()[name].stages["f1"])
    assert ("readers" in stages) == ("readers" in readers)


def test_the_newest_audit_by_eye_is_shown_with_its_bounds_and_where_it_was_drawn(app):
    go_to(app, "method", method="How good")
    found = audit()
    assert "Acts checked by eye" in [heading.value for heading in app.subheader]
    text = " ".join(element.value for element in app.markdown)
    assert f"**{found.right} of {found.rows} acts are right**" in text
    assert f"(95 % bounds {found.low:.2f} to {found.high:.2f})" in text
    drawn = next(caption.value for caption in app.caption if caption.value.startswith("Drawn at random on"))
    assert found.texts in drawn
    assert f"from {found.relations} acts found" in drawn

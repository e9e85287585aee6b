"""Dates of articles and of events against what readers give, counted by hand."""

import pytest
from gold_samples import page, write

from components.quality.comparing import Counts
from components.quality.dating import Dating, as_edtf, compare_events, compare_published, found_dating
from components.quality.facts import Facts
from components.quality.floors import figures
from components.quality.gold import load_gold
from components.quality.gold_file import GoldError
from components.quality.predictions import FoundParagraph
from components.quality.scoring import measure


def paragraph(text: str, published: str, *dates: str) -> FoundParagraph:
    return FoundParagraph("ports.txt", "article", "", text, Facts(), published, frozenset(dates))


KENYA = "kenya praised uganda for its ports on monday."
DOE = '"we will work together," jane doe said.'


@pytest.mark.parametrize(
    ("found", "said", "counts"),
    [
        ("2025-12-02", ["2025-12-02"], Counts(1, 1, 1, 1)),
        ("2025-12", ["2025-12-02"], Counts(0, 1, 0, 1)),  # a month is not a day
        ("", ["2025-12-02"], Counts(0, 0, 0, 1)),
        ("2025-12-02", [""], Counts(0, 1, 0, 0)),  # invented
        ("", [""], Counts()),
        ("2025-12-02", ["2025-12-02", "2025-12"], Counts(1, 1, 0, 0)),  # readers differ: nothing is wanted
    ],
)
def test_a_date_of_publication_counts_in_value_and_precision(found, said, counts):
    assert compare_published(Dating(found), [Dating(published) for published in said]) == counts


@pytest.mark.parametrize(
    ("published", "found", "said", "counts"),
    [
        ("2025-12-04", {"2025-12-02", "2024"}, [{"2025-12-02", "2023"}], Counts(1, 2, 1, 2)),
        ("2025-12-04", {"2025-11-26"}, [{"XXXX-11-26"}], Counts(0, 1, 0, 1)),  # where did the year come from?
        ("", {"2025-11-26"}, [{"XXXX-11-26"}], Counts(1, 1, 1, 1)),  # from metadata
        ("", {"2025-11-26"}, [{"XXXX-11-27"}], Counts(0, 1, 0, 1)),
        ("", {"2024"}, [{"2024"}, set()], Counts(1, 1, 0, 0)),
    ],
)
def test_dates_of_events_count_with_their_years(published, found, said, counts):
    readers = [Dating("", frozenset(events)) for events in said]
    assert compare_events(Dating(published, frozenset(found)), readers) == counts


@pytest.mark.parametrize(("label", "edtf"), [("--11-26", "XXXX-11-26"), ("--05", "XXXX-05"), ("2024-01", "2024-01")])
def test_a_label_without_a_year_is_edtf_without_one(label, edtf):
    assert as_edtf(label) == edtf


def test_an_article_has_the_dates_of_its_paragraphs_and_was_published_when_most_of_them_were():
    pieces = [paragraph("a", "2025", "2024"), paragraph("b", "2025"), paragraph("c", "2026", "2023")]
    assert found_dating(pieces) == Dating("2025", frozenset({"2024", "2023"}))
    assert found_dating([]) == Dating()


def dated(**dating):
    labels = page()
    labels["documents"][0] |= dating
    return labels


def test_figures_of_dating_are_those_of_labels_that_give_dates(tmp_path):
    gold = load_gold(write(tmp_path, A=dated(published="2025-12-04", event_dates=["2025-12-01", "--05"])), tmp_path)
    ours = measure(gold, [paragraph(KENYA, "2025-12-04", "2025-12-01"), paragraph(DOE, "2025-12-04", "2024")])
    assert {name: (score.precision, score.recall) for name, score in ours.dating.items()} == {
        "published": (1, 1),
        "dates": (0.5, 0.5),
    }
    assert ours.as_json()["dating"]["dates"]["wanted"] == 2
    assert figures(ours, "own")["own.dates_f1"] == 0.5


def test_labels_without_dates_give_no_figures_of_dating(tmp_path):
    gold = load_gold(write(tmp_path, A=page()), tmp_path)
    assert measure(gold, [paragraph(KENYA, "2025-12-04", "2024")]).dating == {}


@pytest.mark.parametrize("published", ["2 December 2025", "2025-12-2", ""])
def test_a_label_that_is_no_date_is_refused(tmp_path, published):
    with pytest.raises(GoldError, match=r"documents\[0\].published"):
        load_gold(write(tmp_path, A=dated(published=published, event_dates=[])), tmp_path)

import pandas as pd
import pytest

from components.queries.filters import Filters
from components.queries.passages import passages
from components.queries.picks import parse
from components.queries.relations import acts
from components.queries.timeline import acts_by_country, acts_by_theme, dated_acts
from components.schema import STATUSES

EVERY_ACT = Filters(statuses=STATUSES)


def marks(rows, lane):
    found = rows[rows["lane"] == lane]
    return found[["date", "basis", "polarity", "mentions"]].values.tolist()


def test_an_act_stands_with_both_countries_at_its_own_date_else_at_that_of_its_article(tables):
    rows = acts_by_country(tables, EVERY_ACT)
    assert marks(rows, "ETH") == [
        ["2025-11-03", "article", "-", 2],  # accused, attacked: the text does not date them
        ["2025-11-03", "event", "+", 1],  # signed, as the text dates it
        ["2026", "event", "+", 1],  # will send
        ["none", "none", "+", 1],  # signed: an article without a date
    ]
    assert marks(rows, "ECU") == [["1981", "event", "-", 1]]
    assert marks(rows, "DJI") == [["2025-11", "article", "+", 1], ["2026", "event", "+", 1]]


@pytest.mark.parametrize(
    ("date", "precision"), [("2025-11-03", "day"), ("2025-11", "month"), ("1981", "year"), ("none", None)]
)
def test_a_date_is_as_precise_as_it_is_known(tables, date, precision):
    rows = acts_by_country(tables, EVERY_ACT)
    found = rows[rows["date"] == date]["precision"]
    assert len(found)
    assert found.isna().all() if precision is None else set(found) == {precision}


def test_a_month_spans_its_days_and_what_has_no_date_none(tables):
    rows = acts_by_country(tables, EVERY_ACT).set_index("date")
    month = rows.loc["2025-11"].iloc[0]
    assert (month["date_from"], month["date_to"]) == (pd.Timestamp(2025, 11, 1), pd.Timestamp(2025, 11, 30))
    assert rows.loc[["none"], ["date_from", "date_to"]].isna().all(axis=None)


def test_marks_come_in_order_of_time_undated_last(tables):
    days = acts_by_country(tables, EVERY_ACT)["date_from"]
    assert days.dropna().is_monotonic_increasing
    assert days.isna().sort_values().tolist() == days.isna().tolist()


def test_an_act_stands_in_the_lane_of_each_theme_of_its_paragraph(tables):
    rows = acts_by_theme(tables, Filters())
    assert marks(rows, "mining_resources") == [
        ["2025-12-02", "article", "-", 1],
        ["XXXX-11-26", "article", "+", 1],  # a date without its year is known as far as it goes
    ]
    assert ["2025-12-02", "article", "-", 2] in marks(rows, "transport_infrastructure")
    assert set(rows.loc[rows["lane"] == "mining_resources", "label"]) == {"Mining"}


def test_acts_in_order_of_time_are_those_of_the_relations(tables):
    rows = dated_acts(tables, EVERY_ACT)
    assert sorted(rows["relation_id"]) == sorted(acts(tables, EVERY_ACT)["relation_id"])
    assert rows["date"].tolist()[0] == "2026"
    assert rows["date"].tolist()[-3:] == ["1981", "XXXX-11-26", "none"]
    assert rows["basis"].value_counts().to_dict()["event"] == 3


def test_a_mark_opens_its_acts(tables):
    found = passages(tables, parse("when-country:ETH:2025-11-03:article:-"), EVERY_ACT)
    assert found.heading == "2 acts in 1 paragraph of 1 article"
    assert found.frame["text"].iloc[0].startswith("Eritrea accused Ethiopia")


@pytest.mark.parametrize("question", [acts_by_country, acts_by_theme, dated_acts])
def test_nothing_found_keeps_columns_and_types(tables, question):
    nothing, something = (question(tables, Filters(text=text)) for text in ("no such words", ""))
    assert nothing.empty
    assert not something.empty
    assert nothing.dtypes.to_dict() == something.dtypes.to_dict()

"""Who rises and which pairs warmed: between two periods, against the rest, and when nothing can be said."""

from datetime import date, timedelta

import duckdb
import pytest

from components.queries.changes import rising, warming
from components.queries.compared import Compared, Side, TooLittle, compared
from components.queries.filters import Filters
from components.queries.passages import count
from components.queries.picks import parse
from components.schema import TABLES
from components.store.column_types import create_statement
from components.store.numbered import number_in_memory

LAST = date(2025, 12, 31)
PARAGRAPHS = 4  # of an article
PLACE = {"char_start": 0, "char_end": 4}


def published(days_ago: int) -> tuple[str, date, date]:
    day = LAST - timedelta(days=days_ago)
    return str(day), day, day


def made(articles: list[tuple[str | None, date | None, date | None]], rising_from: int) -> duckdb.DuckDBPyConnection:
    """Tables of articles of four paragraphs: all name `steady`, those from number `rising_from` on name `riser` too.

    In each stands an act of Peru on Chile: cooperation before `rising_from`, conflict from there on.
    """
    tables = duckdb.connect()
    for table in TABLES.values():
        tables.execute(create_statement(table))
    for name, kind in (("steady", "PERSON"), ("riser", "PERSON"), ("PER", "COUNTRY"), ("CHL", "COUNTRY")):
        _insert(tables, "entities", entity_id=name, name=name, type=kind)
    for number, (edtf, first, last) in enumerate(articles):
        key, late = f"{number:016x}", number >= rising_from
        dated = {"published": edtf, "published_from": first, "published_to": last}
        _insert(tables, "articles", article_id=key, story_id=key, source_file="f", position=number, **dated)
        for place in range(PARAGRAPHS):
            paragraph = f"{number:08x}{place:08x}"
            where = {"article_id": key, "source_file": "f", "position": number * PARAGRAPHS + place}
            _insert(tables, "paragraphs", paragraph_id=paragraph, kind="body", text="text", **PLACE, **where)
            for who in ("steady", "riser") if late else ("steady",):
                _insert(tables, "mentions", mention_id=paragraph + who, paragraph_id=paragraph, entity_id=who, **PLACE)
        ends = {"source_id": "PER", "target_id": "CHL", "source_country": "PER", "target_country": "CHL"}
        sign = {"polarity": "-" if late else "+", "status": "actual", "mutual": False}
        _insert(tables, "relations", relation_id=key, paragraph_id=f"{number:08x}{0:08x}", **PLACE, **ends, **sign)
    number_in_memory(tables)
    return tables


def _insert(tables: duckdb.DuckDBPyConnection, table: str, /, **values: object) -> None:
    flags = ", [] AS text_flags" if table == "articles" else ""
    given = ", ".join(f"${column} AS {column}" for column in values)
    tables.execute(f"INSERT INTO {table} BY NAME SELECT {given}{flags}", values)


@pytest.fixture
def weeks():
    """Six articles of the week before the last one, and six of the last week."""
    tables = made([published(day) for day in (12, 11, 10, 9, 8, 7, 5, 4, 3, 2, 1, 0)], rising_from=6)
    yield tables
    tables.close()


def test_the_shortest_period_that_holds_enough_is_compared_with_the_one_before(weeks):
    assert compared(weeks, Filters()) == Compared(
        Side(date(2025, 12, 25), LAST, 6, 24), Side(date(2025, 12, 18), date(2025, 12, 24), 6, 24), of_one_length=True
    )


def test_an_actor_rises_whose_share_grew_beyond_chance(weeks):
    rows = rising(weeks, Filters(unit="articles"), compared(weeks, Filters()))
    assert rows[["name", "count", "before", "expected"]].values.tolist() == [["riser", 6, 0, 0.0]]
    assert rows["pick"].tolist() == ["actor-between:riser:2025-12-25:2025-12-31"]


def test_a_pair_cooled_whose_balance_fell(weeks):
    rows = warming(weeks, Filters(), compared(weeks, Filters()))
    assert rows[["name_a", "name_b", "mentions", "balance", "before", "acts_before", "change"]].values.tolist() == [
        ["Chile", "Peru", 6, -1.0, 1.0, 6, -2.0]
    ]
    assert count(weeks, parse(rows["pick"][0]), Filters()).mentions == 6


def test_few_articles_of_the_last_year_are_compared_with_all_before():
    tables = made(
        [("2021", date(2021, 1, 1), date(2021, 12, 31))] * 3 + [published(0), published(90), published(200)], 3
    )
    between = compared(tables, Filters())
    assert between.in_time and not between.of_one_length
    assert (between.now.first, between.now.last) == (date(2025, 1, 1), LAST)
    assert (between.before.first, between.before.last) == (date(2021, 1, 1), date(2024, 12, 31))
    assert rising(tables, Filters(), between)["name"].tolist() == ["riser"]
    tables.close()


def test_without_dates_a_selection_is_compared_with_the_rest_of_the_corpus():
    tables = made([(None, None, None)] * 8, rising_from=4)
    assert compared(tables, Filters()) == TooLittle(articles=8, dated=0)
    chosen = Filters(articles=tuple(f"{number:016x}" for number in range(4, 8)))
    between = compared(tables, chosen)
    assert between == Compared(Side(None, None, 4, 16), Side(None, None, 4, 16), of_one_length=False)
    rows = rising(tables, chosen, between)
    assert rows[["name", "count", "before", "pick"]].values.tolist() == [["riser", 16, 0, "actor:riser"]]
    assert warming(tables, chosen, between)["pick"].tolist() == ["pair:CHL-PER"]
    tables.close()


def test_one_article_alone_makes_no_rise(weeks):
    between = compared(weeks, Filters())
    first = Filters(articles=(f"{11:016x}",))
    assert rising(weeks, first, between).empty


def test_what_is_dated_less_precisely_than_the_period_lies_in_neither():
    month = ("2025-12", date(2025, 12, 1), LAST)
    tables = made([published(8)] * 6 + [published(0)] * 6 + [month] * 3, rising_from=6)
    between = compared(tables, Filters())
    assert (between.now.articles, between.before.articles) == (6, 6)
    tables.close()


def test_a_day_that_is_none_opens_nothing(tables):
    pick = parse("actor-between:0123456789abcdef:2025-13-45:2025-12-31")
    assert count(tables, pick, Filters()).paragraphs == 0


def test_the_test_corpus_has_too_little_to_tell(tables):
    assert compared(tables, Filters()) == TooLittle(articles=6, dated=4)

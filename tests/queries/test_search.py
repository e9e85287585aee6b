"""Full-text search: what each way of writing finds, what is marked, and that a search counts like every other mark."""

import shutil
import sqlite3

import pytest
from corpus import HOSTILE_TEXT
from corpus_frames import corpus_frames

from components.queries import search_hits
from components.queries.filters import Filters
from components.queries.passages import count, passages
from components.queries.picks import Pick, parse
from components.queries.search import BEST, NEWEST, examples, results
from components.queries.search_words import LONGEST, problem_of
from components.store.builds import current_build, publish
from components.store.numbered import NUMBERED
from components.store.reading import open_tables
from components.store.search_index import INDEX

EVERYTHING = Filters()


def found(tables, query, filters=EVERYTHING, **page):
    """What is marked in each passage, in order."""
    frame = results(tables, query, filters, **page).frame
    return [[row.text[s.start : s.end] for s in row.spans] for row in frame.itertuples()]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("fishermen", [["fishermen"]]),
        ("FISHERMEN", [["fishermen"]]),
        ("rescue", [["rescued"]]),  # another form of the word
        ('"rescue"', []),  # just this word
        ('"port of Assab"', [["port of Assab"], ["port of Assab"]]),
        ('"Assab of port"', []),
        ("fisher*", [["fishermen"]]),
        ('"twelve Som"*', [["twelve Somali"]]),
        ("fishremen~", [["fishermen"]]),  # two letters swapped
        ("fishrmn~", []),
        ("fishrmn~2", [["fishermen"]]),
        ("twelve NEAR/1 fishermen", [["twelve", "fishermen"]]),
        ("fishermen NEAR/1 twelve", [["twelve", "fishermen"]]),
        ("twelve NEAR/0 fishermen", []),
        ('rescue NEAR "Somali fishermen"', [["rescued", "Somali fishermen"]]),
        ("fishermen consent", []),
        ("twelve AND fishermen", [["twelve", "fishermen"]]),
        ("attacked NOT Ecuador", [["attacked"]]),
        ("attacked -Ecuador", [["attacked"]]),
        ('attacked -"Ecuador"', [["attacked"]]),
        ("(1981 OR denied) attacked", [["1981", "attacked"], ["denied", "attacked"]]),
        ("caf\u00e9", [["cafe\u0301"]]),  # composed or not
        ("cafe", [["cafe\u0301"]]),
        ("שלום", [["שלום"]]),
        ("newsletter", []),  # page furniture is no article
        ("sunset", []),  # nor is a caption
        ("nowhere", []),
    ],
)
def test_each_way_of_writing_finds_and_marks(tables, query, marked):
    assert problem_of(query) == ""
    assert sorted(found(tables, query)) == sorted(marked)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ('"border', "A quotation mark is open"),
        ("(border", "A bracket is open"),
        ("border)", "A bracket closes"),
        ("()", "There is no word"),
        ("a ()", "nothing between the brackets"),
        ("AND border", "AND stands between words"),
        ("border AND", "AND stands between words"),
        ("OR", "OR stands between words"),
        ("border NOT", "NOT misses the word"),
        ("NOT border", "write first what to find"),
        ("border OR -trade", "write first what to find"),
        ("border NEAR", "NEAR stands between two words"),
        ("NEAR/5 border", "NEAR stands between two words"),
        ("border NEAR (a OR b)", "no brackets"),
        ("border NEAR/500 a", "at most 100"),
        ("*order", "The star stands for the end"),
        ("bor*der", "The star stands for the end"),
        ("border~3", "one or two other letters"),
        ('"a b"~2', "~ is for one word"),
        ("... !!", "There is no word"),
        ("x" * (LONGEST + 1), "too long"),
        ("x " * 40, "too much at once"),
        ("(" * 50 + "a" + ")" * 50, "too many brackets"),
    ],
)
def test_a_faulty_search_is_told_in_one_sentence(query, said):
    problem = problem_of(query)
    assert said in problem
    assert problem.endswith(".")
    assert parse(f"search:{query}") is None


@pytest.mark.parametrize(
    "query", ["'; DROP TABLE found; --", 'a" OR "b', "{x} : ^y", "text:border", "<script>", "\ufdd0port"]
)
def test_characters_of_the_engine_are_plain_text(tables, query):
    if not problem_of(query):
        results(tables, query, EVERYTHING)
    assert found(tables, "fishermen") == [["fishermen"]]


def test_a_search_obeys_the_filters(tables):
    assert len(found(tables, "port")) == 3
    assert len(found(tables, "port", Filters(countries=("PER",)))) == 1
    assert found(tables, "port", Filters(countries=("KEN",))) == []
    assert results(tables, "port", Filters(flag="unflagged")).counts.articles == 2


def test_the_heading_and_every_row_count_what_they_open(tables):
    query = "port OR road"
    whole = results(tables, query, EVERYTHING)
    assert whole.heading == "4 hits in 4 paragraphs of 3 articles"
    assert count(tables, Pick("search", (query,)), EVERYTHING) == whole.counts
    for row in whole.frame.itertuples():
        pick = parse(row.pick)
        opened = passages(tables, pick, EVERYTHING)
        assert pick.text == row.pick
        assert opened.frame["paragraph_id"].tolist() == [row.paragraph_id]
        assert opened.counts.mentions == row.hits == len(opened.frame.iloc[0]["spans"])


def test_newest_first_and_best_first_show_the_same_paragraphs(tables):
    newest, best = (results(tables, "port OR road", EVERYTHING, order=order).frame for order in (NEWEST, BEST))
    assert newest["published"].tolist()[0] == "2025-12-02"
    assert set(newest["paragraph_id"]) == set(best["paragraph_id"])
    first = results(tables, "port OR road", EVERYTHING, limit=1)
    assert len(first.frame) == 1
    assert first.frame.iloc[0]["paragraph_id"] == best.iloc[0]["paragraph_id"]
    assert first.counts.paragraphs == 4


def test_a_story_told_again_is_similar(tables):
    told = results(tables, '"an agency said"', EVERYTHING).frame.iloc[0]
    similar = passages(tables, Pick("similar", (told["paragraph_id"],)), EVERYTHING)
    assert similar.frame.iloc[0]["text"] == "Ethiopia and Eritrea signed an agreement on the port of Assab."
    assert told["paragraph_id"] not in set(similar.frame["paragraph_id"])
    assert similar.heading.startswith(f"{similar.counts.mentions} shared words in ")
    assert passages(tables, Pick("similar", ("0" * 16,)), EVERYTHING).counts.paragraphs == 0


def test_examples_find_what_they_say(tables):
    offered = examples(tables, EVERYTHING)
    assert len(offered) == 3
    for example in offered:
        assert count(tables, Pick("search", (example.query,)), EVERYTHING).paragraphs == example.paragraphs > 0
    assert examples(tables, Filters(countries=("KEN",), themes=("mining_resources",))) == []


def test_marks_stand_where_the_words_stand_in_hostile_text(tables):
    row = results(tables, "praised summit", EVERYTHING).frame.iloc[0]
    assert row["text"] == HOSTILE_TEXT
    assert [row["text"][s.start : s.end] for s in row["spans"]] == ["praised", "summit"]


@pytest.mark.parametrize(
    "query",
    [
        "port",
        "port OR road",
        "Chile Bolivia",
        "fishremen~",
        '"port of Assab" OR mine',
        "a* OR road",
        "fisher*",
        "port -mine",
    ],
)
def test_many_paragraphs_are_counted_as_few_are(tables, monkeypatch, query):
    few = results(tables, query, EVERYTHING)
    search_hits._remembered.cache_clear()
    monkeypatch.setattr(search_hits, "MANY", 0)
    many = results(tables, query, EVERYTHING)
    search_hits._remembered.cache_clear()
    assert few.counts.mentions > 0
    assert many.counts == few.counts
    assert many.frame["paragraph_id"].tolist() == few.frame["paragraph_id"].tolist()


@pytest.mark.parametrize("damage", ["missing", "damaged"])
def test_a_build_without_a_usable_index_gets_one(tmp_path, damage):
    build = publish(tmp_path, corpus_frames(), {})
    index = build.database.with_name(INDEX)
    assert index.is_file()
    index.unlink() if damage == "missing" else index.write_bytes(b"no database" * 100)
    connection = open_tables(current_build(tmp_path))
    assert found(connection, "fishermen") == [["fishermen"]]
    connection.close()
    with sqlite3.connect(index) as made:
        assert made.execute("SELECT count(*) FROM found").fetchone() == (13,)
    made.close()


def test_where_no_index_can_be_written_it_is_made_in_memory(tmp_path):
    build = publish(tmp_path, corpus_frames(), {})
    index = build.database.with_name(INDEX)
    index.unlink()
    index.mkdir()  # a folder in its place: nothing can be put there, whoever runs the test
    (index / "kept").touch()
    connection = open_tables(current_build(tmp_path))
    assert found(connection, "fishermen") == [["fishermen"]]
    connection.close()
    assert sorted(path.name for path in index.parent.iterdir()) == ["info.json", NUMBERED, INDEX, "tables.duckdb"]
    shutil.rmtree(index)

"""The list of articles, the reader, what the corpus says at a glance, and the ledger of lines."""

import pandas as pd
from corpus import FAILED, FILES, LONG_NAME
from corpus_frames import article_id, entity_id, paragraph_id
from pandas.testing import assert_frame_equal

from components.queries import ledger
from components.queries.article_names import article_names
from components.queries.articles import article, articles, copies, original, reader
from components.queries.filters import Filters
from components.queries.overview import headline
from components.schema import STATUSES, TABLES

NUMBERS = ["mentions", "paragraphs", "articles", "stories", "count"]


def test_the_page_of_an_article_ends_where_the_next_article_begins(tables):
    ports, rescue = (original(tables, article_id(key)) for key in ("ports", "rescue"))
    assert ports["position"].tolist() == [1, 2, 3, 4, 5]
    assert rescue["position"].tolist() == [6, 7, 8, 9, 10]
    assert rescue["article_id"].isna().tolist() == [False] * 4 + [True]
    assert original(tables, "0" * 16).empty


def test_copies_are_the_other_articles_of_the_story(tables):
    assert copies(tables, article_id("ports"))["article_id"].tolist() == [article_id("ports_again")]
    assert copies(tables, article_id("ports_again"))["title"].tolist() == ["Ports and promises"]
    assert copies(tables, article_id("union")).empty


def test_dates_and_notes_are_marked_in_the_reader(tables):
    rows = reader(tables, article_id("ports"), Filters())
    dates = [
        (row.text[s.start : s.end], s.label, s.via) for row in rows.itertuples() for s in row.spans if s.kind == "date"
    ]
    assert dates == [("next year", "2026", "relative")]
    again = reader(tables, article_id("ports_again"), Filters())
    assert {s.label for spans in again["spans"] for s in spans if s.kind == "evidence"} == {
        "machine translated",
        "spun",
    }


def test_the_headline_of_everything(tables):
    assert headline(tables, Filters(statuses=STATUSES)).to_dict("records") == [
        {
            "mentions": 41,
            "paragraphs": 13,
            "articles": 6,
            "stories": 5,
            "countries": 9,
            "actors": 7,
            "themes": 4,
            "acts": 15,
            "quotations": 3,
            "sources": 4,
        }
    ]


def test_the_headline_of_nothing(tables):
    assert headline(tables, Filters(text="no such words")).iloc[0].tolist() == [0] * 10


def test_articles_newest_first(tables):
    rows = articles(tables, Filters(unit="paragraphs"))
    keys = ["road", "hostile", "ports", "rescue", "union", "ports_again"]
    assert rows["article_id"].tolist() == [article_id(key) for key in keys]
    assert rows["count"].tolist() == rows["paragraphs"].tolist() == [4, 2, 3, 2, 1, 1]
    assert rows["acts"].tolist() == [5, 1, 2, 1, 1, 1]
    assert rows["text_flags"].tolist() == [[], [], [], [], [], ["machine_translated", "spun"]]
    assert rows.loc[5, "title":"published_basis"].isna().all()


def test_an_article_without_headline_goes_by_its_first_words(tables):
    rows = article_names(tables, (article_id("road"), article_id("ports_again"), "0123456789abcdef"))
    assert dict(rows.itertuples(index=False)) == {
        article_id("road"): "The tin road",
        article_id("ports_again"): "“Ethiopia and Eritrea signed an agreement on the…”",
    }


def test_one_article_whatever_the_filters(tables):
    row = article(tables, article_id("ports_again")).iloc[0]
    assert row[["source_file", "position", "text_flags"]].tolist() == [
        "wire/again.txt",
        1,
        ["machine_translated", "spun"],
    ]
    assert article(tables, "0123456789abcdef").empty


def test_articles_without_selected_paragraphs_are_left_out(tables):
    rows = articles(tables, Filters(countries=("ECU",)))
    assert rows[["title", "paragraphs", "mentions"]].values.tolist() == [["The tin road", 1, 2]]
    nothing = articles(tables, Filters(text="no such words"))
    assert nothing.empty
    assert nothing.dtypes.to_dict() == rows.dtypes.to_dict()


def test_the_reader_shows_paragraphs_of_all_kinds_and_what_the_filters_leave(tables):
    rows = reader(tables, article_id("rescue"), Filters(countries=("KEN",)))
    assert rows[["kind", "reason", "selected"]].fillna("").values.tolist() == [
        ["heading", "headline", False],
        ["body", "", False],
        ["body", "", False],
        ["body", "", True],
    ]
    assert rows["duplicate_of"].fillna("").tolist() == ["", "", paragraph_id("horn.txt", 7), ""]
    assert [len(spans) for spans in rows["spans"]] == [0, 7, 0, 6]


def test_the_reader_marks_every_layer(tables):
    rows = reader(tables, article_id("ports"), Filters())
    row = rows.iloc[3]
    words = {(row["text"][span.start : span.end], span.kind) for span in row["spans"]}
    assert words >= {
        ("Meles Abera", "actor"),
        ("We", "country"),
        ("Djibouti", "country"),
        ("engineers", "theme"),
        ("We will send ten engineers to Djibouti next year.", "quotation"),
        ("send", "cue"),
        ("He thanked the Red Sea Forum.", "sentence"),
        ("He", "source"),
        ("Red Sea Forum", "target"),
    }
    assert ("Assab", "place") in {(rows.loc[2, "text"][s.start : s.end], s.kind) for s in rows.loc[2, "spans"]}


def test_a_name_of_300_characters_is_marked_whole(tables):
    row = reader(tables, article_id("hostile"), Filters()).iloc[2]
    assert LONG_NAME in {row["text"][span.start : span.end] for span in row["spans"] if span.kind == "actor"}


def test_no_such_article_has_no_paragraphs(tables):
    rows = reader(tables, "0123456789abcdef", Filters())
    assert rows.empty
    assert list(rows.columns) == list(reader(tables, article_id("ports"), Filters()).columns)


def test_every_file_is_in_the_ledger_with_all_its_lines(tables):
    rows = ledger.files(tables)
    assert list(rows.columns) == TABLES["files"].names
    assert set(rows["source_file"]) == {*FILES, FAILED[0]}
    kinds = rows[["lines_body", "lines_heading", "lines_caption", "lines_furniture"]]
    assert (rows["lines_in"] == kinds.sum(axis=1)).all()
    assert rows.loc[rows["status"] == "failed", "reason"].tolist() == [FAILED[1]]


def test_lines_by_kind_and_reason(tables):
    expected = [
        ("body", None, 14, 14),
        ("caption", "photo credit", 1, 1),
        ("furniture", "call to subscribe", 2, 2),
        ("heading", "headline", 5, 5),
    ]
    expected = pd.DataFrame(expected, columns=["kind", "reason", "lines", "paragraphs"])
    assert_frame_equal(ledger.lines_by_reason(tables), expected)


def test_dropped_lines_say_why_and_stand_outside_articles_where_they_do(tables):
    rows = ledger.dropped_lines(tables)
    assert rows[["source_file", "position", "reason", "text"]].values.tolist() == [
        ["andes.txt", 1, "call to subscribe", "Subscribe to our newsletter"],
        ["horn.txt", 10, "call to subscribe", "Subscribe to our newsletter"],
    ]
    assert rows["title"].isna().all()


def test_a_repeated_deck_is_shown_with_the_paragraph_that_counts(tables):
    rows = ledger.repeated_paragraphs(tables)
    assert rows[["source_file", "position", "duplicate_of"]].values.tolist() == [
        ["horn.txt", 8, paragraph_id("horn.txt", 7)]
    ]


def test_table_sizes(tables):
    sizes = dict(ledger.table_sizes(tables).itertuples(index=False))
    assert set(sizes) == set(TABLES)
    assert (sizes["files"], sizes["articles"], sizes["mentions"], sizes["relations"]) == (5, 6, 41, 18)


def test_ids_of_the_corpus_are_ids_of_the_build(tables):
    assert entity_id("abera") in set(ledger.frame(tables, "SELECT entity_id FROM entities")["entity_id"])


def test_the_words_that_speak_for_a_flag_come_with_its_article(tables):
    row = article(tables, article_id("ports_again")).iloc[0]
    assert (
        [(cue["form"], cue["rule"]) for cue in row["flag_cues"]] == [(flag, flag) for flag in row["text_flags"]] != []
    )

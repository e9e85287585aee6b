from pathlib import Path

import pytest

from components.knowledge.furniture import load_furniture
from components.preprocessing.known import COLUMNS, read_metadata, unknown_files
from components.preprocessing.metadata import fill_metadata
from components.preprocessing.reading import list_sources, read_file
from components.preprocessing.records import Source
from components.preprocessing.segmenting import segment

SEEDS = Path(__file__).parents[2] / "seeds"
HEADER = ",".join(COLUMNS)
BODY = "The parliament of Fiji adopted the budget on Friday after a debate that took three days and most of a night."


@pytest.fixture(scope="module")
def rules():
    return load_furniture()


def article_of(rules, text, folder=Path("nowhere")):
    segmented = segment(Source("page.txt", "0" * 64, len(text), "text/plain", "utf-8", text), rules)
    problems = fill_metadata(segmented, read_metadata(folder), rules)
    return segmented.articles[0], problems


@pytest.mark.parametrize(
    ("line", "published", "precision"),
    [
        ("Published on December 2, 2025", "2025-12-02", "day"),
        ("2 December 2025", "2025-12-02", "day"),
        ("Posted: Tue, 2 Dec 2025 14:20 GMT", "2025-12-02", "day"),
        ("2025-12-02", "2025-12-02", "day"),
        ("02.12.2025", "2025-12-02", "day"),
        ("13/12/2025", "2025-12-13", "day"),
        ("12/13/2025", "2025-12-13", "day"),
        ("02/12/2025", "2025", "year"),
        ("December 2025", "2025-12", "month"),
        ("December 2, 10:30 a.m.", "XXXX-12-02", "day"),
        ("Publicado el 2 de diciembre de 2025", "2025-12-02", "day"),
        ("Publié le 2 décembre 2025 à 18h30", "2025-12-02", "day"),
        ("2 декабря 2025, 14:20", "2025-12-02", "day"),
        ("2. Dezember 2025", "2025-12-02", "day"),
        ("By Jona Tuilagi | December 2, 2025", "2025-12-02", "day"),
        ("18:30", None, None),
    ],
)
def test_a_page_date_counts_as_far_as_it_is_certain(rules, line, published, precision):
    article, _ = article_of(rules, f"Fiji adopts its budget\n\n{line}\n\n{BODY}")
    assert (article.title, article.published, article.published_precision) == (
        "Fiji adopts its budget",
        published,
        precision,
    )
    assert article.published_basis == ("page" if published else None)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Date of publication: 14.08.2025, 21:07 IST | Views: 18 402", "2025-08-14"),
        ("Programme: The Long Border  |  First broadcast: Saturday, 6 September 2025, 17:05", "2025-09-06"),
        ("As of 18:00 (EAT), 27 January 2026 | Period covered: 20-27 January", "2026-01-27"),
        ("The island that was ceded on 3 May 1919 votes again", None),  # no word of publication
    ],
)
def test_a_line_above_the_text_that_says_when_it_came_out_dates_it(rules, line, published):
    article, _ = article_of(rules, f"Islands Network\n{line}\n\nFiji adopts its budget\n\n{BODY}\n\n{BODY[4:]}")
    assert article.published == published


def test_the_date_below_a_headline_goes_before_one_above_it_and_the_days_of_other_stories_date_nothing(rules):
    day = "E-Paper | November 03, 2025"
    line = "Our Correspondent Published October 29, 2025 Updated October 30, 2025 08:11am"
    article, _ = article_of(rules, f"{day}\n\nFiji adopts its budget\n{line}\n\n{BODY}\n\n{BODY[4:]}")
    assert article.published == "2025-10-29"
    links = "More on this story\nWhy the islands save\n12 August 2024\nThe price of kava\n3 May 2024"
    article, _ = article_of(rules, f"Fiji adopts its budget\n\n{BODY}\n\n{BODY[4:]}\n\n{links}")
    assert article.published is None


def test_the_number_of_an_issue_is_no_day(rules):
    head = "THE HORN REVIEW\nVol. 12, No. 4 October 2025"
    article, _ = article_of(rules, f"{head}\n\nFiji adopts its budget\n\n{BODY}\n\n{BODY[4:]}")
    assert article.published == "2025-10"


def test_the_date_of_publication_goes_before_that_of_an_update(rules):
    article, _ = article_of(rules, f"Fiji adopts budget\n\nUpdated December 5, 2025\nDecember 2, 2025\n\n{BODY}")
    assert article.published == "2025-12-02"


@pytest.mark.parametrize(
    ("line", "author", "publisher"),
    [
        ("By Jona Tuilagi", "Jona Tuilagi", None),
        ("by Jona Tuilagi and Mere Vakatale", "Jona Tuilagi and Mere Vakatale", None),
        ("Marie DURAND", "Marie Durand", None),
        ("Jona Tuilagi, Reuters", "Jona Tuilagi", "Reuters"),
        ("Jona Tuilagi\nStaff Reporter", "Jona Tuilagi", None),
        ("AFP", None, "Agence France-Presse"),
        ("By Our Correspondent", None, None),
        ("Por Ana Lucía Mendoza", "Ana Lucía Mendoza", None),
        ("By Noor al-Saadi", "Noor al-Saadi", None),
    ],
)
def test_bylines_and_agencies(rules, line, author, publisher):
    article, _ = article_of(rules, f"Fiji adopts its budget\n\n{line}\n\n{BODY}")
    assert (article.title, article.author, article.publisher) == ("Fiji adopts its budget", author, publisher)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Copyright © 2025 Suva Daily. All rights reserved!", "Suva Daily"),
        ("© 2019-2025 Suva Daily", "Suva Daily"),
        ("Copyright 2025 The Associated Press. All rights reserved.", "The Associated Press"),
        ("All rights reserved.", None),
    ],
)
def test_a_copyright_line_gives_the_publisher_and_no_date(rules, line, publisher):
    article, _ = article_of(rules, f"Fiji adopts its budget\n\n{BODY}\n\n{line}")
    assert (article.publisher, article.published) == (publisher, None)


def test_a_dateline_gives_agency_and_date(rules):
    article, _ = article_of(rules, f"Fiji adopts its budget\n\nSUVA, Dec 2 (Reuters) - {BODY}")
    assert (article.publisher, article.published, article.published_basis) == ("Reuters", "XXXX-12-02", "text")


def test_metadata_goes_before_the_page_field_by_field(rules, tmp_path):
    (tmp_path / "sources.csv").write_text(
        f"{HEADER},note\npage.txt,,Fiji Wire,,2024,year,metadata,all\npage.txt,1,,,2025-11,month,metadata,this one\n"
    )
    article, problems = article_of(
        rules, f"Fiji adopts budget\n\nBy Jona Tuilagi\nDecember 2, 2025\n\n{BODY}", tmp_path
    )
    assert (article.publisher, article.author, article.published) == ("Fiji Wire", "Jona Tuilagi", "2025-11")
    assert (article.published_precision, article.published_basis, problems) == ("month", "metadata", [])


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",1,,,2025,year,metadata", "source_file is empty"),
        ("page.txt,first,,,2025,year,metadata", "position 'first' is no whole number"),
        ("page.txt,0,,,2025,year,metadata", "position '0' is no whole number"),
        ("page.txt,1,,,2 Dec 2025,day,metadata", "published '2 Dec 2025' is no date"),
        ("page.txt,1,,,2025-02-30,day,metadata", "published '2025-02-30' is no date"),
        ("page.txt,1,,,2025-12,day,metadata", "precision month, not day"),
        ("page.txt,1,,,2025,week,metadata", "published_precision 'week'"),
        ("page.txt,1,,,2025,year,rumour", "published_basis 'rumour'"),
        ("page.txt,1,Daily, Sunday,,2025,year,metadata,https://daily.example", "more fields than the header"),
    ],
)
def test_a_faulty_row_is_reported_with_its_line_and_the_others_count(rules, tmp_path, row, problem):
    (tmp_path / "sources.csv").write_text(f"{HEADER}\n{row}\npage.txt,1,Suva Daily,,,,\n")
    metadata = read_metadata(tmp_path)
    assert [text.startswith("sources.csv:2: ") and problem in text for text in metadata.problems] == [True]
    assert [known.publisher for known in metadata.rows["page.txt"]] == ["Suva Daily"]


@pytest.mark.parametrize("content", [b"", b"name,date\n1,2\n", b"\x00\x01\x02" * 40, b'source_file\n"open'])
def test_a_file_that_is_no_table_of_sources_is_reported_and_stops_nothing(tmp_path, content):
    (tmp_path / "sources.csv").write_bytes(content)
    metadata = read_metadata(tmp_path)
    assert metadata.problems or not any(known.published for rows in metadata.rows.values() for known in rows)


def test_rows_that_match_no_article_or_file_are_reported(rules, tmp_path):
    (tmp_path / "sources.csv").write_text(f"{HEADER}\npage.txt,7,Suva Daily,,,,\ngone.txt,1,Suva Daily,,,,\n")
    _, problems = article_of(rules, f"Fiji adopts its budget\n\n{BODY}", tmp_path)
    assert problems == ["sources.csv:2: page.txt has 1 article(s), none at position 7"]
    assert unknown_files(read_metadata(tmp_path), ["page.txt"]) == [
        "sources.csv:3: there is no file gone.txt in the folder"
    ]


def test_what_is_known_of_the_sample_corpus(rules):
    metadata = read_metadata(SEEDS)
    known = {}
    for path, name in list_sources(SEEDS).sources:
        segmented = segment(read_file(path, name), rules)
        assert fill_metadata(segmented, metadata, rules) == []
        known[name[:3]] = [(a.publisher, a.author, a.published) for a in segmented.articles]
    assert metadata.problems == []
    assert known["000"] == [("AsiaNews", None, "2025")] * 6
    assert known["001"] == [("Ariana News", None, "2025-12"), *[("Ariana News", None, None)] * 3]
    assert known["002"] == [("Agence France-Presse", "Marina Lapenkova", "2021-10-20")]
    assert known["004"] == [("Financial Times", None, "2021-09")]

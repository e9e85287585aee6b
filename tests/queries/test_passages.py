import pytest
from corpus import HOSTILE_TEXT, HOSTILE_TITLE, LONG_NAME
from corpus_frames import article_id, entity_id, source_text

from components.identity import stable_id
from components.queries.filters import Filters
from components.queries.passages import Counts, passages
from components.queries.picks import Pick, parse
from components.queries.relations import acts
from components.queries.spans import KINDS
from components.schema import STATUSES

EVERYTHING = Filters()
PORTS = "Ethiopia and Eritrea signed an agreement on the port of Assab."


def opened(tables, text, filters=EVERYTHING, **page):
    return passages(tables, parse(text), filters, **page)


def marked(found):
    """What is marked in each passage: (words, kind, label, via)."""
    return [
        [(row.text[span.start : span.end], span.kind, span.label, span.via) for span in row.spans]
        for row in found.frame.itertuples()
    ]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("country:ETH", "6 mentions in 4 paragraphs of 2 articles"),
        ("country:ECU", "1 mention in 1 paragraph of 1 article"),
        ("country:ZWE", "0 mentions in 0 paragraphs of 0 articles"),
        ("theme:border_military", "4 cues in 3 paragraphs of 2 articles"),
        ("pair:BOL-CHL:-", "2 acts in 2 paragraphs of 1 article"),
        ("pair:BOL-CHL", "3 acts in 3 paragraphs of 2 articles"),
        ("acts:CHL>BOL", "1 act in 1 paragraph of 1 article"),
        ("acts:CHL>BOL:+", "0 acts in 0 paragraphs of 0 articles"),
        (f"speaker:{entity_id('abera')}", "1 quotation in 1 paragraph of 1 article"),
        (f"article:{article_id('road')}", "12 mentions in 4 paragraphs of 1 article"),
        ("all", "41 mentions in 13 paragraphs of 6 articles"),
    ],
)
def test_the_heading_says_how_many(tables, text, heading):
    assert opened(tables, text).heading == heading


def test_thousands_are_grouped():
    from components.queries.passages import _number

    assert _number(12345, "mention") == "12,345 mentions"


def test_a_passage_says_where_it_stands(tables):
    found = opened(tables, "country:DJI")
    first = found.frame.iloc[0]
    assert found.frame["article_id"].tolist() == [article_id("ports"), article_id("rescue")]
    assert first[["title", "publisher", "published", "published_basis", "source_file"]].tolist() == [
        "Ports and promises",
        "Horn Courier",
        "2025-11-03",
        "page",
        "horn.txt",
    ]
    for row in found.frame.itertuples():
        assert source_text(row.source_file)[row.char_start : row.char_end] == row.text


def test_newest_article_first_undated_last_paragraphs_in_reading_order(tables):
    found = opened(tables, "all").frame
    order = [article_id(key) for key in ("road", "hostile", "ports", "rescue", "union", "ports_again")]
    assert found["article_id"].drop_duplicates().tolist() == order
    assert all(group["position"].is_monotonic_increasing for _, group in found.groupby("article_id"))


def test_a_part_is_shown_and_all_is_counted(tables):
    whole, part = opened(tables, "country:ETH"), opened(tables, "country:ETH", offset=1, limit=2)
    assert part.counts == whole.counts == Counts(6, 4, 2, 1)
    assert part.frame["paragraph_id"].tolist() == whole.frame["paragraph_id"].tolist()[1:3]
    assert [len(spans) for spans in part.frame["spans"]] == [1, 3]
    assert opened(tables, "country:ETH", offset=99).counts == whole.counts


def test_a_country_is_marked_under_all_its_names(tables):
    assert marked(opened(tables, "country:ETH", Filters(articles=(article_id("ports"),)))) == [
        [("Ethiopia", "country", "Ethiopia", "name")],
        [("We", "country", "Ethiopia", "pronoun")],
        [
            ("Ethiopia", "country", "Ethiopia", "name"),
            ("Ethiopia", "country", "Ethiopia", "name"),
            ("it", "country", "Ethiopia", "pronoun"),
        ],
    ]
    assert ("Djibouti Coast Guard", "country", "Djibouti Coast Guard", "name") in marked(opened(tables, "country:DJI"))[
        1
    ]


def test_an_actor_is_marked_and_so_is_what_it_is_joined_with(tables):
    abera = entity_id("abera")
    named, he = ("Meles Abera", "actor", "Meles Abera", "name"), ("He", "actor", "Meles Abera", "pronoun")
    assert marked(opened(tables, f"actor:{abera}")) == [[named, he]]
    assert marked(opened(tables, f"actor-country:{abera}:DJI")) == [
        [named, ("Djibouti", "country", "Djibouti", "name"), he]
    ]
    assert marked(opened(tables, f"actor-theme:{abera}:humanitarian_aid")) == [
        [
            named,
            ("send", "theme", "Humanitarian aid", ""),
            ("engineers", "theme", "Humanitarian aid", ""),
            he,
        ]
    ]


def test_a_theme_is_marked_where_words_speak_for_it(tables):
    assert marked(opened(tables, "theme:mining_resources")) == [
        [("mine", "theme", "Mining", "")],
        [("mines", "theme", "Mining", "")],
    ]
    assert marked(opened(tables, "theme-country:mining_resources:CHL")) == [
        [("Chile", "country", "Chile", "name"), ("mine", "theme", "Mining", "")],
        [("Chile", "country", "Chile", "name"), ("mines", "theme", "Mining", "")],
    ]


def test_an_act_marks_its_sentence_ends_and_cue(tables):
    assert marked(opened(tables, "acts:ETH>ERI", Filters(articles=(article_id("ports"),)))) == [
        [
            (PORTS, "sentence", "AGREE", ""),
            ("Ethiopia", "source", "Ethiopia", "name"),
            ("Eritrea", "target", "Eritrea", "name"),
            ("signed", "cue", "AGREE", ""),
        ]
    ]
    assert marked(opened(tables, "pair:ERI-ETH:-", Filters(statuses=("denied",)))) == [
        [
            ("Ethiopia denied that it had attacked Eritrea.", "sentence", "ASSAULT", ""),
            ("Ethiopia", "source", "Ethiopia", "name"),
            ("attacked", "cue", "ASSAULT", ""),
            ("Eritrea", "target", "Eritrea", "name"),
        ]
    ]


def test_one_act_of_two_in_a_paragraph_marks_only_its_own_words(tables):
    to_bolivia = next(
        row.pick for row in acts(tables, Filters()).itertuples() if (row.source, row.target) == ("Peru", "Bolivia")
    )
    (spans,) = marked(opened(tables, to_bolivia))
    assert {(words, kind) for words, kind, *_ in spans} == {
        ("Peru offered both sides its port.", "sentence"),
        ("Peru", "source"),
        ("offered", "cue"),
        ("both sides", "target"),
    }
    assert next(label for _, kind, label, _ in spans if kind == "target") == "Bolivia"


def test_a_quotation_is_marked_with_its_speaker(tables):
    assert marked(opened(tables, f"speaker:{entity_id('quispe')}")) == [
        [("the mines belong to all", "quotation", "Rosa Quispe", "")]
    ]


def test_an_entity_that_was_merged_opens_the_one_it_is_now(tables):
    before = stable_id("entity", "PERSON", "mr abera")
    found = opened(tables, f"actor:{before}")
    assert found.pick == Pick("actor", (entity_id("abera"),))
    assert found.counts == Counts(2, 1, 1, 1)


def test_text_that_means_harm_arrives_as_it_was_written(tables):
    found = opened(tables, "country:KEN", Filters(articles=(article_id("hostile"),)))
    assert found.frame["text"].tolist() == [HOSTILE_TEXT, f"{LONG_NAME} met Kenya."]
    assert found.frame.loc[0, "title"] == HOSTILE_TITLE
    assert [words for spans in marked(found) for words, *_ in spans] == ["Kenya", "Kenya"]


def test_every_mark_of_every_paragraph_is_of_a_known_kind_inside_its_text(tables):
    for text in ("all", "pair:ERI-ETH", "theme:border_military"):
        for row in opened(tables, text, Filters(statuses=STATUSES)).frame.itertuples():
            assert row.spans, row.text
            for span in row.spans:
                assert span.kind in KINDS
                assert 0 <= span.start < span.end <= len(row.text)

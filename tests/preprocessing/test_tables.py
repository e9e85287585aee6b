"""Records to rows: ids that stay, counts that are those of the rows, what counts once, what is left out."""

from dataclasses import replace

import pytest
from whole_tables import frames

from components import schema
from components.knowledge.themes import load_themes
from components.preprocessing.linking import Linked, LinkedEntity
from components.preprocessing.record_json import AnnotatedSource
from components.preprocessing.records import (
    Annotated,
    Article,
    Cue,
    DateFound,
    Entities,
    LocalEntity,
    Mention,
    Paragraph,
    Quotation,
    Relation,
    Segmented,
    Source,
    ThemeFound,
)
from components.preprocessing.tables import FileNotRead
from components.store.builds import publish

TEXT = 'Both sides met in Quito. "We agree," Peru said in 2025.'
PERU, ECUADOR = "COUNTRY|PER", "COUNTRY|ECU"


def mention(form: str, entity: str, via: str = "name") -> Mention:
    start = TEXT.index(form)
    return Mention(start, start + len(form), form, entity, entity[-3:], "actor", via, "gazetteer", 0.9)


def relation(source: str, target: str, cue: str = "met", source_mention: int | None = 0) -> Relation:
    at = TEXT.index(cue)
    ends = (source, target, source_mention, 1, source[-3:], target[-3:])
    return Relation(0, 24, *ends, "CONSULT", "+", "actual", True, at, at + len(cue), cue, "2025-12", 0.7)


def one_article(published: str | None = "2025-12-02") -> AnnotatedSource:
    source = Source("a.txt", "aa", 60, "text/plain", "utf-8", f"Talks\n{TEXT}\n{TEXT}\n")
    article = Article("art", "a.txt", 1, "Talks", published=published, story_id="s", words=10, language="en")
    first, second = 6, 6 + len(TEXT) + 1
    paragraphs = [
        Paragraph("p1", "art", "a.txt", 1, "heading", "headline", "Talks", 0, 5),
        Paragraph("p2", "art", "a.txt", 2, "body", None, TEXT, first, first + len(TEXT)),
        Paragraph("p3", "art", "a.txt", 3, "body", None, TEXT, second, second + len(TEXT), duplicate_of="p2"),
    ]
    entities = {
        PERU: LocalEntity(PERU, "Peru", "COUNTRY", "PER", None, {"Peru"}),
        ECUADOR: LocalEntity(ECUADOR, "Ecuador", "COUNTRY", "ECU"),
    }
    mentions = [
        mention("Both sides", PERU, "description"),
        mention("Both sides", ECUADOR, "description"),
        mention("Peru", PERU),
    ]
    at = TEXT.index("We agree,")
    found = Annotated(
        "art",
        Entities(entities, [mentions]),
        themes=[[ThemeFound("diplomacy_recognition", 1.0, [Cue(11, 14, "met", "meeting")])]],
        quotations=[[Quotation(at, at + 9, "We agree,", PERU, "said", True)]],
        dates=[[DateFound(TEXT.index("2025"), TEXT.index("2025") + 4, "2025", "2025", "year", "stated")]],
        relations=[[relation(PERU, ECUADOR)]],
    )
    return AnnotatedSource(Segmented(source, [article], paragraphs), 3, [found])


def linked(ids: dict[str, str] | None = None) -> Linked:
    ids = ids or {PERU: "e-peru", ECUADOR: "e-ecuador"}
    entities = [
        LinkedEntity("e-peru", "Peru", "COUNTRY", "PER", None, {"Peru"}),
        LinkedEntity("e-ecuador", "Ecuador", "COUNTRY", "ECU", None),
        LinkedEntity("e-nobody", "Nobody", "PERSON", None, None),
    ]
    return Linked(entities, {("art", key): entity for key, entity in ids.items()})


def tables(source: AnnotatedSource | None = None, join: Linked | None = None, not_read=()) -> dict:
    return frames([source or one_article()], not_read, join or linked(), load_themes())


def test_the_words_that_speak_for_a_note_keep_their_place_in_the_source():
    source = one_article()
    source.segmented.articles[0].flag_cues = [Cue(6, 16, "Both sides", "spun")]
    made = frames([source], [], linked(), load_themes())["articles"].iloc[0]["flag_cues"]
    assert made == [{"char_start": 6, "char_end": 16, "form": "Both sides", "rule": "spun"}]


def test_every_table_has_exactly_the_columns_of_the_schema():
    assert {name: list(frame.columns) for name, frame in tables().items()} == {
        name: table.names for name, table in schema.TABLES.items()
    }


def test_the_tables_hold_every_invariant(tmp_path):
    assert publish(tmp_path, tables(), {}).info["rows"]["relations"] == 1


def test_a_repeated_paragraph_has_no_evidence_of_its_own():
    made = tables()
    for name in ("mentions", "paragraph_themes", "relations", "quotations", "dates"):
        assert set(made[name]["paragraph_id"]) == {"p2"}


def test_a_group_word_is_one_mention_for_each_member():
    both = tables()["mentions"].query("form == 'Both sides'")
    assert list(both["entity_id"]) == ["e-peru", "e-ecuador"]
    assert both["mention_id"].is_unique


def test_the_same_thing_found_twice_counts_once():
    source = one_article()
    found = source.annotated[0]
    found.relations[0].append(relation(PERU, ECUADOR))
    found.entities.mentions[0].append(mention("Peru", PERU))
    assert (len(tables(source)["relations"]), len(tables(source)["mentions"])) == (1, 3)


def test_a_relation_names_its_mentions_and_its_quad_class():
    (row,) = tables()["relations"].to_dict("records")
    ids = list(tables()["mentions"]["mention_id"])
    assert (row["source_mention_id"], row["target_mention_id"]) == (ids[0], ids[1])
    assert row["quad_class"] == "verbal cooperation"
    assert (str(row["event_date_from"]), str(row["event_date_to"])) == ("2025-12-01", "2025-12-31")


def test_an_end_outside_the_sentence_has_no_mention():
    source = one_article()
    source.annotated[0].relations[0][0].source_mention = None
    assert tables(source)["relations"]["source_mention_id"].isna().all()


def test_a_relation_whose_ends_are_linked_to_one_entity_is_none():
    joined = linked({PERU: "e-peru", ECUADOR: "e-peru"})
    assert tables(join=joined)["relations"].empty


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"score": 0.1}, True),  # how sure it is does not say which it is
        ({"status": "planned"}, True),
        ({"cue_start": 8}, False),
        ({"type": "AID"}, False),
        ({"source": ECUADOR, "target": PERU}, False),
    ],
)
def test_the_id_of_a_relation_depends_on_what_was_found_where(change, same):
    source = one_article()
    before = tables(source)["relations"]["relation_id"].iloc[0]
    source.annotated[0].relations[0][0] = replace(source.annotated[0].relations[0][0], **change)
    assert (tables(source)["relations"]["relation_id"].iloc[0] == before) is same


def test_ids_of_evidence_do_not_depend_on_linking():
    other = linked({PERU: "e-ecuador", ECUADOR: "e-nobody"})
    for name, key in (("mentions", "mention_id"), ("relations", "relation_id"), ("quotations", "quotation_id")):
        assert list(tables()[name][key]) == list(tables(join=other)[name][key])


def test_entities_count_their_mentions_and_those_that_nothing_names_are_left_out():
    entities = tables()["entities"].set_index("name")
    assert entities["mentions"].to_dict() == {"Ecuador": 1, "Peru": 2}
    assert entities["articles"].to_dict() == {"Ecuador": 1, "Peru": 1}


@pytest.mark.parametrize(("published", "seen"), [("2025-12-02", "2025-12-02"), ("XXXX-11-26", None), (None, None)])
def test_an_entity_is_seen_when_an_article_with_a_year_names_it(published, seen):
    (peru,) = tables(one_article(published))["entities"].query("name == 'Peru'").to_dict("records")
    assert (peru["first_seen"] or None, peru["last_seen"] or None) == (seen, seen)


def test_first_and_last_seen_go_by_the_days_that_a_date_may_mean():
    sources = [one_article(day) for day in ("2025", "2025-03-04", "2025-12-31", "2024-12")]
    for number, source in enumerate(sources):
        source.segmented = Segmented(
            replace(source.segmented.source, source_file=f"{number}.txt"),
            [replace(source.segmented.articles[0], article_id=f"art{number}", source_file=f"{number}.txt")],
            [
                replace(
                    p,
                    paragraph_id=f"{p.paragraph_id}-{number}",
                    article_id=f"art{number}",
                    source_file=f"{number}.txt",
                    duplicate_of=None,
                )
                for p in source.segmented.paragraphs[:2]
            ],
        )
        source.annotated = [replace(source.annotated[0], article_id=f"art{number}")]
    join = linked()
    join.ids = {(f"art{n}", key): entity for n in range(4) for (_, key), entity in join.ids.items()}
    (peru,) = frames(sources, [], join, load_themes())["entities"].query("name == 'Peru'").to_dict("records")
    assert (peru["first_seen"], peru["last_seen"], peru["articles"]) == ("2024-12", "2025-12-31", 4)


def test_files_not_read_stand_in_the_ledger_with_their_reason():
    lost = FileNotRead("lost.pdf", "bb", 9, "failed", "damaged; save it again")
    files = tables(not_read=[lost])["files"].set_index("source_file")
    assert files.loc["lost.pdf", ["status", "reason", "articles", "lines_in"]].to_list() == [
        "failed",
        "damaged; save it again",
        0,
        0,
    ]
    ledger = ["status", "lines_in", "lines_body", "lines_heading", "lines_caption", "lines_furniture"]
    assert files.loc["a.txt", ledger].to_list() == ["read", 3, 2, 1, 0, 0]

"""Records survive the way through JSON, and hold no pickles."""

from components.preprocessing.record_json import AnnotatedSource, from_json, to_json
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


def annotated_source() -> AnnotatedSource:
    source = Source("a.txt", "00", 3, "text/plain", "utf-8", "Perú — «ñ» 😀\n")
    article = Article("a", "a.txt", 1, title="T", text_flags=["spun"])
    paragraph = Paragraph("p", "a", "a.txt", 1, "body", None, "Perú — «ñ» 😀", 0, 12)
    mention = Mention(0, 4, "Perú", "COUNTRY|PER", "PER", "actor", "name", "gazetteer", 0.95)
    entities = {"COUNTRY|PER": LocalEntity("COUNTRY|PER", "Peru", "COUNTRY", "PER", None, {"Perú", "Peru"})}
    relation = Relation(0, 12, "x", "y", 0, None, "PER", None, "AID", "+", "actual", False, 1, 2, "e", "2025", 0.5)
    found = Annotated(
        "a",
        Entities(entities, [[mention]]),
        [[ThemeFound("drugs_crime", 1.5, [Cue(0, 4, "Perú", "rule")])]],
        [[Quotation(0, 4, "Perú", None, "said", True)]],
        [[DateFound(0, 4, "Perú", "2025-12", "month", "stated")]],
        [[relation]],
    )
    return AnnotatedSource(Segmented(source, [article], [paragraph]), 1, [found])


def test_records_come_back_as_they_were():
    assert from_json(AnnotatedSource, to_json(annotated_source())) == annotated_source()


def test_a_set_is_written_in_the_order_of_its_words_so_that_the_same_records_give_the_same_bytes():
    assert '"aliases":["Peru","Perú"]'.encode() in to_json(annotated_source())

"""The corpus of the tests is what it says."""

from corpus import FILES, LONG_NAME
from corpus_frames import source_text

from components.queries.tables import frame


def test_every_paragraph_stands_where_its_offsets_say(tables):
    rows = frame(tables, "SELECT source_file, text, char_start, char_end FROM paragraphs")
    assert set(rows["source_file"]) == set(FILES)
    for row in rows.itertuples():
        assert source_text(row.source_file)[row.char_start : row.char_end] == row.text


def test_it_holds_every_kind_sign_status_and_precision(tables):
    def values(table, column):
        return set(frame(tables, f"SELECT DISTINCT {column} AS c FROM {table} WHERE {column} IS NOT NULL")["c"])

    assert values("paragraphs", "kind") == {"body", "heading", "caption", "furniture"}
    assert values("relations", "polarity") == {"+", "-", "0"}
    assert values("relations", "status") == {"actual", "planned", "denied", "hypothetical", "historic"}
    assert values("articles", "published_precision") == {"day", "month"}
    assert values("files", "status") == {"read", "failed"}
    assert len(LONG_NAME) == 300

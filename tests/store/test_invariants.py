"""Which tables are refused: each rule broken once, and the table and row that the message names."""

from collections.abc import Callable

import pandas as pd
import pytest
from corpus_frames import corpus_frames

from components import schema
from components.store.builds import publish
from components.store.errors import BuildInvalid

Frames = dict[str, pd.DataFrame]


def first_set(table: str, column: str, value: object) -> Callable[[Frames], None]:
    """Set a column of the first row of a table."""

    def change(frames: Frames) -> None:
        frame = frames[table].astype({column: object})
        frame.loc[frame.index[0], column] = value
        frames[table] = frame

    return change


def doubled(table: str) -> Callable[[Frames], None]:
    def change(frames: Frames) -> None:
        frames[table] = pd.concat([frames[table], frames[table].iloc[[0]]])

    return change


def emptied(table: str) -> Callable[[Frames], None]:
    def change(frames: Frames) -> None:
        frames[table] = frames[table].iloc[:0]

    return change


BROKEN = [
    (first_set("files", "lines_in", 99), "files", "lines_in has to equal"),
    (first_set("files", "status", "lost"), "files", "status has to be one of"),
    (first_set("articles", "title", 5), "articles", "title has to hold a text"),
    (first_set("articles", "source_file", "nowhere.txt"), "articles", "source_file is in no row of files"),
    (first_set("articles", "text_flags", ["odd"]), "articles", "unknown text flag"),
    (first_set("articles", "published_precision", "week"), "articles", "published_precision has to be"),
    (first_set("articles", "published_from", None), "articles", "two days in order"),
    (first_set("paragraphs", "kind", "advert"), "paragraphs", "kind has to be one of"),
    (first_set("paragraphs", "char_end", 9999), "paragraphs", "another length"),
    (first_set("paragraphs", "duplicate_of", "none"), "paragraphs", "duplicate_of is in no row"),
    (first_set("paragraphs", "lines", 7), "files", "differs from its paragraphs"),
    (first_set("mentions", "form", "not there"), "mentions", "do not cut out form"),
    (first_set("mentions", "char_start", -1), "mentions", "do not cut out form"),
    (first_set("mentions", "country", "Kenya"), "mentions", "alpha-3"),
    (first_set("mentions", "score", 1.5), "mentions", "between 0 and 1"),
    (first_set("mentions", "entity_id", "nobody"), "mentions", "entity_id is in no row of entities"),
    (first_set("mentions", "role", "victim"), "mentions", "role has to be one of"),
    (first_set("mentions", "form", None), "mentions", "form is missing"),
    (first_set("entities", "mentions", 99), "entities", "differ from the rows of mentions"),
    (first_set("entities", "type", "ALIEN"), "entities", "type has to be one of"),
    (first_set("relations", "cue", "sang"), "relations", "do not cut out cue"),
    (first_set("relations", "char_end", 99_999), "relations", "outside the paragraph"),
    (first_set("relations", "type", "HUG"), "relations", "type has to be one of"),
    (first_set("relations", "polarity", "?"), "relations", "polarity has to be one of"),
    (first_set("relations", "source_mention_id", "none"), "relations", "source_mention_id is in no row"),
    (first_set("quotations", "text", "other"), "quotations", "do not cut out text"),
    (first_set("quotations", "speaker_id", "nobody"), "quotations", "speaker_id is in no row"),
    (first_set("paragraph_themes", "theme", "gardening"), "paragraph_themes", "theme is in no row of themes"),
    (
        first_set("paragraph_themes", "cues", [{"char_start": 0, "char_end": 2, "form": "zz", "rule": "r"}]),
        "paragraph_themes",
        "cue's offsets",
    ),
    (doubled("mentions"), "mentions", "two rows have the same mention_id"),
    (doubled("paragraph_themes"), "paragraph_themes", "two rows have the same paragraph_id, theme"),
    (emptied("themes"), "paragraph_themes", "theme is in no row of themes"),
    (emptied("articles"), "paragraphs", "article_id is in no row of articles"),
]


@pytest.mark.parametrize(("change", "table", "rule"), BROKEN, ids=[f"{t}: {r}" for _, t, r in BROKEN])
def test_a_broken_rule_is_named_with_its_table(tmp_path, change, table, rule):
    frames = corpus_frames()
    change(frames)
    with pytest.raises(BuildInvalid) as refused:
        publish(tmp_path, frames, {})
    assert refused.value.table == table
    assert rule in refused.value.rule


def test_the_message_names_the_row(tmp_path):
    frames = corpus_frames()
    first_set("mentions", "form", "not there")(frames)
    with pytest.raises(BuildInvalid, match=f"row {frames['mentions']['mention_id'].iloc[0]}"):
        publish(tmp_path, frames, {})


def test_evidence_may_not_come_from_what_does_not_count(tmp_path):
    frames = corpus_frames()
    heading = frames["paragraphs"].query("kind == 'heading'").iloc[0]
    moved = {"paragraph_id": heading["paragraph_id"], "char_start": 0, "char_end": 3, "form": heading["text"][:3]}
    for column, value in moved.items():
        first_set("dates", column, value)(frames)
    with pytest.raises(BuildInvalid, match="body paragraphs that count alone"):
        publish(tmp_path, frames, {})


def test_paragraphs_may_not_overlap(tmp_path):
    frames = corpus_frames()
    paragraphs = frames["paragraphs"].copy()
    file = paragraphs["source_file"] == paragraphs["source_file"].iloc[0]
    second = paragraphs[file].sort_values("position").index[1]
    paragraphs.loc[second, ["char_start", "char_end"]] -= 3
    frames["paragraphs"] = paragraphs
    with pytest.raises(BuildInvalid, match="overlaps the paragraph before"):
        publish(tmp_path, frames, {})


@pytest.mark.parametrize("table", schema.TABLES)
def test_a_missing_table_or_column_is_named(tmp_path, table):
    frames = corpus_frames()
    column = schema.TABLES[table].names[-1]
    with pytest.raises(BuildInvalid, match=f"{table}.*missing \\['{column}'\\]"):
        publish(tmp_path, {**frames, table: frames[table].drop(columns=column)}, {})
    del frames[table]
    with pytest.raises(BuildInvalid, match=f"table {table}: the table is missing"):
        publish(tmp_path, frames, {})


def test_an_unknown_column_or_table_is_refused(tmp_path):
    frames = corpus_frames()
    with pytest.raises(BuildInvalid, match="unknown \\['mood'\\]"):
        publish(tmp_path, {**frames, "articles": frames["articles"].assign(mood="good")}, {})
    with pytest.raises(BuildInvalid, match="no such table"):
        publish(tmp_path, {**frames, "moods": frames["articles"]}, {})

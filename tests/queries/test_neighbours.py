"""What stands around a paragraph: its neighbours in its article, in order, no page furniture."""

from corpus_frames import article_id

from components.queries.articles import reader
from components.queries.filters import Filters
from components.queries.neighbours import neighbours


def test_the_paragraphs_before_and_after_stand_in_reading_order(tables):
    rows = reader(tables, article_id("road"), Filters())
    rows = rows[rows["kind"].isin(["body", "heading"]) & rows["duplicate_of"].isna()].reset_index(drop=True)
    for place, row in rows.iterrows():
        near = neighbours(tables, row["paragraph_id"])
        assert near["paragraph_id"].tolist() == rows["paragraph_id"].iloc[
            [max(place - 1, 0)] * (place > 0)
        ].tolist() + (rows["paragraph_id"].iloc[place + 1 : place + 2].tolist())
        assert near["side"].tolist() == ["before"] * (place > 0) + ["after"] * (place < len(rows) - 1)


def test_two_on_each_side_are_more_and_an_unknown_paragraph_has_none(tables):
    rows = reader(tables, article_id("road"), Filters())
    middle = rows[rows["kind"] == "body"]["paragraph_id"].iloc[1]
    assert len(neighbours(tables, middle, 2)) >= len(neighbours(tables, middle))
    assert neighbours(tables, "0" * 16).empty

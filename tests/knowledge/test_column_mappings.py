"""Which columns of a table hold what: the shipped mappings, and what a faulty file is told."""

import pytest

from components.knowledge.column_mappings import FIELDS, load_column_mappings, mapping_beside
from components.knowledge.files import KnowledgeError

MEDIA_CLOUD = ["id", "indexed_date", "language", "media_name", "media_url", "publish_date", "title", "url"]


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        (MEDIA_CLOUD, "media_cloud"),
        (["stories_id", "publish_date", "title", "url", "language", "media_id", "media_name"], "media_cloud_stories"),
        (["Title", "Text", "Date"], "articles_by_text"),
        (["headline", "content", "publication"], "articles_by_content"),
        (["a", "b"], None),
    ],
)
def test_a_table_is_known_by_its_columns(columns, name):
    fitting = [mapping for mapping in load_column_mappings() if mapping.fits(columns)]
    best = max(fitting, key=lambda mapping: len(mapping.header), default=None)
    assert (best.name if best else None) == name


def test_every_shipped_mapping_says_where_text_and_title_are():
    for mapping in load_column_mappings():
        assert mapping.columns["text"] and mapping.columns["title"]
        assert set(mapping.columns) <= set(FIELDS)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("text =", "no TOML"),
        ('title_column = "a"', "unknown key 'title_column'"),
        ("text = 7", "text is the name of a column"),
        ('text = "a"\nmarkup = "yes"', "markup is true or false"),
        ('text = "a"\ndate_format = 7', "date_format is text"),
        ('author = "a"', "which column holds the text"),
    ],
)
def test_a_faulty_mapping_is_refused_with_its_file_and_remedy(tmp_path, text, says):
    (tmp_path / "news.toml").write_text(text)
    with pytest.raises(KnowledgeError, match=says) as refused:
        mapping_beside(tmp_path / "news.toml")
    assert "news.toml" in str(refused.value)

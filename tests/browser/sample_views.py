"""Things of the sample corpus that addresses of views name."""

from components.queries.tables import Tables, frame


def ids_of(tables: Tables) -> dict[str, str]:
    """Return ids to be put into addresses: two persons, a state body, an article with a paragraph and its story."""
    actors = frame(tables, "SELECT entity_id FROM entities WHERE type = 'PERSON' ORDER BY mentions DESC, name")
    body = frame(tables, "SELECT entity_id FROM entities WHERE type = 'GOV' ORDER BY mentions DESC, name LIMIT 1")
    paragraph = frame(
        tables,
        "SELECT paragraph_id, article_id, story_id FROM paragraphs JOIN articles USING (article_id)"
        " WHERE kind = 'body' ORDER BY paragraphs.source_file, paragraphs.char_start DESC LIMIT 1",
    ).iloc[0]
    return {
        "actor": actors["entity_id"][0],
        "other": actors["entity_id"][1],
        "body": body["entity_id"][0],
        "paragraph": paragraph["paragraph_id"],
        "article": paragraph["article_id"],
        "story": paragraph["story_id"],
    }

"""From annotated sources to the tables of a build: near-duplicates found, entities linked, records made rows."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from components.knowledge.files import FOLDER
from components.knowledge.themes import load_themes
from components.preprocessing.linking import link
from components.preprocessing.record_json import AnnotatedSource
from components.preprocessing.same_facts import anchors
from components.preprocessing.stories import joined_pairs, sketch, story_ids
from components.preprocessing.tables import FileNotRead, body_by_article, frames


def assemble(
    sources: Sequence[AnnotatedSource], not_read: Sequence[FileNotRead], knowledge: Path = FOLDER
) -> dict[str, pd.DataFrame]:
    """Return a frame for each table of the schema, made of all sources of a corpus and the files that gave no text.

    `knowledge` is the folder that extends the shipped themes.
    """
    articles = [article for source in sources for article in source.segmented.articles]
    texts = {
        article_id: [paragraph.text for paragraph in paragraphs]
        for source in sources
        for article_id, paragraphs in body_by_article(source).items()
    }
    kept = {key: anchors(body) for key, body in texts.items()}
    sketches = [sketch(key, body, kept[key]) for key, body in texts.items()]
    stories = story_ids(kept, joined_pairs(sketches, kept.keys(), lambda keys: {key: kept[key] for key in keys}))
    for article in articles:
        article.story_id = stories[article.article_id]
    linked = link(articles, [annotated for source in sources for annotated in source.annotated])
    return frames(sources, not_read, linked, load_themes(knowledge))

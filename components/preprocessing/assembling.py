"""From annotated sources to the tables of a build: near-duplicates found, entities linked, records made rows."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from components.knowledge.files import FOLDER
from components.knowledge.themes import load_themes
from components.preprocessing.linking import link
from components.preprocessing.record_json import AnnotatedSource
from components.preprocessing.stories import assign_stories
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
    assign_stories(articles, texts)
    linked = link(articles, [annotated for source in sources for annotated in source.annotated])
    return frames(sources, not_read, linked, load_themes(knowledge))

"""The articles of a labelled page, cut as a build cuts them."""

from collections.abc import Iterator
from pathlib import Path

from components.knowledge.files import FOLDER as KNOWLEDGE
from components.knowledge.furniture import load_furniture
from components.preprocessing.annotating import Reading
from components.preprocessing.headings import DECK
from components.preprocessing.known import Metadata
from components.preprocessing.metadata import fill_metadata
from components.preprocessing.reading import read_file
from components.preprocessing.records import counted_body
from components.preprocessing.segmenting import segment


def readings_of(path: Path) -> Iterator[Reading]:
    """Yield the articles of a page, each with its body paragraphs and what stands below its headline."""
    rules = load_furniture(KNOWLEDGE)
    segmented = segment(read_file(path, path.name), rules)
    fill_metadata(segmented, Metadata({path.name: ()}, []), rules)
    for article in segmented.articles:
        own = [p for p in segmented.paragraphs if p.article_id == article.article_id]
        decks = [p.text for p in own if p.kind == "heading" and p.reason == DECK and p.text != article.title]
        yield Reading(article, [p.text for p in counted_body(own)], decks)

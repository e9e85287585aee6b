"""Reads articles in a further language: its pipeline, what is known of the language, and one stage after the other.

Less is found than in English, and what is found is meant to be right: names of CLDR and of the language's file, names
that the model tags, speech with its verb, acts whose both ends stand beside their verb.
"""

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

from components.knowledge.language import load_language
from components.preprocessing.annotating import Knowledge, Reading, load_pipeline
from components.preprocessing.languages.acts import ActFinder
from components.preprocessing.languages.dates import DateFinder
from components.preprocessing.languages.entities import EntityFinder
from components.preprocessing.languages.quotations import QuotationFinder
from components.preprocessing.languages.themes import ThemeFinder
from components.preprocessing.parsing import Parser
from components.preprocessing.records import Annotated, ArticleDocs
from components.preprocessing.wrapped import flowing

# Models take angle marks for words and misread the sentence around them.
_MARKS = str.maketrans("«»„", "“”“")


class LanguageReader:
    """Finds entities, dates, themes, quotations and acts in articles of one language."""

    def __init__(self, language: str, pipeline: str, knowledge: Knowledge, folder: Path) -> None:
        """Load the pipeline and what is known of the language; `knowledge` is that of English, for names and themes.

        Raises PipelineMissing where the pipeline cannot be used, KnowledgeError where the language's file cannot.
        """
        self._parser = Parser(load_pipeline(pipeline, further=True))
        known = load_language(language, folder, list(knowledge.themes.themes))
        self._entities = EntityFinder(known, knowledge.names)
        self._dates = DateFinder(known)
        self._quotations = QuotationFinder(known, knowledge.names)
        self._themes = ThemeFinder(known)
        self._acts = ActFinder(known)

    def annotate_all(self, readings: Sequence[Reading]) -> Iterator[Annotated]:
        """Yield what is found in each article, in order."""
        texts = (flowing(text).translate(_MARKS) for reading in readings for text in (*reading.above, *reading.texts))
        docs = self._parser.pipe(texts)
        for reading in readings:
            head = list(itertools.islice(docs, len(reading.above)))
            body = list(itertools.islice(docs, len(reading.texts)))
            article = reading.article
            read = ArticleDocs(article.article_id, article.title, article.published, body, head)
            yield _as_printed(self._found(read), reading.texts)

    def _found(self, docs: ArticleDocs) -> Annotated:
        entities = self._entities.find(docs)
        quotations = self._quotations.find(docs, entities)
        dates = self._dates.find(docs)
        return Annotated(
            article_id=docs.article_id,
            entities=entities,
            themes=self._themes.find(docs),
            quotations=quotations,
            dates=dates,
            relations=self._acts.find(docs, entities, quotations, dates),
        )


def _as_printed(found: Annotated, texts: Sequence[str]) -> Annotated:
    """Return what was found with its words as the texts print them: marks and line breaks were read as others."""
    for text, quotations in zip(texts, found.quotations, strict=True):
        for quotation in quotations:
            quotation.text = text[quotation.start : quotation.end]
    for text, mentions in zip(texts, found.entities.mentions, strict=True):
        for mention in mentions:
            mention.form = text[mention.start : mention.end]
    return found

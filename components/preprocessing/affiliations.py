"""Of which country persons and bodies are that a text names without one: of that which the article is about, where
their paragraphs speak of no other; of none in doubt, or where they serve several states."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from components.knowledge.names import Names
from components.preprocessing.drafts import Draft
from components.preprocessing.gazetteer import find_forms

_OF_A_COUNTRY = ("PERSON", "GOV", "MOVEMENT")
_KNOWN = ("gazetteer", "group")


def affiliate(drafts: Sequence[Sequence[Draft]], home: str | None, names: Names) -> None:
    """Give the persons, parties and bodies of states of an article the country that the text around them speaks of."""
    lone: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    around: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    known = {(d.type, d.name) for of_text in drafts for d in of_text if d.country is not None}
    for of_text in drafts:
        spoken_of = _spoken_of(of_text)
        for draft in of_text:
            key = (draft.type, draft.name)
            if draft.type in _OF_A_COUNTRY and key not in known and draft.extractor not in _KNOWN:
                lone[key].append(draft)
                around[key].update(spoken_of)
    for key, mentions in lone.items():
        if any(_of_several(d.office, names) for d in mentions):
            continue
        country = _meant(around[key], home)
        for draft in mentions:
            draft.country = country
            if draft.type == "GOV" and draft.extractor == "head":
                draft.stands_for = country


def _spoken_of(of_text: Sequence[Draft]) -> set[str]:
    """The countries that a paragraph names, or places in them."""
    return {d.stands_for or d.country or "" for d in of_text if d.stands_for or d.type in ("PLACE", "PERSON")} - {""}


def _meant(around: Counter[str], home: str | None) -> str | None:
    return home if home is not None and set(around) == {home} else None


def _of_several(office: str | None, names: Names) -> bool:
    """Is it an office of a body of several states, or of none ('head of the UN mission')?"""
    found = find_forms(office or "", names.trie)
    return any(f.known.kind == "actor" and f.known.country is None for f in found)

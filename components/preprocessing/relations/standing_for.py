"""Those who stand for a country by where they are, or as agents of the state that an article is told from."""

from typing import TYPE_CHECKING

from components.preprocessing.parsed import Token
from components.preprocessing.relations.syntax import brought_in, children, conjuncts

if TYPE_CHECKING:  # Ends asks this module in turn
    from components.preprocessing.relations.ends import End, Ends

_OF_OTHERS = (
    "foreign",
    "its",
    "their",
    "his",
    "her",
    "neighbouring",
    "neighboring",
    "other",
    "both",
    "international",
    "local",
    "former",
    "of",
    "from",
    "own",
    "host",
)
_HAILING = frozenset({"from"})  # where envoys meet says nothing of whose they are
_NAMES = ("PERSON", "GPE", "LOC", "NORP")  # 'the Ortega government', "Tamil Nadu's chief minister"


def of_hosts(noun: Token, ends: "Ends", depth: int) -> "list[End]":
    """'the authorities in A', 'militants operating from A': those who stand for the country they are in."""
    if depth == 0 and noun.lemma_.lower() in ends.rules.focus_nouns:  # 'massed troops on the border with A'
        return ends.of(n for p in children(noun, "prep") if p.lower_ == "with" for n in brought_in(p))
    where = ends.rules.host_prepositions if noun.lemma_.lower() in ends.rules.host_nouns else frozenset()
    where = where or (_HAILING if noun.lemma_.lower() in ends.rules.envoy_nouns else frozenset())
    if not where:
        return []
    heads = [noun, *(c for c in children(noun, "acl") if c.lemma_ in ends.rules.host_verbs)]
    prepositions = [preposition for head in heads for preposition in children(head, "prep")]
    if noun.i + 1 < len(ends.doc) and ends.doc[noun.i + 1].dep_ == "prep":
        prepositions.append(ends.doc[noun.i + 1])  # parsers hang 'in A' on the verb as often as on its object
    return [
        end
        for preposition in prepositions
        if preposition.lower_ in where
        for child in brought_in(preposition)
        for place in conjuncts(child)
        for end in ends.direct(place, depth + 1)
    ]


def of_the_state(noun: Token, ends: "Ends") -> "list[End]":
    """'The minister', 'border guards', 'a court' without a country: of the one that the article is told from."""
    if ends.home is None or noun.lemma_.lower() not in ends.rules.state_nouns:
        return []
    if noun.dep_ != "nsubj" and noun.head.dep_ != "agent":
        return []
    of_others = any(child.lower_ in (*_OF_OTHERS, *ends.rules.side_numbers) for child in noun.children)
    of_others = of_others or any(child.ent_type_ in _NAMES and not ends.at(child) for child in noun.children)
    if of_others or any(ends.at(word) for word in noun.subtree):
        return []
    return _acting_before(noun, ends) or [ends.home]


def _acting_before(noun: Token, ends: "Ends") -> "list[End]":
    """'A watches: a minister accused B': the one country that is a subject of the sentence before."""
    above = [
        word for word in noun.ancestors if word.lemma_ not in ends.rules.saying_verbs
    ]  # 'A wants the officers out'
    before = [word for word in noun.sent if word.i < noun.i and word.dep_ in ("nsubj", "nsubjpass")]
    before = [word for word in before if word.head not in above or word.head == noun.head]
    acting = {end.country: end for word in before for end in ends.at(word) if end.country}
    return list(acting.values()) if len(acting) == 1 else []

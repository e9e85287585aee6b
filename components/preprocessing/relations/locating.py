"""Where an act or a thing is said to be: 'an attack in A', 'troops near the border of A'."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from components.preprocessing.parsed import Token
from components.preprocessing.relations.syntax import brought_in, children, conjuncts, is_verb

if TYPE_CHECKING:  # Ends asks this module in turn
    from components.preprocessing.relations.ends import End, Ends

_BESIDE = ("near", "along", "at", "around", "outside")
_EXCEPTING = ("without", "unlike", "despite", "like")
_AT = ("at", "inside", "outside")
_BELOW = 4  # how far below a word of action 'in A' may stand


def _below(token: Token, depth: int) -> Iterator[Token]:
    """Tokens below a token, without those of a verb beside it: 'fought a war and signed a peace in A'."""
    for child in token.children:
        if is_verb(token) and child.dep_ == "conj" and is_verb(child) and children(child, "dobj", "nsubj"):
            continue
        yield child
        if depth > 1:
            yield from _below(child, depth - 1)


def is_aside(end: "End", ends: "Ends") -> bool:
    """Whether a name only says without whom, unlike whom, or in whose house something happens."""
    word = ends.head(end)
    if word.dep_ != "pobj":
        return False
    body = ends.entities.entities[end.entity].type == "GOV"
    return word.head.lower_ in _EXCEPTING or (body and word.head.lower_ in _AT and is_verb(word.head.head))


def located(token: Token, ends: "Ends") -> "list[End]":
    """The countries where a word's phrase says that it happens or lies, nearest first."""
    found: dict[str, End] = {}
    of_subjects = {word.i for subject in children(token, "nsubj", "nsubjpass") for word in subject.subtree}
    for preposition in _below(token, _BELOW):
        if is_verb(token) and preposition.i in of_subjects:
            continue
        if preposition.dep_ != "prep" or preposition.lower_ not in ends.rules.place_prepositions:
            continue
        if preposition.head.lemma_ in ends.rules.naming_verbs:
            continue  # 'the sea known in A as' lies elsewhere
        for place in brought_in(preposition):
            if preposition.lower_ in _BESIDE and place.lemma_.lower() in ends.rules.focus_nouns:
                continue  # near the border of A is not in A
            for part in conjuncts(place):
                for end in ends.direct(part, 1):
                    if end.country:
                        found.setdefault(end.country, end)
    return list(found.values())

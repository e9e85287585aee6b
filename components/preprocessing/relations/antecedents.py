"""Whom a pronoun or 'the group' means that the stage before left open: the subject of a clause or sentence before."""

from typing import TYPE_CHECKING

from components.preprocessing.parsed import Token
from components.preprocessing.relations.syntax import (
    SUBJECTS,
    children,
    conjuncts,
    is_verb,
    own_subjects,
    subjects,
)

if TYPE_CHECKING:  # Ends asks this module in turn
    from components.preprocessing.relations.ends import End, Ends

_BODIES = ("IGO", "ORG", "GOV", "ARMED_GROUP", "MOVEMENT", "COMPANY")
# Whether a pronoun means a person; null where it may mean either.
PRONOUNS = {
    "it": False,
    "its": False,
    "they": None,
    "their": None,
    "he": True,
    "his": True,
    "she": True,
    "her": True,
    "them": None,
    "him": True,
}
_OBJECTS = ("them", "him")


def antecedent(pronoun: Token, ends: "Ends", depth: int) -> "list[End]":
    """The subject of the clause above ('A says it will ...'), else 'it' is the subject of the sentence before."""
    verb = next((word for word in pronoun.ancestors if is_verb(word)), None)
    is_object = pronoun.lower_ in _OBJECTS or pronoun.dep_ == "dobj"
    if verb is not None and is_object:
        verb = next((word for word in verb.ancestors if is_verb(word)), None)  # nobody acts on himself
    while verb is not None:
        for subject in subjects(verb):
            inside = pronoun in subject.subtree and subject not in verb.ancestors  # but 'A, which has its army in B'
            if subject == pronoun or inside or (is_object and subject.i > pronoun.i):
                continue
            found = [end for noun in conjuncts(subject) for end in ends.direct(noun, depth + 1)]
            if pronoun.lower_ not in PRONOUNS:  # 'the group': a body named in the phrase of the speaker
                found = _bodies(subject, ends) or found
            return found if _fits(pronoun, found, ends) else []
        if verb.head == verb or verb.dep_ not in ("ccomp", "advcl", "conj", "xcomp"):
            break
        verb = verb.head
    if pronoun.lower_ not in ("it", "its") or is_object:  # 'A called it a matter of B': often what happened
        return []
    return _of_clause_before(pronoun, ends, depth) or _of_sentence_before(pronoun, ends, depth)


def _fits(pronoun: Token, found: "list[End]", ends: "Ends") -> bool:
    person = PRONOUNS.get(pronoun.lower_)
    if pronoun.lower_ == "them" and len(found) < 2:
        return False
    types = {ends.entities.entities[end.entity].type for end in found}
    if person is False and len({end.entity for end in found}) > 1:
        return False
    return person is None or ("PERSON" in types) == person or (person and not types & {"COUNTRY"})


def _of_clause_before(pronoun: Token, ends: "Ends", depth: int) -> "list[End]":
    """'A denies this; it accuses B': A, the subject of the clause before the semicolon."""
    first = pronoun.sent.start
    stops = [word.i for word in ends.doc[first : pronoun.i] if word.text == ";"]
    if not stops or pronoun.dep_ not in SUBJECTS or pronoun.head.lemma_ == "be":
        return []
    clauses = [child for child in pronoun.head.children if child.i < stops[-1] and is_verb(child)]
    found = [end for verb in clauses[-1:] for noun in own_subjects(verb) for end in ends.direct(noun, depth + 1)]
    return found if _fits(pronoun, found, ends) else []


def _of_sentence_before(pronoun: Token, ends: "Ends", depth: int) -> "list[End]":
    """'A has a pact with B. It also sold C engines': A, where one country or body alone is the subject."""
    start = pronoun.sent.start
    if start == 0 or children(pronoun.head, "ccomp", "csubj") or pronoun.head.lemma_ == "be":
        return []  # 'it is said that': nobody
    before = ends.doc[start - 1].sent.root
    found = [end for noun in own_subjects(before) for word in conjuncts(noun) for end in ends.direct(word, depth + 1)]
    return found if _fits(pronoun, found, ends) else []


def _bodies(noun: Token, ends: "Ends") -> "list[End]":
    found = [end for word in noun.subtree for end in ends.at(word)]
    return [end for end in found if ends.entities.entities[end.entity].type in _BODIES][:1]

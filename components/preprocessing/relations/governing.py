"""Words above an act: which of them only carry it, and what others make of it."""

from components.knowledge.relations import RelationRules
from components.preprocessing.parsed import Token
from components.preprocessing.relations.triggers import lemma

AT_TIMES = frozenset({"during", "after", "before", "following", "amid", "since", "despite"})  # an act as the setting


def operators_at(token: Token, rules: RelationRules) -> frozenset[str]:
    """What a word makes of an act below it, by its lemma or its lemma and particle."""
    return frozenset(name for word in _phrases(token) for name in rules.operators.get(word, ()))


def carries(token: Token, rules: RelationRules) -> bool:
    """Whether a word only carries an act ('launched') or says how it is meant ('refused')."""
    return bool(operators_at(token, rules)) or any(word in rules.support_verbs for word in _phrases(token))


def is_curbed(noun: Token, rules: RelationRules) -> bool:
    """Whether a word before a noun says that it does not come: 'the frozen aid'."""
    return any(child.dep_ == "amod" and child.lower_ in rules.curbed_words for child in noun.children)


def is_held_void(word: Token, rules: RelationRules) -> bool:
    """Whether a word has a complement that says it counts for nothing: 'considers the treaty invalid'."""
    complements = (child for child in word.children if child.dep_ in ("acomp", "oprd", "ccomp", "xcomp"))
    return any(child.lower_ in rules.void_words for child in complements)


def _phrases(token: Token) -> list[str]:
    """The lemma of a word, alone and with each particle or preposition of it: 'step', 'step up'."""
    particles = [child.lower_ for child in token.children if child.dep_ in ("prt", "prep", "advmod")]
    return [lemma(token), *(f"{lemma(token)} {particle}" for particle in particles)]

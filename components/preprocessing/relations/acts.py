"""Nouns of action as objects: whose act an act is, and whom it is about where a verb judges it."""

from collections.abc import Iterable

from components.knowledge.relations import RelationRules
from components.preprocessing.parsed import Token
from components.preprocessing.relations.ends import End, Ends
from components.preprocessing.relations.syntax import after_preposition, agents, children, conjuncts, possessors
from components.preprocessing.relations.triggers import lemma
from components.schema import PLOVER


def is_act(noun: Token, ends: Ends) -> bool:
    """Whether a noun says an act and names nobody itself."""
    return lemma(noun) in ends.rules.nouns and not ends.at(noun)


def authors_of(noun: Token, rules: RelationRules) -> list[Token]:
    """Those a noun of action names with 'by': 'attacks by A', 'attacks carried out by A', no 'deal brokered by A'."""
    carried = [v for v in children(noun, "acl") if v.tag_ == "VBN" and lemma(v) not in rules.broker_verbs]
    return [*after_preposition(noun, "by"), *(agent for verb in carried for agent in agents(verb))]


def through_act(nouns: Iterable[Token], kind: str, ends: Ends) -> list[End]:
    """'condemned attacks by A', 'supports engagement with A': the author of an act judged, or its other side."""
    for noun in nouns:
        for part in conjuncts(noun):
            cues = ends.rules.nouns.get(lemma(part), ())
            wanted = after_preposition(part, "of") if kind == "REQUEST" else []  # 'demanded the withdrawal of A from B'
            authors = authors_of(part, ends.rules) or wanted or after_preposition(part, "from") or possessors(part)
            authors += [child for child in children(part, "amod", "compound", "nmod") if ends.is_author(child)]
            slots = [slot for cue in cues if PLOVER[cue.type][0] == "+" for slot in cue.targets]
            for group in (authors, *(after_preposition(part, slot) for slot in slots)):
                found = ends.of(group)
                if found:
                    return found
    return []

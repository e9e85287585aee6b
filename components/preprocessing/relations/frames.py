"""Who does what a word of action says, and to whom: the ends of one trigger, by the frame of its cue."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from components.knowledge.relations import RelationCue, RelationRules
from components.preprocessing.relations.ends import End, Ends
from components.preprocessing.relations.syntax import (
    after_preposition,
    agents,
    children,
    conjuncts,
    governor_of,
    is_passive,
    is_verb,
    objects,
    own_subjects,
    owners,
    possessors,
    subjects,
)
from components.preprocessing.relations.triggers import Trigger, lemma
from components.schema import PLOVER

_MAX_CLIMB = 6
AT_TIMES = frozenset({"during", "after", "before", "following", "amid", "since", "despite"})  # an act as the setting
_COMPLEMENT_PREPOSITIONS = ("to", "with", "for", "from", "against", "on")
_OFFICIAL = ("CONSULT", "AGREE", "COOPERATE")  # acts of those who speak for a country or a body
_JUDGES = (
    "ACCUSE",
    "SUPPORT",
    "REJECT",
    "CONCEDE",
    "PROTEST",
    "REQUEST",
)  # what they are done to may be an act of somebody
_TAKES_SITES = ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID")  # nouns of action are sites here: 'attacked a base'


@dataclass(frozen=True, slots=True)
class Frame:
    """Sources and targets of one act. An act of several sides has them all as sources, and no targets."""

    sources: tuple[End, ...]
    targets: tuple[End, ...]
    mutual: bool
    asked: bool = False  # the target is the one asked for what the noun says


def frame_of(trigger: Trigger, ends: Ends) -> Frame:
    """The ends of a trigger read by its cue; either side may be empty."""
    return _verb_frame(trigger, trigger.cue, ends) if trigger.is_verb else _noun_frame(trigger, trigger.cue, ends)


def operators_at(token: Token, rules: RelationRules) -> frozenset[str]:
    """What a word makes of an act below it, by its lemma or its lemma and particle."""
    return frozenset(name for word in _phrases(token) for name in rules.operators.get(word, ()))


def carries(token: Token, rules: RelationRules) -> bool:
    """Whether a word only carries an act ('launched') or says how it is meant ('refused')."""
    return bool(operators_at(token, rules)) or any(word in rules.support_verbs for word in _phrases(token))


def _phrases(token: Token) -> list[str]:
    """The lemma of a word, alone and with each particle or preposition of it: 'step', 'step up'."""
    particles = [child.lower_ for child in token.children if child.dep_ in ("prt", "prep", "advmod")]
    return [lemma(token), *(f"{lemma(token)} {particle}" for particle in particles)]


# ---------------------------------------------------------------- verbs


def _verb_frame(trigger: Trigger, cue: RelationCue, ends: Ends) -> Frame:
    verb = trigger.token
    passive = is_passive(verb)
    actors = agents(verb) if passive else subjects(verb)
    acted_on = subjects(verb) if passive else objects(verb)
    if any(lemma(noun) in ends.rules.things for noun in acted_on if noun not in trigger.words):
        return Frame((), (), mutual=False)  # 'fights an epidemic in A', 'sent a letter to A'
    if cue.type == "AID" and any(_other_act(noun, ends) for noun in acted_on if noun not in trigger.words):
        return Frame((), (), mutual=False)  # 'gave backing to A' is said by the noun
    if cue.type in _OFFICIAL:
        actors = [actor for actor in actors if lemma(actor) not in ends.rules.private_nouns]
    sources = ends.of(actors)
    if not sources and verb.dep_ == "acl" and not passive:
        sources = ends.of(owners(verb.head))  # 'passed a law banning ...', 'issued a statement condemning ...'
    targets = _verb_targets(trigger, cue, ends, acted_on)
    if cue.mutual and not targets and len(sources) > 1:
        return Frame(tuple(sources), (), mutual=True)
    if cue.place and (not targets or cue.type == "ASSAULT"):
        targets = _joined(targets, ends.located(verb))
    return Frame(tuple(sources), tuple(targets), cue.mutual)


def _verb_targets(trigger: Trigger, cue: RelationCue, ends: Ends, acted_on: list[Token]) -> list[End]:
    verb = trigger.token
    things = children(verb, "dobj", "prt")
    heads = [verb, *trigger.words[1:], *things, *(clause for thing in things for clause in children(thing, "acl"))]
    for slot in cue.targets:
        if slot == "object":
            nouns = [noun for noun in acted_on if noun not in trigger.words]
            if cue.type == "REQUEST" and not nouns:
                nouns = [noun for clause in children(verb, "ccomp") for noun in own_subjects(clause)]
        elif slot == "dative":
            nouns = [c for c in children(verb, "dative") if c.pos_ != "ADP"]
        elif slot == "complement":
            nouns = _complement(verb, ends)
        else:
            nouns = [noun for head in heads for noun in after_preposition(head, slot) if noun.i > verb.i]
        found = _acted_on(nouns, cue, ends)
        if found:
            return found
    return []


def _complement(verb: Token, ends: Ends) -> list[Token]:
    """Whom the clause below a verb is about, where no word of action in it says so itself: 'refused to let A land'."""
    for clause in children(verb, "xcomp", "ccomp"):
        if any(lemma(word) in ends.rules.verbs or lemma(word) in ends.rules.nouns for word in clause.subtree):
            return []
        own = own_subjects(clause) if clause.dep_ == "ccomp" else []
        brought = [noun for word in _COMPLEMENT_PREPOSITIONS for noun in after_preposition(clause, word)]
        return [*objects(clause), *brought, *own]
    return []


def _acted_on(nouns: list[Token], cue: RelationCue, ends: Ends) -> list[End]:
    """Whom the objects of a verb stand for; an object that is an act stands for its author or its other side."""
    acts = [noun for noun in nouns if _is_act(noun, ends)] if cue.type not in _TAKES_SITES else []
    found = ends.of([noun for noun in nouns if noun not in acts], place=cue.place)
    if not found and cue.type in _JUDGES and (cue.type != "REQUEST" or cue.words[0] in ends.rules.operators):
        return _through_act(nouns, cue.type, ends)
    return found


def _other_act(noun: Token, ends: Ends) -> bool:
    return all(cue.type not in ("AID", "COOPERATE") for cue in ends.rules.nouns.get(lemma(noun), ())) and _is_act(
        noun, ends
    )


def _is_act(noun: Token, ends: Ends) -> bool:
    return lemma(noun) in ends.rules.nouns and not ends.at(noun)


def _through_act(nouns: Iterable[Token], kind: str, ends: Ends) -> list[End]:
    """'condemned attacks by A', 'supports engagement with A': the author of an act judged, or its other side."""
    for noun in nouns:
        for part in conjuncts(noun):
            cues = ends.rules.nouns.get(lemma(part), ())
            authors = [agent for verb in children(part, "acl") for agent in agents(verb)]
            authors += after_preposition(part, "by") or after_preposition(part, "from") or possessors(part)
            authors += [child for child in children(part, "amod", "compound", "nmod") if ends.is_author(child)]
            if not authors and kind == "REQUEST":
                authors = after_preposition(part, "of")
            slots = [slot for cue in cues if PLOVER[cue.type][0] == "+" for slot in cue.targets]
            for group in (authors, *(after_preposition(part, slot) for slot in slots)):
                found = ends.of(group)
                if found:
                    return found
    return []


# ---------------------------------------------------------------- nouns


def _noun_frame(trigger: Trigger, cue: RelationCue, ends: Ends) -> Frame:
    noun = _head_noun(trigger.token, ends.rules)
    if any(child.lower_ in ends.rules.inner_words for child in children(noun, "amod", "compound")):
        return Frame((), (), mutual=False)
    sides = _sides(noun, cue, ends)
    if len(sides) > 1:
        return Frame(tuple(sides), (), mutual=True)
    carrier, direct = _carrier(noun, cue, ends.rules)
    undergone = carrier is not None and bool({"undergo", "defend"} & operators_at(carrier, ends.rules))
    asked = carrier is not None and bool({"seek", "request"} & operators_at(carrier, ends.rules))
    targets, slot = _noun_targets(noun, cue, ends, carrier)
    sources = _noun_sources(noun, cue, ends, slot, targets)
    bearers = ends.of(subjects(carrier)) if carrier is not None else []
    if (
        cue.attends
        and bearers
        and carrier is not None
        and noun.i < carrier.i
        and any(p.pos_ == "PRON" for p in possessors(noun))
    ):
        sources = []  # 'during her visit, the minister said': the pronoun looks ahead
    if not (targets or undergone or cue.attends or direct):
        bearers = []  # 'lifted a ban on imports': no sides of a trade
    givers = ends.of([n for head in (noun, carrier) if head is not None for n in after_preposition(head, "from")])
    if asked and givers and not targets:
        return Frame(tuple(bearers), tuple(givers), mutual=False, asked=True)
    if undergone and not targets:
        return Frame(tuple(sources or givers), tuple(bearers), cue.mutual)
    if cue.attends and not targets and carrier is not None and noun.dep_ == "pobj" and is_verb(carrier):
        targets = ends.of(objects(carrier))  # 'told A in a phone call': the other side is the object of the verb
    if cue.mutual and sources and bearers and not targets:
        return Frame(tuple(bearers), tuple(sources), mutual=True)
    return Frame(tuple(sources or bearers), tuple(targets), cue.mutual)


def _head_noun(noun: Token, rules: RelationRules) -> Token:
    """'mediation effort', 'aid package': the noun that carries the frame where the act only modifies it."""
    while noun.dep_ in ("compound", "nmod") and lemma(noun.head) in rules.carrier_nouns:
        noun = noun.head
    return noun


def _sides(noun: Token, cue: RelationCue, ends: Ends) -> list[End]:
    """The parties of an act 'between A and B', or of 'A-B talks'."""
    found = ends.of([*after_preposition(noun, "between"), *after_preposition(noun, "among")])
    if len(found) < 2 and cue.mutual:
        found = [end for end in ends.of(children(noun, "amod", "compound", "nmod")) if end.country]
    return found


def _carrier(noun: Token, cue: RelationCue, rules: RelationRules) -> tuple[Token | None, bool]:
    """The verb whose subject does what the noun says: 'launched an attack', 'agreed to hold talks', 'on a visit'.

    With it whether nothing but nouns that carry an act stand between the two.
    """
    token = noun
    direct = True
    for _ in range(_MAX_CLIMB):
        if token.dep_ == "pobj" and token.head.lower_ in AT_TIMES and not cue.attends:
            return None, False  # 'got worse after strikes'
        governor = governor_of(token)
        if governor is None:
            return None, False
        token = governor
        operators = operators_at(token, rules)
        if is_verb(token):
            attends = cue.attends and noun.dep_ in ("pobj", "conj")
            return (
                (token, direct) if (carries(token, rules) or attends) and "alleged" not in operators else (None, False)
            )
        if lemma(token) not in rules.carrier_nouns:
            if not carries(token, rules):
                return None, False
            direct = False
    return None, False


def _noun_sources(noun: Token, cue: RelationCue, ends: Ends, slot: str | None, targets: list[End]) -> list[End]:
    carried = [verb for verb in children(noun, "acl") if verb.tag_ == "VBN"]
    found = ends.of([*after_preposition(noun, "by"), *(agent for verb in carried for agent in agents(verb))])
    if not found and not (cue.possessed and slot is None):
        found = ends.of(possessors(noun))
    if not found:
        adjectives = [child for child in children(noun, "amod", "compound", "nmod") if ends.is_author(child)]
        found = ends.of(adjectives)
    for preposition in cue.sources:
        if not found:
            found = ends.of(after_preposition(noun, preposition))
    if not found and slot not in (None, "of"):
        found = [end for end in ends.of(after_preposition(noun, "of")) if end not in targets]
    return found


def _noun_targets(noun: Token, cue: RelationCue, ends: Ends, carrier: Token | None) -> tuple[list[End], str | None]:
    """Those an action noun is aimed at, and the preposition that says so (null for a possessor or a place)."""
    heads = [noun, *children(noun, "acl"), *([carrier] if carrier is not None else [])]
    for slot in cue.targets:
        for head in heads:
            if head == carrier and slot in ("in", "of", "from", "by"):
                continue
            nouns = [n for n in after_preposition(head, slot) if lemma(n) not in ends.rules.manner_nouns]
            found = ends.of(nouns, place=cue.place)
            if not found and cue.type in ("SANCTION", "SUPPORT"):
                found = _through_act(nouns, cue.type, ends)  # 'restrictions on exports to A'
            if found:
                return found, slot
    if cue.possessed:
        found = ends.of(possessors(noun))
        if found:
            return found, None
    named = [child for child in children(noun, "compound", "nmod") if not ends.is_author(child)]
    found = ends.of(named) if PLOVER[cue.type][0] == "-" or cue.type == "AID" else []
    if not found and cue.place:
        happening = noun.head if noun.dep_ == "nsubj" and lemma(noun.head) in ends.rules.happening_verbs else None
        found = ends.located(noun)
        for verb in (carrier, happening):
            found = found or (ends.located(verb) if verb is not None else [])
    return found, None


def _joined(first: list[End], more: list[End]) -> list[End]:
    known = {end.country for end in first}
    return first + [end for end in more if end.country not in known]

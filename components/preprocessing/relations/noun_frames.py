"""Who does what a noun of action says, and to whom: possessors, prepositions, and the verb that carries the noun."""

from components.knowledge.relations import RelationCue, RelationRules
from components.preprocessing.parsed import Token
from components.preprocessing.relations.acts import authors_of, through_act
from components.preprocessing.relations.ends import End, Ends, Frame
from components.preprocessing.relations.governing import AT_TIMES, carries, operators_at
from components.preprocessing.relations.locating import located
from components.preprocessing.relations.syntax import (
    RELATIVES,
    after_preposition,
    agents,
    children,
    governor_of,
    is_passive,
    is_verb,
    objects,
    possessors,
    subjects,
)
from components.preprocessing.relations.triggers import Trigger, lemma
from components.schema import PLOVER

_MAX_CLIMB = 6
_WHERE = frozenset({"to", "at", "in", "on", "near", "from", "outside", "inside", "of", "around", "into"})


def noun_frame(trigger: Trigger, ends: Ends) -> Frame:
    """The ends of a noun of action read by its cue; either side may be empty."""
    cue = trigger.cue
    noun = _head_noun(trigger.token, ends.rules)
    if cue.type == "REQUEST" and noun.dep_ == "pobj" and noun.head.lower_ in ("at", "on", "upon", "under"):
        return _done_on_request(noun, ends)
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and lemma(noun) in ends.rules.manner_nouns:
        return _done_on_request(noun, ends)  # 'with the consent of A'
    if cue.type == "MOBILIZE" and noun.dep_ == "pobj" and noun.head.lower_ in _WHERE:
        return Frame((), (), mutual=False)  # 'marched to the base of A': where something is
    if _is_unsaid(noun, ends) or _is_hindered(noun, cue, ends) or _is_of_nobody(noun, cue, ends):
        return Frame((), (), mutual=False)
    sides = _sides(noun, cue, ends)
    if len(sides) > 1:
        return Frame(tuple(sides), (), mutual=True)
    carrier, direct = _carrier(noun, cue, ends.rules)
    undergone = carrier is not None and bool({"undergo", "defend"} & operators_at(carrier, ends.rules))
    asked = carrier is not None and bool({"seek", "request"} & operators_at(carrier, ends.rules))
    targets, slot = _noun_targets(noun, cue, ends, carrier)
    sources = _noun_sources(noun, cue, ends, slot, targets)
    bearers = _bearers(noun, carrier, ends) if carrier is not None else []
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
    if asked and cue.type == "RETREAT" and sources and bearers:
        return Frame(tuple(bearers), tuple(sources), mutual=False, asked=True)  # 'A demanded the withdrawal of B'
    if asked and givers and not targets:
        return Frame(tuple(bearers), tuple(givers), mutual=False, asked=True)
    if undergone and not targets:
        return Frame(tuple(sources or givers), tuple(bearers), cue.mutual)
    if cue.attends and not targets and carrier is not None and noun.dep_ == "pobj" and is_verb(carrier):
        targets = ends.of(objects(carrier))  # 'told A in a phone call': the other side is the object of the verb
    if cue.mutual and sources and not targets and {end.entity for end in bearers} - {end.entity for end in sources}:
        return Frame(tuple(bearers), tuple(sources), mutual=True)
    return Frame(tuple(sources or bearers), tuple(targets), cue.mutual)


def _done_on_request(noun: Token, ends: Ends) -> Frame:
    """'Did so at the request of A', 'under A's pressure', 'with A's help': A acts on whoever does it."""
    verb = governor_of(noun)
    asked = (agents(verb) if is_passive(verb) else subjects(verb)) if verb is not None and is_verb(verb) else []
    authors = after_preposition(noun, "of") or after_preposition(noun, "from") or possessors(noun)
    authors = authors or [child for child in children(noun, "amod", "compound", "nmod") if ends.is_author(child)]
    return Frame(tuple(ends.of(authors)), tuple(ends.of(asked)), mutual=False)


def _is_unsaid(noun: Token, ends: Ends) -> bool:
    """'Its alleged support' is said of somebody, not done; 'the A civil war' stays inside one country."""
    before = children(noun, "amod", "compound")
    if any(child.lower_ in ends.rules.inner_words for child in before):
        return True
    return any(child.dep_ == "amod" and "alleged" in operators_at(child, ends.rules) for child in before)


def _is_hindered(noun: Token, cue: RelationCue, ends: Ends) -> bool:
    """'Imposed a tariff on imports from A': the trade is what the sanction hits."""
    above = governor_of(noun)
    if cue.type != "COOPERATE" or above is None:
        return False
    words = [above, *(objects(above) if is_verb(above) else [])]
    return any(c.type == "SANCTION" for word in words for c in ends.rules.nouns.get(lemma(word), ()))


def _is_of_nobody(noun: Token, cue: RelationCue, ends: Ends) -> bool:
    """'Departures of migrants': those who go are named, and act for nobody."""
    owners = after_preposition(noun, "of")
    return cue.type == "RETREAT" and "of" in cue.sources and bool(owners) and not ends.of(owners)


def _bearers(noun: Token, carrier: Token, ends: Ends) -> list[End]:
    """Who does what a noun says, by the verb that carries it: its subject, or with a passive verb its agent."""
    passive = is_passive(carrier) and noun in (*subjects(carrier), *children(carrier, "dobj"))
    return ends.of(agents(carrier) if passive else subjects(carrier))


def _head_noun(noun: Token, rules: RelationRules) -> Token:
    """'mediation effort', 'aid package': the noun that carries the frame where the act only modifies it."""
    while noun.dep_ in ("compound", "nmod") and lemma(noun.head) in rules.carrier_nouns:
        noun = noun.head
    return noun


def _sides(noun: Token, cue: RelationCue, ends: Ends) -> list[End]:
    """The parties of an act 'between A and B', or of 'A-B talks'."""
    found = ends.of([*after_preposition(noun, "between"), *after_preposition(noun, "among")])
    if len(found) < 2 and cue.mutual:
        before = [word for word in children(noun, "amod", "compound", "nmod") if not _brokered(word, ends.rules)]
        found = [end for end in ends.of(before) if end.country]
    return found


def _brokered(word: Token, rules: RelationRules) -> bool:
    """'A-brokered' before a deal: A is none of its sides."""
    tail = word.lower_.rpartition("-")[2]
    return tail != word.lower_ and any(tail == verb.removesuffix("e") + "ed" for verb in rules.broker_verbs)


def _carrier(noun: Token, cue: RelationCue, rules: RelationRules) -> tuple[Token | None, bool]:
    """The verb whose subject does what the noun says: 'launched an attack', 'agreed to hold talks', 'on a visit'.

    With it whether nothing but nouns that carry an act stand between the two.
    """
    token = noun
    direct = True
    for clause in children(noun, "relcl"):  # 'the treaty that A signed with B'
        own = children(clause, "nsubj")
        if own and own[0].tag_ not in RELATIVES and carries(clause, rules) and lemma(clause) not in rules.broker_verbs:
            return clause, True
    for _ in range(_MAX_CLIMB):
        if token.dep_ == "pobj" and token.head.lower_ in (*AT_TIMES, "over") and not cue.attends:
            return None, False  # 'got worse after strikes', 'cut ties over the war'
        governor = governor_of(token)
        if governor is None:
            return None, False
        token = governor
        operators = operators_at(token, rules)
        if is_verb(token):
            attends = cue.attends and noun.dep_ in ("pobj", "conj")
            attends = attends or (cue.words[0] in rules.joint_words and noun.dep_ == "dobj")  # 'flew joint sorties'
            return (
                (token, direct) if (carries(token, rules) or attends) and "alleged" not in operators else (None, False)
            )
        if lemma(token) not in rules.carrier_nouns:
            if not carries(token, rules):
                return None, False
            direct = False
    return None, False


def _noun_sources(noun: Token, cue: RelationCue, ends: Ends, slot: str | None, targets: list[End]) -> list[End]:
    found = ends.of(authors_of(noun, ends.rules))
    if not found and not (cue.possessed and slot is None):
        found = ends.of(possessors(noun))
    if not found:
        before = [child for child in children(noun, "amod", "compound", "nmod") if ends.is_author(child)]
        found = ends.of(child for child in before if not (cue.mutual and _brokered(child, ends.rules)))
    for preposition in cue.sources:
        if not found:
            found = ends.of(after_preposition(noun, preposition))
    if not found and slot not in (None, "of"):
        found = [end for end in ends.of(after_preposition(noun, "of")) if end not in targets]
    return found


def _noun_targets(noun: Token, cue: RelationCue, ends: Ends, carrier: Token | None) -> tuple[list[End], str | None]:
    """Those an action noun is aimed at, and the preposition that says so (null for a possessor or a place)."""
    above = governor_of(noun)
    bearing = [above] if above is not None and not is_verb(above) and carries(above, ends.rules) else []
    heads = [noun, *children(noun, "acl"), *bearing, *([carrier] if carrier is not None else [])]
    for slot in cue.targets:
        for head in heads:
            if head == carrier and slot in ("in", "of", "from", "by"):
                continue
            nouns = [n for n in after_preposition(head, slot) if lemma(n) not in ends.rules.manner_nouns]
            found = ends.of(nouns, place=cue.place)
            if not found and cue.type in ("SANCTION", "SUPPORT"):
                found = through_act(nouns, cue.type, ends)  # 'restrictions on exports to A'
            if found:
                return found, slot
    if carrier is not None and is_passive(carrier) and noun in children(carrier, "dobj"):
        return ends.of(subjects(carrier)), None  # 'A was given a warning'
    if cue.possessed:
        found = ends.of(possessors(noun))
        if found:
            return found, None
    named = [child for child in children(noun, "compound", "nmod") if not ends.is_author(child)]
    found = ends.of(named) if PLOVER[cue.type][0] == "-" or cue.type == "AID" else []
    if not found and cue.place:
        happening = noun.head if noun.dep_ == "nsubj" and lemma(noun.head) in ends.rules.happening_verbs else None
        found = located(noun, ends)
        for verb in (carrier, happening):
            found = found or (located(verb, ends) if verb is not None else [])
    return found, None

"""Who does what a verb of action says, and to whom: subject and object with voice, prepositions, complements."""

from collections.abc import Collection

from components.knowledge.relations import RelationCue
from components.preprocessing.parsed import Token
from components.preprocessing.relations.acts import authors_of, is_act, through_act
from components.preprocessing.relations.ends import End, Ends, Frame
from components.preprocessing.relations.locating import located
from components.preprocessing.relations.noun_frames import noun_frame
from components.preprocessing.relations.syntax import (
    after_preposition,
    agents,
    children,
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

_COMPLEMENT_PREPOSITIONS = ("to", "with", "for", "from", "against", "on")
_SAID = ("ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "PROTEST")  # acts done by saying something
_OFFICIAL = ("CONSULT", "AGREE", "COOPERATE")  # acts of those who speak for a country or a body
_ON_THEIR_OWN = ("REQUEST", "RETREAT", "COOPERATE", "CONSULT")  # what people do for themselves
_JUDGES = (
    "ACCUSE",
    "SUPPORT",
    "REJECT",
    "CONCEDE",
    "PROTEST",
    "REQUEST",
)  # what they are done to may be an act of somebody
_TAKES_SITES = ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID")  # nouns of action are sites here: 'attacked a base'


def _speakers_above(verb: Token, ends: Ends) -> list[End]:
    """'A confirmed that two were killed, condemning the strike': parsers hang the participle on the inner clause."""
    head = verb.head if verb.dep_ == "conj" else verb
    if head.tag_ != "VBG" or head.dep_ != "advcl":
        return []
    for above in head.ancestors:
        if is_verb(above) and above.dep_ in ("ROOT", "ccomp"):
            speakers = ends.of(own_subjects(above))
            if speakers:
                return speakers
    return []


def _other_act(noun: Token, ends: Ends) -> bool:
    return all(cue.type not in ("AID", "COOPERATE") for cue in ends.rules.nouns.get(lemma(noun), ())) and is_act(
        noun, ends
    )


def _sends_away(trigger: Trigger, acted_on: list[Token], ends: Ends) -> bool:
    """'Sent migrants towards A', 'sent 200 of them back to A': no aid to A."""
    if "to" not in trigger.cue.targets:
        return False  # 'sheltered refugees'
    rules = ends.rules
    away = any(child.lower_ in rules.away_words for child in children(trigger.token, "prt", "advmod"))
    return away or any(lemma(noun) in rules.moved_nouns for noun in acted_on)


def _is_nothing(trigger: Trigger, acted_on: list[Token], ends: Ends) -> bool:
    """Whether a verb says no act of its own on anybody, by what it is done to."""
    cue, rules = trigger.cue, ends.rules
    others = [noun for noun in acted_on if noun not in trigger.words]
    if any(lemma(noun) in rules.things for noun in others):
        return True  # 'fights an epidemic in A', 'sent a letter to A'
    if cue.type == "AID" and any(_other_act(noun, ends) for noun in others):
        return True  # 'gave backing to A' is said by the noun
    if cue.type == "ASSAULT" and any(lemma(word) in rules.sport_words for word in trigger.token.sent):
        return True  # 'A beat B by four wickets'
    return cue.type in ("AID", "CONSULT") and _sends_away(trigger, acted_on, ends)


def verb_frame(trigger: Trigger, ends: Ends) -> Frame:
    """The ends of a verb of action read by its cue; either side may be empty."""
    cue = trigger.cue
    verb = trigger.token
    passive = is_passive(verb)
    actors = agents(verb) if passive else subjects(verb)
    acted_on = subjects(verb) if passive else objects(verb)
    if _is_nothing(trigger, [*acted_on, *children(verb, "dobj")] if passive else acted_on, ends):
        return Frame((), (), mutual=False)
    if cue.type in _OFFICIAL:
        actors = [actor for actor in actors if lemma(actor) not in ends.rules.private_nouns]
    if cue.type in _ON_THEIR_OWN:
        actors = [actor for actor in actors if not _is_counted(actor)]
    sources = ends.of(actors)
    if not sources and verb.dep_ == "acl" and not passive:
        sources = ends.of(owners(verb.head))  # 'passed a law banning ...', 'issued a statement condemning ...'
    sources = sources or ends.of(
        author for noun in actors if is_act(noun, ends) for author in authors_of(noun, ends.rules)
    )
    if not sources and not passive and cue.type in _SAID:
        sources = _speakers_above(verb, ends)
    if cue.judges:
        acted_on = acted_on or children(verb, "oprd")
    elif cue.plain:  # 'called President A': parsers take the name for what he is called
        acted_on = [*acted_on, *(child for child in children(verb, "oprd") if child.ent_type_ == "PERSON")]
    targets = _verb_targets(trigger, cue, ends, acted_on)
    if lemma(verb) in ends.rules.broker_verbs:
        targets = _brought_together(acted_on, ends) or targets
    if cue.type == "MOBILIZE":
        own = {end.country for end in sources}
        targets = [end for end in targets if end.country not in own]  # 'A sent its air force'
    if len(trigger.words) > 1 and {end.entity for end in targets} <= {end.entity for end in sources}:
        targets = []  # 'A recalled its envoy': nobody is named but A
    others = [noun for noun in acted_on if noun not in trigger.words]
    together = cue.type == "ASSAULT" and bool(others)  # 'A and B fight smugglers'
    if cue.mutual and not targets and not together and len(sources) > 1:
        return Frame(tuple(sources), (), mutual=True)
    if cue.place and (not targets or cue.type == "ASSAULT"):
        targets = _joined(targets, located(verb, ends))
    return Frame(tuple(sources), tuple(targets), cue.mutual)


def _verb_targets(trigger: Trigger, cue: RelationCue, ends: Ends, acted_on: list[Token]) -> list[End]:
    verb = trigger.token
    things = [c for c in children(verb, "dobj", "prt") if cue.type != "REJECT" or not _conflict(c, ends)]
    heads = [verb, *trigger.words[1:], *things, *(clause for thing in things for clause in children(thing, "acl"))]
    for slot in cue.targets:
        if slot == "object":
            nouns = [noun for noun in acted_on if noun not in trigger.words]
            if cue.type == "REQUEST" and not nouns:
                nouns = [noun for clause in children(verb, "ccomp") for noun in own_subjects(clause)]
        elif slot == "dative":
            nouns = _receivers(verb) or _first_of_two(verb, ends)
        elif slot == "complement":
            nouns = _complement(verb, ends)
        else:
            nouns = [noun for head in heads for noun in after_preposition(head, slot) if noun.i > verb.i]
            if cue.type == "AID":  # 'trained soldiers, to the annoyance of A'
                nouns = [noun for noun in nouns if lemma(noun) not in ends.rules.manner_nouns]
        found = _acted_on(nouns, cue, ends)
        if found:
            return found
    if cue.type in ("CONCEDE", "REJECT"):  # 'accepted the demands of A'
        return ends.of(
            n
            for word in trigger.words[1:]
            for n in (
                authors_of(word, ends.rules)
                or after_preposition(word, "of")
                or possessors(word)
                or _adjectives(word, ends)
            )
        )
    if cue.type == "AID" and "object" not in cue.targets:
        return []  # 'sent A peacekeepers': those who help
    # 'entered the airspace of A', 'released A prisoners'
    return ends.of(word for word in trigger.words[1:] if word in acted_on)


def _is_counted(actor: Token) -> bool:
    """Whether so and so many people of a country act, for themselves: '3,800 A leave B'."""
    return actor.tag_ in ("NNPS", "NNS") and actor.ent_type_ == "NORP" and bool(children(actor, "nummod"))


def _adjectives(noun: Token, ends: Ends) -> list[Token]:
    """'Left the A alliance': the nationality before a noun."""
    return [child for child in children(noun, "amod", "compound", "nmod") if ends.is_author(child)]


def _receivers(verb: Token) -> list[Token]:
    """'Gave A grain', 'A was given grain'."""
    if is_passive(verb) and children(verb, "dobj"):
        return subjects(verb)
    return [child for child in children(verb, "dative") if child.pos_ != "ADP"]


def _first_of_two(verb: Token, ends: Ends) -> list[Token]:
    """'Sold A 40 engines', 'sent A generators': parsers take the name for a part of what is given."""
    before = [word for thing in children(verb, "dobj") for word in children(thing, "nmod", "compound")]
    return [w for w in before if w.i == verb.i + 1 and w.pos_ == "PROPN" and ends.at(w) and not ends.is_demonym(w)]


def _brought_together(nouns: list[Token], ends: Ends) -> list[End]:
    """'Brokered a deal between A and B', 'the deal of A and B that C brokered': A and B."""
    for noun in nouns:
        for cue in ends.rules.nouns.get(lemma(noun), ()):
            if len(cue.words) == 1 and cue.mutual:
                frame = noun_frame(Trigger(noun, (noun,), cue), ends)
                return [*frame.sources, *frame.targets]
    return []


def _conflict(noun: Token, ends: Ends) -> bool:
    """Whether a noun says a hostile act: who opposes sanctions against A opposes them, not A."""
    cues = ends.rules.nouns.get(lemma(noun), ())
    return bool(cues) and all(PLOVER[cue.type][0] == "-" for cue in cues)


def _complement(verb: Token, ends: Ends) -> list[Token]:
    """Whom the clause below a verb is about, where no word of action in it says so itself: 'refused to let A land'."""
    for clause in children(verb, "xcomp", "ccomp"):
        if any(lemma(word) in ends.rules.verbs or lemma(word) in ends.rules.nouns for word in clause.subtree):
            return []
        own = own_subjects(clause) if clause.dep_ == "ccomp" else []
        brought = [noun for word in _COMPLEMENT_PREPOSITIONS for noun in after_preposition(clause, word)]
        return [*objects(clause), *brought, *own]
    return []


def about(verb: Token, told: Collection[int], ends: Ends) -> list[End]:
    """Whom the clause below a verb is about where no act of it gave a row: 'agreed to lift a ban on goods from A'."""
    for clause in children(verb, "xcomp", "ccomp"):
        if not any(child.tag_ == "TO" for child in clause.children):
            continue  # 'warned that' tells, and does nothing to those it tells of
        words = list(clause.subtree)
        if any(word.i in told for word in words):
            return []
        for word in words:
            if word.i > verb.i and word.dep_ in ("dobj", "pobj", "dative", "nsubj") and not is_act(word, ends):
                found = [end for end in ends.of([word], place=True) if end.country]
                if found:
                    return found
    return []


def _acted_on(nouns: list[Token], cue: RelationCue, ends: Ends) -> list[End]:
    """Whom the objects of a verb stand for; an object that is an act stands for its author or its other side."""
    acts = [noun for noun in nouns if is_act(noun, ends)] if cue.type not in _TAKES_SITES else []
    found = ends.of([noun for noun in nouns if noun not in acts], place=cue.place)
    if (
        not found
        and cue.type in (*_JUDGES, "SANCTION")
        and (cue.type != "REQUEST" or cue.words[0] in ends.rules.operators)
    ):
        return through_act(nouns, cue.type, ends)
    return found


def _joined(first: list[End], more: list[End]) -> list[End]:
    known = {end.country for end in first}
    return first + [end for end in more if end.country not in known]

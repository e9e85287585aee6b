"""Acts that name one end only, completed with the one other country that their sentence names."""

from dataclasses import replace

from components.preprocessing.parsed import Token
from components.preprocessing.relations.ends import End, Ends, Frame
from components.preprocessing.relations.locating import is_aside
from components.preprocessing.relations.syntax import SUBJECTS, agents, children, is_passive, objects, subjects
from components.preprocessing.relations.triggers import Trigger, lemma

_AMONG_MANY = ("COOPERATE", "CONCEDE", "REJECT")  # goods come from any country, one yields to any: most were wrong
_LEADING = ("to", "for", "into", "with", "against", "toward", "towards", "about", "over", "near")


def completed(trigger: Trigger, frame: Frame, named: list[End], ends: Ends) -> Frame | None:
    """Return the frame of an act with one end, the other being the one other country that the sentence names."""
    if trigger.cue.type in _AMONG_MANY:
        return None
    own = {end.country for end in (*frame.sources, *frame.targets)}
    others = [end for end in named if end.country not in own]
    if len(own) != 1 or None in own or len({end.country for end in others}) != 1 or (frame.sources and frame.targets):
        return None
    if (
        _only_describes(trigger, ends)
        or ends.is_landmark(others[0])
        or _is_filled(trigger, frame, ends)
        or any(_is_apart(trigger, frame, end, ends) for end in others)
    ):
        return None
    if any(ends.listed(one, two) for one in named if one.country in own for two in others):
        return None
    other = (others[0],)
    return replace(frame, targets=other) if frame.sources else replace(frame, sources=other)


def _only_describes(trigger: Trigger, ends: Ends) -> bool:
    """Whether a noun of action only says what sort of thing another is: 'closed to aid lorries'."""
    noun = trigger.token
    return (
        not trigger.is_verb and noun.dep_ in ("compound", "nmod") and lemma(noun.head) not in ends.rules.carrier_nouns
    )


def _is_filled(trigger: Trigger, frame: Frame, ends: Ends) -> bool:
    """Whether the end that has no country is somebody: 'a council sent', 'told a family to', 'was asked by both'."""
    cue, word = trigger.cue, trigger.token
    if cue.judges or cue.bids or cue.joins or cue.type == "REQUEST":
        return True  # 'called the lake a sea', 'took part in a fair', 'sought refuge'
    if not trigger.is_verb:
        return _asks(trigger, ends)
    people = ends.rules.private_nouns | ends.rules.group_nouns
    if cue.type == "AID" and cue.targets == ("object",) and objects(word):
        return True  # 'closed to aid lorries': who is helped is said
    if frame.sources:
        return any(lemma(noun) in people for noun in objects(word))
    people |= ends.rules.host_nouns
    return bool(agents(word)) or (not is_passive(word) and any(lemma(noun) in people for noun in subjects(word)))


def _asks(trigger: Trigger, ends: Ends) -> bool:
    """Whether a noun of action is a request, by the word behind it, or what one is for: 'calls for aid'."""
    noun = trigger.token
    asked_for = noun.dep_ == "pobj" and _requests(noun.head.head, {noun.head.lower_}, ends)
    return asked_for or _requests(noun, {child.lower_ for child in noun.children if child.dep_ == "prep"}, ends)


def _requests(word: Token, prepositions: set[str], ends: Ends) -> bool:
    cues = ends.rules.nouns.get(lemma(word), ()) if word.pos_ == "NOUN" else ()
    return any(cue.type == "REQUEST" and prepositions & set(cue.targets) for cue in cues)


def _is_apart(trigger: Trigger, frame: Frame, other: End, ends: Ends) -> bool:
    """Whether a name is the subject of a clause beside that of an act, in what is told, or where the act leads to."""
    name, act = ends.head(other), trigger.token
    if is_aside(other, ends) or (frame.targets and name.dep_ == "pobj" and name.head.lower_ in _LEADING):
        return True  # 'with or without A', 'two tankers left A for B'
    above, over = [name, *name.ancestors], [act, *act.ancestors]
    first, last = sorted((name.i, act.i))
    if any(word.text == ";" for word in act.doc[first:last]):
        return True  # 'A sent nurses; B will add soldiers'
    if any(step.head == act and step.dep_ in ("ccomp", "dobj" if frame.targets else "nsubj") for step in above):
        return True  # 'A warned that use in B rises', 'a council sent A soldiers'
    apart = [step for step in (*above, *over) if (step in above) != (step in over)]
    if any(step.dep_ == "conj" and (step.head.ent_type_ == "DATE" or children(step, "nsubj")) for step in apart):
        return name.dep_ in (*SUBJECTS, "conj")  # 'A closed a road on Sunday and B ...'
    return False

"""Ends that a sentence leaves to what the article said before: 'a second attack', 'denied involvement', 'the talks'."""

from dataclasses import replace

from components.preprocessing.parsed import Token
from components.preprocessing.relations.acts import is_act
from components.preprocessing.relations.ends import End, Ends, Frame
from components.preprocessing.relations.locating import located
from components.preprocessing.relations.story import Story
from components.preprocessing.relations.syntax import (
    after_preposition,
    agents,
    children,
    conjuncts,
    is_passive,
    objects,
    subjects,
)
from components.preprocessing.relations.triggers import Trigger, lemma

_ONE_AGAINST_ANOTHER = ("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "REQUEST", "CONCEDE", "AGREE")
_BY_THE_STATE = ("COERCE", "SANCTION", "REJECT", "CONCEDE", "RETREAT")  # in the passive done by whose ground it is
LEANING = 0.6  # a row whose end comes from another sentence is that much less sure


def lean(trigger: Trigger, frame: Frame, story: Story, ends: Ends) -> Frame:
    """Return the frame with a missing end taken from the story, or the frame itself where nothing refers back."""
    cue = trigger.cue
    told = _told_of_two(trigger, frame, story, ends)
    if told is not None:
        return told
    if cue.type == "ASSAULT" and frame.targets and not frame.sources and _known_attack(trigger, ends, story):
        return replace(frame, sources=tuple(story.attackers()))
    if frame.targets and not frame.sources and cue.type in _BY_THE_STATE and _is_agentless(trigger):
        return replace(frame, sources=tuple(_whose_ground(trigger, frame, ends) or story.author(list(frame.targets))))
    if not frame.sources or frame.targets:
        return frame
    found: list[End] = []
    sources = list(frame.sources)
    if cue.words in ends.rules.joining and not objects(trigger.token):
        found = story.company(sources)
    elif cue.type == "ACCUSE" and trigger.is_verb and any(_is_event(n, ends) for n in objects(trigger.token)):
        found = story.attackers()
    elif _of_two(trigger, ends) or _brokers(trigger, frame, ends):
        found = story.sides(sources)
    elif cue.type == "REJECT" and _is_denial(trigger, ends):
        found = story.accusers(sources)
    elif cue.type == "RETREAT" and not trigger.is_verb and trigger.token.head.lower_ != "before":
        found = story.partners(sources, friendly=False)
    elif cue.type in ("CONSULT", "AGREE") and cue.mutual and not trigger.is_verb and len(sources) == 1:
        known = _is_known(trigger.token, ends) and not _names_somebody(trigger, frame, ends)
        found = story.partners(sources, friendly=True) if known else []
    elif cue.type in ("AGREE", "AID", "COOPERATE", "SUPPORT") and _in_focus(trigger.token, ends):
        found = story.partners(sources, friendly=True)
    if not found and any(end.mention is not None for end in sources) and _is_on_somebody(trigger, frame, ends):
        found = _on_whom(trigger, sources, story, ends)
    return replace(frame, targets=tuple(targets)) if (targets := _abroad(found, sources)) else frame


def _abroad(found: list[End], sources: list[End]) -> list[End]:
    """The ends found without those of the country that acts; members of a bloc may act on one of them."""
    own = sources[0].country if len({end.country for end in sources}) == 1 else None
    return [end for end in found if end.country is None or end.country != own]


def _on_whom(trigger: Trigger, sources: list[End], story: Story, ends: Ends) -> list[End]:
    """Somebody named before the act or in the story, unless the clause below names another: 'refused to let A land'."""
    found = _beside(trigger, sources, ends) or story.counterpart(sources)
    clauses = [word for word in children(trigger.token, "xcomp", "ccomp", "pcomp") if word.i > trigger.token.i]
    told = {end.country for clause in clauses for word in clause.subtree for end in ends.at(word)}
    told -= {end.country for end in sources} | {None}
    return [end for end in found if not told or end.country in told]


def _beside(trigger: Trigger, sources: list[End], ends: Ends) -> list[End]:
    """The one other country that the sentence names before an act on nobody: 'A froze the funds, and B complained'."""
    word = trigger.token
    own = {end.country for end in sources}
    if None in own:
        return []
    apposed = [other for noun in subjects(word) for part in conjuncts(noun) for other in children(part, "appos")]
    actors = {other for noun in apposed for other in noun.subtree}  # 'A, a friend of B, protested': not at B
    named = [end for end in ends.within(word.sent) if end.country not in own and ends.head(end).i < word.i]
    named = [end for end in named if ends.head(end) not in actors]
    return named[-1:] if len({end.country for end in named}) == 1 and not ends.is_landmark(named[-1]) else []


def _told_of_two(trigger: Trigger, frame: Frame, story: Story, ends: Ends) -> Frame | None:
    """The frame of an act of or on 'the two sides' beside others; null where the act is none of these."""
    if frame.sources and frame.targets and not frame.mutual and _of_two(trigger, ends):
        meant = story.sides(list(frame.sources))
        return replace(frame, targets=tuple(meant)) if meant else frame
    if frame.sources or not trigger.is_verb or not _is_by_two(trigger, ends):
        return None
    both = tuple(story.sides(list(frame.targets)))
    if not frame.targets and (trigger.cue.mutual or _on_each_other(trigger)):
        return Frame(both, (), mutual=True)
    return replace(frame, sources=both)


def _is_agentless(trigger: Trigger) -> bool:
    """Whether a verb is passive and names nobody who does it: 'the captain was detained'."""
    return trigger.is_verb and is_passive(trigger.token) and not agents(trigger.token)


def _whose_ground(trigger: Trigger, frame: Frame, ends: Ends) -> list[End]:
    """'Two A were arrested in B', 'A ships were barred from B': B."""
    verb = trigger.token
    places = [*located(verb, ends), *ends.of(after_preposition(verb, "from"))]
    acted_on = {end.country for end in frame.targets}
    grounds = {end.country: end for end in places if end.country and end.country not in acted_on}
    return list(grounds.values()) if len(grounds) == 1 else []


def _known_attack(trigger: Trigger, ends: Ends, story: Story) -> bool:
    """Whether an attack without an attacker is one told before: 'the strike killed two', 'a second attack occurred'."""
    if not trigger.is_verb:
        return _is_known(trigger.token, ends)
    if any(_is_done_jointly(noun, ends) for noun in subjects(trigger.token)):
        return False
    if is_passive(trigger.token):
        return False
    return any(_is_event(noun, ends) and (_is_known(noun, ends) or story.told_here) for noun in subjects(trigger.token))


def _is_done_jointly(noun: Token, ends: Ends) -> bool:
    return any(child.lower_ in ends.rules.joint_words for child in children(noun, "amod"))


def _is_event(noun: Token, ends: Ends) -> bool:
    heads = [noun, *(n for p in children(noun, "prep") if p.lower_ == "of" for n in children(p, "pobj"))]
    return any(lemma(head) in ends.rules.event_nouns for head in heads)


def _is_known(noun: Token, ends: Ends) -> bool:
    return any(child.lower_ in ends.rules.known_words for child in children(noun, "det", "amod", "predet"))


def _of_two(trigger: Trigger, ends: Ends) -> bool:
    """Whether an act is aimed at 'the two sides', 'both capitals', whom the article has named before."""
    below = objects(trigger.token) if trigger.is_verb else []
    slots = [noun for slot in trigger.cue.targets for noun in after_preposition(trigger.token, slot)]
    return any(
        lemma(noun) in ends.rules.side_nouns and any(child.lower_ in ends.rules.side_numbers for child in noun.children)
        for noun in [*below, *slots]
    )


def _is_by_two(trigger: Trigger, ends: Ends) -> bool:
    """Whether 'the two sides', 'both armies' are the ones who act."""
    verb = trigger.token
    actors = agents(verb) if is_passive(verb) else subjects(verb)
    actors += [noun for head in actors for noun in after_preposition(head, "of")]  # 'the commanders of the two armies'
    return any(
        lemma(noun) in ends.rules.side_nouns and any(child.lower_ in ends.rules.side_numbers for child in noun.children)
        for noun in actors
    )


def _on_each_other(trigger: Trigger) -> bool:
    """'Promised each other', 'thanked one another'."""
    verb = trigger.token
    return verb.doc[verb.i + 1 : verb.i + 3].text.lower() in ("each other", "one another")


def _is_on_somebody(trigger: Trigger, frame: Frame, ends: Ends) -> bool:
    """Whether an act that names nobody needs somebody to be done to, as a charge, a threat or a protest does."""
    cue = trigger.cue
    if not trigger.is_verb or cue.judges or cue.bids or (cue.type == "REQUEST" and cue.polarity == "+"):
        return False
    if _names_somebody(trigger, frame, ends) or _decides_at_home(trigger, ends):
        return False
    if cue.type == "AGREE" and not cue.mutual:
        return False  # 'A vowed to build a dam' is said to nobody
    if _is_its_own(trigger, frame, ends):
        return False
    if cue.type in ("SANCTION", "CONCEDE") and not _is_abroad(trigger, ends):
        return False
    if cue.type == "CONCEDE" and len({end.country for end in frame.sources}) > 1:
        return False  # 'A and B opened a new crossing' between the two
    together = frame.mutual and len(frame.sources) > 1
    if cue.type in ("ASSAULT", "COERCE"):  # 'its jets bombed them'
        return any(noun.lower_ in ("them", "it", "him") for noun in objects(trigger.token))
    return cue.type in _ONE_AGAINST_ANOTHER and not together and not _at_home(trigger, ends)


def _names_somebody(trigger: Trigger, frame: Frame, ends: Ends) -> bool:
    """Whether an act says with whom or on whom, at home or of an unknown country: 'talks with dissidents'."""
    rules = ends.rules
    people = rules.host_nouns | rules.staff_nouns | rules.private_nouns | rules.home_nouns
    own = {end.country for end in frame.sources}
    heads = [*trigger.words, *children(trigger.token, "xcomp")]
    said = [noun for head in heads for slot in (*trigger.cue.targets, "to") for noun in after_preposition(head, slot)]
    if any(lemma(thing) in rules.counterpart_nouns for thing in objects(trigger.token)):
        return False  # 'invited his counterpart to a conference'
    said = [noun for noun in said if lemma(noun) not in rules.side_nouns and not is_act(noun, ends)]
    return any(
        {end.country for end in ends.of_noun(noun)} <= (own if lemma(noun) in people else set())
        for noun in said
        if lemma(noun) in people or noun.ent_type_ in ("ORG", "PERSON", "NORP")
    )


def _decides_at_home(trigger: Trigger, ends: Ends) -> bool:
    """Whether a body acts that decides on matters of its own country: 'the court turned down an objection'."""
    actors = subjects(trigger.token) if trigger.is_verb and not is_passive(trigger.token) else []
    return any(lemma(actor) in ends.rules.home_nouns for actor in actors) and not _is_abroad(trigger, ends)


def _is_abroad(trigger: Trigger, ends: Ends) -> bool:
    """Whether what is shut or allowed has to do with another country: 'recalled its envoy', no 'let them in'."""
    rules = ends.rules
    things = objects(trigger.token)
    if any(lemma(thing) in rules.side_nouns or thing.lower_ in ("it", "them", "one") for thing in things):
        return True  # 'cut off the little emirate'
    words = {lemma(word) for thing in things for word in thing.subtree} | {lemma(word) for word in trigger.words}
    return bool(words & rules.foreign_words)


def _is_its_own(trigger: Trigger, frame: Frame, ends: Ends) -> bool:
    """Whether what an act is done to belongs to who does it or to somebody named: 'froze its dues', 'opposed A's road'.

    'Its border' and 'its sanctions' are on somebody.
    """
    verb = trigger.token
    own = {end.country for end in frame.sources} | {None}
    things = [*objects(verb), *(thing for clause in children(verb, "xcomp") for thing in objects(clause))]
    if len(own) > 2 and any(c.lower_ == "their" for thing in things for c in children(thing, "poss")):
        return True  # 'A and B reopened their border'
    for thing in (thing for thing in things if not is_act(thing, ends) and thing not in trigger.words):
        if lemma(thing) not in ends.rules.focus_nouns and any(c.tag_ == "PRP$" for c in children(thing, "poss")):
            return True
        if any(end.country not in own for word in thing.subtree for end in ends.at(word)):
            return True
    return False


def _at_home(trigger: Trigger, ends: Ends) -> bool:
    """Whether an act has people or a body as its object that no country is known of: 'accused the government'."""
    rules = ends.rules
    if any(noun.lower_ in ("other", "another") for noun in objects(trigger.token)):
        return True  # 'each accused the other'
    at_home = rules.group_nouns | rules.host_nouns | rules.staff_nouns
    return any(lemma(noun) in at_home for noun in objects(trigger.token))


def _brokers(trigger: Trigger, frame: Frame, ends: Ends) -> bool:
    """Whether one offers to bring others together and names nobody: 'A offered to mediate'."""
    rules = ends.rules
    word = lemma(trigger.token)
    meant = word in rules.broker_verbs if trigger.is_verb else word in rules.mediation_nouns
    named = any(ends.at(word) for thing in objects(trigger.token) for word in thing.subtree)
    return trigger.cue.type == "CONSULT" and meant and len(frame.sources) == 1 and not named


def _is_denial(trigger: Trigger, ends: Ends) -> bool:
    named = objects(trigger.token) if trigger.is_verb else []
    return lemma(trigger.token) in ends.rules.denial_verbs and any(lemma(n) in ends.rules.denied_nouns for n in named)


def _in_focus(token: Token, ends: Ends) -> bool:
    return any(
        lemma(word) in ends.rules.focus_nouns and _is_known(word, ends) and not ends.of_noun(word)
        for word in token.subtree
    )

"""The words of a sentence that say an act: verbs and nouns of action, the longest cue first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.knowledge.relations import ANY, RelationCue, RelationRules
from components.preprocessing.parsed import Span, Token
from components.preprocessing.relations.syntax import children, descendants, is_verb

_OTHER_CLAUSES = frozenset({"nsubj", "conj", "relcl", "ccomp", "advcl", "punct", "aux"})
_CARRY_PREPOSITIONS = frozenset({"prt", "prep", "advmod", "dobj"})
_NO_VERB = frozenset({"amod", "aux", "auxpass", "compound", "prep"})  # the last: 'given the help of A', 'following'
_BELOW = 3  # how far below its head a further word of a cue may stand

Below = list[tuple[Token, str, str]]  # words below a head, with lemma and form, in the order they are looked at


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of action found: its head, all its words, and the cue that they fit."""

    token: Token
    words: tuple[Token, ...]
    cue: RelationCue

    @property
    def is_verb(self) -> bool:
        """Whether the frame is that of a verb."""
        return is_verb(self.token)

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the head and of its further words that stand right beside it."""
        first = last = self.token
        for word in sorted(self.words, key=lambda w: w.i):
            if word.i == last.i + 1:
                last = word
        for word in sorted(self.words, key=lambda w: -w.i):
            if word.i == first.i - 1:
                first = word
        return first.idx, last.idx + len(last.text)


def lemma(token: Token) -> str:
    """The lemma as cues are written: lower case, plural endings that the model kept taken off."""
    return token.cue_lemma


def find_triggers(sentence: Span, rules: RelationRules) -> Iterator[tuple[Trigger, ...]]:
    """Yield for every word of action what it may stand for, the longest cue first.

    Words that belong to a longer cue of another one come last: they are of use only where that one gives no act.
    """
    joint = _joint(sentence, rules)
    found = [triggers for token in sentence if (triggers := _triggers_at(token, rules, joint=token in joint))]
    inside = {word.i for triggers in found for word in triggers[0].words[1:]}
    yield from sorted(found, key=lambda triggers: triggers[0].token.i in inside)
    for token in filter(is_verb, joint):  # 'sent nurses together': to others, and with each other
        yield from (t for t in [_fitting(token, rules.verbs.get(ANY, ()), verb=True)] if t)


def _triggers_at(token: Token, rules: RelationRules, *, joint: bool) -> tuple[Trigger, ...]:
    verb = is_verb(token)
    if not verb and token.pos_ not in ("NOUN", "PROPN"):
        return ()
    if (verb and (token.dep_ in _NO_VERB or _keeps_silent(token, rules))) or token.lower_ == "according":
        return ()
    index = rules.verbs if verb else rules.nouns
    cues = index.get(lemma(token), ())
    if verb and any(cue.judges for cue in cues) and not any(_is_blame(child, rules) for child in token.children):
        cues = tuple(cue for cue in cues if not cue.judges)
    found = _fitting(token, cues, verb=verb)
    if not found and not verb and joint:
        found = _fitting(token, index.get(ANY, ()), verb=verb)
    return found


def _keeps_silent(verb: Token, rules: RelationRules) -> bool:
    """'Declined to comment': nothing is done to anybody."""
    if "refuse" not in rules.operators.get(lemma(verb), ()):
        return False
    return any(lemma(clause) in rules.silent_verbs for clause in verb.children if clause.dep_ == "xcomp")


def _joint(sentence: Span, rules: RelationRules) -> list[Token]:
    """The words that have another beside them which says that several act: 'jointly', 'joint'."""
    said = [token for token in sentence if token.lower_ in rules.joint_words and token.dep_ in ("advmod", "amod")]
    return sorted({token.head for token in said if token.head != token}, key=lambda token: token.i)


def _fitting(token: Token, cues: Sequence[RelationCue], *, verb: bool) -> tuple[Trigger, ...]:
    """The cues whose words all stand at a token, as triggers."""
    below: Below = []
    if any(len(cue.words) > 1 for cue in cues):
        below = [(word, lemma(word), word.lower_) for word in _below(token, verb=verb)]
        forms = {form for _, *of_word in below for form in of_word}
        cues = [cue for cue in cues if forms.issuperset(cue.words[1:] if verb else cue.words[:-1])]
    found = [Trigger(token, words, cue) for cue in cues if (words := _match(token, cue, below, verb=verb))]
    return tuple(sorted(found, key=_rank)) if len(found) > 1 else tuple(found)


def _rank(trigger: Trigger) -> tuple[int, bool]:
    """The longest first, of two as long the one with an object: 'withdrew its envoy from A', not 'withdrew from'."""
    return -len(trigger.words), all(word.dep_ not in ("dobj", "nsubjpass") for word in trigger.words[1:])


def _match(token: Token, cue: RelationCue, below: Below, *, verb: bool) -> tuple[Token, ...]:
    """The words of a cue at its head, the head first; nothing where one is missing."""
    if cue.plain and _says_more(token):
        return ()
    if cue.bids and not any(_is_bidden(child) for child in token.children):
        return ()
    words = [token]
    for word in cue.words[1:] if verb else cue.words[:-1]:
        place = next((w for w, *forms in below if word in forms and w not in words), None)
        if place is not None and place.dep_ == "agent" and any(child.pos_ == "PROPN" for child in place.children):
            return ()  # 'was dropped by A' is no 'dropped by', but 'is bound by a treaty' is 'bound by'
        if place is None:
            return ()
        words.append(place)
    return tuple(words)


def _says_more(verb: Token) -> bool:
    """Whether a verb has more than its object: 'called A a liar', 'left A poor'."""
    named = [child for child in verb.children if child.dep_ == "dobj"]
    further = any(child.dep_ in ("oprd", "ccomp", "acomp") and child.ent_type_ != "PERSON" for child in verb.children)
    on = [noun for child in verb.children if child.lower_ in ("on", "upon") for noun in child.children]
    further = further or any(noun.ent_type_ not in ("DATE", "TIME") for noun in on)  # 'called on them to leave'
    return further or len(named) > 1 or any(child.dep_ == "appos" for thing in named for child in thing.children)


def _is_blame(complement: Token, rules: RelationRules) -> bool:
    """Whether a complement says of somebody what is no praise: 'called A a liar'."""
    words = {lemma(complement), *(lemma(child) for child in complement.children)}
    said = complement.dep_ == "oprd" and complement.ent_type_ != "PERSON"  # 'called Presidents A and B'
    return said and not words & rules.praise_words


def _is_bidden(clause: Token) -> bool:
    """Whether a clause below a verb says what somebody shall do: 'told A to leave'."""
    return clause.dep_ in ("xcomp", "ccomp") and any(child.tag_ == "TO" for child in clause.children)


def _below(token: Token, *, verb: bool) -> Iterator[Token]:
    """Where a further word of a cue may stand: of prepositions only the verb's own ('pull out of')."""
    for word in descendants(token, _BELOW):
        if word.head == token and word.dep_ == "ccomp" and not children(word, "mark", "aux"):
            yield word
        elif word.dep_ in _OTHER_CLAUSES or (verb and word.i < token.i and word.dep_ != "advmod"):
            continue
        elif word.dep_ not in ("prep", "prt") or word.head == token or word.head.dep_ in _CARRY_PREPOSITIONS:
            yield word

"""What becomes of an act under the words above it: refused, asked for, threatened, planned, denied, possible, past."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from components.knowledge.relations import RelationRules
from components.preprocessing.parsed import Token
from components.preprocessing.relations.governing import AT_TIMES, carries, is_curbed, operators_at
from components.preprocessing.relations.requests import is_asked_whether, is_question, sign_of_request
from components.preprocessing.relations.syntax import governor_of, is_verb
from components.preprocessing.relations.triggers import Trigger, lemma

_MAX_CLIMB = 8
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_POSSIBLE = frozenset({"could", "may", "might", "would", "can", "should", "must", "'d", "’d", "ca"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_SETTINGS = AT_TIMES | {"in", "at", "on"}
_OVER_CLAUSES = frozenset({"unreal", "request", "possible", "alleged", "commit", "vow", "plan"})  # 'denied that ...'
_OF_VERBS = frozenset({"xcomp", "ccomp", "advcl", "acl", "pcomp", "conj", "dobj", "nsubj", "relcl", "prep", "oprd"})
_ON_ACTS = _OF_VERBS | {"object", "of", "to", "from", "out", "on", "in", "at"}  # not 'froze assets over the war'
_ENDING = frozenset({"reduce", "end"})
_IMPOSED = ("COERCE", "SANCTION")  # ended, it is conceded; an attack or a march ended is a retreat
_MATERIAL_CONFLICT = ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST")
_NOBODY = frozenset({"nobody", "nothing", "none"})
_DECADE = re.compile(r"\b(?:1[0-9]|20)\d0s\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """The act as it is meant: type, sign and status. `kept` is false where the sentence does not say it happens."""

    type: str
    polarity: str
    status: str = "actual"
    kept: bool = True


def reading_of(trigger: Trigger, rules: RelationRules) -> Reading:
    """Read a cue's act under every word that governs it, the nearest first."""
    token = trigger.token
    reading = Reading(trigger.cue.type, trigger.cue.polarity)
    if is_asked_whether(token) or is_on_nobody(token) or (reading.type == "REJECT" and _spares(token, rules)):
        return replace(reading, kept=False)
    if _has_no(token) or (token.dep_ in ("pobj", "pcomp") and token.head.lower_ == "without"):
        reading = replace(reading, status="denied")
    if is_verb(token):
        reading = _under_auxiliaries(token, reading)
    elif is_curbed(token, rules) and reading.polarity == "+":
        reading = _reduced(reading)  # 'the frozen aid to A'
    if reading.type == "REQUEST":
        if is_question(token, rules):
            return replace(reading, kept=False)
        reading = replace(reading, polarity=sign_of_request(token, rules) or reading.polarity)
    for governor, link in _governors(token, rules):
        names = operators_at(governor, rules)
        if link not in _ON_ACTS:
            names -= _ENDING
        if lemma(token) in rules.passing_nouns:
            names -= {"end"}
        reading = _under(reading, names & _OVER_CLAUSES if link == "ccomp" else names, by_object=link not in _OF_VERBS)
        if is_verb(governor):
            reading = _under_auxiliaries(governor, reading)
        elif _has_no(governor):
            reading = _not_meant(reading)
    return reading


def is_on_nobody(word: Token) -> bool:
    """'A recalled nobody', 'said nothing to B': nothing is done."""
    return any(child.dep_ == "dobj" and child.lower_ in _NOBODY for child in word.children)


def _spares(verb: Token, rules: RelationRules) -> bool:
    """Whether what is refused is an act against somebody: 'refused to criticise A' turns nobody down."""
    if lemma(verb) in rules.denial_verbs:
        return False  # 'denied arming rebels' turns down a charge
    refused = [clause for clause in verb.children if clause.dep_ == "xcomp" and is_verb(clause)]
    cues = [cue for clause in refused for cue in rules.verbs.get(lemma(clause), ())]
    return bool(cues) and all(cue.polarity == "-" for cue in cues)


def _has_no(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in ("no", "neither") for child in noun.children)


def _not_meant(reading: Reading) -> Reading:
    """What one vows, plans or decides not to do: a refusal to cooperate, a conflict that is not to come."""
    if reading.polarity == "+":
        return replace(reading, type="REJECT", polarity="-", status="actual")
    return replace(reading, status="denied")


def _governors(token: Token, rules: RelationRules) -> Iterator[tuple[Token, str]]:
    """The words above an act and how it hangs on them, up to a noun that says nothing."""
    current = token
    for _ in range(_MAX_CLIMB):
        above = governor_of(current)
        if above is None or above == current:
            return
        if current.dep_ == "pobj" and current.head.lower_ in _SETTINGS and lemma(above) != "be":
            return  # 'sought to calm A in a meeting': the meeting took place
        if is_verb(above) and not is_verb(current) and not carries(above, rules):
            return  # 'could condemn the invasion': the invasion is as it is
        brought = current.head.lower_ if current.dep_ == "pobj" else "object"
        yield above, current.dep_ if is_verb(current) else brought
        if not is_verb(above) and not operators_at(above, rules) and lemma(above) not in rules.carrier_nouns:
            return
        current = above


def _no_longer(verb: Token, *, negated: bool) -> bool:
    """'No longer supplies A', 'does not supply A any more': what was done has ended."""
    ways = [child for child in verb.children if child.dep_ in ("advmod", "npadvmod")]
    if any(way.lower_ == "longer" and any(word.lower_ == "no" for word in way.children) for way in ways):
        return True
    return negated and any(way.lower_ in ("longer", "anymore", "more") for way in ways)


def _is_conceded(verb: Token, marks: set[str]) -> bool:
    """'If A has armed B, it is because ...': told as done, where nothing in the main clause is still to come."""
    perfect = any(
        child.dep_ == "aux" and child.tag_ in ("VBZ", "VBP") and child.lemma_ == "have" for child in verb.children
    )
    main = {child.lower_ for child in verb.head.children if child.dep_ == "aux"}
    return "if" in marks and perfect and verb.dep_ == "advcl" and not main & (_POSSIBLE | _FUTURE)


def _under_auxiliaries(verb: Token, reading: Reading) -> Reading:
    while verb.dep_ == "conj" and not any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in verb.children):
        if verb.tag_ in ("VBD", "VBZ", "VBP") and verb.head.tag_ == "VB":
            break  # 'did not comment but asked'
        verb = verb.head  # 'will arm and train'
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    negated = any(child.dep_ == "neg" or child.lower_ in ("never", "neither") for child in verb.children)
    if _no_longer(verb, negated=negated) and reading.status == "actual":
        return _reduced(reading) if reading.type not in ("REQUEST", "RETREAT") else replace(reading, status="denied")
    if marks & _CONDITIONS and not _is_conceded(verb, marks):
        return replace(reading, status="hypothetical")
    if negated and reading.status == "actual":
        return replace(reading, status="denied")
    if reading.status != "actual":
        return reading
    if "would" in words and verb.dep_ == "ccomp":
        return replace(reading, status="planned")  # 'said it would': the future of a past
    if words & _POSSIBLE:
        return replace(reading, status="hypothetical")
    if words & _FUTURE:
        return replace(reading, status="planned")
    return reading


def _under(reading: Reading, names: frozenset[str], *, by_object: bool) -> Reading:
    """One operator applied; of several meanings of a word, the one that fits the construction."""
    if names & _ENDING and reading.status == "denied" and reading.polarity == "+":
        return replace(reading, status="actual")  # 'lifted its ban on sending workers'
    if "reduce" in names and reading.type not in ("REQUEST", "RETREAT"):
        return _reduced(reading)
    if "end" in names and reading.type not in ("REQUEST", "RETREAT", "CONSULT", "AGREE"):
        return _reduced(reading)
    if "unreal" in names and not ("refuse" in names and by_object):
        return replace(reading, status="denied")
    if "refuse" in names:
        refused = replace(reading, type="REJECT", polarity="-")
        return refused if reading.polarity == "+" else replace(reading, status="denied")
    if "alleged" in names or ("request" in names and "plan" not in names and not by_object):
        return replace(reading, kept=False)
    if "request" in names and "plan" not in names:
        wanted = reading.polarity == "+" and reading.type != "RETREAT"
        return replace(reading, type="REQUEST", polarity="+" if wanted else "-")
    if by_object and "commit" in names and reading.type == "AGREE":
        return reading  # 'agreed a deal'
    return _intended(reading, names)


def _reduced(reading: Reading) -> Reading:
    """An act ended or cut back: cooperation cut is a sanction, conflict ended a retreat."""
    if reading.type in _MATERIAL_CONFLICT and reading.type not in _IMPOSED:
        return replace(reading, type="RETREAT", polarity="+")
    if reading.polarity == "-":
        return replace(reading, type="CONCEDE", polarity="+")
    return replace(reading, type="SANCTION", polarity="-")


def _intended(reading: Reading, names: frozenset[str]) -> Reading:
    """An act threatened, promised, planned or thought possible."""
    if reading.polarity == "-" and reading.status == "denied" and names & {"vow", "commit"}:
        return replace(reading, type="AGREE", polarity="+", status="planned")  # 'promised not to attack A'
    if "threaten" in names or ("vow" in names and reading.polarity == "-"):
        return replace(reading, type="THREATEN", polarity="-")
    promised = names & {"commit", "vow"}
    if reading.status == "denied" and (promised or "plan" in names):
        return _not_meant(reading)
    if promised and reading.polarity == "+" and reading.type != "AGREE":
        return replace(reading, type="AGREE", status="planned")
    if reading.status == "actual" and ("plan" in names or promised):
        return replace(reading, status="planned")
    if reading.status == "actual" and "possible" in names:
        return replace(reading, status="hypothetical")
    return reading


def is_historic(text: str, years: list[int], now: int | None) -> bool:
    """Whether the words of an act's clause put it years before the article."""
    if _DECADE.search(text):
        return True
    return now is not None and bool(years) and max(years) <= now - 2

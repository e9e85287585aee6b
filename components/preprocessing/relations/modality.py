"""How an act between two ends is meant, as features: auxiliaries, negation, conditions, words above, dates."""

from collections.abc import Iterator
from itertools import islice

from components.preprocessing.parsed import Token
from components.preprocessing.relations.evidence import FAR, Evidence
from components.preprocessing.relations.governing import operators_at
from components.preprocessing.relations.syntax import is_verb

_PARTS = ("aux", "auxpass", "neg", "mark", "advmod", "npadvmod")
_NEGATIVE = ("no", "never", "without")


def status_features(evidence: Evidence) -> list[str]:
    """Everything that may speak for a status; each once."""
    found = [
        *(feature for token in evidence.inner for feature in _at(token, evidence)),
        *(feature for token in evidence.inner for feature in _above(token, evidence)),
        *_words(evidence),
        *_read(evidence),
    ]
    return list(dict.fromkeys(found))


def _at(token: Token, evidence: Evidence) -> Iterator[str]:
    """A word of the path with what negates it or says how it is meant."""
    word = evidence.name(token)
    yield f"path:{word}"
    if is_verb(token):
        yield f"tag:{token.tag_}"
    for name in operators_at(token, evidence.acts.rules):
        yield f"operator:{name}"
    for child in token.children:
        if child.dep_ in _PARTS or child.lower_ in _NEGATIVE:
            yield f"mod:{child.dep_}:{child.lower_}"
            yield f"mod:{word} {child.lower_}"


def _above(token: Token, evidence: Evidence) -> Iterator[str]:
    """The words that govern one of the path and stand outside it: 'denied that ...', 'is expected to ...'."""
    for above in islice(token.ancestors, FAR):
        if evidence.near.get(above.i) == 0:
            continue
        yield f"above:{evidence.name(above)}"
        for name in operators_at(above, evidence.acts.rules):
            yield f"above-operator:{name}"
        for child in above.children:
            if child.dep_ in _PARTS:
                yield f"above-mod:{child.lower_}"


def _words(evidence: Evidence) -> Iterator[str]:
    """All words of the sentence but names, and the shape of its dates."""
    for token in evidence.words:
        if token.is_alpha and evidence.name(token)[0] != "<":
            yield f"word:{token.lower_}"
        if token.ent_type_ == "DATE":
            yield f"date:{token.shape_ if token.like_num else token.lower_}"


def _read(evidence: Evidence) -> Iterator[str]:
    """The statuses that the rules read."""
    yield f"rule-status:{evidence.rule.status}"
    for trigger, reading in evidence.acts.read:
        distance = evidence.near.get(trigger.token.i, FAR + 1)
        yield f"status{distance}:{reading.status if reading.kept else 'told'}"
        yield f"status:{reading.status}"

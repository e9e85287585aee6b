"""Who talks in an interview or a transcript: paragraphs that open with a speaker's label ('Paredes: We protested.').

An answer is all speech of the person in its label. What the interviewer asks is nobody's statement. Labels are
told from other words before a colon ('Update: ...') by naming a person and coming back.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.knowledge.quotations import QuotationCues
from components.preprocessing.records import Entities

_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][^:\n“”\"«»?!]{0,58}?)\s*:(?:\s+(?=\S)|\s*$)")
_WORD = re.compile(r"\w[\w'’-]*")
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our|us)\b", re.IGNORECASE)
_THREE_LABELS = 3  # paragraphs with labels that make an article a dialogue where the labels are 'Q' and 'A'


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of a dialogue: where its words begin, its label ('' where it goes on), and who speaks.

    `asking` is true for the interviewer's words; `speaker` is an entity, null where it is nobody the article names.
    """

    start: int
    label: str
    speaker: str | None
    asking: bool


def find_turns(texts: Sequence[str], entities: Entities, cues: QuotationCues) -> list[Turn | None]:
    """Return the turn of each paragraph, null for one that is no part of a dialogue."""
    labels = [_label(text) for text in texts]
    speakers = _speakers(texts, labels, entities, cues)
    turns: list[Turn | None] = []
    for text, label in zip(texts, labels, strict=True):
        key = _key(label[0]) if label else ""
        before = turns[-1] if turns else None
        if label and key in speakers:
            speaker, asking = speakers[key]
            turns.append(Turn(label[1], label[0], speaker, asking))
        elif before and before.label and before.start >= len(texts[len(turns) - 1]):
            turns.append(replace(before, start=len(text) - len(text.lstrip())))  # the label had a line of its own
        else:
            turns.append(_going_on(text, before))
    return turns


def _label(text: str) -> tuple[str, int] | None:
    """Return the label that a paragraph opens with and where its words begin."""
    found = _LABEL.match(text)
    if not found:
        return None
    words = _WORD.findall(found["label"])
    capital = words[0][0].isupper() and words[-1][0].isupper()
    return (found["label"], found.end()) if len(words) <= 6 and capital else None


def _speakers(
    texts: Sequence[str], labels: Sequence[tuple[str, int] | None], entities: Entities, cues: QuotationCues
) -> dict[str, tuple[str | None, bool]]:
    """Return who speaks under each label, and whether that is the interviewer; only labels of a dialogue are given."""
    counts = Counter(_key(label[0]) for label in labels if label)
    asked = Counter(_key(label[0]) for text, label in zip(texts, labels, strict=True) if label and "?" in text[-3:])
    short = {key for key in counts if key in cues.questions | cues.answers}
    dialogue = sum(counts[key] for key in short) >= _THREE_LABELS
    speakers: dict[str, tuple[str | None, bool]] = {}
    for key, count in counts.items():
        asking = key in cues.questions or (asked[key] * 2 > count and key not in cues.answers)
        if key in short:
            speaker = None if asking or not dialogue else _interviewed(texts, labels, entities)
            if dialogue:
                speakers[key] = (speaker, asking)
        elif count > 1 and asking:
            speakers[key] = (None, True)
        elif count > 1 and (person := _person(key, entities, cues)):
            speakers[key] = (person, False)
    return speakers if any(not asking for _, asking in speakers.values()) else {}


def _person(label: str, entities: Entities, cues: QuotationCues) -> str | None:
    """Return the one person whose name holds the words of a label, or whose office it names."""
    words = set(label.split()) - cues.titles
    people = {key: entity for key, entity in entities.entities.items() if entity.type == "PERSON"}
    bare = words - cues.offices
    if bare:
        named = [key for key, entity in people.items() if bare <= set(_key(entity.name).split())]
    else:
        named = [key for key, entity in people.items() if words and words <= set(_key(entity.role or "").split())]
    return named[0] if len(named) == 1 else None


def _interviewed(texts: Sequence[str], labels: Sequence[tuple[str, int] | None], entities: Entities) -> str | None:
    """Return the person named most before the first label, where the answers are labelled 'A'."""
    first = next((i for i, label in enumerate(labels) if label), len(texts))
    named = Counter(
        mention.entity
        for mentions in entities.mentions[:first]
        for mention in mentions
        if entities.entities[mention.entity].type == "PERSON"
    )
    best = named.most_common(2)
    return best[0][0] if len(best) == 1 or (best and best[0][1] > best[1][1]) else None


def _going_on(text: str, before: Turn | None) -> Turn | None:
    """Return the turn of a paragraph without a label: an answer goes on where somebody says I or we outside marks."""
    plain = re.sub(r"[“\"«].*?[”\"»]", "", text)
    if before is None or before.asking or not before.speaker or not _FIRST_PERSON.search(plain):
        return None
    return Turn(len(text) - len(text.lstrip()), "", before.speaker, asking=False)


def _key(label: str) -> str:
    """Return a label as it is compared: small letters without accents, stops and numbers."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", label) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W\d_]+", plain.casefold()))

"""Who talks in an interview or a transcript: paragraphs that open with a speaker's label ('Paredes: We protested.').

An answer is all speech of the person in its label. What the interviewer asks and what a reporter tells is nobody's
statement. Labels are told from other words before a colon ('Update: ...') by naming a person and coming back.
Interviews without labels are read by `interviews`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.knowledge.quotations import QuotationCues
from components.preprocessing.records import Entities

_LABEL = re.compile(
    r"\s*(?:[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?[\])]?\s+)?"  # the minute of the recording
    r"(?:(?P<short>Q|A|Question|Answer)\s?[.–—-]|(?P<label>[^\W\d_][^:\n“”\"«»?!]{0,78}?)\s*:)(?:\s+(?=\S)|\s*$)"
)
_WORD = re.compile(r"\w[\w'’-]*")
_BESIDE_NAME = re.compile(r"\s*[,(\[]")  # 'NAME, HOST:', 'NAME (on tape):'
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our|us)\b", re.IGNORECASE)
_THREE_LABELS = 3  # paragraphs with labels that make an article a dialogue


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of a dialogue: where its words begin, its label ('' where it goes on), and who speaks.

    `asking` is true for the words of interviewers and reporters; `speaker` is an entity, null where it is nobody the
    article names.
    """

    start: int
    label: str
    speaker: str | None
    asking: bool


@dataclass(frozen=True, slots=True)
class _Label:
    """What a paragraph opens with: a name, the words beside it ('host'), and where the words said begin."""

    name: str
    beside: frozenset[str]
    start: int
    key: str  # by which the labels of one speaker are known


def find_turns(texts: Sequence[str], entities: Entities, cues: QuotationCues) -> list[Turn | None]:
    """Return the turn of each paragraph, null for one that is no part of a dialogue."""
    labels = _by_speaker([_label(text) for text in texts])
    speakers = _speakers(texts, labels, entities, cues)
    turns: list[Turn | None] = []
    for text, label in zip(texts, labels, strict=True):
        before = turns[-1] if turns else None
        if label and label.key in speakers:
            speaker, asking = speakers[label.key]
            turns.append(Turn(label.start, label.name, speaker, asking))
        elif before and before.label and before.start >= len(texts[len(turns) - 1]):
            turns.append(replace(before, start=len(text) - len(text.lstrip())))  # the label had a line of its own
        else:
            turns.append(None if label and label.name.isupper() else _going_on(text, before))
    return turns


def _label(text: str) -> _Label | None:
    """Return the label that a paragraph opens with."""
    found = _LABEL.match(text)
    if not found:
        return None
    whole = found["short"] or found["label"]
    edge = _BESIDE_NAME.search(whole)
    name, beside = (whole[: edge.start()], whole[edge.end() :]) if edge else (whole, "")
    words = _WORD.findall(name)
    if not 1 <= len(words) <= 6 or not (words[0][0].isupper() and words[-1][0].isupper()):
        return None
    return _Label(name, frozenset(label_key(beside).split()), found.end(), label_key(name))


def _by_speaker(labels: Sequence[_Label | None]) -> list[_Label | None]:
    """Give labels by the surname the key of the one longer label that ends so: 'IVO MAREK, PILOT:', then 'MAREK:'."""
    keys = {label.key for label in labels if label}
    longer = {key: [other for other in keys if other.endswith(f" {key}")] for key in keys}
    return [
        replace(label, key=longer[label.key][0]) if label and len(longer[label.key]) == 1 else label for label in labels
    ]


def _speakers(
    texts: Sequence[str], labels: Sequence[_Label | None], entities: Entities, cues: QuotationCues
) -> dict[str, tuple[str | None, bool]]:
    """Return who speaks under each label, and whether that is the interviewer; only labels of a dialogue are given."""
    given = [label for label in labels if label]
    counts = Counter(label.key for label in given)
    asked = Counter(label.key for text, label in zip(texts, labels, strict=True) if label and "?" in text[-3:])
    hosts = {label.key for label in given if (label.beside | set(label.key.split())) & cues.questions}
    short = {key for key in counts if key in cues.questions | cues.answers}
    dialogue = sum(counts[key] for key in short) >= _THREE_LABELS
    script = _is_script(given, len(texts), cues)
    speakers: dict[str, tuple[str | None, bool]] = {}
    for key, count in counts.items():
        asking = key in cues.questions | hosts or (asked[key] * 2 > count and key not in cues.answers)
        if key in short and key not in cues.questions:
            if dialogue:
                first = next(i for i, label in enumerate(labels) if label)
                speakers[key] = (interviewed(entities, first), asking)
        elif key in short:
            if dialogue or script:
                speakers[key] = (None, True)
        elif asking and (count > 1 or script):
            speakers[key] = (None, True)
        elif (count > 1 or script) and (person := _person(key, entities, cues)):
            speakers[key] = (person, _is_reporter(key, texts, labels, speakers, cues))
        elif script:
            speakers[key] = (None, False)
    return speakers if any(not asking for _, asking in speakers.values()) else {}


def _is_script(labels: Sequence[_Label], paragraphs: int, cues: QuotationCues) -> bool:
    """Whether a text is printed turn by turn: most paragraphs have a label in capitals, of two speakers or
    more, and one comes back or is the host's."""
    capital = Counter(label.key for label in labels if label.name.isupper() and len(label.name) > 1)
    many = sum(capital.values())
    returning = many > len(capital) or any(set(key.split()) & cues.questions for key in capital)
    return len(capital) > 1 and returning and many >= _THREE_LABELS and many * 2 > paragraphs


def _is_reporter(
    key: str,
    texts: Sequence[str],
    labels: Sequence[_Label | None],
    speakers: dict[str, tuple[str | None, bool]],
    cues: QuotationCues,
) -> bool:
    """Whether a host gives the word to somebody as to a reporter ('here is X', 'X reports from the border')."""
    hosts = {known for known, (_, asking) in speakers.items() if asking}
    surname = key.rsplit(maxsplit=1)[-1]
    before = "|".join(re.escape(" ".join(phrase)) for phrase in cues.handing_over)
    after = "|".join(re.escape(" ".join(phrase)) for phrase in cues.taking_over)
    handed = re.compile(rf"\b(?:{before}) (?:\w+ ){{0,6}}{surname}\b|\b{surname} (?:\w+ )?(?:{after})\b")
    said = (text for text, label in zip(texts, labels, strict=True) if label and label.key in hosts)
    return any(handed.search(label_key(text)) for text in said)


def _person(label: str, entities: Entities, cues: QuotationCues) -> str | None:
    """Return the one person whose name holds the words of a label, or whose office it names."""
    words = set(label.split()) - cues.titles
    people = {key: entity for key, entity in entities.entities.items() if entity.type == "PERSON"}
    bare = words - cues.offices
    if bare:
        named = [key for key, entity in people.items() if bare <= set(label_key(entity.name).split())]
        named = named or [key for key, entity in people.items() if set(label_key(entity.name).split()) <= bare]
    else:
        named = [key for key, entity in people.items() if words and words <= set(label_key(entity.role or "").split())]
    return named[0] if len(named) == 1 else None


def interviewed(entities: Entities, first: int) -> str | None:
    """Return the person named most before the paragraph in which an interview begins, null where two are."""
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


def label_key(label: str) -> str:
    """Return a label as it is compared: small letters without accents, stops and numbers."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", label) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W\d_]+", plain.casefold()))

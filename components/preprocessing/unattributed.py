"""Who said words that no verb of saying reports: the one named before their colon, the subject of the sentence beside
them, whoever spoke last, or the one whom the paragraph before introduced.
"""

import re
from collections.abc import Sequence

from components.preprocessing.parsed import Doc, Span
from components.preprocessing.quotation_marks import Quoted
from components.preprocessing.records import Mention
from components.preprocessing.speakers import Speakers
from components.preprocessing.subjects import Outside

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_FOR = re.compile(r"For (?=\w)")
_MARKS = "“\"«„‘'` "


def before_colon(
    doc: Doc, start: int, quoted: Quoted, mentions: Sequence[Mention], speakers: Speakers, outside: Outside
) -> str | None:
    """Return who is named before a colon that opens the words: 'The mayor, Ana Lund, in Oslo: "No."', 'Minsk: "No."'.

    `start` is where the sentence begins. Of several named the subject of the sentence speaks.
    """
    lead = doc.text[start : quoted.start].rstrip(_MARKS)
    if not lead.endswith(":"):
        return None
    named = [m for m in mentions if start <= m.start < quoted.start and m.via != "pronoun"]
    person = speakers.only_person(named)
    if person is not None:
        return person
    without_verb = not any(start <= t.idx < quoted.start and t.tag_ in _FINITE for t in doc)
    if without_verb and named and speakers.is_person(named[0].entity):
        return named[0].entity  # 'Mr Lund (St Patrick East): "..."'
    if len(named) == 1 and named[0].form == lead[:-1].strip():
        return named[0].entity
    last = named[-1] if named else None
    if without_verb and last is not None and last.end == start + len(lead) - 1 and speakers.is_body(last.entity):
        return last.entity  # 'Hezbollah's Al-Manar: "..."'
    return _subject(_sentence(doc, start + len(lead) - 2), mentions, speakers, outside)


def for_whom(doc: Doc, start: int, quoted: Quoted, mentions: Sequence[Mention], speakers: Speakers) -> str | None:
    """Return whose view a sentence gives that begins with 'For X,': 'For the minister, Ana Lund, it is “a farce”'."""
    opening = _FOR.match(doc.text, start)
    comma = doc.text.find(",", start, quoted.start)
    if opening is None or comma < 0:
        return None
    named = [m for m in mentions if opening.end() <= m.start < comma]
    return speakers.only_person(named) or next((m.entity for m in named if speakers.is_body(m.entity)), None)


def beside(
    doc: Doc, frame: tuple[int, int], mentions: Sequence[Mention], speakers: Speakers, outside: Outside
) -> str | None:
    """Return the person who is the subject of the sentence right before words that stand alone, or right after them.

    'The governor shrugged. “Water goes where it is paid for.”', '“The track is warm.” She pointed at it.'
    """
    text = doc.text
    before = text[: frame[0]].rstrip()
    if before:
        sentence = _sentence(doc, len(before) - 1)
        found = _subject(sentence, mentions, speakers, outside)
        if sentence is None or speakers.is_person(found):
            return found
        return speakers.only_person([m for m in mentions if sentence.start_char <= m.start < sentence.end_char])
    following = next((m for m in mentions if m.start >= frame[1]), None)
    if following is not None and not text[frame[1] : following.start].strip() and speakers.is_person(following.entity):
        return following.entity
    return None


def _sentence(doc: Doc, position: int) -> Span | None:
    return next((s for s in doc.sents if s.start_char <= position < s.end_char), None)


def _subject(sentence: Span | None, mentions: Sequence[Mention], speakers: Speakers, outside: Outside) -> str | None:
    """Return who is the subject of the last main verb of a sentence outside marks."""
    for verb in reversed(sentence or ()):
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and outside(c.idx)]
        if subjects and outside(verb.idx) and verb.dep_ not in ("relcl", "acl", "advcl"):
            return speakers.of_verb(verb, mentions, outside)
    return None

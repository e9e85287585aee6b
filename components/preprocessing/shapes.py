"""What the shape of a line says by itself: a sentence, a headline, a question, a label."""

import re
from functools import lru_cache

from components.preprocessing.lines import is_bullet

LONGEST_HEADING = 24  # words; the longest headlines of wire services have some twenty
LONGEST_LABEL = 5  # words of a section label or a menu entry

_END = re.compile(r"[.!?…:;,。！？؟۔।]+[\"”’'»)\]]*(?:\[\d+\])?$")
_NOTED_END = re.compile(r"[^\W\d_]{3}[.!?][\"”’'»)]*(?:\d{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)$")  # '... another story.1'
_ABBREVIATION = re.compile(r"(?:\b\w\.){2,}[\"”’']?$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr)\.$")
_TAG = re.compile(r"(?<=[.!?”\"])\s*\([\w/ .-]{2,30}\)$")  # '... he said. (AFP)'
_SIGN_OFF = re.compile(r"(?<=[.!?”\"])\s+(?:Enditem|[A-Z]{2,4}(?:[ /][A-Z]{2,4}){0,3})$")  # '... a day. PTI RS ACD'
_END_MARK = re.compile(r"(?<=[.!?”\"])\s*\((?:end|ends|more|fin)\)[\w ./-]{0,14}$", re.IGNORECASE)  # '... (end) ab.cd'
_INNER_END = re.compile(r"[^\W\d_]{3,}[.!?][\"”’'»)]* [\"“‘'«(]?[A-ZÀ-ÞА-Я]")  # a sentence ends inside the line
_HALVES_OF_DAY = ("a.m.", "p.m.")
_SHORT_HEADLINE = 14  # words
_CLOSERS = {"“": "”", "«": "»", "„": "“", '"': '"'}
_DENSE = re.compile(r"[\u3040-\u9fff\u0e00-\u0e7f]")  # scripts that set no spaces
_WORD = re.compile(r"[\w'’.-]*\w")
_YOU = re.compile(
    r"\b(you|your|yourself|usted|ustedes|su opinión|vous|votre|vos|sie|ihre|você|вы|ваш\w*)\b", re.IGNORECASE
)
_SPEAKER = re.compile(r"^(?:[QAПВО]|Question|Answer|[A-ZÀ-Þ][\w.' -]{1,30})\s?:\s?\S")


@lru_cache(maxsize=2048)  # the same line is asked about by every rule
def word_count(text: str) -> int:
    """Return the number of words; in scripts that set no spaces two letters count as one word."""
    dense = 0 if text.isascii() else len(_DENSE.findall(text))
    return len(_WORD.findall(text)) + dense // 2


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as sentences do; 'talks in the U.S.' does not."""
    text = _SIGN_OFF.sub("", _TAG.sub("", _END_MARK.sub("", text.rstrip())))
    if not _END.search(text):
        return bool(_NOTED_END.search(text))
    short = word_count(text) <= _SHORT_HEADLINE and not _INNER_END.search(text)
    return not (short and _ABBREVIATION.search(text) and not text.endswith(_HALVES_OF_DAY))


def is_question(text: str) -> bool:
    """Tell whether a line ends in a question mark."""
    return text.rstrip().rstrip("\"”’'»)").endswith(("?", "؟", "？"))


def asks_somebody(text: str) -> bool:
    """Tell whether a question is put to somebody, as in an interview: it addresses him, or names who asks."""
    return is_question(text) and bool(_YOU.search(text) or _SPEAKER.match(text) or text[:1] in '"“«–—-')


def starts_lower(text: str) -> bool:
    """Tell whether a line begins with a small letter: it goes on from the line before. '10 dead in fire' does not."""
    first = next((c for c in text if c.isalnum()), "")
    return first.islower()


def is_title_case(text: str) -> bool:
    """Tell whether most long words begin with a capital."""
    words = [w for w in _WORD.findall(text) if len(w) > 3 and w[0].isalpha()]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def looks_like_heading(text: str) -> bool:
    """Tell whether a line could be a headline, deck or subhead: short, begins with a capital, not a full sentence."""
    if word_count(text) > LONGEST_HEADING or starts_lower(text) or is_bullet(text):
        return False
    if text[0] in _CLOSERS and _CLOSERS[text[0]] not in text[1:]:  # a quotation that goes on below
        return False
    if ends_sentence(text) and _INNER_END.search(text):
        return False
    if ends_sentence(text):
        short = 1 < word_count(text) <= _SHORT_HEADLINE and text.rstrip()[-1] in "?!؟？！" and text[0] not in '"“‘«–—-'
        return short and not asks_somebody(text)
    return not _SPEAKER.match(text) or word_count(text) >= LONGEST_LABEL


def could_be_label(text: str) -> bool:
    """Tell whether a line could be a section label or a menu entry: a few words and no end of a sentence."""
    return word_count(text) <= LONGEST_LABEL and not ends_sentence(text) and not is_bullet(text)

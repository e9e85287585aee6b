"""Words in marks that are no speech: nicknames, titles, names of ships and operations, words kept at a distance."""

import re
from collections.abc import Sequence

from components.knowledge.quotations import QuotationCues
from components.preprocessing.parsed import Doc, Token
from components.preprocessing.quotation_marks import Quoted
from components.preprocessing.reporting import Report, attribution_after

_WORD = re.compile(r"\w+")
_SMALL = re.compile(
    r"(?:an?|and|at|by|des?|del|der|d[iu]|el|for|from|in|l[ae]|les|of|on|or|s|t|the|to|is|are|was|und|van|von|with|y)"
)  # words of a name that begin small
_A_WORD = re.compile(
    r"[”\"»’'“]*,? (?:as )?(?:an?|the|one|its|their|his|her|\w+['’]s) (?:\w+ ){0,2}"
    r"(?:word|term|name|expression|phrase|nickname)\b"
)
_MARKS = "”\"»’'“"
LONGEST_NAME = 3  # words


def is_name(doc: Doc, quoted: Quoted, reports: Sequence[Report], cues: QuotationCues) -> bool:
    """Whether marks hold a nickname, a title, or a word kept at a distance."""
    text = doc.text[quoted.start : quoted.end]
    words = _WORD.findall(text)
    before = [t for t in doc if t.idx + len(t) <= quoted.start and _WORD.search(t.text)][-4:]
    after = next((t for t in doc if t.idx >= quoted.end and t.text[0] not in _MARKS), None)
    a_word = _A_WORD.match(doc.text, quoted.end) and text[-1] not in ".!?,"
    a_word = a_word and not (
        before and before[-1].lower_ == "as" and reports
    )  # 'dismissed it as “war”, a word he likes'
    if _distanced(before, cues) or (len(words) <= LONGEST_NAME and a_word):
        return True
    if not _all_capital(text) or text[-1] in ".!?," or _attributed(doc, after, cues):
        return False
    if len(words) > 1 and words[0].lower() in cues.named_things:
        return True  # 'called the raid "Operation Desert Wind"'
    if len(words) <= LONGEST_NAME and before and after and before[-1].text[0].isupper() and after.text[0].isupper():
        return True
    acts = after is not None and after.pos_ in ("AUX", "VERB") and after.lemma_.lower() not in cues.saying
    if len(words) <= LONGEST_NAME + 1 and (acts or not _reported_right_before(before, reports)):
        return True  # 'X said the "New Silk Road" would open'
    apart = (
        doc.text[: quoted.start].rstrip("“\"«„‘'` ").endswith(",")
    )  # 'a report published today, “When the Net is Us”'
    beside = [*(before if apart else before[-2:]), *([after] if after is not None else [])]
    return any(token.lemma_.lower() in cues.named_things for token in beside)


def is_doubted(doc: Doc, quoted: Quoted) -> bool:
    """Whether one word says in a relative clause what was done, as if it was not: 'mayors who were “elected”'."""
    word = next((t for t in doc if t.idx >= quoted.start), None)
    return word is not None and word.dep_ == "relcl" and any(c.dep_ == "auxpass" for c in word.children)


def _attributed(doc: Doc, after: Token | None, cues: QuotationCues) -> bool:
    """Whether ', he said' follows the words: then one capital word is speech too ('“Never”, he said')."""
    if after is None or after.text != ",":
        return False
    return attribution_after(doc, after.i + 1, cues) is not None


def _reported_right_before(before: Sequence[Token], reports: Sequence[Report]) -> bool:
    near = {token.idx for token in before[-3:]}
    return any(report.start in near for report in reports)


def _distanced(before: Sequence[Token], cues: QuotationCues) -> bool:
    low = tuple(part for t in before for part in t.lower_.split("-"))
    for phrase in cues.distancing:
        if low[-len(phrase) :] == phrase:
            active = before[-1].pos_ == "VERB" and any(c.dep_ in ("nsubj", "aux") for c in before[-1].children)
            return not active
    return False


def _all_capital(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if not _SMALL.fullmatch(word) or word == text]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)

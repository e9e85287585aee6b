"""Sentences that report speech: where they begin and end around quoted words, and their verbs and phrases of saying."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from components.knowledge.quotations import QuotationCues
from components.preprocessing.parsed import Doc, Token
from components.preprocessing.quotation_marks import Quoted

_STOP = re.compile(r"[.!?…。]+[”\"»’')\]“」』]*(?=\s|$)\s*")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"])(?:mr|mrs|ms|dr|gen|col|lt|maj|capt|sgt|sen|rep|gov|st|prof|hon|rev|no|jr|sr|vs|etc|adm|cmdr|brig|insp|supt|cpl|pvt|amb|atty|msgr|fr|mgr|[a-z]|(?:[a-z]\.)+[a-z])$",
    re.IGNORECASE,
)
_SUBJECT_WORDS = 10  # of a subject between a comma and its verb, at most
_PHRASAL_REACH = 6  # words between the parts of such a verb and one more
_AS_REACH = 16  # likewise, of 'sees the road through the reserve as'
_SO_REACH = 24  # characters from quoted words to such a 'so'
_CLAIM_REACH = 8  # words from a claim to its 'that'
_SEEN = re.compile(r" (?:in (?:it|this|that|them) |only |here )?[“\"«„‘']")  # 'sees in it “a ransom”'
_LEADS_ON = re.compile(r"[”\"»’'“]+(?: ?,)? ?[–—-] |[”\"»’'“]+, ")  # '“...”, – shared X'
_TIME_OR_PLACE = frozenset({"on", "in", "at", "to", "after", "during", "late", "yesterday", "today"})


@dataclass(frozen=True, slots=True)
class Report:
    """A verb or phrase of saying outside the quoted words; `first` is the token after a phrase."""

    start: int
    end: int
    form: str
    token: Token
    kind: str  # saying, judging, phrase, words ('with these words') or noun ('the claim that')
    first: int


def frames(text: str, quoted: Sequence[Quoted]) -> list[tuple[int, int]]:
    """Return the sentences of a paragraph as offsets; a stop inside marks ends one only where a capital follows."""
    ends = []
    for match in _STOP.finditer(text):
        inside = next((q for q in quoted if q.start <= match.start() < q.end), None)
        if inside is not None and match.end() <= inside.end:
            continue
        if _ABBREVIATED.search(text[max(0, match.start() - 8) : match.start()]) and match.group().startswith("."):
            continue
        following = text[match.end() : match.end() + 1]
        if match.end() < len(text) and not (following.isupper() or following.isdigit() or following in "“\"«„‘「'("):
            continue
        ends.append(match.end())
    starts = [0, *ends]
    return [(s, e) for s, e in zip(starts, [*ends, len(text)], strict=True) if text[s:e].strip()]


def reports_in(doc: Doc, quoted: Sequence[Quoted], cues: QuotationCues) -> list[Report]:
    """Return the verbs and phrases of saying outside quoted words, in order."""
    found = []
    phrases, these_words = _by_first_word(cues.phrases), _by_first_word(cues.these_words)
    for token in doc:
        if quoted and any(q.start <= token.idx < q.end for q in quoted):
            continue
        low = token.lower_
        phrase = _length_at(doc, token.i, phrases[low]) if low in phrases else 0
        words = _length_at(doc, token.i, these_words[low]) if low in these_words else 0
        if not phrase and _is_so(token, quoted):
            found.append(Report(token.idx, token.idx + len(token), token.text, token, "phrase", token.i + 1))
        elif phrase:
            last = doc[token.i + phrase - 1]
            end = last.idx + len(last)
            found.append(Report(token.idx, end, doc.text[token.idx : end], token, "phrase", token.i + phrase))
        elif _tells_whose(token, quoted, cues):
            found.append(Report(token.idx, token.idx + len(token), token.text, token, "noun", token.i + 1))
        elif words and token.head.pos_ in ("VERB", "AUX"):
            last = doc[token.i + words - 1]
            end = last.idx + len(last)
            found.append(Report(token.idx, end, doc.text[token.idx : end], token, "words", token.i + words))
        elif (_is_verb(token) or _closes(token, quoted, cues)) and not _only_expected(token):
            forms = _dictionary_forms(token)
            kind = _kind(token, forms, cues) or ("saying" if _attributes(token, quoted) else "")
            if kind and not _only_qualifies(token):
                found.append(Report(token.idx, token.idx + len(token), token.text, token, kind, token.i + 1))
    return found


def _only_qualifies(verb: Token) -> bool:
    """Whether a verb says nothing: a participle before its noun ('the self-styled minister'), 'swore in'."""
    if verb.lemma_ == "swear" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "in":
        return True  # 'swore in the general'
    named = (t for t in verb.doc[verb.i + 1 : verb.i + 3] if t.lower_ != "the")
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and (name := next(named, None)) and name.text[0].isupper():
        return True  # 'volunteers called the Watch'
    if verb.dep_ != "amod" or verb.i == 0:
        return False
    return verb.nbor(-1).text in "-‑" or (verb.tag_ == "VBG" and verb.head.i == verb.i + 1)


def _is_so(token: Token, quoted: Sequence[Quoted]) -> bool:
    """Whether 'so' stands for a verb, as in German: '“We have our own jams”, so the spokesman.'"""
    if token.lower_ not in ("so", "thus") or token.i == 0 or token.i + 1 >= len(token.doc):
        return False
    if token.nbor(-1).text not in ",:":
        return False
    following = token.nbor()
    named = following.lower_ == "the" or following.pos_ == "PROPN"
    ends = {q.end for q in quoted if q.closed}
    return named and any(0 < token.idx - end <= _SO_REACH for end in ends)


def _is_claim(noun: Token) -> bool:
    """Whether a noun tells what somebody says: 'the Kenyan claim that', 'a statement by X that'."""
    if noun.pos_ != "NOUN" or not any(c.dep_ in ("acl", "ccomp", "relcl") and c.i > noun.i for c in noun.children):
        return False
    that = any(t.lower_ == "that" and t.dep_ == "mark" for t in noun.doc[noun.i + 1 : noun.i + _CLAIM_REACH])
    issuer = any(
        c.dep_ == "poss" or (c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from", "of")) for c in noun.children
    )
    return that and issuer


def _tells_whose(noun: Token, quoted: Sequence[Quoted], cues: QuotationCues) -> bool:
    """Whether a noun says whose words are: 'the Kenyan claim that', '“No,” was her answer', 'in her words'."""
    claims = noun.lemma_.lower() in cues.claims and (_is_claim(noun) or is_reply(noun, quoted))
    return claims or _in_ones_words(noun)


def _in_ones_words(noun: Token) -> bool:
    """'In X’s words, “...”', '“...”, in his own words'."""
    named = any(c.dep_ == "poss" for c in noun.children)
    return named and noun.lower_ in ("words", "phrase", "formula", "expression") and noun.head.lower_ in ("in", "to")


def is_reply(noun: Token, quoted: Sequence[Quoted]) -> bool:
    """Whether words are called what they are to somebody: '“No,” was the answer', '“No” is the ministry’s reply'."""
    start = noun.left_edge
    if start.i < 2 or start.nbor(-1).lemma_ not in ("be", "come") or start.nbor(-1).tag_ not in ("VBD", "VBZ"):
        return False
    return _ends_before(start.nbor(-1), {q.end for q in quoted if q.closed})


def _attributes(verb: Token, quoted: Sequence[Quoted]) -> bool:
    """Whether any verb stands where one of saying does: '“It’s a queue,” shrugged X.', '“No,” she laughed.'"""
    if verb.tag_ not in ("VBD", "VBZ") or verb.lemma_ in ("be", "have", "do"):
        return False
    doc = verb.doc
    text = doc.text
    closed = {q.end for q in quoted if q.closed and (text[q.end - 1] in ",?!" or _LEADS_ON.match(text, q.end))}
    following = verb.nbor() if verb.i + 1 < len(doc) else None
    if _ends_before(verb, closed):
        return following is not None and (following.pos_ == "PROPN" or following.lower_ in ("he", "she", "the", "one"))
    subject = verb.nbor(-1) if verb.i else None
    while subject is not None and subject.i > 1 and subject.nbor(-1).text == "-" and not subject.nbor(-1).whitespace_:
        subject = subject.nbor(-2)  # 'Xxx-Yyy shrugged'
    single = subject is not None and (subject.lower_ in ("he", "she") or subject.pos_ == "PROPN")
    ends = following is not None and (following.text in ".,;" or following.pos_ in ("ADV", "ADP"))
    return single and ends and subject is not None and _ends_before(subject, closed)


def _ends_before(token: Token, closed: set[int]) -> bool:
    """Whether quoted words end right before a token."""
    text = token.doc.text
    return any(end < token.idx <= end + 6 and not text[end : token.idx].strip("”\"»’'“ ,–—-") for end in closed)


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or token.lower_ == "said" or _acts(token)


def _closes(token: Token, quoted: Sequence[Quoted], cues: QuotationCues) -> bool:
    """Whether a word that the tagger takes for a noun is the verb of '“...,” the inspectorate communicates.'"""
    following = token.nbor().text if token.i + 1 < len(token.doc) else "."
    if token.tag_ != "NNS" or following != "." or not _dictionary_forms(token) & cues.saying:
        return False
    before = next((q for q in reversed(quoted) if q.end < token.idx), None)
    return before is not None and before.closed and token.doc.text[before.end - 1] in ",?!"


def _acts(token: Token) -> bool:
    """Whether a word that the tagger takes for a noun is the verb of a subject: 'the captain radioed'."""
    if token.lower_.endswith("ing"):  # 'a communique denouncing "..."'
        return token.text.islower() and any(child.dep_ == "dobj" for child in token.children)
    return token.lower_.endswith("ed") and any(child.dep_ == "nsubj" and child.i < token.i for child in token.children)


def _kind(verb: Token, forms: set[str], cues: QuotationCues) -> str:
    """Return how a verb reports ('' for not at all). A report finds and shows; others do so without words."""
    if forms & cues.saying or (forms & cues.finding and _subject_in(verb, cues.documents)) or _as_put(verb):
        return "saying"
    seen = forms & cues.seeing and _SEEN.match(verb.doc.text, verb.idx + len(verb))
    return "judging" if seen or forms & cues.judging or _is_phrasal(verb, forms, cues) else ""


def _is_phrasal(verb: Token, forms: set[str], cues: QuotationCues) -> bool:
    """Whether a verb reports together with a word soon after it: 'brushed the charge aside', 'let it be known'."""
    seconds = {word for form in forms for first, word in cues.phrasal if first == form}
    if not seconds:
        return False
    reach = _AS_REACH if "as" in seconds else _PHRASAL_REACH
    following = takewhile(lambda t: not t.is_quote and t.text not in ".;:", verb.doc[verb.i + 1 : verb.i + reach])
    return any(t.lower_ in seconds for t in following)


def _subject_in(verb: Token, nouns: frozenset[str]) -> bool:
    return any(child.dep_ == "nsubj" and child.lemma_.lower() in nouns for child in verb.children)


def _as_put(verb: Token) -> bool:
    """Whether a verb is that of 'as the general put it'."""
    follows = verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "it"
    return verb.lemma_.lower() == "put" and follows and any(c.lower_ == "as" for c in verb.lefts)


def _only_expected(verb: Token) -> bool:
    """Whether a verb tells what somebody would do by the words of another: 'X warned that Y would answer any ...'."""
    return verb.dep_ in ("ccomp", "acl") and verb.head.i < verb.i and any(c.tag_ == "MD" for c in verb.children)


def _dictionary_forms(token: Token) -> set[str]:
    """Return the lemma, and what is left without the ending where the model kept it ('mentioned' for 'mention')."""
    low, lemma = token.lower_, token.lemma_.lower()
    return {lemma} if lemma != low else {low, low.removesuffix("ed"), low.removesuffix("d"), low.removesuffix("ing")}


def _length_at(doc: Doc, position: int, phrases: Sequence[tuple[str, ...]]) -> int:
    """Return of how many words the phrase is that stands here, 0 for none; `phrases` begin with the word here."""
    for phrase in phrases:
        words = doc.tokens[position : position + len(phrase)]
        if len(words) == len(phrase) and all(t.lower_ == word for t, word in zip(words, phrase, strict=True)):
            return len(phrase)
    return 0


@lru_cache(maxsize=8)
def _by_first_word(phrases: frozenset[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases):
        index.setdefault(phrase[0], []).append(phrase)
    return index


def with_attributions(
    sentences: Sequence[tuple[int, int]], quoted: Sequence[Quoted], reports: Sequence[Report]
) -> list[tuple[int, int]]:
    """Join 'X said.' that stands alone after quoted words ('"Go!" X said.') to the sentence of these words."""
    joined: list[tuple[int, int]] = []
    for start, end in sentences:
        inside = [r for r in reports if start <= r.start < end and r.kind in ("saying", "words")]
        after_quote = joined and any(q.closed and q.end < start <= q.end + 3 for q in quoted)
        quotes_here = any(start <= q.start < end for q in quoted)
        opens = inside and inside[0].start == start and not _goes_on(inside[0].token)
        opens = opens or (inside and inside[0].start == start and inside[0].kind == "words")
        alone = inside and not quotes_here and (end - inside[-1].end <= 3 or opens)
        if after_quote and alone and end - start <= 120:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _goes_on(verb: Token) -> bool:
    """Whether a verb that opens a sentence tells of something else: 'Asked whether ..., he said'."""
    return verb.tag_ in ("VBN", "VBG") or any(c.dep_ in ("ccomp", "mark") and c.i > verb.i for c in verb.children)


def attribution_after(doc: Doc, first: int, cues: QuotationCues) -> Token | None:
    """Return the verb of saying of ', the minister said.' or ', said X.' that begins at a token, null for other words.

    Between the subject and the verb stands no other verb and no comma, and the clause ends after at most a few words.
    """
    for token in doc[first : first + _SUBJECT_WORDS]:
        if token.pos_ in ("VERB", "AUX") or token.lower_ == "said":
            said = bool(_dictionary_forms(token) & cues.saying)
            said = said and (token.tag_ in ("VBD", "VBZ") or (token.tag_ == "VBN" and token.i == first))
            if not said:
                return None
            following = doc[token.i + 1 : token.i + 1 + _SUBJECT_WORDS]
            ends = bool(following) and (following[0].text in ".;," or following[0].lower_ in _TIME_OR_PLACE)
            inverted = token.i == first and any(t.text[0].isupper() or t.lower_ in cues.people for t in following)
            return token if inverted or (token.i > first and ends) else None
        if token.is_punct and token.text not in "-–'’.":
            return None
    return None

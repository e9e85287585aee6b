"""Bodies and single-named persons that nothing but their part in a sentence tells: 'X refused to pay', 'members of X',
'X deputies', 'the editor of X'. Weak signs: any other reading of the words wins, and so does an article that uses the
name for a place."""

import re
from collections.abc import Sequence

from components.knowledge.forms import fold
from components.preprocessing.drafts import Draft
from components.preprocessing.name_runs import capital_runs
from components.preprocessing.parsed import Doc, Span, Token
from components.preprocessing.phrases import Context
from components.preprocessing.spans import QUOTES

EXTRACTOR = "role"
_BEHIND = ("of", "at", "with", "for", "from", "in")
_SOMEBODY = {"PERSON": "PERSON", "ORG": "ORG"}
_DEALINGS = ("talks", "deal", "contract", "case", "suit", "lawsuit", "meeting", "dispute", "feud", "quarrel", "venture")
_PLACES = ("GPE", "LOC", "FAC")
_OF_PEOPLES = ("i", "an", "ans", "ese", "ish", "ic", "ites", "ite", "s")
_LONGEST = 5  # words of a name
_WORD = r"[A-Z][^\W\d_]+(?:[’'-](?!s\b)[^\W\d_]+)*"
_MADE_AS_FIRMS = re.compile(  # 'Transneft', 'Agroinvest'
    r"[A-Z][^\W_]{2,}(?:group|bank|banka|gaz|neft|telecom|telekom|oil|corp|tech|soft|invest|energo|energy|prom|export|stroy"
    r"|flot|pharm|pharma|avia|agro|chem|khim|cement|steel|motors|trans|kom|media|metal|resurs|nickel|coal|shipping)"
)
_NO_FIRM = "Force|Marshal|Base|Def|Vice|Chief|Command|Raid|Staff|Traffic"
_FIRM = re.compile(rf"\b(?:{_WORD} ){{0,2}}{_WORD} & {_WORD}(?: {_WORD})?\b|\bAir (?!{_NO_FIRM}){_WORD}")


def names_by_role(context: Context) -> list[Draft]:
    """Return the names of a paragraph that only their part in the sentence shows to be somebody's."""
    drafts = _firms(context)
    for run in capital_runs(context):
        span = _stripped(run)
        if span is None or not _unknown(span, context):
            continue
        kind = _told_by(span, context)
        if kind is not None:
            drafts.append(
                Draft(
                    span.start_char, span.end_char, span.text, kind, extractor=EXTRACTOR, score=0.4,
                    via="alias" if kind == "PERSON" else "name", rank=39 if len(span) == 1 else 22,
                )
            )  # fmt: skip
    return drafts


def _firms(context: Context) -> list[Draft]:
    """'Sand & Reef', 'Air Kiribati': names made as those of firms are."""
    text = context.doc.text
    if "&" not in text and "Air " not in text:
        return []
    names = [(match.start(), match.end(), match[0]) for match in _FIRM.finditer(text)]
    plain = context.names.nouns.things | context.names.nouns.not_actors
    return [
        Draft(start, end, name, "COMPANY", extractor="firm", score=0.5, rank=63)
        for start, end, name in names
        if name.split()[-1].lower() not in plain and name.split()[0].lower() not in context.names.nouns.honorifics
        if not any(f.known.kind == "actor" and f.start <= start and f.end >= end for f in context.found)
    ]


def drop_doubtful_roles(docs: Sequence[Doc], drafts: Sequence[Sequence[Draft]]) -> list[list[Draft]]:
    """Leave out names told by their part alone that the article uses for a place, or gives a person."""
    doubtful = {d.name for of_text in drafts for d in of_text if d.extractor == EXTRACTOR}
    if not doubtful:
        return [list(of_text) for of_text in drafts]
    plain = [d for of_text in drafts for d in of_text if d.extractor != EXTRACTOR]
    people = {fold(word) for d in plain if d.type == "PERSON" and " " in d.name for word in d.name.split()}
    places = {d.name for d in plain if d.type in ("PLACE", "COUNTRY")}
    wrong = {n for n in doubtful if n in places or fold(n) in people or _goes_for_place(n, docs)}
    return [[d for d in of_text if d.extractor != EXTRACTOR or d.name not in wrong] for of_text in drafts]


def _goes_for_place(name: str, docs: Sequence[Doc]) -> bool:
    """Does the article say 'in X', 'near X'?"""
    behind = re.compile(rf"\b(?:in|near|around|outside|town of|city of|village of) {re.escape(name)}\b(?!['’]s)")
    return any(name in doc.text and behind.search(doc.text) for doc in docs)


def _stripped(run: Span) -> Span | None:
    """The run without possessives and marks at its ends; null where it is too long or has figures and marks inside."""
    start, end = run.start, run.end
    while end > start and (run.doc[end - 1].tag_ == "POS" or not run.doc[end - 1].text[0].isalnum()):
        end -= 1
    if start == end or end - start > _LONGEST:
        return None
    span = run.doc[start:end]
    return None if any(t.text in QUOTES or t.text[0].isdigit() for t in span) else span


def _unknown(span: Span, context: Context) -> bool:
    """Is it a name that no list and no other rule explains?"""
    nouns, names = context.names.nouns, context.names
    words = [t.lower_.strip(".") for t in span]
    before = span.doc[span.start - 1] if span.start else None
    if len(span.text) < 3 or any(context.at(t) is not None for t in span):
        return False
    if before is not None and before.text[0].isupper() and context.at(before) is not None and not span[0].is_sent_start:
        return False  # the rest of a longer name
    people = span.root.ent_type_ == "NORP" and words[-1].endswith(_OF_PEOPLES)
    if people or any(w in nouns.planes for w in words):
        return False
    if words[0] in nouns.titles or words[-1] in nouns.plain_last:
        return False
    if len(words) == 1 and words[0] in nouns.never_alone:
        return False
    if before is not None and before.lower_ in nouns.vessels:
        return False
    return not (len(words) > 1 and fold(words[0]) in names.first_names)


def _told_by(span: Span, context: Context) -> str | None:
    """Return the type that the words beside a name tell; null where they tell none."""
    nouns, doc = context.names.nouns, span.doc
    if len(span) == 1 and _MADE_AS_FIRMS.fullmatch(span.text):
        return "COMPANY"
    before = doc[span.start - 1] if span.start else None
    behind = doc[span.end] if span.end < len(doc) else None
    label = span.root.ent_type_
    if behind is not None and behind.text.islower() and behind.text in nouns.whose_people and not _opens(span):
        return nouns.whose_people[behind.text]
    kind = _behind_noun(before, context)
    if kind is not None and (label not in _PLACES or len(span) > 1):
        return kind
    head = span.root
    if head.dep_ == "nsubj" and head.head.lemma_ in nouns.acting_verbs and head.head.pos_ == "VERB":
        if label == "PERSON" and len(span) == 1:
            return "PERSON"
        if label == "ORG" or (len(span) == 1 and label == "GPE"):
            return "ORG"
    if label in _SOMEBODY and _is_dealt_with(head, context):
        return _SOMEBODY[label] if len(span) == 1 or label == "ORG" else None
    return None


def _is_dealt_with(head: Token, context: Context) -> bool:
    """'Met X', 'talks with X', 'was bought by X'."""
    nouns = context.names.nouns
    if head.dep_ == "dobj":
        return head.head.lemma_ in nouns.personal_verbs and head.head.pos_ == "VERB"
    if head.dep_ != "pobj" or head.head.lower_ not in ("with", "by", "against"):
        return False
    governor = head.head.head
    return governor.lemma_ in nouns.acting_verbs | nouns.personal_verbs or governor.lower_ in _DEALINGS


def _behind_noun(before: Token | None, context: Context) -> str | None:
    """The type that 'the editor of' or 'a member of the' tells."""
    if before is not None and before.lower_ == "the" and before.i:
        before = before.nbor(-1)
    if before is None or before.lower_ not in _BEHIND[:4] or not before.i:
        return None
    led = context.names.nouns.led
    noun = before.nbor(-1)
    pair = noun.doc[max(0, noun.i - 1) : noun.i + 1].text.lower()
    return led.get(pair) or led.get(noun.lower_)


def _opens(span: Span) -> bool:
    """Is it one word at the beginning of a sentence, where any word has a capital?"""
    return len(span) == 1 and bool(span[0].is_sent_start) and span[0].pos_ != "PROPN"

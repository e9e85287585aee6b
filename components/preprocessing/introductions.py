"""What shows a capitalised word that no list knows to be somebody's name: an age behind it ('X, 46,'), how it is given
('a fisherman named X', 'who gave his name as X'), or words quoted before it ('“...,” said X.')."""

from components.knowledge.forms import fold
from components.preprocessing.offices import has_office
from components.preprocessing.parsed import Span, Token
from components.preprocessing.phrases import Context
from components.preprocessing.spans import QUOTES

_MARKS = (*QUOTES, ",", "—", "–", "''", "``")
_AGES = range(4, 111)
_AFTER_AGE = (",", ".", ";", "”", '"', "and", "who")
_ENDS = (",", ".", ";", ":", "who", "of", "from")
_NAMING = ("named", "called")
_LONGEST_GIVING = 6  # words of a phrase that gives a name
_PHRASE = ("NOUN", "PROPN", "ADJ", "DET", "ADP", "CCONJ")
_BODIES = ("ORG", "GPE", "NORP")
_PLACES = ("GPE", "NORP", "LOC", "FAC")


def introduced(span: Span, context: Context) -> str:
    """Return what shows a name to be a person's: 'age', 'given name', 'who', 'subject' or
    'speaker'; '' for nothing."""
    behind = span.doc[span.end : span.end + 3]
    if _has_age(behind):
        return "age"
    if len(span) == 1 and _explained_behind(span, context):
        return "given name"
    if len(span) > 1 and [t.lower_ for t in behind[:2]] == [",", "who"] and not _is_body(span, context):
        return "who"
    if _is_given(span, context):
        return "given name"
    if _is_beside_stranger(span, context) or (len(span) > 1 and _befell(span, context)):
        return "given name"
    if any(_is_known(token, span, context) for token in span):
        return ""
    if len(span) > 1 and _tells(span.root, context) and not _is_body(span, context):
        return "subject"
    verb = _verb_before(span, context)
    if verb is None or verb.i == 0 or verb.nbor(-1).text not in _MARKS:
        return ""
    if verb.i + 1 == span.start or (verb.i + 2 == span.start and verb.nbor().pos_ in ("ADP", "ADV", "PRT")):
        ends = len(behind) == 0 or behind[0].lower_ in _ENDS
        return "speaker" if ends and not (len(span) == 1 and span[0].ent_type_ in _BODIES) else ""
    return "speaker" if len(span) > 1 and has_office(span.doc[verb.i + 1 : span.start], context) else ""


def _is_known(token: Token, span: Span, context: Context) -> bool:
    """Whether a word is a known name, but for a surname that is a town's too ('Rubens Barbosa Leal')."""
    found = context.at(token)
    return found is not None and (found.known.kind not in ("city", "subdivision") or token.i == span.start)


def _has_age(behind: Span) -> bool:
    """', 46,' or ', 46.' behind a name."""
    if len(behind) < 2 or behind[0].text != "," or not behind[1].text.isdigit() or int(behind[1].text) not in _AGES:
        return False
    return len(behind) == 2 or behind[2].lower_ in _AFTER_AGE


def _is_given(span: Span, context: Context) -> bool:
    nouns = context.names.nouns
    before = [t.lower_ for t in span.doc[max(0, span.start - _LONGEST_GIVING) : span.start]]
    if any(" ".join(before[n:]) in nouns.giving for n in range(len(before))):
        return True
    if len(before) > 1 and before[-1] in _NAMING:
        return before[-2] in nouns.strangers
    if before[-2:] == ["known", "as"] and len(before) > 2:
        return before[-3] in nouns.strangers | nouns.offices
    return len(before) > 2 and before[-1] in ("call", "calls") and "whom" in before[-5:-1]


def _explained_behind(span: Span, context: Context) -> bool:
    """'X, a cleaner, goes', 'X, who sings,': a word or two behind the comma say that it is a person."""
    doc, nouns = span.doc, context.names.nouns
    behind = list(doc[span.end : span.end + 6])
    if len(behind) < 4 or behind[0].text != "," or _is_body(span, context) or context.at(span[0]) is not None:
        return False
    if behind[1].lower_ == "who":
        return span.root.ent_type_ not in ("NORP",) and span.root.tag_ != "NNS"
    if behind[1].lower_ not in ("a", "an", "the", "his", "her"):
        return False
    noun = next((t for t in behind[2:] if t.pos_ == "NOUN" and (t.i + 1 >= len(doc) or t.nbor().pos_ != "NOUN")), None)
    return noun is not None and noun.text in nouns.strangers


def _is_beside_stranger(span: Span, context: Context) -> bool:
    """'The boxer X', 'her daughter, X, keeps', 'its founder, X, who'."""
    doc, nouns = span.doc, context.names.nouns
    at = span.start - 1
    apposed = at > 0 and doc[at].text == ","
    if at < 1 or any(context.at(token) is not None for token in span):
        return False
    if not apposed and span.root.ent_type_ in _PLACES and fold(span[0].text) not in context.names.first_names:
        return False
    noun = doc[at - 1] if apposed else doc[at]
    if apposed and not (span.end < len(doc) and doc[span.end].lower_ in _ENDS):
        return False
    return noun.text in nouns.strangers and noun.tag_ == "NN" and not _is_body(span, context)


def _befell(span: Span, context: Context) -> bool:
    """'The death of X Y': what happens to a person."""
    doc, at, fates = span.doc, span.start - 1, context.names.nouns.fates
    return at > 0 and doc[at].lower_ == "of" and doc[at - 1].lower_ in fates and span.root.ent_type_ not in _PLACES


def _tells(root: Token, context: Context) -> bool:
    """Whether a name is the subject of a verb of saying, whatever stands between: 'X, in Lima, told'."""
    if root.dep_ != "nsubj" or root.ent_type_ in _PLACES or root.i > root.head.i:
        return False
    return root.head.lemma_ in context.names.nouns.telling or root.head.lemma_ == "tell"


def _is_body(span: Span, context: Context) -> bool:
    """Whether a word of a name makes a body of it."""
    nouns = context.names.nouns
    return any(t.lower_ in nouns.organisations or t.lower_ in nouns.organs or t.text.isupper() for t in span)


def _verb_before(span: Span, context: Context) -> Token | None:
    """Return the verb of saying of 'said X', 'wrote the head of the agency X', no other name and no stop between."""
    for token in reversed(span.doc[max(0, span.start - 10) : span.start]):
        behind_words = token.i > 0 and token.nbor(-1).text in _MARKS and token.tag_ in ("VBD", "VBZ")
        if token.pos_ in ("VERB", "AUX") and (token.lemma_ in context.names.nouns.telling or behind_words):
            return token
        if token.pos_ not in _PHRASE:
            return None
    return None

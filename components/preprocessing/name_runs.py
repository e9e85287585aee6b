"""Which words in a row may be a person's name: capitals with particles between them, titles taken off."""

from components.preprocessing.parsed import Span, Token
from components.preprocessing.phrases import Context
from components.preprocessing.spans import QUOTES

PARTICLES = {
    "al",
    "el",
    "bin",
    "bint",
    "ibn",
    "ben",
    "van",
    "von",
    "de",
    "da",
    "do",
    "dos",
    "del",
    "du",
    "des",
    "della",
    "di",
    "la",
    "le",
    "der",
    "den",
    "ter",
    "ul",
    "ur",
    "-",
    "–",
    "abu",
    "ten",
    "op",
    "het",
    "zu",
    "af",
    "dal",
    "dalla",
    "dei",
    "degli",
    "vom",
    "ould",
    "bou",
    "y",
    "e",
}
# Behind a father's name, in small letters, as part of it.
PATRONYMICS = frozenset(
    {"uulu", "kyzy", "oglu", "ogly", "oğlu", "oghlu", "qizi", "kizi", "gyzy", "gizi", "ugli", "o'g'li", "zoda", "zade"}
)
_NAMES = frozenset({"sultan", "emir", "prince", "king"})  # titles that are first names too


def capital_runs(context: Context) -> list[Span]:
    """Return runs of capitalised words that are no known names; particles ('al-', 'bin') join them."""
    doc = context.doc
    runs, start = [], None
    for i, token in enumerate((*doc.tokens, None)):  # the end of the text ends a run
        inside = token is not None and _name_word(token, context)
        if not inside and start is not None and token is not None and token.lower_ in PARTICLES:
            following = doc[i + 1] if i + 1 < len(doc) else None
            hyphen = doc[i + 2] if i + 2 < len(doc) and following is not None and following.text == "-" else following
            inside = hyphen is not None and _name_word(hyphen, context) and (token.text != "-" or not token.whitespace_)
        if start is not None and token is not None and token.lower_ in PATRONYMICS:
            inside = True
        if inside and start is None:
            start = i
        elif not inside and start is not None:
            runs.append(doc[start:i])
            start = None
    return runs


def _name_word(token: Token, context: Context) -> bool:
    if not token.text[0].isupper() or not token.text[0].isalpha():
        return False
    found = context.at(token)
    if found is not None and found.known.kind not in ("person", "city", "subdivision"):
        return False
    return not (token.is_sent_start and (token.is_stop or token.pos_ in ("ADP", "DET", "PRON", "ADV", "SCONJ", "VERB")))


def without_titles(span: Span, context: Context) -> Span | None:
    """Return a name without titles, nations and marks around it; null where nothing is left."""
    nouns = context.names.nouns
    start, end = span.start, span.end
    doc = span.doc
    while start < end:
        token = doc[start]
        word = token.lower_.strip(".")
        found = context.at(token)
        nation = found is not None and found.known.kind in ("country", "demonym", "capital", "actor", "region")
        if (
            word in nouns.honorifics
            or word in nouns.offices
            or word in nouns.office_qualifiers
            or (word in nouns.organs and token.text.isupper())
            or (word in nouns.organs and start + 1 < end and _titles(doc[start + 1], context))  # 'Navy Commander X'
            or (found is not None and start + 1 < end and doc[start + 1].lower_ in nouns.offices)  # 'Nunavut Premier X'
            or nation
            or token.is_punct
            or token.text in QUOTES
            or token.tag_ == "POS"
        ):
            start += 1
        else:
            break
    if (
        span.start < start < end
        and doc[start].lower_ in PARTICLES
        and doc[start - 1].lower_ not in nouns.offices - _NAMES
    ):
        start -= 1  # 'Sultan al-Marri': the title is his first name
    if end < len(doc) and doc[end].lower_ in PATRONYMICS:
        end += 1
    while end + 1 < len(doc) and _goes_on_with_hyphen(doc[end]):
        end += 2  # 'X Yong-un' of which a reader took 'X Yong'
    while end > start and (
        doc[end - 1].tag_ == "POS"
        or doc[end - 1].is_punct
        or doc[end - 1].text in ("'s", "’s", "’", "'")
        or doc[end - 1].text in QUOTES
        or (doc[end - 1].text in nouns.letters and end - start > 1)
    ):
        end -= 1
    return doc[start:end] if end > start else None


def _titles(token: Token, context: Context) -> bool:
    nouns = context.names.nouns
    return token.lower_ in nouns.offices or token.lower_ in nouns.office_qualifiers


def _goes_on_with_hyphen(token: Token) -> bool:
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    joined = token.text == "-" and not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_
    return joined and following is not None and following.text.isalpha() and following.pos_ in ("PROPN", "NOUN", "X")

"""Who says 'we': the label of a turn, the verb of saying nearest to quoted words, or the one who is interviewed."""

from collections import Counter
from collections.abc import Collection

from components.preprocessing.parsed import Doc, Token
from components.preprocessing.records import ArticleDocs, Entities
from components.preprocessing.relations.syntax import is_verb
from components.preprocessing.spans import quoted_stretches

FIRST_PERSON = frozenset({"i", "we", "us", "our", "me", "my", "ours"})
SECOND_PERSON = frozenset({"you", "your", "yours"})
_TURNS = 3  # an interview has at least so many paragraphs in the first person outside quotation marks
_QUESTIONS = 2
_OPENING = 3  # paragraphs, headline and deck among them, that say who is interviewed
_LABEL = 5  # most words of a label, "Foreign Minister A B:"


def turn_label(doc: Doc) -> str | None:
    """The words before the colon that opens a paragraph ('Paredes: We have ...'); null where there is none."""
    for token in doc[: _LABEL + 1]:
        if token.text == ":":
            return doc[: token.i].text if token.i else None
        if not token.text[:1].isupper():
            return None
    return None


def verb_of_speech(pronoun: Token, saying: Collection[str]) -> Token | None:
    """The verb of saying outside the marks that stands nearest to the quoted words around a pronoun."""
    doc = pronoun.doc
    around = [(start, end) for start, end in quoted_stretches(doc) if start <= pronoun.idx < end]
    if not around:
        return None
    start, end = around[0]
    outside = [t for t in doc if is_verb(t) and t.lemma_.lower() in saying and not start <= t.idx < end]
    return min(outside, key=lambda t: min(abs(t.idx - end), abs(start - t.idx)), default=None)


def in_quotes(token: Token) -> bool:
    """Whether a word stands inside quotation marks."""
    return any(start <= token.idx < end for start, end in quoted_stretches(token.doc))


def interviewed(article: ArticleDocs, entities: Entities) -> str | None:
    """The key of the person with a country whom an interview is with; null where an article is none.

    An interview asks and answers in the first person outside quotation marks, and opens with who it is.
    """
    if sum(doc.text.rstrip().endswith("?") for doc in article.docs) < _QUESTIONS:
        return None
    answers = sum(any(t.lower_ in FIRST_PERSON and not in_quotes(t) for t in doc) for doc in article.docs)
    if answers < _TURNS:
        return None
    counts: Counter[str] = Counter()
    for number, mentions in enumerate(entities.mentions[:_OPENING]):
        people = {m.entity for m in mentions if entities.entities[m.entity].type == "PERSON"}
        counts.update({key: _OPENING - number for key in people if entities.entities[key].country})
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]

"""From spaCy to plain objects: a pipeline whose texts come as `parsed.py` describes them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from components.preprocessing.parsed import Doc, Span, Token

# who hands parsed texts on need not wait for spaCy: importing it takes longer than an unchanged build
if TYPE_CHECKING:
    import spacy.tokens
    from spacy.language import Language

_STRINGS = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "MORPH", "SHAPE")  # by their numbers in spaCy
_NUMBERS = ("SPACY", "SENT_START", "IS_STOP", "IS_PUNCT", "IS_QUOTE", "LIKE_NUM", "ENT_IOB")
_IOB = ("", "I", "O", "B")
_STARTS = 1  # the SENT_START of a word that begins a sentence


class Parser:
    """A spaCy pipeline whose texts come as plain objects."""

    def __init__(self, nlp: "Language") -> None:
        """Take the pipeline."""
        self._nlp = nlp

    def __call__(self, text: str) -> Doc:
        """Parse one text."""
        return parsed(self._nlp(text))

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Parse texts, in order; many at once are faster."""
        return map(parsed, self._nlp.pipe(texts))


def parsed(doc: "spacy.tokens.Doc") -> Doc:
    """Return what spaCy found in a text as plain objects."""
    columns = doc.to_array([*_STRINGS, *_NUMBERS]).T.tolist()
    strings = doc.vocab.strings
    names = {number: strings[number] for column in columns[: len(_STRINGS)] for number in set(column)}
    tokens = [_token(i, names, numbers) for i, numbers in enumerate(zip(*columns, strict=True))]
    offset = 0
    for token, step in zip(tokens, doc.to_array("HEAD").view("int64").tolist(), strict=True):
        token.idx = offset
        offset += len(token.text) + len(token.whitespace_)
        token.head = tokens[token.i + step]
        if step:
            token.head.children.append(token)
    text = "".join([token.text + token.whitespace_ for token in tokens])  # doc.text makes an object of every word
    found = Doc(text, tokens)
    found.ents = [Span(found, name.start, name.end, name.label_) for name in doc.ents]
    for token in tokens:
        token.doc = found
    return found


def _token(i: int, names: Mapping[int, str], numbers: tuple[int, ...]) -> Token:
    """A word with what spaCy says of it alone: `numbers` in the order of _STRINGS and _NUMBERS, names by number."""
    text, lower, lemma, pos, tag, dep, ent_type, morph, shape, space, starts, stop, punct, quote, number, iob = numbers
    token = Token()
    token.i = i
    token.text = names[text]
    token.lower_ = names[lower]
    token.lemma_ = names[lemma]
    token.pos_ = names[pos]
    token.tag_ = names[tag]
    token.dep_ = names[dep]
    token.ent_type_ = names[ent_type]
    token.morph = names[morph]
    token.shape_ = names[shape]
    token.whitespace_ = " " if space else ""
    token.is_sent_start = starts == _STARTS
    token.is_stop = bool(stop)
    token.is_punct = bool(punct)
    token.is_quote = bool(quote)
    token.like_num = bool(number)
    token.ent_iob_ = _IOB[iob]
    token.children = []
    return token

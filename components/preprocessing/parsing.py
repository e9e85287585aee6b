"""From spaCy to plain objects: a pipeline whose texts come as `parsed.py` describes them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from components.preprocessing.parsed import Doc, Span, Token
from components.preprocessing.word_kinds import LEMMATIZER, RULER, word_kinds

# who hands parsed texts on need not wait for spaCy: importing it takes longer than an unchanged build
if TYPE_CHECKING:
    import spacy.tokens
    from spacy.language import Language

# by their names in spaCy: what makes words alike, and what holds only where a word stands
_ALIKE = ("ORTH", "TAG", "DEP", "POS", "MORPH", "LEMMA")
_HERE = ("IDX", "SPACY", "SENT_START", "ENT_TYPE", "ENT_IOB")
_IOB = ("", "I", "O", "B")
_STARTS = 1  # the SENT_START of a word that begins a sentence
_VERBS = ("VERB", "AUX")
_MAY_BE_PLURAL = ("NNS", "NNP", "NNPS")
_MOST_KEPT = 1 << 16  # words kept for further texts; they take some 40 MB

Key = tuple[int, ...]
Word = tuple[str, str, str, str, str, str, str, str, str, bool, bool, bool, bool, bool, bool, bool, bool]


class Parser:
    """A spaCy pipeline whose texts come as plain objects."""

    def __init__(self, nlp: "Language") -> None:
        """Take the pipeline."""
        self._nlp = nlp
        self._kinds = word_kinds(nlp)
        self._left_out = [] if self._kinds is None else [RULER, LEMMATIZER]
        self._known: dict[Key, Word] = {}

    def __call__(self, text: str) -> Doc:
        """Parse one text."""
        return self._plain(self._nlp(text, disable=self._left_out))

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Parse texts, in order; many at once are faster."""
        return map(self._plain, self._nlp.pipe(texts, disable=self._left_out))

    def _plain(self, doc: "spacy.tokens.Doc") -> Doc:
        """Return what spaCy found in a text as plain objects."""
        tokens = [_token(word) for word in self._words(doc)]
        columns = doc.to_array([*_HERE]).T.tolist()
        kinds = {number: doc.vocab.strings[number] for number in set(columns[3])}
        heads = doc.to_array("HEAD").view("int64").tolist()
        for i, (token, step, *here) in enumerate(zip(tokens, heads, *columns, strict=True)):
            token.i = i
            token.idx, space, starts, kind, iob = here
            token.whitespace_ = " " if space else ""
            token.is_sent_start = starts == _STARTS
            token.ent_type_ = kinds[kind]
            token.ent_iob_ = _IOB[iob]
            token.head = tokens[i + step]
            if step:
                token.head.children.append(token)
        text = "".join([token.text + token.whitespace_ for token in tokens])  # doc.text makes an object of every word
        found = Doc(text, tokens)
        found.ents = [Span(found, name.start, name.end, name.label_) for name in doc.ents]
        return found

    def _words(self, doc: "spacy.tokens.Doc") -> list[Word]:
        """What the words of a text are, of those not seen before as spaCy says."""
        known, keys = self._known, _keys(doc)
        if len(known) > _MOST_KEPT:
            known.clear()
        new = [number for number, key in enumerate(keys) if key not in known]
        if new and self._kinds is not None and self._kinds.settle(doc, new):
            keys = _keys(doc)
            new = [number for number, key in enumerate(keys) if key not in known]
        for number in new:
            known[keys[number]] = _word(doc[number])
        return [known[key] for key in keys]


def _keys(doc: "spacy.tokens.Doc") -> list[Key]:
    return list(zip(*doc.to_array([*_ALIKE]).T.tolist(), strict=True))


def _word(token: "spacy.tokens.Token") -> Word:
    """What a word is wherever it stands like this, in the order of `_token`."""
    lower, lemma, tag = token.lower_, token.lemma_, token.tag_
    is_verb = token.pos_ in _VERBS or tag.startswith("VB")
    flags = token.is_stop, token.is_punct, token.is_quote, token.like_num, token.is_alpha, token.is_space
    names = token.text, lower, lemma, _without_plural(lemma.lower(), lower, tag), token.pos_, tag, token.dep_
    return *names, str(token.morph), token.shape_, is_verb, *flags, token.is_title


def _without_plural(lemma: str, lower: str, tag: str) -> str:
    """A dictionary form with the plural ending taken off that the model kept."""
    kept = tag in _MAY_BE_PLURAL and lemma == lower and lemma.endswith("s") and len(lemma) > 4
    return lemma[:-1] if kept else lemma


def _token(word: Word) -> Token:
    """A word with what it is wherever it stands like this."""
    token = Token()
    (
        token.text, token.lower_, token.lemma_, token.cue_lemma, token.pos_, token.tag_, token.dep_, token.morph,
        token.shape_, token.is_verb, token.is_stop, token.is_punct, token.is_quote, token.like_num, token.is_alpha,
        token.is_space, token.is_title,
    ) = word  # fmt: skip
    token.children = []
    return token

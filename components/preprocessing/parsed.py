"""A parsed text as plain objects: its words, sentences and names as spaCy found them, under the names spaCy gives them.

The stages ask a word for its head, its children and its dictionary form hundreds of times. spaCy makes new objects, or
looks up a string, at each of these questions; here every answer is made once, when a text has been parsed. What the
attributes mean is told at https://spacy.io/api/token, /span and /doc; only those that some stage asks for are here.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, overload


class Token:
    """A word or mark of a text."""

    __slots__ = (
        "children", "cue_lemma", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_alpha", "is_punct",
        "is_quote", "is_sent_start", "is_space", "is_stop", "is_title", "is_verb", "lemma_", "like_num", "lower_",
        "morph", "pos_", "sent", "shape_", "tag_", "text", "whitespace_",
    )  # fmt: skip

    doc: "Doc"
    i: int
    idx: int  # where it begins in the text
    head: "Token"  # of the root of a sentence itself
    children: "list[Token]"  # from left to right
    sent: "Span"
    text: str
    whitespace_: str
    lower_: str
    lemma_: str
    cue_lemma: str  # as cues are written: lower case, plural endings that the model kept taken off
    pos_: str
    tag_: str
    dep_: str
    morph: str
    shape_: str
    ent_type_: str  # empty outside names
    ent_iob_: str
    is_sent_start: bool
    is_stop: bool
    is_punct: bool
    is_quote: bool
    like_num: bool
    is_alpha: bool
    is_space: bool  # that is no single space between words
    is_title: bool  # written 'Thus'
    is_verb: bool  # a verb, or tagged as one

    def __len__(self) -> int:
        """Its characters."""
        return len(self.text)

    def __hash__(self) -> int:
        """Its place, not its address in memory: sets of words then have the same order in every run."""
        return self.i

    def __repr__(self) -> str:
        """The text."""
        return self.text

    @property
    def lefts(self) -> "list[Token]":
        """The children before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> "list[Token]":
        """The children behind it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def ancestors(self) -> "Iterator[Token]":
        """The words above it, the nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def subtree(self) -> "list[Token]":
        """It and all below it, each word between its left and its right children."""
        found: list[Token] = []
        self._add_subtree(found)
        return found

    def _add_subtree(self, found: "list[Token]") -> None:
        waiting: Token | None = self
        for child in self.children:
            if waiting is not None and child.i > self.i:
                found.append(self)
                waiting = None
            child._add_subtree(found)
        if waiting is not None:
            found.append(self)

    @property
    def left_edge(self) -> "Token":
        """The first of it and all below it."""
        return min(self.subtree, key=_place)

    @property
    def right_edge(self) -> "Token":
        """The last of it and all below it."""
        return max(self.subtree, key=_place)

    @property
    def conjuncts(self) -> "tuple[Token, ...]":
        """The words coordinated with it, itself left out."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:  # grows on the way
            found.extend(child for child in word.rights if child.dep_ == "conj")
        return tuple(word for word in found if word is not self)

    def nbor(self, step: int = 1) -> "Token":
        """The word so many words on; IndexError beyond the ends of the text."""
        if self.i + step < 0:
            raise IndexError(f"no word stands {-step} before {self.text!r}")
        return self.doc.tokens[self.i + step]


def _place(token: Token) -> int:
    return token.i


class Span(Sequence[Token]):
    """Words of a text in a row, of some kind where they are a name."""

    __slots__ = ("doc", "end", "label_", "start", "tokens")

    def __init__(self, doc: "Doc", start: int, end: int, label: str = "") -> None:
        """Take the words of a text from number `start` up to number `end`."""
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label
        self.tokens = doc.tokens[start:end]

    def __len__(self) -> int:
        """How many words it has."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """Its words in order."""
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> "Span": ...
    def __getitem__(self, at: int | slice) -> "Token | Span":
        """One word, or several in a row."""
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.tokens[at]

    def __eq__(self, other: object) -> bool:
        """Whether it is the same words of the same text, as a name of the same kind."""
        if not isinstance(other, Span):
            return NotImplemented
        own, its = (self.start, self.end, self.label_), (other.start, other.end, other.label_)
        return self.doc is other.doc and own == its

    def __hash__(self) -> int:
        """Its place in the text."""
        return hash((self.start, self.end))

    def __repr__(self) -> str:
        """The text."""
        return self.text

    @property
    def start_char(self) -> int:
        """Where it begins in the text."""
        if self.tokens:
            return self.tokens[0].idx
        return self.doc.tokens[self.start].idx if self.start < len(self.doc.tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where it ends in the text."""
        return self.tokens[-1].idx + len(self.tokens[-1].text) if self.tokens else self.start_char

    @property
    def text(self) -> str:
        """Its words as they stand."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def sent(self) -> "Span":
        """The sentence that it begins in."""
        return self.doc[self.start].sent

    @property
    def root(self) -> Token:
        """The word nearest to the root of its sentence, of several as near the first."""
        root = next((word for word in self.tokens if word.head is word), None)
        if root is not None:
            return root
        tops = [word for word in self.tokens if not self.start <= word.head.i < self.end]
        return min(tops, key=_depth) if len(tops) > 1 else (tops or self.tokens)[0]


def _depth(token: Token) -> int:
    """How far below the root; a mark or white space with nothing below it comes last."""
    bare = not token.children and (token.is_punct or token.is_space)
    return len(token.doc) - 1 if bare else sum(1 for _ in token.ancestors)


class Doc:
    """A parsed text."""

    __slots__ = ("_starts", "ents", "sents", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token]) -> None:
        """Take the words of a text, which know their heads; sentences are cut where one begins."""
        self.text = text
        self.tokens = tokens
        self._starts = [token.idx for token in tokens]
        begins = [0, *(token.i for token in tokens[1:] if token.is_sent_start), len(tokens)]
        self.sents = [Span(self, start, end) for start, end in pairwise(begins) if start < end]
        self.ents: list[Span] = []
        for sentence in self.sents:
            for token in sentence.tokens:
                token.sent, token.doc = sentence, self

    def __len__(self) -> int:
        """How many words it has."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """Its words in order."""
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        """One word, or several in a row."""
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[at]

    def __repr__(self) -> str:
        """The text."""
        return self.text

    def char_span(
        self, start: int, end: int, alignment_mode: Literal["strict", "contract", "expand"] = "strict"
    ) -> Span | None:
        """The words between two offsets: a word cut is an error (None), left out, or counted whole."""
        if not 0 <= start < end <= len(self.text):
            return None
        first, last = self._token_at(start), self._token_at(end - 1)
        first_end = first.idx + len(first.text)
        last_end = last.idx + len(last.text)
        begin, stop = first.i, last.i + 1
        if alignment_mode == "strict" and (first.idx != start or last_end != end):
            return None
        if alignment_mode == "contract":
            begin += first.idx < start
            stop -= end < last_end
            return Span(self, begin, stop) if begin < stop else None
        if start == first_end:  # at the space behind a word
            begin += 1
        return Span(self, begin, stop)

    def _token_at(self, offset: int) -> Token:
        return self.tokens[bisect_right(self._starts, offset) - 1]

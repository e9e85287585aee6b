"""What an analyst writes into the search box, read into its parts; a faulty text is told in one sentence.

border guards            both words, in any of their forms (guard, guards, guarding)
"border guards"          just these words in this order
attack*                  words that begin so
Azerbajan~  (or ~2)      words spelled like it: one letter (two) more, fewer, other or swapped
border NEAR/5 attack     with at most five words between, in either order
a OR b, a NOT b, a -b, (a OR b) c
"""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 300  # characters: more is no search for words
_MOST = 30  # words and phrases
_DEEPEST = 10  # brackets in brackets
_NEAR = re.compile(r"NEAR(?:/?(\d{1,3}))?")
_NEARNESS, _FARTHEST = 10, 100  # words between, where NEAR says nothing; at most
_TOKEN = re.compile(r'"[^"]*"[^\s()"]*|[()]|[^\s()"]+')
_MINUS = re.compile(r'(?<!\S)-(?=["(])')  # before a phrase or a bracket; before a word it is part of its token
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_FUZZY = re.compile(r"(.*)~(\d*)", re.DOTALL)


class QueryFaulty(ValueError):
    """A text that is no search; the message is one sentence that says what is wrong and how to write it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word: in any of its forms, as a beginning (`prefix`), or with so many letters changed (`changes`)."""

    text: str
    prefix: bool = False
    changes: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, just as they are written; of the last one the beginning where `prefix`."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Words and phrases with at most `distance` words between."""

    parts: "tuple[Word | Phrase, ...]"
    distance: int


@dataclass(frozen=True, slots=True)
class Every:
    """All of the parts, and none of `without`."""

    parts: "tuple[Node, ...]"
    without: "tuple[Node, ...]" = ()


@dataclass(frozen=True, slots=True)
class Any:
    """One of the parts or more."""

    parts: "tuple[Node, ...]"


Node = Word | Phrase | Near | Every | Any


def problem_of(text: str) -> str:
    """Return what is wrong with a search in one sentence, nothing where nothing is."""
    try:
        read_query(text)
    except QueryFaulty as fault:
        return str(fault)
    return ""


def read_query(text: str) -> Node:
    """Return what a text asks for. Raises QueryFaulty."""
    if len(text) > LONGEST:
        raise QueryFaulty(f"This is too long: write at most {LONGEST} characters.")
    plain = unicodedata.normalize("NFC", text).translate(_QUOTES)
    if plain.count('"') % 2:
        raise QueryFaulty(
            'A quotation mark is open: write one before and one behind the phrase, as in "border guards".'
        )
    return _Reader(_TOKEN.findall(_MINUS.sub(" NOT ", plain))).whole()


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


class _Reader:
    """Reads the parts of one text from left to right; OR binds loosest, then words side by side, then NEAR."""

    def __init__(self, tokens: list[str]) -> None:
        kept = [t for t in tokens if t in ("(", ")") or _has_words(t)]  # a dash between words is no word
        self._tokens, self._place, self._depth, self._words = kept, 0, 0, 0

    def whole(self) -> Node:
        if not any(_has_words(token) for token in self._tokens):
            raise QueryFaulty("There is no word to look for: write one or more, as in border attack.")
        node = self._any()
        if self._next():
            raise QueryFaulty("A bracket closes that was not opened: write (a OR b) c.")
        return node

    def _next(self) -> str:
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def _before(self) -> str:
        return self._tokens[self._place - 1] if self._place else ""

    def _take(self) -> str:
        self._place += 1
        return self._tokens[self._place - 1]

    def _any(self) -> Node:
        parts = [self._every()]
        while self._next() == "OR":
            self._take()
            parts.append(self._every())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _every(self) -> Node:
        parts: list[Node] = []
        without: list[Node] = []
        after = ""
        while self._next() not in ("", ")", "OR"):
            word = self._next()
            if word == "AND":
                after = self._operator("AND", parts)
            elif word == "NOT" or word.startswith("-"):
                if word == "NOT":
                    self._take()
                else:
                    self._tokens[self._place] = word.lstrip("-")
                after = ""
                without.append(self._near("NOT"))
            else:
                after = ""
                parts.append(self._near())
        if after or not (parts or without):
            raise QueryFaulty(_misses(after or ("(" if self._before() == "(" else "OR")))
        if not parts:
            raise QueryFaulty("NOT takes away from what is found: write first what to find, as in border NOT trade.")
        return parts[0] if len(parts) == 1 and not without else Every(tuple(parts), tuple(without))

    def _operator(self, name: str, before: list[Node]) -> str:
        self._take()
        if not before:
            raise QueryFaulty(_misses(name))
        return name

    def _near(self, behind: str = "AND") -> Node:
        first = self._one(behind)
        found = _NEAR.fullmatch(self._next())
        if found is None:
            return first
        parts, distance = [_close(first)], 0
        while found is not None:
            self._take()
            distance = max(distance, int(found[1] or _NEARNESS))
            parts.append(_close(self._one("NEAR")))
            found = _NEAR.fullmatch(self._next())
        if distance > _FARTHEST:
            raise QueryFaulty(f"NEAR takes at most {_FARTHEST} words between: write border NEAR/10 attack.")
        return Near(tuple(parts), distance)

    def _one(self, behind: str) -> Node:
        """Read a word, phrase or bracket; `behind` is the operator that stands before it."""
        token = self._next()
        if _NEAR.fullmatch(token):
            raise QueryFaulty(_misses("NEAR"))
        if token in ("", "AND", "OR", "NOT", ")"):
            raise QueryFaulty(_misses(behind))
        if token == "(":  # noqa: S105  (a bracket, no password)
            return self._bracket()
        self._words += 1
        if self._words > _MOST:
            raise QueryFaulty(f"This is too much at once: write at most {_MOST} words and phrases.")
        self._take()
        return _phrase(token) if token.startswith('"') else _word(token)

    def _bracket(self) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise QueryFaulty(f"There are too many brackets in brackets: use at most {_DEEPEST}.")
        self._take()
        node = self._any()
        if self._next() != ")":
            raise QueryFaulty("A bracket is open: close it, as in (border OR frontier) attack.")
        self._take()
        self._depth -= 1
        return node


def _misses(operator: str) -> str:
    """Return the sentence for an operator that has nothing on one of its sides."""
    shown = {
        "AND": "AND stands between words: write border AND attack, or just border attack.",
        "OR": "OR stands between words: write border OR frontier.",
        "NOT": "NOT misses the word to leave out: write border NOT trade.",
        "NEAR": "NEAR stands between two words: write border NEAR/5 attack.",
        "(": "There is nothing between the brackets: write (border OR frontier) attack.",
    }
    return shown[operator]


def _close(node: Node) -> Word | Phrase:
    if not isinstance(node, Word | Phrase):
        raise QueryFaulty('NEAR joins words and phrases, no brackets: write "border guards" NEAR/5 attack.')
    return node


def _phrase(token: str) -> Phrase:
    text, _, behind = token[1:].partition('"')
    if behind and behind[0] == "~":
        raise QueryFaulty("~ is for one word: write Azerbajan~, and border NEAR/5 attack for words near each other.")
    if not _has_words(text):
        raise QueryFaulty("There is no word between the quotation marks: write the words of the phrase there.")
    return Phrase(text, behind.startswith("*"))


def _word(token: str) -> Word:
    fuzzy = _FUZZY.fullmatch(token)
    text, changes = token, 0
    if fuzzy:
        text, changes = fuzzy[1], int(fuzzy[2] or 1)
        if changes not in (1, 2) or "*" in text or not _has_words(text):
            raise QueryFaulty("~ stands behind a word and allows one or two other letters: write Azerbajan~ or ~2.")
    prefix = text.endswith("*")
    text = text.removesuffix("*")
    if "*" in text or not _has_words(text):
        raise QueryFaulty("The star stands for the end of a word: write attack* to find attack, attacks, attacked.")
    return Word(text, prefix, changes)

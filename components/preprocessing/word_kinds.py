"""Part of speech and dictionary form of words, by spaCy's own rules, each kind of word asked once.

spaCy tries each of some 180 patterns at each word of a text to tell the part of speech from tag, label and form: a
tenth of the time that parsing takes. What they say of one word by itself depends on very little of it, so it is asked
of spaCy once for all words of a kind. A text that may hold a pattern of several words ('gonna') goes spaCy's way.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

# who hands parsed texts on need not wait for spaCy: importing it takes longer than an unchanged build
if TYPE_CHECKING:
    import spacy.tokens
    from spacy.language import Language

RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
_KEYS = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})  # what patterns may ask of a word
_TESTS = frozenset({"IN", "NOT_IN", "REGEX"})
_UNTOUCHED = frozenset({"ner", "senter"})  # components that do not look at parts of speech

Kind = tuple[int, int, int, bool]  # tag, label and form, each 0 where no pattern names it, and whether it is space
Matches = list[tuple[int, int]]  # number and name of the rules that hold for a word by itself


class WordKinds:
    """The two components of a pipeline that give parts of speech and dictionary forms, asked once a kind of word."""

    def __init__(self, nlp: "Language") -> None:
        """Take the pipeline."""
        from spacy.matcher import Matcher

        self._ruler: Any = nlp.get_pipe(RULER)
        self._lemmatizer: Any = nlp.get_pipe(LEMMATIZER)
        self._openings = Matcher(nlp.vocab)  # words that a pattern of several words may begin with
        strings, self._lowers, self._expressions = nlp.vocab.strings, set[int](), list[re.Pattern[str]]()
        self._labels: set[int] = set()
        for pattern in _patterns(nlp):
            if len(pattern) > 1:
                self._openings.add("opening", [pattern[:1]])
            for word in pattern:
                self._labels.update(strings.add(text) for text in _texts(word.get("DEP")))
                self._lowers.update(strings.add(text) for text in _texts(word.get("LOWER")))
                self._expressions += [re.compile(text) for text in _texts(word.get("LOWER"), "REGEX")]
        self._known: dict[Kind, Matches | None] = {}

    def settle(self, doc: "spacy.tokens.Doc", numbers: list[int]) -> bool:
        """Give these words of a text part of speech, form and dictionary form; whether that was done for all of it."""
        kinds = [self._kind(doc[number]) for number in numbers]
        matches = [self._matches(doc, number, kind) for number, kind in zip(numbers, kinds, strict=True)]
        if None in matches:
            self._lemmatizer(self._ruler(doc))
            return True
        for number, found in zip(numbers, matches, strict=True):
            token = doc[number]
            self._ruler.set_annotations(doc, [(rule, name, number, number + 1) for rule, name in found or ()])
            if self._lemmatizer.overwrite or not token.lemma:
                token.lemma_ = self._lemmatizer.lemmatize(token)[0]
        return False

    def _kind(self, token: "spacy.tokens.Token") -> Kind:
        label = token.dep if token.dep in self._labels else 0
        told = token.lower in self._lowers or any(one.search(token.lower_) for one in self._expressions)
        return token.tag, label, token.lower if told else 0, token.is_space

    def _matches(self, doc: "spacy.tokens.Doc", number: int, kind: Kind) -> Matches | None:
        """The rules that hold for a word by itself; null where a longer pattern may begin with it."""
        if kind not in self._known:
            word = doc[number : number + 1]
            opens = len(self._openings) and self._openings(word, allow_missing=True)
            self._known[kind] = None if opens else [(rule, name) for rule, name, *_ in self._ruler.match(word)]
        return self._known[kind]


def word_kinds(nlp: "Language") -> WordKinds | None:
    """Return what may take the place of two components of a pipeline; null where it is built in another way."""
    names = nlp.pipe_names
    if RULER not in names or LEMMATIZER not in names[names.index(RULER) + 1 : names.index(RULER) + 2]:
        return None
    behind = names[names.index(LEMMATIZER) + 1 :]
    patterns = list(_patterns(nlp))
    plain = all(_is_plain(word) for pattern in patterns for word in pattern)
    return WordKinds(nlp) if plain and _UNTOUCHED.issuperset(behind) else None


def _patterns(nlp: "Language") -> Iterator[list[dict[str, Any]]]:
    ruler: Any = nlp.get_pipe(RULER)
    for rule in ruler.patterns:
        yield from rule["patterns"]


def _is_plain(word: Mapping[str, Any]) -> bool:
    """Whether a pattern asks nothing else of a word than what makes its kind."""
    tests = [test for test in word.values() if isinstance(test, dict)]
    regular = [key for key, test in word.items() if isinstance(test, dict) and "REGEX" in test]
    return _KEYS.issuperset(word) and all(_TESTS.issuperset(test) for test in tests) and set(regular) <= {"LOWER"}


def _texts(test: object, *how: str) -> Iterator[str]:
    """The texts that a test names, or those under one way of testing."""
    if isinstance(test, str) and not how:
        yield test
    elif isinstance(test, dict):
        for name in how or ("IN", "NOT_IN"):
            named = test.get(name, [])
            yield from [named] if isinstance(named, str) else named

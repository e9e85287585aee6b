"""Which articles tell the same story in nearly the same words: copies, reprints and spun versions share a story_id.

Articles are compared by MinHash (Broder 1997) over their shingles of three words, found by locality-sensitive hashing;
a pair whose shingles agree enough joins the two stories. So does a pair with the same names and numbers in the same
order, which is what a spun copy keeps (`same_facts`); such pairs are found by a MinHash of their names and numbers.
Whether two articles are joined depends on these two alone, so a new article changes nothing between old ones.
"""

import re
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
from datasketch import MinHash

from components.identity import stable_id
from components.preprocessing.same_facts import LEAST, same_facts

_SHINGLE = 3  # words
PERMUTATIONS = 128
_SEED = 1
_EMPTY = MinHash(num_perm=PERMUTATIONS, seed=_SEED, hashfunc=zlib.crc32)  # by default SHA-1, four fifths of its time
_ALIKE = 0.5  # Jaccard similarity of shingles; independent reports of one event share less than a tenth
# Numbers of a sketch that agree as one (a band) make two articles worth comparing: of shingles as datasketch takes them
# for the threshold above; of names and numbers fewer, for a spun copy may keep little more than half of them.
_TEXT_BANDS, _TEXT_ROWS = 25, 5
FACT_BANDS, _FACT_ROWS = 42, 3
_WORD = re.compile(r"\w+")

Bands = npt.NDArray[np.uint32]
AnchorsOf = Callable[[Collection[str]], Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Sketch:
    """By what an article is found among others: MinHash of its shingles, bands of that of its names and numbers."""

    article_id: str
    text: bytes  # numbers of 32 bits; empty where it has too few words
    facts: bytes  # one number of 32 bits a band; empty where it has too few of them to tell


@dataclass(frozen=True, slots=True)
class Sketches:
    """The sketches of many articles, as matrices with a row an article."""

    with_text: Sequence[str]  # the ids of the articles that have enough words, and their numbers
    texts: Bands
    with_facts: Sequence[str]  # those that have enough names and numbers, and the bands of these
    facts: Bands

    @classmethod
    def of(cls, texts: Mapping[str, bytes], facts: Mapping[str, bytes]) -> "Sketches":
        """Take what is not empty of the two parts of sketches, by the id of the article."""
        of_texts, of_facts = b"".join(texts.values()), b"".join(facts.values())
        return cls(list(texts), matrix(of_texts, PERMUTATIONS), list(facts), matrix(of_facts, FACT_BANDS))


def matrix(numbers: bytes | memoryview, width: int) -> Bands:
    """Return numbers of 32 bits as rows of a matrix."""
    return np.frombuffer(numbers, dtype="<u4").reshape(-1, width)


def sketch(article_id: str, texts: Sequence[str], anchors: Sequence[str]) -> Sketch:
    """Return the sketch of an article, given its body paragraphs and its anchors (`same_facts.anchors`)."""
    words = [word for text in texts for word in _WORD.findall(text.casefold())]
    shingles = {" ".join(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)}
    facts = _minhash(anchors) if len(anchors) >= LEAST else b""
    return Sketch(article_id, _minhash(shingles) if shingles else b"", _banded(facts))


def _minhash(parts: Collection[str]) -> bytes:
    made = _EMPTY.copy()  # to make one draws its permutations anew
    made.update_batch([part.encode() for part in parts])
    return made.hashvalues.astype("<u4").tobytes()  # type: ignore[no-any-return]  # datasketch has no types


def _banded(numbers: bytes) -> bytes:
    if not numbers:
        return b""
    size = _FACT_ROWS * 4
    bands = [zlib.crc32(numbers[n * size : (n + 1) * size]) for n in range(FACT_BANDS)]
    return np.array(bands, dtype="<u4").tobytes()


def joined_pairs(sketches: Sketches, fresh: Collection[str], anchors_of: AnchorsOf) -> Iterator[tuple[str, str]]:
    """Yield the pairs of articles that tell one story, of which at least one is among the `fresh` ones.

    `anchors_of` gives the anchors of articles by their ids; it is asked once, for few.
    """
    texts, with_text, with_facts = sketches.texts, sketches.with_text, sketches.with_facts
    for left, right in _met(_text_bands(texts), [article in fresh for article in with_text]):
        if (texts[left] == texts[right]).mean() >= _ALIKE:
            yield with_text[left], with_text[right]
    met = _met(sketches.facts, [article in fresh for article in with_facts])
    pairs = [(with_facts[left], with_facts[right]) for left, right in sorted(met)]
    anchors = anchors_of({article for pair in pairs for article in pair})
    yield from ((one, other) for one, other in pairs if same_facts(anchors[one], anchors[other]))


def _text_bands(texts: Bands) -> Bands:
    """Return a number for each band of each sketch; different bands may share one, which costs a comparison."""
    banded = texts[:, : _TEXT_BANDS * _TEXT_ROWS].reshape(len(texts), _TEXT_BANDS, _TEXT_ROWS)
    mixed = np.zeros(banded.shape[:2], dtype=np.uint32)
    for row in range(_TEXT_ROWS):
        mixed = (mixed ^ banded[:, :, row]) * np.uint32(0x9E3779B1)
    return mixed


def _met(bands: Bands, fresh: Sequence[bool]) -> set[tuple[int, int]]:
    """Return the pairs of rows, one of them fresh, that agree in a band."""
    new = np.array(fresh, dtype=bool)
    pairs: set[tuple[int, int]] = set()
    if not new.any():
        return pairs
    for values in bands.T:
        rows = np.flatnonzero(np.isin(values, values[new]))
        rows = rows[np.argsort(values[rows], kind="stable")]
        for group in np.split(rows, np.flatnonzero(np.diff(values[rows])) + 1):
            if len(group) > 1:
                pairs.update((a, b) for a, b in combinations(sorted(group.tolist()), 2) if fresh[a] or fresh[b])
    return pairs


def story_ids(articles: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the story_id of each article, given the pairs that are joined: made of the smallest article_id in it."""
    leader = {article: article for article in articles}

    def first_of(article: str) -> str:
        while leader[article] != article:
            leader[article] = leader[leader[article]]
            article = leader[article]
        return article

    for article, other in pairs:
        one, two = sorted((first_of(article), first_of(other)))
        leader[two] = one
    return {article: stable_id("story", first_of(article)) for article in leader}

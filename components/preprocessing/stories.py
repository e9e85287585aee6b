"""Which articles tell the same story in nearly the same words: copies, reprints and spun versions share a story_id.

Articles are compared by MinHash (Broder 1997) over their shingles of three words, found by locality-sensitive hashing;
a pair whose shingles agree enough joins the two stories. The result does not depend on the order of the articles.
"""

import re
from collections.abc import Mapping, Sequence

from datasketch import MinHash, MinHashLSH

from components.identity import stable_id
from components.preprocessing.records import Article

_SHINGLE = 3  # words
_PERMUTATIONS = 128
_SEED = 1
_ALIKE = 0.5  # Jaccard similarity of shingles; independent reports of one event share less than a tenth
_WORD = re.compile(r"\w+")


def assign_stories(articles: Sequence[Article], texts: Mapping[str, Sequence[str]]) -> None:
    """Set the story_id of every article. `texts` gives the body paragraphs by article_id.

    A story's id is made of the smallest article_id in it.
    """
    prints = {a.article_id: fingerprint(texts.get(a.article_id, ())) for a in articles}
    stories = join_stories(prints)
    for article in articles:
        article.story_id = stories[article.article_id]


def fingerprint(texts: Sequence[str]) -> MinHash | None:
    """Return the MinHash of an article's text, null where it has too few words for one shingle."""
    words = [word for text in texts for word in _WORD.findall(text.casefold())]
    shingles = {" ".join(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)}
    if not shingles:
        return None
    sketch = MinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update_batch([shingle.encode() for shingle in sorted(shingles)])
    return sketch


def join_stories(prints: Mapping[str, MinHash | None]) -> dict[str, str]:
    """Return the story_id of every article_id."""
    leader = {article: article for article in prints}

    def first_of(article: str) -> str:
        while leader[article] != article:
            leader[article] = leader[leader[article]]
            article = leader[article]
        return article

    index = MinHashLSH(threshold=_ALIKE, num_perm=_PERMUTATIONS)
    for article in sorted(prints):
        sketch = prints[article]
        if sketch is None:
            continue
        for other in index.query(sketch):
            twin = prints[other]
            if twin is not None and sketch.jaccard(twin) >= _ALIKE:
                one, two = sorted((first_of(article), first_of(other)))
                leader[two] = one
        index.insert(article, sketch)
    return {article: stable_id("story", first_of(article)) for article in prints}

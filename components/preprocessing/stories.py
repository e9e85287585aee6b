"""Which articles tell the same story in nearly the same words: copies, reprints and spun versions share a story_id.

Articles are compared by MinHash (Broder 1997) over their shingles of three words, found by locality-sensitive hashing;
a pair whose shingles agree enough joins the two stories. So does a pair with the same names and numbers in the same
order, which is what a spun copy keeps (`same_facts`). The result does not depend on the order of the articles.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from datasketch import MinHash, MinHashLSH

from components.identity import stable_id
from components.preprocessing.records import Article
from components.preprocessing.same_facts import anchors, same_facts

_SHINGLE = 3  # words
_PERMUTATIONS = 128
_SEED = 1
_EMPTY = MinHash(num_perm=_PERMUTATIONS, seed=_SEED)
_ALIKE = 0.5  # Jaccard similarity of shingles; independent reports of one event share less than a tenth
_RAREST = 12  # anchors of an article by which others are looked for
_WORD = re.compile(r"\w+")


def assign_stories(articles: Sequence[Article], texts: Mapping[str, Sequence[str]]) -> None:
    """Set the story_id of every article. `texts` gives the body paragraphs by article_id.

    A story's id is made of the smallest article_id in it.
    """
    prints = {a.article_id: fingerprint(texts.get(a.article_id, ())) for a in articles}
    stories = join_stories(prints, {key: anchors(text) for key, text in texts.items()})
    for article in articles:
        article.story_id = stories[article.article_id]


def fingerprint(texts: Sequence[str]) -> MinHash | None:
    """Return the MinHash of an article's text, null where it has too few words for one shingle."""
    words = [word for text in texts for word in _WORD.findall(text.casefold())]
    shingles = {" ".join(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)}
    if not shingles:
        return None
    sketch = _EMPTY.copy()  # to make one draws its permutations anew
    sketch.update_batch([shingle.encode() for shingle in sorted(shingles)])
    return sketch


def join_stories(prints: Mapping[str, MinHash | None], kept: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the story_id of every article_id; `kept` are the anchors of each."""
    leader = {article: article for article in prints}

    def first_of(article: str) -> str:
        while leader[article] != article:
            leader[article] = leader[leader[article]]
            article = leader[article]
        return article

    def join(article: str, other: str) -> None:
        one, two = sorted((first_of(article), first_of(other)))
        leader[two] = one

    index = MinHashLSH(threshold=_ALIKE, num_perm=_PERMUTATIONS)
    for article in sorted(prints):
        sketch = prints[article]
        if sketch is None:
            continue
        for other in index.query(sketch):
            twin = prints[other]
            if twin is not None and sketch.jaccard(twin) >= _ALIKE:
                join(article, other)
        index.insert(article, sketch)
    for article, other in _with_shared_anchors({key: kept.get(key, ()) for key in sorted(prints)}):
        if first_of(article) != first_of(other) and same_facts(kept[article], kept[other]):
            join(article, other)
    return {article: stable_id("story", first_of(article)) for article in prints}


def _with_shared_anchors(kept: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of articles that share half of the rarest anchors of one of them, so that few are compared."""
    holders: dict[str, list[str]] = {}
    for article, found in kept.items():
        for anchor in found:
            holders.setdefault(anchor, []).append(article)
    for article, found in kept.items():
        rarest = sorted(found, key=lambda anchor: (len(holders[anchor]), anchor))[:_RAREST]
        met = Counter(other for anchor in rarest for other in holders[anchor] if other != article)
        yield from ((article, other) for other, times in sorted(met.items()) if times * 2 >= len(rarest))

"""Whether one text is a spun copy of another: other words throughout, but the same names and numbers in the same order.

Article spinners put synonyms for common words and leave alone what carries the facts: names, places, dates, amounts.
Independent reports of one event share some of these, in an order of their own; a copy keeps nearly all, in their order.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

_TOKEN = re.compile(r"\d[\d.,]*\d|\d+|[^\W\d_][\w'’-]*|[.!?:;“”\"«»\n]")
_STOPS = frozenset('.!?:;“”"«»\n')
LEAST = 9  # anchors that both texts have
_SHARED = 0.7  # of the anchors of the text that has fewer
_OF_ALL = 0.5  # of the anchors of both
_IN_ORDER = 0.8  # of the shared ones


def anchors(texts: Sequence[str]) -> tuple[str, ...]:
    """Return what a spinner keeps of a text, in the order in which it comes first: names, and numbers from 13 on.

    Names are capitalised words inside a sentence; smaller numbers are left out, for spinners write them both ways.
    """
    found: dict[str, None] = {}
    for text in texts:
        tokens = _TOKEN.findall(text)
        for before, token in pairwise(["\n", *tokens]):
            if token[0].isdigit():
                number = re.sub(r"[.,]", "", token)
                if number.isdecimal() and (len(number) > 2 or int(number) > 12):  # '¹alks' is none, 5,000 digits are
                    found[number] = None
            elif token[0].isupper() and len(token) > 2 and before not in _STOPS:
                found[re.sub(r"['’]s$", "", token).casefold()] = None
    return tuple(found)


def same_facts(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts have nearly the same anchors in nearly the same order."""
    place = {anchor: number for number, anchor in enumerate(other)}
    shared = [place[anchor] for anchor in one if anchor in place]
    fewer, all_of_them = min(len(one), len(other)), len({*one, *other})
    if len(shared) < LEAST or len(shared) < _SHARED * fewer or len(shared) < _OF_ALL * all_of_them:
        return False
    return _longest_rising(shared) >= _IN_ORDER * len(shared)


def _longest_rising(places: Sequence[int]) -> int:
    """Return the length of the longest rising subsequence (Fredman 1975)."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)

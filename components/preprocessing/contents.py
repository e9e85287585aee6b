"""Lists of contents: lines above a text that come back further down as its headings.

Newsletters list their stories so, reports their chapters and live pages their events. The lines of the list are
furniture, those that come back are the headings.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from components.knowledge.furniture import bare_line
from components.preprocessing.lines import Block, without_bullet
from components.preprocessing.shapes import ends_sentence, is_question, word_count

CONTENTS = "list of contents"

_PAGE = re.compile(r"[\s.·…]+\d{1,3}$")  # 'Background ..... 3'
_FEWEST = 2  # lines that come back
_LONGEST = 24  # words


def mark_contents(blocks: Sequence[Block]) -> None:
    """Settle the open lines of a list of contents as furniture: two or more in a row, each back below the last one."""
    places: dict[str, list[int]] = {}
    for place, block in enumerate(blocks):
        if block.is_open and not block.table and word_count(block.text) <= _LONGEST and not _is_sentence(block.text):
            places.setdefault(_entry(block.text), []).append(place)
    twice = sorted((both[0], both[1]) for both in places.values() if len(both) == 2)
    for number, (first, _) in enumerate(twice):
        run = [twice[number]]
        for pair in twice[number + 1 :]:
            if pair[0] < min(second for _, second in [*run, pair]) and not _has_text(blocks[run[-1][0] + 1 : pair[0]]):
                run.append(pair)
        back = sorted(pair[1] for pair in run)
        apart = all(below - above > 1 for above, below in pairwise(back))  # no menu at head and foot
        if len(run) >= _FEWEST and apart:
            for place, _ in run:
                blocks[place].decide("furniture", CONTENTS)
            return
        if first > len(blocks) / 2:
            return


def _entry(text: str) -> str:
    return bare_line(_PAGE.sub("", without_bullet(text)))


def _is_sentence(text: str) -> bool:
    return ends_sentence(text) and not is_question(text)


def _has_text(blocks: Sequence[Block]) -> bool:
    return any(block.is_open and _is_sentence(block.text) for block in blocks)

"""What the format of a file says of its blocks: a menu, the foot of a page, a heading, a caption."""

from bisect import bisect_right
from collections.abc import Sequence

from components.preprocessing.lines import Block
from components.preprocessing.records import Mark


def mark_by_format(blocks: Sequence[Block], marks: Sequence[Mark]) -> None:
    """Settle the blocks that lie within a mark, but for those that their own words make furniture already."""
    starts = [mark.start for mark in marks]
    for block in blocks:
        place = bisect_right(starts, block.start) - 1
        if place < 0 or block.end > marks[place].end or block.kind == "furniture":
            continue
        mark = marks[place]
        if mark.kind == "furniture" or block.is_open:
            block.decide(mark.kind, mark.reason)
            block.lead = 0
            block.table = False

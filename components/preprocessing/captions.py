"""What stands under the pictures of a page: captions by their credit, by a control beside them, by where they stand."""

from collections.abc import Sequence
from itertools import pairwise

from components.knowledge.furniture import FurnitureRules, bare_line, plain_line
from components.preprocessing.lines import Block
from components.preprocessing.shapes import ends_sentence, word_count

CAPTION_LABEL = "caption label"
PICTURE = (CAPTION_LABEL, "picture or video control", "picture gallery")
_CREDIT_NEAR = 70  # a credit stands at the edge of a caption, within so many characters


def mark_captions(blocks: Sequence[Block], rules: FurnitureRules) -> None:
    """Settle captions that their neighbours give away; those with a credit of their own are settled before."""
    for label, below in pairwise(blocks):
        if label.reason == CAPTION_LABEL and below.is_open and word_count(below.text) <= rules.captions.words:
            below.decide("caption", "picture caption")
    _mark_controlled_captions(blocks)
    _mark_captions_below_credits(blocks)
    _mark_picture_descriptions(blocks)


def is_caption(text: str, rules: FurnitureRules) -> bool:
    """Tell whether a line is a caption by itself: it begins as captions do, or carries a credit at its edge."""
    captions = rules.captions
    if word_count(text) > captions.words:
        return False
    if plain_line(text).startswith(captions.starts):
        return True
    found = None
    for found in captions.credits.finditer(text):
        if len(text) - found.start() <= _CREDIT_NEAR or found.end() <= 30:
            break
    else:
        return False
    # a sentence that goes on to its full stop after the credit words speaks of a picture, it is not under one
    tail = text[found.end() :]
    return not (text.rstrip().endswith(".") and len(tail.split()) > 6)


def _mark_picture_descriptions(blocks: Sequence[Block]) -> None:
    """A line without a full stop directly above a caption is the text that stands in for the picture."""
    has_text = False
    after_picture = {b.start for a, b in pairwise(blocks) if a.kind == "caption" or a.reason in PICTURE}
    enlarged = {b.start for b, c in pairwise(blocks) if b.reason == PICTURE[1] and c.kind == "caption"}
    for block, below in pairwise(blocks):
        stuck = (below.kind == "caption" or below.start in enlarged) and below.gap == 0
        apart = block.gap > 0 or block.start in after_picture or below.start in enlarged
        if block.is_open and stuck and apart and has_text and not ends_sentence(block.text):
            block.decide("caption", "picture description")
        has_text = has_text or block.is_open  # the first line above a caption is the headline


def _mark_controlled_captions(blocks: Sequence[Block]) -> None:
    """A sentence above a credit that a control such as 'hide caption' follows is the caption."""
    for block, credit, control in zip(blocks, blocks[1:], blocks[2:], strict=False):
        hides = control.reason == PICTURE[1] and bare_line(control.text).endswith("caption")
        if hides and block.is_open and credit.kind == "caption":
            block.decide("caption", "picture caption")


def _mark_captions_below_credits(blocks: Sequence[Block]) -> None:
    """Inside a text, a line without a full stop between a credit and a blank line is what the picture shows."""
    sentences = 0
    for credit, block, below in zip(blocks, blocks[1:], blocks[2:], strict=False):
        sentences += credit.is_open and ends_sentence(credit.text)
        stuck = credit.kind == "caption" and block.gap == 0 < below.gap
        if sentences and stuck and block.is_open and not block.table and not ends_sentence(block.text):
            block.decide("caption", "picture caption")

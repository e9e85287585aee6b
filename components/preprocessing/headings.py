"""Which of the blocks that are left are headings and which are article text, and which headings are links elsewhere."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from components.knowledge.furniture import bare_line
from components.knowledge.languages import Languages
from components.preprocessing.furniture import NUMBER, PUBLICATION
from components.preprocessing.lines import Block, is_bullet, without_bullet
from components.preprocessing.shapes import (
    LONGEST_HEADING,
    asks_somebody,
    could_be_label,
    ends_sentence,
    is_question,
    is_title_case,
    looks_like_heading,
    starts_lower,
    word_count,
)

_NAMED_VALUE = re.compile(r"^[^\W\d_][^:]{1,20} ?: ?\S")

LINK = "link to another page"
DECK = "deck"
_TEXT_WORDS = 15  # words of a paragraph below a list of points
_LONG_TEASER = 8  # words; subheads are shorter
_LONGEST_SUBHEAD = 14
_LABEL_WORDS = 3
_LONGEST_BLURB = 45
_TEXT_ABOVE = 3  # paragraphs above the label, so that it does not head a listing


def mark_headings(blocks: Sequence[Block]) -> None:
    """Settle every open block as heading or body."""
    spaced = _is_spaced(blocks)
    story_items = _headline_items(blocks)
    points = _summary_points(blocks) - story_items
    seen_body = False
    for place, block in enumerate(blocks):
        if not block.is_open:
            continue
        below = blocks[place + 1] if place + 1 < len(blocks) else None
        if block.table:
            above = not seen_body and _stands_above_headline(blocks[place + 1 :])
            block.decide(*(("furniture", "figures of the page") if above else ("body", "table")))
        elif place in points:
            block.decide("heading", DECK)
        elif place in story_items or looks_like_heading(block.text):
            if seen_body and spaced and _is_teaser(block, below):
                block.decide("furniture", LINK)
            else:
                block.decide("heading")
        elif not seen_body and _is_tagline(block, blocks[place + 1 :]):
            block.decide("furniture", "tagline")
        elif not seen_body and _is_named_value(block.text):
            block.decide("heading")
        else:
            block.decide("body")
            seen_body = True


def _is_link(block: Block) -> bool:
    """Whether a block below a label of links can be one: a headline, or a numbered one in a list of the most read."""
    numbered = is_bullet(block.text) and not ends_sentence(block.text) and word_count(block.text) <= LONGEST_HEADING
    tag = could_be_label(block.text) and starts_lower(block.text)
    return block.kind == "heading" or (block.kind == "body" and (numbered or tag))


def _is_between(block: Block) -> bool:
    """Whether a block may stand between links: their dates and numbers, the buttons that turn the list."""
    return block.reason in ("date", "reading time", NUMBER) or bare_line(block.text) in ("previous", "next", "prev")


def mark_links(blocks: Sequence[Block]) -> None:
    """Headings directly below a label such as 'Read more' are links, unless a story of their own follows them."""
    first_text = next((n for n, block in enumerate(blocks) if block.kind == "body"), len(blocks))
    for place, block in enumerate(blocks):
        if not block.links_below:
            continue
        end = place + 1
        while end < len(blocks) and (_is_link(blocks[end]) or _is_between(blocks[end])):
            end += 1
        run = [b for b in blocks[place + 1 : end] if _is_link(b)]
        if not run:
            continue
        after = blocks[end] if end < len(blocks) else None
        has_text = after is not None and (after.kind == "body" or after.reason in PUBLICATION)
        follows = next((b for b in blocks[end:] if b.kind in ("heading", "body")), None)
        opens_page = first_text > place and follows is not None and follows.kind == "body"
        if run[-1].kind == "heading" and (
            opens_page or (has_text and (block.ends_article or (after is not None and after.reason in PUBLICATION)))
        ):
            run.pop()
        for link in run:
            link.decide("furniture", LINK)


def mark_teasers(blocks: Sequence[Block]) -> None:
    """Headlines with one blurb each below a label such as 'Related', down to the end of the page, are links."""
    texts = [block for block in blocks if block.kind == "body"]
    for place, block in enumerate(blocks):
        if block.reason != "related stories":
            continue
        rest = [b for b in blocks[place + 1 :] if b.kind in ("body", "heading")]
        above = [b for b in texts if b.start < block.start]
        blurbs = [b for b in rest if b.kind == "body"]
        alternate = all(one.kind != other.kind or one.kind == "heading" for one, other in pairwise(rest))
        short = all(word_count(b.text) <= _LONGEST_BLURB for b in blurbs)
        own = all(_has_headline(blocks, blurb) for blurb in blurbs)
        if blurbs and rest[0].kind == "heading" and alternate and short and own and len(above) >= _TEXT_ABOVE:
            for teaser in rest:
                teaser.decide("furniture", LINK)
            return


def _has_headline(blocks: Sequence[Block], blurb: Block) -> bool:
    """Whether a headline stands above a blurb with nothing but a date or byline between."""
    place = next(n for n, block in enumerate(blocks) if block is blurb) - 1
    while place > 0 and blocks[place].reason in PUBLICATION:
        place -= 1
    return blocks[place].kind == "heading"


def unfinished_sentences(blocks: Sequence[Block], languages: Languages) -> None:
    """Turn headings into text where they are too long for a subhead, or break off at the end, and read as sentences."""
    for before, block, after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        long = word_count(block.text) > _LONGEST_SUBHEAD and not is_title_case(block.text)
        between = block.kind == "heading" and before.kind == after.kind == "body"
        if between and (long or (block.reason is None and _goes_on(block.text, languages))):
            block.decide("body")
    texts = [place for place, block in enumerate(blocks) if block.kind == "body"]
    below = blocks[texts[-1] + 1] if texts and texts[-1] + 1 < len(blocks) else None
    if below is not None and below.kind == "heading" and blocks[texts[-1]].text.endswith(","):
        below.decide("body")  # who signs a letter
        return
    if below is not None and below.kind == "heading" and word_count(below.text) >= _LONG_TEASER:
        opening = below.text.split()[0].strip(',"“‘').casefold()
        if opening in languages.common and not is_title_case(below.text):
            below.decide("body")  # the last words of a text that was cut


def _goes_on(text: str, languages: Languages) -> bool:
    """Whether a short line between paragraphs goes on from them: 'But what is in it for us?', '... won in the U.S.'"""
    if not text.rstrip().endswith((".", "?", "!")) or is_title_case(text):
        return False
    opener = text.split(maxsplit=1)[0].strip(",.:").casefold() in languages.openers
    return opener or (text.rstrip().endswith(".") and word_count(text) > _LONG_TEASER)


def _stands_above_headline(below: Sequence[Block]) -> bool:
    """Whether a headline comes before any text: figures above it are of the weather or the markets."""
    following = next((b for b in below if b.is_open and not b.table and word_count(b.text) > _LABEL_WORDS), None)
    return following is not None and looks_like_heading(following.text)


def _is_spaced(blocks: Sequence[Block]) -> bool:
    """Whether blank lines stand between the paragraphs of this text."""
    gaps = [b.gap for b in blocks[1:] if word_count(b.text) > _LONGEST_SUBHEAD or ends_sentence(b.text)]
    return bool(gaps) and median(gaps) >= 1


def _is_teaser(block: Block, below: Block | None) -> bool:
    """A long line stuck to the paragraph below it, on a page that sets its paragraphs apart, belongs to a link box."""
    stuck = below is not None and below.gap == 0 and block.gap > 0 and not looks_like_heading(below.text)
    return stuck and word_count(block.text) >= _LONG_TEASER


def _is_tagline(block: Block, below: Sequence[Block]) -> bool:
    """'on history, borders and bread' above the headline: a few small words, no end of a sentence."""
    small = starts_lower(block.text) and word_count(block.text) <= _LONGEST_SUBHEAD and not ends_sentence(block.text)
    return small and block.lead == 0 and _stands_above_headline(below)


def _is_named_value(text: str) -> bool:
    """'Edition: Southern Africa' above all text is a label of the page and no speaker of an interview."""
    return could_be_label(text) and bool(_NAMED_VALUE.match(text))


def _shortest(block: Block) -> int:
    """Numbered sections may have one word for a heading; bulleted headlines are longer."""
    return 1 if _is_numbered(block) else 3


def _is_numbered(block: Block) -> bool:
    return block.text.lstrip("([ ")[0].isdigit()


def _mark_of(block: Block) -> str:
    """The mark of an item with its number taken out: '1.' and '[1]' are lists of their own."""
    return re.sub(r"\d+", "1", block.text.split()[0]) if _is_numbered(block) else "bullet"


def _headline_items(blocks: Sequence[Block]) -> set[int]:
    """List items that are headlines: two or more of a kind, none a sentence, each with a paragraph below, no item."""
    by_kind: dict[str, list[int]] = {}
    for place, block in enumerate(blocks):
        if block.is_open and is_bullet(block.text) and not block.table:
            by_kind.setdefault(_mark_of(block), []).append(place)
    found: set[int] = set()
    for places in by_kind.values():
        if len(places) > 1 and all(_heads_text(blocks, place) for place in places):
            found.update(places)
    return found


def _heads_text(blocks: Sequence[Block], place: int) -> bool:
    words = without_bullet(blocks[place].text)
    question = is_question(words) and word_count(words) <= _LONGEST_SUBHEAD
    if (ends_sentence(words) and not question) or asks_somebody(words):
        return False
    if not _shortest(blocks[place]) <= word_count(words) <= LONGEST_HEADING or place + 1 == len(blocks):
        return False
    below = blocks[place + 1]
    return below.is_open and not is_bullet(below.text) and not looks_like_heading(below.text)


def _summary_points(blocks: Sequence[Block]) -> set[int]:
    """Bulleted lines without full stops that stand between a headline and the first paragraph, two or more."""
    found: set[int] = set()
    run: list[int] = []
    for place, block in enumerate(blocks):
        if block.kind is not None and not run:
            continue
        if block.is_open and is_bullet(block.text) and not _is_numbered(block) and not ends_sentence(block.text):
            run.append(place)
            continue
        text_follows = any(b.is_open and word_count(b.text) >= _TEXT_WORDS for b in blocks[place:])
        head = next((b for b in reversed(blocks[: run[0]]) if b.kind is None), None) if run else None
        if len(run) > 1 and text_follows and head is not None and looks_like_heading(head.text):
            found.update(run)
        run = []
    return found

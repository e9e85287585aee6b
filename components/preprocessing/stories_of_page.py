"""Where a page goes from one article to the next: the evidence for each headline, separator and dateline."""

import re
from collections.abc import Sequence
from itertools import pairwise

from components.knowledge.furniture import FurnitureRules, bare_line, plain_line
from components.knowledge.languages import Languages
from components.preprocessing.cohesion import about_the_same
from components.preprocessing.digest import is_digest, stands_alone
from components.preprocessing.furniture import AGE, DATE, LABEL, MENU, NUMBER, POST_MARK, PUBLICATION, SEPARATOR, TIME
from components.preprocessing.lines import Block
from components.preprocessing.sections import (
    brief_items,
    is_ruler,
    label_headings,
    numbered_items,
    numbered_sections,
    run_in_items,
)
from components.preprocessing.shapes import word_count

ENOUGH = 2  # evidence that starts an article
_HEADLINE = 5  # words; what is shorter is more likely a subhead
_SECTION_NAME = 3  # words
_LOOK_AHEAD = 8
_LIVE = re.compile(r"\blive\b|key events|en vivo|en direct|minuto a minuto", re.IGNORECASE)
_LOOK_BACK = 60  # blocks of the article so far that a new headline is compared with
_DECKS = 2
_FEWEST_LED = 3  # paragraphs, each with its dateline
_SHORTEST_BLURB = 15  # words of a blurb below a headline


def split_page(blocks: Sequence[Block], rules: FurnitureRules) -> list[list[Block]]:
    """Return the blocks of each article, in order; every block is in exactly one of them."""
    parts: list[list[Block]] = []
    for part in _split_at_headlines(blocks, rules):
        parts.extend(_split_without_headlines(part, rules))
    return parts


def bodies(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that are article text."""
    return [block for block in blocks if block.kind == "body"]


def _split_at_headlines(blocks: Sequence[Block], rules: FurnitureRules) -> list[list[Block]]:
    languages = rules.languages
    sections = {block.start for block in numbered_sections(blocks, rules)}
    regular = _is_headline_digest(blocks, languages)
    listing = _is_listing(blocks)
    ruled = sum(is_ruler(one) and other.kind == "heading" for one, other in pairwise(blocks)) > 1
    counted = _counted(blocks)
    dated = sum(one.reason == DATE and other.kind == "heading" for one, other in pairwise(blocks)) > 1
    live = _is_live(blocks)
    starts = [0]
    last_body: int | None = None
    end = max((place for place, block in enumerate(blocks) if block.kind == "body"), default=-1)
    for place, block in enumerate(blocks):
        if block.kind == "body":
            last_body = place
        elif block.kind == "heading" and last_body is not None and last_body >= starts[-1]:
            run = [b for b in blocks[last_body + 1 : place] if b.kind == "heading"]
            if run or place > end:
                continue
            if live:
                continue
            evidence = (
                listing
                + ENOUGH * (block.start in sections)
                + dated
                + ENOUGH * (block.start in counted)
                + _before(blocks[last_body + 1 : place], block, ruled)
                + _after(blocks, starts[-1], last_body, place)
            )
            if evidence < ENOUGH and (regular or _is_other_matter(blocks, starts[-1], place, languages)):
                evidence += ENOUGH if regular else 1
            if evidence >= ENOUGH:
                starts.append(_with_labels(blocks, last_body, place))
    return [list(blocks[a:b]) for a, b in pairwise([*starts, len(blocks)])]


def _is_listing(blocks: Sequence[Block]) -> bool:
    """Whether headlines stand below 'read more' or the like more than once: then these part the stories."""
    return sum(one.ends_article and other.kind == "heading" for one, other in pairwise(blocks)) > 1


def _is_live(blocks: Sequence[Block]) -> bool:
    """Whether 'Live updates' or the like stands above the text: then times and names head the entries of one story."""
    texts = [place for place, block in enumerate(blocks) if block.kind == "body"]
    if not texts or any(block.ends_article for block in blocks[texts[0] : texts[-1]]):
        return False
    return any(block.reason == AGE and _LIVE.search(block.text) for block in blocks[: texts[0]])


def _counted(blocks: Sequence[Block]) -> set[int]:
    """The headlines of a digest that sets 1, 2, 3 each on a line of its own above one, the first before any text."""
    pairs = [(one, other) for one, other in pairwise(blocks) if one.reason == NUMBER and other.kind == "heading"]
    numbers = [bare_line(one.text).strip("\ufe0f\u20e3") for one, _ in pairs]
    first = next((block for block in blocks if block.kind == "body"), None)
    above = [block for block in blocks if block.kind == "heading" and pairs and block.start < pairs[0][0].start]
    above = [block for block in above if word_count(block.text) >= _HEADLINE]
    counts = len(pairs) > 2 and numbers == [str(n) for n in range(1, len(pairs) + 1)]
    if not counts or above or first is None or first.start < pairs[0][0].start:
        return set()
    return {other.start for _, other in pairs}


def _before(between: Sequence[Block], heading: Block, ruled: bool) -> int:
    """Evidence between the last paragraph and a headline: a separator settles it; ends and labels speak for it.

    Below a separator a heading of one to three words may be that of a section, unless lines across the page (`ruled`)
    part its stories.
    """
    settled = 2 if ruled or word_count(heading.text) > _SECTION_NAME else 1
    evidence = settled * any(b.reason == SEPARATOR for b in between)
    evidence += any(b.ends_article for b in between)
    evidence += any(b.reason in (LABEL, MENU) for b in between)
    return evidence + any(b.reason in PUBLICATION for b in between)


def _after(blocks: Sequence[Block], start: int, last_body: int, place: int) -> int:
    """Evidence below a headline: a date, byline or age before its text, or a dateline in its first paragraph."""
    texts = 0
    if place + 1 < len(blocks) and blocks[place + 1].reason == TIME:
        return 1 + _after(blocks, start, last_body, place + 1) // 2  # the entries of a live page have one too
    for number, block in enumerate(blocks[place + 1 : place + 1 + _LOOK_AHEAD], place + 1):
        if block.kind == "heading" and texts:
            return 0
        if block.kind == "body":
            if texts == 0 and block.lead_reason == "dateline":
                return 2
            texts += 1
            if texts > _DECKS:
                return 0
        elif block.reason in PUBLICATION:
            if texts == 0:
                return 2
            goes_on = next((b for b in blocks[number:] if b.kind in ("body", "heading")), None)
            if goes_on is not None and goes_on.kind == "body":
                return 2  # what stood above the date was a deck
            listed = any(b.reason in PUBLICATION for b in blocks[last_body + 1 : place])
            return 2 if listed and len(bodies(blocks[start:place])) <= _DECKS else 0
    return 0


def _is_other_matter(blocks: Sequence[Block], start: int, place: int, languages: Languages) -> bool:
    later: list[str] = []
    for block in blocks[place + 1 : place + 1 + _LOOK_BACK]:
        if block.kind == "heading" and later:
            break
        if block.kind == "body":
            later.append(block.text)
    earlier = [b.text for b in blocks[max(start, place - _LOOK_BACK) : place] if b.kind == "body"]
    below_separator = blocks[place - 1].reason == SEPARATOR and _sets_headlines_below_separators(blocks)
    headline = below_separator or word_count(blocks[place].text) >= _HEADLINE
    return headline and not about_the_same(earlier, [blocks[place].text, *later], languages)


def _sets_headlines_below_separators(blocks: Sequence[Block]) -> bool:
    return any(
        above.reason == SEPARATOR and block.kind == "heading" and word_count(block.text) >= _HEADLINE
        for above, block in pairwise(blocks)
    )


def _with_labels(blocks: Sequence[Block], last_body: int, place: int) -> int:
    """The section labels directly above a headline go with it, and a line across the page."""
    while place - 1 > last_body and (blocks[place - 1].reason in (LABEL, MENU) or is_ruler(blocks[place - 1])):
        place -= 1
    return place


def _is_headline_digest(blocks: Sequence[Block], languages: Languages) -> bool:
    """Whether the page is headline, blurb, headline, blurb: three or more, every blurb a summary of its own."""
    kinds = [b for b in blocks if b.kind in ("heading", "body")]
    pairs = list(zip(kinds[::2], kinds[1::2], strict=False))
    if len(kinds) % 2 or len(pairs) < 3:
        return False
    return all(
        head.kind == "heading"
        and text.kind == "body"
        and word_count(head.text) >= _HEADLINE - 1
        and stands_alone(text.text, languages, _SHORTEST_BLURB)
        for head, text in pairs
    )


def _split_without_headlines(part: list[Block], rules: FurnitureRules) -> list[list[Block]]:
    languages = rules.languages
    headings = [b for b in part if b.kind == "heading"]
    texts = bodies(part)
    if len(texts) < 2:
        return [part]
    led = [b for b in texts if b.lead_reason == "dateline"]
    if len(led) > 1 and part.index(led[0]) <= part.index(texts[0]):
        cut = _cut(part, led)
        if (
            len(texts) == len(led) >= _FEWEST_LED
            and all(b.start < texts[0].start for b in headings)
            and texts[0].text[0] != "("
        ):
            label_headings(part)
        return cut
    items = run_in_items(part) or brief_items(part, rules) or numbered_items(part, rules)
    if items:
        cut = _cut(part, items)
        label_headings(part)
        return cut
    after_separators = _after_separators(part, languages)
    if after_separators:
        return _cut(part, after_separators)
    if not headings and is_digest([b.text for b in texts], languages):
        return _cut(part, texts)
    if _is_page_of_briefs(headings, texts, rules) and is_digest([b.text for b in texts], languages):
        label_headings(part)
        return _cut(part, texts)
    return [part]


def _is_page_of_briefs(headings: Sequence[Block], texts: Sequence[Block], rules: FurnitureRules) -> bool:
    """Whether all that stands above the text says that several stories follow: 'Nine stories from around the lakes'."""
    above = [block for block in headings if block.reason is None]
    return bool(above) and all(
        block.start < texts[0].start and rules.digest_titles.search(plain_line(block.text)) for block in above
    )


def _after_separators(part: Sequence[Block], languages: Languages) -> list[Block]:
    """The first paragraphs after a separator that are about something else than the paragraphs before it."""
    found: list[Block] = []
    earlier: list[str] = []
    separated = False
    for place, block in enumerate(part):
        if block.reason in (SEPARATOR, POST_MARK) and earlier:
            separated = True
        elif block.kind == "heading":
            separated = False  # headings were judged before
        elif block.kind == "body":
            if separated:
                later = [block.text]
                for other in part[place + 1 :]:
                    if other.reason in (SEPARATOR, POST_MARK):
                        break
                    if other.kind == "body":
                        later.append(other.text)
                if not about_the_same(earlier, later, languages):
                    found.append(block)
                    earlier = []
                separated = False
            earlier.append(block.text)
    return found


def _cut(part: list[Block], firsts: Sequence[Block]) -> list[list[Block]]:
    """Cut before each of the blocks given; what stands before the first of them goes with it."""
    texts = bodies(part)
    places = [_first_of(part, part.index(block)) for block in firsts if block is not texts[0]]
    return [part[a:b] for a, b in pairwise([0, *places, len(part)])]


def _first_of(part: Sequence[Block], place: int) -> int:
    """The headings directly above a first paragraph go with it."""
    while place > 0 and part[place - 1].kind == "heading":
        place -= 1
    return place

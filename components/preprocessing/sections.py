"""Stories of a newsletter or digest that have no headline of their own, and sections that are its stories.

Three shapes: sections numbered from one with nothing but a masthead above them; items that begin with a word or two of
their own ('Copper. Oman put the mine up for auction.'); short items below a label such as 'In brief'.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from statistics import mean

from components.knowledge.furniture import FurnitureRules, bare_line
from components.knowledge.languages import Languages
from components.preprocessing.cohesion import names_in, shared_content
from components.preprocessing.digest import refers_back, stands_alone
from components.preprocessing.furniture import DATE, LABEL, MASTHEAD, SEPARATOR
from components.preprocessing.lines import Block
from components.preprocessing.mastheads import is_masthead
from components.preprocessing.shapes import word_count

SECTION_LABEL = "section label"

_NUMBERED = re.compile(r"^\W?(\d{1,2})[.)\]]\s+(?=\S)")
_CLOCK = re.compile(r"^[\[(]?\d{1,2}[:.h]\d{2}[\])]?\s*[-–—:]?\s+(?=\S)")
_RUN_IN = re.compile(r"^[A-ZÀ-Þ0-9][\w’'&-]*(?:[.,]?\d+)?(?:,? [\w’'&-]+){0,3}[.:] (?=[“\"‘']?[A-ZÀ-Þ0-9])")
_SHARE = 0.6  # of the items begin with words of their own
_OWN_WORDS = 0.75  # of the openings are not those of other items
_FEWEST = 4
_LABEL_WORDS = 4
_SHORTEST_ITEM = 12
_GREETING = 40  # words that a newsletter may say to its readers above its first story
_RULER = 20  # characters of a line across the page
_MOST_SHARED = 0.12  # mean share of content words of neighbours


def numbered_sections(blocks: Sequence[Block], rules: FurnitureRules) -> list[Block]:
    """Return the headings numbered from one up where no headline stands above the first one, none elsewhere."""
    headings = [block for block in blocks if block.kind == "heading" and block.reason is None]
    numbered = [(int(found[1]), block) for block in headings if (found := _NUMBERED.match(block.text))]
    if len(numbered) < 2 or [number for number, _ in numbered] != list(range(1, len(numbered) + 1)):
        return []
    start = numbered[0][1].start
    page = [block for block in blocks if block.start < start]
    if not any(block.reason in (*MASTHEAD, DATE, "tagline") for block in page):
        return []  # a list without a headline
    above = [block for block in page if block.kind == "heading" and block.reason is None]
    greeting = sum(word_count(block.text) for block in page if block.kind == "body")
    if greeting > _GREETING or any(not _is_page_line(block, rules) for block in above):
        return []
    return [block for _, block in numbered]


def _is_page_line(block: Block, rules: FurnitureRules) -> bool:
    loud = block.text.isupper() and word_count(block.text) <= _LABEL_WORDS
    return loud or is_masthead(block.text, rules.masthead_words) or word_count(block.text) <= 2


def run_in_items(part: Sequence[Block]) -> list[Block]:
    """Return the first paragraphs of items that begin with a word or two of their own, none where few do."""
    texts = [block for block in part if block.kind == "body"]
    led = [block for block in texts if _RUN_IN.match(block.text)]
    if len({_RUN_IN.match(block.text)[0] for block in led}) < _OWN_WORDS * len(led):  # type: ignore[index]
        return []  # speakers who come back
    labels = [block for block in part if block.kind == "heading" and texts and block.start < texts[-1].start]
    if len(led) < max(_FEWEST, _SHARE * len(texts)) or any(word_count(b.text) > _LABEL_WORDS for b in labels):
        return []
    kinds = [block for block in part if block.kind in ("heading", "body")]
    below_label = {other.start for one, other in pairwise(kinds) if one.kind == "heading"}
    return [block for block in texts if block in led or block.start in below_label]


def brief_items(part: Sequence[Block], rules: FurnitureRules) -> list[Block]:
    """Return the paragraphs below a label such as 'In brief' where each is a story of its own, none elsewhere."""
    texts = [block for block in part if block.kind == "body"]
    headings = [block for block in part if block.kind == "heading" and block.start < texts[-1].start]
    if len(headings) != 1 or headings[0].start > texts[0].start:
        return []
    label = headings[0]
    ruled = any(is_ruler(one) and other is label for one, other in pairwise(part))
    known = bare_line(label.text) in rules.brief_labels
    if not known and not (ruled and label.text.isupper() and word_count(label.text) < _LABEL_WORDS):
        return []
    return texts if _are_briefs([block.text for block in texts], rules.languages) else []


def numbered_items(part: Sequence[Block], rules: FurnitureRules) -> list[Block]:
    """Return the paragraphs numbered from one up where all are, each a story of its own, below a label at most."""
    texts = [block for block in part if block.kind == "body"]
    numbers = [int(found[1]) for block in texts if (found := _NUMBERED.match(block.text))]
    clocks = all(_CLOCK.match(block.text) for block in texts)
    labels = [block for block in part if block.kind == "heading"]
    if len(texts) < 3 or not (clocks or numbers == list(range(1, len(texts) + 1))):
        return []
    if len(labels) > 1 or any(not _is_page_label(block, rules) for block in labels):
        return []
    words = [_CLOCK.sub("", _NUMBERED.sub("", block.text)) for block in texts]
    alone = all(stands_alone(text, rules.languages, _SHORTEST_ITEM) for text in words)
    return texts if alone and _are_briefs(words, rules.languages) else []


def _is_page_label(block: Block, rules: FurnitureRules) -> bool:
    words = rules.masthead_words
    named = any(word in words or f"{word}!" in words for word in bare_line(block.text).split())
    return named or word_count(block.text) <= _LABEL_WORDS


def _are_briefs(texts: Sequence[str], languages: Languages) -> bool:
    """Whether each text opens by itself and neighbours have little in common."""
    for place, text in enumerate(texts):
        if text.split()[0].strip(",.:").casefold() in languages.openers or not names_in(text, languages):
            return False
        if refers_back(texts[:place], text, languages):
            return False
    return len(texts) > 1 and mean(shared_content(a, b, languages) for a, b in pairwise(texts)) < _MOST_SHARED


def is_ruler(block: Block) -> bool:
    """Tell whether a block is a line across the page."""
    return block.reason == SEPARATOR and len(block.text) >= _RULER


def mark_section_labels(blocks: Sequence[Block]) -> None:
    """Settle labels of a digest, two or more: lines in capitals or behind a sign, each directly above a headline."""
    pairs = [
        one
        for one, other in pairwise(blocks)
        if one.kind == other.kind == "heading" and _is_section_label(one) and not _is_section_label(other)
        if word_count(other.text) >= _LABEL_WORDS
    ]
    if len(pairs) > 1:
        for label in pairs:
            label.decide("furniture", LABEL)


def _is_section_label(block: Block) -> bool:
    """'🇨🇱 CHILE', 'ECONOMY', '📌 Energy': few words, in capitals or behind a sign."""
    words = block.text.lstrip()
    sign = unicodedata.category(words[0]) == "So"
    return word_count(words) <= _LABEL_WORDS and (sign or words.isupper())


def label_headings(part: Sequence[Block]) -> None:
    """Headings over items without headlines are labels of their sections."""
    for block in part:
        if block.kind == "heading" and block.reason is None:
            block.decide("furniture", SECTION_LABEL)

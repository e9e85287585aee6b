"""Which blocks of a page are not the article, each with its reason: by the phrases of the data file, by what a line
is (a date, a byline, a credit), and by how lines stand together (menus, labels that come back)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from components.knowledge.furniture import Box, FurnitureRules, bare_line
from components.preprocessing.bylines import (
    dateline,
    is_name,
    is_publication_line,
    message_head,
    read_byline,
    speaks_first,
)
from components.preprocessing.captions import CAPTION_LABEL, is_caption, mark_captions
from components.preprocessing.contents import CONTENTS, mark_contents
from components.preprocessing.lines import Block, is_bullet
from components.preprocessing.mastheads import is_masthead
from components.preprocessing.page_dates import is_date_line, page_date
from components.preprocessing.shapes import (
    LONGEST_HEADING,
    could_be_label,
    ends_sentence,
    looks_like_heading,
    word_count,
)

SEPARATOR = "separator"
LABEL = "repeated label"
MENU = "menu"
NUMBER = "number of a page or list"
CHANNEL = "followers of a channel"
MASTHEAD = ("issue", "breadcrumb", CHANNEL)  # lines that stand above the first headline of a page
COMMENTS = ("comment form", "comments")
RUNNING_HEAD, POST_MARK = "running head", "post mark"
BYLINE, AGENCY, DATE, TIME = "byline", "agency", "date", "time"
AGE = "live page label"
PUBLICATION = ("publication label", BYLINE, AGENCY, DATE, "reading time")

_SEPARATOR = re.compile(r"^[\s*_=~•·#—–+.\-―◆■●※⁂❖]{2,}$|^[*#⁂※◆■❖]$")
_MENU_CELLS = re.compile(r"\s*[|•·>»›]\s*|\s{2,}|\t")
_MENU_WORDS = 3
_RUN = 3  # menu entries that make a menu
_AND = re.compile(r" (?:and|y|et|und|e|&) |, ")
_IN_A_PLACE = re.compile(r" in (?:[A-ZÀ-Þ][\w’'-]+ ?){1,3}$")
_WORDS_BY = re.compile(r"^(?:words|text|texte|story|written|reported)\b", re.IGNORECASE)
_PAGE_EDGE = re.compile(r"^[^.!?]{2,60}\s{3,}(?:[Pp]age|p\.|Seite|Página|Pagina) ?\d{1,4}$")
_SOURCES = re.compile(
    r"^[(\[](?:[A-ZÀ-ÞА-Я][\w.&’'-]*[ ,;/]{0,2})+[)\]]$"
)  # '(LSM, Delfi)' below an item of a newsletter
_SOURCE_WORDS = 6


def mark_furniture(blocks: Sequence[Block], rules: FurnitureRules) -> None:
    """Settle every block that is furniture or a caption by itself or by its neighbours; others stay open."""
    for block in blocks:
        if not block.table:
            _mark_alone(block, rules)
    _mark_boxes(blocks, rules)
    _mark_running_heads(blocks)
    _mark_sources(blocks)
    _mark_cards(blocks)
    mark_contents(blocks)
    _mark_repeated(blocks)
    mark_captions(blocks, rules)
    _mark_menus(blocks)
    transcript = sum(speaks_first(block.text) for block in blocks) > 1
    for block in blocks:
        if block.is_open and not block.table and not (transcript and speaks_first(block.text)):
            _find_lead(block, rules, transcript)


def mark_bylines_in_place(blocks: Sequence[Block], rules: FurnitureRules) -> None:
    """Settle bare names that stand where bylines stand: between a headline and the first paragraph, or by a date."""
    for place, block in enumerate(blocks):
        if block.kind not in (None, "heading") or word_count(block.text) > 7:
            continue
        before = blocks[place - 1] if place else None
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        dated = [b is not None and b.reason in PUBLICATION for b in (before, after)]
        beside = any(dated) or (after is not None and after.reason == "web address" and after.text.startswith("@"))
        under = before is not None and before.kind == "heading" and after is not None and after.kind in (None, "body")
        under = under and not block.text.isupper()  # a section
        under = under or (before is not None and before.kind == "heading" and _names_two(block.text, rules))
        own = block.text.split()[0].casefold() not in ("the", "our")
        own = own and not (block.text.isupper() and is_masthead(block.text, rules.masthead_words))
        if (beside or under) and own and (found := read_byline(block.text, rules, named_only=True)):
            block.decide("furniture", BYLINE if found.author else AGENCY)
        elif all(dated) and could_be_label(block.text) and any(above.kind == "heading" for above in blocks[:place]):
            block.decide("furniture", PUBLICATION[0])  # the paper, between the date and who wrote it


def _names_two(text: str, rules: FurnitureRules) -> bool:
    names = [_IN_A_PLACE.sub("", name) for name in _AND.split(text)]
    two = len(names) == 2 and " and " in text.replace("&", "and")
    return two and all(is_name(name, rules.name_particles) for name in names)


def _mark_alone(block: Block, rules: FurnitureRules) -> None:
    text = block.text
    if reason := _by_signs(text):
        block.decide("furniture", reason)
        return
    if bare_line(text) in rules.captions.labels:
        block.decide("furniture", CAPTION_LABEL)
    elif rules.agency(text) or bare_line(text) in rules.generic_bylines:
        block.decide("furniture", AGENCY)
    elif is_date_line(text, rules.date_labels):
        block.decide("furniture", DATE if page_date(text) else TIME)
    elif group := rules.group_of(text):
        block.decide("furniture", group.reason)
        block.ends_article, block.links_below = group.ends, group.links
    elif is_publication_line(text, rules):
        found = read_byline(text, rules)
        block.decide("furniture", BYLINE if found and found.author else DATE)
    elif _is_inline_menu(text) or rules.is_menu(text):
        block.decide("furniture", MENU)
    elif _WORDS_BY.match(text) and (found := read_byline(text, rules)):
        block.decide("furniture", BYLINE if found.author else AGENCY)
    elif is_caption(text, rules):
        block.decide("caption", "picture credit")
    elif found := read_byline(text, rules):
        block.decide("furniture", BYLINE if found.author else AGENCY)


def _by_signs(text: str) -> str | None:
    """The reason of a line that its signs give away, whatever its words: a separator, a page's edge, a source."""
    if not any(c.isalnum() for c in text):
        return SEPARATOR if _SEPARATOR.match(text) else "no words"
    if _PAGE_EDGE.search(text):
        return NUMBER
    if _SOURCES.match(text) and word_count(text) <= _SOURCE_WORDS:
        return "source of an item"
    return POST_MARK if _is_reactions(text) else None


def _is_reactions(text: str) -> bool:
    """Numbers with signs between them and no letter, as below a post: '👍 48 ❤️ 12'."""
    if any(c.isalpha() for c in text.replace("K", "")):
        return False
    return any(c.isdigit() for c in text) and any(unicodedata.category(c) == "So" for c in text)


def _is_inline_menu(text: str) -> bool:
    cells = [cell for cell in _MENU_CELLS.split(text) if cell]
    return len(cells) >= _RUN and not ends_sentence(text) and all(word_count(cell) <= _MENU_WORDS for cell in cells)


def _mark_boxes(blocks: Sequence[Block], rules: FurnitureRules) -> None:
    """Everything between the line that begins a box of the page and the one that ends it."""
    for place, block in enumerate(blocks):
        for box in rules.boxes:
            if not box.begins.search(bare_line(block.text)):
                continue
            within = blocks[place + 1 : place + 2 + box.lines]
            end = next((n for n, below in enumerate(within) if _ends_box(below, box)), None)
            for inside in [block, *within[: end + 1]] if end is not None else []:
                inside.decide("furniture", box.reason)
                inside.links_below = inside.ends_article = False


def _ends_box(block: Block, box: Box) -> bool:
    return any(box.ends.search(bare_line(line)) for line in block.text.splitlines())


def _mark_running_heads(blocks: Sequence[Block]) -> None:
    """Short lines that come back beside the numbers of pages: the head or foot of each page."""
    places: dict[str, list[int]] = {}
    for place, block in enumerate(blocks):
        if block.is_open and word_count(block.text) <= LONGEST_HEADING and not ends_sentence(block.text):
            places.setdefault(bare_line(block.text), []).append(place)
    for same in places.values():
        for place in same if len(same) > 1 else ():
            if any(b.reason == NUMBER for b in blocks[max(0, place - 1) : place + 2]):
                blocks[place].decide("furniture", RUNNING_HEAD)


def _mark_sources(blocks: Sequence[Block]) -> None:
    """'Andes Herald · 2 hours ago' below a headline says where a story comes from; below a comment form who speaks."""
    form = False
    for place, block in enumerate(blocks):
        form = form or block.reason in COMMENTS
        if block.reason == "source and age":
            above = blocks[place - 1] if place else None
            headline = above is not None and above.is_open and looks_like_heading(above.text)
            block.reason = PUBLICATION[0] if headline and not form else COMMENTS[0]


def _mark_cards(blocks: Sequence[Block]) -> None:
    """A name between a headline and its age, twice or more on a page, is the source of the story."""
    found = [
        source
        for above, source, age in zip(blocks, blocks[1:], blocks[2:], strict=False)
        if source.is_open and above.is_open and could_be_label(source.text) and source.text[0].isupper()
        if looks_like_heading(above.text) and word_count(above.text) > _MENU_WORDS
        if age.reason in (DATE, TIME, AGE)
    ]
    for source in found if len(found) > 1 else ():
        source.decide("furniture", PUBLICATION[0])


def _mark_repeated(blocks: Sequence[Block]) -> None:
    """Labels that come back are furniture of the page: a section name over every story, a button under it."""
    counts = Counter(
        bare_line(b.text) for b in blocks if could_be_label(b.text) and not b.table and b.reason != CONTENTS
    )
    for block in blocks:
        if block.is_open and not block.table and could_be_label(block.text):
            short = word_count(block.text) <= _MENU_WORDS
            if counts[bare_line(block.text)] >= (2 if short else 3):  # a headline may stand twice
                block.decide("furniture", LABEL)


def _mark_menus(blocks: Sequence[Block]) -> None:
    """Three or more short entries in a row are a menu, unless they are the list that a paragraph announces."""
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and _is_entry(blocks[end]):
            end += 1
        run = list(blocks[start:end])
        announced = start > 0 and blocks[start - 1].is_open and blocks[start - 1].text.endswith(":")
        if len(run) >= _RUN and not announced:
            after = blocks[end] if end < len(blocks) else None
            if after is not None and run[-1].is_open and _opens_story(after) and run[-1].gap:
                run.pop()  # the last one is the headline of what follows
            for block in run:
                if block.is_open:
                    block.decide("furniture", MENU)
        start = max(end, start + 1)


def _is_entry(block: Block) -> bool:
    if block.kind is not None:
        return block.reason in (MENU, LABEL)
    short = word_count(block.text) <= _MENU_WORDS and not block.table and not is_bullet(block.text)
    return short and not ends_sentence(block.text)


def _opens_story(block: Block) -> bool:
    if block.kind is not None:
        return block.reason in PUBLICATION or block.kind == "caption"
    return not looks_like_heading(block.text)


def _find_lead(block: Block, rules: FurnitureRules, transcript: bool) -> None:
    if (
        (lead := message_head(block.text))
        and word_count(block.text[lead:]) <= _MENU_WORDS
        and looks_like_heading(block.text[lead:].strip("* _") or "-")
    ):
        block.decide("furniture", "message header")
    elif lead := dateline(block.text, rules):
        if not transcript or not block.text[:lead].rstrip().endswith(":"):  # else who speaks: 'DR A. LUND (Oslo):'
            block.lead, block.lead_reason = lead, "dateline"
    elif lead := message_head(block.text):
        block.lead, block.lead_reason = lead, "message header"

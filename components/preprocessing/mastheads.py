"""Which of the lines above a text are the masthead of its page: its name, its section, its fields, codes of a wire.

Such a line is furniture only where another line is left that can be the headline.
"""

import re
from collections.abc import Collection, Sequence

from components.knowledge.furniture import FurnitureRules, plain_line
from components.preprocessing.lines import Block
from components.preprocessing.page_dates import page_date
from components.preprocessing.shapes import ends_sentence, word_count

MASTHEAD_LINE, SLUG = "masthead", "code of a wire item"

_CELLS = re.compile(r"\s*[|•·»›]\s*|\s//\s|\s{3,}|\s/\s|\s\.\s|\]\s*\[")
_CELL_WORDS = 4  # words of a part; a headline beside the name of its site is longer
_MOST_WORDS = 20
_NAME_WORDS = 8
_SLUG_WORDS, _FEW_DIGITS = 9, 2  # COVID-19 is a subject
_CODE = re.compile(r"^(?=\S*\d)(?=\S*[A-Z])[A-Z0-9/-]{4,12}\b")
_KEYWORDS = re.compile(r"(?:^|\s)/?[A-Z]{2,}(?:[-/][A-Z0-9]{2,})+/?(?:\s|$)")
_FIELD = re.compile(r"^[^\W\d_][^:]{1,24} ?: ?\S")
_SMALL = re.compile(r"^(?:a|an|and|at|by|d[aeiou]|d[eo]s|del|e|el|en|et|f[oü]r|in|l[ae]|l[aeo]s|o[fn]|the|und|y)$")
_SITE = re.compile(r"(?:^|\s)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}\s*$")  # a part of the line is an address
_FOLLOWED = re.compile(r"^(?:for|of|on|in|to|de|des|du|del|da|do|für|para|pour|per|and)$")
_PARTS = re.compile(r"\s+[–—-]\s+|[,:]\s+")


def mark_mastheads(blocks: Sequence[Block], rules: FurnitureRules) -> None:
    """Settle the headings that belong to the masthead of a page, in every run of headings that holds a headline too."""
    for block in blocks:
        if block.kind in ("heading", "body") and is_slug(block.text):
            block.decide("furniture", SLUG)
        elif block.kind == "heading" and _is_in_parts(block.text) and _SITE.search(block.text):
            block.decide("furniture", MASTHEAD_LINE)
    first = True
    run: list[Block] = []
    for block in blocks:
        if block.kind == "heading" and block.reason is None:
            run.append(block)
        elif block.kind == "body" and run:
            _mark_run(run, rules, first)
            first, run = False, []


def is_slug(text: str) -> bool:
    """Tell whether a line is the code by which a wire knows an item: 'AFR0611 4 I /SUDAN-CHAD/', no word in it."""
    if word_count(text) > _SLUG_WORDS or any(c.islower() for c in text) or ends_sentence(text):
        return False
    alone = len(text.split()) == 1
    is_item = sum(c.isdigit() for c in text) > _FEW_DIGITS if alone else bool(_KEYWORDS.search(text))
    return is_item and bool(_CODE.match(text))


def is_masthead(text: str, words: Collection[str]) -> bool:
    """Tell whether a line is made of parts set apart, or is the name of a publication: it ends in one of `words`."""
    return _is_in_parts(text) or _is_publication(text, words)


def _mark_run(run: Sequence[Block], rules: FurnitureRules, first: bool) -> None:
    page = [block for block in run if _is_in_parts(block.text) and not _is_window_title(block, run)]
    if first:
        for block in run:
            if block not in page and not _is_publication(block.text, rules.masthead_words):
                break
            page += [block] if block not in page else []
        if len(page) == len(run):
            page = [block for block in page if _is_in_parts(block.text) or block is run[0]]
    if len(page) < len(run):
        for block in page:
            block.decide("furniture", MASTHEAD_LINE)


def _is_window_title(block: Block, run: Sequence[Block]) -> bool:
    """'Headline | Site' above 'Headline' is judged where the headline is chosen."""
    start = plain_line(_CELLS.split(block.text)[0])
    return any(plain_line(other.text) == start for other in run if other is not block)


def _is_in_parts(text: str) -> bool:
    """'Analysis | Africa', 'Live | 14 updates | Refreshing', 'Producer: A. Lee | First broadcast: 6 May 2025'."""
    cells = [cell.strip(" []") for cell in _CELLS.split(text) if cell.strip(" []")]
    if len(cells) < 2 or word_count(text) > _MOST_WORDS or ends_sentence(text):
        return False
    short = [word_count(cell) <= _CELL_WORDS for cell in cells]
    fields = all(_FIELD.match(cell) or page_date(cell) for cell in cells)
    dated = [fields or page_date(cell) is not None for cell in cells]
    return all(s or d for s, d in zip(short, dated, strict=True)) or (len(cells) > 2 and sum(short) >= len(cells) - 1)


def _is_publication(text: str, words: Collection[str]) -> bool:
    """'THE HARBOUR REVIEW', 'Islands Relief Network', 'El Observatorio del Sur — English edition'."""
    tokens = re.findall(r"[\w'’&.-]*\w", text)
    if not 1 < len(tokens) <= _NAME_WORDS or ends_sentence(text) or not text[0].isalnum():
        return False
    if any(not t[0].isupper() and not _SMALL.match(t) and t.casefold() not in words for t in tokens):
        return False
    loud = text.isupper() or tokens[0].casefold() in ("the", "el", "la", "le", "der", "die", "das", "o", "il")
    for part in _PARTS.split(text):
        own = [t.casefold() for t in re.findall(r"[\w'’&.-]*\w", part)]
        places = [n for n, word in enumerate(own) if word in words or (loud and f"{word}!" in words)]
        for n in places:
            if n == len(own) - 1 or _FOLLOWED.match(own[n + 1]) or (len(tokens) <= 3 and n <= 1):
                return True
    return f"^{tokens[0].casefold()}" in words

"""What a page says about who wrote or published it: author boxes and the 'About us' below a press release."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from components.preprocessing.furniture import AGENCY, BYLINE, DATE, SEPARATOR
from components.preprocessing.lines import Block
from components.preprocessing.shapes import word_count

AUTHOR, PUBLISHER = "about the author", "about the publisher"

_BY = re.compile(r"^\W*(?:by|written by|author:?)\s+", re.IGNORECASE)
_APART = re.compile(r"\s*[,|(•·]\s*|\s+(?:in|and|y|et|und)\s+")
_ABOUT = re.compile(
    r"^(?:is|was|are|works|writes|covers|reports|teaches|has been|has covered|serves|joined|directs|leads|heads|edits|"
    r"runs|chairs|studies|researches|lectures|specialises|specializes|focuses|advises|lives|holds|reported from|es|est|"
    r"ist|é|è|является)\b"
)
_WORK = re.compile(
    r"\b(?:journalists?|reporters?|correspondents?|writers?|editors?|columnists?|authors?|freelancer?|contributors?|"
    r"analysts?|fellow|professor|lecturer|scholar|researcher|photographers?|producers?|director|bureau chief|covers|"
    r"covered|covering|writes|reports|reporting|teaches|corresponsal|periodista|redactora?|reportera|journaliste|"
    r"correspondante?|rédact(?:eur|rice)|Journalist(?:in)?|Redakteur(?:in)?|Korrespondent(?:in)?|jornalista|repórter|"
    r"giornalista|корреспондент|журналист(?:ка)?|muhabir|gazeteci)\b"
)
_APPOSITION = re.compile(r"^, (?:an? |the |formerly |currently )?[^.!?]{3,120}?, (?=(?:is|was|has|teaches|writes)\b)")
_VIEWS = re.compile(
    r"\b(?:views|opinions) (?:expressed|are|here)\b|\bfollow (?:her|him|them)\b|@\w{3}|\b(?:programme|program|"
    r"institute|centre|center|university|desk|bureau)\b",
    re.IGNORECASE,
)
_PRESENTS = re.compile(
    r"^(?:Dr\.? |Prof\.? )?[A-ZÀ-Þ][\w'’-]+ (?:[A-ZÀ-Þ][\w'’.-]* )*(?P<last>[A-ZÀ-Þ][\w'’-]+) "
    r"(?:is|was|works as) (?:an? |the )?(?P<work>(?:\S+ ){1,7})"
)
_BOXES, _OPENING, _FEWEST_ABOVE = 4, 15, 3
_LONGEST = 90  # words of a box
_ENOUGH_READ = 30  # words of an article before a name that comes back heads a box
_ABOUT_US = re.compile(r"^About (?:the )?(?P<name>[A-ZÀ-Þ0-9].{2,60})$")


def mark_about_boxes(blocks: Sequence[Block]) -> None:
    """Settle the paragraphs that speak of the author of a page or of its publisher, and the lines that head them."""
    _mark_authors(blocks)
    _mark_below_label(blocks)
    _mark_last(blocks)
    _mark_publisher(blocks)


def _mark_authors(blocks: Sequence[Block]) -> None:
    """'Jane Doe is a reporter in Quito.' where a byline names her; below her name also 'Jane covers', 'Doe is'."""
    authors = {name for block in blocks if block.reason in (BYLINE, DATE) for name in _names(block.text)}
    surnames = {name.split()[-1] for name in authors}
    read, ended = 0, False
    for place, block in enumerate(blocks):
        if block.kind != "body":
            ended = ended or block.ends_article or block.reason == SEPARATOR
            read += word_count(block.text) if block.kind == "heading" else 0
            continue
        head = _heads_box(blocks, place) if read >= _ENOUGH_READ else []
        short = {word for b in head for name in _names(b.text) for word in (name.split()[0], name.split()[-1])}
        names = authors | short | (surnames if ended and read >= _ENOUGH_READ else set())
        if _is_about(block.text, names):
            block.decide("furniture", AUTHOR)
            if blocks[place - 1].kind == "heading" and blocks[place - 1].text.split()[-1] in surnames:
                blocks[place - 1].decide("furniture", AUTHOR)
            for line in head:
                line.decide("furniture", AUTHOR)
        else:
            ended = False
            read += word_count(block.text)


def _mark_below_label(blocks: Sequence[Block]) -> None:
    """Up to three paragraphs below 'About the author' that say who somebody is."""
    left = 0
    for block in blocks:
        if block.reason == AUTHOR:
            left = _BOXES
        elif left and block.kind == "body":
            opening = " ".join(block.text.split()[:_OPENING])
            left = left - 1 if word_count(block.text) <= _LONGEST and _WORK.search(opening) else 0
            if left:
                block.decide("furniture", AUTHOR)


def _mark_last(blocks: Sequence[Block]) -> None:
    """The last paragraph of a page, where it presents somebody by work whom no other paragraph names."""
    texts = [block for block in blocks if block.kind == "body"]
    if len(texts) <= _FEWEST_ABOVE:
        return
    found = _PRESENTS.match(texts[-1].text)
    if found is None or word_count(texts[-1].text) > _LONGEST or any(mark in texts[-1].text for mark in '"“«'):
        return
    if _WORK.search(found["work"]) and not any(found["last"] in block.text for block in texts[:-1]):
        texts[-1].decide("furniture", AUTHOR)


def _heads_box(blocks: Sequence[Block], place: int) -> list[Block]:
    """The lines directly above a paragraph that name an author and his office, with nothing else between."""
    head = []
    for block in reversed(blocks[max(0, place - 3) : place]):
        if block.reason not in (BYLINE, AGENCY):
            break
        head.append(block)
    return head


def _names(byline: str) -> list[str]:
    parts = [part.strip() for part in _APART.split(_BY.sub("", byline))]
    return [part for part in parts if len(part.split()) > 1 and part[0].isupper()]


def _is_about(text: str, names: Collection[str]) -> bool:
    if word_count(text) > _LONGEST or not (_WORK.search(text) or _VIEWS.search(text)):
        return False
    return any(
        text.casefold().startswith(name.casefold())
        and _ABOUT.match(_APPOSITION.sub("", text[len(name) :]).lstrip(" ,"))
        for name in names
    )


def _mark_publisher(blocks: Sequence[Block]) -> None:
    """A heading 'About the Trust' and a paragraph that begins with the trust's name, as the last text of a page."""
    texts = [block for block in blocks if block.kind == "body"]
    for heading, text in pairwise([block for block in blocks if block.kind in ("heading", "body")]):
        found = _ABOUT_US.match(heading.text) if heading.kind == "heading" else None
        if found is None or text is not texts[-1] or len(texts) < 3:
            continue
        if re.match(rf"(?:The )?{re.escape(found['name'])}\b", text.text):
            for block in (heading, text):
                block.decide("furniture", PUBLISHER)

"""What the headings of an article are (headline, deck, subhead), and which lines repeat others or lead elsewhere."""

import re
from collections.abc import Sequence
from itertools import pairwise

from components.knowledge.furniture import bare_line, plain_line
from components.preprocessing.furniture import BYLINE, CHANNEL, COMMENTS, DATE, MASTHEAD, MENU, PUBLICATION
from components.preprocessing.headings import DECK, LINK
from components.preprocessing.lines import Block, without_bullet
from components.preprocessing.shapes import asks_somebody, is_question, word_count

HEADLINE, SUBHEAD = "headline", "subhead"
_NAVIGATION = re.compile(r"(?:main |primary )?menu$|skip to |toggle |search$|navigation$")
_LABEL_WORDS, _TOPIC_WORDS = 3, 2
_CAPTION_WORDS = 5
_SAME = 0.85  # share of a deck's words that stand, in order of no matter, in the paragraph it repeats
_PULLED = 6  # words; a shorter quotation may come back by chance
_LONGEST_PULLED = 30
_LONGEST_DECK = 60
_MOST_TEXTS = 200  # paragraphs of an article that are searched for pulled quotations
_WORD = re.compile(r"\w+")
_SECTIONS = re.compile(r"\s[|»›]\s\S+(?:\s\S+){0,2}$")  # 'Site | Section', where another heading may be the headline
_CREDITED = re.compile(r"[.!?] \(?(?:AP|AFP|Reuters|REUTERS|EPA|EFE|dpa|DPA|Getty|Xinhua|Anadolu|AA|ANSA|TASS)\)?$")
_LONGEST_CAPTION = 25
_LONGEST_COMMENT = 100
_ENTRIES, _QUESTIONS = 3, 2  # dates that make a timeline, questions that make an interview
_NOTE = re.compile(r"^[\[(]?\d{1,3}[\]).]?\s+\S|^[*†‡•-]\s?\S|^[¹²³⁴-⁹]")
_ENOUGH_READ = 30  # words of an article before anything can stand below it


def title_of(part: Sequence[Block]) -> str | None:
    """Return the headline of an article as printed, null where it has none."""
    return next((without_bullet(block.text) for block in part if block.reason == HEADLINE), None)


def settle_story(part: Sequence[Block]) -> None:
    """Settle the headings of an article, its decks, its repeated lines, and the links after its end."""
    if not any(block.kind == "body" for block in part):
        _text_from_headings(part)
    texts = [n for n, block in enumerate(part) if block.kind == "body"]
    if not texts:
        for block in part:
            if block.kind == "heading":
                block.decide("furniture", "headline without text")
        return
    _settle_comments(part)
    _settle_first_caption(part)
    _settle_captions_at_head(part)
    texts = [n for n, block in enumerate(part) if block.kind == "body"]
    _settle_head(part, texts[0])
    _settle_timeline(part)
    _settle_decks(part)
    _settle_questions(part)
    _settle_notes(part)
    _settle_rest(part)
    _settle_repeats(part)


def _settle_comments(part: Sequence[Block]) -> None:
    """What readers say below a comment form is not the article: it is shorter than the text above the form."""
    read = 0
    for place, block in enumerate(part):
        if block.kind == "body":
            read += word_count(block.text)
        elif block.reason in COMMENTS and read >= _ENOUGH_READ:
            below = part[place:]
            if any(one.kind == "heading" and other.reason == BYLINE for one, other in pairwise(below)):
                return  # another article stands there
            rest = [b for b in below if b.kind in ("body", "heading")]
            words = [word_count(b.text) for b in rest]
            if sum(words) < read and max(words, default=0) <= _LONGEST_COMMENT:
                for comment in rest:
                    comment.decide("furniture", "comment of a reader")
            return


def _settle_first_caption(part: Sequence[Block]) -> None:
    """A short first paragraph with an agency after its full stop stands under the picture at the head of an article."""
    texts = [block for block in part if block.kind == "body"]
    first = texts[0]
    credited = len(texts) > 2 and not first.lead and bool(_CREDITED.search(first.text))
    if credited and word_count(first.text) <= _LONGEST_CAPTION:
        first.decide("caption", "picture credit")


def _settle_captions_at_head(part: Sequence[Block]) -> None:
    """A line without a full stop stuck below a credit, under headline and first lines, is what the picture shows."""
    headline = False
    for before, block in pairwise(part):
        if block.kind == "body":
            return
        headline = headline or (before.kind == "heading" and word_count(before.text) > _LABEL_WORDS)
        if headline and before.kind == "caption" and block.kind == "heading" and block.gap == 0:
            if word_count(block.text) < _CAPTION_WORDS:
                continue
            block.decide("caption", "picture caption")


def _text_from_headings(part: Sequence[Block]) -> None:
    """A page of nothing but short lines without full stops is text all the same: its longest lines are."""
    headings = [block for block in part if block.kind == "heading"]
    long = [block for block in headings if word_count(block.text) > _LABEL_WORDS]
    if len(headings) <= 2 or len(long) == len(headings):
        for block in long[1:] or long:
            block.decide("body")


def _settle_head(part: Sequence[Block], first_text: int) -> None:
    heads = [block for block in part[:first_text] if block.kind == "heading" and block.reason is None]
    if not heads:
        return
    above = part[:first_text]
    masthead = max((block.start for block in above if block.reason in MASTHEAD or _is_navigation(block)), default=-1)
    below = [block for block in heads if block.start > masthead]
    if not below and any(block.reason == CHANNEL for block in part[:first_text]):
        below = [block for block in heads[:-1] if word_count(block.text) > _LABEL_WORDS]  # the last one is its name
        for name in heads[-1:] if below else ():
            name.decide("furniture", "section label")
            heads = heads[:-1]
    if not below and any(block.reason == CHANNEL for block in part[:first_text]):
        for block in heads:
            block.decide("furniture", "section label")
        return
    below = below or heads
    long = [block for block in below if word_count(block.text) > _LABEL_WORDS] or below[-1:]
    headline = next((block for block in long if not _SECTIONS.search(block.text)), long[0])
    sections = below[1:-1]
    signed = above[above.index(below[-1]) + 1].reason in PUBLICATION if below[-1] is not above[-1] else False
    if (
        len(sections) > 1
        and signed
        and max(word_count(b.text) for b in sections) < _CAPTION_WORDS <= len(below[-1].text.split())
    ):
        headline = below[-1]  # names of sections stand above it
    for block in heads:
        later = heads.index(block) > heads.index(headline)
        if block is headline:
            block.decide("heading", HEADLINE)
        elif later and bare_line(block.text) == bare_line(headline.text):
            block.decide("heading", "headline repeated")
            block.repeats = headline
        elif later and word_count(block.text) <= _TOPIC_WORDS and _below_follow(part, block):
            block.decide("furniture", "section label")
        elif later:
            block.decide("heading", DECK)
        else:
            block.decide("furniture", "section label")
    _prefer_page_headline(heads)


def _is_navigation(block: Block) -> bool:
    return block.reason == MENU and bool(_NAVIGATION.match(plain_line(block.text)))


def _below_follow(part: Sequence[Block], block: Block) -> bool:
    """Whether a line stands below 'Follow topic' or the like: there a word or two name the topic."""
    place = next(n for n, other in enumerate(part) if other is block)
    return place > 0 and part[place - 1].reason == "newsletter box"


def _prefer_page_headline(heads: Sequence[Block]) -> None:
    """'Headline | Site' above 'Headline' is the title of the browser window: the second one is the headline."""
    for block, below in pairwise(heads):
        whole, part, _ = plain_line(block.text).partition(plain_line(below.text))
        rest = block.text[len(below.text) :]
        after = not whole and re.match(r"\s*[|–—-]\s*\S", rest)
        around = whole and re.search(r"[|–—:-]\s*$", whole) and word_count(below.text) > _LABEL_WORDS
        if block.reason == HEADLINE and part and (after or around):
            block.decide("furniture", "page title")
            below.decide("heading", HEADLINE)
            below.repeats = None


def _settle_timeline(part: Sequence[Block]) -> None:
    """Dates that each stand above text of their own, three or more, head the entries of a timeline."""
    dated = [
        one
        for before, one, other in zip(part, part[1:], part[2:], strict=False)
        if one.reason == DATE and other.kind == before.kind == "body"
    ]
    if len(dated) >= _ENTRIES:
        for block in dated:
            block.decide("heading", SUBHEAD)


def _settle_questions(part: Sequence[Block]) -> None:
    """In an interview a short question that addresses nobody is put to the one who is interviewed all the same."""
    asked = sum(block.kind == "body" and asks_somebody(block.text) for block in part)
    short = sum(block.kind in ("body", "heading") and is_question(block.text) for block in part)
    needed = _QUESTIONS if short <= _QUESTIONS else 1
    for before, block, after in zip(part, part[1:], part[2:], strict=False):
        open_question = block.kind == "heading" and block.reason is None and is_question(block.text)
        if asked >= needed and open_question and before.kind == after.kind == "body":
            block.decide("body")


def _settle_notes(part: Sequence[Block]) -> None:
    """Numbered paragraphs below a line such as 'Notes' or 'Notes to editors' are notes."""
    below = False
    for block in part:
        if block.reason == "notes":
            below = True
        elif below and block.kind in ("body", "heading"):
            below = bool(_NOTE.match(block.text))
            if below:
                block.decide("furniture", "note")


def _settle_decks(part: Sequence[Block]) -> None:
    """Up to two short paragraphs between headline and byline or date are decks if enough text follows."""
    headline = next((n for n, block in enumerate(part) if block.reason == HEADLINE), None)
    if headline is None:
        return
    texts = [block for block in part if block.kind == "body"]
    if len(texts) > 2 and not texts[0].lead and texts[1].lead_reason == "dateline":
        if part.index(texts[0]) > headline and word_count(texts[0].text) <= _LONGEST_DECK:
            texts[0].decide("heading", DECK)  # the dateline opens the text
        return
    above: list[Block] = []
    for place, block in enumerate(part[headline + 1 :], headline + 1):
        if block.kind == "body":
            above.append(block)
            if len(above) > 2 or word_count(block.text) > _LONGEST_DECK or block.lead:
                return
        elif block.reason in PUBLICATION and above:
            below = next((b for b in part[place:] if b.kind in ("body", "heading")), None)
            if below is not None and below.kind == "body" and sum(b.kind == "body" for b in part[place:]) >= 2:
                for deck in above:
                    deck.decide("heading", DECK)
            return
        elif block.reason in PUBLICATION:
            return


def _settle_rest(part: Sequence[Block]) -> None:
    """Headings below the first paragraph are subheads; those with no text below are links."""
    last_text = max(n for n, block in enumerate(part) if block.kind == "body")
    for place, block in enumerate(part):
        if block.kind != "heading" or block.reason is not None:
            continue
        if place > last_text:
            block.decide("furniture", LINK)
        else:
            block.decide("heading", SUBHEAD)


def _settle_repeats(part: Sequence[Block]) -> None:
    """Decks and pulled quotations that say again what a paragraph says count once: there."""
    texts = [block for block in part if block.kind == "body"]
    for block in part:
        if block.reason == DECK:
            block.repeats = next((text for text in texts if _repeats(block.text, text.text)), None)
        elif block.reason == SUBHEAD and block.text[0] in '"“«‘' and word_count(block.text) >= _LABEL_WORDS:
            pulled = f" {_plain(block.text)} "
            block.repeats = next((text for text in texts if pulled in f" {_plain(text.text)} "), None)
            if block.repeats:
                block.decide("furniture", "repeats a paragraph")
    plain = {id(block): _plain(block.text) for block in texts}
    first: dict[str, Block] = {}
    for block in texts:
        if word_count(block.text) < _PULLED or block.reason == "table":
            continue
        own = plain[id(block)]
        same = first.setdefault(own, block)
        within = (o for o in texts[:_MOST_TEXTS] if plain[id(o)] != own and f" {own} " in f" {plain[id(o)]} ")
        original = same if same is not block else next(within, None) or _quoted_from(block, texts)
        if original is not None:
            block.decide("furniture", "repeats a paragraph")
            block.repeats = original


def _quoted_from(block: Block, texts: Sequence[Block]) -> Block | None:
    """The paragraph out of which a quotation was pulled: its words stand there in order, with who said them between."""
    text = block.text.strip()
    if text[0] not in '"“«„' or text[-1] not in '"”»“' or word_count(text) > _LONGEST_PULLED:
        return None
    for other in texts[:_MOST_TEXTS]:
        words = iter(_plain(other.text).split())
        if word_count(other.text) > word_count(text) and all(word in words for word in _plain(text).split()):
            return other
    return None


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _repeats(deck: str, text: str) -> bool:
    words = _WORD.findall(deck.casefold())
    known = set(_WORD.findall(text.casefold()))
    return len(words) >= _PULLED and sum(word in known for word in words) >= _SAME * len(words)

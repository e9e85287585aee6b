"""Split a source into articles and paragraphs: every non-blank line ends as body, heading, caption or furniture.

A line belongs to one paragraph, whose `lines` says how many it covers. A dateline or message head inside a line is
furniture with `lines` 0, as the line counts for the paragraph that follows in it.
"""

from collections import Counter
from collections.abc import Sequence

from components.identity import stable_id
from components.knowledge.furniture import FurnitureRules
from components.preprocessing.about_boxes import mark_about_boxes
from components.preprocessing.format_marks import mark_by_format
from components.preprocessing.furniture import mark_bylines_in_place, mark_furniture
from components.preprocessing.headings import mark_headings, mark_links, mark_teasers, unfinished_sentences
from components.preprocessing.lines import Block, blocks_of
from components.preprocessing.mastheads import mark_mastheads
from components.preprocessing.records import Article, Paragraph, Segmented, Source
from components.preprocessing.reopening import reopen_headline
from components.preprocessing.sections import mark_section_labels
from components.preprocessing.shapes import word_count
from components.preprocessing.stories_of_page import bodies, split_page
from components.preprocessing.story import settle_story, title_of


def segment(source: Source, furniture: FurnitureRules) -> Segmented:
    """Return the articles and paragraphs of a source. Page dates and bylines are read from it by `metadata`."""
    blocks = blocks_of(source.text)
    mark_furniture(blocks, furniture)
    reopen_headline(blocks, furniture)
    mark_by_format(blocks, source.marks)
    mark_headings(blocks)
    mark_section_labels(blocks)
    mark_bylines_in_place(blocks, furniture)
    mark_mastheads(blocks, furniture)
    mark_about_boxes(blocks)
    mark_links(blocks)
    mark_teasers(blocks)
    parts = split_page(blocks, furniture)
    articles: list[Article] = []
    owners: dict[int, str] = {}
    taken: Counter[str] = Counter()
    for part in parts:
        unfinished_sentences(part, furniture.languages)
        settle_story(part)
        if bodies(part):
            article = _article(source, part, len(articles) + 1, taken, furniture)
            articles.append(article)
            owners.update((block.start, article.article_id) for block in _inside(part))
    return Segmented(source, articles, _paragraphs(source, blocks, owners))


def _article(
    source: Source, part: Sequence[Block], position: int, taken: Counter[str], furniture: FurnitureRules
) -> Article:
    title = title_of(part)
    texts = [block.text[block.lead :] for block in bodies(part)]
    own = stable_id("article", source.source_file, title or "", texts[0])
    taken[own] += 1
    if taken[own] > 1:  # the same story twice on a page
        own = stable_id("article", source.source_file, title or "", texts[0], taken[own])
    return Article(
        article_id=own,
        source_file=source.source_file,
        position=position,
        title=title,
        language=furniture.languages.language_of(" ".join([title or "", *texts])),
        words=sum(word_count(text) for text in texts),
    )


def _inside(part: Sequence[Block]) -> Sequence[Block]:
    """The blocks of an article, without the page around it: from its first heading, text or byline to its last."""
    own = [
        n
        for n, b in enumerate(part)
        if b.kind != "furniture" or b.reason in ("byline", "agency", "date", "publication label")
    ]
    return part[own[0] : own[-1] + 1]


def _paragraphs(source: Source, blocks: Sequence[Block], owners: dict[int, str]) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    seen: Counter[str] = Counter()
    by_block: dict[int, str] = {}

    def add(block: Block, start: int, end: int, kind: str, reason: str | None, lines: int) -> str:
        text = source.text[start:end]
        seen[text] += 1
        own = stable_id("paragraph", source.source_file, text, seen[text])
        article = owners.get(block.start)
        paragraphs.append(
            Paragraph(own, article, source.source_file, len(paragraphs) + 1, kind, reason, text, start, end, lines)
        )
        return own

    for block in blocks:
        start = block.start
        if block.lead and block.kind == "body":
            lead = source.text[start : start + block.lead]
            add(block, start, start + len(lead.rstrip()), "furniture", block.lead_reason, 0)
            start += block.lead
        by_block[block.start] = add(block, start, block.end, block.kind or "body", block.reason, block.lines)
    for block in blocks:
        if block.repeats is not None:
            own = next(p for p in paragraphs if p.paragraph_id == by_block[block.start])
            own.duplicate_of = by_block[block.repeats.start]
    return paragraphs

"""Headlines that look like furniture: 'Watch: ...' and 'Weekly Update, 3 May 2025' where nothing else is one."""

import re
from collections.abc import Sequence

from components.knowledge.furniture import FurnitureRules
from components.preprocessing.furniture import DATE
from components.preprocessing.lines import Block
from components.preprocessing.mastheads import is_masthead
from components.preprocessing.shapes import ends_sentence, looks_like_heading, word_count

_FEWEST = 4  # words of a headline
_TEXT = 8  # words of a first sentence
_LABELLED = re.compile(r"^[^\W\d_][\w ’'-]{2,20}\s?[:|]\s\S")
_DOCUMENT = re.compile(
    r"\b(?:update|briefing|report|review|bulletin|digest|summary|statement|remarks|communiqué|overview|assessment|"
    r"outlook|roundup|round-up|transcript|readout|declaration|resolution|speech|address)\b",
    re.IGNORECASE,
)


def reopen_headline(blocks: Sequence[Block], rules: FurnitureRules) -> None:
    """Open the line that has to be the headline of a page: a labelled one, or a kind of document with its date.

    Only where text follows and no other line above it can be the headline.
    """
    text = next((place for place, block in enumerate(blocks) if _is_text(block)), None)
    if text is None or any(_is_headline(block, rules) for block in blocks[:text]):
        return
    for block in blocks[:text]:
        labelled = block.reason == "link teaser" and _LABELLED.match(block.text)
        document = block.reason == DATE and _DOCUMENT.search(block.text)
        if (labelled or document) and word_count(block.text) > _FEWEST and not ends_sentence(block.text):
            block.kind = block.reason = None
            block.links_below = False
            return


def _is_text(block: Block) -> bool:
    return block.is_open and not block.table and word_count(block.text) >= _TEXT and not looks_like_heading(block.text)


def _is_headline(block: Block, rules: FurnitureRules) -> bool:
    words = word_count(block.text)
    return block.is_open and words >= _FEWEST and not is_masthead(block.text, rules.masthead_words)

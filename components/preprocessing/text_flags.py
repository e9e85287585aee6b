"""Whether an article was machine-translated, spun from another or cut short, and the words that say so.

A first version: it counts turns of phrase that machines leave behind. Edited news that is merely stiff can be flagged;
a careful translation is not.
"""

import re
from collections.abc import Sequence

from components.knowledge.text_flags import PhraseFlag, TextFlagRules
from components.preprocessing.records import Paragraph
from components.preprocessing.shapes import ends_sentence, word_count


def find_text_flags(paragraphs: Sequence[Paragraph], rules: TextFlagRules) -> dict[str, list[str]]:
    """Return the flags of an article with the evidence for each, in the words of the text.

    `paragraphs` are all of the article, furniture and captions too, in order.
    """
    texts = [p.text for p in paragraphs if p.kind == "body"]
    lines = [p.text for p in paragraphs if p.kind == "furniture"]
    found = {
        "machine_translated": _evidence(texts, lines, rules.machine_translated),
        "spun": _evidence(texts, lines, rules.spun),
        "truncated": _cut(texts, rules),
    }
    return {flag: evidence for flag, evidence in found.items() if evidence}


def _evidence(texts: Sequence[str], lines: Sequence[str], flag: PhraseFlag) -> list[str]:
    """The phrases found, where there are enough of them, plus marking lines."""
    words = sum(word_count(text) for text in texts)
    phrases = [match[0] for text in texts for match in flag.phrases.finditer(text.replace("’", "'"))]
    weight = sum(0.5 if phrase.casefold() in flag.weak else 1.0 for phrase in phrases)
    markers = [line for line in lines if flag.markers and flag.markers.search(line)]
    weight += len(markers)
    enough = weight >= flag.least and weight * 1000 >= flag.per_thousand * words
    return [*markers, *dict.fromkeys(phrases)] if enough else []


def _cut(texts: Sequence[str], rules: TextFlagRules) -> list[str]:
    if not texts:
        return []
    last = texts[-1]
    ending = rules.endings.search(last)
    if ending and ending.end() >= len(last.rstrip()):
        return [last[-40:]]
    unfinished = not ends_sentence(last) and word_count(last) >= rules.unfinished_words
    is_list = re.match(r"\s*[-*•]", last) is not None
    return [last[-40:]] if unfinished and not is_list else []

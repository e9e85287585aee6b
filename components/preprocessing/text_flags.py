"""Whether an article was machine-translated, spun from another or cut short, and the words that say so.

Turns of phrase that machines leave behind are counted; a text that says of itself that a machine translated it needs no
more. Edited news that is merely stiff can be flagged; a careful translation is not.
"""

import re
from collections.abc import Iterator, Sequence

from components.knowledge.text_flags import PhraseFlag, TextFlagRules
from components.preprocessing.records import Cue, Paragraph
from components.preprocessing.shapes import ends_sentence, word_count

_LAST_WORDS = 40  # characters of the end of a text that breaks off


def find_text_flags(paragraphs: Sequence[Paragraph], rules: TextFlagRules) -> dict[str, list[Cue]]:
    """Return the flags of an article with the evidence for each: words of the text, offsets into its source.

    `paragraphs` are all of the article, furniture and captions too, in order. The rule of a cue is the flag.
    """
    found = {
        "machine_translated": _evidence(paragraphs, rules.machine_translated, "machine_translated"),
        "spun": _evidence(paragraphs, rules.spun, "spun"),
        "truncated": _cut([p for p in paragraphs if p.kind == "body"], rules),
    }
    return {flag: evidence for flag, evidence in found.items() if evidence}


def _evidence(paragraphs: Sequence[Paragraph], flag: PhraseFlag, name: str) -> list[Cue]:
    """Return where the text says so itself, or the phrases found, where there are enough of them, and marking lines."""
    if declared := [cue for p in paragraphs for cue in _matches(p, flag.declared, name)]:
        return declared
    body = [p for p in paragraphs if p.kind == "body"]
    words = sum(word_count(p.text) for p in body)
    phrases = [cue for p in body if flag.may_stand_in(_plain(p.text)) for cue in _matches(p, flag.phrases, name)]
    weight = sum(0.5 if _plain(cue.form).casefold() in flag.weak else 1.0 for cue in phrases)
    markers = [cue for p in paragraphs if p.kind == "furniture" for cue in _matches(p, flag.markers, name)]
    weight += len(markers)
    enough = weight >= flag.least and weight * 1000 >= flag.per_thousand * words
    return sorted([*markers, *phrases], key=lambda cue: cue.start) if enough else []


def _matches(paragraph: Paragraph, pattern: re.Pattern[str] | None, name: str) -> Iterator[Cue]:
    """Yield what a pattern finds in a paragraph; it is compared with straight apostrophes."""
    for match in pattern.finditer(_plain(paragraph.text)) if pattern else ():
        start, end = match.span()
        if end > start:
            yield Cue(paragraph.char_start + start, paragraph.char_start + end, paragraph.text[start:end], name)


def _plain(text: str) -> str:
    return text.replace("’", "'")


def _cut(body: Sequence[Paragraph], rules: TextFlagRules) -> list[Cue]:
    if not body:
        return []
    last = body[-1]
    text = last.text.rstrip()
    ending = rules.endings.search(text)
    broken = ending is not None and ending.end() >= len(text)
    unfinished = not ends_sentence(text) and word_count(text) >= rules.unfinished_words
    is_list = re.match(r"\s*[-*•]", text) is not None
    if not broken and (not unfinished or is_list):
        return []
    start = max(0, len(text) - _LAST_WORDS)
    return [Cue(last.char_start + start, last.char_start + len(text), text[start:], "truncated")]

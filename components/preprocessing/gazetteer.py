"""Which known names stand in a text, and where: the longest form at each place, written as a name is written."""

from dataclasses import dataclass

from components.knowledge.forms import Known, Trie, Word, words_of, written_as

# Where one form means several things, the first of these wins; context may overrule it later.
_ORDER = ("none", "actor", "country", "demonym", "capital", "region", "person", "subdivision", "city")


@dataclass(frozen=True, slots=True)
class Found:
    """A known name in a text: offsets, the form in the knowledge file, and what it means."""

    start: int
    end: int
    form: str
    known: Known


def find_forms(text: str, trie: Trie) -> list[Found]:
    """Return the known names of a text from left to right, without overlaps; words to pass over are left out."""
    words = words_of(text)
    found: list[Found] = []
    at = 0
    while at < len(words):
        if words[at].key not in trie:  # as most words
            at += 1
            continue
        length, match = _longest(text, words, at, trie)
        if match is not None and match.known.kind != "none":
            found.append(match)
        at += length or 1
    return found


def _longest(text: str, words: list[Word], at: int, trie: Trie) -> tuple[int, Found | None]:
    best: tuple[int, Found | None] = (0, None)
    level = trie
    for reach in range(at, len(words)):
        node = level.get(words[reach].key)
        if node is None or (reach > at and _apart(text, words[reach - 1], words[reach])):
            break
        span = words[at : reach + 1]
        fitting = [(form, known) for form, known in node.ends if written_as(form, span)]
        if fitting:
            form, known = min(fitting, key=lambda item: _ORDER.index(item[1].kind))
            best = (reach + 1 - at, Found(span[0].start, span[-1].end, form, known))
        level = node.next
    return best


def _apart(text: str, left: Word, right: Word) -> bool:
    """Are two words in different clauses: a dash with spaces, or a line break, between them?"""
    gap = text[left.end : right.start]
    return len(gap) > 1 and gap != "  "

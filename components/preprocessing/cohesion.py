"""Whether two stretches of text are about the same: the names and content words that they share."""

import re
from collections.abc import Sequence

from components.knowledge.languages import Languages

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FEWEST_SHARED, _SHARE = 3, 0.1  # content words in common, and their share, that make two texts one matter
_STEM = 6  # letters by which words are compared: 'attack' and 'attacks', 'Fiji' and 'Fijian' do not


def names_in(text: str, languages: Languages) -> set[str]:
    """Return the stems of the capitalised words of a text, but not common words at the start of a sentence."""
    found = set()
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0].isupper() and word.casefold() not in languages.common:
            found.add(_stem(word))
    return found


def content_in(text: str, languages: Languages) -> set[str]:
    """Return the stems of the words of a text that carry content."""
    words = (word for word in _WORD.findall(text) if len(word) > 3)
    return {_stem(word) for word in words if word.casefold() not in languages.common}


def shared_content(one: str, other: str, languages: Languages) -> float:
    """Return the share of content words of the poorer text that the other has too, 0 to 1."""
    a, b = content_in(one, languages), content_in(other, languages)
    return len(a & b) / max(1, min(len(a), len(b)))


def about_the_same(earlier: Sequence[str], later: Sequence[str], languages: Languages) -> bool:
    """Tell whether texts go on about what earlier texts were about: a name in common, or enough other words."""
    one, other = " ".join(earlier), " ".join(later)
    if names_in(one, languages) & names_in(other, languages):
        return True
    both = content_in(one, languages) & content_in(other, languages)
    return len(both) >= _FEWEST_SHARED and shared_content(one, other, languages) >= _SHARE


def _stem(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.casefold())[:_STEM]

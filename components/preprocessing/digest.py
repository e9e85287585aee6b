"""Whether paragraphs without headlines are stories of their own: the blurbs of a digest.

Blurbs stand alone: each is a summary of two or more sentences that introduces everybody it names, none goes on from
the one before, and neighbours share few words.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import mean

from components.knowledge.languages import Languages
from components.preprocessing.cohesion import content_in, names_in, shared_content

_SENTENCE = re.compile(r"[.!?]+[\"”’»]?\s+(?=[\"“‘«]?[^\W\d_a-z])")
_FULL_NAME = re.compile(r"\b[A-ZÀ-Þ][\w'’-]+(?: (?:al|bin|ibn|de|van|von|[A-Z]\.))?(?: [A-ZÀ-Þ][\w'’-]+)+")
_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][\w-]{2,}")
_DEFINITE = re.compile(r"(?:The|El|La|Los|Las|Le|Les|Der|Die|Das) ([a-zà-ÿ]+)\b")
_PRONOUN = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_FEWEST, _MOST = 3, 60  # blurbs of a digest
_SHORTEST, _LONGEST = 25, 160  # words of a blurb
_NAMES = 2  # names that a blurb of one sentence gives
_MOST_SHARED = 0.12  # mean share of content words of neighbours; in articles 0.1 to 0.25


def is_digest(texts: Sequence[str], languages: Languages) -> bool:
    """Tell whether paragraphs are the blurbs of a digest rather than one article without a headline."""
    if not _FEWEST <= len(texts) <= _MOST:
        return False
    if not all(stands_alone(text, languages) for text in texts) and not _all_elsewhere(texts, languages):
        return False
    if any(refers_back(texts[:place], texts[place], languages) for place in range(1, len(texts))):
        return False
    shared = [shared_content(one, other, languages) for one, other in pairwise(texts)]
    return mean(shared) < _MOST_SHARED


def stands_alone(text: str, languages: Languages, shortest: int = _SHORTEST) -> bool:
    """Tell whether a paragraph can be a summary of its own: some sentences, an opening that goes on from nothing."""
    words = text.split()
    if not shortest <= len(words) <= _LONGEST:
        return False
    if text[0] in '"“„«‘' and not _full_names(text, languages):
        return False  # words of somebody named before
    if words[0].strip(",.:").casefold() in languages.openers:
        return False
    return bool(_SENTENCE.search(text))


def _all_elsewhere(texts: Sequence[str], languages: Languages) -> bool:
    """Whether single sentences each name somebody or some place, and no two of them the same one."""
    names = [names_in(text, languages) for text in texts]
    opens = all(
        text.split()[0].strip(",.:").casefold() not in languages.openers and text[0].isalpha() for text in texts
    )
    apart = all(len(one) >= _NAMES and not one & other for n, one in enumerate(names) for other in names[n + 1 :])
    return opens and apart and len(names[-1]) >= _NAMES and len(texts) > _FEWEST


def refers_back(earlier: Sequence[str], text: str, languages: Languages) -> bool:
    """Tell whether a paragraph goes on from earlier ones.

    It does if it names somebody by a surname that only they give in full, or opens with 'the' and a noun of theirs.
    """
    known = {name[-1] for before in earlier for name in _full_names(before, languages)}
    own = {word for name in _full_names(text, languages) for word in name}
    if (set(_CAPITALISED.findall(text)) & known) - own:
        return True
    pronoun = _PRONOUN.search(text)
    if pronoun and not names_in(text[: pronoun.start()], languages):
        return True
    opening = _DEFINITE.match(text)
    return opening is not None and bool(content_in(opening[1], languages) & content_in(" ".join(earlier), languages))


def _full_names(text: str, languages: Languages) -> list[list[str]]:
    found = []
    for match in _FULL_NAME.finditer(text):
        words = [word for word in match[0].split() if word.casefold() not in languages.common]
        if len(words) > 1:
            found.append(words)
    return found

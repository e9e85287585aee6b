"""Officials whom a text names without a country: 'its foreign minister, X'. Silent in doubt."""

from collections.abc import Sequence

from components.knowledge.names import Names
from components.preprocessing.about import OWN, About, acting_in, scene_of
from components.preprocessing.drafts import Draft
from components.preprocessing.sentences import Sentence


def is_national(office: str | None, names: Names) -> bool:
    """Is it an office of a state, said in full ('Interior Minister'), not of a body ('president of the club')?"""
    words = (office or "").lower().split()
    nouns = names.nouns
    if not words or not {words[-1], " ".join(words)} & nouns.national_offices:
        return False
    return all(w in nouns.offices or w in nouns.office_qualifiers or w in ("of", "for", "and") for w in words)


def _told_of_before(sentence: Sentence, before: Sequence[Sentence], about: About) -> str | None:
    """The country that acts first in the paragraph before, where the headline begins with it too."""
    acting = acting_in([d for s in before if s.paragraph == sentence.paragraph - 1 for d in s.drafts])
    return acting[0] if acting and acting[0] == about.titled else None


def country_of_official(draft: Draft, sentence: Sentence, before: Sequence[Sentence], about: About) -> str | None:
    """Of the setting or the first that acts in the paragraph, where the article is of no other; else of the article."""
    scene = scene_of(sentence, draft.start)
    if scene is not None:
        return scene
    earlier = [d for s in before if s.paragraph == sentence.paragraph for d in s.drafts]
    acting = acting_in([*earlier, *sentence.until(draft.start)])
    if not acting:
        return about.home or _told_of_before(sentence, before, about)
    text = sentence.doc.text[sentence.span.start_char : draft.start].lower().split()
    if any(word in OWN for word in text[-4:]):
        return acting[0]
    if about.home is None and len(acting) > 1 and acting[0] != about.titled:
        return None  # 'since Berlin brought back checks, Polish commuters wait, and the prime minister, X, objects'
    return acting[0] if about.home in (None, acting[0]) else None

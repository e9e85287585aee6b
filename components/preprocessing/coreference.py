"""Words that mean somebody named before: pronouns, 'the country', 'both sides'. Silent where the text leaves a doubt."""

from collections.abc import Sequence

from spacy.tokens import Doc

from components.knowledge.names import Names
from components.preprocessing.joining import Drafts


def refer_back(docs: Sequence[Doc], drafts: Drafts, names: Names, published: str | None) -> Drafts:
    """Return the drafts with those added that refer to an entity named before."""
    return drafts

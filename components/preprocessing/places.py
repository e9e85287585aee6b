"""Places below country level, and regions: found where the text uses the name as a place."""

from collections import Counter
from collections.abc import Iterable

from components.knowledge.names import Names
from components.preprocessing.countries import place_or_actor
from components.preprocessing.drafts import Draft
from components.preprocessing.gazetteer import Found
from components.preprocessing.parsed import Doc
from components.preprocessing.phrases import Context
from components.preprocessing.spans import next_word, previous_word, span_of

# Kinds of names that tell what country an article is about.
_LOCATING = ("country", "demonym", "capital", "city", "subdivision")
# So often must an article name another country before the larger namesake gives way.
ENOUGH = 2
_WHERE = {
    "in",
    "at",
    "near",
    "from",
    "to",
    "of",
    "around",
    "outside",
    "inside",
    "across",
    "into",
    "through",
    "toward",
    "towards",
    "between",
}


def countries_spoken_of(found: Iterable[Found], names: Names) -> Counter[str]:
    """Return how often an article names each country, or a place of a name that no other country has."""
    return Counter(
        f.known.country
        for f in found
        if f.known.country and f.known.kind in _LOCATING and f.form not in names.namesakes
    )


def country_of_place(found: Found, context: Context) -> str | None:
    """Return the country of a place: that named behind it, else that of a namesake that the article speaks of."""
    own, others = found.known.country, context.names.namesakes.get(found.form, ())
    if not others:
        return own
    for behind in context.found:
        # the place is looked at first: spaCy joins the text of a doc anew each time it is asked for
        apposed = behind.start == found.end + 2 and context.doc.text[found.end : behind.start] == ", "
        if apposed and behind.known.country in (own, *others):
            return behind.known.country
    if own and context.spoken_of.get(own):
        return own
    best = sorted(others, key=lambda c: -context.spoken_of.get(c, 0))
    needed = ENOUGH if own else 1
    clear = len(best) == 1 or context.spoken_of.get(best[0], 0) > context.spoken_of.get(best[1], 0)
    return best[0] if clear and context.spoken_of.get(best[0], 0) >= needed else own


def place_draft(found: Found, context: Context) -> Draft | None:
    """Return the draft of a region, city or first-level region, null where its word is used for something else."""
    known, doc, names = found.known, context.doc, context.names
    if known.kind == "region":
        role = place_or_actor(doc, found, names)
        return Draft(found.start, found.end, known.name, "PLACE", known.country, role=role, via=known.via, rank=52)
    span = span_of(doc, found.start, found.end)
    before, after = previous_word(doc, found.start), next_word(doc, found.end)
    is_place = any(token.ent_type_ in ("GPE", "LOC", "FAC") for token in span)
    is_place = is_place or (before is not None and before.lower_ in _WHERE)
    is_place = is_place or (after is not None and after.lower_ in names.nouns.places)
    part_of_name = any(
        t is not None
        and t.text[0].isupper()
        and t.lower_ not in names.nouns.places
        and t.pos_ == "PROPN"
        and not _apart(doc, t.idx, found)
        for t in (before, after)
    )
    if not is_place or part_of_name or any(token.ent_type_ == "PERSON" for token in span):
        return None
    end = found.end
    if (
        after is not None
        and after.text[0].isupper()
        and after.lower_ in names.nouns.places
        and after.idx == found.end + 1
    ):
        end = after.idx + len(after.text)
    return Draft(
        found.start, end, known.name, "PLACE", country_of_place(found, context), role="place", rank=40, score=0.7
    )


def _apart(doc: Doc, at: int, found: Found) -> bool:
    span = doc.char_span(min(at, found.start), max(at, found.end), alignment_mode="expand")
    return span is None or any(mark in span.text for mark in ",.;:()—–\n")

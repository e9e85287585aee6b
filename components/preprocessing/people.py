"""Persons: full names, their office and country as the text gives them, titles taken off."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from components.knowledge.forms import fold
from components.preprocessing.drafts import Draft
from components.preprocessing.gazetteer import Found
from components.preprocessing.introductions import introduced
from components.preprocessing.name_runs import PARTICLES, PATRONYMICS, capital_runs, without_titles
from components.preprocessing.offices import APPOSITION, has_office, office_begins, office_of
from components.preprocessing.parsed import Doc, Span
from components.preprocessing.phrases import Context
from components.preprocessing.spans import QUOTES, span_of

# Noise at the beginning of a name, a name behind a first name.
_MONTHS_THAT_ARE_NAMES = ("may", "april", "june", "august")
_FAITHS = ("christian", "shia", "islam")  # the first may begin a name
# Before a name they say that it is a place's.
_WHERE = ("off", "near", "in", "at", "outside", "inside", "around", "across")
_WHERE_OF_STRANGERS = ("on", "from", "below", "above", "into", "through", "along", "beyond", "towards", "toward", "via")
# 'The mayor of X': X is a place.
_LOCAL_OFFICES = ("mayor", "governor", "prefect", "bishop", "archbishop", "sheriff", "deputy mayor", "mayors")
_NAME = r"[A-Z][\w’'-]*\.?(?: (?:de |da |dos |del |van |bin )?[A-Z][\w’'-]*\.?)"
_NICKNAMED = re.compile(
    rf"(?P<first>{_NAME}{{0,3}}) (?:[“\"‘']|«\s?)[A-Z][\w’' -]{{1,20}}?(?:[”\"’']|\s?») (?P<last>{_NAME}{{0,2}})"
)
_NEXT_TO = ("adjacent", "close", "next")


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    why: str
    score: float


def named_people(context: Context) -> list[Draft]:
    """Return the persons named in a paragraph; single names too, where a title or the model speaks for a person."""
    drafts = [_known_person(found, context) for found in context.found if found.known.kind == "person"]
    drafts += [_person(candidate, context) for candidate in (*_of_model(context.doc), *_by_capitals(context))]
    return _over_nicknames([draft for draft in drafts if draft is not None], context)


def namesakes(context: Context) -> frozenset[str]:
    """Return the known persons whose name the paragraph gives to an official of another country.

    'Colombian Defence Minister Pedro Sánchez' is not the Spanish prime minister.
    """
    others = set()
    for found in context.found:
        if found.known.kind == "person" and found.known.country:
            _, country = office_of(span_of(context.doc, found.start, found.end), context)
            if country not in (None, found.known.country):
                others.add(found.known.name)
    return frozenset(others)


def _over_nicknames(drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """Join what a nickname parts: 'Juan Carlos “El Tigre” Bonilla' is one person, named without it."""
    text, joined = context.doc.text, list(drafts)
    for match in _NICKNAMED.finditer(text):
        first, last = match.span("first"), match.span("last")
        known = [d for d in drafts if d.start < match.end() and match.start() < d.end]
        before = match["first"].split()
        given = any(fold(word) in context.names.first_names for word in before) or any(
            d.start <= first[0] for d in known
        )
        if not given or (known and min(d.start for d in known) > first[1]):
            continue
        words = match["first"].split()
        titles = context.names.nouns.honorifics | context.names.nouns.offices
        while len(words) > 1 and words[0].lower().strip(".") in titles:
            words.pop(0)
        start = first[1] - len(match["first"]) + match["first"].rindex(" ".join(words))
        office = next((d.office for d in known if d.office), None)
        country = next((d.country for d in known if d.country), None)
        joined = [d for d in joined if d not in known]
        joined.append(
            Draft(
                start, last[1], f"{' '.join(words)} {match['last']}", "PERSON", country, extractor="nickname",
                rank=90, score=0.85, office=office,
            )
        )  # fmt: skip
    return joined


def _known_person(found: Found, context: Context) -> Draft | None:
    """A name of leaders.csv; a surname behind another capitalised word that is no title belongs to somebody else."""
    known = found.known
    span = span_of(context.doc, found.start, found.end)
    single = len(span) == 1
    behind = span.doc[span.end : span.end + 2]
    if len(behind) == 2 and behind[0].text == "-" and behind[1].text[0].isupper() and not behind[0].whitespace_:
        return None  # 'X Y-Zzz'
    if single and (_is_part_of_other_name(span.start - 1, context) or _is_part_of_other_name(span.end, context)):
        return None
    if _names_a_thing(span, context):
        return None
    office, _ = office_of(span, context)
    return Draft(
        found.start, found.end, known.name, "PERSON", known.country, via=known.via,
        rank=82 if single else 85, score=0.9, office=office,
    )  # fmt: skip


def _names_a_thing(span: Span, context: Context) -> bool:
    """'X International Airport', 'X Street': a thing called after a person."""
    nouns = context.names.nouns
    behind = [t.lower_ for t in span.doc[span.end : span.end + 2] if t.text[0].isupper()]
    return any(word in nouns.things or word in nouns.organisations for word in behind)


def _is_part_of_other_name(at: int, context: Context) -> bool:
    """Is the word at this place a capitalised one that is neither title nor known name nor the first of a sentence?"""
    nouns, doc = context.names.nouns, context.doc
    if not 0 <= at < len(doc):
        return False
    token = doc[at]
    if token.pos_ != "PROPN" or not token.text[0].isupper() or token.is_sent_start or context.at(token) is not None:
        return False
    return token.lower_.strip(".") not in nouns.honorifics | nouns.offices | nouns.noise


def _person(candidate: _Candidate, context: Context) -> Draft | None:
    span = without_titles(candidate.span, context)
    if span is None or not _plausible(span, context):
        return None
    office, country = office_of(span, context)
    nouns = context.names.nouns
    before = span.doc[candidate.span.start : span.start]
    titled = office is not None or any(t.lower_.strip(".") in nouns.honorifics | nouns.offices for t in before)
    single = len(span) == 1
    if single and not titled and candidate.why not in ("model", "age", "given name", "speaker"):
        return None
    apposed_only = single and candidate.why == "model"  # 'on Bornholm, its chief, ...': no office of Bornholm's
    if candidate.why != "title" and (not titled or apposed_only) and _is_where(span, context):
        return None
    rank = 80 if titled else 38 if single and candidate.why == "model" else 58
    if candidate.why == "saying" and not titled:
        rank = 54  # the rest of a body's name, where it has one
    if candidate.why == "subject" and span.root.ent_type_ == "ORG":
        rank = 20  # whoever else takes it for a body knows why
    return Draft(
        span.start_char, span.end_char, _clean(span.text), "PERSON", country, via="alias" if single else "name",
        extractor=candidate.why, score=candidate.score, rank=rank, office=office,
    )  # fmt: skip


def _is_where(span: Span, context: Context) -> bool:
    """'Off X Y', 'adjacent to X Y', 'waters of X Y': what stands there is a place, unless X is a first name."""
    before = span.doc[span.start - 1] if span.start else None
    if before is None:
        return False
    governor = before.nbor(-1).lower_ if before.i else ""
    if governor and before.lower_ == "and" and fold(span[0].text) not in context.names.first_names:
        known = context.at(before.nbor(-1))
        return known is not None and known.known.kind in ("city", "subdivision")
    if before.lower_ == "of":
        return governor in context.names.nouns.places or (len(span) == 1 and governor in _LOCAL_OFFICES)
    if before.lower_ in _WHERE:
        return True
    if before.lower_ in _WHERE_OF_STRANGERS and fold(span[0].text) not in context.names.first_names:
        return True
    return before.lower_ == "to" and governor in _NEXT_TO


def _of_model(doc: Doc) -> list[_Candidate]:
    return [_Candidate(ent, "model", 0.8) for ent in doc.ents if ent.label_ == "PERSON"]


def _by_capitals(context: Context) -> list[_Candidate]:
    """Names that an office, an apposition or a verb of saying marks: 'President X Y', 'X Y, the envoy', 'said X Y'."""
    doc, nouns = context.doc, context.names.nouns
    candidates = []
    for run in capital_runs(context):
        span = _behind_place(run, context)
        before = doc[span.start - 1] if span.start else None
        if before is not None and before.i and before.text in "'‘’ʻ" and not before.whitespace_:
            before = before.nbor(-1)  # 'its director, 'Alisi Y'
        if before is not None and before.text == "." and before.i and not before.nbor(-1).whitespace_:
            before = before.nbor(-1)  # 'Hon. X Y'
        after = doc[span.end] if span.end < len(doc) else None
        first = span[0].lower_.strip(".")
        titled = first in nouns.honorifics or first in nouns.offices
        titled = titled or (len(span) > 2 and span[1].lower_ in nouns.offices and context.at(span[0]) is not None)
        if before is not None and (before.lower_ in nouns.offices or before.lower_.strip(".") in nouns.honorifics):
            titled = before.lower_ not in ("the",)
        spoken = any(
            t is not None and (t.lemma_ in nouns.telling or t.lemma_ == "tell") and t.pos_ in ("VERB", "AUX")
            for t in (before, after)
        )
        apposed = len(span) > 1 and (
            (
                before is not None
                and before.text == ","
                and has_office(doc[max(0, span.start - APPOSITION) : before.i], context)
            )
            or (after is not None and after.text == "," and office_begins(doc[span.end + 1 : span.end + 6], context))
        )
        named = len(span) > 1 and _has_first_name(span, context)
        why = "title" if titled else "apposition" if apposed else "first name" if named else ""
        why = why or introduced(span, context) or ("saying" if spoken and len(span) > 1 else "")
        if why:
            candidates.append(_Candidate(span, why, 0.85))
    return candidates


def _behind_place(run: Span, context: Context) -> Span:
    """Return 'X Y' of 'the resident of Agarak X Y', where the words in a row begin with a place."""
    if len(run) < 3 or run.start == 0 or run.doc[run.start - 1].lower_ not in ("of", "from"):
        return run
    known = context.names.first_names
    return run[1:] if fold(run[0].text) not in known and fold(run[1].text) in known else run


def _has_first_name(span: Span, context: Context) -> bool:
    """Does a name begin with a first name, titles before it passed over?"""
    nouns = context.names.nouns
    for token in span[:-1]:
        plain = token.lower_.strip(".")
        if plain in nouns.honorifics or plain in nouns.offices or plain in nouns.office_qualifiers:
            continue
        return fold(token.text) in context.names.first_names and span[-1].text[0].isupper()
    return False


def _plausible(span: Span, context: Context) -> bool:
    nouns = context.names.nouns
    text = span.text
    words = [t.lower_ for t in span]
    of_bodies = (nouns.organisations, nouns.organs, nouns.government, nouns.things)
    if (
        sum(t.text not in "-–" for t in span) > 6
        or any(c.isdigit() for c in text)
        or any(m in text for m in QUOTES.replace("'", "").replace("’", "") + "\n©@/:;[]")
    ):
        return False
    if span.start and span.doc[span.start - 1].lower_ in nouns.vessels:
        return False
    if len(words) > 1 and words[0] in nouns.places:
        return False  # 'Village de X'
    known = context.names.first_names
    placed = words[0] in nouns.place_prefixes and not any(fold(w) in known for w in words[1:])  # but 'Umm Ahmad'
    if len(words) > 1 and ((words[0] in nouns.ships and span[0].text.isupper()) or placed):
        return False
    if not text[0].isupper() or (len(span) == 1 and (len(text) < 2 or not text[-1].isalpha() or text.isupper())):
        return False
    if (
        any(w in nouns.noise and not _is_name_too(n, words) for n, w in enumerate(words))
        or any(w in nouns.not_actors for w in words)
        or (words[-2:-1] != ["-"] and any(words[-1] in kind for kind in of_bodies))  # but 'Mai-Palace'
    ):
        return False
    if len(span) > 1 and span[1].text == "-" and len(span[0]) > 2 and span[0].text.isupper():  # 'EDL-Generation'
        return False
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if following is not None and following.text in nouns.places | nouns.things:  # 'the X Y mine', 'the X Y exercise'
        return False
    whole = next((f for f in context.found if f.start <= span.start_char and f.end >= span.end_char), None)
    if whole is not None and whole.known.kind != "person":
        return False
    inner = [f for f in context.found if f.start >= span.start_char and f.end <= span.end_char]
    if any(f.known.kind in ("demonym", "actor", "region") for f in inner):
        return False
    if any(
        f.known.kind == "country" and f.end == span.end_char and f.start > span.start_char and " " in f.form
        for f in inner
    ):
        return False
    small = PARTICLES | PATRONYMICS
    named = (t.text[0].isupper() or t.lower_ in small or t.is_punct or t.nbor(-1).text == "-" for t in span)
    return all(named)


def _is_name_too(at: int, words: Sequence[str]) -> bool:
    """'X May', 'Christian Y': words of prose that are names where another stands beside them."""
    return (at > 0 and words[at] in _MONTHS_THAT_ARE_NAMES) or (at + 1 < len(words) and words[at] in _FAITHS[: at + 1])


def _clean(text: str) -> str:
    name = re.sub(r"['’]s?$", "", re.sub(r"\s+", " ", text).strip(QUOTES + " ,"))
    return name.title() if name.isupper() and " " in name else name  # 'ANA LUND' of a transcript

"""A row for an act that the context tells: the sentence and the word of action it leans on, and its two ends."""

from collections.abc import Iterator
from itertools import pairwise

from components.preprocessing.parsed import Token
from components.preprocessing.records import Relation
from components.preprocessing.relations.context import Act
from components.preprocessing.relations.context_features import ContextFeatures
from components.preprocessing.relations.ends import End, Ends
from components.preprocessing.relations.kept import SentenceKept
from components.preprocessing.relations.readings import Reading
from components.preprocessing.relations.when import dated
from components.schema import PLOVER

BOTH_MAY = ("AGREE", "CONSULT", "COOPERATE")  # acts of which one entry may stand for both sides
_USUAL = {"+": "CONSULT", "-": "ACCUSE"}  # where no word of the paragraph says a type of the sign
# what the answer to an act says about the act that it answers: thanks for help, the refusal of a demand
_ANSWERED = {("+", "SUPPORT"): "AID", ("-", "REJECT"): "ACCUSE", ("+", "REQUEST"): "AGREE"}
_FOUND_BY = "context"


def supplied(own: ContextFeatures, act: tuple[str, str, str]) -> Relation | None:
    """Return a row for an act of one country on another with a sign; null without a word of action or an end."""
    source, target, sign = act
    found = _leaning_on(own, source, target, sign)
    if found is None:
        return None
    word, sentence, reading = found
    ends = [_end(own, country, sentence) for country in (source, target)]
    if any(end is None for end in ends):
        return None
    first, second = (end for end in ends if end is not None)
    if reading.type == "ACCUSE" and _is_told_of(second, word, own.here.kept.ends):
        return None
    if sign == "-" and own.here.kept.ends.listed(first, second) and not _each_other(sentence):
        return None  # 'A and B denounced' something
    when, reading = dated(word, sentence.acts.words, sentence.dates, own.context.year, reading)
    start = word.idx
    return Relation(
        start=sentence.acts.words.start_char,
        end=sentence.acts.words.end_char,
        source=first.entity,
        target=second.entity,
        source_mention=first.mention,
        target_mention=second.mention,
        source_country=source,
        target_country=target,
        type=reading.type,
        polarity=sign,
        status=reading.status,
        mutual=False,
        cue_start=start,
        cue_end=start + len(word.text),
        cue=word.doc.text[start : start + len(word.text)],
        event_date=when,
        score=0.0,
        found_by=_FOUND_BY,
    )


def _is_told_of(end: End, verb: Token, ends: Ends) -> bool:
    """'Accused A of terrorising B': B is in what A is accused of."""
    if end.mention is None:
        return False
    steps = [ends.head(end), *ends.head(end).ancestors]
    above = steps[: steps.index(verb)] if verb in steps else []
    accused = [noun for noun in verb.children if noun.dep_ == "dobj" and ends.of_noun(noun)]
    return bool(accused) and any(step.dep_ == "pcomp" for step in above)


def _each_other(sentence: SentenceKept) -> bool:
    words = [word.lower_ for word in sentence.acts.words]
    return any(pair in (("each", "other"), ("one", "another")) for pair in pairwise(words))


def _leaning_on(
    own: ContextFeatures, source: str, target: str, sign: str
) -> tuple[Token, SentenceKept, Reading] | None:
    """The word of action that an act leans on, its sentence, and what it says: of the act's sign before all else."""
    sentences = own.here.kept.sentences
    for sentence in sentences:
        likely = sentence.likely.get((source, target))
        if likely is not None and PLOVER[likely.type][0] == sign:
            return likely.word, sentence, Reading(likely.type, sign)
    told = {row.cue_start for row in own.here.kept.rows}
    acts = [act for act in own.here.acts if act.reading.kept]
    best = max(acts, key=lambda act: _fit(act, own, (source, target, sign), told), default=None)
    if best is not None:
        reading = best.reading
        kind = reading.type if reading.polarity == sign else _answered(own, source, target, sign)
        return best.trigger.token, sentences[best.sentence], Reading(kind, sign, reading.status)
    return None


def _fit(act: Act, own: ContextFeatures, wanted: tuple[str, str, str], told: set[int]) -> tuple[int, int]:
    source, target, sign = wanted
    points = 5 * (act.reading.polarity == sign)
    points += 3 * (source in act.sources or target in act.targets) - 3 * (
        source in act.targets or target in act.sources
    )
    points += sum(
        country in own.here.named and act.sentence in own.here.named[country].sentences for country in wanted[:2]
    )
    points -= 2 * (act.trigger.span[0] in told)
    return points, -act.trigger.token.i


def _answered(own: ContextFeatures, source: str, target: str, sign: str) -> str:
    """The type of an act of which only the sign is known: by the answer to it, where the paragraph tells one."""
    rows = own.here.rows.get(frozenset((source, target)), [])
    answers = (_ANSWERED.get((sign, row.type)) for row in rows if row.source_country == target)
    return next((kind for kind in answers if kind), _USUAL[sign])


def _end(own: ContextFeatures, country: str, sentence: SentenceKept) -> End | None:
    """Who stands for a country: a mention of the sentence, else whoever does so elsewhere in the article."""
    words = sentence.acts.words
    mentions = own.here.kept.ends.mentions
    named = own.here.named.get(country)
    for end in named.ends if named else ():
        if end.mention is not None and words.start_char <= mentions[end.mention].start < words.end_char:
            return end
    return next(_elsewhere(own, country), None)


def _elsewhere(own: ContextFeatures, country: str) -> Iterator[End]:
    paragraphs = own.context.paragraphs
    for number in [*range(own.number, -1, -1), *range(own.number + 1, len(paragraphs))]:
        if country in paragraphs[number].named:
            yield End(None, paragraphs[number].named[country].ends[0].entity, country)

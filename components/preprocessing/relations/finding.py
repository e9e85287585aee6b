"""Relations of an article: the acts that its sentences state, with both ends, type, sign, status and date."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from spacy.tokens import Span, Token

from components.knowledge.relations import RelationCue, RelationRules
from components.preprocessing.records import ArticleDocs, DateFound, Entities, Relation
from components.preprocessing.relations.ends import End, Ends
from components.preprocessing.relations.frames import Frame, frame_of
from components.preprocessing.relations.readings import Reading, is_historic, reading_of
from components.preprocessing.relations.triggers import Trigger, find_triggers


def find_relations(
    article: ArticleDocs, entities: Entities, dates: list[list[DateFound]], rules: RelationRules
) -> list[list[Relation]]:
    """Return the relations of each body paragraph of an article, in the order of their words.

    A relation joins two different actors by a word of action of the same sentence; two names in one sentence
    without such a word give none. Acts inside one country are rows too, with both countries the same.
    """
    now = _year(article.published)
    found: list[list[Relation]] = []
    for number, doc in enumerate(article.docs):
        ends = Ends(doc, number, entities, rules)
        rows: dict[tuple[object, ...], Relation] = {}
        for sentence in doc.sents:
            for row in _of_sentence(sentence, ends, dates[number], now):
                key = (row.start, row.source, row.target, row.source_country, row.target_country, row.type, row.status)
                if key not in rows or rows[key].score < row.score:
                    rows[key] = row
        found.append(sorted(rows.values(), key=lambda row: (row.start, row.cue_start)))
    return found


def _of_sentence(sentence: Span, ends: Ends, dates: Sequence[DateFound], now: int | None) -> Iterator[Relation]:
    for trigger in find_triggers(sentence, ends.rules):
        for cue in trigger.cues:
            frame = frame_of(trigger, cue, ends)
            pairs = list(_pairs(frame, ends))
            if not pairs:
                continue
            reading = reading_of(trigger.token, cue, ends.rules)
            if reading.kept:
                if frame.asked and reading.type != "REQUEST":
                    reading = Reading("REQUEST", "+", reading.status)
                date, reading = _dated(trigger.token, sentence, dates, now, reading)
                for source, target in pairs:
                    yield _row(sentence, trigger, cue, reading, (source, target), frame, date)
            break


def _pairs(frame: Frame, ends: Ends) -> Iterator[tuple[End, End]]:
    """The pairs of different actors of a frame."""
    pairs = (
        combinations(frame.sources, 2)
        if frame.mutual and not frame.targets
        else ((source, target) for source in frame.sources for target in frame.targets)
    )
    for source, target in pairs:
        if _different(source, target, ends):
            yield source, target


def _different(source: End, target: End, ends: Ends) -> bool:
    """Whether two ends are different actors: no country beside its own organ or a place in it."""
    if source.entity == target.entity and source.country == target.country:
        return False
    if source.country is None or source.country != target.country:
        return True
    types = {ends.entities.entities[end.entity].type for end in (source, target)}
    return not types & {"COUNTRY", "PLACE"}


def _row(
    sentence: Span,
    trigger: Trigger,
    cue: RelationCue,
    reading: Reading,
    pair: tuple[End, End],
    frame: Frame,
    date: str | None,
) -> Relation:
    source, target = pair
    words = [w for w in trigger.words if abs(w.i - trigger.token.i) < len(trigger.words)]
    start, end = min(w.idx for w in words), max(w.idx + len(w.text) for w in words)
    return Relation(
        start=sentence.start_char,
        end=sentence.end_char,
        source=source.entity,
        target=target.entity,
        source_mention=source.mention,
        target_mention=target.mention,
        source_country=source.country,
        target_country=target.country,
        type=reading.type,
        polarity=reading.polarity,
        status=reading.status,
        mutual=frame.mutual and reading.type in ("AGREE", "CONSULT", "COOPERATE", "SUPPORT", cue.type),
        cue_start=start,
        cue_end=end,
        cue=sentence.doc.text[start:end],
        event_date=date,
        score=round(cue.score, 3),
    )


def _dated(
    token: Token, sentence: Span, dates: Sequence[DateFound], now: int | None, reading: Reading
) -> tuple[str | None, Reading]:
    """The date of an act: of the dates of its sentence the one nearest to the word of action."""
    inside = [d for d in dates if sentence.start_char <= d.start < sentence.end_char]
    nearest = min(inside, key=lambda d: abs(d.start - token.idx), default=None)
    years = [year for d in inside if (year := _year(d.date)) is not None]
    if reading.status == "actual" and is_historic(sentence.text, years, now):
        reading = Reading(reading.type, reading.polarity, "historic")
    return (nearest.date if nearest else None), reading


def _year(edtf: str | None) -> int | None:
    return int(edtf[:4]) if edtf and edtf[:4].isdigit() else None

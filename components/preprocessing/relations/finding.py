"""Relations of an article: the acts that its sentences state, with both ends, type, sign, status and date."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from components.knowledge.relation_model import RelationModel
from components.knowledge.relations import RelationRules
from components.preprocessing.parsed import Span, Token
from components.preprocessing.records import ArticleDocs, DateFound, Entities, Relation
from components.preprocessing.relations.blocs import Blocs
from components.preprocessing.relations.completing import completed
from components.preprocessing.relations.ends import End, Ends, Frame, Meant
from components.preprocessing.relations.evidence import Acts
from components.preprocessing.relations.kept import ParagraphKept, SentenceKept
from components.preprocessing.relations.leaning import LEANING, lean
from components.preprocessing.relations.learned import with_learned
from components.preprocessing.relations.noun_frames import noun_frame
from components.preprocessing.relations.readings import Reading, reading_of
from components.preprocessing.relations.reported import reported_acts
from components.preprocessing.relations.setting import Setting
from components.preprocessing.relations.speakers import interviewed
from components.preprocessing.relations.story import Story, named_in
from components.preprocessing.relations.triggers import Trigger
from components.preprocessing.relations.verb_frames import about, verb_frame
from components.preprocessing.relations.when import dated, year_of

HOSTILE = ("ASSAULT", "COERCE", "SANCTION")
MOST_SIDES = 12  # an act of more sides than this is an assembly, not an act between two of them


def find_relations(
    article: ArticleDocs,
    entities: Entities,
    dates: list[list[DateFound]],
    rules: RelationRules,
    model: RelationModel | None = None,
) -> list[list[Relation]]:
    """Return the relations of each body paragraph of an article, in the order of their words.

    A relation joins two different actors by a word of action of the same sentence; two names in one sentence
    without such a word give none. Acts inside one country are rows too, with both countries the same. With a model,
    what it learned of labelled sentences corrects and completes what the rules find.
    """
    return [kept.rows for kept in read_article(article, entities, dates, rules, model)]


def read_article(
    article: ArticleDocs,
    entities: Entities,
    dates: list[list[DateFound]],
    rules: RelationRules,
    model: RelationModel | None = None,
) -> list[ParagraphKept]:
    """Return what the sentences of an article say by themselves, paragraph by paragraph: relations and what is open."""
    reader = _Reader(article, entities, rules, model)
    return [reader.paragraph(number, dates[number]) for number in range(len(article.docs))]


class _Reader:
    """Reads the paragraphs of one article in order, keeping what later sentences lean on."""

    def __init__(
        self, article: ArticleDocs, entities: Entities, rules: RelationRules, model: RelationModel | None
    ) -> None:
        self.model = model
        self.article = article
        self.entities = entities
        self.rules = rules
        self.now = year_of(article.published)
        setting = Setting(entities)
        self.story = Story(named_in(article.title, entities), setting)
        speaker = interviewed(article, entities)
        asked = End(None, speaker, entities.entities[speaker].country) if speaker else None
        self.meant = Meant(asked, setting.home)
        self.blocs = Blocs()

    def paragraph(self, number: int, dates: Sequence[DateFound]) -> ParagraphKept:
        """The relations of one paragraph, with what was read of it."""
        ends = Ends(self.article.docs[number], number, self.entities, self.rules, self.meant)
        self.story.paragraph = number
        self.blocs.read(ends)
        kept = ParagraphKept(ends)
        best: dict[tuple[object, ...], Relation] = {}
        for sentence in ends.doc.sents:
            when = [date for date in dates if sentence.start_char <= date.start < sentence.end_char]
            read = SentenceKept(Acts(sentence, self.rules), when)
            kept.sentences.append(read)
            rows = list(self._stated(read, ends, when))
            for act in reported_acts(sentence, rows, ends):
                date, reading = dated(act.word, sentence, when, self.now, act.reading)
                span = (act.word.idx, act.word.idx + len(act.word.text))
                row = _row(sentence, span, (act.source, act.target), reading, act.score, date)
                rows.append(replace(row, found_by="reported"))
            named = [ends.end(index) for index in ends.inside(sentence)]
            self.story.hear(named)
            if self.model is not None and len({end.country for end in named}) > 1:  # else there is no pair to weigh
                rows = with_learned(rows, self.model, ends, read, when)
            for row in rows:
                key = _key(row)
                if key not in best or (best[key].mutual, best[key].score) < (row.mutual, row.score):
                    best[key] = row
        kept.rows = sorted(best.values(), key=lambda row: (row.start, row.cue_start, row.source, row.target))
        return kept

    def _stated(self, read: SentenceKept, ends: Ends, dates: Sequence[DateFound]) -> Iterator[Relation]:
        sentence = read.acts.words
        told: list[int] = []  # where the words of action stand that gave rows
        open_ended: list[tuple[Trigger, Frame]] = []
        halves = read.open_acts
        used: set[int] = set()  # further words of the phrases that gave rows
        for triggers in read.acts.found:
            if triggers[0].token.i in used or _in_a_name(triggers[0].token, ends):
                continue
            for trigger in triggers:
                frame = verb_frame(trigger, ends) if trigger.is_verb else noun_frame(trigger, ends)
                frame = replace(frame, sources=tuple(self.blocs.expand(frame.sources)))
                leaned = lean(trigger, frame, self.story, ends)
                pairs = [pair for pair in _pairs(leaned) if _different(*pair) and not self._is_no_act(trigger, pair)]
                if pairs:
                    score = trigger.cue.score * (LEANING if leaned != frame else 1)
                    told.append(trigger.token.i)
                    used.update(word.i for word in trigger.words[1:])
                    found_by = "frame" if leaned == frame else "leaned"
                    yield from self._rows(sentence, (trigger, leaned, score), pairs, dates, found_by)
                    break
            else:
                halves.append((triggers[0], frame))
                if triggers[0].cue.type in HOSTILE:
                    self.story.attempt(frame.sources)
                if triggers[0].is_verb and "complement" in triggers[0].cue.targets:
                    open_ended.append((triggers[0], verb_frame(triggers[0], ends)))
        for trigger, frame in open_ended:
            targets = about(trigger.token, told, ends)
            pairs = [(s, t) for s in frame.sources for t in targets if s.country != t.country and _different(s, t)]
            told.extend(trigger.token.i for _ in pairs)
            yield from self._rows(sentence, (trigger, frame, trigger.cue.score * LEANING), pairs, dates, "clause")
        wholes = (
            ((t, completed(t, frame, ends.within(sentence), ends)) for t, frame in halves) if not told else iter(())
        )
        for trigger, whole in wholes:
            if whole is not None:
                found = (trigger, whole, trigger.cue.score * LEANING)
                yield from self._rows(sentence, found, list(_pairs(whole)), dates, "completed")
                return

    def _is_no_act(self, trigger: Trigger, pair: tuple[End, End]) -> bool:
        """Whether one only spoke to a medium, or did something peaceful at a place of the same country."""
        types = {self.entities.entities[end.entity].type for end in pair}
        at_home = pair[0].country == pair[1].country and "PLACE" in types
        return (trigger.cue.type == "CONSULT" and "MEDIA" in types) or (at_home and trigger.cue.type not in HOSTILE)

    def _rows(
        self,
        sentence: Span,
        found: tuple[Trigger, Frame, float],
        pairs: list[tuple[End, End]],
        dates: Sequence[DateFound],
        found_by: str,
    ) -> Iterator[Relation]:
        trigger, frame, score = found
        reading = reading_of(trigger, self.rules)
        if not reading.kept:
            return
        if frame.asked and reading.type != "REQUEST":
            reading = Reading("REQUEST", "+", reading.status)
        if reading.type == "REQUEST" and frame.mutual and not frame.targets:
            return  # 'A and B called on them to return to the talks': A asks nothing of B
        date, reading = dated(trigger.token, sentence, dates, self.now, reading)
        mutual = frame.mutual and reading.type == trigger.cue.type and reading.status in ("actual", "historic")
        for source, target in pairs:
            self.story.add(reading.type, source, target)
            row = _row(sentence, trigger.span, (source, target), reading, score, date, mutual=mutual)
            yield replace(row, found_by=found_by)


def _in_a_name(token: Token, ends: Ends) -> bool:
    """Whether a word of action is part of a name: 'the Support Mission in A'."""
    return token.pos_ == "PROPN" and bool(ends.at(token))


def _pairs(frame: Frame) -> Iterator[tuple[End, End]]:
    if frame.mutual and not frame.targets:
        return combinations(frame.sources, 2) if len(frame.sources) <= MOST_SIDES else iter(())
    if not frame.mutual and len(frame.targets) > 1 and _entities(frame.targets) <= _entities(frame.sources):
        return iter(())  # a group does nothing to itself
    return ((source, target) for source in frame.sources for target in frame.targets)


def _entities(found: tuple[End, ...]) -> set[str]:
    return {end.entity for end in found}


def _different(source: End, target: End) -> bool:
    """Whether two ends are different actors; an act inside one country joins two entities of it."""
    return source.entity != target.entity or source.country != target.country


def _key(row: Relation) -> tuple[object, ...]:
    """What makes two rows of a sentence one: ends, type and status; an act of both sides has no direction.

    An agreement and what is agreed ('agreed to cooperate') are one as well.
    """
    ends = [(row.source, row.source_country or ""), (row.target, row.target_country or "")]
    status = "" if row.type == "AGREE" else row.status
    return (row.start, *(sorted(ends) if row.mutual or row.type == "AGREE" else ends), row.type, status)


def _row(
    sentence: Span,
    span: tuple[int, int],
    pair: tuple[End, End],
    reading: Reading,
    score: float,
    date: str | None,
    *,
    mutual: bool = False,
) -> Relation:
    source, target = pair
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
        mutual=mutual,
        cue_start=span[0],
        cue_end=span[1],
        cue=sentence.doc.text[span[0] : span[1]],
        event_date=date,
        score=round(score, 3),
    )

"""Acts of speakers that a report implies: 'A says B must leave' asks B, 'A says B shelled it' accuses B."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.preprocessing.parsed import Span, Token
from components.preprocessing.records import Relation
from components.preprocessing.relations.ends import End, Ends
from components.preprocessing.relations.readings import Reading
from components.preprocessing.relations.syntax import children, is_verb, own_subjects, subjects
from components.preprocessing.relations.triggers import lemma

DEMAND = 0.5
CHARGE = 0.45
_VIOLENT = ("ASSAULT", "COERCE")


@dataclass(frozen=True, slots=True)
class Reported:
    """An act of a speaker, with the word that tells it."""

    word: Token
    source: End
    target: End
    reading: Reading
    score: float


def reported_acts(sentence: Span, rows: Sequence[Relation], ends: Ends) -> Iterator[Reported]:
    """Yield what speakers of a sentence do by what they say; `rows` are the acts found in it."""
    for verb in sentence:
        if not is_verb(verb) or lemma(verb) not in ends.rules.saying_verbs:
            continue
        speakers = ends.of(subjects(verb))
        for clause in children(verb, "ccomp") if speakers else []:
            yield from _demands(verb, clause, speakers, ends)
            yield from _charges(verb, clause, speakers, rows)
            yield from _blames(verb, clause, speakers, ends)
            yield from _complains(verb, clause, speakers, ends)


def _demands(verb: Token, clause: Token, speakers: list[End], ends: Ends) -> Iterator[Reported]:
    duties = [word for word in children(clause, "aux") if word.lower_ in ends.rules.duty_words]
    for duty in duties[:1]:
        speaking = {end.entity for end in speakers}
        asked = [end for end in ends.of(own_subjects(clause)) if end.entity not in speaking]
        for source in speakers:
            for target in asked:
                yield Reported(duty, source, target, Reading("REQUEST", "-"), DEMAND)


def _blames(verb: Token, clause: Token, speakers: list[End], ends: Ends) -> Iterator[Reported]:
    said_of = [word for word in children(clause, "acomp", "prep", "attr") if word.lower_ in ends.rules.blame_words]
    blamed = ends.of(own_subjects(clause)) if said_of and not children(clause, "neg") else []
    for source in speakers:
        for target in blamed:
            if source.entity != target.entity:
                yield Reported(said_of[0], source, target, Reading("ACCUSE", "-"), DEMAND)


def _complains(verb: Token, clause: Token, speakers: list[End], ends: Ends) -> Iterator[Reported]:
    done_by = ends.of(own_subjects(clause)) if lemma(verb) in ends.rules.complaining_verbs else []
    for source in speakers:
        for target in done_by:
            if source.entity != target.entity:
                yield Reported(verb, source, target, Reading("ACCUSE", "-"), DEMAND)


def _charges(verb: Token, clause: Token, speakers: list[End], rows: Sequence[Relation]) -> Iterator[Reported]:
    first, last = clause.left_edge.idx, clause.right_edge.idx
    for row in rows:
        if row.type not in _VIOLENT or row.status != "actual" or not first <= row.cue_start <= last:
            continue
        for speaker in speakers:
            if speaker.country and speaker.country == row.target_country and speaker.country != row.source_country:
                accused = End(row.source_mention, row.source, row.source_country)
                yield Reported(verb, speaker, accused, Reading("ACCUSE", "-"), CHARGE)

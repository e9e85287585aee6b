"""Acts of one country on another, in a further language: a verb of its file with both ends beside it.

Only what the grammar of one clause says: a subject and an object, a complement behind 'with' or 'to', the passive with
its agent, or several subjects that do it together. Each end has to stand for a country, and not for the same. What
stands in quotation marks, in a question or under another verb (wants to, may, tries to) gives no act.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.knowledge.language import Frame, LanguageKnowledge
from components.preprocessing.languages.ends import End, Ends
from components.preprocessing.languages.places_and_roles import case_of
from components.preprocessing.parsed import Doc, Span, Token
from components.preprocessing.records import ArticleDocs, DateFound, Entities, Quotation, Relation
from components.schema import PLOVER

_SCORE = 0.7
_MUTUAL = ("AGREE", "CONSULT", "COOPERATE")
_OBLIQUE = ("obl:arg", "obl:mod", "obl", "nmod", "iobj")
_AGENT = ("obl:agent",)


@dataclass(frozen=True, slots=True)
class _Act:
    kind: str  # PLOVER type
    source: End
    target: End
    mutual: bool


class ActFinder:
    """Finds acts in articles of one language."""

    def __init__(self, language: LanguageKnowledge) -> None:
        """Take the verbs of a language."""
        self._frames, self._words, self._nouns = language.acts, language.act_words, language.nouns
        self._objects = {"", *self._words.get("some", ())}  # models take 'des' in 'frapper des positions' for 'of the'

    def find(
        self,
        docs: ArticleDocs,
        entities: Entities,
        quotations: Sequence[Sequence[Quotation]],
        dates: Sequence[Sequence[DateFound]],
    ) -> list[list[Relation]]:
        """Return the acts of each paragraph."""
        found: list[list[Relation]] = []
        for doc, mentions, said, when in zip(docs.docs, entities.mentions, quotations, dates, strict=True):
            ends = Ends(mentions, entities, self._nouns)
            quoted = [q for q in said if q.direct]
            found.append([r for sentence in doc.sents for r in self._in(doc, sentence, ends, quoted, when)])
        return found

    def _in(
        self, doc: Doc, sentence: Span, ends: Ends, quoted: Sequence[Quotation], when: Sequence[DateFound]
    ) -> Iterator[Relation]:
        if sentence.text.rstrip().endswith("?"):
            return
        days = [d.date for d in when if sentence.start_char <= d.start < sentence.end_char]
        day = days[0] if len(days) == 1 else None
        for verb in sentence:
            if verb.pos_ != "VERB" or any(q.start <= verb.idx < q.end for q in quoted):
                continue
            status = self._status(verb)
            if status is None:
                continue
            for act in self._of(verb, ends):
                if act.source.country != act.target.country and act.source.entity != act.target.entity:
                    yield _relation(sentence, verb, act, status, day)

    def _of(self, verb: Token, ends: Ends) -> Iterator[_Act]:
        """Yield what a verb says."""
        if kind := self._type("object", verb):
            for agent, patient in self._agent_and_patient(verb, ends):
                yield _Act(kind, agent, patient, mutual=kind in _MUTUAL)
        subjects = self._subjects(verb, ends)
        for name in ("with", "to"):
            if kind := self._type(name, verb):
                for target in self._behind(verb, ends, self._frames[name]):
                    for source in subjects:
                        yield _Act(kind, source, target, mutual=kind in _MUTUAL)
        if (kind := self._type("together", verb)) and len({end.country for end in subjects}) > 1:
            first, *others = subjects
            for other in others:
                yield _Act(kind, first, other, mutual=True)

    def _agent_and_patient(self, verb: Token, ends: Ends) -> Iterator[tuple[End, End]]:
        if self._punishes(verb):
            return
        passive = [child for child in verb.children if child.dep_ == "nsubj:pass"]
        if passive:
            agents = [c for c in verb.children if c.dep_ in _AGENT and case_of(c) in self._words["by"]]
            pairs = [(agents, passive)]
        else:
            objects = [c for c in verb.children if c.dep_ == "obj" and c.i > verb.i and case_of(c) in self._objects]
            pairs = [([c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i], objects)]
        for actors, patients in pairs:
            for actor in (end for noun in actors for end in ends.of(noun)):
                for patient in (end for noun in patients for end in ends.of(noun, of_thing=True)):
                    yield actor, patient

    def _subjects(self, verb: Token, ends: Ends) -> list[End]:
        return [end for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i for end in ends.of(c)]

    def _behind(self, verb: Token, ends: Ends, frame: Frame) -> Iterator[End]:
        """Yield what stands behind one of the frame's words, below the verb or below its object."""
        objects = [child for child in verb.children if child.dep_ in ("obj", "xcomp")]
        for noun in (c for word in (verb, *objects) for c in word.children if c.dep_ in _OBLIQUE and c.i > verb.i):
            if case_of(noun) in frame.words:
                yield from ends.of(noun)

    def _type(self, frame: str, verb: Token) -> str | None:
        return self._frames[frame].types.get(verb.lemma_) if frame in self._frames else None

    def _punishes(self, verb: Token) -> bool:
        """'A condamné un Français à dix ans de prison': the sentence of a court."""
        return any(word.lemma_ in self._words["punished"] for word in verb.subtree)

    def _status(self, verb: Token) -> str | None:
        """Return the status of what a verb says; null where another verb decides on it, or it has no person."""
        auxiliaries = [child for child in verb.children if child.dep_.startswith("aux")]
        forms = " ".join([verb.morph, *(word.morph for word in auxiliaries)])
        if any(word.lower_ in self._words["not"] and word.dep_ == "advmod" for word in verb.children):
            return "denied"
        if "VerbForm=Inf" in verb.morph or "VerbForm=Fin" not in forms:
            return None
        if any(word.lower_ in self._words["if"] and word.dep_ == "mark" for word in verb.children):
            return "hypothetical"
        if "Mood=Cnd" in forms:
            return "hypothetical"
        return "planned" if "Tense=Fut" in forms else "actual"


def _relation(sentence: Span, verb: Token, act: _Act, status: str, day: str | None) -> Relation:
    return Relation(
        start=sentence.start_char,
        end=sentence.end_char,
        source=act.source.entity,
        target=act.target.entity,
        source_mention=act.source.mention,
        target_mention=act.target.mention,
        source_country=act.source.country,
        target_country=act.target.country,
        type=act.kind,
        polarity=PLOVER[act.kind][0],
        status=status,
        mutual=act.mutual,
        cue_start=verb.idx,
        cue_end=verb.idx + len(verb.text),
        cue=verb.text,
        event_date=day,
        score=_SCORE,
    )

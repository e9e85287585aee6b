"""Who speaks, in a further language: the verb of saying beside quoted words, and whom it has for its subject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.knowledge.forms import fold
from components.preprocessing.parsed import Doc, Token
from components.preprocessing.quotation_marks import Quoted
from components.preprocessing.records import Entities, Mention
from components.preprocessing.spans import span_of

_VERBS = ("VERB", "AUX", "ADJ", "NOUN")  # models take 'a martelé' for any of these
_NOT_BEFORE_VERB = ("DET", "ADP", "NUM")
_NEAR = 12  # words between the marks and the verb, or between the verb and who speaks
_SUBJECTS = ("nsubj", "nsubj:pass", "expl:subj", "obj")  # of verbs turned round the models say 'obj'
_SPEAK = ("PERSON", "GOV", "COUNTRY", "IGO", "ORG", "ARMED_GROUP", "MEDIA", "MOVEMENT", "COMPANY")


@dataclass(frozen=True, slots=True)
class SpeakingWords:
    """The words of a language around speech; first names say who is meant by 'he' or 'she'."""

    speech: Mapping[str, frozenset[str]]
    said: Mapping[str, str]  # form -> verb
    first_names: Mapping[str, str]
    offices: frozenset[str]

    def verb(self, word: Token) -> str | None:
        """The verb of saying that a word is: by its dictionary form, or as written where no article precedes."""
        if word.lemma_ in self.speech["verbs"] and word.pos_ in _VERBS:
            return word.lemma_
        noun = word.i > 0 and word.doc[word.i - 1].pos_ in _NOT_BEFORE_VERB
        return None if noun else self.said.get(word.lower_)


class SpeakingParagraph:
    """A paragraph in which somebody may speak: verbs of saying beside marks, and who is the one that speaks."""

    def __init__(
        self, doc: Doc, mentions: Sequence[Mention], entities: Entities, before: Sequence[Mention], words: SpeakingWords
    ) -> None:
        """Take what is named in a paragraph, and the persons named `before` it."""
        self.doc, self._mentions, self._entities, self._before = doc, mentions, entities, list(before)
        self._words, self._speech, self._says = words, words.speech, words.verb

    def sentence_of(self, quoted: Quoted) -> tuple[int, int]:
        """The offsets from the start of the sentence that the marks begin in to the end of the one they end in."""
        first, last = span_of(self.doc, quoted.start, quoted.start + 1), span_of(self.doc, quoted.end - 1, quoted.end)
        end = last[0].sent.end
        while end < len(self.doc) and self._goes_on(end):  # the models end a sentence behind marks
            end = self.doc[end].sent.end
        return first[0].sent.start_char, self.doc[end - 1].idx + len(self.doc[end - 1].text)

    def _goes_on(self, at: int) -> bool:
        return self.doc[at].text[0] in ',”"»' or self.doc[at].text[0].islower()

    def verb_beside(self, quoted: Quoted, marks: Sequence[Quoted]) -> Token | None:
        """The verb of saying behind the marks, or before them where a colon or 'que' leads to them."""
        first = span_of(self.doc, quoted.start, quoted.start + 1)[0].i
        last = span_of(self.doc, quoted.end - 1, quoted.end)[-1].i
        for word in self.doc[last + 1 : last + 1 + _NEAR]:
            if any(other.start <= word.idx < other.end for other in marks) or word.text in (".", ";"):
                break
            if self._says(word):
                return word
        leads = [w.text for w in self.doc[max(0, first - 3) : first]]
        before = self.doc[max(0, first - 2 * _NEAR) : first]
        if ":" not in leads and not any(text.casefold() in self._speech["that"] for text in leads):
            before = self.doc[max(0, first - 4) : first]  # 'a déclaré “...”'
        for word in reversed(list(before)):
            if word.text in (".", ";", "?", "!"):
                break
            if self._says(word):
                return word
        return None

    def speaker(self, verb: Token, marks: Sequence[Quoted]) -> str | None:
        """Who speaks, as an entity of the article: the verb's subject, who stands behind it, or who stands before."""
        near = [w.lower_ for w in self.doc[max(0, verb.i - 3) : verb.i + 2]]
        for kind, gender in (("he", "m"), ("she", "f")):
            pronouns = self._speech[kind]
            if any(word.strip("-") in pronouns for word in near):
                return self._last_person(verb.idx, gender)
        for child in verb.children:
            if child.dep_ not in _SUBJECTS or any(q.start <= child.idx < q.end for q in marks):
                continue
            if who := self._of_phrase(child, marks):
                return who
            if child.i > verb.i and child.pos_ == "NOUN" and child.lower_ not in self._words.offices:
                return None  # 'a dit un officier': somebody without a name
        own = self.first_behind(verb.idx, verb.sent.end_char, marks)
        if own is not None and len(self.doc.text[verb.idx : own.start].split()) <= _NEAR:
            return own.entity
        ahead = [
            m for m in self._speakers() if m.end <= verb.idx and m.start >= verb.sent.start_char and _outside(m, marks)
        ]
        return ahead[-1].entity if ahead else None

    def _of_phrase(self, noun: Token, marks: Sequence[Quoted]) -> str | None:
        """Who a noun phrase names: a person in it before the country that it is of."""
        within = {word.idx for word in noun.subtree}
        named = [m for m in self._speakers() if _outside(m, marks) and any(m.start <= at < m.end for at in within)]
        persons = [m for m in named if self._type(m) == "PERSON"]
        return (persons or named)[0].entity if persons or named else None

    def _last_person(self, at: int, gender: str) -> str | None:
        named = [*self._before, *(m for m in self._mentions if m.end <= at and self._type(m) == "PERSON")]
        for mention in reversed(named):
            first = self._entities.entities[mention.entity].name.split()[0]
            if self._words.first_names.get(fold(first), gender) in (gender, "mf"):
                return mention.entity
        return None

    def first_behind(self, start: int, end: int, marks: Sequence[Quoted] = ()) -> Mention | None:
        """The first speaker named between two offsets; a person before the country of its office."""
        behind = [m for m in self._speakers() if start <= m.start < end and _outside(m, marks)]
        if not behind:
            return None
        persons = [m for m in behind if self._type(m) == "PERSON" and m.start - behind[0].end < 60]
        return persons[0] if persons and self._type(behind[0]) == "COUNTRY" else behind[0]

    def stands_alone(self, quoted: Quoted) -> bool:
        """Whether the marks hold a sentence of their own."""
        before = self.doc.text[: quoted.start].rstrip(' “"«')
        return not before or before[-1] in ".!?…"

    def _speakers(self) -> list[Mention]:
        return [m for m in self._mentions if self._type(m) in _SPEAK and m.role != "place"]

    def _type(self, mention: Mention) -> str:
        return self._entities.entities[mention.entity].type


def _outside(mention: Mention, marks: Sequence[Quoted]) -> bool:
    return not any(quoted.start <= mention.start < quoted.end for quoted in marks)

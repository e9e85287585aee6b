"""Who said what, in a further language: words in marks beside a verb of saying, clauses that such a verb reports."""

import re
from collections.abc import Iterator, Mapping, Sequence

from components.knowledge.forms import fold
from components.knowledge.language import LanguageKnowledge
from components.knowledge.names import Names
from components.preprocessing.parsed import Doc, Token
from components.preprocessing.quotation_marks import Quoted, find_quoted
from components.preprocessing.records import ArticleDocs, Entities, Mention, Quotation
from components.preprocessing.spans import span_of

_FEWEST = 3  # words in marks that are speech; fewer may be a name or a word kept at a distance
_NEAR = 12  # words between the marks and the verb, or between the verb and who speaks
_SUBJECTS = ("nsubj", "nsubj:pass", "expl:subj", "obj")  # of verbs turned round the models say 'obj'
_SPEAK = ("PERSON", "GOV", "COUNTRY", "IGO", "ORG", "ARMED_GROUP", "MEDIA", "MOVEMENT", "COMPANY")


class QuotationFinder:
    """Finds quotations in articles of one language."""

    def __init__(self, language: LanguageKnowledge, names: Names) -> None:
        """Take the words of saying of a language; first names say who is meant by 'he' or 'she'."""
        self._speech, self._first_names = language.speech, names.first_names
        self._offices = language.nouns["officials"] | language.nouns["titles"]
        according = "|".join(map(re.escape, language.according))
        self._according = re.compile(rf"\b(?P<cue>{according})\s", re.IGNORECASE) if according else None

    def find(self, docs: ArticleDocs, entities: Entities) -> list[list[Quotation]]:
        """Return the quotations of each paragraph, those in marks first."""
        if not self._speech["verbs"]:
            return [[] for _ in docs.docs]
        quoted = find_quoted([doc.text for doc in docs.docs])
        found: list[list[Quotation]] = []
        before: list[Mention] = []  # persons named so far
        for doc, marks, mentions in zip(docs.docs, quoted, entities.mentions, strict=True):
            here = _Paragraph(doc, mentions, entities, before, self._first_names, self._speech, self._offices)
            speech = list(self._in_marks(here, marks))
            found.append(speech + list(self._reported(here, [*marks])))
            before += [m for m in mentions if entities.entities[m.entity].type == "PERSON"]
        return found

    def _in_marks(self, here: "_Paragraph", marks: Sequence[Quoted]) -> Iterator[Quotation]:
        last: str | None = None
        for quoted in marks:
            text = here.doc.text[quoted.start : quoted.end]
            if len(re.findall(r"\w+", text)) < _FEWEST:
                continue
            verb = here.verb_beside(quoted, marks)
            if verb is not None:
                speaker = here.speaker(verb, marks)
                last = speaker or last
                yield Quotation(quoted.start, quoted.end, text, speaker, here.words(verb), direct=True)
                continue
            phrase = self._phrase_beside(here, quoted)
            if phrase is not None:
                cue, speaker = phrase
                last = speaker or last
                yield Quotation(quoted.start, quoted.end, text, speaker, cue, direct=True)
            elif last is not None and here.stands_alone(quoted):
                yield Quotation(quoted.start, quoted.end, text, last, None, direct=True)

    def _phrase_beside(self, here: "_Paragraph", quoted: Quoted) -> tuple[str, str] | None:
        """'Selon X' in the sentence of the marks, and who X is; null where there is none."""
        sentence = here.sentence_of(quoted)
        for found in self._according.finditer(here.doc.text, *sentence) if self._according else ():
            if not quoted.start <= found.start() < quoted.end:
                who = here.first_behind(found.end(), sentence[1])
                if who is not None and who.start - found.end() < 60:
                    return found["cue"], who.entity
        return None

    def _reported(self, here: "_Paragraph", marks: Sequence[Quoted]) -> Iterator[Quotation]:
        """Yield what a verb of saying reports in a clause with 'que', up to the end of the sentence."""
        for sentence in here.doc.sents:
            for verb in sentence:
                if verb.lemma_ not in self._speech["reported"] or verb.pos_ not in ("VERB", "AUX"):
                    continue
                that = next((w for w in here.doc[verb.i + 1 : verb.i + 6] if w.lower_ in self._speech["that"]), None)
                if that is None or that.i >= sentence.end:
                    continue
                start = here.doc[that.i + 1].idx if that.i + 1 < sentence.end else sentence.end_char
                end = _without_stop(here.doc.text, start, sentence.end_char)
                speaker = here.speaker(verb, marks)
                if speaker is None or end - start < 10 or any(q.start < end and start < q.end for q in marks):
                    continue
                yield Quotation(start, end, here.doc.text[start:end], speaker, here.words(verb), direct=False)
                break


class _Paragraph:
    """A paragraph in which somebody may speak."""

    def __init__(
        self,
        doc: Doc,
        mentions: Sequence[Mention],
        entities: Entities,
        before: Sequence[Mention],
        first_names: Mapping[str, str],
        speech: Mapping[str, frozenset[str]],
        offices: frozenset[str],
    ) -> None:
        self.doc, self._mentions, self._entities, self._before = doc, mentions, entities, list(before)
        self._first_names, self._speech, self._offices = first_names, speech, offices

    def words(self, verb: Token) -> str:
        """The verb as it stands."""
        return verb.text

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

    def _says(self, word: Token) -> bool:
        return word.lemma_ in self._speech["verbs"] and word.pos_ in ("VERB", "AUX", "ADJ", "NOUN")

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
            if child.i > verb.i and child.pos_ == "NOUN" and child.lower_ not in self._offices:
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
            if self._first_names.get(fold(first), gender) in (gender, "mf"):
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


def _without_stop(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".!?…"):
        end -= 1
    return end

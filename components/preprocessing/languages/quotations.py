"""Who said what, in a further language: words in marks beside a verb of saying, clauses that such a verb reports."""

import re
from collections.abc import Iterator, Sequence

from components.knowledge.language import LanguageKnowledge
from components.knowledge.names import Names
from components.preprocessing.languages.speakers import SpeakingParagraph, SpeakingWords
from components.preprocessing.quotation_marks import Quoted, find_quoted
from components.preprocessing.records import ArticleDocs, Entities, Mention, Quotation

_NEAR = 60  # characters between 'selon' and who is named
_SHORTEST = 10  # characters of a reported clause
_FEWEST = 3  # words in marks that are speech; fewer may be a name or a word kept at a distance


class QuotationFinder:
    """Finds quotations in articles of one language."""

    def __init__(self, language: LanguageKnowledge, names: Names) -> None:
        """Take the words of saying of a language; first names say who is meant by 'he' or 'she'."""
        self._words = SpeakingWords(
            language.speech, language.said, names.first_names, language.nouns["officials"] | language.nouns["titles"]
        )
        according = "|".join(map(re.escape, language.according))
        self._according = re.compile(rf"\b(?P<cue>{according})\s", re.IGNORECASE) if according else None

    def find(self, docs: ArticleDocs, entities: Entities) -> list[list[Quotation]]:
        """Return the quotations of each paragraph, those in marks first."""
        if not self._words.speech["verbs"]:
            return [[] for _ in docs.docs]
        quoted = find_quoted([doc.text for doc in docs.docs])
        found: list[list[Quotation]] = []
        before: list[Mention] = []  # persons named so far
        for doc, marks, mentions in zip(docs.docs, quoted, entities.mentions, strict=True):
            here = SpeakingParagraph(doc, mentions, entities, before, self._words)
            speech = list(self._in_marks(here, marks))
            found.append(speech + list(self._reported(here, [*marks])))
            before += [m for m in mentions if entities.entities[m.entity].type == "PERSON"]
        return found

    def _in_marks(self, here: SpeakingParagraph, marks: Sequence[Quoted]) -> Iterator[Quotation]:
        last: str | None = None
        for quoted in marks:
            text = here.doc.text[quoted.start : quoted.end]
            if len(re.findall(r"\w+", text)) < _FEWEST:
                continue
            verb = here.verb_beside(quoted, marks)
            if verb is not None:
                speaker = here.speaker(verb, marks)
                last = speaker or last
                yield Quotation(quoted.start, quoted.end, text, speaker, verb.text, direct=True)
                continue
            phrase = self._phrase_beside(here, quoted)
            if phrase is not None:
                cue, speaker = phrase
                last = speaker or last
                yield Quotation(quoted.start, quoted.end, text, speaker, cue, direct=True)
            elif last is not None and here.stands_alone(quoted):
                yield Quotation(quoted.start, quoted.end, text, last, None, direct=True)

    def _phrase_beside(self, here: SpeakingParagraph, quoted: Quoted) -> tuple[str, str] | None:
        """'Selon X' in the sentence of the marks, and who X is; null where there is none."""
        sentence = here.sentence_of(quoted)
        for found in self._according.finditer(here.doc.text, *sentence) if self._according else ():
            if not quoted.start <= found.start() < quoted.end:
                who = here.first_behind(found.end(), sentence[1])
                if who is not None and who.start - found.end() < _NEAR:
                    return found["cue"], who.entity
        return None

    def _reported(self, here: SpeakingParagraph, marks: Sequence[Quoted]) -> Iterator[Quotation]:
        """Yield what a verb of saying reports in a clause with 'que', up to the end of the sentence."""
        for sentence in here.doc.sents:
            for verb in sentence:
                if self._words.verb(verb) not in self._words.speech["reported"]:
                    continue
                behind = here.doc[verb.i + 1 : verb.i + 6]
                that = next((word for word in behind if word.lower_ in self._words.speech["that"]), None)
                if that is None or that.i >= sentence.end:
                    continue
                start = here.doc[that.i + 1].idx if that.i + 1 < sentence.end else sentence.end_char
                end = _without_stop(here.doc.text, start, sentence.end_char)
                speaker = here.speaker(verb, marks)
                if speaker is None or end - start < _SHORTEST or any(q.start < end and start < q.end for q in marks):
                    continue
                yield Quotation(start, end, here.doc.text[start:end], speaker, verb.text, direct=False)
                break


def _without_stop(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".!?…"):
        end -= 1
    return end

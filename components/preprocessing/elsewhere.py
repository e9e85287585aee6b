"""Who said words whose verb of saying stands elsewhere: 'X called it “a” and Y “b”', 'the ministers “reaffirmed their
solidarity”', 'X has spoken, the agency Y reports, and is “ready”', 'X did not agree, and Y had a word for it: “no”'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from components.preprocessing.parsed import Doc
from components.preprocessing.quotation_marks import Quoted
from components.preprocessing.records import Mention
from components.preprocessing.reporting import Report
from components.preprocessing.speakers import Speakers
from components.preprocessing.subjects import Outside, is_subject

_MARKS = "“\"«„‘'` "
_THE = 4  # characters before the first name of a sentence, at most
_ASIDE = re.compile(r",|(?:on|in|at|through|via|also|again|thus|therefore)\b")  # between a subject and its verb
_GAP = re.compile(r"[”\"»’'“]*[,;] (?:and |but |while )?")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_CLAUSES = ("parataxis", "ccomp", "conj", "advcl")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A paragraph being read: its marks and mentions, and the speakers so far."""

    doc: Doc
    quoted: Sequence[Quoted]
    mentions: Sequence[Mention]
    speakers: Speakers
    outside: Outside

    def gapped(self, quoted: Quoted, report: Report) -> str | None:
        """Return the second of 'X called it “a”, Y “b” and Z “c”', where no verb stands before the words."""
        before = [q for q in self.quoted if report.start < q.start and q.end <= quoted.start]
        if not before or report.start > quoted.start or not _GAP.match(self.doc.text, before[-1].end):
            return None
        between = self.doc.char_span(before[-1].end, quoted.start, alignment_mode="contract")
        words = [t for t in between or () if t.is_alpha]
        while words and words[-1].lower_ in ("of", "as", "a", "an", "the"):
            words.pop()
        if len(words) < 2 or any(t.pos_ in ("VERB", "AUX") or t.dep_ == "mark" for t in words):
            return None
        if words[-1].pos_ not in ("NOUN", "PROPN"):
            return None
        return self.speakers.of_noun(words[-1], self.mentions, self.outside)

    def predicated(self, quoted: Quoted) -> str | None:
        """Return the subject of words that begin with its verb: 'the ministers “reaffirmed their solidarity”'."""
        for verb in [t for t in self.doc if quoted.start <= t.idx < quoted.end][:2]:
            if verb.tag_ in _FINITE:
                head = verb.head if verb.tag_ == "MD" else verb
                subjects = [c for c in head.children if c.dep_ == "nsubj" and c.idx < quoted.start]
                return self.speakers.of_noun(subjects[0], self.mentions, self.outside) if subjects else None
            if verb.pos_ != "ADV":
                break
        return None

    def clause_of(self, quoted: Quoted, frame: tuple[int, int]) -> str | None:
        """Return who opens a sentence whose verb stands in the words, whatever the parse takes it for: 'The bloc, in a
        release, “views with concern” the vote'."""
        first = next((t for t in self.doc if t.idx >= quoted.start and t.is_alpha), None)
        inside = [t for t in self.doc if frame[0] <= t.idx < frame[1] and self.outside(t.idx)]
        if first is None or not first.text.islower() or any(t.tag_ in _FINITE for t in inside):
            return None
        opening = [m for m in self.mentions if m.start <= frame[0] + _THE and m.end < quoted.start]
        regular = first.text.endswith(("s", "ed")) or first.pos_ in ("VERB", "AUX")
        beside = opening and self.doc.text[opening[0].end : quoted.start].strip(_MARKS)
        return opening[0].entity if opening and regular and (not beside or _ASIDE.match(beside)) else None

    def since(self, report: Report, quoted: Quoted) -> str | None:
        """Return the one person whose clause and colon stand between a report and the words."""
        if not self.doc.text[report.end : quoted.start].rstrip(_MARKS).endswith(":"):
            return None
        named = [m for m in self.mentions if report.end < m.start < quoted.start and is_subject(self.doc, m)]
        return self.speakers.only_person(named)

    def in_document(self, quoted: Quoted, frame: tuple[int, int]) -> str | None:
        """Return who issued the text that a sentence draws on: 'The bank, in a note of May, puts the share at ...'."""
        for noun in self.doc:
            inside = frame[0] <= noun.idx < min(frame[1], quoted.start) and self.outside(noun.idx)
            if inside and noun.dep_ == "pobj" and noun.lemma_.lower() in self.speakers.cues.documents:
                return self.speakers.of_claim(noun, self.mentions, self.outside)
        return None

    def told_by_medium(self, report: Report) -> str | None:
        """Return whose words a medium passes on in passing: 'X has spoken, the agency Y reports, and is “ready”'."""
        verb = report.token
        clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i]
        root = clauses[0] if clauses else verb.sent.root
        if root.i >= verb.i or not (clauses or verb.dep_ in _CLAUSES) or not self.outside(root.idx):
            return None
        if not self.doc.text[report.end :].lstrip().startswith(","):
            return None
        if not any(c.dep_ == "nsubj" for c in verb.children):
            return None
        if not self.speakers.is_medium(self.speakers.of_verb(verb, self.mentions, self.outside)):
            return None
        told = self.speakers.of_verb(root, self.mentions, self.outside)
        return None if self.speakers.is_medium(told) else told

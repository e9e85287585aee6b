"""What is said in an article, in marks or reported, and by whom.

Marks hold a quotation where a verb or phrase of saying governs the sentence or the words stand as a statement of
their own; names, titles and words kept at a distance ('so-called') are none. docs/quotations.md explains the rules.
"""

import re
from collections.abc import Sequence

from components.knowledge.quotations import QuotationCues
from components.preprocessing.dashed_speech import find_dashed
from components.preprocessing.elsewhere import Elsewhere
from components.preprocessing.interviews import find_interview
from components.preprocessing.names_in_marks import LONGEST_NAME, is_doubted, is_name
from components.preprocessing.parsed import Doc, Token
from components.preprocessing.quotation_marks import Quoted, find_quoted
from components.preprocessing.records import ArticleDocs, Entities, Mention, Quotation
from components.preprocessing.reported_clauses import reported, without_overlap
from components.preprocessing.reporting import (
    Report,
    attribution_after,
    frames,
    is_reply,
    reports_in,
    with_attributions,
)
from components.preprocessing.speakers import Speakers
from components.preprocessing.turns import Turn, find_turns
from components.preprocessing.unattributed import before_colon, beside, for_whom

_WORD = re.compile(r"\w+")
_WRAPPED = re.compile(r"[“\"«„‘']\s*([^“”\"«»„]+?)\s*[”\"»“’']")
_ANOTHER_CLAUSE = re.compile(
    r"^\W*(?:and|but|while|whereas|although|though|yet|as|nor|so|which|who|because|after|before|when|if)\b"
    r"|[,;:] (?:and|but|while|whereas|although|though|yet)\b"
)
_COMMON = re.compile(r"(?:the|our) ", re.IGNORECASE)
_AFTER_THE = tuple(f"the {mark}" for mark in "“\"«„‘'")


def find_quotations(article: ArticleDocs, entities: Entities, cues: QuotationCues) -> list[list[Quotation]]:
    """Return the quotations of each paragraph in order. Offsets cover the words without the marks."""
    speakers = Speakers(entities, cues)
    texts = [doc.text for doc in article.docs]
    quoted = find_quoted(texts)
    turns = find_turns(texts, entities, cues)
    if not any(turns):
        turns = find_interview(texts, entities, cues)
    found = []
    for number, doc in enumerate(article.docs):
        mentions = entities.mentions[number] if number < len(entities.mentions) else []
        turn = turns[number]
        paragraph = _Paragraph(doc, mentions, quoted[number], turn.start if turn else 0, speakers)
        told = paragraph.quotations()
        found.append(_told_in_turn(doc.text, turn, speakers) or told)
        speakers.meet(doc, mentions, len(doc))
        speakers.read(mentions, quiet=not found[-1], turned_to=paragraph.turned_to())
    return found


def _told_in_turn(text: str, turn: Turn | None, speakers: Speakers) -> list[Quotation]:
    """Return all words after a speaker's label as one quotation, marks in them included; none for a question."""
    if turn is None or turn.asking:
        return []
    start, end = turn.start, len(text.rstrip())
    if (wrapped := _WRAPPED.fullmatch(text, start, end)) is not None:
        start, end = wrapped.span(1)
    speakers.spoke(turn.speaker)
    return [Quotation(start, end, text[start:end], turn.speaker, turn.label or None, True)] if end > start else []


class _Paragraph:
    """One paragraph being read: its marks, its reports of speech, and the speakers so far."""

    def __init__(
        self,
        doc: Doc,
        mentions: Sequence[Mention],
        quoted: Sequence[Quoted],
        start: int,  # after the label of a speaker
        speakers: Speakers,
    ) -> None:
        cues = speakers.cues
        self._doc, self._mentions, self._speakers, self._cues = doc, mentions, speakers, cues
        self._start = start
        self._quoted = [_closed_by_cue(doc, q, cues) for q in quoted] or find_dashed(doc, cues)
        self._reports = reports_in(doc, self._quoted, cues)
        self._named: dict[int, str | None] = {}
        self._elsewhere = Elsewhere(doc, self._quoted, mentions, speakers, self._outside)

    def quotations(self) -> list[Quotation]:
        text = self._doc.text
        sentences = with_attributions(frames(text, self._quoted), self._quoted, self._reports)
        direct: list[Quotation] = []
        indirect: list[Quotation] = []
        for start, end in sentences:
            reports = [r for r in self._reports if start <= r.start < end]
            for position, report in enumerate(reports):
                self._named[report.start] = self._speaker(report, reports[:position])
                if report.kind != "judging" or self._named[report.start]:
                    self._speakers.spoke(self._named[report.start])
            inside = [q for q in self._quoted if start <= q.start < end]
            direct += [made for q in inside if (made := self._direct(q, reports, (start, end), bool(direct)))]
            indirect += [
                made
                for report in reports
                if (made := reported(self._doc, report, (start, end), self._named[report.start]))
            ]
        _name_openers(direct, text)
        kept = [i for i in indirect if not any(i.start < d.end and d.start < i.end for d in direct)]
        return sorted(direct + without_overlap(kept), key=lambda q: (q.start, q.end))

    def turned_to(self) -> str | None:
        """Return the person who is the subject of the last sentence, where it holds no words in marks."""
        text = self._doc.text
        start, end = (frames(text, self._quoted) or [(0, 0)])[-1]
        told = any(start <= r.start < end and self._named.get(r.start) for r in self._reports)
        if start == 0 or told or any(start <= q.start < end for q in self._quoted):
            return None
        return beside(self._doc, (len(text), len(text)), self._mentions, self._speakers, self._outside)

    def _outside(self, position: int) -> bool:
        return position >= self._start and not any(q.start <= position < q.end for q in self._quoted)

    def _speaker(self, report: Report, before: Sequence[Report]) -> str | None:
        if report.kind == "words":
            return self._speakers.of_verb(report.token.head, self._mentions, self._outside)
        if report.kind == "noun":
            whose = self._speakers.of_claim(report.token, self._mentions, self._outside)
            return whose or (self._asked(report.token) if is_reply(report.token, self._quoted) else None)
        if report.kind == "phrase":
            return self._speakers.after_phrase(self._doc, report.first, self._mentions, self._outside)
        if (teller := self._elsewhere.told_by_medium(report)) is not None:
            return teller
        if report.token.dep_ == "acl" and report.token.head.lemma_.lower() in self._cues.documents:
            return self._speakers.of_claim(report.token.head, self._mentions, self._outside)  # 'signs reading “No”'
        told = [r for r in before if r.kind in ("saying", "judging") and self._named[r.start]]
        if told and report.token.tag_ == "VBG" and not any(c.dep_ == "nsubj" for c in report.token.children):
            # 'X said it was ready, calling it "vital"'
            return self._named[_same_subject(told, report.token).start]
        named = self._speakers.of_verb(report.token, self._mentions, self._outside)
        told_of = report.kind == "judging" or any(c.dep_ in ("nsubjpass", "mark") for c in report.token.children)
        told_of = told_of or report.token.dep_ == "conj"
        if named is None and told_of:  # 'X said that people feared “every uniform”', 'that it was written “by fools”'
            around = {a.i for a in report.token.ancestors}
            named = next((self._named[r.start] for r in before if r.kind == "saying" and r.token.i in around), None)
        return named

    def _asked(self, reply: Token) -> str | None:
        """Return whose answer words are that nobody's name stands with: of the one who spoke or was named last."""
        before = [m for m in self._mentions if m.start < reply.idx and self._outside(m.start)]
        people = [m.entity for m in before if self._speakers.is_person(m.entity)]
        return people[-1] if people else self._speakers.last

    def _direct(
        self, quoted: Quoted, reports: Sequence[Report], frame: tuple[int, int], follows: bool
    ) -> Quotation | None:
        text = self._doc.text[quoted.start : quoted.end]
        words = len(_WORD.findall(text))
        if not words or is_name(self._doc, quoted, self._reports, self._cues):
            return None
        report = self._governing(quoted, reports)
        subject = self._subject_of_words(quoted, report)
        if report is not None:
            speaker = subject or self._elsewhere.gapped(quoted, report) or self._named[report.start]
            if report.kind == "judging":
                speaker = speaker or self._before_colon(quoted, frame)
                if words == 1 and is_doubted(self._doc, quoted):
                    return None  # 'mayors who were “elected”'
                if words <= LONGEST_NAME + 1 and self._is_common(quoted, text, report, speaker):
                    return None  # 'fishermen call it the "grey line"'
            return Quotation(quoted.start, quoted.end, text, speaker, report.form, True)
        named = self._before_colon(quoted, frame) or subject or self._elsewhere.clause_of(quoted, frame)
        named = named or for_whom(self._doc, frame[0], quoted, self._mentions, self._speakers)
        alone = self._stands_alone(frame)
        goes_on = not quoted.opened or (quoted.start <= 2 and not quoted.closed)
        if named or (alone and words >= 3) or goes_on or words >= 6:
            known = alone or goes_on or follows
            named = named or self._elsewhere.in_document(quoted, frame)
            speaker = named or (self._last(frame, follows or goes_on) if known else None)
            return Quotation(quoted.start, quoted.end, text, speaker, None, True)
        return None

    def _is_common(self, quoted: Quoted, text: str, report: Report, speaker: str | None) -> bool:
        """Whether words are what people call a thing: 'the “grey line”', '“the grey line”', 'as Malians call them'."""
        people = speaker is None or (self._speakers.is_country(speaker) and report.token.tag_ == "VBP")
        if people and report.token.tag_ in ("VBZ", "VBP") and report.token.lemma_.lower() in self._cues.naming:
            return True
        if speaker is not None:
            return False
        return self._doc.text[: quoted.start].endswith(_AFTER_THE) or bool(_COMMON.match(text))

    def _subject_of_words(self, quoted: Quoted, report: Report | None) -> str | None:
        """Return who says words that hold the verb of a subject before them, or stand behind a clause and a colon."""
        if report is not None and report.start < quoted.start:
            return self._elsewhere.since(report, quoted)
        if report is not None and report.kind == "saying" and self._tells_himself(report):
            return None
        if report is not None and report.kind != "judging" and self._right_after(quoted, report):
            return None
        return self._elsewhere.predicated(quoted)

    def _tells_himself(self, report: Report) -> bool:
        """Whether a person is the subject of a report, not an office of his."""
        subjects = [c for c in report.token.children if c.dep_ == "nsubj"]
        person = self._speakers.is_person(self._named[report.start])
        return person and any(subject.lemma_.lower() != "office" for subject in subjects)

    def _before_colon(self, quoted: Quoted, frame: tuple[int, int]) -> str | None:
        return before_colon(self._doc, frame[0], quoted, self._mentions, self._speakers, self._outside)

    def _last(self, frame: tuple[int, int], follows: bool) -> str | None:
        """Return who goes on speaking in words that stand alone."""
        if follows or any(self._named.values()):
            return self._speakers.last
        if frame[0] == 0 and self._speakers.is_person(self._speakers.turned_to):
            self._speakers.spoke(self._speakers.turned_to)
            return self._speakers.last
        told = beside(self._doc, frame, self._mentions, self._speakers, self._outside) or self._speakers.introduced
        if told:
            self._speakers.spoke(told)
        return self._speakers.last

    def _governing(self, quoted: Quoted, reports: Sequence[Report]) -> Report | None:
        """Return the report that the words belong to: right after them, else nearest before, else after."""
        after = [r for r in reports if r.start >= quoted.end]
        after = [r for r in after if r.token.dep_ != "relcl"] or after
        before = [r for r in reports if r.start < quoted.start]
        if after and after[0].kind != "judging" and self._right_after(quoted, after[0]):
            return before[-1] if before and self._is_medium(after[0]) else after[0]
        if before and (before[-1].kind != "judging" or self._in_its_clause(quoted, before[-1])):
            return before[-1]
        if not after or self._other_clause(quoted, after[0]):
            return None
        return after[0]

    def _other_clause(self, quoted: Quoted, report: Report) -> bool:
        """Whether another clause begins between words and a report behind them; ', as he put it,' is none."""
        between = self._doc.text[quoted.end : report.start].lstrip("”\"»’'“ ")
        as_said = re.match(r"\W*as ", between) and any(c.lower_ == "as" for c in report.token.children)
        return not as_said and _ANOTHER_CLAUSE.search(between) is not None

    def _in_its_clause(self, quoted: Quoted, report: Report) -> bool:
        """Whether no clause with a subject of its own has begun between a verb of stance and the words."""
        inside = self._doc.char_span(quoted.start, quoted.end, alignment_mode="expand")
        node = inside.root if inside is not None else report.token
        while node.i not in (node.head.i, report.token.i):
            if not quoted.start <= node.idx < quoted.end and node.dep_ == "conj" and node.i > report.token.i:
                own = any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children)
                return not (own and node.pos_ in ("VERB", "AUX"))
            node = node.head
        apart = node.i != report.token.i and node.i > report.token.i and report.token.dep_ in ("csubj", "advcl")
        return not apart

    def _is_medium(self, report: Report) -> bool:
        """Whether a report is by a medium: 'X called it “dead”, the agency reported.'"""
        return self._speakers.is_medium(self._named[report.start])

    def _right_after(self, quoted: Quoted, report: Report) -> bool:
        """Whether nothing but the mark, a comma and a subject stand between the words and the verb."""
        between = self._doc.text[quoted.end : report.start]
        if any(quoted.end < other.start < report.start for other in self._quoted):
            return False
        if self._other_clause(quoted, report):
            return False
        if report.kind == "noun" and is_reply(report.token, self._quoted):
            return True
        words = _WORD.findall(between)
        if self._doc.text[quoted.end - 1] in ",?!…—–.-" or between.lstrip("”\"»’'“ ").startswith(","):
            return len(words) <= 16
        pronouns = self._cues.people | self._cues.collective
        return len(words) <= 4 and all(word[0].isupper() or word in pronouns for word in words)

    def _stands_alone(self, frame: tuple[int, int]) -> bool:
        left = "".join(char for i, char in enumerate(self._doc.text[frame[0] : frame[1]], frame[0]) if self._outside(i))
        return len(_WORD.findall(left)) < 3


def _same_subject(told: Sequence[Report], verb: Token) -> Report:
    """Return the report whose subject goes on in 'calling': the one that the verb belongs to, else the last."""
    own = [r for r in told if r.token.i == verb.head.i]
    return (own or [r for r in told if r.kind == "saying"] or told)[-1]


def _name_openers(direct: Sequence[Quotation], text: str) -> None:
    """Give words quoted right before others of the paragraph their speaker: "A." "B," X said."""
    for first, second in zip(reversed(direct[:-1]), reversed(direct[1:]), strict=True):
        if first.cue is None and second.cue is not None and not _WORD.search(text[first.end : second.start]):
            first.speaker = second.speaker


def _closed_by_cue(doc: Doc, quoted: Quoted, cues: QuotationCues) -> Quoted:
    """Close words whose closing mark was lost before ', X said'."""
    if quoted.closed:
        return quoted
    for token in doc:
        if token.idx > quoted.start and token.text == "," and attribution_after(doc, token.i + 1, cues) is not None:
            return Quoted(quoted.start, token.idx, quoted.opened, True)
    return quoted

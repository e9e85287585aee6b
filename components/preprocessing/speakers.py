"""Who speaks: from a verb of saying to its subject, from the subject to an entity of the article.

Grammar first, position where the parse fails, then what was said before: 'he', 'the ministry', 'their statement'.
"""

import re
from collections.abc import Sequence

from components.preprocessing.apposed import after_office, before_nation, before_office, before_relative, opener
from components.preprocessing.documents import is_joint, text_before, told_in
from components.preprocessing.parsed import Doc, Token
from components.preprocessing.records import Mention
from components.preprocessing.remembered import Remembered
from components.preprocessing.subjects import (
    GENDERS,
    SUBJECTS,
    Outside,
    in_clause,
    in_relative_of,
    is_definite,
    is_inverted,
    is_new,
    is_of,
    is_subject,
    named_after_verb,
    noun_after,
    opens_clause,
    owner_pronoun,
    root_in,
    subject_of,
    through,
    told_gender,
)

_TITLES = re.compile(r"(?:[A-Z][\w’'.-]* ){0,3}")  # before a name
_ONE_OF = re.compile(r"(?:an?|one)\b[^,.;:“”\"]{0,60}, (?:[A-Z][\w’'.-]* ){0,3}")  # 'according to one of them, X'
_PHRASE_OPENS = 4  # words of a sentence at most, where 'according to' opens it
_STOPPED = re.compile(r"[a-z]{4}[.!?] ")  # a sentence ends
_DESCRIBED = 3  # words behind the first of a phrase that brings somebody in: 'the head of the commune'
_OPENING = 8  # characters of 'In the '
_PLURAL = frozenset({"they", "them", "their", "we"})  # of these no single country is meant
_POSSESSIVE = {"his": "he", "her": "she", "its": "it", "their": "they", "him": "he", "them": "they"}
_WHO_SPEAK = ("PERSON", "GOV", "IGO", "ARMED_GROUP", "ORG", "MEDIA", "COMPANY", "MOVEMENT")


class Speakers(Remembered):
    """Names speakers of one article in reading order, and remembers who spoke last."""

    def of_verb(self, verb: Token, mentions: Sequence[Mention], outside: Outside) -> str | None:
        """Return the entity that is the subject of a verb of saying, null where it is nobody with a name."""
        if any(c.dep_ == "nsubjpass" for c in verb.children) and verb.lemma_.lower() not in self.cues.quoting:
            agent = next((t for t in verb.doc[verb.i : verb.sent.end] if t.lower_ == "by" and outside(t.idx)), None)
            return self.after_phrase(verb.doc, agent.i + 1, mentions, outside) if agent is not None else None
        if (person := before_relative(verb, self._named_people(mentions))) is not None:
            return person
        subject = subject_of(verb, outside)
        inverted = is_inverted(verb, outside) or opens_clause(verb)
        if (inverted or (subject is not None and subject.i > verb.i)) and (
            person := named_after_verb(verb, self._people_in(mentions), self._titles)
        ):
            return person
        if subject is None and inverted:
            subject = noun_after(verb)
        if subject is not None and subject.lemma_.lower() in self.cues.documents:
            return self._issuer(subject, mentions, outside)
        if subject is not None:
            spokesman = through(verb, subject)
            told = self._named(spokesman, mentions, outside) if spokesman is not None else None
            told = told or self._named(subject, mentions, outside)
            if told is not None and (document := told_in(verb, self.cues.documents)) is not None:
                self.issuers[document.lemma_.lower()] = told
            return told
        first = verb.head if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and outside(verb.head.idx) else verb
        near = self._nearby(verb, mentions, outside) or self._nearby(first, mentions, outside)
        return near or opener(verb, self._named_people(mentions))

    def _people_in(self, mentions: Sequence[Mention]) -> dict[int, Mention]:
        return {mention.start: mention for mention in self._named_people(mentions)}

    def _named_people(self, mentions: Sequence[Mention]) -> list[Mention]:
        return [m for m in mentions if self._type(m.entity) == "PERSON" and m.via != "pronoun"]

    def of_noun(self, head: Token, mentions: Sequence[Mention], outside: Outside) -> str | None:
        """Return whom a noun phrase without a verb names: 'his Turkish counterpart “a sortie”'."""
        return self._named(head, mentions, outside)

    def of_claim(self, noun: Token, mentions: Sequence[Mention], outside: Outside) -> str | None:
        """Return whose a claim is: 'the ministry’s claim that', 'a statement by X that'."""
        return self._issuer(noun, mentions, outside)

    def after_phrase(self, doc: Doc, first: int, mentions: Sequence[Mention], outside: Outside) -> str | None:
        """Return the entity named after 'according to': `first` is the token after the phrase."""
        named = next((m for m in self._named_people(mentions) if doc[min(first, len(doc) - 1)].idx <= m.start), None)
        if named is not None and _TITLES.fullmatch(doc.text[doc[first].idx : named.start]):
            return named.entity
        behind = first - doc[first - 1].sent.start > _PHRASE_OPENS
        if named is not None and behind and _ONE_OF.fullmatch(doc.text[doc[first].idx : named.start]):
            return named.entity
        near = [t for t in doc[first : first + 12] if outside(t.idx)]
        nouns = (t for t in near if t.pos_ == "NOUN" and t.dep_ != "compound")  # 'thus the minister'
        head = next((t for t in near if t.dep_ == "pobj"), next(nouns, None))
        if head is None:
            return None
        if head.lemma_.lower() in self.cues.documents:
            return self._issuer(head, mentions, outside)
        return self._named(head, mentions, outside)

    def _named(self, head: Token, mentions: Sequence[Mention], outside: Outside) -> str | None:
        if (beside := before_office(head, self._named_people(mentions), self._titles)) is not None:
            return beside
        exact = {m.entity for m in mentions if m.start <= head.idx < m.end}
        if exact:
            office = next(m for m in mentions if m.start <= head.idx < m.end)
            if office.via == "pronoun" and self._stranger(head, exact.copy().pop(), mentions):
                return None
            if len(exact) == 1 and (person := after_office(head.doc, office, self._named_people(mentions))):
                return person
            if head.dep_ not in SUBJECTS and self._type(next(iter(exact))) == "PLACE":
                return None  # 'a law in X, which calls them'
            if is_new(head) and self.is_country(next(iter(exact))):
                return before_nation(head.doc, office, self._named_people(mentions))
            several = len(exact) > 1 or (head.lower_ in _PLURAL and self._type(*exact) == "COUNTRY")
            return None if several else exact.pop()
        word = head.lower_
        if word in self.cues.people | self.cues.collective or word in _POSSESSIVE:
            return self._pronoun(_POSSESSIVE.get(word, word), head, mentions)
        if (person := self._of_office(head, mentions)) is not None:
            return person
        if (beside := self._opening(head, mentions)) is not None:
            return beside
        inside = self._in_phrase(head, mentions, outside)
        if not self.is_person(inside) and (owner := self._owner(head, mentions)) is not None:
            return owner
        if inside is not None and self._type(inside) != "COUNTRY":
            return inside
        holder = self._holder(head, mentions, inside)
        if inside is None and head.lemma_.lower().startswith("spokes") and is_new(head):
            return self._spoken_for(head, mentions)
        return holder or inside or self._named_before(head)

    def _spoken_for(self, spokesman: Token, mentions: Sequence[Mention]) -> str | None:
        """Return the body that the sentence tells of: 'The coast guard expelled three boats, a spokesperson said'."""
        here = [m for m in mentions if spokesman.sent.start_char <= m.start < spokesman.idx]
        body = self._body_before(spokesman, here)
        return None if self.is_country(body) else body

    def _opening(self, head: Token, mentions: Sequence[Mention]) -> str | None:
        """Return who opens the sentence where the parse takes the noun beside for the subject: 'X, the body that'."""
        start, opens = head.left_edge.idx, head.sent.start_char
        near = [m for m in mentions if opens <= m.start <= opens + 4 and m.end < start <= m.end + 2]
        known = [m for m in near if self._type(m.entity) in _WHO_SPEAK and head.left_edge.pos_ == "DET"]
        return known[0].entity if known and head.doc.text[known[0].end] == "," else None

    def _stranger(self, pronoun: Token, person: str, mentions: Sequence[Mention]) -> bool:
        """Whether somebody without a name came after the person: 'An officer denied it. “It’s open,” he said.'"""
        if pronoun.lower_ not in self.cues.people:
            return False
        named = max(
            (m.end for m in mentions if m.entity == person and m.via != "pronoun" and m.end <= pronoun.idx), default=0
        )
        people = self.cues.offices | self.cues.persons | self.cues.nameless
        for token in pronoun.doc[: pronoun.i]:
            if token.idx < named or token.dep_ not in SUBJECTS or token.lemma_.lower() not in people:
                continue
            described = is_of(token) or (is_definite(token) and token.right_edge.i - token.left_edge.i >= _DESCRIBED)
            if not is_new(token) and not (described and self._holder(token, mentions, None) is None):
                continue
            if not any(root_in(pronoun.doc, m, token) for m in mentions if self._type(m.entity) == "PERSON"):
                return True
        return False

    def _in_phrase(self, head: Token, mentions: Sequence[Mention], outside: Outside) -> str | None:
        """Return whose name stands in the noun phrase: an apposition, the body of an office, the country of one."""
        lemma = head.lemma_.lower()
        best: tuple[int, int] | None = None
        found = None
        for mention in mentions:
            root = root_in(head.doc, mention, head)
            if root is None or not outside(mention.start) or _STOPPED.search(head.doc.text, head.idx, mention.start):
                continue
            kind = self._type(mention.entity)
            if mention.extractor == "given name" and kind == "PERSON":
                return mention.entity  # 'a trader who gave his name as X'
            if in_clause(root, head):
                continue
            owner = root.dep_ in ("poss", "pobj")
            if kind == "COUNTRY" and lemma not in self.cues.offices | self.cues.groups | self.cues.kin:
                continue
            last = kind == "PERSON" and root.dep_ == "pobj" and mention.end >= head.right_edge.idx
            if kind not in (*_WHO_SPEAK, "COUNTRY") or (kind == "PERSON" and owner and not last):
                continue
            members = lemma == "member" and head.tag_ == "NNS" and head.left_edge.lower_ == "the"
            if kind != "PERSON" and lemma in self.cues.nameless and not (members or is_definite(head)):
                continue  # 'an officer of the Marines' speaks for nobody
            rank = (0 if kind == "PERSON" else 2 if kind == "COUNTRY" else 1, abs(root.i - head.i))
            if best is None or rank < best:
                best, found = rank, mention.entity
        return found

    def _pronoun(self, word: str, head: Token, mentions: Sequence[Mention]) -> str | None:
        if word in self.cues.people:
            starts = [m.start for m in mentions]
            before = [m for m in mentions if m.end <= head.idx and self._type(m.entity) == "PERSON"]
            before = [m for m in before if starts.count(m.start) == 1]  # 'the two presidents' are not 'he'
            before = [m for m in before if told_gender(head.doc, m) in (GENDERS[word], None)]
            before = [m for m in before if not in_relative_of(head, m)]
            near = [m for m in before if is_subject(head.doc, m)] or before
            person = near[-1].entity if near else self._last_person
            return None if person is None or self._stranger(head, person, mentions) else person
        if word == "they" and (inside := self._inside_of(head, mentions)):
            return inside
        if word == "it" and (text := text_before(head, self.cues.documents)) is not None:
            issues = text.dep_ == "dobj" and text.head.lemma_ in self.cues.issuing
            subject = subject_of(text.head, lambda _: True) if issues else None
            return self._named(subject, mentions, lambda _: True) if subject is not None else None
        if word == "they" and (body := self._body_before(head, mentions)) and self.is_body(body):
            return body
        if self.last and self._type(self.last) != "PERSON":
            return self.last
        return None if word != "it" else self._body_before(head, mentions) or self._last_body

    def _inside_of(self, head: Token, mentions: Sequence[Mention]) -> str | None:
        """Return the body in which 'they' speak: 'In the State Committee they named it “absurd”'."""
        first = head.sent[0]
        opening = [m for m in mentions if first.idx < m.start <= first.idx + _OPENING and m.end <= head.idx]
        if first.lower_ not in ("in", "at") or not opening or self._type(opening[0].entity) not in _WHO_SPEAK[1:]:
            return None
        return opening[0].entity

    def _body_before(self, head: Token, mentions: Sequence[Mention]) -> str | None:
        """Return the body that was the last subject of the paragraph: 'The embassy did not call. On its website it'."""
        before = [m for m in mentions if m.end <= head.idx and m.role != "place" and m.via != "pronoun"]
        bodies = [m for m in before if self._type(m.entity) in (*_WHO_SPEAK[1:], "COUNTRY") and is_subject(head.doc, m)]
        return bodies[-1].entity if bodies else None

    def _of_office(self, head: Token, mentions: Sequence[Mention]) -> str | None:
        """Return the person whose office speaks: 'his office said', 'the office of President X'."""
        if head.lemma_.lower() not in self.cues.offices_of:
            return None
        people = [m for m in mentions if self._type(m.entity) == "PERSON" and root_in(head.doc, m, head) is not None]
        return people[0].entity if people else None

    def _owner(self, head: Token, mentions: Sequence[Mention]) -> str | None:
        """Return the body that 'its' means in 'its delegation said', 'their spokesman': the nearest before."""
        pronoun, theirs = owner_pronoun(head), self.cues.bodies_of | self.cues.groups
        if pronoun is None or not (head.lemma_.lower() in theirs or head.lemma_.startswith("spokes")):
            return None
        before = [m for m in mentions if m.end <= pronoun.idx and m.role != "place"]
        bodies = [m for m in before if self._type(m.entity) in (*_WHO_SPEAK[1:], "COUNTRY")]
        bodies = [m for m in bodies if self._type(m.entity) != "MEDIA"] or bodies
        subjects = [m for m in bodies if is_subject(head.doc, m)] or bodies
        return subjects[-1].entity if subjects else self._last_body

    def _issuer(self, document: Token, mentions: Sequence[Mention], outside: Outside) -> str | None:
        """Return who issued a statement: its possessive, 'by X', 'from X', or the subject of 'in a statement'.

        'The statement', where nothing says whose it is, is that of who issued one before.
        """
        lemma = document.lemma_.lower()
        issuer = self._issuer_named(document, mentions, outside)
        if issuer is None and (document.dep_ in SUBJECTS or is_definite(document)):
            return None if is_joint(document) else self.issued(lemma, known=is_definite(document))
        if issuer is None and not is_definite(document):
            verb = document.head.head if document.dep_ == "pobj" else document.head
            subject = subject_of(verb, outside) if verb.pos_ in ("VERB", "AUX") else None
            if subject is not None and subject.lemma_.lower() not in self.cues.documents:
                issuer = self._named(subject, mentions, outside)
        if issuer is not None:
            self.issuers[lemma] = issuer
        return issuer

    def _issuer_named(self, document: Token, mentions: Sequence[Mention], outside: Outside) -> str | None:
        for child in document.children:
            if child.dep_ == "poss":
                return self._named(child, mentions, outside)
            if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of"):
                for grandchild in child.children:
                    if grandchild.dep_ == "pobj" and (found := self._named(grandchild, mentions, outside)):
                        return found
        return self._in_phrase(document, mentions, outside)

    def _nearby(self, verb: Token, mentions: Sequence[Mention], outside: Outside) -> str | None:
        """Where the parse gives no subject: a pronoun or name right before or after the verb."""
        doc = verb.doc
        for token in (doc[verb.i - 1] if verb.i else None, doc[verb.i + 1] if verb.i + 1 < len(doc) else None):
            if token is not None and outside(token.idx) and token.lower_ in self.cues.people | {"they"}:
                return self._named(token, mentions, outside)
        after_to = doc[min(verb.i + 7, len(doc) - 1)].idx
        before_from = doc[max(verb.i - 8, 0)].idx
        speak = [m for m in mentions if self._type(m.entity) in (*_WHO_SPEAK, "COUNTRY") and outside(m.start)]
        before = [m for m in speak if before_from <= m.start < verb.idx and m.role != "place"]
        after = [m for m in speak if verb.idx < m.start <= after_to and m.role != "place"]
        sentence_end = doc[verb.sent.end - 1].idx
        after = after or [m for m in speak if verb.idx < m.start <= sentence_end and self._type(m.entity) == "PERSON"]
        quote_before = verb.i > 0 and not outside(doc[max(verb.i - 3, 0)].idx)
        after.sort(key=lambda m: self._type(m.entity) == "COUNTRY" and m.end < sentence_end)  # 'the Cuban envoy, X'
        near = (after[:1] or before[-1:]) if quote_before else before[-1:]
        if near and near[0].via == "demonym" and (person := before_nation(doc, near[0], self._named_people(mentions))):
            return person
        return (after_office(doc, near[0], self._named_people(mentions)) or near[0].entity) if near else None

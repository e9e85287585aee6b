"""Who has spoken and who was named so far in an article, and whom 'the minister' or 'the agency' means by that."""

from collections.abc import Sequence

from components.knowledge.quotations import QuotationCues
from components.preprocessing.parsed import Doc, Token
from components.preprocessing.records import Entities, Mention
from components.preprocessing.subjects import (
    is_anybodys,
    is_called,
    is_definite,
    is_new,
    is_of,
    modifiers,
    root_in,
    words_of,
)

# Texts by which whoever spoke goes on speaking.
_RELEASES = frozenset({"statement", "communique", "communiqué", "declaration", "release", "message", "note", "letter"})


class Remembered:
    """The people and bodies of one article in reading order, and who spoke last."""

    def __init__(self, entities: Entities, cues: QuotationCues) -> None:
        """Start with nobody having spoken."""
        self._entities = entities
        self.cues = cues
        self._titles = cues.offices | cues.persons | cues.kin
        self.last: str | None = None
        self.introduced: str | None = None  # the one person of the paragraph before, where nobody is quoted
        self.turned_to: str | None = None  # the subject of the last sentence of the paragraph before, a person
        self._people: list[str] = []  # named in the paragraphs before this one, the latest last
        self._bodies: list[str] = []
        self._last_person: str | None = None
        self._last_body: str | None = None
        self.issuers: dict[str, str] = {}  # who issued the last 'statement', the last 'report'
        self._strangers: set[str] = set()  # 'diplomat', where the last one brought in has no name

    def read(self, mentions: Sequence[Mention], *, quiet: bool = False, turned_to: str | None = None) -> None:
        """Remember who was named in a paragraph that is behind; `quiet` says that nobody was quoted in it.

        `turned_to` is the person who is the subject of its last sentence, where nobody is quoted in that.
        """
        people = [m.entity for m in mentions if self._type(m.entity) == "PERSON"]
        self._people += people
        self._bodies += [m.entity for m in mentions if self._type(m.entity) not in ("PERSON", "COUNTRY", "PLACE", "")]
        self.introduced = people[0] if quiet and len(set(people)) == 1 else None
        self.turned_to = turned_to

    def meet(self, doc: Doc, mentions: Sequence[Mention], until: int) -> None:
        """Remember whom a paragraph brings in without a name, up to a word: 'a Western diplomat'."""
        people = [m for m in mentions if self._type(m.entity) == "PERSON" and m.via != "pronoun"]
        for token in doc[:until]:
            lemma = token.lemma_.lower()
            if token.pos_ != "NOUN" or lemma not in self._titles:
                continue
            if any(root_in(doc, m, token) is not None for m in people):
                self._strangers.discard(lemma)
            elif is_new(token) and token.dep_ not in ("attr", "appos", "pobj"):
                self._strangers.add(lemma)

    def issued(self, document: str, *, known: bool) -> str | None:
        """Return who issued a text that nothing says whose it is: 'the statement added', 'a statement said'.

        Of one named as known, it is who issued one called so before; else whoever spoke last, if a body or a country.
        """
        if known and document in self.issuers:
            return self.issuers[document]
        return self.last if document in _RELEASES and self.last and not self.is_person(self.last) else None

    def only_person(self, mentions: Sequence[Mention]) -> str | None:
        """Return the person named, null where there is none or more than one."""
        people = {m.entity for m in mentions if self._type(m.entity) == "PERSON"}
        return people.pop() if len(people) == 1 else None

    def is_medium(self, entity: str | None) -> bool:
        """Whether a speaker is a newspaper, an agency or a station."""
        return entity is not None and self._type(entity) == "MEDIA"

    def is_country(self, entity: str | None) -> bool:
        """Whether a speaker is a country."""
        return entity is not None and self._type(entity) == "COUNTRY"

    def is_body(self, entity: str | None) -> bool:
        """Whether a speaker is a body: a ministry, a party, a station."""
        return entity is not None and self._type(entity) not in ("PERSON", "COUNTRY", "PLACE", "")

    def is_person(self, entity: str | None) -> bool:
        """Whether a speaker is a person."""
        return entity is not None and self._type(entity) == "PERSON"

    def spoke(self, entity: str | None) -> None:
        """Remember who spoke, for 'he added' and for words quoted without a name; null for somebody without a name."""
        self.last = entity
        if entity is None:
            return
        if self._type(entity) == "PERSON":
            self._last_person = entity
        else:
            self._last_body = entity

    def _holder(self, head: Token, mentions: Sequence[Mention], country: str | None) -> str | None:
        """Return who was named before in the office that a noun phrase names: 'the foreign minister'."""
        if not is_definite(head) or head.lemma_.lower() not in self.cues.offices | self.cues.persons:
            return None
        self.meet(head.doc, mentions, head.i)
        if head.lemma_.lower() in self._strangers:
            return None
        office = {head.lemma_.lower(), *(modifiers(head) - self.cues.plain)}
        here = [m.entity for m in mentions if m.end <= head.idx and self._type(m.entity) == "PERSON"]
        for person in reversed(self._people + here):
            entity = self._entities.entities[person]
            of_country = country is None or entity.country == self._entities.entities[country].country
            if of_country and office <= words_of(entity.role or ""):
                return person
        return None

    def _named_before(self, head: Token) -> str | None:
        lemma = head.lemma_.lower()
        if not is_definite(head):
            return None
        if lemma in self.cues.groups:
            if is_called(head):
                return None
            return self._body_called(head) or (self._last_body if self._may_mean(head, self._last_body) else None)
        if lemma.startswith("spokes") and self.last and self._type(self.last) != "PERSON":
            return self.last
        if lemma in self._strangers or (lemma in self.cues.offices and self._other_office(head, self._last_person)):
            return None
        if lemma in self.cues.offices | self.cues.persons and not is_anybodys(head):
            person = self._last_person or self.introduced
            known = self._entities.entities.get(person or "")
            return None if is_of(head) and known is not None and known.role else person
        return None

    def _body_called(self, head: Token) -> str | None:
        """Return the body named before that has a noun in its name: 'the coalition' of 'Coalition for X'."""
        wanted = {head.lemma_.lower(), *(modifiers(head) - self.cues.plain)}
        fitting = [body for body in self._bodies if wanted <= words_of(self._entities.entities[body].name)]
        return fitting[-1] if len(set(fitting)) == 1 else None

    def _may_mean(self, head: Token, body: str | None) -> bool:
        """Whether 'the transport ministry' may mean a body: no country, and no ministry of something else."""
        lemma = head.lemma_.lower()
        if body is None or (self._type(body) == "COUNTRY" and lemma not in self.cues.states):
            return False
        name = self._entities.entities[body].name
        field = {lemma, *modifiers(head)} if lemma in self.cues.named_by_field and not name.isupper() else set()
        return field <= words_of(name)

    def _other_office(self, head: Token, person: str | None) -> bool:
        """Whether 'the defence minister' names a field that the one who spoke last does not hold."""
        role = words_of((self._entities.entities[person].role or "") if person in self._entities.entities else "")
        return bool(role) and not modifiers(head) - self.cues.plain <= role

    def _type(self, entity: str) -> str:
        return self._entities.entities[entity].type if entity in self._entities.entities else ""

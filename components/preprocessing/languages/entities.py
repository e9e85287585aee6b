"""Who and what is named in an article of a further language: known names first, then those that the model tags.

A name that the model tags counts where it is written as one: persons by two words, or by the last one of a person of
the article; bodies by several words or capitals; places that the gazetteer has, or behind a preposition of place.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from components.knowledge.forms import fold
from components.knowledge.language import LanguageKnowledge
from components.knowledge.names import Names
from components.preprocessing.drafts import Draft, without_overlaps
from components.preprocessing.gazetteer import Found, find_forms
from components.preprocessing.languages.known_names import known_names
from components.preprocessing.languages.noun_phrases import NounPhrases
from components.preprocessing.languages.places_and_roles import acts, case_of, role_of
from components.preprocessing.parsed import Doc, Span
from components.preprocessing.records import ArticleDocs, Entities, LocalEntity, Mention
from components.preprocessing.spans import span_of

# what models call persons, places and bodies
_PERSONS, _PLACES, _BODIES = ("PER", "PERSON"), ("LOC", "GPE"), ("ORG",)
_ORGAN, _KNOWN, _PERSON, _BODY, _PLACE = 90, 80, 70, 60, 50  # who wins where two overlap


@dataclass(frozen=True, slots=True)
class _Tagged:
    """A name that the model tagged, titles and articles taken off."""

    start: int
    end: int
    form: str
    span: Span
    label: str


class EntityFinder:
    """Finds the entities of articles in one language."""

    def __init__(self, language: LanguageKnowledge, names: Names) -> None:
        """Make the names of a language."""
        self._nouns, self._names = language.nouns, names
        self._trie = known_names(language, names)
        self._phrases = NounPhrases(language.nouns, names)

    def find(self, docs: ArticleDocs) -> Entities:
        """Return the entities of an article and the mentions of each paragraph."""
        named = (tagged.form for doc in (*docs.head, *docs.docs) for tagged in self._persons(doc))
        full = {fold(name.split()[-1]): name for name in named if " " in name}
        found = Entities({}, [])
        titled = [self._taken_in(found, draft).entity for doc in docs.head for draft in self._drafts(doc, full)]
        for doc in docs.docs:
            found.mentions.append([self._taken_in(found, draft) for draft in self._drafts(doc, full)])
        countries = (found.entities[key].country for key in titled)
        found.titled = list(dict.fromkeys(country for country in countries if country))
        return found

    def _drafts(self, doc: Doc, full: "dict[str, str]") -> list[Draft]:
        known = [one for one in find_forms(doc.text, self._trie) if self._is_name(doc, one)]
        drafts = [self._known(doc, one) for one in known]
        drafts += self._phrases.organs(doc, known)
        for tagged in self._persons(doc, full):
            drafts.append(self._person(doc, tagged, full.get(fold(tagged.form), tagged.form), known))
        drafts += self._bodies(doc)
        drafts += self._places(doc)
        return without_overlaps(drafts)

    def _is_name(self, doc: Doc, found: Found) -> bool:
        """'En français' is a language, 'Washington Irving' no capital, 'Paris' in a person's name no city."""
        span = span_of(doc, found.start, found.end)
        before = doc[span.start - 1] if span.start else None
        if found.known.kind == "demonym":
            return before is None or before.lower_ not in self._nouns["languages_before"]
        if found.known.kind != "person":
            tagged = next((e for e in doc.ents if e.start <= span.start and span.end <= e.end), None)
            return not (tagged is not None and tagged.label_ in _PERSONS and len(tagged) > len(span))
        return True

    def _known(self, doc: Doc, found: Found) -> Draft:
        known, span = found.known, span_of(doc, found.start, found.end)
        head = span.root
        own: dict[str, object] = {"via": known.via, "rank": _KNOWN, "score": 0.9}
        place = (found.start, found.end)
        if known.kind in ("actor", "person"):
            stands = known.country if known.type == "GOV" else None
            office = self._phrases.office(doc, span, ()).words if known.kind == "person" else None
            return Draft(*place, known.name, known.type, known.country, stands, None, **own, office=office)  # type: ignore[arg-type]
        if known.kind == "capital" and not acts(head, self._nouns):
            return Draft(*place, found.form, "PLACE", known.country, None, "place", rank=_KNOWN, score=0.8)
        role = "actor" if known.kind in ("capital", "demonym") else role_of(head, self._nouns)
        name = self._names.countries[str(known.country)].name
        return Draft(*place, name, "COUNTRY", known.country, known.country, role, **own)  # type: ignore[arg-type]

    def _person(self, doc: Doc, tagged: _Tagged, name: str, known: Sequence[Found]) -> Draft:
        office = self._phrases.office(doc, tagged.span, known)
        return Draft(
            tagged.start, tagged.end, name, "PERSON", office.country, via="name" if name == tagged.form else "alias",
            extractor="model", score=0.8, rank=_PERSON, office=office.words,
        )  # fmt: skip

    def _persons(self, doc: Doc, surnames: Collection[str] = ()) -> Iterator[_Tagged]:
        """Yield the persons of a text: named in full, by one of the surnames, or behind a title."""
        for tagged in self._tagged(doc, (*_PERSONS, *_BODIES)):
            words = tagged.form.split()
            if tagged.label in _BODIES:
                if len(words) > 1 and self._holds_office(tagged.span):
                    yield tagged
                continue
            if len(words) > 1 or fold(tagged.form) in surnames or self._titled(tagged):
                yield tagged

    def _holds_office(self, span: Span) -> bool:
        """'Premier ministre Nikol Pachinian': right behind an office stands a person, whatever the model says."""
        return span.start > 0 and span.doc[span.start - 1].lower_ in self._nouns["officials"]

    def _titled(self, tagged: _Tagged) -> bool:
        doc, at = tagged.span.doc, tagged.span.start
        return at > 0 and doc[at - 1].lower_ in self._nouns["titles"] and tagged.form.isalpha()

    def _bodies(self, doc: Doc) -> Iterator[Draft]:
        for tagged in self._tagged(doc, _BODIES):
            if self._is_of_office(tagged.span):
                continue
            if len(tagged.form.split()) > 1 or (tagged.form.isupper() and len(tagged.form) > 1):
                kind = "GOV" if tagged.form.split()[0].casefold() in self._nouns["organs"] else "ORG"
                yield Draft(tagged.start, tagged.end, tagged.form, kind, extractor="model", score=0.6, rank=_BODY)

    def _is_of_office(self, span: Span) -> bool:
        """'Ministre des Affaires étrangères': what an office is of is no body of its own."""
        above = [span[0], *span.doc[max(0, span.start - 3) : span.start]]
        return any(word.lower_ in self._nouns["officials"] for word in above)

    def _places(self, doc: Doc) -> Iterator[Draft]:
        before = self._nouns["place_before"] | self._nouns["town_before"]
        for tagged in self._tagged(doc, (*_PLACES, *_PERSONS)):
            known = [f for f in find_forms(tagged.form, self._names.trie) if f.end - f.start == len(tagged.form)]
            kinds = ("city", "subdivision", "region", "capital")
            there = next((f.known for f in known if f.known.kind in kinds), None)
            if there is None and (tagged.label in _PERSONS or case_of(tagged.span.root) not in before):
                continue
            country = there.country if there else None
            score = 0.7 if there else 0.5
            yield Draft(
                tagged.start, tagged.end, tagged.form, "PLACE", country, role="place", extractor="model",
                score=score, rank=_PLACE,
            )  # fmt: skip

    def _tagged(self, doc: Doc, labels: Sequence[str]) -> Iterator[_Tagged]:
        """Yield names of a kind without the titles and articles before them; those not written as names are none."""
        for name in doc.ents:
            words = list(name)
            while words and (words[0].pos_ in ("DET", "ADP", "PUNCT") or words[0].lower_ in self._nouns["titles"]):
                words.pop(0)
            while words and words[-1].is_punct:
                words.pop()
            if name.label_ not in labels or not words or not words[0].text[0].isupper():
                continue
            if any(word.lower_ in self._nouns["none"] for word in words):
                continue
            start, end = words[0].idx, words[-1].idx + len(words[-1].text)
            if "\n" not in doc.text[start:end]:
                yield _Tagged(start, end, doc.text[start:end], span_of(doc, start, end), name.label_)

    def _taken_in(self, found: Entities, draft: Draft) -> Mention:
        """Return a draft as a mention, its entity joined with what the article has of it already."""
        key = f"{draft.type}:{fold(draft.name)}"
        entity = found.entities.setdefault(key, LocalEntity(key, draft.name, draft.type))
        entity.country = entity.country or draft.country
        entity.role = entity.role or draft.office
        entity.aliases.add(draft.called or draft.name)
        return Mention(
            draft.start, draft.end, "", key, draft.stands_for, draft.role, draft.via, draft.extractor, draft.score,
            draft.office, entity.country,
        )  # fmt: skip

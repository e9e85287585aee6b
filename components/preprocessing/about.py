"""What an article is about, where its sentences are set, and so whose a body or an official without a country is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from components.knowledge.names import Names
from components.preprocessing.drafts import Draft
from components.preprocessing.gazetteer import find_forms
from components.preprocessing.joining import Drafts
from components.preprocessing.sentences import Sentence, countries_before
from components.preprocessing.spans import next_word, previous_word
from components.preprocessing.subjects import SUBJECTS

OWN = ("its", "their", "whose")
SPEAKERS = ("our", "your", "my")  # of the country of the one who speaks: the article's
# They stand in one country and act for another: where they act says nothing of 'the government'.
_ABROAD = ("embassy", "consulate", "diplomats", "peacekeepers")
_CLEARLY = 1.2  # how much oftener than the next an article names the country that it is about
_OVER_HEADLINE = 2  # and than the country that its headline names first
_FEW = 3  # countries that act: of more, the one that a text begins with is hardly meant any more
_WITH_COUNTRY = ("PERSON", "ARMED_GROUP", "MOVEMENT")


@dataclass(frozen=True, slots=True)
class About:
    """What an article is about, where it is clear: the country it speaks of most, the one its headline names first."""

    names: Names
    published: str | None
    home: str | None
    titled: str | None = None


def about_article(title: str | None, published: str | None, drafts: Drafts, names: Names) -> About:
    """Return what an article is about."""
    titled = [f.known.country for f in find_forms(title or "", names.trie) if f.known.type == "COUNTRY"]
    headline = [country for country in dict.fromkeys(titled) if country]
    return About(names, published, _home(headline, drafts), headline[0] if headline else None)


def _home(headline: Sequence[str], drafts: Drafts) -> str | None:
    """The country that an article names most, its headline counted with it; null where two are level.

    So it is where the headline begins with another that the text names nearly as often.
    """
    named = (d.stands_for or (d.country if d.type in ("PLACE", "PERSON") else None) for ds in drafts for d in ds)
    counts = Counter(country for country in named if country)
    counts.update([*headline, *headline[:1]])  # the first of it counts twice
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] <= _CLEARLY * ranked[1][1]):
        return None
    home, first = ranked[0][0], headline[0] if headline else None
    if first not in (None, home) and counts[home] <= _OVER_HEADLINE * counts[first]:
        return None  # the headline begins with one country, the text speaks more of others that it deals with
    return home


def country_meant(sentence: Sentence, before: Sequence[Sentence], offset: int, about: About) -> str | None:
    """Return the country of a body without one: of the setting, of those who act, of the article; null in doubt."""
    doc = sentence.doc
    own = previous_word(doc, offset)
    here = acting_in(sentence.until(offset)) or _hosts(sentence.until(offset), about.names)
    if own is not None and own.lower_ in OWN and here:
        return here[-1] if own.lower_ == "whose" else here[0]
    if own is not None and own.lower_ in SPEAKERS:
        return _of_the_speaker([*before, sentence])
    scene = scene_of(sentence, offset)
    if scene is not None:
        return scene
    if here:
        states = _states_in(sentence.until(offset))
        return states[0] if states and about.home not in states else about.home if about.home in here else here[0]
    who = _who_does_so(sentence, offset)
    if who is not None:
        return who
    beside = _set_beside(sentence, offset)
    if beside is not None:
        return beside
    paragraph = [s for s in reversed(before) if s.paragraph == sentence.paragraph]
    for earlier in paragraph[:2]:
        found = list(
            dict.fromkeys(filter(None, (scene_of(earlier, earlier.span.end_char), *acting_in(earlier.drafts))))
        )
        if found:
            return found[0] if len(found) == 1 else about.home if about.home in found else None
    if about.home is not None:
        return about.home
    acting = list(dict.fromkeys(country for s in before for country in acting_in(s.drafts)))
    if acting and len(acting) <= _FEW and (own is None or own.lower_ not in OWN):
        return acting[0]  # whom the text begins with
    known = countries_before(sentence, before, offset)
    nearest = {d.stands_for for d in known if d.via != "demonym" or d.role != "place"}  # not of 'the Peruvian border'
    return nearest.pop() if len(nearest) == 1 else None


def _set_beside(sentence: Sentence, offset: int) -> str | None:
    """'Gunmen attacked an A post, the army said': the one country named before, by more than its border."""
    named = {d.country for d in sentence.until(offset) if d.country and d.type in ("COUNTRY", "PLACE")}
    beside = [next_word(sentence.doc, d.end) for d in sentence.until(offset) if d.type in ("COUNTRY", "PLACE")]
    borders = any(
        word is not None and word.lower_ in ("border", "frontier") and word.dep_ != "compound" for word in beside
    )
    return named.pop() if len(named) == 1 and not borders else None


def _who_does_so(sentence: Sentence, offset: int) -> str | None:
    """'Speaking in the Senate, the A minister ...': the country of whom a phrase before its subject tells."""
    body = next((token for token in sentence.span if token.idx >= offset), sentence.span[0])
    phrase = next((word for word in body.ancestors if word.dep_ == "advcl" and word.tag_ in ("VBG", "VBN")), None)
    if phrase is None or any(child.dep_ in SUBJECTS for child in phrase.children):
        return None
    for subject in (child for child in phrase.head.children if child.dep_ in SUBJECTS and child.i > body.i):
        for draft in sentence.drafts:
            if draft.start <= subject.idx < draft.end:
                return draft.stands_for or draft.country
    return None


def _of_the_speaker(sentences: Sequence[Sentence]) -> str | None:
    """The one country whose office-holders a text names: 'our police' are theirs."""
    named = {d.country for s in sentences for d in s.drafts if d.type == "PERSON" and d.office and d.country}
    return named.pop() if len(named) == 1 else None


def acting_in(drafts: Sequence[Draft]) -> list[str]:
    """The countries that act or whose people act, in order, each once."""
    found = []
    for draft in drafts:
        country = draft.stands_for or (draft.country if draft.type in _WITH_COUNTRY else None)
        abroad = draft.type == "GOV" and any(word in _ABROAD for word in draft.name.lower().split())
        if country and draft.role != "place" and not abroad:
            found.append(country)
    return list(dict.fromkeys(found))


def _states_in(drafts: Sequence[Draft]) -> list[str]:
    """The countries that act themselves, not by their people: 'A sent men against rebels of B, the army said'."""
    return acting_in([draft for draft in drafts if draft.type not in _WITH_COUNTRY])


def _hosts(drafts: Sequence[Draft], names: Names) -> list[str]:
    """Where the embassies of a sentence stand: what they say of 'the government' they say of their host's."""
    abroad = [d.name for d in drafts if d.type == "GOV" and any(w in _ABROAD for w in d.name.lower().split())]
    hosts = {name.split(" in ", 1)[1] for name in abroad if " in " in name}
    return [country.alpha3 for country in names.countries.values() if country.name in hosts]


def scene_of(sentence: Sentence, offset: int) -> str | None:
    """'In A, ...': the country where a sentence is set."""
    first = sentence.span[0]
    if first.lower_ not in ("in", "across", "throughout"):
        return None
    for draft in sentence.until(offset):
        behind = sentence.doc.text[draft.end : draft.end + 1]
        if (
            draft.type in ("COUNTRY", "PLACE")
            and draft.start <= first.idx + len(first.text) + 5
            and behind in (",", " ")
        ):
            return draft.country
    return None

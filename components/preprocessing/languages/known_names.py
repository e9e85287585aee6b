"""The names that a language has for countries, capitals and bodies, as one trie to find them in a text by."""

from collections.abc import Iterator

import pycountry

from components.knowledge.country_names import USER_ASSIGNED, Country
from components.knowledge.forms import Known, Trie, add_form
from components.knowledge.language import LanguageKnowledge
from components.knowledge.names import Names


def known_names(language: LanguageKnowledge, names: Names) -> Trie:
    """Return the names of a language; bodies that are written alike elsewhere (M23, Human Rights Watch) are
    among them."""
    trie: Trie = {}
    for country in names.countries.values():
        for form, known in _of_country(country, language):
            add_form(trie, form, known)
    for form in language.no_country:
        add_form(trie, form, Known("none", form, "PLACE", None, "name"))
    for name, known in _bodies(names.trie).items():
        for form in language.actors.get(name, ()):
            add_form(trie, form, Known("actor", name, known.type, known.country, "name"))
    for name, forms in language.people.items():
        person = names.leaders.get(name)
        for form in forms if person else ():
            add_form(trie, form, Known("person", name, "PERSON", person[1] if person else None, "name"))
    for form, (name, home) in names.leaders.items():
        add_form(trie, form, Known("person", name, "PERSON", home or None, "name" if form == name else "alias"))
    for form, known in _written_alike(names.trie):
        add_form(trie, form, known, if_new=True)
    return trie


def _of_country(country: Country, language: LanguageKnowledge) -> Iterator[tuple[str, Known]]:
    code, name = country.alpha3, country.name
    further = language.names.get(code, ())
    not_its_own = {form.removeprefix("- ") for form in further if form.startswith("- ")}
    own = (*_in_cldr(code, language), *(form for form in further if not form.startswith("- ")))
    for form in dict.fromkeys(own):
        if form not in not_its_own:
            yield form, Known("country", name, "COUNTRY", code, "acronym" if form.isupper() else "name")
    for form in language.adjectives.get(code, ()):
        yield form, Known("demonym", name, "COUNTRY", code, "demonym")
    for form in (*language.capitals.get(code, ()), *country.capitals):
        if form not in own:
            yield form, Known("capital", form, "COUNTRY", code, "capital")


def _in_cldr(alpha3: str, language: LanguageKnowledge) -> Iterator[str]:
    """Yield the names of a country in CLDR; 'Myanmar (Birmanie)' is two, and no page writes 'R.A.S. chinoise de'."""
    record = pycountry.countries.get(alpha_3=alpha3)
    alpha2 = record.alpha_2 if record else USER_ASSIGNED.get(alpha3, "")
    for key in (alpha2, f"{alpha2}-alt-short", f"{alpha2}-alt-variant"):
        for form in language.territories.get(key, "").rstrip(")").split(" ("):
            if form[:1].isupper() and "." not in form:
                yield form


def _bodies(trie: Trie) -> dict[str, Known]:
    """Return the bodies of a trie by name."""
    return {known.name: known for _, known in _ends(trie) if known.kind == "actor"}


def _written_alike(trie: Trie) -> Iterator[tuple[str, Known]]:
    """Yield names of bodies that pages in other languages keep: several words, and acronyms of armed groups."""
    for form, known in _ends(trie):
        acronym = known.type == "ARMED_GROUP" and form.isupper() and len(form) > 2
        if known.kind == "actor" and (acronym or " " in form):
            yield form, known


def _ends(trie: Trie) -> Iterator[tuple[str, Known]]:
    for node in trie.values():
        yield from node.ends
        yield from _ends(node.next)

"""The names that preprocessing knows beforehand: countries, actors, regions, places, and the nouns that make an actor.

The files are components/knowledge/countries.csv, actors.csv, regions.csv, places.csv, leaders.csv, first_names.csv,
ambiguous.toml and actor_nouns.toml; names of countries come from CLDR (Babel) and pycountry besides.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from components.knowledge.ambiguity import Ambiguous, load_ambiguous
from components.knowledge.country_names import Country, load_countries
from components.knowledge.country_roles import CountryRoles, load_country_roles
from components.knowledge.files import FOLDER, KnowledgeError, line_of, read_rows
from components.knowledge.forms import Known, Trie, add_form, fold
from components.knowledge.nouns import ActorNouns, load_nouns
from components.schema import ACTOR_TYPES

ACTOR_COLUMNS = ("name", "type", "country", "rules", "names")
REGION_COLUMNS = ("name", "kind", "country", "names")
PLACE_COLUMNS = ("name", "country", "kind", "others")
LEADER_COLUMNS = ("name", "country", "names")
FIRST_NAME_COLUMNS = ("name", "gender")
GENDERS = ("m", "f", "mf")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
REGION_KINDS = ("region", "sea", "former state", "place", "none")


@dataclass(frozen=True, slots=True)
class Ruler:
    """The actor that is the government of a country since a day (ISO date)."""

    name: str
    since: str


@dataclass(frozen=True, slots=True)
class Names:
    """All that is known of names; `trie` holds every form with what it may mean."""

    countries: Mapping[str, Country]
    trie: Trie
    rulers: Mapping[str, Ruler]
    leaders: Mapping[str, tuple[str, str]]  # a name as it is written -> (full name, country)
    ambiguous: Mapping[str, Ambiguous]
    seats: Mapping[str, Known]  # capital -> the body that it stands for where it acts
    in_names: frozenset[str]  # names of countries and capitals that people bear
    namesakes: Mapping[str, tuple[str, ...]]  # place -> other countries (alpha-3) that have one of the name
    nouns: ActorNouns
    roles: CountryRoles
    first_names: Mapping[str, str]  # of persons, in lower case -> m, f, or mf for both or unknown

    def government(self, country: str, published: str | None) -> tuple[str, bool]:
        """Return the name of a country's government on a day, and whether it is a ruling movement's."""
        ruler = self.rulers.get(country)
        if ruler and not (published and published[:4].isdigit() and published < ruler.since[: len(published)]):
            return ruler.name, True
        return f"Government of {self.countries[country].name}", False


def load_names(folder: Path = FOLDER) -> Names:
    """Return all names. Raises KnowledgeError where a file is faulty."""
    trie: Trie = {}
    countries = load_countries(folder)
    for country in countries.values():
        for form, known in country.forms():
            add_form(trie, form, known)
    rulers, bodies = _load_actors(folder / "actors.csv", trie, countries)
    _load_regions(folder / "regions.csv", trie, countries)
    leaders = _load_leaders(folder / "leaders.csv", trie, countries)
    namesakes = _load_places(folder / "places.csv", trie, countries)  # last: a place never hides another name
    ambiguities = load_ambiguous(folder, frozenset(countries))
    seats = _seats(folder / "ambiguous.toml", ambiguities.seats, bodies)
    return Names(
        countries=countries,
        trie=trie,
        rulers=rulers,
        leaders=leaders,
        ambiguous=ambiguities.rules,
        in_names=ambiguities.in_names,
        seats=seats,
        namesakes=namesakes,
        nouns=load_nouns(folder),
        roles=load_country_roles(folder),
        first_names=load_first_names(folder),
    )


def load_first_names(folder: Path) -> dict[str, str]:
    """Return the first names of first_names.csv, folded, with their gender. Raises KnowledgeError at a faulty one."""
    path = folder / "first_names.csv"
    found: dict[str, str] = {}
    for line, row in read_rows(path, FIRST_NAME_COLUMNS):
        name, gender = row["name"].strip(), row["gender"].strip()
        if not name[:1].isupper() or " " in name:
            raise KnowledgeError(path, line, f"{name!r}: give one first name with a capital")
        if gender not in GENDERS:
            raise KnowledgeError(path, line, f"gender {gender!r}: give one of {', '.join(GENDERS)}")
        key = fold(name)  # two spellings of which one is a man's and one a woman's tell nothing
        found[key] = gender if found.get(key, gender) == gender else "mf"
    return found


def _seats(path: Path, seats: Mapping[str, str], bodies: Mapping[str, Known]) -> dict[str, Known]:
    for capital, body in seats.items():
        if body not in bodies:
            raise KnowledgeError(path, line_of(path, body), f"[seats] {capital}: {body!r} is no name of actors.csv")
    return {capital: bodies[body] for capital, body in seats.items()}


def _load_actors(path: Path, trie: Trie, countries: Mapping[str, Country]) -> tuple[dict[str, Ruler], dict[str, Known]]:
    """Return the rulers by country and all bodies by name; the forms of the bodies go into the trie."""
    rulers: dict[str, Ruler] = {}
    bodies: dict[str, Known] = {}
    for line, row in read_rows(path, ACTOR_COLUMNS):
        _check_actor(path, line, row, countries)
        if row["rules"]:
            rulers[row["country"]] = Ruler(row["name"], row["rules"])
        bodies[row["name"]] = Known("actor", row["name"], row["type"], row["country"] or None, "alias")
        for form in _several(row["name"], row["names"]):
            via = "name" if form == row["name"] else "acronym" if form.replace(".", "").isupper() else "alias"
            known = Known("actor", row["name"], row["type"], row["country"] or None, via)
            add_form(trie, form, known)
            if form.startswith("Al-"):  # 'Hezbollah's al-Manar'
                add_form(trie, f"al-{form[3:]}", known)
    return rulers, bodies


def _load_regions(path: Path, trie: Trie, countries: Mapping[str, Country]) -> None:
    for line, row in read_rows(path, REGION_COLUMNS):
        if row["kind"] not in REGION_KINDS:
            raise KnowledgeError(path, line, f"kind {row['kind']!r}: give one of {', '.join(REGION_KINDS)}")
        _check_country(path, line, row["country"], countries)
        for form in _several(row["name"], row["names"]):
            kind = "none" if row["kind"] == "none" else "region"
            via = "name" if form == row["name"] else "alias"
            add_form(trie, form, Known(kind, row["name"], "PLACE", row["country"] or None, via))


def _load_places(path: Path, trie: Trie, countries: Mapping[str, Country]) -> dict[str, tuple[str, ...]]:
    """Return the other countries that have a place of the name; the places go into the trie where nothing stands."""
    namesakes: dict[str, tuple[str, ...]] = {}
    for line, row in read_rows(path, PLACE_COLUMNS, keys=2):
        _check_country(path, line, row["country"], countries)
        place = Known(row["kind"], row["name"], "PLACE", row["country"] or None, "name")
        add_form(trie, row["name"], place, if_new=True)
        if row["others"]:
            namesakes[row["name"]] = tuple(row["others"].split(";"))
    return namesakes


def _load_leaders(path: Path, trie: Trie, countries: Mapping[str, Country]) -> dict[str, tuple[str, str]]:
    leaders: dict[str, tuple[str, str]] = {}
    for line, row in read_rows(path, LEADER_COLUMNS):
        _check_country(path, line, row["country"], countries)
        for form in _several(row["name"], row["names"]):
            leaders[form] = (row["name"], row["country"])
            via = "name" if form == row["name"] else "alias"
            add_form(trie, form, Known("person", row["name"], "PERSON", row["country"] or None, via))
    return leaders


def _several(name: str, more: str) -> Iterator[str]:
    yield name
    for form in more.split(";"):
        if form.strip():
            yield form.strip()


def _check_country(path: Path, line: int, country: str, countries: Mapping[str, Country]) -> None:
    if country and country not in countries:
        raise KnowledgeError(path, line, f"country {country!r} is no alpha-3 code of countries.csv; correct it")


def _check_actor(path: Path, line: int, row: Mapping[str, str], countries: Mapping[str, Country]) -> None:
    if not row["name"]:
        raise KnowledgeError(path, line, "the name is empty; fill it or remove the row")
    if row["type"] not in ACTOR_TYPES:
        raise KnowledgeError(path, line, f"type {row['type']!r}: give one of {', '.join(ACTOR_TYPES)}")
    _check_country(path, line, row["country"], countries)
    if row["rules"] and not _DAY.fullmatch(row["rules"]):
        raise KnowledgeError(path, line, f"rules {row['rules']!r}: give the day as 2021-08-15")
    if row["rules"] and not row["country"]:
        raise KnowledgeError(path, line, "an actor that rules needs a country; fill the column country")

"""Names of countries and capitals that may mean something else, and the words around them that tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from components.knowledge.files import KnowledgeError, line_of, only_keys, read_toml

KEYS = {"name", "country", "other", "other_is", "for_other", "for_country", "default"}


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A form, the country it may mean, what else it may mean (words in the article that speak for each)."""

    name: str
    country: str
    other: str | None  # alpha-3 of another country, or None: no country
    other_is: str  # country or place: what the form then names in that other country
    for_other: frozenset[str]
    for_country: frozenset[str]
    default: str  # country or other, where no word tells


@dataclass(frozen=True, slots=True)
class Ambiguities:
    """Rules by form; names of countries and capitals that people bear; capitals that stand for a body."""

    rules: Mapping[str, Ambiguous]
    in_names: frozenset[str]
    seats: Mapping[str, str]


def load_ambiguous(folder: Path, countries: frozenset[str]) -> Ambiguities:
    """Return what names may mean besides. Raises KnowledgeError where ambiguous.toml is faulty."""
    path = folder / "ambiguous.toml"
    rules: dict[str, Ambiguous] = {}
    data = read_toml(path)
    only_keys(path, data, {"name", "in_names", "seats"}, "the file")
    for entry in data.get("name", []):
        form = entry.get("name", "")
        only_keys(path, entry, KEYS, form or "an entry")
        if not form or "country" not in entry or entry.get("default") not in ("country", "other"):
            raise KnowledgeError(
                path,
                line_of(path, form) if form else None,
                f"{form or 'an entry'}: name, country and default are needed",
            )
        for country in (entry["country"], entry.get("other", entry["country"])):
            if country not in countries:
                raise KnowledgeError(path, line_of(path, f'"{country}"'), f"{form}: {country!r} is no alpha-3 code")
        rules[form] = Ambiguous(
            form,
            entry["country"],
            entry.get("other"),
            entry.get("other_is", "place"),
            frozenset(entry.get("for_other", [])),
            frozenset(entry.get("for_country", [])),
            entry["default"],
        )
    return Ambiguities(rules, frozenset(data.get("in_names", [])), data.get("seats", {}))

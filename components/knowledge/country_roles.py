"""Words that tell whether a country's name says who acts or where (country_roles.toml)."""

from dataclasses import dataclass
from pathlib import Path

from components.knowledge.files import KnowledgeError, line_of, only_keys, read_toml

# Field of CountryRoles -> section and key of the file.
FIELDS = {
    "where": ("prepositions", "where"),
    "whom": ("prepositions", "whom"),
    "to": ("governors", "to"),
    "from_": ("governors", "from"),
    "of": ("governors", "of"),
    "at": ("governors", "at"),
    "over": ("governors", "over"),
    "motion": ("governors", "motion"),
    "descriptions": ("subjects", "descriptions"),
    "features": ("subjects", "features"),
    "place_verbs": ("subjects", "verbs"),
    "possessed_features": ("possessives", "features"),
    "actions": ("actions", "nouns"),
    "action_endings": ("actions", "endings"),
    "allies": ("actions", "allies"),
}


@dataclass(frozen=True, slots=True)
class CountryRoles:
    """Sets of lower-case lemmas; see country_roles.toml for what each is for."""

    where: frozenset[str]
    whom: frozenset[str]
    to: frozenset[str]
    from_: frozenset[str]
    of: frozenset[str]
    at: frozenset[str]
    over: frozenset[str]
    motion: frozenset[str]
    descriptions: frozenset[str]
    features: frozenset[str]
    place_verbs: frozenset[str]
    possessed_features: frozenset[str]
    actions: frozenset[str]
    action_endings: frozenset[str]
    allies: frozenset[str]


def load_country_roles(folder: Path) -> CountryRoles:
    """Return the words of country_roles.toml. Raises KnowledgeError where it is faulty."""
    path = folder / "country_roles.toml"
    data = read_toml(path)
    sections = {section for section, _ in FIELDS.values()}
    only_keys(path, data, sections, "the file")
    for section in sections:
        only_keys(path, data.get(section, {}), {k for s, k in FIELDS.values() if s == section}, f"[{section}]")
    sets = {}
    for name, (section, key) in FIELDS.items():
        words = data.get(section, {}).get(key)
        if not isinstance(words, list) or not all(isinstance(w, str) and w == w.lower() for w in words):
            line = line_of(path, f"[{section}]")
            raise KnowledgeError(path, line, f"[{section}] {key}: give a list of lower-case words in quotes")
        sets[name] = frozenset(words)
    return CountryRoles(**sets)

"""What is known of a language besides English: names of countries and bodies, words of speech, dates, themes, acts.

The file is language_XX.toml (ISO 639-1); names of countries, months and days come from CLDR (Babel). A language without
a file is read by these alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from components.knowledge.files import FOLDER, KnowledgeError, line_of, only_keys, read_toml
from components.schema import PLOVER

TABLES = {"names", "no_country", "capitals", "actors", "people", "adjectives", "nouns", "quotations", "dates"}
TABLES |= {"themes", "acts"}
NOUNS = (
    *("organs", "governments", "officials", "titles", "none"),
    *("languages_before", "place_before", "town_before", "actor_before"),
)
SPEECH = ("verbs", "reported", "that", "he", "she")
DATES = {"between", "first", "last", "next", "this", "days"}
FRAMES = ("object", "with", "to", "together")
ACTS = {"by", "some", "not", "if", "about_to", "punished", *FRAMES}


@dataclass(frozen=True, slots=True)
class ThemeCues:
    """Words for a theme, in small letters; a star at the end stands for any ending. One strong word is enough."""

    strong: tuple[str, ...]
    weak: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Verbs by PLOVER type whose acted-on stands in one way: behind one of `words`, or as the object."""

    words: frozenset[str]
    types: Mapping[str, str]  # verb -> type


@dataclass(frozen=True, slots=True)
class LanguageKnowledge:
    """What a language's file says; everything is empty where there is none."""

    code: str
    territories: Mapping[str, str]  # alpha-2 -> name in this language
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # alpha-3 -> further names; with '-': none
    no_country: tuple[str, ...] = ()
    capitals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    adjectives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    actors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # name in actors.csv -> names here
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # name in leaders.csv -> names here
    nouns: Mapping[str, frozenset[str]] = field(default_factory=lambda: dict.fromkeys(NOUNS, frozenset()))
    speech: Mapping[str, frozenset[str]] = field(default_factory=lambda: dict.fromkeys(SPEECH, frozenset()))
    said: Mapping[str, str] = field(default_factory=dict)  # form -> verb of saying, as far as endings are given
    according: tuple[str, ...] = ()
    date_words: Mapping[str, frozenset[str]] = field(default_factory=lambda: dict.fromkeys(DATES, frozenset()))
    days_away: Mapping[str, int] = field(default_factory=dict)
    themes: Mapping[str, ThemeCues] = field(default_factory=dict)
    no_cues: tuple[str, ...] = ()  # words that speak for no theme, whatever is in them
    acts: Mapping[str, Frame] = field(default_factory=dict)
    act_words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def reads(self) -> tuple[str, ...]:
        """What is read of texts in this language, in words."""
        further = {
            "quotations": self.speech["verbs"],
            "themes": self.themes,
            "acts": self.acts,
        }
        return ("countries", "actors", "dates", *(what for what, known in further.items() if known))


def load_language(code: str, folder: Path = FOLDER, themes: Sequence[str] = ()) -> LanguageKnowledge:
    """Return what is known of a language; only what CLDR knows where it has no file.

    `themes` are the slugs that a build has. Raises KnowledgeError where the file cannot be used.
    """
    name = f"language_{code}.toml"
    path = folder / name if (folder / name).is_file() else FOLDER / name
    territories = _territories(code)
    if not path.is_file():
        return LanguageKnowledge(code, territories)
    data = read_toml(path)
    only_keys(path, data, TABLES, "the file")
    for table, entry in data.items():
        if not isinstance(entry, dict):
            raise KnowledgeError(path, line_of(path, table), f"[{table}] has to be a table")
    acts = data.get("acts", {})
    speech, dates = data.get("quotations", {}), data.get("dates", {})
    only_keys(path, speech, {*SPEECH, "according", "endings"}, "[quotations]")
    only_keys(path, dates, DATES, "[dates]")
    only_keys(path, acts, ACTS, "[acts]")
    only_keys(path, data.get("nouns", {}), set(NOUNS), "[nouns]")
    return LanguageKnowledge(
        code,
        territories,
        names=_forms(path, data, "names"),
        no_country=_parted(path, data.get("no_country", {}).get("names", "")),
        capitals=_forms(path, data, "capitals"),
        adjectives={key: tuple(_words(path, words)) for key, words in data.get("adjectives", {}).items()},
        actors=_forms(path, data, "actors"),
        people=_forms(path, data, "people"),
        nouns={key: frozenset(map(str.casefold, _words(path, data.get("nouns", {}).get(key, "")))) for key in NOUNS},
        speech={key: frozenset(_words(path, speech.get(key, ""))) for key in SPEECH},
        said=dict(_conjugated(_words(path, speech.get("verbs", "")), speech.get("endings", {}))),
        according=_parted(path, speech.get("according", "")),
        date_words={key: frozenset(_words(path, dates.get(key, ""))) for key in DATES - {"days"}},
        days_away=_days(path, dates.get("days", {})),
        themes=_themes(path, data.get("themes", {}), themes),
        no_cues=_cues(path, data.get("themes", {}).get("exclude", [])),
        acts={name: _frame(path, acts[name], name) for name in FRAMES if name in acts},
        act_words={key: frozenset(_words(path, acts.get(key, ""))) for key in ACTS - set(FRAMES)},
    )


def _territories(code: str) -> Mapping[str, str]:
    try:
        return {key: name for key, name in Locale(code).territories.items() if len(key.split("-")[0]) == 2}
    except UnknownLocaleError:
        return {}


def _forms(path: Path, data: Mapping[str, Any], table: str) -> dict[str, tuple[str, ...]]:
    return {key: _parted(path, text) for key, text in data.get(table, {}).items()}


def _parted(path: Path, text: object) -> tuple[str, ...]:
    if not isinstance(text, str):
        raise KnowledgeError(path, line_of(path, str(text)), f"{text!r}: give one text, its parts with ; between them")
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _words(path: Path, text: object) -> list[str]:
    if not isinstance(text, str):
        raise KnowledgeError(path, line_of(path, str(text)), f"{text!r}: give the words as one text, with spaces")
    return text.split()


def _conjugated(verbs: Sequence[str], endings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for verb in verbs:
        for infinitive, own in endings.items():
            if verb.endswith(infinitive):
                yield from ((verb.removesuffix(infinitive) + ending, verb) for ending in own.split())


def _days(path: Path, entry: object) -> dict[str, int]:
    if not isinstance(entry, dict) or not all(isinstance(days, int) for days in entry.values()):
        raise KnowledgeError(path, line_of(path, "days"), "[dates] days: give words with a whole number of days each")
    return dict(entry)


def _themes(path: Path, table: Mapping[str, Any], known: Sequence[str]) -> dict[str, ThemeCues]:
    found = {}
    for slug, entry in table.items():
        if slug == "exclude":
            continue
        if known and slug not in known:
            raise KnowledgeError(path, line_of(path, f"themes.{slug}"), f"[themes.{slug}]: there is no theme {slug}")
        only_keys(path, entry, {"strong", "weak"}, f"[themes.{slug}]")
        found[slug] = ThemeCues(*(_cues(path, entry.get(kind, [])) for kind in ("strong", "weak")))
    return found


def _cues(path: Path, entry: object) -> tuple[str, ...]:
    if not isinstance(entry, list) or not all(isinstance(cue, str) and cue.strip("* ") for cue in entry):
        raise KnowledgeError(path, line_of(path, str(entry)), f"{entry!r}: give a list of words")
    return tuple(entry)


def _frame(path: Path, entry: Mapping[str, Any], name: str) -> Frame:
    types: dict[str, str] = {}
    for kind, verbs in entry.items():
        if kind == "words":
            continue
        if kind not in PLOVER:
            raise KnowledgeError(path, line_of(path, kind), f"[acts.{name}]: {kind!r} is no type of act")
        types |= dict.fromkeys(_words(path, verbs), kind)
    return Frame(frozenset(_words(path, entry.get("words", ""))), types)

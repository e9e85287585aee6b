"""Which words speak for which theme: the rules of themes.toml, read and checked.

A cue is a phrase of dictionary forms ('peace talk' covers 'peace talks'). `word/verb` asks for a part of speech,
`a|b` gives alternatives, a name after @ stands for the word group of that name. Hyphens count as spaces.
"""

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from components.knowledge.country_names import load_countries
from components.knowledge.files import FOLDER, KnowledgeError, line_of, only_keys, read_toml
from components.knowledge.theme_weights import ThemeWeights, load_theme_weights
from components.knowledge.theme_words import ThemeWords, load_theme_words

FILE = "themes.toml"
WITHIN = ("sentence", "paragraph")
PARTS_OF_SPEECH = ("noun", "verb", "adj", "adv", "propn")

_THEME_KEYS = {"label", "definition", "threshold", "exclude", "rules", "use"}
_RULE_KEYS = {"weight", "cues", "near", "within", "unless", "countries"}
_SLUG = re.compile(r"[a-z][a-z0-9_]*")
_TAGGED = re.compile(r"/[a-z]*$")

# One word of a phrase and the part of speech it has to be, '' for any.
PhraseWord = tuple[str, str]
Phrase = tuple[PhraseWord, ...]


@dataclass(frozen=True, slots=True)
class ThemeRule:
    """Cues of one kind: each hit adds `weight`, if a phrase of `near` stands close by and none of `unless` does.

    Where `countries` is above 0, so many different countries have to be named close by as well.
    """

    name: str
    weight: float
    cues: frozenset[Phrase]
    near: frozenset[Phrase] = frozenset()
    within: str = "sentence"  # where phrases of near and unless are looked for
    unless: frozenset[Phrase] = frozenset()
    countries: int = 0


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: what belongs to it, the score that a paragraph needs, and its rules."""

    slug: str
    label: str
    definition: str
    threshold: float
    exclude: frozenset[Phrase]  # words inside these phrases are no cues of this theme
    rules: tuple[ThemeRule, ...]


@dataclass(frozen=True, slots=True)
class ThemeScoring:
    """How cues add up, and how far a paragraph leans on its neighbours. Weights are in units of a plain cue (1.0)."""

    threshold: float = 1.0  # score a theme needs, unless it names its own
    share: float = 0.4  # of the best theme's score that a further theme needs
    most: int = 3  # themes of a paragraph
    neighbour: float = 0.25  # of the score of the paragraph before and the one after
    headline: float = 0.3  # of the score of the headline
    article: float = 0.2  # of the mean score of the article
    lean: float = 0.8  # most that all of these may add
    short: int = 40  # words; a shorter paragraph leans fully, a longer one in proportion
    ample: float = 1.4  # score that is enough for a further theme, however strong the best one is
    lowest: float = 0.5  # score that is enough for a paragraph's best theme where none reaches its threshold


@dataclass(frozen=True, slots=True)
class LearnedScoring:
    """What is enough where learned weights decide. Probabilities from 0 to 1, weights of words in log-odds."""

    likely: float = 0.37  # probability from which a paragraph has a theme
    best: float = 0.3  # probability that is enough for a paragraph's likeliest theme where none reaches `likely`
    cue: float = 0.6  # weight from which a learned word is shown as a cue
    weak_cue: float = 0.15  # weight that is enough where a paragraph shows nothing else for its theme


@dataclass(frozen=True, slots=True, repr=False)  # written out it would fill the memory
class ThemeRules:
    """All themes by slug, and every phrase of their rules by its first word, then its second."""

    themes: Mapping[str, Theme]
    scoring: ThemeScoring
    learned: LearnedScoring
    words: ThemeWords
    weights: ThemeWeights
    exclude: frozenset[Phrase] = frozenset()  # words inside these phrases are no cues of any theme
    countries: Mapping[Phrase, str] = field(default_factory=dict)  # names, adjectives and capitals -> alpha-3
    by_first_words: Mapping[str, Mapping[str, tuple[Phrase, ...]]] = field(default_factory=dict)  # '': no second word
    rules_of: Mapping[Phrase, tuple[tuple[str, ThemeRule], ...]] = field(default_factory=dict)  # cue -> theme and rule


def load_themes(folder: Path = FOLDER) -> ThemeRules:
    """Return the shipped themes, extended by themes.toml of another folder where one is given.

    A theme of that file is added; one with a known slug changes what it names, `use = false` takes it out.
    Raises KnowledgeError (file, line, remedy) for a faulty file.
    """
    path = folder / FILE
    content = read_toml(path)
    only_keys(path, content, {"scoring", "learned", "groups", "exclude", "themes"}, FILE)
    groups = {
        name: _texts(path, texts, f"word group {name!r}") for name, texts in _table(path, content, "groups").items()
    }
    themes = {}
    for slug, entry in _table(path, content, "themes").items():
        if not _SLUG.fullmatch(slug):
            raise KnowledgeError(path, line_of(path, slug), f"theme {slug!r}: a slug has small letters, digits and _")
        if not isinstance(entry, dict):
            raise KnowledgeError(path, line_of(path, slug), f"theme {slug!r}: write it as a table [themes.{slug}]")
        if entry.get("use") is not False:
            themes[slug] = _theme(path, slug, entry, groups)
    exclude = _phrases(path, content.get("exclude", []), groups, "exclude")
    scoring, learned = _scoring(path, content), _learned(path, content)
    words = load_theme_words(folder)
    weights = load_theme_weights(words.themes, folder)
    rules = ThemeRules(themes, scoring, learned, words, weights, exclude, _country_phrases(folder))
    return replace(rules, by_first_words=_index(rules), rules_of=_rules_of(themes))


def _country_phrases(folder: Path) -> dict[Phrase, str]:
    """Return what names a country or stands for its government, as phrases."""
    return {
        tuple((word, "") for word in form.casefold().replace("-", " ").split()): country.alpha3
        for country in load_countries(folder).values()
        for form in (*country.capitals, *country.adjectives, *country.names)
    }


def _scoring(path: Path, content: Mapping[str, Any]) -> ThemeScoring:
    entry = _numbers(path, content, "scoring", set(ThemeScoring.__dataclass_fields__))
    for key, value in entry.items():
        if value < 0:
            raise KnowledgeError(path, line_of(path, key), f"scoring: {key} has to be a number from 0 up")
    return ThemeScoring(**entry)


def _learned(path: Path, content: Mapping[str, Any]) -> LearnedScoring:
    return LearnedScoring(**_numbers(path, content, "learned", set(LearnedScoring.__dataclass_fields__)))


def _numbers(path: Path, content: Mapping[str, Any], table: str, known: set[str]) -> dict[str, Any]:
    entry = _table(path, content, table)
    only_keys(path, entry, known, table)
    for key, value in entry.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise KnowledgeError(path, line_of(path, key), f"{table}: {key} has to be a number from 0 up")
    return entry


def _theme(path: Path, slug: str, entry: Mapping[str, Any], groups: Mapping[str, list[str]]) -> Theme:
    name = f"theme {slug!r}"
    only_keys(path, entry, _THEME_KEYS, name)
    rules = [_rule(path, rule_name, rule, groups) for rule_name, rule in _table(path, entry, "rules").items()]
    for key in ("label", "definition"):
        value = entry.get(key)
        if not isinstance(value, str) or not value.strip():
            raise KnowledgeError(path, line_of(path, f"[themes.{slug}]"), f"{name}: give it a {key} (text)")
    if not rules:
        raise KnowledgeError(path, line_of(path, f"[themes.{slug}]"), f"{name}: give it a rule [themes.{slug}.rules.X]")
    return Theme(
        slug,
        entry["label"],
        entry["definition"],
        _number(path, entry, "threshold", 0.0, name),
        _phrases(path, entry.get("exclude", []), groups, name),
        tuple(rule for rule in rules if rule.weight > 0),
    )


def _rule(path: Path, name: str, entry: object, groups: Mapping[str, list[str]]) -> ThemeRule:
    what = f"rule {name!r}"
    if not isinstance(entry, dict):
        raise KnowledgeError(path, line_of(path, name), f"{what}: write it as a table with weight and cues")
    only_keys(path, entry, _RULE_KEYS, what)
    within = entry.get("within", "sentence")
    if within not in WITHIN:
        raise KnowledgeError(path, line_of(path, name), f"{what}: within has to be one of {', '.join(WITHIN)}")
    weight = _number(path, entry, "weight", 1.0, what)
    cues = _phrases(path, entry.get("cues", []), groups, what)
    if not cues and weight:
        raise KnowledgeError(path, line_of(path, name), f"{what}: give it cues, or weight = 0 to switch it off")
    near = _phrases(path, entry.get("near", []), groups, what)
    unless = _phrases(path, entry.get("unless", []), groups, what)
    return ThemeRule(name, weight, cues, near, within, unless, int(_number(path, entry, "countries", 0, what)))


def _phrases(path: Path, texts: object, groups: Mapping[str, list[str]], what: str) -> frozenset[Phrase]:
    return frozenset(itertools.chain.from_iterable(_expanded(path, t, groups, what) for t in _texts(path, texts, what)))


def _expanded(path: Path, text: str, groups: Mapping[str, list[str]], what: str) -> Iterable[Phrase]:
    if text.startswith("@") and " " not in text:
        members = _members(path, text, groups, what)
        return itertools.chain.from_iterable(_expanded(path, member, groups, what) for member in members)
    choices: list[list[tuple[str, str]]] = []
    for part in text.lower().replace("’", "'").replace("'s", " 's").replace("-", " ").split():
        words, pos = part.rsplit("/", 1) if _TAGGED.search(part) else (part, "")
        if not words or (pos and pos not in PARTS_OF_SPEECH):
            remedy = f"{what}: {text!r}: a word may end in /{', /'.join(PARTS_OF_SPEECH)}"
            raise KnowledgeError(path, line_of(path, text), remedy)
        if words.startswith("@"):
            choices.append(_single_words(path, words, groups, what))
        else:
            choices.append([(word, pos) for word in words.split("|")])
    if not choices:
        raise KnowledgeError(path, line_of(path, what), f"{what}: an empty cue; take it out")
    return itertools.product(*choices)


def _single_words(path: Path, name: str, groups: Mapping[str, list[str]], what: str) -> list[tuple[str, str]]:
    """Return the words of a group that stands inside a phrase: '@capital deny'."""
    phrases = [
        phrase for member in _members(path, name, groups, what) for phrase in _expanded(path, member, groups, what)
    ]
    if any(len(phrase) > 1 for phrase in phrases):
        remedy = f"{what}: inside a phrase {name!r} may hold single words only"
        raise KnowledgeError(path, line_of(path, name), remedy)
    return [phrase[0] for phrase in phrases]


def _members(path: Path, name: str, groups: Mapping[str, list[str]], what: str) -> list[str]:
    if name[1:] in groups:
        return groups[name[1:]]
    raise KnowledgeError(path, line_of(path, name), f"{what}: no word group {name!r}; known are {sorted(groups)}")


def _table(path: Path, entry: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = entry.get(key, {})
    if not isinstance(value, dict):
        raise KnowledgeError(path, line_of(path, key), f"{key} has to be a table")
    return value


def _texts(path: Path, value: object, what: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise KnowledgeError(
            path, line_of(path, what.split("'")[-2] if "'" in what else what), f"{what}: not a list of text"
        )
    return value


def _number(path: Path, entry: Mapping[str, Any], key: str, default: float, what: str) -> float:
    value = entry.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise KnowledgeError(path, line_of(path, f"{key} = "), f"{what}: {key} has to be a number from 0 up")
    return float(value)


def _rules_of(themes: Mapping[str, Theme]) -> dict[Phrase, tuple[tuple[str, ThemeRule], ...]]:
    found: dict[Phrase, list[tuple[str, ThemeRule]]] = {}
    for slug, theme in themes.items():
        for rule in theme.rules:
            for cue in sorted(rule.cues):
                found.setdefault(cue, []).append((slug, rule))
    return {cue: tuple(pairs) for cue, pairs in found.items()}


def _index(rules: ThemeRules) -> dict[str, dict[str, tuple[Phrase, ...]]]:
    phrases = rules.exclude | rules.countries.keys()
    for theme in rules.themes.values():
        phrases |= theme.exclude
        for rule in theme.rules:
            phrases |= rule.cues | rule.near | rule.unless
    index: dict[str, dict[str, tuple[Phrase, ...]]] = {}
    for phrase in sorted(phrases):
        second = phrase[1][0] if len(phrase) > 1 else ""
        seconds = index.setdefault(phrase[0][0], {})
        seconds[second] = (*seconds.get(second, ()), phrase)
    return index

"""The words that say what one actor does to another, read from relations.toml and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from components.knowledge.files import FOLDER, KnowledgeError, line_of, only_keys, read_toml
from components.schema import PLOVER

FILE = "relations.toml"
USUAL_SCORE = 0.8
ANY = "*"
_CUE_KEYS = {
    "type",
    "polarity",
    "verbs",
    "nouns",
    "target",
    "source",
    "mutual",
    "place",
    "possessed",
    "attends",
    "plain",
    "bids",
    "judges",
    "joins",
    "objects",
    "score",
}
_FIELDS: Mapping[str, tuple[str, str]] = {  # field of RelationRules -> section and key of the file
    "support_verbs": ("support", "verbs"),
    "carrier_nouns": ("carriers", "nouns"),
    "host_nouns": ("hosts", "nouns"),
    "host_prepositions": ("hosts", "prepositions"),
    "envoy_nouns": ("hosts", "envoys"),
    "host_verbs": ("hosts", "verbs"),
    "bloc_members": ("blocs", "members"),
    "bloc_leads": ("blocs", "leads"),
    "place_prepositions": ("places", "prepositions"),
    "things": ("things", "nouns"),
    "manner_nouns": ("manner", "nouns"),
    "private_nouns": ("private", "nouns"),
    "inner_words": ("inner", "words"),
    "saying_verbs": ("saying", "verbs"),
    "silent_verbs": ("saying", "left_out"),
    "complaining_verbs": ("saying", "complaining"),
    "happening_verbs": ("happenings", "verbs"),
    "event_nouns": ("events", "nouns"),
    "known_words": ("events", "known"),
    "passing_nouns": ("passing", "nouns"),
    "water_nouns": ("waters", "nouns"),
    "home_nouns": ("home", "nouns"),
    "sport_words": ("sport", "words"),
    "group_nouns": ("groups", "nouns"),
    "denial_verbs": ("denials", "verbs"),
    "broker_verbs": ("brokers", "verbs"),
    "mediation_nouns": ("brokers", "nouns"),
    "denied_nouns": ("denials", "nouns"),
    "focus_nouns": ("focus", "nouns"),
    "opponent_nouns": ("opponents", "nouns"),
    "blame_words": ("blame", "words"),
    "duty_words": ("duties", "words"),
    "counterpart_nouns": ("counterparts", "nouns"),
    "side_nouns": ("sides", "nouns"),
    "praise_words": ("praise", "words"),
    "side_numbers": ("sides", "numbers"),
    "naming_verbs": ("naming", "verbs"),
    "stopping_verbs": ("stopping", "verbs"),
    "stopping_nouns": ("stopping", "nouns"),
    "helping_verbs": ("helping", "verbs"),
    "helping_nouns": ("helping", "nouns"),
    "open_verbs": ("unsigned", "verbs"),
    "open_nouns": ("unsigned", "nouns"),
    "demanding_verbs": ("unsigned", "demanded"),
    "moved_nouns": ("moved", "nouns"),
    "away_words": ("moved", "away"),
    "curbed_words": ("curbed", "words"),
    "foreign_words": ("abroad", "words"),
    "state_nouns": ("state", "nouns"),
    "void_words": ("curbed", "void"),
    "staff_nouns": ("staff", "nouns"),
}
OPERATORS = (
    "reduce",
    "end",
    "refuse",
    "request",
    "seek",
    "threaten",
    "vow",
    "commit",
    "plan",
    "possible",
    "unreal",
    "alleged",
    "defend",
    "undergo",
)


@dataclass(frozen=True, slots=True)
class RelationCue:
    """A word of action: the PLOVER type it stands for and where its source and target stand."""

    words: tuple[str, ...]  # lemmas; of a verb its first word is the verb, of a noun its last the head
    type: str
    polarity: str
    targets: tuple[str, ...]
    sources: tuple[str, ...]
    mutual: bool
    place: bool
    possessed: bool
    attends: bool
    plain: bool
    joins: bool  # without a target it is done with those of the act told before
    judges: bool  # only with a complement that says what somebody is: "called A a liar"
    bids: bool  # only with an infinitive below: "told A to leave"
    score: float


@dataclass(frozen=True, slots=True)
class RelationRules:
    """All of relations.toml. Cues by the lemma of their head, the longest first."""

    verbs: Mapping[str, tuple[RelationCue, ...]]
    nouns: Mapping[str, tuple[RelationCue, ...]]
    joint_words: frozenset[str]  # "together", "joint": with these any verb or noun says that several act
    joining: frozenset[tuple[str, ...]]  # cues by which one joins an act told before: "A signed as well"
    operators: Mapping[str, frozenset[str]]  # lemma, or verb and particle -> what it makes of an act below it
    support_verbs: frozenset[str]
    carrier_nouns: frozenset[str]
    host_nouns: frozenset[str]
    host_prepositions: frozenset[str]
    envoy_nouns: frozenset[str]  # of the country that they are from, not of that where they are
    host_verbs: frozenset[str]
    bloc_members: frozenset[str]
    bloc_leads: frozenset[str]
    place_prepositions: frozenset[str]
    things: frozenset[str]  # nouns that no act on a country has as its object
    manner_nouns: frozenset[str]
    private_nouns: frozenset[str]  # people who meet and travel on their own account
    inner_words: frozenset[str]  # before a noun of action: it stays inside one country
    saying_verbs: frozenset[str]
    complaining_verbs: frozenset[str]  # who says so of another accuses him
    silent_verbs: frozenset[str]  # who declines to do these does nothing to anybody
    happening_verbs: frozenset[str]
    event_nouns: frozenset[str]
    known_words: frozenset[str]  # words before a noun that say it was named before
    passing_nouns: frozenset[str]  # what comes to its end by itself
    water_nouns: frozenset[str]  # 'the Gulf of A' is no act on A
    sport_words: frozenset[str]  # where one of these is told, who beats another does so in sport
    home_nouns: frozenset[str]  # bodies that decide on matters of their own country
    group_nouns: frozenset[str]
    denial_verbs: frozenset[str]
    broker_verbs: frozenset[str]  # "a deal brokered by A" is none of A's
    mediation_nouns: frozenset[str]
    denied_nouns: frozenset[str]
    focus_nouns: frozenset[str]
    opponent_nouns: frozenset[str]  # 'A's critics' do not stand for A
    blame_words: frozenset[str]
    duty_words: frozenset[str]
    counterpart_nouns: frozenset[str]  # 'its ally' is never the one that 'its' means
    side_nouns: frozenset[str]
    praise_words: frozenset[str]  # who calls somebody so accuses nobody
    side_numbers: frozenset[str]
    naming_verbs: frozenset[str]
    stopping_verbs: frozenset[str]  # who is asked for these is to stop or give back: a request with a minus
    stopping_nouns: frozenset[str]
    helping_verbs: frozenset[str]  # who is asked for these is to help
    helping_nouns: frozenset[str]
    open_verbs: frozenset[str]  # who is asked for these may be either
    open_nouns: frozenset[str]
    demanding_verbs: frozenset[str]  # by which such a request is a demand
    moved_nouns: frozenset[str]  # people whom to send somewhere is no aid
    away_words: frozenset[str]
    staff_nouns: frozenset[str]  # people of one's own, where nobody else's country is said: 'suspended officers'
    foreign_words: frozenset[str]  # in what is shut, lifted or allowed: it is so for another country
    state_nouns: frozenset[str]  # who acts for a state: without a country, for the one an article is told from
    void_words: frozenset[str]  # who holds a treaty for this agrees to nothing
    curbed_words: frozenset[str]  # before a noun of action: it does not take place


def load_relation_rules(folder: Path = FOLDER) -> RelationRules:
    """Read and check relations.toml of a knowledge folder.

    Raises KnowledgeError with file, line and remedy where an entry is unknown, misspelt or contradicts another.
    """
    path = folder / FILE
    data = read_toml(path)
    only_keys(path, data, {"cue", "operators", *(section for section, _ in _FIELDS.values())}, "relations")
    verbs: dict[str, list[RelationCue]] = {}
    nouns: dict[str, list[RelationCue]] = {}
    seen: dict[tuple[str, str, str], str] = {}
    for entry in data.get("cue", []):
        cues_of_verbs, cues_of_nouns = _cues(path, entry)
        for kind, cues, index in (("verb", cues_of_verbs, verbs), ("noun", cues_of_nouns, nouns)):
            for cue in cues:
                _refuse_second_type(path, kind, cue, seen)
                index.setdefault(cue.words[0] if kind == "verb" else cue.words[-1], []).append(cue)
    lists = {field: _words(path, data, section, key) for field, (section, key) in _FIELDS.items()}
    return RelationRules(
        verbs=_longest_first(verbs),
        nouns=_longest_first(nouns),
        joining=frozenset(cue.words for cues in verbs.values() for cue in cues if cue.joins),
        joint_words=frozenset(w for cue in (*verbs.get(ANY, ()), *nouns.get(ANY, ())) for w in cue.words) - {ANY},
        operators=_operators(path, data.get("operators", {})),
        **lists,
    )


def _cues(path: Path, entry: Mapping[str, Any]) -> tuple[list[RelationCue], list[RelationCue]]:
    """Return the cues for verbs and for nouns of one [[cue]] entry."""
    words = [*entry.get("verbs", []), *entry.get("nouns", [])]
    name = f"[[cue]] of {words[0]!r}" if words else "[[cue]]"
    line = line_of(path, f'"{words[0]}"') if words else None
    only_keys(path, entry, _CUE_KEYS, name)
    if entry.get("type") not in PLOVER:
        raise KnowledgeError(path, line, f"{name}: type has to be one of {', '.join(PLOVER)}")
    if not words and ("verbs" in entry or "nouns" in entry):
        return [], []  # all of its words were removed
    if not words or not all(isinstance(word, str) and word.strip() for word in words):
        raise KnowledgeError(path, line, f"{name}: give verbs or nouns as a list of words")
    polarity = entry.get("polarity", PLOVER[entry["type"]][0])
    if polarity not in ("+", "-", "0"):
        raise KnowledgeError(path, line, f"{name}: polarity has to be '+', '-' or '0'")
    score = entry.get("score", USUAL_SCORE)
    if not isinstance(score, int | float) or not 0 < score <= 1:
        raise KnowledgeError(path, line, f"{name}: score has to be a number above 0, at most 1")
    if not entry.get("target"):
        raise KnowledgeError(path, line, f"{name}: say in target where the one acted on stands")

    def cue(phrase: str) -> RelationCue:
        return RelationCue(
            words=tuple(phrase.split()),
            type=entry["type"],
            polarity=polarity,
            targets=tuple(entry["target"]),
            sources=tuple(entry.get("source", ())),
            mutual=bool(entry.get("mutual", False)),
            place=bool(entry.get("place", False)),
            possessed=bool(entry.get("possessed", False)),
            attends=bool(entry.get("attends", False)),
            plain=bool(entry.get("plain", False)),
            joins=bool(entry.get("joins", False)),
            judges=bool(entry.get("judges", False)),
            bids=bool(entry.get("bids", False)),
            score=float(score),
        )

    return [cue(phrase) for phrase in _verb_phrases(entry)], [cue(noun) for noun in entry.get("nouns", [])]


def _verb_phrases(entry: Mapping[str, Any]) -> list[str]:
    """The verbs of an entry, each with each of its objects where it has any: "close border", "seal crossing"."""
    verbs, objects = entry.get("verbs", []), entry.get("objects", [])
    return [f"{verb} {thing}" for verb in verbs for thing in objects] if objects else list(verbs)


def _refuse_second_type(path: Path, kind: str, cue: RelationCue, seen: dict[tuple[str, str, str], str]) -> None:
    """Raise KnowledgeError where a word with the same target already stands for another type."""
    phrase = " ".join(cue.words)
    for target in cue.targets:
        sense = "judging" if cue.judges else ""  # fits only where a plain verb does not
        other = seen.setdefault((kind, phrase, target + sense), cue.type)
        if other != cue.type:
            remedy = f"the {kind} {phrase!r} with target {target!r} is {other} and {cue.type}; keep one of them"
            remedy += f" (a shipped one goes by {kind}s = [{phrase!r}] under [remove])"
            raise KnowledgeError(path, line_of(path, f'"{phrase}"'), remedy)


def _longest_first(index: Mapping[str, list[RelationCue]]) -> Mapping[str, tuple[RelationCue, ...]]:
    ordered = {word: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for word, cues in index.items()}
    return MappingProxyType(ordered)


def _operators(path: Path, table: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    only_keys(path, table, set(OPERATORS), "[operators]")
    found: dict[str, set[str]] = {}
    for name in OPERATORS:
        for word in _list(path, table, name, "[operators]"):
            found.setdefault(word, set()).add(name)
    return MappingProxyType({word: frozenset(names) for word, names in found.items()})


def _words(path: Path, data: Mapping[str, Any], name: str, key: str) -> frozenset[str]:
    table = data.get(name, {})
    only_keys(path, table, {key for section, key in _FIELDS.values() if section == name}, f"[{name}]")
    return frozenset(_list(path, table, key, f"[{name}]"))


def _list(path: Path, table: Mapping[str, Any], key: str, name: str) -> list[str]:
    words = table.get(key)
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise KnowledgeError(path, line_of(path, name), f"{name}: {key} has to be a list of words")
    return words

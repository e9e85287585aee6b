"""Which lines of a saved page are furniture: the phrases and patterns of furniture.toml, read and checked."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from components.knowledge.files import FOLDER, KnowledgeError, line_of, only_keys, read_toml
from components.knowledge.languages import Languages, load_languages

FILE = "furniture.toml"

_DEFAULT_WORDS = 14
_MENU_ENTRIES, _MENU_SHARE = 4, 0.6
_GROUP_KEYS = {"reason", "exact", "starts", "patterns", "unless", "words", "ends", "links"}
_BOX_KEYS = {"reason", "begins", "ends", "lines"}
_SECTIONS = {"group", "box", "captions", "agencies", "bylines", "names", "dates", "mastheads"}
_WORD = re.compile(r"\w+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_NO_SIGNS = re.compile(r"\\.|\[\^?\]?[^\]]*\]")  # what is escaped, and sets of letters
_NEVER = re.compile(r"(?!)")
_SPACE = re.compile(r"\s+")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


@lru_cache(maxsize=2048)  # the same line is asked about by every rule
def plain_line(text: str) -> str:
    """Return a line as phrases are compared: NFKC, straight quotes, one space between words, case folded."""
    folded = _SPACE.sub(" ", unicodedata.normalize("NFKC", text).translate(_STRAIGHT)).strip().casefold()
    return folded.replace("i\u0307", "i")  # the Turkish capital I with a dot


def bare_line(text: str) -> str:
    """Return a line as `plain_line` does, without punctuation, arrows and emoji around it."""
    return _EDGES.sub("", plain_line(text))


@dataclass(frozen=True, slots=True)
class Search:
    """Several patterns of which one is looked for: those that fit at the start of a line alone are tried only there."""

    at_start: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None

    def finds(self, text: str) -> bool:
        """Tell whether one of the patterns stands in a text."""
        if self.at_start and self.at_start.match(text):
            return True
        return bool(self.anywhere and self.anywhere.search(text))


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one reason. `ends`: an article is over after them; `links`: headlines below them are links."""

    reason: str
    exact: frozenset[str]
    starts: tuple[str, ...]
    patterns: Search
    unless: Search
    words: int
    ends: bool = False
    links: bool = False

    def covers(self, plain: str, bare: str, words: int) -> bool:
        """Tell whether a line (as `plain_line` and `bare_line` give it) belongs to this group."""
        if bare in self.exact or plain in self.exact:
            return True
        if words > self.words:
            return False
        begins = self.starts and (plain.startswith(self.starts) or bare.startswith(self.starts))
        return bool(begins or self.patterns.finds(plain)) and not self.unless.finds(plain)


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page between two lines that say so, at most so many lines apart."""

    reason: str
    begins: re.Pattern[str]
    ends: re.Pattern[str]
    lines: int


@dataclass(frozen=True, slots=True)
class CaptionRules:
    """What makes a line a picture caption: a credit in it, or how it begins."""

    credits: re.Pattern[str]
    starts: tuple[str, ...]
    labels: frozenset[str]  # lines that say that the line below is a caption
    words: int


@dataclass(frozen=True, slots=True)
class FurnitureRules:
    """Everything that says which lines are not the article."""

    groups: tuple[Group, ...]
    exact: frozenset[str]  # of all groups
    boxes: tuple[Box, ...]
    captions: CaptionRules
    agencies: Mapping[str, str]  # name or short form, case folded -> full name
    generic_bylines: frozenset[str]
    byline_starts: tuple[str, ...]
    byline_offices: frozenset[str]
    name_particles: frozenset[str]
    date_labels: frozenset[str]
    masthead_words: frozenset[str]  # words that names of publications end in; with '!' where they are in capitals
    digest_titles: re.Pattern[str]  # headlines that say that several stories follow
    brief_labels: frozenset[str]  # labels of sections whose paragraphs are stories of their own
    languages: Languages

    def group_of(self, text: str) -> Group | None:
        """Return the group that a line belongs to, null where it may be the article."""
        plain, words = plain_line(text), len(_WORD.findall(text))
        bare = bare_line(text)
        groups: Iterable[Group] = self.groups
        if bare not in self.exact and plain not in self.exact:
            groups = [group for group in groups if words <= group.words]  # few: a paragraph is longer than most lines
        return next((group for group in groups if group.covers(plain, bare, words)), None)

    def is_menu(self, text: str) -> bool:
        """Tell whether most words of a line are entries of menus: 'News Opinion Sport Culture'."""
        words = bare_line(text).split()
        if len(words) < _MENU_ENTRIES or text.rstrip().endswith("."):
            return False
        menu = next((group.exact for group in self.groups if group.reason == "menu"), frozenset())
        place = known = 0
        while place < len(words):
            longest = min(3, len(words) - place)
            entry = next((n for n in range(longest, 0, -1) if " ".join(words[place : place + n]) in menu), 0)
            known += entry
            place += max(entry, 1)
        return known >= _MENU_SHARE * len(words)

    def agency(self, text: str) -> str | None:
        """Return the full name of the agency that a text names and nothing else, null where it names none."""
        return self.agencies.get(bare_line(text))


def load_furniture(folder: Path = FOLDER) -> FurnitureRules:
    """Return the rules of furniture.toml. Raises KnowledgeError where the file cannot be used."""
    path = folder / FILE
    data = read_toml(path)
    only_keys(path, data, _SECTIONS, "furniture")
    for section in ("captions", "agencies", "bylines", "names", "dates", "mastheads"):
        if not isinstance(data.get(section), dict):
            raise KnowledgeError(path, None, f"the table [{section}] is missing")
    captions, agencies, bylines = data["captions"], data["agencies"], data["bylines"]
    only_keys(path, captions, {"credits", "starts", "labels", "words"}, "captions")
    only_keys(path, agencies, {"names", "generic"}, "agencies")
    only_keys(path, bylines, {"starts", "offices"}, "bylines")
    only_keys(path, data["mastheads"], {"words", "briefs", "digests"}, "mastheads")
    credit = _one_pattern(path, captions.get("credits", []), "captions")
    if credit is None:
        raise KnowledgeError(path, line_of(path, "[captions]"), "captions: give at least one pattern under credits")
    groups = tuple(_group(path, entry) for entry in data.get("group", []))
    return FurnitureRules(
        groups=groups,
        exact=frozenset().union(*(group.exact for group in groups)),
        boxes=tuple(_box(path, entry) for entry in data.get("box", [])),
        captions=CaptionRules(
            credits=credit,
            starts=tuple(map(plain_line, captions.get("starts", []))),
            labels=frozenset(map(bare_line, captions.get("labels", []))),
            words=captions.get("words", 60),
        ),
        agencies={bare_line(form): forms[0] for forms in agencies.get("names", []) for form in forms},
        generic_bylines=frozenset(map(bare_line, agencies.get("generic", []))),
        byline_starts=tuple(map(plain_line, bylines.get("starts", []))),
        byline_offices=frozenset(map(bare_line, bylines.get("offices", []))),
        name_particles=frozenset(data["names"].get("particles", "").split()),
        date_labels=frozenset(data["dates"].get("labels", "").split()),
        masthead_words=frozenset(data["mastheads"].get("words", "").split()),
        digest_titles=_one_pattern(path, data["mastheads"].get("digests", []), "mastheads") or _NEVER,
        brief_labels=frozenset(map(bare_line, data["mastheads"].get("briefs", []))),
        languages=load_languages(folder),
    )


def _group(path: Path, entry: Mapping[str, Any]) -> Group:
    reason = entry.get("reason")
    if not isinstance(reason, str) or not reason:
        raise KnowledgeError(path, line_of(path, "[[group]]"), "a [[group]] needs a reason")
    only_keys(path, entry, _GROUP_KEYS, reason)
    exact = frozenset(form for phrase in entry.get("exact", []) for form in (bare_line(phrase), plain_line(phrase)))
    return Group(
        reason=reason,
        exact=exact - {""},
        starts=tuple(_start(path, phrase, reason) for phrase in entry.get("starts", [])),
        patterns=_search(path, entry.get("patterns", []), reason),
        unless=_search(path, entry.get("unless", []), reason),
        words=entry.get("words", _DEFAULT_WORDS),
        ends=entry.get("ends", False),
        links=entry.get("links", False),
    )


def _box(path: Path, entry: Mapping[str, Any]) -> Box:
    reason = entry.get("reason", "")
    only_keys(path, entry, _BOX_KEYS, reason)
    begins, ends = (_one_pattern(path, [entry[key]] if key in entry else [], reason) for key in ("begins", "ends"))
    if not reason or begins is None or ends is None:
        raise KnowledgeError(path, line_of(path, "[[box]]"), "a [[box]] needs a reason, begins and ends")
    return Box(reason, begins, ends, entry.get("lines", _DEFAULT_WORDS))


def _start(path: Path, phrase: str, reason: str) -> str:
    folded = plain_line(phrase)
    if not folded:
        raise KnowledgeError(path, line_of(path, reason), f"{reason}: {phrase!r} is empty")
    return folded + " " if phrase.endswith(" ") else folded  # 'more on ' is not 'more once'


def _search(path: Path, patterns: Iterable[str], name: str) -> Search:
    at_start, anywhere = list[str](), list[str]()
    for source in patterns:
        (at_start if _is_anchored(source) else anywhere).append(source)
    return Search(_one_pattern(path, at_start, name), _one_pattern(path, anywhere, name))


def _is_anchored(source: str) -> bool:
    """Whether a pattern fits at the start of a line alone: it begins with ^ and is no alternative of two."""
    depth = 0
    for sign in _NO_SIGNS.sub("", source):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            return False
    return source.startswith("^")


def _one_pattern(path: Path, patterns: Iterable[str], name: str) -> re.Pattern[str] | None:
    sources = list(patterns)
    for source in sources:
        try:
            re.compile(source)
        except re.error as error:
            raise KnowledgeError(path, line_of(path, source), f"{name}: {source!r} is no pattern: {error}") from None
    return re.compile("|".join(f"(?:{s})" for s in sources), re.IGNORECASE) if sources else None

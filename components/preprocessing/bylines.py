"""Who wrote a page and where from: lines that name an author or an agency, and datelines that open a paragraph."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from components.knowledge.furniture import FurnitureRules, bare_line, plain_line
from components.preprocessing.page_dates import is_date_line, page_date

_NAME_WORD = re.compile(r"^[^\W\d_][^\W\d_.'’-]*(?:['’.-][^\W\d_]+)*\.?$")
_PARTS = re.compile(r"\s*[|•·/]\s*|\s+[–—-]\s+|,\s+|\s*\(|\)\s*|;\s+|\s+with\s+(?=[A-Z])")
_SET_APART = re.compile(r"\s*[|•·]\s*|\s+[/–—-]\s+|,\s+|\s*\(|\)\s*|;\s+")  # a slash inside a date is none
_BEFORE_LABEL = re.compile(
    r"(?<=\w) (?=(?:Published|Posted|Updated|Last updated|First published)\b.{0,4}(?:\d|[A-Z][a-z]{2,8} \d))"
)
_BEFORE_YEAR = re.compile(r",\s+(?=(?:19|20)\d\d\b)")
_IN_BEFORE_AND = re.compile(r" in [A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?(?= (?:and|&) [A-ZÀ-Þ])")
_ABSTRACT = re.compile(r"[a-z](?:ments?|tions|tion|ness|ities|ances|ences|isms|ships|ings)$")  # 'Recent Developments'
_ADDRESS = re.compile(r"\s*\S+@\S+\.\w+")
_AND_OTHERS = re.compile(
    r" (?:and|&|y|et|und|e) "
    r"(?:(?:our )?(?:staff|agencies|wires|correspondents|reporters|others)|agencias|agences|Agenturen)$"
)
_MOST_WORDS = 16
_PLACE_WORDS = 2
_OFFICE_WORDS = 4
_OFFICES = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|producer|analyst|columnist|contributor|photographer|chief|fellow|desk)$"
)
_REPORTER_IN = re.compile(r"^(?P<name>.+?) (?:in|en|à|em|aus) (?P<place>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)$")

_PLACE = (
    r"[A-ZÀ-ÞА-Я][\w.'’À-ÿ-]*(?: [A-ZÀ-ÞА-Я(][\w.'’À-ÿ)-]*| (?:al|el|de|la|of|and|du|del|le|les|los|am|bei|und)){0,4}"
)
_WHERE = rf"{_PLACE}(?:,? ?\[[^\]]{{2,30}}\])?(?:(?:,| /|/) ?{_PLACE}){{0,2}}"
_WHEN = r"(?:,? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?"
_TAG = r"\((?:[A-ZÀ-Þ][\w/. ’'&À-ÿ-]{1,40})\)"
_BEFORE_COLON = re.compile(
    r"^([A-ZÀ-Þ]{3,}(?:[ -][A-ZÀ-Þ]{2,}){0,2}(?:, [A-Z][\w. ]{2,20})?): (?=[“\"‘']?[A-Z])"
)  # BEIRUT: The ...
_DATELINES = (
    re.compile(rf"^({_WHERE}){_WHEN},? ?{_TAG} ?(?:[—–:-]+|\.) ?"),  # NAIROBI, Kenya (AP) —, LONDON, Jan 5 (Reuters) -
    re.compile(rf"^({_WHERE}){_WHEN},? ?{_TAG} (?=[“\"‘']?[A-Z])"),  # KYIV (Reuters) The ...
    re.compile(rf"^({_WHERE}){_WHEN} ?(?:—|–|--) ?"),  # NAIROBI —, San José, 5 de ...
    re.compile(rf"^({_WHERE}){_WHEN} - "),
    _BEFORE_COLON,
    re.compile(rf"^\(({_PLACE})\) ?[—–-]? ?(?=[“\"‘'«]?[A-ZÀ-Þ])"),  # (Quito) The ...
    re.compile(r"^(\([A-Z]{2,8}\)) ?[—–-]+ ?"),  # (AP) —
)
_MESSAGE = re.compile(
    r"^(?:\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?\]?)"
    r"(?: ?[-–] ?| )([^:\n]{2,40}): ",
    re.IGNORECASE,
)
_LEAST_AFTER = 5  # words that have to follow a dateline for it to open a paragraph


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line says of who wrote an article."""

    author: str | None
    agency: str | None


def read_byline(text: str, rules: FurnitureRules, named_only: bool = False) -> Byline | None:
    """Return who a line says wrote the article, null where it is no byline.

    It is one if it begins with a word such as 'By' and names somebody, or is a name beside an office or an agency, or
    a name with its surname in capitals. With `named_only` a bare name in title case is enough: for lines that stand
    where bylines stand.
    """
    if len(text.split()) > _MOST_WORDS or re.search(r"[.!?:]$", text.strip()):
        return None
    placed = _REPORTER_IN.match(text) if named_only else None
    if placed and is_name(placed["name"], rules.name_particles):
        return Byline(placed["name"], None)
    if named_only:
        text = _IN_BEFORE_AND.sub("", text)
    body, marked = _without_start(_AND_OTHERS.sub("", _ADDRESS.sub("", text)), rules)
    parts = [part.strip(" .,") for part in _PARTS.split(body) if part.strip(" .,")]
    agencies = [name for part in parts if (name := rules.agency(part))]
    offices = [part for part in parts if _is_office(part, rules)]
    rest = [
        p for p in parts if not rules.agency(p) and not _is_office(p, rules) and not is_date_line(p, rules.date_labels)
    ]
    rest = [p for p in rest if not p.casefold().startswith(("updated", "published")) and not rules.group_of(p)]
    names = [part for part in rest if is_name(part, rules.name_particles)]
    agency = agencies[0] if agencies else None
    if marked:
        placed_in = [found["name"] for part in parts if (found := _REPORTER_IN.match(part))]
        names = names or [name for name in placed_in if is_name(name, rules.name_particles)]
        if parts and (names or agency or offices) and len(rest) - len(names) <= (2 if offices and not names else 1):
            return Byline(names[0] if names else None, agency)
        return None
    if offices and parts[0] == offices[0] and len(rest) <= 1:
        return Byline(None, agency)  # what follows the office is its place
    if not names or rest[0] != names[0]:
        return Byline(None, agency) if (agency or offices) and not rest else None
    clear = (agency or offices) and len(rest) <= 2
    alone = len(rest) == 1 and (_surname_in_capitals(names[0], rules.name_particles) or named_only)
    return Byline(names[0], agency) if clear or alone else None


def is_publication_line(text: str, rules: FurnitureRules) -> bool:
    """Tell whether a line says where and when, and perhaps by whom, a page was published, in parts set apart.

    'Ann Lee | AFP | 3 May 2025, 09:14' or 'Dhaka, 21 March 2025': one part is a date and no part is a sentence.
    """
    if sum(any(map(str.isalnum, word)) for word in text.split()) > _MOST_WORDS or re.search(r"[.!?:]$", text.strip()):
        return False
    text = _BEFORE_YEAR.sub(
        " ", _BEFORE_LABEL.sub(" | ", text)
    )  # 'Our Correspondent Published 3 May 2025 Updated 4 May 2025'
    parts = [part.strip(" .,") for part in _SET_APART.split(text) if part.strip(" .,")]
    parts = [_without_start(part, rules)[0] for part in parts]
    dates = [part for part in parts if is_date_line(part, rules.date_labels)]
    rest = [part for part in parts if part not in dates and not part.isdecimal()]
    if not dates or not any(page_date(part) for part in dates):
        return False
    return all(
        rules.agency(part) or _is_office(part, rules) or is_name(part, rules.name_particles) or _is_label(part, rules)
        for part in rest
    )


def _is_label(part: str, rules: FurnitureRules) -> bool:
    """Whether a part is a place or desk (one capitalised word or two), or furniture by itself."""
    words = part.split()
    return (len(words) <= _PLACE_WORDS and all(w[0].isupper() for w in words)) or rules.group_of(part) is not None


def is_name(text: str, particles: Collection[str]) -> bool:
    """Tell whether a text can be the name of one or two persons: two to seven words, all capitalised but particles."""
    words = text.replace(" & ", " and ").split()
    if not 2 <= len(words) <= 7:
        return False
    capitalised = [w for w in words if _is_capitalised(w, particles) and _NAME_WORD.match(w)]
    if _ABSTRACT.search(text):
        return False
    return len(capitalised) >= 2 and all(w in capitalised or w.casefold() in particles for w in words)


def _is_capitalised(word: str, particles: Collection[str]) -> bool:
    """Whether a word begins with a capital, or has one behind a small word that is tied to it: 'al-Saadi'."""
    tied, hyphen, name = word.partition("-")
    return word[0].isupper() or (bool(hyphen) and tied in particles and name[:1].isupper())


def speaks_first(text: str) -> bool:
    """Tell whether a paragraph begins with a name in capitals and a colon: a place, or a speaker of a transcript."""
    return bool(_BEFORE_COLON.match(text))


def dateline(text: str, rules: FurnitureRules) -> int:
    """Return how many characters at the start of a paragraph are a dateline ('NAIROBI, Kenya (AP) — '), 0 for none."""
    for pattern in _DATELINES:
        found = pattern.match(text)
        if not found or len(text[found.end() :].split()) < _LEAST_AFTER:
            continue
        tag = re.search(r"\(([^)]+)\)", found[0])
        place = found[1].strip("()")
        tagged = bool(tag and _agencies_of(tag[1], rules))
        capitals = place.split(",")[0].isupper() and len(place) > 2
        first = pattern in _DATELINES[:2]
        if tagged or capitals or (first and tag and tag[1].isupper()) or pattern is _DATELINES[5]:
            return found.end()
        if pattern is _DATELINES[2] and len(place.split()) <= 3 and text[found.end() : found.end() + 1].isupper():
            return found.end()
    return 0


def message_head(text: str) -> int:
    """Return how many characters at the start head a chat message ('[12/05/24, 10:32] Name: '), 0 for none."""
    found = _MESSAGE.match(text)
    return found.end() if found else 0


def _agencies_of(tag: str, rules: FurnitureRules) -> list[str]:
    return [name for part in re.split(r"[/,&]| and |\s-\s", tag) if (name := rules.agency(part))]


def dateline_agency(lead: str, rules: FurnitureRules) -> str | None:
    """Return the agency that a dateline names, null where it names none that is known."""
    for tag in re.findall(r"\(([^)]+)\)", lead):
        if found := _agencies_of(tag, rules):
            return found[0]
    return None


def _without_start(text: str, rules: FurnitureRules) -> tuple[str, bool]:
    plain = plain_line(text)
    for start in sorted(rules.byline_starts, key=len, reverse=True):
        if plain.startswith((start + " ", start + ":")) or (start.endswith(":") and plain.startswith(start)):
            return text.strip()[len(start) :].strip(" :"), True
    return text, False


def _is_office(part: str, rules: FurnitureRules) -> bool:
    bare = bare_line(part)
    if bare in rules.byline_offices or bare in rules.generic_bylines:
        return True
    return len(bare.split()) <= _OFFICE_WORDS and bool(_OFFICES.search(bare))


def _surname_in_capitals(name: str, particles: Collection[str]) -> bool:
    words = [w for w in name.split() if w.casefold() not in particles]
    capitals = [w for w in words if w.isupper() and len(w) > 2]
    return bool(capitals) and any(any(c.islower() for c in w) for w in words)

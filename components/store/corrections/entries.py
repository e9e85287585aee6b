"""One entry of the journal: what it may hold, and the line of JSON that it is. Lines may come from strangers.

    {"id": ..., "when": ..., "who": ..., "why": ..., "action": "merge", "actor": {...}, "into": {...}}

An actor is written with id, name, type, country and a few of its mentions, so that it is found again among other texts.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from components import schema
from components.store.errors import CorrectionRefused

LONGEST_LINE = 64 * 1024  # bytes
LONGEST_NAME, LONGEST_WHO, LONGEST_WHY = 300, 100, 1000
_LONGEST_WORDS, _MOST_ITEMS, _FARTHEST = 2000, 500, 10**9
_SHOWN = 10  # unknown names that a message tells
_ID = re.compile(r"[0-9a-f]{16}")
_WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_COUNTRY = re.compile(r"[A-Z]{3}")
_THEME = re.compile(r"\w{1,80}")
# control codes, half characters, and marks that turn the direction of what follows them
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")

Check = Callable[[object], str | None]
"""Returns what a value has to be, null where it is that."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be corrected: the action and its fields, each checked."""

    action: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry of the journal: a change, who wrote it, when (UTC) and why."""

    id: str
    when: str
    who: str
    why: str
    action: str
    fields: Mapping[str, Any]

    def to_line(self) -> str:
        """Return the entry as one line of JSON, without its line break."""
        told = {"id": self.id, "when": self.when, "who": self.who, "why": self.why, "action": self.action}
        return json.dumps(told | dict(self.fields), ensure_ascii=False, allow_nan=False)


def checked(correction: Correction) -> Correction:
    """Return a correction that the journal can hold. Raises CorrectionRefused, which says what is wrong."""
    for name, check in _SIGNED.items():
        _demand(name, check, getattr(correction, name))
    check_fields(correction.action, correction.fields)
    if len(correction.to_line().encode()) >= LONGEST_LINE:
        raise CorrectionRefused("the correction is too long: name fewer single mentions")
    return correction


def check_fields(action: str, fields: Mapping[str, Any]) -> None:
    """Raise CorrectionRefused where the fields are not those of the action, or one has a value that cannot be."""
    form = _ACTIONS.get(action)
    if form is None:
        raise CorrectionRefused(f"the action {action!a:.60} is unknown: it has to be one of {', '.join(_ACTIONS)}")
    if not form.needed.keys() <= fields.keys() <= form.needed.keys() | form.free.keys():
        raise CorrectionRefused(f"a {action} has the fields {', '.join(form.needed)}; here are {_names(fields)}")
    for name, value in fields.items():
        _demand(name, form.needed.get(name) or form.free[name], value)
    if form.free and not form.needed.keys() < fields.keys():
        raise CorrectionRefused(f"a {action} has at least one of the fields {', '.join(form.free)}")


def _names(fields: Mapping[str, Any]) -> str:
    """Return names that a stranger gave as text that any file and page can hold."""
    return ", ".join(f"{name!a:.40}" for name in sorted(fields)[:_SHOWN]) or "none"


def from_line(line: str) -> Correction:
    """Return the entry that a line tells. Raises CorrectionRefused, which says what is wrong with the line."""
    try:
        told = json.loads(line, object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError:
        raise CorrectionRefused("it is nested too deeply") from None
    except ValueError as error:
        raise CorrectionRefused(f"it is no JSON ({error})") from None
    if not isinstance(told, dict):
        raise CorrectionRefused("it is no object of JSON")
    missing = [name for name in (*_SIGNED, "action") if not isinstance(told.get(name), str)]
    if missing:
        raise CorrectionRefused(f"{', '.join(missing)} has to be text")
    fields = {name: value for name, value in told.items() if name not in _SIGNED and name != "action"}
    return checked(Correction(**{name: told[name] for name in (*_SIGNED, "action")}, fields=fields))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise ValueError("a name stands twice")
    return told


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is no number")


def _demand(name: str, check: Check, value: object) -> None:
    wanted = check(value)
    if wanted is not None:
        raise CorrectionRefused(f"{name} has to be {wanted}")


def _shown(most: int, least: int = 1) -> Check:
    says = f"text of {least} to {most:,} characters on one line, without control characters"

    def check(value: object) -> str | None:
        fits = isinstance(value, str) and least <= len(value.strip()) and len(value) <= most
        return None if fits and not _UNSHOWABLE.search(str(value)) else says

    return check


def _like(pattern: re.Pattern[str], says: str) -> Check:
    return lambda value: None if isinstance(value, str) and pattern.fullmatch(value) else says


def _among(words: tuple[str, ...]) -> Check:
    return lambda value: None if isinstance(value, str) and value in words else f"one of {', '.join(words)}"


def _words(value: object) -> str | None:
    """Words of an article: whatever stands there, of bounded length."""
    fits = isinstance(value, str) and 0 < len(value) <= _LONGEST_WORDS and not _HALF.search(value)
    return None if fits else f"words of an article, up to {_LONGEST_WORDS:,} characters"


def _offset(value: object) -> str | None:
    return None if type(value) is int and 0 <= value <= _FARTHEST else "an offset"


def _true(value: object) -> str | None:
    return None if value is True else "true"


def _truth(value: object) -> str | None:
    return None if type(value) is bool else "true or false"


def _time(value: object) -> str | None:
    says = "a time in UTC such as 2025-12-02T09:30:00Z"
    if not isinstance(value, str) or not _WHEN.fullmatch(value):
        return says
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return says
    return None


def _or_null(check: Check) -> Check:
    def either(value: object) -> str | None:
        wanted = None if value is None else check(value)
        return f"{wanted}, or null" if wanted else None

    return either


def _list(check: Check) -> Check:
    def each(value: object) -> str | None:
        if not isinstance(value, list) or len(value) > _MOST_ITEMS:
            return f"a list of up to {_MOST_ITEMS} items"
        wanted = next((wanted for item in value if (wanted := check(item))), None)
        return f"a list, each item {wanted}" if wanted else None

    return each


def _record(**parts: Check) -> Check:
    def check(value: object) -> str | None:
        if not isinstance(value, dict) or value.keys() != parts.keys():
            return f"an object with {', '.join(parts)}"
        for name, part in parts.items():
            if wanted := part(value[name]):
                return f"an object whose {name} is {wanted}"
        return None

    return check


def _either(first: Check, second: Check) -> Check:
    return lambda value: (wanted := first(value)) and second(value) and wanted


_id = _like(_ID, "an id (16 hexadecimal digits)")
_country = _like(_COUNTRY, "an alpha-3 code of a country")
_theme = _like(_THEME, "the slug of a theme")
_type = _among(schema.ENTITY_TYPES)
_named = {"name": _shown(LONGEST_NAME), "type": _type, "country": _or_null(_country)}
_actor = _record(id=_id, **_named | {"name": _words}, mentions=_list(_id))  # a name as the texts have it
_new_actor = _record(**_named)
_paragraph = _record(id=_id, begins=_words)
_mention = _record(id=_id, paragraph=_paragraph, char_start=_offset, form=_words)
_relation = _record(id=_id, paragraph=_paragraph, cue_start=_offset, cue=_words, type=_among(tuple(schema.PLOVER)))

_SIGNED: dict[str, Check] = {
    "id": _id,
    "when": _time,
    "who": _shown(LONGEST_WHO),
    "why": _shown(LONGEST_WHY, least=0),
}


@dataclass(frozen=True, slots=True)
class _Form:
    """The fields of an action: those it needs, and those of which it has one at least."""

    needed: Mapping[str, Check]
    free: Mapping[str, Check]


def _form(free: Mapping[str, Check] | None = None, /, **needed: Check) -> _Form:
    return _Form(needed, free or {})


_TOLD: dict[str, Check] = {
    "type": _among(tuple(schema.PLOVER)),
    "polarity": _among(schema.POLARITIES),
    "status": _among(schema.STATUSES),
}
_ACTIONS: dict[str, _Form] = {
    "merge": _form(actor=_actor, into=_actor),
    "split": _form(actor=_actor, forms=_list(_words), mentions=_list(_mention), into=_either(_actor, _new_actor)),
    "rename": _form(actor=_actor, name=_shown(LONGEST_NAME)),
    "retype": _form({"type": _type, "country": _or_null(_country)}, actor=_actor),
    "hide": _form(actor=_actor),
    "add_country": _form(
        paragraph=_paragraph, words=_words, char_start=_offset, country=_country, name=_shown(LONGEST_NAME)
    ),
    "remove_country": _form(paragraph=_paragraph, country=_country),
    "change_theme": _form(paragraph=_paragraph, theme=_theme, to=_theme),
    "dismiss_theme": _form(paragraph=_paragraph, theme=_theme),
    "add_theme": _form(paragraph=_paragraph, theme=_theme),
    "add_relation": _form(
        paragraph=_paragraph, words=_words, char_start=_offset, source=_actor, target=_actor, mutual=_truth, **_TOLD
    ),
    "change_relation": _form({"swap": _true, "source": _actor, "target": _actor, **_TOLD}, relation=_relation),
    "dismiss_relation": _form(relation=_relation),
    "undo": _form(undoes=_id),
}

"""What an entry of the journal says, as one line of plain text. It holds names and words of articles: escape it."""

from collections.abc import Callable, Mapping
from typing import Any

from components.store.corrections.entries import Correction

Fields = Mapping[str, Any]
_SHOWN = 60


def quoted(words: str) -> str:
    """Return words in quotation marks, shortened."""
    return f"“{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”"


def in_words(correction: Correction) -> str:
    """Return what an entry changes: 'Merge “A. Khan” (PERSON) into “Ahmad Khan” (PERSON)'."""
    return _WORDS[correction.action](correction.fields)


def _actor(given: Fields) -> str:
    return f"{quoted(given['name'])} ({given['type']})"


def _split(fields: Fields) -> str:
    words = [quoted(form) for form in fields["forms"]]
    if fields["mentions"]:
        times = len(fields["mentions"])
        words.append(f"{times} single mention{'' if times == 1 else 's'}")
    return f"Split {', '.join(words)} of {_actor(fields['actor'])} off, now {_actor(fields['into'])}"


def _retype(fields: Fields) -> str:
    said = [f"type {fields['type']}"] if "type" in fields else []
    said += [f"country {fields['country'] or 'none'}"] if "country" in fields else []
    return f"Retype {_actor(fields['actor'])}: {', '.join(said)}"


def _paragraph(given: Fields) -> str:
    return f"the paragraph {quoted(given['begins'])}"


def _act(given: Fields) -> str:
    return f"the act {given['type']} by {quoted(given['cue'])} in {_paragraph(given['paragraph'])}"


def _add_relation(fields: Fields) -> str:
    ends = f" {'↔' if fields['mutual'] else '→'} ".join(_actor(fields[end]) for end in ("source", "target"))
    told = f"{fields['type']} ({fields['polarity']}, {fields['status']}) by {quoted(fields['words'])}"
    return f"Add the act {ends}: {told} to {_paragraph(fields['paragraph'])}"


def _change_relation(fields: Fields) -> str:
    said = ["the other direction"] if "swap" in fields else []
    said += [f"{name} {fields[name]}" for name in ("type", "polarity", "status") if name in fields]
    said += [f"{end} {_actor(fields[end])}" for end in ("source", "target") if end in fields]
    return f"Change {_act(fields['relation'])}: {', '.join(said)}"


_WORDS: dict[str, Callable[[Fields], str]] = {
    "merge": lambda f: f"Merge {_actor(f['actor'])} into {_actor(f['into'])}",
    "split": _split,
    "rename": lambda f: f"Rename {_actor(f['actor'])} to {quoted(f['name'])}",
    "retype": _retype,
    "hide": lambda f: f"Hide {_actor(f['actor'])}",
    "add_country": lambda f: f"Let {quoted(f['words'])} stand for {f['name']} in {_paragraph(f['paragraph'])}",
    "remove_country": lambda f: f"Take the country {f['country']} from {_paragraph(f['paragraph'])}",
    "change_theme": lambda f: f"Change the theme {f['theme']} of {_paragraph(f['paragraph'])} to {f['to']}",
    "dismiss_theme": lambda f: f"Dismiss the theme {f['theme']} of {_paragraph(f['paragraph'])}",
    "add_theme": lambda f: f"Give the theme {f['theme']} to {_paragraph(f['paragraph'])}",
    "add_relation": _add_relation,
    "change_relation": _change_relation,
    "dismiss_relation": lambda f: f"Dismiss {_act(f['relation'])}",
    "undo": lambda f: f"Undo the entry {f['undoes']}",
}

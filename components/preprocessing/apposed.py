"""Which person a noun phrase beside the name means: 'X, head of the command, had testified', 'X, who said',
'the envoy X', 'X, a Belgian,'."""

import re
from collections.abc import Collection, Sequence

from components.preprocessing.parsed import Doc, Token
from components.preprocessing.records import Mention
from components.preprocessing.subjects import SUBJECTS

# Between an office and the name of who holds it: 'the envoy X', 'the ambassador to Baghdad, X'.
_TO_NAME = re.compile(
    r",? (?:[A-Z][\w’'.-]* ){0,2}"
    r"|(?: (?:to|in|at|of|for) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}),? (?:[A-Z][\w’'.-]* )?"
)
_TITLES = re.compile(r"(?:[A-Z][\w’'.-]* ){0,4}")  # before a name
_TO_RELATIVE = re.compile(r", (?:[^,.;:]+, )?")  # between a name and 'who'
_TO_NATION = re.compile(r", (?:himself |herself )?an? (?:[a-z]\w+ )?")


def before_relative(verb: Token, people: Sequence[Mention]) -> str | None:
    """Return the person of 'X, commander of the navy, who said', where the parse ties 'who' to the navy."""
    who = next((c for c in verb.children if c.dep_ in SUBJECTS and c.lower_ == "who"), None)
    if who is None:
        return None
    near = [m for m in people if m.end < who.idx]
    return near[-1].entity if near and _TO_RELATIVE.fullmatch(verb.doc.text[near[-1].end : who.idx]) else None


def before_office(head: Token, people: Sequence[Mention], titles: Collection[str]) -> str | None:
    """Return the person whose office stands behind the name: 'X, head of the command, had testified'."""
    start = head.left_edge.idx
    closed = any(at + 1 < len(head.doc) and head.doc[at + 1].text == "," for at in (head.i, head.right_edge.i))
    if not closed or head.lemma_.lower() not in titles:
        return None
    text = head.doc.text
    return next((m.entity for m in people if m.end < start and text[m.end : start] == ", "), None)


def before_nation(doc: Doc, nation: Mention, people: Sequence[Mention]) -> str | None:
    """Return the person named right before 'a Belgian': 'X, a Belgian, said'; nobody where there is none."""
    before = [m for m in people if m.end < nation.start]
    return before[-1].entity if before and _TO_NATION.fullmatch(doc.text[before[-1].end : nation.start]) else None


def after_office(doc: Doc, office: Mention, people: Sequence[Mention]) -> str | None:
    """Return the person whose name follows an office at once: 'the Cuban ambassador X Y', 'the minister, X Y'."""
    behind = [m for m in people if office.end < m.start]
    if not behind or office.via != "description":
        return None
    return behind[0].entity if _TO_NAME.fullmatch(doc.text[office.end : behind[0].start]) else None


def opener(verb: Token, people: Sequence[Mention]) -> str | None:
    """Return the person whose name and a comma open the sentence: 'X, on his first day in office, told'."""
    start, text = verb.sent.start_char, verb.doc.text
    here = (m for m in people if start <= m.start and m.end < verb.idx)
    first = next(here, None)
    opens = first is not None and _TITLES.fullmatch(text[start : first.start]) and text[first.end] == ","
    return first.entity if first is not None and opens else None

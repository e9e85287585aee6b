"""The acts of a paragraph in the dialog of corrections: change or take out one that was found, add one that was not."""

import re
from typing import Any, TypeVar

import streamlit as st

from components.queries.found_in_paragraph import acts_in, parties
from components.schema import PLOVER, POLARITIES, STATUSES
from components.store.corrections import changes
from components.widgets.corpus import ask
from components.widgets.correcting import save
from components.widgets.marked_text import escaped
from components.widgets.wording import ACT_NAMES, SIGN_MARKS, SIGN_NAMES, STATUS_NAMES

_FEW = 4  # acts that are shown at once: each has seven controls
_OFFERED = 300  # who may act: those of the paragraph, then the most mentioned
_WORD = re.compile(r"[^\W\d_]{2,}(?:[-’'][^\W\d_]+)*")
_AFTER = 24  # characters that tell two places of one word apart
_TYPES = {kind: name.capitalize() for kind, name in ACT_NAMES.items()}
T = TypeVar("T")
Row = Any
"""A row of queries.found_in_paragraph.acts_in."""
Names = dict[str, str]
"""Who may act: id -> name."""


def correct_acts(paragraph_id: str, text: str) -> None:
    """Show the acts that the paragraph tells, each with the ways to correct it, and the way to add one."""
    st.subheader("Acts", anchor=False)
    offered = ask(parties, paragraph_id, _OFFERED)
    names = dict(zip(offered["entity_id"], offered["name"], strict=True))
    acts = ask(acts_in, paragraph_id)
    every = len(acts) <= _FEW or st.toggle(f"All {len(acts)} acts", key="every_act")
    for row in (acts if every else acts.head(_FEW)).itertuples():
        _act(row, names)
    with st.expander("Add an act", icon=":material/add:", expanded=acts.empty):
        _new_act(paragraph_id, text, names, list(offered.loc[offered["here"], "entity_id"]))


def _act(row: Row, names: Names) -> None:
    """Show one act in words, with what can be changed of it."""
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
            arrow = "↔" if row.mutual else "→"
            said = f"{row.source} {arrow} {row.target}: {ACT_NAMES[row.type]} “{row.cue}”"
            st.html(f'<p class="bl-headline">{SIGN_MARKS[row.polarity]} {escaped(said)}</p>', width="stretch")
            _act_buttons(row)
        ends = names | {row.source_id: row.source, row.target_id: row.target}
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _choice(row, "source_id", "Who acts", ends)
            _choice(row, "target_id", "On whom", ends)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _choice(row, "polarity", "Sign", {sign: SIGN_NAMES[sign] for sign in POLARITIES})
            _choice(row, "type", "Act", {kind: _TYPES[kind] for kind in PLOVER})
            _choice(row, "status", "Status", {status: STATUS_NAMES[status] for status in STATUSES})


def _act_buttons(row: Row) -> None:
    """Show the buttons that turn an act round, or take it out."""
    with st.container(horizontal=True, width="content", gap="small"):
        if not row.mutual:
            st.button(
                "Turn round",
                icon=":material/swap_horiz:",
                type="tertiary",
                key=f"swap_{row.relation_id}",
                help="The other one acts.",
                on_click=save,
                args=(changes.change_relation, row.relation_id, changes.Act(swap=True)),
            )
        st.button(
            "No act",
            icon=":material/close:",
            type="tertiary",
            key=f"dismiss_{row.relation_id}",
            on_click=save,
            args=(changes.dismiss_relation, row.relation_id),
        )


def _choice(row: Row, field: str, label: str, names: Names) -> None:
    """Show one property of an act; another value saves."""
    key = f"{field}_{row.relation_id}"
    st.selectbox(
        label,
        list(names),
        index=list(names).index(getattr(row, field)),
        format_func=names.__getitem__,
        key=key,
        on_change=_save_choice,
        args=(row.relation_id, field, key),
        label_visibility="collapsed",
    )


def _save_choice(relation_id: str, field: str, key: str) -> None:
    save(changes.change_relation, relation_id, changes.Act(**{field: st.session_state[key]}))


def _new_act(paragraph_id: str, text: str, names: Names, here: list[str]) -> None:
    """Show who did what to whom, by which word: all that an act needs. The first two named are who they are mostly."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        source = _one_of("Who acts", names, "new_source", 0 if here else None)
        target = _one_of("On whom", names, "new_target", 1 if len(here) > 1 else None)
    words = {found.start(): found.group() for found in _WORD.finditer(text)}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        kind = _one_of("Act", {kind: _TYPES[kind] for kind in PLOVER}, "new_type")
        word = _one_of("The word that says it", {at: text[at : at + _AFTER] for at in words}, "new_word")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        polarity = _one_of(
            "Sign", {sign: SIGN_NAMES[sign] for sign in POLARITIES}, "new_polarity", hint="Its usual one"
        )
        status = _one_of("Status", {one: STATUS_NAMES[one] for one in STATUSES}, "new_status", 0)
        mutual = st.checkbox("Each with the other", key="new_mutual")
    act = None
    if source and target and kind and word is not None and status:
        act = changes.NewAct(words[word], source, target, kind, polarity, status, mutual, word)
    st.button(
        "Add this act",
        type="primary",
        key="add_act",
        disabled=act is None,
        help=None if act else "Choose who acts, on whom, the act and its word.",
        on_click=save,
        args=(changes.add_relation, paragraph_id, act),
    )


def _one_of(label: str, names: dict[T, str], key: str, index: int | None = None, hint: str = "Choose") -> T | None:
    return st.selectbox(label, list(names), index, format_func=names.__getitem__, placeholder=hint, key=key)

"""The dialog that corrects what was found in a paragraph: its countries, themes and acts; a click saves."""

from itertools import islice
from typing import Any

import streamlit as st

from components.queries.country_names import all_countries
from components.queries.found_in_paragraph import actors_in, acts_in, countries_in, paragraph_text, themes_in
from components.schema import PLOVER, POLARITIES, STATUSES
from components.store.corrections import changes
from components.widgets.corpus import ask
from components.widgets.correcting import ACTOR, open_correction, save
from components.widgets.filter_choices import choices
from components.widgets.marked_text import as_label, escaped
from components.widgets.wording import ACT_NAMES, SIGN_MARKS, SIGN_NAMES, STATUS_NAMES

_FEW = 6  # acts that are shown at once: each has five controls
_OFFERED = 200  # actors that may stand in the place of another, most mentioned first
Row = Any
"""A row of queries.found_in_paragraph.acts_in."""


def correct_passage(paragraph_id: str) -> None:
    """Show what was found in a paragraph, each finding with the ways to correct it."""
    found = ask(paragraph_text, paragraph_id)
    if found.empty:
        st.caption("This build has no such paragraph; it may have been read anew.")
        return
    st.html(f'<p class="bl-text bl-quoted">{escaped(found.iloc[0]["text"])}</p>')
    _acts(paragraph_id)
    _themes(paragraph_id)
    _countries(paragraph_id)
    _actors(paragraph_id)


def _acts(paragraph_id: str) -> None:
    acts = ask(acts_in, paragraph_id)
    if acts.empty:
        return
    st.subheader("Acts", anchor=False)
    every = len(acts) <= _FEW or st.toggle(f"All {len(acts)} acts", key="every_act")
    for row in (acts if every else acts.head(_FEW)).itertuples():
        _act(row)


def _act(row: Row) -> None:
    """Show one act in words, with what can be changed of it."""
    with st.container(border=True, gap=None):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
            arrow = "↔" if row.mutual else "→"
            said = f"{row.source} {arrow} {row.target}: {ACT_NAMES[row.type]} “{row.cue}”"
            st.html(f'<p class="bl-headline">{SIGN_MARKS[row.polarity]} {escaped(said)}</p>', width="stretch")
            _act_buttons(row)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _choice(row, "polarity", POLARITIES, SIGN_NAMES)
            _choice(row, "type", tuple(PLOVER), {kind: name.capitalize() for kind, name in ACT_NAMES.items()})
            _choice(row, "status", STATUSES, STATUS_NAMES)


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


def _choice(row: Row, field: str, values: tuple[str, ...], names: dict[str, str]) -> None:
    """Show one property of an act; another value saves."""
    key = f"{field}_{row.relation_id}"
    st.selectbox(
        field.capitalize(),
        values,
        index=values.index(getattr(row, field)),
        format_func=names.__getitem__,
        key=key,
        on_change=_save_choice,
        args=(row.relation_id, field, key),
        label_visibility="collapsed",
        width=185,
    )


def _save_choice(relation_id: str, field: str, key: str) -> None:
    save(changes.change_relation, relation_id, changes.Act(**{field: st.session_state[key]}))


def _themes(paragraph_id: str) -> None:
    themes = ask(themes_in, paragraph_id)
    labels = dict(zip(themes["theme"], themes["label"], strict=True))
    here = [theme for theme, found in zip(themes["theme"], themes["found"], strict=True) if found]
    st.subheader("Themes", anchor=False)
    for theme in here:
        others = [other for other in labels if other not in here]
        key = f"theme_to_{theme}"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(
                as_label(labels[theme]),
                icon=":material/close:",
                key=f"dismiss_{theme}",
                help="It is not about this.",
                on_click=save,
                args=(changes.dismiss_theme, paragraph_id, theme),
            )
            st.selectbox(
                f"{labels[theme]}: another theme instead",
                others,
                index=None,
                format_func=labels.__getitem__,
                placeholder="Another theme instead",
                key=key,
                on_change=_save_theme,
                args=(paragraph_id, theme, key),
                label_visibility="collapsed",
                width=260,
            )
    st.pills(
        "Add a theme",
        [theme for theme in labels if theme not in here],
        format_func=lambda theme: as_label(labels[theme]),
        key="add_theme",
        on_change=_add_theme,
        args=(paragraph_id,),
    )


def _save_theme(paragraph_id: str, theme: str, key: str) -> None:
    if st.session_state[key]:
        save(changes.change_theme, paragraph_id, theme, st.session_state[key])


def _add_theme(paragraph_id: str) -> None:
    if st.session_state["add_theme"]:
        save(changes.add_theme, paragraph_id, st.session_state["add_theme"])


def _countries(paragraph_id: str) -> None:
    st.subheader("Countries", anchor=False)
    row: Any
    with st.container(horizontal=True, gap="small"):
        for row in ask(countries_in, paragraph_id).itertuples():
            st.button(
                as_label(f"{row.name}: {', '.join(row.forms)}"),
                icon=":material/close:",
                key=f"remove_{row.country}",
                help="Nothing here stands for this country.",
                on_click=save,
                args=(changes.remove_country, paragraph_id, row.country),
            )
    with st.form("add_country", border=False), st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        names = all_countries()
        st.selectbox(
            "Country",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Another country",
            key="country_added",
            label_visibility="collapsed",
        )
        st.text_input(
            "Words that stand for it",
            placeholder="Words of the paragraph that stand for it",
            key="country_words",
            label_visibility="collapsed",
        )
        st.form_submit_button("Add", on_click=_add_country, args=(paragraph_id,))


def _add_country(paragraph_id: str) -> None:
    code, words = st.session_state["country_added"], str(st.session_state["country_words"] or "").strip()
    if code and words:
        save(changes.add_country, paragraph_id, words, code, all_countries()[code])


def _actors(paragraph_id: str) -> None:
    found = ask(actors_in, paragraph_id)
    if found.empty:
        return
    row: Any
    st.subheader("Actors", anchor=False)
    offered = dict(islice(choices("actor").labels.items(), _OFFERED))
    for row in found.itertuples():
        key = f"here_{row.entity_id}"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(
                as_label(row.name),
                icon=":material/edit:",
                key=f"correct_{row.entity_id}",
                help="Correct this actor everywhere.",
                on_click=open_correction,
                args=(ACTOR, row.entity_id),
            )
            st.selectbox(
                f"{row.name}: somebody else here",
                [other for other in offered if other != row.entity_id],
                index=None,
                format_func=offered.__getitem__,
                placeholder="Somebody else here",
                key=key,
                on_change=_somebody_else,
                args=(row.entity_id, tuple(row.mention_ids), key),
                label_visibility="collapsed",
                width=260,
            )


def _somebody_else(entity_id: str, mention_ids: tuple[str, ...], key: str) -> None:
    if st.session_state[key]:
        save(changes.split, entity_id, changes.Part(mention_ids=mention_ids), st.session_state[key])

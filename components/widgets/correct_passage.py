"""The dialog that corrects what was found in a paragraph: its countries, themes and acts; a click saves."""

from itertools import islice
from typing import Any

import streamlit as st

from components.queries.country_names import all_countries
from components.queries.found_in_paragraph import actors_in, countries_in, paragraph_text, themes_in
from components.store.corrections import changes
from components.widgets.corpus import ask
from components.widgets.correct_acts import correct_acts
from components.widgets.correcting import ACTOR, open_correction, save
from components.widgets.filter_choices import choices
from components.widgets.marked_text import as_label, escaped

_OFFERED = 200  # actors that may stand in the place of another, most mentioned first


def correct_passage(paragraph_id: str) -> None:
    """Show what was found in a paragraph, each finding with the ways to correct it."""
    found = ask(paragraph_text, paragraph_id)
    if found.empty:
        st.caption("This build has no such paragraph; it may have been read anew.")
        return
    st.html(f'<p class="bl-text bl-quoted">{escaped(found.iloc[0]["text"])}</p>')
    correct_acts(paragraph_id, str(found.iloc[0]["text"]))
    _themes(paragraph_id)
    _countries(paragraph_id)
    _actors(paragraph_id)


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

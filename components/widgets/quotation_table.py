"""Quotations as a table: who said what about whom, in marks or reported, and where it stands."""

import pandas as pd
import streamlit as st

from components.queries.tables import Tables
from components.widgets.all_rows import AllRows
from components.widgets.data_table import data_table
from components.widgets.dates import shown_date
from components.widgets.headlines import with_headlines

_WHO = {
    "speaker": st.column_config.TextColumn("Speaker", width=115),
    "role": st.column_config.TextColumn("Office", width=115, help="The latest office or description in the text"),
}
_SAID = {
    "text": st.column_config.TextColumn("Words", width=265),
    "how": st.column_config.TextColumn("How", width=75, help="Direct: in quotation marks. Reported: in other words."),
    "about": st.column_config.TextColumn(
        "About", width=135, help="Countries and actors that the quoted words themselves name, or stand for."
    ),
    "headline": st.column_config.TextColumn("Article", width=200),
    "date": st.column_config.TextColumn("Date", width=125),
    "cue": st.column_config.TextColumn("Said by", width=90, help="The verb or phrase that reports the words."),
}


def quotation_table(
    quotations: pd.DataFrame, *, key: str, alt: str, speakers: bool = True, every: AllRows | None = None
) -> None:
    """Show quotations (columns as of queries.quotations.quotations); choosing one opens its passage.

    `speakers` says whether the table names who speaks: the page of one actor need not. `every` leads to all
    quotations, in the words of `quotations_in_words`, where these are the first of them only.
    """
    columns = {**_WHO, **_SAID} if speakers else _SAID
    data_table(quotations_in_words(quotations), columns, key=key, alt=alt, wrapped=True, every=every)


def quotations_in_words(quotations: pd.DataFrame, tables: Tables | None = None) -> pd.DataFrame:
    """Return quotations with the columns of their table. `tables` are given where no rerun goes on."""
    named = zip(quotations["countries"], quotations["actors"], strict=True)
    return with_headlines(quotations, tables).assign(
        speaker=quotations["speaker"].fillna("not known"),
        how=quotations["direct"].map({True: "direct", False: "reported"}).astype("str"),
        about=pd.Series([", ".join([*countries, *actors]) for countries, actors in named], quotations.index, "str"),
        date=quotations["published"].map(shown_date).astype("str"),
    )

"""Quotations as a table: who said what about whom, in marks or reported, and where it stands."""

import pandas as pd
import streamlit as st

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


def quotation_table(quotations: pd.DataFrame, *, key: str, alt: str, speakers: bool = True, rows: int = 0) -> None:
    """Show quotations (columns as of queries.quotations.quotations); choosing one opens its passage.

    `speakers` says whether the table names who speaks: the page of one actor need not. `rows` is how many quotations
    there are where these are the first of them only.
    """
    named = zip(quotations["countries"], quotations["actors"], strict=True)
    shown = with_headlines(quotations).assign(
        speaker=quotations["speaker"].fillna("not known"),
        how=quotations["direct"].map({True: "direct", False: "reported"}).astype("str"),
        about=pd.Series([", ".join([*countries, *actors]) for countries, actors in named], quotations.index, "str"),
        date=quotations["published"].map(shown_date).astype("str"),
    )
    data_table(shown, {**_WHO, **_SAID} if speakers else _SAID, key=key, alt=alt, wrapped=True, rows=rows)

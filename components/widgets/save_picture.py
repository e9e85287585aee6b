"""The buttons under a chart or the map that save it as PNG or SVG: what the browser shows, without the internet."""

import streamlit as st

from components.widgets.component_files import joined
from components.widgets.file_names import filtered_file_name
from components.widgets.filter_bar import chosen_filters
from components.widgets.filter_chips import filters_in_words

_BUTTONS = st.components.v2.component(
    "save_picture",
    html='<p><button type="button" value="png">PNG</button><button type="button" value="svg">SVG</button></p>',
    css=joined("text_button.css", "save_picture.css"),
    js=joined("save_picture.js"),
)


def save_picture(heading: str, of: str) -> None:
    """Show the buttons that save what stands under the key `of`; the file is named by its heading and the dates set."""
    filters = chosen_filters()
    _BUTTONS(
        key=f"{of}_picture",
        data={
            "target": f"st-key-{of}",
            "name": filtered_file_name(heading, filters),
            "title": heading,
            "about": f"Borderlines. {filters_in_words(filters) or 'No filters'}.",
        },
        width="content",
        height="content",
    )

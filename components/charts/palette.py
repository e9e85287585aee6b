"""What a colour means, the same on every chart, in every marked text and on the map.

Every colour has a contrast of at least 3.3 on the light and on the dark background, so one palette serves both.
Teal and vermilion stay apart for readers who do not tell red from green; a sign (+, −) always stands beside them.
"""

from typing import Final

ACCENT: Final = "#3f80c4"
COOPERATION: Final = "#128a80"
CONFLICT: Final = "#d65f2e"
NEUTRAL: Final = "#7a869a"
TEXT: Final = "#000037"
"""A stand-in: Streamlit's chart theme puts the text colour of the light or dark theme in its place. Nearly black, so
that a figure shown elsewhere can be read too."""

# Entity types are told apart by what an analyst asks for first: a state, those who fight or govern for it, people,
# bodies that states or people form, and places.
FAMILY_OF_TYPE: Final = {
    "COUNTRY": "country",
    "GOV": "state body",
    "ARMED_GROUP": "armed group",
    "PERSON": "person",
    "IGO": "organisation",
    "ORG": "organisation",
    "COMPANY": "organisation",
    "MEDIA": "organisation",
    "MOVEMENT": "organisation",
    "PLACE": "place",
    "EVENT": "place",
}
FAMILY_COLOURS: Final = {
    "country": ACCENT,
    "state body": ACCENT,
    "armed group": NEUTRAL,
    "person": "#b07d1c",
    "organisation": "#9064c2",
    "place": NEUTRAL,
}


def translucent(colour: str, opacity: float) -> str:
    """Return `#rrggbb` as an rgba() colour that lets the background through, so that it suits light and dark."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:.2f})"

"""What the types of entities are called: on pages, and in the titles of passages."""

from typing import Final

TYPE_NAMES: Final = {
    "COUNTRY": "country",
    "GOV": "state body",
    "ARMED_GROUP": "armed group",
    "IGO": "international body",
    "ORG": "organisation",
    "COMPANY": "company",
    "MEDIA": "media",
    "MOVEMENT": "movement",
    "PERSON": "person",
    "PLACE": "place",
    "EVENT": "event",
}

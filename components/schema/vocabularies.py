"""The values that columns with a fixed vocabulary may have, and the PLOVER types of acts with their classes."""

PARAGRAPH_KINDS = ("body", "heading", "caption", "furniture")
ENTITY_TYPES = (
    "COUNTRY",
    "GOV",
    "ARMED_GROUP",
    "IGO",
    "ORG",
    "COMPANY",
    "MEDIA",
    "MOVEMENT",
    "PERSON",
    "PLACE",
    "EVENT",
)
ACTOR_TYPES = tuple(t for t in ENTITY_TYPES if t not in ("COUNTRY", "PLACE", "EVENT"))
MENTION_VIAS = ("name", "alias", "demonym", "capital", "acronym", "description", "pronoun")
PRECISIONS = ("day", "month", "year")  # of a date
PUBLISHED_BASES = ("metadata", "page", "text")  # where the date of an article is from
DATE_BASES = ("stated", "relative")
POLARITIES = ("+", "-", "0")
ROLES = ("actor", "place")
STATUSES = ("actual", "planned", "denied", "hypothetical", "historic")
NOT_ANALYSED = "not_analysed"  # no pipeline reads its language
TEXT_FLAGS = ("machine_translated", "spun", "truncated", NOT_ANALYSED)

CORRECTION_OUTCOMES = ("applied", "changes nothing", "no longer applies", "undone", "undo")

QUAD_CLASSES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")

# PLOVER type -> (usual polarity, quad class). REQUEST to stop and a base with consent depart from the usual polarity.
PLOVER = {
    "AGREE": ("+", "verbal cooperation"),
    "CONSULT": ("+", "verbal cooperation"),
    "SUPPORT": ("+", "verbal cooperation"),
    "CONCEDE": ("+", "verbal cooperation"),
    "COOPERATE": ("+", "material cooperation"),
    "AID": ("+", "material cooperation"),
    "RETREAT": ("+", "material cooperation"),
    "REQUEST": ("+", "verbal cooperation"),
    "ACCUSE": ("-", "verbal conflict"),
    "REJECT": ("-", "verbal conflict"),
    "THREATEN": ("-", "verbal conflict"),
    "PROTEST": ("-", "material conflict"),
    "SANCTION": ("-", "material conflict"),
    "MOBILIZE": ("-", "material conflict"),
    "COERCE": ("-", "material conflict"),
    "ASSAULT": ("-", "material conflict"),
}


def quad_class(plover_type: str, polarity: str) -> str:
    """Return the quad class of a PLOVER type; a REQUEST to stop something is verbal conflict."""
    if plover_type == "REQUEST" and polarity == "-":
        return "verbal conflict"
    return PLOVER[plover_type][1]

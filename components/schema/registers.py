"""The tables of what the evidence speaks of: entities, themes and their rules; and of what analysts corrected."""

from components.schema.columns import REAL, TEXT, TEXTS, WHOLE, Table, column

ENTITIES = Table(
    "entities",
    ("entity_id",),
    (
        column("entity_id", TEXT, "hash of the type and the normalised name it was first seen under"),
        column("name", TEXT, "fullest form, no title"),
        column("type", TEXT, "one of the entity types"),
        column("country", TEXT, "affiliation, or where a place lies; alpha-3", null=True),
        column("role", TEXT, "latest office or description in the text", null=True),
        column("aliases", TEXTS, "the names it goes under"),
        column("mentions", WHOLE, "how often it is mentioned"),
        column("articles", WHOLE, "in how many articles"),
        column("first_seen", TEXT, "earliest published date of an article that names it", null=True),
        column("last_seen", TEXT, "latest published date of an article that names it", null=True),
    ),
)

ENTITY_REDIRECTS = Table(
    "entity_redirects",
    ("old_id",),
    (
        column("old_id", TEXT, "id that an entity had before it was merged"),
        column("entity_id", TEXT, "entity it is now"),
    ),
)

THEMES = Table(
    "themes",
    ("theme",),
    (
        column("theme", TEXT, "slug"),
        column("label", TEXT, "name shown"),
        column("definition", TEXT, "what belongs to it"),
        column("exclude", TEXTS, "words inside these phrases are no cues of it"),
    ),
)

THEME_RULES = Table(
    "theme_rules",
    ("theme", "rule"),
    (
        column("theme", TEXT, "slug"),
        column("rule", TEXT, "name of the rule"),
        column("weight", REAL, "what its first cue in a paragraph adds; 1 is enough alone by the rules"),
        column("learned", REAL, "log-odds that a cue of it speaks for the theme, learned", null=True),
        column("cues", TEXTS, "phrases of dictionary forms that are its cues; /verb asks for a part of speech"),
        column("near", TEXTS, "it counts only with one of these close by; empty: always"),
        column("unless", TEXTS, "it does not count with one of these close by"),
        column("within", TEXT, "sentence or paragraph: what close by means"),
        column("countries", WHOLE, "so many different countries have to be named close by"),
    ),
)

THEME_WEIGHTS = Table(
    "theme_weights",
    ("theme", "kind", "name"),
    (
        column("theme", TEXT, "slug"),
        column("kind", TEXT, "word, evidence or limit"),
        column("name", TEXT, "the word or sign, the kind of evidence, or which limit: likely, best or score"),
        column("weight", REAL, "log-odds; of a limit the probability (or score of rules) from which it is given"),
    ),
)

CORRECTIONS = Table(
    "corrections",
    ("correction_id",),
    (
        column("correction_id", TEXT, "id of the entry of the journal"),
        column("position", WHOLE, "its place among the entries that can be read, from 1"),
        column("made_at", TEXT, "when it was written, UTC (2025-12-02T09:30:00Z)"),
        column("made_by", TEXT, "who wrote it"),
        column("why", TEXT, "the reason given; may be empty"),
        column("action", TEXT, "merge, split, rename, ... or undo"),
        column("target", TEXT, "what it changes, in words"),
        column("outcome", TEXT, "applied, changes nothing, no longer applies, undone or undo"),
        column("reason", TEXT, "why it changed nothing or no longer applies", null=True),
        column("rows_changed", WHOLE, "rows of all tables that it changed, added or removed"),
        column("changes", TEXTS, "the same by table, in words"),
        column("undoes", TEXT, "entry that an undo takes back", null=True),
        column("about", TEXTS, "ids of the entities, paragraphs and relations that it changes"),
    ),
)

"""The tables of a build: every column with its type and one line of meaning. The only place that says so."""

from dataclasses import dataclass

TEXT, WHOLE, REAL, TRUTH, DAY = "text", "whole number", "real number", "truth value", "day"
TEXTS = "list of text"
CUES = "list of cues"

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
TEXT_FLAGS = ("machine_translated", "spun", "truncated")

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


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it holds, what it means, and whether a null is allowed."""

    name: str
    holds: str
    meaning: str
    null: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, its key (the columns that make a row unique, empty where rows may repeat), its columns."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]


def _c(name: str, holds: str, meaning: str, null: bool = False) -> Column:
    return Column(name, holds, meaning, null)


def _dated(prefix: str, what: str) -> tuple[Column, ...]:
    return (
        _c(prefix, TEXT, f"{what}, EDTF (2025-12-02, 2025-12, 2025, XXXX-11-26)", null=True),
        _c(f"{prefix}_from", DAY, f"first day that {prefix} may mean, where the year is known", null=True),
        _c(f"{prefix}_to", DAY, f"last day that {prefix} may mean, where the year is known", null=True),
    )


FILES = Table(
    "files",
    ("file_id",),
    (
        _c("file_id", TEXT, "id of the file as given"),
        _c("source_file", TEXT, "path or address as given, relative to the source folder"),
        _c("sha256", TEXT, "hash of the bytes"),
        _c("bytes", WHOLE, "size of the file"),
        _c("media_type", TEXT, "media type the reader took it for", null=True),
        _c("encoding", TEXT, "encoding it was decoded from", null=True),
        _c("status", TEXT, "read, skipped or failed"),
        _c("reason", TEXT, "why it was skipped or failed, and what to do", null=True),
        _c("articles", WHOLE, "articles found in it"),
        _c("lines_in", WHOLE, "non-blank lines of the decoded text"),
        _c("lines_body", WHOLE, "of these, lines of article text"),
        _c("lines_heading", WHOLE, "of these, headlines, decks and subheads"),
        _c("lines_caption", WHOLE, "of these, picture captions"),
        _c("lines_furniture", WHOLE, "of these, page text that is not the article"),
    ),
)

ARTICLES = Table(
    "articles",
    ("article_id",),
    (
        _c("article_id", TEXT, "id of the article"),
        _c("source_file", TEXT, "file it was found in"),
        _c("position", WHOLE, "its place in the file, from 1"),
        _c("title", TEXT, "headline as printed", null=True),
        _c("publisher", TEXT, "who published it", null=True),
        _c("author", TEXT, "who wrote it", null=True),
        *_dated("published", "when it was published"),
        _c("published_precision", TEXT, "day, month or year", null=True),
        _c("published_basis", TEXT, "what the date rests on: metadata, page or text", null=True),
        _c("language", TEXT, "ISO 639-1", null=True),
        _c("words", WHOLE, "words of its body"),
        _c("story_id", TEXT, "near-duplicates share it"),
        _c("text_flags", TEXTS, "machine_translated, spun, truncated"),
        _c(
            "flag_cues",
            CUES,
            "words that speak for them: char_start, char_end (in the decoded source), form, rule (flag)",
        ),
    ),
)

PARAGRAPHS = Table(
    "paragraphs",
    ("paragraph_id",),
    (
        _c("paragraph_id", TEXT, "id of the paragraph"),
        _c("article_id", TEXT, "article it belongs to; null for page text outside any article", null=True),
        _c("source_file", TEXT, "file it was found in"),
        _c("position", WHOLE, "its place in the file, from 1"),
        _c("kind", TEXT, "body, heading, caption or furniture"),
        _c("reason", TEXT, "why it is furniture, heading or caption", null=True),
        _c("text", TEXT, "its words, as in the decoded source"),
        _c("char_start", WHOLE, "offset in the decoded source, code points"),
        _c("char_end", WHOLE, "end offset, exclusive"),
        _c("duplicate_of", TEXT, "paragraph of the same file that says the same, which counts instead", null=True),
        _c("lines", WHOLE, "non-blank lines of the decoded source that it covers"),
    ),
)

MENTIONS = Table(
    "mentions",
    ("mention_id",),
    (
        _c("mention_id", TEXT, "id of the mention"),
        _c("paragraph_id", TEXT, "paragraph it stands in"),
        _c("char_start", WHOLE, "offset in the paragraph, code points"),
        _c("char_end", WHOLE, "end offset, exclusive"),
        _c("form", TEXT, "the words there"),
        _c("entity_id", TEXT, "who or what is meant"),
        _c("country", TEXT, "alpha-3 of the country that these words name or stand for", null=True),
        _c("role", TEXT, "actor or place; null for people and organisations", null=True),
        _c("via", TEXT, "name, alias, demonym, capital, acronym, description or pronoun"),
        _c("extractor", TEXT, "which rule or model found it"),
        _c("score", REAL, "how sure it is, 0 to 1"),
    ),
)

ENTITIES = Table(
    "entities",
    ("entity_id",),
    (
        _c("entity_id", TEXT, "hash of the type and the normalised name it was first seen under"),
        _c("name", TEXT, "fullest form, no title"),
        _c("type", TEXT, "one of the entity types"),
        _c("country", TEXT, "affiliation, or where a place lies; alpha-3", null=True),
        _c("role", TEXT, "latest office or description in the text", null=True),
        _c("aliases", TEXTS, "the names it goes under"),
        _c("mentions", WHOLE, "how often it is mentioned"),
        _c("articles", WHOLE, "in how many articles"),
        _c("first_seen", TEXT, "earliest published date of an article that names it", null=True),
        _c("last_seen", TEXT, "latest published date of an article that names it", null=True),
    ),
)

ENTITY_REDIRECTS = Table(
    "entity_redirects",
    ("old_id",),
    (
        _c("old_id", TEXT, "id that an entity had before it was merged"),
        _c("entity_id", TEXT, "entity it is now"),
    ),
)

THEMES = Table(
    "themes",
    ("theme",),
    (
        _c("theme", TEXT, "slug"),
        _c("label", TEXT, "name shown"),
        _c("definition", TEXT, "what belongs to it"),
    ),
)

PARAGRAPH_THEMES = Table(
    "paragraph_themes",
    ("paragraph_id", "theme"),
    (
        _c("paragraph_id", TEXT, "paragraph"),
        _c("theme", TEXT, "slug of the theme"),
        _c("score", REAL, "how likely a reader gives it, 0 to 1; weight of the cues for a theme that was not learned"),
        _c("cues", CUES, "the words that speak for it: char_start, char_end, form, rule"),
    ),
)

RELATIONS = Table(
    "relations",
    ("relation_id",),
    (
        _c("relation_id", TEXT, "id of the relation"),
        _c("paragraph_id", TEXT, "paragraph it stands in"),
        _c("char_start", WHOLE, "start of the sentence in the paragraph"),
        _c("char_end", WHOLE, "end of the sentence, exclusive"),
        _c("source_id", TEXT, "entity that acts"),
        _c("target_id", TEXT, "entity acted on"),
        _c("source_mention_id", TEXT, "mention of the source; null where it stands in another sentence", null=True),
        _c("target_mention_id", TEXT, "mention of the target; null where it stands in another sentence", null=True),
        _c("source_country", TEXT, "country the source stands for", null=True),
        _c("target_country", TEXT, "country the target stands for", null=True),
        _c("type", TEXT, "PLOVER type"),
        _c("quad_class", TEXT, "verbal or material, cooperation or conflict"),
        _c("polarity", TEXT, "+, - or 0"),
        _c("status", TEXT, "actual, planned, denied, hypothetical or historic"),
        _c("mutual", TRUTH, "whether both sides act"),
        _c("cue_start", WHOLE, "start of the word that says what was done"),
        _c("cue_end", WHOLE, "end of it, exclusive"),
        _c("cue", TEXT, "that word as it stands there"),
        *_dated("event_date", "when it happened"),
        _c("score", REAL, "how sure it is, 0 to 1"),
    ),
)

QUOTATIONS = Table(
    "quotations",
    ("quotation_id",),
    (
        _c("quotation_id", TEXT, "id of the quotation"),
        _c("paragraph_id", TEXT, "paragraph it stands in"),
        _c("char_start", WHOLE, "start of the quoted words"),
        _c("char_end", WHOLE, "end of them, exclusive"),
        _c("text", TEXT, "the quoted words without the marks"),
        _c("speaker_id", TEXT, "entity that says them", null=True),
        _c("cue", TEXT, "the verb or phrase of saying", null=True),
        _c("direct", TRUTH, "in quotation marks"),
    ),
)

DATES = Table(
    "dates",
    (),
    (
        _c("paragraph_id", TEXT, "paragraph it stands in"),
        _c("char_start", WHOLE, "offset in the paragraph"),
        _c("char_end", WHOLE, "end offset, exclusive"),
        _c("form", TEXT, "the words there"),
        *_dated("date", "the date"),
        _c("precision", TEXT, "day, month or year"),
        _c("basis", TEXT, "stated or relative"),
    ),
)

CORRECTIONS = Table(
    "corrections",
    ("correction_id",),
    (
        _c("correction_id", TEXT, "id of the entry of the journal"),
        _c("position", WHOLE, "its place among the entries that can be read, from 1"),
        _c("made_at", TEXT, "when it was written, UTC (2025-12-02T09:30:00Z)"),
        _c("made_by", TEXT, "who wrote it"),
        _c("why", TEXT, "the reason given; may be empty"),
        _c("action", TEXT, "merge, split, rename, ... or undo"),
        _c("target", TEXT, "what it changes, in words"),
        _c("outcome", TEXT, "applied, changes nothing, no longer applies, undone or undo"),
        _c("reason", TEXT, "why it changed nothing or no longer applies", null=True),
        _c("rows_changed", WHOLE, "rows of all tables that it changed, added or removed"),
        _c("changes", TEXTS, "the same by table, in words"),
        _c("undoes", TEXT, "entry that an undo takes back", null=True),
        _c("about", TEXTS, "ids of the entities, paragraphs and relations that it changes"),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        FILES,
        ARTICLES,
        PARAGRAPHS,
        MENTIONS,
        ENTITIES,
        ENTITY_REDIRECTS,
        THEMES,
        PARAGRAPH_THEMES,
        RELATIONS,
        QUOTATIONS,
        DATES,
        CORRECTIONS,
    )
}

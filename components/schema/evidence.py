"""The tables of what was found in a paragraph: each row says where, in which words."""

from components.schema.columns import CUES, REAL, TEXT, TRUTH, WHOLE, Table, column, dated

MENTIONS = Table(
    "mentions",
    ("mention_id",),
    (
        column("mention_id", TEXT, "id of the mention"),
        column("paragraph_id", TEXT, "paragraph it stands in"),
        column("char_start", WHOLE, "offset in the paragraph, code points"),
        column("char_end", WHOLE, "end offset, exclusive"),
        column("form", TEXT, "the words there"),
        column("entity_id", TEXT, "who or what is meant"),
        column("country", TEXT, "alpha-3 of the country that these words name or stand for", null=True),
        column("role", TEXT, "actor or place; null for people and organisations", null=True),
        column("via", TEXT, "name, alias, demonym, capital, acronym, description or pronoun"),
        column("extractor", TEXT, "which rule or model found it"),
        column("score", REAL, "how sure it is, 0 to 1"),
        column("office", TEXT, "office or description said with these words", null=True),
        column("affiliation", TEXT, "alpha-3 of the country that who is meant belongs to, as said here", null=True),
    ),
)

PARAGRAPH_THEMES = Table(
    "paragraph_themes",
    ("paragraph_id", "theme"),
    (
        column("paragraph_id", TEXT, "paragraph"),
        column("theme", TEXT, "slug of the theme"),
        column(
            "score", REAL, "how likely a reader gives it, 0 to 1; weight of the cues for a theme that was not learned"
        ),
        column("cues", CUES, "the words that speak for it: char_start, char_end, form, rule"),
    ),
)

RELATIONS = Table(
    "relations",
    ("relation_id",),
    (
        column("relation_id", TEXT, "id of the relation"),
        column("paragraph_id", TEXT, "paragraph it stands in"),
        column("char_start", WHOLE, "start of the sentence in the paragraph"),
        column("char_end", WHOLE, "end of the sentence, exclusive"),
        column("source_id", TEXT, "entity that acts"),
        column("target_id", TEXT, "entity acted on"),
        column("source_mention_id", TEXT, "mention of the source; null where it stands in another sentence", null=True),
        column("target_mention_id", TEXT, "mention of the target; null where it stands in another sentence", null=True),
        column("source_country", TEXT, "country the source stands for", null=True),
        column("target_country", TEXT, "country the target stands for", null=True),
        column("type", TEXT, "PLOVER type"),
        column("quad_class", TEXT, "verbal or material, cooperation or conflict"),
        column("polarity", TEXT, "+, - or 0"),
        column("status", TEXT, "actual, planned, denied, hypothetical or historic"),
        column("mutual", TRUTH, "whether both sides act"),
        column("cue_start", WHOLE, "start of the word that says what was done"),
        column("cue_end", WHOLE, "end of it, exclusive"),
        column("cue", TEXT, "that word as it stands there"),
        *dated("event_date", "when it happened"),
        column("score", REAL, "how sure it is, 0 to 1"),
    ),
)

QUOTATIONS = Table(
    "quotations",
    ("quotation_id",),
    (
        column("quotation_id", TEXT, "id of the quotation"),
        column("paragraph_id", TEXT, "paragraph it stands in"),
        column("char_start", WHOLE, "start of the quoted words"),
        column("char_end", WHOLE, "end of them, exclusive"),
        column("text", TEXT, "the quoted words without the marks"),
        column("speaker_id", TEXT, "entity that says them", null=True),
        column("cue", TEXT, "the verb or phrase of saying", null=True),
        column("direct", TRUTH, "in quotation marks"),
    ),
)

DATES = Table(
    "dates",
    (),
    (
        column("paragraph_id", TEXT, "paragraph it stands in"),
        column("char_start", WHOLE, "offset in the paragraph"),
        column("char_end", WHOLE, "end offset, exclusive"),
        column("form", TEXT, "the words there"),
        *dated("date", "the date"),
        column("precision", TEXT, "day, month or year"),
        column("basis", TEXT, "stated or relative"),
    ),
)

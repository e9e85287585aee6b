"""What every build has to hold before it is published: the invariants of the tables, each as one query.

A query returns the keys of rows that break its rule; the first one is named in the error.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

import duckdb

from components import schema
from components.store.errors import BuildInvalid
from components.store.table_rows import keep_texts

VOCABULARIES = {
    ("files", "status"): ("read", "skipped", "failed"),
    ("articles", "published_precision"): schema.PRECISIONS,
    ("articles", "published_basis"): schema.PUBLISHED_BASES,
    ("paragraphs", "kind"): schema.PARAGRAPH_KINDS,
    ("mentions", "role"): schema.ROLES,
    ("mentions", "via"): schema.MENTION_VIAS,
    ("entities", "type"): schema.ENTITY_TYPES,
    ("relations", "type"): tuple(schema.PLOVER),
    ("relations", "quad_class"): schema.QUAD_CLASSES,
    ("relations", "polarity"): schema.POLARITIES,
    ("relations", "status"): schema.STATUSES,
    ("dates", "precision"): schema.PRECISIONS,
    ("dates", "basis"): schema.DATE_BASES,
    ("corrections", "outcome"): schema.CORRECTION_OUTCOMES,
}

COUNTRIES = (
    ("mentions", "country"),
    ("mentions", "affiliation"),
    ("entities", "country"),
    ("relations", "source_country"),
    ("relations", "target_country"),
)

# (table, column) -> (table, column) that has to have the value.
REFERENCES = {
    ("articles", "source_file"): ("files", "source_file"),
    ("paragraphs", "source_file"): ("files", "source_file"),
    ("paragraphs", "article_id"): ("articles", "article_id"),
    ("paragraphs", "duplicate_of"): ("paragraphs", "paragraph_id"),
    ("mentions", "paragraph_id"): ("paragraphs", "paragraph_id"),
    ("mentions", "entity_id"): ("entities", "entity_id"),
    ("entity_redirects", "entity_id"): ("entities", "entity_id"),
    ("paragraph_themes", "paragraph_id"): ("paragraphs", "paragraph_id"),
    ("paragraph_themes", "theme"): ("themes", "theme"),
    ("theme_rules", "theme"): ("themes", "theme"),
    ("theme_weights", "theme"): ("themes", "theme"),
    ("relations", "paragraph_id"): ("paragraphs", "paragraph_id"),
    ("relations", "source_id"): ("entities", "entity_id"),
    ("relations", "target_id"): ("entities", "entity_id"),
    ("relations", "source_mention_id"): ("mentions", "mention_id"),
    ("relations", "target_mention_id"): ("mentions", "mention_id"),
    ("quotations", "paragraph_id"): ("paragraphs", "paragraph_id"),
    ("quotations", "speaker_id"): ("entities", "entity_id"),
    ("dates", "paragraph_id"): ("paragraphs", "paragraph_id"),
}

# (table, first column, last column, column of the words): offsets into the paragraph, which cut out those words.
CUTS = (
    ("mentions", "char_start", "char_end", "form"),
    ("quotations", "char_start", "char_end", "text"),
    ("dates", "char_start", "char_end", "form"),
    ("relations", "cue_start", "cue_end", "cue"),
)

_COUNTED = "mentions or articles differ from the rows of mentions"


class Rule(NamedTuple):
    """A rule of one table, and the query that returns the keys of the rows that break it."""

    table: str
    says: str
    query: str


def check(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise BuildInvalid, naming table, row and rule, for the first rule that the tables of a connection break."""
    for rule in rules():
        _ask(connection, rule)


def _ask(connection: duckdb.DuckDBPyConnection, rule: Rule) -> None:
    row = connection.execute(f"{rule.query} LIMIT 1").fetchone()
    if row is not None:
        raise BuildInvalid(rule.table, str(row[0]), rule.says)


def check_difference(connection: duckdb.DuckDBPyConnection, files: Collection[str], entities: Collection[str]) -> None:
    """Check only what came of these files, and these entities, where all else held before. Raises BuildInvalid.

    The rules are asked of tables that hold the rows of these files alone (and all entities), which stand before those
    of the connection meanwhile; what joins new rows to old ones is asked of all.
    """
    keep_texts(connection, "checked_files", files)
    keep_texts(connection, "checked_entities", entities)
    connection.execute("ATTACH ':memory:' AS difference")
    for name, rows in _of_difference().items():
        connection.execute(f"CREATE TABLE difference.{name} AS {rows}")
    (whole,) = connection.execute("SELECT current_database()").fetchall()[0]
    connection.execute("USE difference")
    try:
        for rule in rules():
            if rule.says != _COUNTED:
                _ask(connection, rule)
    finally:
        connection.execute(f'USE "{whole}"')
    for rule in _joints():
        _ask(connection, rule)
    connection.execute("DETACH difference")


def _of_difference() -> dict[str, str]:
    """Return for each table the query of the rows that are checked: those of the files, and of small tables all."""
    queries = {}
    for table in schema.TABLES.values():
        if "source_file" in table.names:
            where = "WHERE source_file IN (SELECT value FROM checked_files)"
        elif "paragraph_id" in table.names:
            where = "WHERE paragraph_id IN (SELECT paragraph_id FROM difference.paragraphs)"
        else:
            where = ""
        queries[table.name] = f"SELECT * FROM {table.name} {where}"  # noqa: S608  (our words)
    return queries


def _joints() -> Iterator[Rule]:
    """Yield the rules by which rows of a difference and all other rows hold together."""
    for name in _of_difference():
        table = schema.TABLES[name]
        if table.key and {"source_file", "paragraph_id"} & set(table.names):
            columns = ", ".join(table.key)
            new = f"SELECT {columns} FROM difference.{name}"  # noqa: S608
            query = f"SELECT {_key(name)} FROM {name} t WHERE ({columns}) IN ({new}) GROUP BY {columns} "  # noqa: S608
            yield Rule(name, f"two rows have the same {columns}", f"{query} HAVING count(*) > 1")
    for (of, column), (other, _) in REFERENCES.items():
        if other == "entities":
            lost = "SELECT value FROM checked_entities WHERE value NOT IN (SELECT entity_id FROM entities)"
            yield _where(of, f"{column} is in no row of {other}", f"t.{column} IN ({lost})")
    yield from _counts(
        "WHERE m.entity_id IN (SELECT value FROM checked_entities)",
        "t.entity_id IN (SELECT value FROM checked_entities) AND ",
    )


def rules() -> Iterator[Rule]:
    """Yield every rule, the plain ones first: later queries may rely on them."""
    yield from _filled_and_unique()
    yield from _vocabularies()
    yield from _references()
    yield from _ledger()
    yield from _offsets()
    yield from _evidence()
    yield from _counts()


def _key(table: str, alias: str = "t") -> str:
    columns = schema.TABLES[table].key or ("paragraph_id", "char_start")
    return "concat_ws(' ', " + ", ".join(f"{alias}.{column}" for column in columns) + ")"


def _where(table: str, says: str, condition: str, joins: str = "") -> Rule:
    return Rule(table, says, f"SELECT {_key(table)} FROM {table} t {joins} WHERE {condition}")  # noqa: S608  (our words)


def _among(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _filled_and_unique() -> Iterator[Rule]:
    for table in schema.TABLES.values():
        for column in table.columns:
            if not column.null:
                yield _where(table.name, f"{column.name} is missing", f"t.{column.name} IS NULL")
        if table.key:
            columns = ", ".join(table.key)
            query = f"SELECT {_key(table.name)} FROM {table.name} t GROUP BY {columns} HAVING count(*) > 1"  # noqa: S608
            yield Rule(table.name, f"two rows have the same {columns}", query)


def _vocabularies() -> Iterator[Rule]:
    for (table, column), words in VOCABULARIES.items():
        yield _where(table, f"{column} has to be one of {', '.join(words)}", f"t.{column} NOT IN ({_among(words)})")
    flags = _among(schema.TEXT_FLAGS)
    yield _where("articles", "an unknown text flag", f"NOT list_has_all([{flags}], t.text_flags)")
    for table, column in COUNTRIES:
        alpha3 = f"NOT regexp_full_match(t.{column}, '[A-Z]{{3}}')"
        yield _where(table, f"{column} has to be an alpha-3 code", alpha3)
    for table in ("mentions", "relations"):
        yield _where(table, "score has to lie between 0 and 1", "NOT t.score BETWEEN 0 AND 1")
    for table, column in (("articles", "published"), ("relations", "event_date"), ("dates", "date")):
        ordered = f"t.{column}_from > t.{column}_to OR (t.{column}_from IS NULL) <> (t.{column}_to IS NULL)"
        yield _where(table, f"{column}_from and {column}_to have to be two days in order", ordered)
        yield _where(
            table, f"{column} is missing beside its days", f"t.{column} IS NULL AND t.{column}_from IS NOT NULL"
        )


def _references() -> Iterator[Rule]:
    for (table, column), (other, key) in REFERENCES.items():
        missing = f"t.{column} IS NOT NULL AND t.{column} NOT IN (SELECT {key} FROM {other})"  # noqa: S608
        yield _where(table, f"{column} is in no row of {other}", missing)


def _ledger() -> Iterator[Rule]:
    says = "lines_in has to equal body + heading + caption + furniture"
    yield _where("files", says, "lines_in <> lines_body + lines_heading + lines_caption + lines_furniture")
    for kind in schema.PARAGRAPH_KINDS:
        counted = "coalesce((SELECT sum(p.lines) FROM paragraphs p WHERE p.source_file = t.source_file AND "
        counted += f"p.kind = '{kind}'), 0)"
        yield _where("files", f"lines_{kind} differs from its paragraphs", f"t.lines_{kind} <> {counted}")
    found = "(SELECT count(*) FROM articles a WHERE a.source_file = t.source_file)"
    yield _where("files", "articles differs from its articles", f"t.articles <> {found}")
    yield _where("files", "a file that was not read has to say why", "t.status <> 'read' AND t.reason IS NULL")
    yield _where("paragraphs", "furniture has to say why", "t.kind = 'furniture' AND t.reason IS NULL")
    yield _where("paragraphs", "a body paragraph belongs to no article", "t.kind = 'body' AND t.article_id IS NULL")


def _offsets() -> Iterator[Rule]:
    text = "JOIN paragraphs p ON p.paragraph_id = t.paragraph_id"
    for table, start, end, words in CUTS:
        wrong = f"t.{start} < 0 OR t.{end} <= t.{start} OR p.text[t.{start} + 1 : t.{end}] <> t.{words}"
        yield _where(table, f"{start} and {end} do not cut out {words}", wrong, text)
    outside = "t.char_start < 0 OR t.char_end > length(p.text) OR t.char_start > t.cue_start OR t.cue_end > t.char_end"
    yield _where("relations", "the cue lies outside the sentence, or that outside the paragraph", outside, text)
    cues = f"{text}, unnest(t.cues) AS u(cue)"
    wrong = "u.cue.char_start < 0 OR p.text[u.cue.char_start + 1 : u.cue.char_end] <> u.cue.form"
    yield _where("paragraph_themes", "a cue's offsets do not cut out its form", wrong, cues)
    yield _where("paragraphs", "its offsets span another length than its text", "char_end - char_start <> length(text)")
    overlap = (
        "SELECT paragraph_id FROM (SELECT paragraph_id, char_start, lag(char_end) OVER (PARTITION BY source_file "
        "ORDER BY position) AS before FROM paragraphs) WHERE char_start < before"
    )
    yield Rule("paragraphs", "it overlaps the paragraph before it", overlap)


def _evidence() -> Iterator[Rule]:
    text = "JOIN paragraphs p ON p.paragraph_id = t.paragraph_id"
    for table in ("mentions", "paragraph_themes", "relations", "quotations", "dates"):
        outside = "p.kind <> 'body' OR p.duplicate_of IS NOT NULL"
        yield _where(table, "evidence may come from body paragraphs that count alone", outside, text)
    yield _where("relations", "source and target are the same", "t.source_id = t.target_id")
    for end in ("source", "target"):
        says = f"{end}_mention_id is a mention of another entity or paragraph"
        wrong = f"m.paragraph_id <> t.paragraph_id OR m.entity_id <> t.{end}_id"
        yield _where("relations", says, wrong, f"JOIN mentions m ON m.mention_id = t.{end}_mention_id")


def _counts(of: str = "", which: str = "") -> Iterator[Rule]:
    named = "SELECT m.entity_id, count(*) AS mentions, count(DISTINCT p.article_id) AS articles FROM mentions m"
    named += f" JOIN paragraphs p ON p.paragraph_id = m.paragraph_id {of} GROUP BY m.entity_id"
    counted = f"LEFT JOIN ({named}) c ON c.entity_id = t.entity_id"
    wrong = f"{which}(t.mentions <> coalesce(c.mentions, 0) OR t.articles <> coalesce(c.articles, 0))"
    yield _where("entities", _COUNTED, wrong, counted)

"""The tables of a build: every column with its type and one line of meaning. The only place that says so."""

from components.schema.columns import CUES, DAY, REAL, TEXT, TEXTS, TRUTH, WHOLE, Column, Table
from components.schema.evidence import DATES, MENTIONS, PARAGRAPH_THEMES, QUOTATIONS, RELATIONS
from components.schema.registers import CORRECTIONS, ENTITIES, ENTITY_REDIRECTS, THEME_RULES, THEME_WEIGHTS, THEMES
from components.schema.texts import ARTICLES, FILES, PARAGRAPHS
from components.schema.vocabularies import (
    ACTOR_TYPES,
    CORRECTION_OUTCOMES,
    DATE_BASES,
    ENTITY_TYPES,
    MENTION_VIAS,
    NOT_ANALYSED,
    PARAGRAPH_KINDS,
    PLOVER,
    POLARITIES,
    PRECISIONS,
    PUBLISHED_BASES,
    QUAD_CLASSES,
    ROLES,
    STATUSES,
    TEXT_FLAGS,
    quad_class,
)

__all__ = [
    "ACTOR_TYPES",
    "CORRECTION_OUTCOMES",
    "CUES",
    "DATE_BASES",
    "DAY",
    "ENTITY_TYPES",
    "MENTION_VIAS",
    "NOT_ANALYSED",
    "PARAGRAPH_KINDS",
    "PLOVER",
    "POLARITIES",
    "PRECISIONS",
    "PUBLISHED_BASES",
    "QUAD_CLASSES",
    "REAL",
    "ROLES",
    "STATUSES",
    "TABLES",
    "TEXT",
    "TEXTS",
    "TEXT_FLAGS",
    "TRUTH",
    "WHOLE",
    "Column",
    "Table",
    "quad_class",
]

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
        THEME_RULES,
        THEME_WEIGHTS,
        PARAGRAPH_THEMES,
        RELATIONS,
        QUOTATIONS,
        DATES,
        CORRECTIONS,
    )
}

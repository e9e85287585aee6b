"""What was found in one paragraph, as an analyst corrects it: countries, actors, themes and acts."""

import pandas as pd

from components.queries.country_names import country_names
from components.queries.tables import Tables, frame
from components.schema import ACTOR_TYPES

_COUNTRIES = """
SELECT country, list(DISTINCT form ORDER BY form) AS forms, count(*) AS mentions
FROM mentions WHERE paragraph_id = $id AND country IS NOT NULL GROUP BY country ORDER BY mentions DESC, country"""
_ACTORS = """
SELECT e.entity_id, e.name, e.type, list(DISTINCT m.form ORDER BY m.form) AS forms,
    list(m.mention_id ORDER BY m.mention_id) AS mention_ids, count(*) AS mentions
FROM mentions m JOIN entities e USING (entity_id)
WHERE m.paragraph_id = $id AND e.type = ANY($types) GROUP BY ALL ORDER BY mentions DESC, e.name, e.entity_id"""
_THEMES = """
SELECT t.theme, t.label, p.theme IS NOT NULL AS found
FROM themes t LEFT JOIN (SELECT theme FROM paragraph_themes WHERE paragraph_id = $id) p USING (theme)
ORDER BY t.label"""
_ACTS = """
SELECT r.relation_id, r.source_id, s.name AS source, r.target_id, t.name AS target, r.type, r.polarity, r.status,
    r.mutual, r.cue
FROM relations r JOIN entities s ON s.entity_id = r.source_id JOIN entities t ON t.entity_id = r.target_id
WHERE r.paragraph_id = $id ORDER BY r.char_start, r.cue_start, r.relation_id"""
_PARTIES = """
SELECT e.entity_id, e.name, first IS NOT NULL AS here
FROM entities e LEFT JOIN (SELECT entity_id, min(char_start) AS first FROM mentions WHERE paragraph_id = $id
    GROUP BY entity_id) USING (entity_id)
WHERE e.type <> ALL(['PLACE', 'EVENT']) ORDER BY first NULLS LAST, e.mentions DESC, e.name, e.entity_id LIMIT $most"""
_TEXT = "SELECT paragraph_id, article_id, text FROM paragraphs WHERE paragraph_id = $id"


def paragraph_text(tables: Tables, paragraph_id: str) -> pd.DataFrame:
    """Return one paragraph, no row where there is none. Columns: paragraph_id, article_id, text."""
    return frame(tables, _TEXT, {"id": paragraph_id})


def countries_in(tables: Tables, paragraph_id: str) -> pd.DataFrame:
    """Return the countries that words of a paragraph name or stand for, most mentions first.

    Columns: country (alpha-3), name, forms (list: these words), mentions.
    """
    rows = frame(tables, _COUNTRIES, {"id": paragraph_id})
    rows.insert(1, "name", country_names(rows["country"]))
    rows["forms"] = rows["forms"].map(list)
    return rows


def actors_in(tables: Tables, paragraph_id: str) -> pd.DataFrame:
    """Return the actors that a paragraph mentions.

    Columns: entity_id, name, type, forms (list), mention_ids (list), mentions; most mentions first.
    """
    rows = frame(tables, _ACTORS, {"id": paragraph_id, "types": list(ACTOR_TYPES)})
    return rows.assign(**{name: rows[name].map(list) for name in ("forms", "mention_ids")})


def themes_in(tables: Tables, paragraph_id: str) -> pd.DataFrame:
    """Return every theme by its label. Columns: theme, label, found (whether the paragraph has it)."""
    return frame(tables, _THEMES, {"id": paragraph_id})


def parties(tables: Tables, paragraph_id: str, most: int) -> pd.DataFrame:
    """Return who may act or be acted on in a paragraph: whom it names, in reading order, then the most mentioned.

    Columns: entity_id, name, here (whether the paragraph mentions it). At most `most` rows.
    """
    return frame(tables, _PARTIES, {"id": paragraph_id, "most": most})


def acts_in(tables: Tables, paragraph_id: str) -> pd.DataFrame:
    """Return the acts that a paragraph tells, of every status, in reading order.

    Columns: relation_id, source_id, source (name), target_id, target, type, polarity, status, mutual, cue.
    """
    return frame(tables, _ACTS, {"id": paragraph_id})

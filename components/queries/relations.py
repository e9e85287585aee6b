"""Who acts on whom: pairs of countries for the map, the who-to-whom matrix, and the acts with their sentences."""

import pandas as pd

from components.queries.country_names import country_names
from components.queries.filters import Filters
from components.queries.hits import ALL, counted
from components.queries.tables import Tables, frame

DIRECTIONS = """
    count(*) FILTER (acting = {a} OR mutual) AS a_to_b,
    count(*) FILTER (acting = {b} OR mutual) AS b_to_a,
    count(*) FILTER (mutual) AS mutual"""
"""Acts of an unordered pair that go each way; a and b are the keys of its ends."""
_SIGNS = {"+": "plus", "-": "minus", "0": "neutral"}
_IN_UNIT = {
    "mentions": "count(*)",
    "paragraphs": "count(DISTINCT paragraph)",
    "articles": "count(DISTINCT article)",
    "stories": "count(DISTINCT story)",
}
_BALANCE = "avg(CASE polarity WHEN '+' THEN 1.0 WHEN '-' THEN -1.0 ELSE 0.0 END) AS balance"

_ACT_ROWS = """
SELECT r.relation_id, r.source_country, s.name AS source, r.source_id, r.target_country, t.name AS target,
    r.target_id, r.type, r.quad_class, r.polarity, r.status, r.mutual, r.cue,
    substring(p.text, r.char_start + 1, r.char_end - r.char_start) AS sentence,
    r.event_date, a.title, a.publisher, a.published, r.score, r.paragraph_id, p.article_id,
    'relation:' || r.relation_id AS pick
FROM relations r JOIN entities s ON s.entity_id = r.source_id JOIN entities t ON t.entity_id = r.target_id
JOIN paragraphs p USING (paragraph_id) JOIN articles a USING (article_id)
WHERE r.rowid IN ({hits})
ORDER BY a.published_from DESC NULLS LAST, p.source_file, a.position, p.position, r.char_start, r.cue_start,
    r.relation_id"""

ACT_ROWS = _ACT_ROWS.format(hits="SELECT record FROM hits")
"""The acts of the hits with their sentences, newest article first."""
SHOWN_ACT_ROWS = _ACT_ROWS.format(hits="SELECT record FROM shown")
"""Those of a part of the hits, `shown`."""
_SHOWN = """
, shown AS (SELECT record FROM hits JOIN numbered.paragraphs USING (paragraph) ORDER BY newest, record LIMIT $most)"""


def pairs(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row an unordered pair of countries and sign: an arc of the map, largest count first.

    Columns: country_a, country_b (alpha-3, in order of the alphabet), name_a, name_b, polarity (+, - or 0), mentions
    (acts), paragraphs, articles, stories, count (in the unit of the filters), a_to_b, b_to_a (acts that go that way, a
    mutual act goes both ways; an arrowhead belongs where the number is above 0), mutual (acts of both sides at once),
    pick (pair:AAA-BBB:+).
    """
    start, parameters = counted("pair", filters, also=DIRECTIONS.format(a="country_a", b="country_b"))
    rows = frame(
        tables,
        start
        + """SELECT *, 'pair:' || country_a || '-' || country_b || ':' || polarity AS pick
        FROM counted ORDER BY count DESC, country_a, country_b, polarity""",
        parameters,
    )
    rows.insert(2, "name_a", country_names(rows["country_a"]))
    rows.insert(3, "name_b", country_names(rows["country_b"]))
    return rows


def pair_counts(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row an unordered pair of countries, acts of every sign together: pick (pair:AAA-BBB) and count.

    A paragraph with acts of two signs counts once, so that the count may be less than the sum of those of `pairs`.
    """
    start, parameters = counted("pair", filters, keys=("country_a", "country_b"))
    return frame(
        tables, start + "SELECT 'pair:' || country_a || '-' || country_b AS pick, count FROM counted", parameters
    )


def who_to_whom(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row a cell of the matrix: a country that acts and the one acted on. A mutual act is in both cells.

    Columns: source, target (alpha-3), source_name, target_name, mentions (acts), paragraphs, articles, stories, count
    (in the unit of the filters), plus, minus, neutral (the count of each sign, same unit), balance ((plus - minus) /
    (plus + minus + neutral) of acts, -1 to 1), pick (acts:AAA>BBB).
    """
    of_sign = [f"{_IN_UNIT[filters.unit]} FILTER (polarity = '{sign}') AS {name}" for sign, name in _SIGNS.items()]
    start, parameters = counted("acts", filters, keys=("source", "target"), also=", ".join([*of_sign, _BALANCE]))
    rows = frame(
        tables,
        start
        + """SELECT *, 'acts:' || source || '>' || target AS pick
        FROM counted ORDER BY count DESC, source, target""",
        parameters,
    )
    rows.insert(2, "source_name", country_names(rows["source"]))
    rows.insert(3, "target_name", country_names(rows["target"]))
    return rows


def acts(tables: Tables, filters: Filters, most: int | None = None) -> pd.DataFrame:
    """Return the acts between two different countries with their sentences, newest article first.

    The first `most`, where given. Columns: relation_id, source_country, source_country_name, source (name of the entity
    that acts), source_id, target_country, target_country_name, target, target_id, type, quad_class, polarity, status,
    mutual, cue, sentence, event_date (EDTF), title, publisher, published (EDTF), score, paragraph_id, article_id, pick
    (relation:ID).
    """
    start, parameters = counted("pair", filters)
    return act_rows(tables, start + _SHOWN + SHOWN_ACT_ROWS, parameters | {"most": ALL if most is None else most})


def act_rows(tables: Tables, sql: str, parameters: dict[str, object]) -> pd.DataFrame:
    """Return the rows of a query that ends with ACT_ROWS, the names of the countries added."""
    rows = frame(tables, sql, parameters)
    for end in ("source", "target"):
        code = f"{end}_country"
        name = country_names(rows[code])
        rows.insert(list(rows.columns).index(code) + 1, f"{code}_name", name)
    return rows

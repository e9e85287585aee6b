"""Who acts on whom: pairs of countries for the map, the who-to-whom matrix, and the acts with their sentences."""

import pandas as pd

from components.queries.country_names import country_name
from components.queries.filters import Filters
from components.queries.hits import counted
from components.queries.tables import Tables, frame


def pairs(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row an unordered pair of countries and sign: an arc of the map, largest count first.

    Columns: country_a, country_b (alpha-3, in order of the alphabet), name_a, name_b, polarity (+, - or 0), mentions
    (acts), paragraphs, articles, stories, count (in the unit of the filters), a_to_b, b_to_a (acts that go that way, a
    mutual act goes both ways; an arrowhead belongs where the number is above 0), mutual (acts of both sides at once),
    pick (pair:AAA-BBB:+).
    """
    start, parameters = counted("pair", filters)
    rows = frame(
        tables,
        start
        + """, directed AS (
            SELECT country_a, country_b, h.polarity,
                count(*) FILTER (r.source_country = country_a OR r.mutual) AS a_to_b,
                count(*) FILTER (r.source_country = country_b OR r.mutual) AS b_to_a,
                count(*) FILTER (r.mutual) AS mutual
            FROM hits h JOIN relations r ON r.relation_id = h.record GROUP BY ALL)
        SELECT *, 'pair:' || country_a || '-' || country_b || ':' || polarity AS pick
        FROM counted JOIN directed USING (country_a, country_b, polarity)
        ORDER BY count DESC, country_a, country_b, polarity""",
        parameters,
    )
    rows.insert(2, "name_a", rows["country_a"].map(country_name).astype("str"))
    rows.insert(3, "name_b", rows["country_b"].map(country_name).astype("str"))
    return rows


def who_to_whom(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row a cell of the matrix: a country that acts and the one acted on. A mutual act is in both cells.

    Columns: source, target (alpha-3), source_name, target_name, mentions (acts), paragraphs, articles, stories, count
    (in the unit of the filters), plus, minus, neutral (the count of each sign, same unit), balance ((plus - minus) /
    (plus + minus + neutral) of acts, -1 to 1), pick (acts:AAA>BBB).
    """
    start, parameters = counted("acts", filters, ("source", "target"))
    unit = filters.unit
    counting = "count(*)" if unit == "mentions" else f"count(DISTINCT {_UNIT_KEY[unit]})"
    rows = frame(
        tables,
        start
        + f""", signs AS (
            SELECT source, target, {counting} FILTER (polarity = '+') AS plus,
                {counting} FILTER (polarity = '-') AS minus, {counting} FILTER (polarity = '0') AS neutral,
                avg(CASE polarity WHEN '+' THEN 1.0 WHEN '-' THEN -1.0 ELSE 0.0 END) AS balance
            FROM hits GROUP BY ALL)
        SELECT *, 'acts:' || source || '>' || target AS pick
        FROM counted JOIN signs USING (source, target) ORDER BY count DESC, source, target""",
        parameters,
    )
    rows.insert(2, "source_name", rows["source"].map(country_name).astype("str"))
    rows.insert(3, "target_name", rows["target"].map(country_name).astype("str"))
    return rows


def acts(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return the acts between two different countries with their sentences, newest article first.

    Columns: relation_id, source_country, source_country_name, source (name of the entity that acts), source_id,
    target_country, target_country_name, target, target_id, type, quad_class, polarity, status, mutual, cue, sentence,
    event_date (EDTF), title, publisher, published (EDTF), score, paragraph_id, article_id, pick (relation:ID).
    """
    start, parameters = counted("pair", filters)
    return act_rows(tables, start + ACT_ROWS, parameters)


def act_types(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row a PLOVER type and sign, largest count first: all acts, those within one country too.

    Columns: type, polarity, mentions (acts), paragraphs, articles, stories, count, pick (type:ACCUSE:-).
    """
    start, parameters = counted("type", filters)
    return frame(
        tables,
        start + "SELECT *, 'type:' || type || ':' || polarity AS pick FROM counted ORDER BY count DESC, type, polarity",
        parameters,
    )


_UNIT_KEY = {"paragraphs": "paragraph_id", "articles": "article_id", "stories": "story_id"}
ACT_ROWS = """
SELECT r.relation_id, r.source_country, s.name AS source, r.source_id, r.target_country, t.name AS target,
    r.target_id, r.type, r.quad_class, r.polarity, r.status, r.mutual, r.cue,
    substring(p.text, r.char_start + 1, r.char_end - r.char_start) AS sentence,
    r.event_date, a.title, a.publisher, a.published, r.score, r.paragraph_id, p.article_id,
    'relation:' || r.relation_id AS pick
FROM relations r JOIN entities s ON s.entity_id = r.source_id JOIN entities t ON t.entity_id = r.target_id
JOIN paragraphs p USING (paragraph_id) JOIN articles a USING (article_id)
WHERE r.relation_id IN (SELECT record FROM hits)
ORDER BY a.published_from DESC NULLS LAST, p.source_file, a.position, p.position, r.char_start, r.cue_start,
    r.relation_id"""


def act_rows(tables: Tables, sql: str, parameters: dict[str, object]) -> pd.DataFrame:
    """Return the rows of a query that ends with ACT_ROWS, the names of the countries added."""
    rows = frame(tables, sql, parameters)
    for end in ("source", "target"):
        code = f"{end}_country"
        name = rows[code].map(country_name, na_action="ignore").astype("str")
        rows.insert(list(rows.columns).index(code) + 1, f"{code}_name", name)
    return rows

"""What happened when: acts between countries by their date, in lanes, and the acts in order of time."""

import pandas as pd

from components.edtf import edtf_bounds, edtf_precision
from components.queries.country_names import country_names
from components.queries.families_of_acts import WHEN
from components.queries.filters import Filters
from components.queries.hits import counted
from components.queries.relations import ACT_ROWS, act_rows
from components.queries.tables import Tables, frame

_DAYS = "min(date_from) AS date_from, max(date_to) AS date_to"
_ORDER = "ORDER BY date_from NULLS LAST, date_to, date, basis, polarity"
_DATES = f"""
SELECT relation_id, date, basis, date_from FROM (
    SELECT r.relation_id, {WHEN} FROM counted_acts r JOIN paragraphs p USING (paragraph_id)
    JOIN articles a USING (article_id) WHERE r.relation_id IN (SELECT record FROM hits))"""


def acts_by_country(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row a country, date, what the date rests on, and sign; an act stands with both of its countries.

    Columns: lane (alpha-3), label (name of the country), date (EDTF, `none` where there is none), precision (day,
    month, year, decade; null where the year is not known), basis (event: the text dates the
    act, article: only its article bears a date, none), polarity, mentions (acts), paragraphs,
    articles, stories, count (in the unit of the filters), date_from, date_to (days, null where the year is not known),
    pick (when-country:AAA:2025-12:event:+). In order of time, what has no date last.
    """
    start, parameters = counted("when-country", filters, also=_DAYS)
    rows = frame(
        tables,
        start
        + f"""SELECT country AS lane, country AS label, * EXCLUDE (country),
            concat_ws(':', 'when-country', country, date, basis, polarity) AS pick FROM counted {_ORDER}, country""",
        parameters,
    )
    return _with_precision(rows.assign(label=country_names(rows["label"])))


def acts_by_theme(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row a theme, date, what the date rests on, and sign: acts in paragraphs that have the theme.

    Columns as of acts_by_country; lane is the slug, label the name of the theme, pick when-theme:SLUG:2025-12:event:+.
    """
    start, parameters = counted("when-theme", filters, also=_DAYS)
    rows = frame(
        tables,
        start
        + f"""SELECT theme AS lane, label, c.* EXCLUDE (theme),
            concat_ws(':', 'when-theme', theme, date, basis, polarity) AS pick
        FROM counted c JOIN themes USING (theme) {_ORDER}, theme""",
        parameters,
    )
    return _with_precision(rows)


def acts_by_direction(tables: Tables, filters: Filters, pair: tuple[str, str]) -> pd.DataFrame:
    """Return one row a direction between two countries, date, what it rests on, and sign; a mutual act goes both ways.

    Columns as of acts_by_country; lane is AAA>BBB, label names both, pick when-acts:AAA>BBB:2025-12:event:+.
    """
    start, parameters = counted("when-acts", filters, also=_DAYS, only="source = ANY($pair) AND target = ANY($pair)")
    rows = frame(
        tables,
        start
        + f"""SELECT source || '>' || target AS lane, source AS label, target, * EXCLUDE (source, target),
            concat_ws(':', 'when-acts', source || '>' || target, date, basis, polarity) AS pick
        FROM counted {_ORDER}, lane""",
        parameters | {"pair": list(pair)},
    )
    label = country_names(rows["label"]) + " → " + country_names(rows["target"])
    return _with_precision(rows.assign(label=label).drop(columns="target"))


def dated_acts(tables: Tables, filters: Filters, pair: tuple[str, str] | None = None) -> pd.DataFrame:
    """Return the acts between two different countries, newest first by their own date, else by that of their article.

    Those of one pair (alpha-3, in order of the alphabet) where it is given.

    Columns as of relations.acts, and: date (EDTF, `none` where there is none), precision, basis, date_from
    (day, null where the year is not known). What has no date comes last.
    """
    start, parameters = counted("pair", filters, where=("country_a", "country_b") if pair else ())
    parameters |= {"country_a": pair[0], "country_b": pair[1]} if pair else {}
    found = act_rows(tables, start + ACT_ROWS, parameters)
    dates = _with_precision(frame(tables, start + _DATES, parameters))
    dated = found.merge(dates, on="relation_id", how="left", validate="one_to_one")
    return dated.sort_values("date_from", ascending=False, na_position="last", kind="stable", ignore_index=True)


def _with_precision(rows: pd.DataFrame) -> pd.DataFrame:
    """Add the column `precision` after `date`, read from how the date is written."""
    rows.insert(list(rows.columns).index("date") + 1, "precision", rows["date"].map(_precision).astype("str"))
    return rows


def _precision(date: str) -> str | None:
    if edtf_bounds(date) == (None, None):
        return None
    return "decade" if date.endswith("X") else edtf_precision(date)

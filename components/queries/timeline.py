"""What happened when: acts between countries by their date, in lanes, and the acts in order of time."""

from collections.abc import Sequence

import pandas as pd

from components.edtf import edtf_bounds, edtf_precision
from components.queries.country_names import country_names
from components.queries.families_of_acts import WHEN
from components.queries.filters import Filters
from components.queries.hits import ALL, FAMILIES, count_in, counted, hits
from components.queries.relations import SHOWN_ACT_ROWS, act_rows
from components.queries.tables import Tables, frame

_DAYS = "min(date_from) AS date_from, max(date_to) AS date_to"
_ORDER = "ORDER BY date_from NULLS LAST, date_to, date, basis, polarity"
_DATED = f"""
SELECT r.relation AS record, {WHEN} FROM counted_acts r JOIN articles a ON a.rowid = r.article
WHERE r.relation IN (SELECT record FROM hits)"""
_SHOWN = f", shown AS (SELECT * FROM ({_DATED}) ORDER BY date_from DESC NULLS LAST, record LIMIT $most)"
_DATES = """
SELECT relation_id, date, basis, date_from FROM shown JOIN relations o ON o.rowid = record"""
_MARKS = "FROM (SELECT * FROM counted ORDER BY date_from DESC NULLS FIRST, date, basis, polarity LIMIT $most)"
_LARGEST = "ORDER BY count DESC, lane"
_LANES = {"when-country": "country", "when-theme": "theme"}


def acts_by_country(
    tables: Tables, filters: Filters, lanes: Sequence[str] | None = None, most: int | None = None
) -> pd.DataFrame:
    """Return one row a country, date, what the date rests on, and sign; an act stands with both of its countries.

    Those in some lanes, and the newest `most` (with all that have no date), where given.

    Columns: lane (alpha-3), label (name of the country), date (EDTF, `none` where there is none), precision (day,
    month, year, decade; null where the year is not known), basis (event: the text dates the
    act, article: only its article bears a date, none), polarity, mentions (acts), paragraphs,
    articles, stories, count (in the unit of the filters), date_from, date_to (days, null where the year is not known),
    pick (when-country:AAA:2025-12:event:+). In order of time, what has no date last.
    """
    start, parameters = _in_lanes("when-country", filters, lanes, most)
    rows = frame(
        tables,
        start
        + f"""SELECT country AS lane, country AS label, * EXCLUDE (country),
            concat_ws(':', 'when-country', country, date, basis, polarity) AS pick {_MARKS} {_ORDER}, country""",
        parameters,
    )
    return _with_precision(rows.assign(label=country_names(rows["label"])))


def acts_by_theme(
    tables: Tables, filters: Filters, lanes: Sequence[str] | None = None, most: int | None = None
) -> pd.DataFrame:
    """Return one row a theme, date, what the date rests on, and sign: acts in paragraphs that have the theme.

    Columns as of acts_by_country; lane is the slug, label the name of the theme, pick when-theme:SLUG:2025-12:event:+.
    """
    start, parameters = _in_lanes("when-theme", filters, lanes, most)
    rows = frame(
        tables,
        start
        + f"""SELECT theme AS lane, label, c.* EXCLUDE (theme),
            concat_ws(':', 'when-theme', theme, date, basis, polarity) AS pick
        {_MARKS} c JOIN themes USING (theme) {_ORDER}, theme""",
        parameters,
    )
    return _with_precision(rows)


def lanes(tables: Tables, filters: Filters, family: str) -> pd.DataFrame:
    """Return the lanes of a family (when-country, when-theme), largest count first. Columns: lane, count."""
    key = _LANES[family]
    start, parameters = hits(FAMILIES[family], filters)
    number = count_in(filters.unit)
    return frame(
        tables, f"{start} SELECT {key} AS lane, {number} AS count FROM hits GROUP BY ALL {_LARGEST}", parameters
    )


def _in_lanes(
    family: str, filters: Filters, chosen: Sequence[str] | None, most: int | None
) -> tuple[str, dict[str, object]]:
    """Return the start of a query of marks in lanes: those chosen, or all."""
    only = "true" if chosen is None else f"{_LANES[family]} = ANY($lanes)"
    start, parameters = counted(family, filters, also=_DAYS, only=only)
    given: dict[str, object] = {} if chosen is None else {"lanes": list(chosen)}
    return start, parameters | given | {"most": ALL if most is None else most}


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


def dated_acts(
    tables: Tables, filters: Filters, pair: tuple[str, str] | None = None, *, most: int | None = None
) -> pd.DataFrame:
    """Return the acts between two different countries, newest first by their own date, else by that of their article.

    Those of one pair (alpha-3, in order of the alphabet), and the first `most`, where given.

    Columns as of relations.acts, and: date (EDTF, `none` where there is none), precision, basis, date_from
    (day, null where the year is not known). What has no date comes last.
    """
    start, parameters = hits(FAMILIES["pair"], filters, ("country_a", "country_b") if pair else ())
    parameters |= {"country_a": pair[0], "country_b": pair[1]} if pair else {}
    parameters["most"] = ALL if most is None else most
    found = act_rows(tables, start + _SHOWN + SHOWN_ACT_ROWS, parameters)
    dates = _with_precision(frame(tables, start + _SHOWN + _DATES, parameters))
    dated = found.merge(dates, on="relation_id", how="left", validate="one_to_one")
    return dated.sort_values("date_from", ascending=False, na_position="last", kind="stable", ignore_index=True)


def acts_by_basis(tables: Tables, filters: Filters) -> dict[str, int]:
    """Return how many acts between two different countries rest their date on the text, on their article, on nothing.

    Keys: event, article, none, as far as there are any.
    """
    start, parameters = hits(FAMILIES["pair"], filters)
    sql = f"{start} SELECT basis, count(*) AS acts FROM ({_DATED}) GROUP BY basis"
    found = frame(tables, sql, parameters)
    return dict(zip(found["basis"], found["acts"].tolist(), strict=True))


def _with_precision(rows: pd.DataFrame) -> pd.DataFrame:
    """Add the column `precision` after `date`, read from how the date is written."""
    rows.insert(list(rows.columns).index("date") + 1, "precision", rows["date"].map(_precision).astype("str"))
    return rows


def _precision(date: str) -> str | None:
    if edtf_bounds(date) == (None, None):
        return None
    return "decade" if date.endswith("X") else edtf_precision(date)

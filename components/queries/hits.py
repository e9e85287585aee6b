"""What counts: for every family of marks, the rows of evidence behind it.

A mark (a bar, a cell, an arc) and the list of passages it opens read the same SQL, so that their numbers cannot
differ. A family's SQL gives the family's keys, the paragraph, article and story (numbers, see store/numbered.py), how
many `hits` the row stands for, and the `record` (number of a mention, relation or quotation) that says so; null where
the row stands for all that a paragraph has. It reads what the filters leave: `selected`, the paragraphs; `named`,
`countries_named`, `themed`, `said` and `quoted`, the evidence in them; `counted_acts`, the acts that count.
"""

from collections.abc import Sequence

from components.queries.families_of_actors import ACTOR_FAMILIES
from components.queries.families_of_acts import ACT_FAMILIES
from components.queries.families_of_search import SEARCH_FAMILIES
from components.queries.families_of_themes import THEME_FAMILIES
from components.queries.family import ID_TABLES, PLACE, WHOLE, Family, number_of
from components.queries.filters import UNFLAGGED, UNITS, Filters
from components.queries.tables import Kept

_SAID = PLACE.format("q") + ", 1 AS hits, q.quotation AS record"
_OF_ARTICLE = "selected m JOIN articles a ON a.rowid = m.article"

FAMILIES: dict[str, Family] = {
    **ACTOR_FAMILIES,
    **ACT_FAMILIES,
    **THEME_FAMILIES,
    **SEARCH_FAMILIES,
    # every selected paragraph; its hits are all mentions in it
    "all": Family((), "mention", f"SELECT {WHOLE} FROM selected m"),
    "article": Family(("article_id",), "mention", f"SELECT m.article AS article_id, {WHOLE} FROM selected m"),
    # an article and its near-duplicates
    "story": Family(("story_id",), "mention", f"SELECT m.story AS story_id, {WHOLE} FROM selected m"),
    "paragraph": Family(("paragraph_id",), "mention", f"SELECT m.paragraph AS paragraph_id, {WHOLE} FROM selected m"),
    # articles of one publisher
    "publisher": Family(
        ("publisher",),
        "mention",
        f"SELECT a.publisher, {WHOLE} FROM {_OF_ARTICLE} WHERE a.publisher IS NOT NULL",
    ),
    # articles with a note on their text, and those without any
    "flag": Family(
        ("flag",),
        "mention",
        f"SELECT unnest(CASE WHEN len(a.text_flags) > 0 THEN a.text_flags ELSE ['{UNFLAGGED}'] END) AS flag, "
        f"{WHOLE} FROM {_OF_ARTICLE}",
    ),
    # mentions, those by pronoun included
    "country": Family(("country",), "mention", f"SELECT m.country, {WHOLE} FROM countries_named m"),
    # mentions of either country in paragraphs that mention both
    "together": Family(
        ("country_a", "country_b"),
        "mention",
        f"SELECT m.country AS country_a, n.country AS country_b, {PLACE.format('m')}, m.mentions + n.mentions AS hits, "
        "NULL::INTEGER AS record FROM countries_named m JOIN countries_named n USING (paragraph) "
        "WHERE m.country < n.country",
    ),
    # quoted words; those of a speaker that name a country
    "speaker-country": Family(
        ("entity_id", "country"),
        "quotation",
        f"SELECT DISTINCT q.speaker AS entity_id, q.country, {_SAID} FROM quoted q "
        "WHERE q.country IS NOT NULL AND q.speaker IS NOT NULL",
    ),
    "speaker": Family(("entity_id",), "quotation", f"SELECT q.speaker AS entity_id, {_SAID} FROM said q"),
    # quotations whose words name an entity, its own left out
    "said-about": Family(
        ("entity_id",),
        "quotation",
        f"SELECT DISTINCT q.entity AS entity_id, {_SAID} FROM quoted q WHERE q.entity IS DISTINCT FROM q.speaker",
    ),
    "quotation": Family(("quotation_id",), "quotation", f"SELECT q.quotation AS quotation_id, {_SAID} FROM said q"),
}

_NUMBERS = {
    "mentions": "coalesce(sum(hits), 0)::BIGINT",
    "paragraphs": "count(DISTINCT paragraph)",
    "articles": "count(DISTINCT article)",
    "stories": "count(DISTINCT story)",
}
COUNT = ", ".join(f"{sql} AS {unit}" for unit, sql in _NUMBERS.items())
_AMONG = """
SELECT n.* FROM numbered.paragraphs n JOIN paragraphs p ON p.rowid = n.paragraph WHERE p.paragraph_id = ANY($among)"""
_EVIDENCE = {
    "countries_named": "countries",
    "themed": "themes",
    "said": "quotations",
    "quoted": "quoted",
}
"""What is read of the evidence in selected paragraphs -> its table."""
ALL = 2**53
"""As a limit: no limit."""
NEWEST = "{key}_id IN (SELECT {key} FROM selected GROUP BY {key} ORDER BY min(newest) LIMIT $most)"
"""A condition on keys: articles or stories that are among the newest selected ones."""
_SCAN = "{0} AS NOT MATERIALIZED ({1})"


def chosen(filters: Filters, *, acts: bool = False) -> tuple[str, dict[str, object]]:
    """Return the tables that the filters leave, to stand behind WITH: `selected`, `named`, ..., and the parameters.

    With `acts` also `counted_acts`, the acts that count in them. Paragraphs and mentions are kept from one question to
    the next; where the filters leave everything, they are those of the build.
    """
    sql, parameters = filters.selection()
    everything = not parameters and sql == Filters().selection()[0]
    if everything:
        found: dict[str, object] = {}
        return _tables("numbered.paragraphs", "numbered.mentions", "", filters if acts else None, found), found
    selected = Kept(sql, parameters)
    inside = f"WHERE paragraph IN (SELECT paragraph FROM memory.main.{selected.table})"
    named = Kept(f"SELECT * FROM numbered.mentions {inside}", {"selected": selected})
    found = {selected.table: selected, named.table: named}
    names = [f"memory.main.{kept.table}" for kept in (selected, named)]
    return _tables(names[0], names[1], inside, filters if acts else None, found), found


def _tables(selected: str, named: str, inside: str, acting: Filters | None, parameters: dict[str, object]) -> str:
    """Return the tables by name; the parameters of the acts that count are added to those given."""
    parts = [_SCAN.format("selected", f"FROM {selected}"), _SCAN.format("named", f"FROM {named}")]
    parts += [_SCAN.format(name, f"FROM numbered.{table} {inside}") for name, table in _EVIDENCE.items()]
    if acting is not None:
        acts, of_acts = acting.acts()
        parameters |= of_acts
        parts.append(_SCAN.format("counted_acts", f"FROM ({acts}) {inside}"))
    return ", ".join(parts)


def hits(
    family: Family, filters: Filters, where: Sequence[str] = (), *, among: Sequence[str] | None = None
) -> tuple[str, dict[str, object]]:
    """Return the start of a query, `WITH selected AS (...), ..., hits AS (...)`, and its parameters.

    `where` names the keys that are bound: the hits are those whose key equals the parameter of that name. `among` gives
    the ids of paragraphs that are known to be selected, where only the hits in these are wanted.
    """
    acts = family.noun == "act"
    if among is None:
        tables, parameters = chosen(filters, acts=acts)
    else:
        parameters = {"among": list(among)}
        inside = "WHERE paragraph IN (SELECT paragraph FROM selected)"
        tables = _tables(f"({_AMONG})", f"numbered.mentions {inside}", inside, filters if acts else None, parameters)
    bound = " AND ".join(_bound(family, where)) or "true"
    return f"WITH {tables}, hits AS (SELECT * FROM ({family.sql}) WHERE {bound})", parameters


def _bound(family: Family, where: Sequence[str]) -> list[str]:
    """Return the conditions that bind keys to the parameters of their names."""
    if family.either_way and len(where) > 1:
        one, other, *rest = where
        ends = ", ".join(number_of(key, key) for key in (one, other))
        return [f"{one} = least({ends})", f"{other} = greatest({ends})", *_bound(family, rest)]
    return [f"{key} = {number_of(key, key) if key in ID_TABLES else f'${key}'}" for key in where]


def counted(
    name: str,
    filters: Filters,
    *,
    keys: Sequence[str] = (),
    where: Sequence[str] = (),
    also: str = "",
    only: str = "true",
    most: int | None = None,
) -> tuple[str, dict[str, object]]:
    """Return the start of a query that ends with `counted`, one row a mark of a family, and its parameters.

    Columns of `counted`: the keys (all of the family's, or those given), mentions, paragraphs, articles, stories,
    `count`, the number in the unit of the filters, and what `also` adds (further aggregates of the hits, as SQL).
    `where` names the keys that are bound to the parameter of that name; `only` is a further condition on the keys, as
    SQL (ids are numbers there). With `most`, only so many marks, those with the largest count, are counted in every
    unit: that of millions takes seconds.
    """
    family = FAMILIES[name]
    start, parameters = hits(family, filters, where)
    if filters.unit not in UNITS:
        raise ValueError(f"{filters.unit!r} is no unit to count in: take one of {', '.join(UNITS)}")
    marks = list(keys or family.keys)
    by = ", ".join(marks)
    further = f", {also}" if also else ""
    source = "hits"
    if most is not None:
        first = f"SELECT {by} FROM hits WHERE {only} GROUP BY {by} ORDER BY {_NUMBERS[filters.unit]} DESC, {by}"
        start += f", first_marks AS MATERIALIZED ({first} LIMIT {most})"
        source = f"hits SEMI JOIN first_marks USING ({by})"
    totals = f"SELECT {by}, {COUNT}, {filters.unit} AS count{further} FROM {source} WHERE {only} GROUP BY {by}"
    return f"{start}, counted AS ({_with_ids(family, marks, totals)}) ", parameters


def _with_ids(family: Family, marks: Sequence[str], totals: str) -> str:
    """Return the SQL of totals with the ids in place of the numbers of their rows."""
    coded = [key for key in marks if key in ID_TABLES]
    if not coded:
        return totals
    ids = {key: f"of_{key}.{ID_TABLES[key][1]}" for key in coded}
    if family.either_way:
        both = ", ".join(ids[key] for key in coded)
        ids = dict(zip(coded, (f"least({both})", f"greatest({both})"), strict=True))
    named = ", ".join(f"{sql} AS {key}" for key, sql in ids.items())
    joins = " ".join(f"JOIN {ID_TABLES[key][0]} of_{key} ON of_{key}.rowid = t.{key}" for key in coded)
    return f"SELECT t.* REPLACE ({named}) FROM ({totals}) t {joins}"


def count_in(unit: str) -> str:
    """Return the SQL by which hits are counted in a unit."""
    return _NUMBERS[unit]

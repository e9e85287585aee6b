"""What counts: for every family of marks, the rows of evidence behind it.

A mark (a bar, a cell, an arc) and the list of passages it opens read the same SQL, so that their numbers cannot
differ. A family's SQL gives one row a hit: the family's keys, the paragraph, article and story it lies in, the words
(`char_start`, `char_end`; null where a paragraph belongs to the mark without such words) and the `record` (mention,
relation or quotation) that says so. It reads `selected`, the paragraphs that the filters leave, and, where it is one of
acts, `counted_acts`, the acts that they leave.
"""

from collections.abc import Sequence

from components.queries.families_of_actors import ACTOR_FAMILIES
from components.queries.families_of_acts import ACT_FAMILIES
from components.queries.families_of_search import SEARCH_FAMILIES
from components.queries.families_of_themes import THEME_FAMILIES
from components.queries.family import COUNTRIES, MENTION, MENTIONS, PLACE, Family
from components.queries.filters import UNFLAGGED, UNITS, Filters

_QUOTATION = f"{PLACE}, q.char_start, q.char_end, q.quotation_id AS record"

_EVERYTHING = "selected s LEFT JOIN mentions m USING (paragraph_id)"
_QUOTATIONS = "selected s JOIN quotations q USING (paragraph_id)"

_INSIDE = "m.paragraph_id = q.paragraph_id AND m.char_start >= q.char_start AND m.char_end <= q.char_end"

FAMILIES: dict[str, Family] = {
    **ACTOR_FAMILIES,
    **ACT_FAMILIES,
    **THEME_FAMILIES,
    **SEARCH_FAMILIES,
    # every selected paragraph; its hits are all mentions in it
    "all": Family((), "mention", f"SELECT {MENTION} FROM {_EVERYTHING}"),
    "article": Family(("article_id",), "mention", f"SELECT {MENTION} FROM {_EVERYTHING}"),
    # an article and its near-duplicates
    "story": Family(("story_id",), "mention", f"SELECT {MENTION} FROM {_EVERYTHING}"),
    "paragraph": Family(("paragraph_id",), "mention", f"SELECT {MENTION} FROM {_EVERYTHING}"),
    # articles of one publisher
    "publisher": Family(
        ("publisher",),
        "mention",
        f"SELECT a.publisher, {MENTION} FROM {_EVERYTHING} JOIN articles a USING (article_id) "
        "WHERE a.publisher IS NOT NULL",
    ),
    # articles with a note on their text, and those without any
    "flag": Family(
        ("flag",),
        "mention",
        f"SELECT unnest(CASE WHEN len(a.text_flags) > 0 THEN a.text_flags ELSE ['{UNFLAGGED}'] END) AS flag, "
        f"{MENTION} FROM {_EVERYTHING} JOIN articles a USING (article_id)",
    ),
    # mentions, those by pronoun included
    "country": Family(
        ("country",), "mention", f"SELECT m.country, {MENTION} FROM {MENTIONS} WHERE m.country IS NOT NULL"
    ),
    # mentions of either country in paragraphs that mention both
    "together": Family(
        ("country_a", "country_b"),
        "mention",
        f"SELECT x.country AS country_a, y.country AS country_b, {MENTION} FROM {MENTIONS} "
        f"JOIN ({COUNTRIES}) x USING (paragraph_id) JOIN ({COUNTRIES}) y USING (paragraph_id) "
        "WHERE x.country < y.country AND m.country IN (x.country, y.country)",
    ),
    # quoted words; those of a speaker that name a country
    "speaker-country": Family(
        ("entity_id", "country"),
        "quotation",
        f"SELECT DISTINCT q.speaker_id AS entity_id, m.country, {_QUOTATION} "
        f"FROM {_QUOTATIONS} JOIN mentions m ON {_INSIDE} WHERE m.country IS NOT NULL AND q.speaker_id IS NOT NULL",
    ),
    "speaker": Family(
        ("entity_id",), "quotation", f"SELECT q.speaker_id AS entity_id, {_QUOTATION} FROM {_QUOTATIONS}"
    ),
    # quotations whose words name an entity, its own left out
    "said-about": Family(
        ("entity_id",),
        "quotation",
        f"SELECT DISTINCT m.entity_id, {_QUOTATION} FROM {_QUOTATIONS} JOIN mentions m ON {_INSIDE} "
        "WHERE m.entity_id IS DISTINCT FROM q.speaker_id",
    ),
    "quotation": Family(("quotation_id",), "quotation", f"SELECT q.quotation_id, {_QUOTATION} FROM {_QUOTATIONS}"),
}

COUNT = (
    "count(char_start) AS mentions, count(DISTINCT paragraph_id) AS paragraphs, "
    "count(DISTINCT article_id) AS articles, count(DISTINCT story_id) AS stories"
)


_AMONG = """
SELECT p.paragraph_id, p.article_id, a.story_id
FROM paragraphs p JOIN articles a USING (article_id) WHERE p.paragraph_id = ANY($among)"""


def hits(
    family: Family, filters: Filters, where: Sequence[str] = (), *, among: Sequence[str] | None = None
) -> tuple[str, dict[str, object]]:
    """Return the start of a query, `WITH selected AS (...), hits AS (...)`, and its parameters.

    Before the hits of acts stand the acts that count: `counted_acts AS (...)`.
    `where` names the keys that are bound: the hits are those whose key equals the parameter of that name. `among` gives
    paragraphs that are known to be selected, where only the hits in these are wanted.
    """
    if among is None:
        selected, parameters = filters.selection()
    else:
        selected, parameters = _AMONG, {"among": list(among)}
    tables = f"selected AS ({selected})"
    if family.noun == "act":
        acts, of_acts = filters.acts()
        tables, parameters = f"{tables}, counted_acts AS ({acts})", parameters | of_acts
    bound = " AND ".join(f"{key} = ${key}" for key in where) or "true"
    return f"WITH {tables}, hits AS (SELECT * FROM ({family.sql}) WHERE {bound})", parameters


def counted(
    name: str,
    filters: Filters,
    *,
    keys: Sequence[str] = (),
    where: Sequence[str] = (),
    also: str = "",
    only: str = "true",
) -> tuple[str, dict[str, object]]:
    """Return the start of a query that ends with `counted`, one row a mark of a family, and its parameters.

    Columns of `counted`: the keys (all of the family's, or those given), mentions, paragraphs, articles, stories,
    `count`, the number in the unit of the filters, and what `also` adds (further aggregates of the hits, as SQL).
    `where` names the keys that are bound to the parameter of that name; `only` is a further condition on the keys, as
    SQL.
    """
    family = FAMILIES[name]
    by = ", ".join(keys or family.keys)
    start, parameters = hits(family, filters, where)
    if filters.unit not in UNITS:
        raise ValueError(f"{filters.unit!r} is no unit to count in: take one of {', '.join(UNITS)}")
    further = f", {also}" if also else ""
    totals = f"SELECT {by}, {COUNT}, {filters.unit} AS count{further} FROM hits WHERE {only} GROUP BY {by}"
    return f"{start}, counted AS ({totals}) ", parameters

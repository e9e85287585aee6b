"""Who said what about whom: speakers, whom they speak of, and every quotation with what its words name."""

import pandas as pd

from components.queries.country_names import country_name, country_names
from components.queries.filters import Filters
from components.queries.hits import counted
from components.queries.tables import Tables, frame
from components.schema import ACTOR_TYPES

# countries and actors that the quoted words themselves name; the speaker is not whom they are about
_ABOUT = """
, about AS (
    SELECT q.quotation_id, list_sort(list(DISTINCT m.country) FILTER (m.country IS NOT NULL)) AS countries,
        list_sort(list(DISTINCT e.name)
            FILTER (e.type = ANY($actor_types) AND e.entity_id IS DISTINCT FROM q.speaker_id)) AS actors
    FROM selected JOIN quotations q USING (paragraph_id)
    JOIN mentions m ON m.paragraph_id = q.paragraph_id AND m.char_start >= q.char_start AND m.char_end <= q.char_end
    JOIN entities e ON e.entity_id = m.entity_id GROUP BY q.quotation_id)"""


def speakers(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row an entity that is quoted, most quoted first; quotations without a known speaker are left out.

    Columns: entity_id, name, type, role (latest office or description), country_name (affiliation), mentions
    (quotations), paragraphs, articles, stories, count (in the unit of the filters), pick (speaker:ID).
    """
    start, parameters = counted("speaker", filters)
    rows = frame(
        tables,
        start
        + """SELECT entity_id, name, type, role, e.country AS country_name, c.mentions, c.paragraphs, c.articles,
            c.stories, c.count, 'speaker:' || entity_id AS pick
        FROM counted c JOIN entities e USING (entity_id) ORDER BY count DESC, name, entity_id""",
        parameters,
    )
    return rows.assign(country_name=country_names(rows["country_name"]))


def speakers_by_country(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return one row a speaker and a country that the quoted words name, largest count first.

    Columns: entity_id, name, type, country (alpha-3), country_name, mentions (quotations), paragraphs, articles,
    stories, count, pick (speaker-country:ID:AAA).
    """
    start, parameters = counted("speaker-country", filters)
    rows = frame(
        tables,
        start
        + """SELECT entity_id, e.name, e.type, c.country, c.mentions, c.paragraphs, c.articles, c.stories, c.count,
            'speaker-country:' || entity_id || ':' || c.country AS pick
        FROM counted c JOIN entities e USING (entity_id) ORDER BY count DESC, name, c.country, entity_id""",
        parameters,
    )
    rows.insert(4, "country_name", country_names(rows["country"]))
    return rows


def quotations(
    tables: Tables, filters: Filters, speaker_id: str | None = None, *, about: str | None = None
) -> pd.DataFrame:
    """Return the quotations, of one speaker, or whose words name one entity, where given, newest article first.

    Columns: quotation_id, text (without the marks), speaker_id, speaker (name, null where not known), role (latest
    office or description of the speaker), cue, direct, countries (list of names that the words name or stand for),
    actors (list of names, the speaker left out), title, publisher, published (EDTF), paragraph_id, article_id, pick
    (quotation:ID).
    """
    selected, parameters = filters.selection()
    rows = frame(
        tables,
        f"""WITH selected AS ({selected}) {_ABOUT}
        SELECT q.quotation_id, q.text, q.speaker_id, e.name AS speaker, e.role, q.cue, q.direct,
            coalesce(countries, []) AS countries, coalesce(actors, []) AS actors, a.title, a.publisher, a.published,
            q.paragraph_id, s.article_id, 'quotation:' || q.quotation_id AS pick
        FROM selected s JOIN quotations q USING (paragraph_id) JOIN articles a USING (article_id)
        JOIN paragraphs p USING (paragraph_id) LEFT JOIN entities e ON e.entity_id = q.speaker_id
        LEFT JOIN about ON about.quotation_id = q.quotation_id
        WHERE ($speaker IS NULL OR q.speaker_id = $speaker) AND ($about IS NULL OR q.quotation_id IN (
            SELECT n.quotation_id FROM quotations n JOIN mentions m ON m.paragraph_id = n.paragraph_id
                AND m.char_start >= n.char_start AND m.char_end <= n.char_end
            WHERE m.entity_id = $about AND n.speaker_id IS DISTINCT FROM $about))
        ORDER BY a.published_from DESC NULLS LAST, a.source_file, a.position, p.position, q.char_start""",
        parameters | {"speaker": speaker_id, "about": about, "actor_types": list(ACTOR_TYPES)},
    )
    named = rows["countries"].map(lambda codes: [country_name(code) for code in codes])
    return rows.assign(countries=named, actors=rows["actors"].map(list))

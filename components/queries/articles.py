"""The articles, and one article read paragraph by paragraph with everything found in it marked."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components.queries.filters import Filters
from components.queries.hits import NEWEST, chosen, counted
from components.queries.spans import Span, all_spans
from components.queries.tables import Tables, frame


def articles(tables: Tables, filters: Filters, most: int | None = None) -> pd.DataFrame:
    """Return the articles that have selected paragraphs, newest first, undated ones last; the first `most`, if given.

    Columns: article_id, title, publisher, author, published (EDTF), published_precision, published_basis, language,
    words, story_id, text_flags (list of text), source_file, position, mentions, paragraphs, articles, stories, count,
    acts (of the chosen statuses, between two different countries), copies (other articles of the corpus that tell the
    same story), pick (article:ID).
    """
    start, parameters = counted("article", filters, only=NEWEST.format(key="article") if most else "true")
    left, of_acts = chosen(filters, acts=True)
    rows = frame(
        tables,
        f"""WITH {left}, found AS ({start} SELECT * FROM counted), acts AS (
            SELECT article, count(*) AS acts FROM counted_acts WHERE source_country <> target_country GROUP BY ALL)
        SELECT article_id, title, publisher, author, published, published_precision, published_basis, language, words,
            story_id, text_flags, source_file, position, c.mentions, c.paragraphs, c.articles, c.stories, c.count,
            coalesce(acts, 0) AS acts, told.articles - 1 AS copies, 'article:' || article_id AS pick
        FROM found c JOIN articles a USING (article_id) LEFT JOIN acts ON acts.article = a.rowid
            JOIN (SELECT story_id, count(*) AS articles FROM articles GROUP BY ALL) told USING (story_id)
        ORDER BY published_from DESC NULLS LAST, source_file, position""",
        parameters | of_acts | ({"most": most} if most else {}),
    )
    rows["text_flags"] = rows["text_flags"].map(list)
    return rows


def stories(tables: Tables, filters: Filters, most: int | None = None) -> pd.DataFrame:
    """Return the stories of the selected paragraphs, those with the newest article first, undated ones last.

    The first `most`, where given. Columns: story_id, article_id (the one shown for it: the oldest that has a headline),
    published (EDTF, of its newest article), publishers (list of text), mentions, paragraphs, articles, stories, count,
    pick (story:ID).
    """
    start, parameters = counted("story", filters, only=NEWEST.format(key="story") if most else "true")
    rows = frame(
        tables,
        start
        + """, told AS (
            SELECT a.story_id, coalesce(arg_max(published, published_from), max(published)) AS published,
                max(published_from) AS newest, max(published_to) AS until,
                arg_min(article_id, (title IS NULL, coalesce(published_from, '9999-12-31'), source_file, position))
                    AS article_id,
                coalesce(list_sort(list_distinct(list(publisher) FILTER (publisher IS NOT NULL))), []) AS publishers,
                min((source_file, position)) AS place
            FROM articles a WHERE rowid IN (SELECT article FROM selected)
                AND story_id IN (SELECT story_id FROM counted) GROUP BY ALL)
        SELECT story_id, article_id, published, publishers, mentions, paragraphs, articles, stories, count,
            'story:' || story_id AS pick
        FROM counted JOIN told USING (story_id) ORDER BY newest DESC NULLS LAST, until DESC, place""",
        parameters | ({"most": most} if most else {}),
    )
    rows["publishers"] = rows["publishers"].map(list)
    return rows


def article(tables: Tables, article_id: str) -> pd.DataFrame:
    """Return what is known of one article, one row, whatever the filters; no row where there is no such article.

    Columns: those of the table `articles`.
    """
    rows = frame(tables, "SELECT * FROM articles WHERE article_id = $id", {"id": article_id})
    rows["text_flags"] = rows["text_flags"].map(list)
    known = rows["flag_cues"] if "flag_cues" in rows else rows["text_flags"].map(lambda _: [])  # builds of before
    rows["flag_cues"] = known.map(list)
    return rows


def reader(tables: Tables, article_id: str, filters: Filters) -> pd.DataFrame:
    """Return the paragraphs of an article, of all kinds, in reading order; no row where there is no such article.

    Columns: paragraph_id, position, kind (body, heading, caption, furniture), reason, text, char_start, char_end (in
    the decoded source), duplicate_of, selected (whether the filters leave it), spans (tuple of Span, every layer: all
    kinds but found).
    """
    left, parameters = chosen(filters)
    rows = frame(
        tables,
        f"""WITH {left}
        SELECT paragraph_id, position, kind, reason, text, char_start, char_end, duplicate_of,
            rowid IN (SELECT paragraph FROM selected) AS selected
        FROM paragraphs WHERE article_id = $id ORDER BY position""",
        parameters | {"id": article_id},
    )
    found = all_spans(tables, list(rows["paragraph_id"]))
    about = article(tables, article_id)
    cues = [cue for cues in about["flag_cues"] for cue in cues if cue["char_start"] is not None]
    places = zip(rows["paragraph_id"], rows["char_start"], rows["char_end"], strict=True)
    spans = [(*found.get(key, ()), *_notes(cues, int(start), int(end))) for key, start, end in places]
    rows["spans"] = pd.Series(spans, dtype="object")
    return rows


def copies(tables: Tables, article_id: str) -> pd.DataFrame:
    """Return the other articles that tell the same story, oldest first, those without a date last.

    Columns: article_id, title, publisher, published (EDTF), words.
    """
    return frame(
        tables,
        """SELECT article_id, title, publisher, published, words FROM articles
        WHERE story_id = (SELECT story_id FROM articles WHERE article_id = $id) AND article_id <> $id
        ORDER BY published_from NULLS LAST, source_file, position""",
        {"id": article_id},
    )


def original(tables: Tables, article_id: str) -> pd.DataFrame:
    """Return the page that an article was cut out of, line by line: from what follows the article before to the next.

    Columns: paragraph_id, article_id (null for page text outside any article), position, kind, reason, text,
    char_start, char_end, duplicate_of. No row where there is no such article.
    """
    return frame(
        tables,
        """WITH own AS (
            SELECT source_file, min(position) AS first, max(position) AS last FROM paragraphs
            WHERE article_id = $id GROUP BY source_file),
        others AS (
            SELECT max(p.position) FILTER (p.position < own.first) AS before,
                min(p.position) FILTER (p.position > own.last) AS after
            FROM paragraphs p JOIN own USING (source_file) WHERE p.article_id <> $id)
        SELECT paragraph_id, article_id, position, kind, reason, text, char_start, char_end, duplicate_of
        FROM paragraphs JOIN own USING (source_file), others
        WHERE position > coalesce(before, 0) AND position < coalesce(after, 9223372036854775807) ORDER BY position""",
        {"id": article_id},
    )


def _notes(cues: Sequence[Mapping[str, Any]], start: int, end: int) -> list[Span]:
    """Return the words of a paragraph that speak for a note on the text; their offsets are those of the source."""
    return [
        Span(cue["char_start"] - start, cue["char_end"] - start, "evidence", cue["rule"].replace("_", " "), "")
        for cue in cues
        if start <= cue["char_start"] and cue["char_end"] <= end
    ]

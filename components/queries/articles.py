"""The articles, and one article read paragraph by paragraph with everything found in it marked."""

import pandas as pd

from components.queries.filters import Filters
from components.queries.hits import counted
from components.queries.spans import all_spans
from components.queries.tables import Tables, frame


def articles(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Return the articles that have selected paragraphs, newest first, undated ones last.

    Columns: article_id, title, publisher, author, published (EDTF), published_precision, published_basis, language,
    words, story_id, text_flags (list of text), source_file, position, mentions, paragraphs, articles, stories, count,
    acts (of the chosen statuses, between two different countries), pick (article:ID).
    """
    start, parameters = counted("article", filters)
    counted_acts, of_acts = filters.acts()
    rows = frame(
        tables,
        start
        + f""", acts AS (
            SELECT article_id, count(*) AS acts FROM selected JOIN ({counted_acts}) r USING (paragraph_id)
            WHERE r.source_country <> r.target_country GROUP BY ALL)
        SELECT article_id, title, publisher, author, published, published_precision, published_basis, language, words,
            story_id, text_flags, source_file, position, c.mentions, c.paragraphs, c.articles, c.stories, c.count,
            coalesce(acts, 0) AS acts, 'article:' || article_id AS pick
        FROM counted c JOIN articles a USING (article_id) LEFT JOIN acts USING (article_id)
        ORDER BY published_from DESC NULLS LAST, source_file, position""",
        parameters | of_acts,
    )
    rows["text_flags"] = rows["text_flags"].map(list)
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
    the decoded source), duplicate_of, selected (whether the filters leave it), spans (tuple of Span, every layer; the
    kinds are country, actor, place, theme, sentence, source, target, cue, quotation).
    """
    selected, parameters = filters.selection()
    rows = frame(
        tables,
        f"""WITH selected AS ({selected})
        SELECT paragraph_id, position, kind, reason, text, char_start, char_end, duplicate_of,
            paragraph_id IN (SELECT paragraph_id FROM selected) AS selected
        FROM paragraphs WHERE article_id = $id ORDER BY position""",
        parameters | {"id": article_id},
    )
    found = all_spans(tables, list(rows["paragraph_id"]))
    rows["spans"] = pd.Series([found.get(i, ()) for i in rows["paragraph_id"]], dtype="object")
    return rows

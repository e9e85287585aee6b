"""What an article is called: its headline, or its first words where it has none."""

import pandas as pd

from components.queries.tables import Tables, frame

_WORDS = 8


def article_names(tables: Tables, article_ids: tuple[str, ...]) -> pd.DataFrame:
    """Return what the articles are called, one row an article that there is. Columns: article_id, name.

    An article without a headline goes by the first words of its text, in quotation marks.
    """
    rows = frame(
        tables,
        """WITH asked AS (SELECT article_id, title FROM articles WHERE article_id = ANY($ids)),
        first AS (SELECT article_id, arg_min(text, position) AS text FROM paragraphs
            WHERE kind = 'body' AND article_id IN (SELECT article_id FROM asked WHERE title IS NULL) GROUP BY ALL)
        SELECT article_id, title, text FROM asked LEFT JOIN first USING (article_id) ORDER BY article_id""",
        {"ids": list(article_ids)},
    )
    first = rows["text"].fillna("").map(_first_words)
    return pd.DataFrame({"article_id": rows["article_id"], "name": rows["title"].where(rows["title"].notna(), first)})


def story_names(tables: Tables, story_ids: tuple[str, ...]) -> pd.DataFrame:
    """Return what stories are called, after their oldest article that has a headline. Columns: story_id, name."""
    told = frame(
        tables,
        """SELECT story_id, article_id FROM articles WHERE story_id = ANY($ids)
        QUALIFY row_number() OVER (PARTITION BY story_id
            ORDER BY title IS NULL, published_from NULLS LAST, source_file, position) = 1 ORDER BY story_id""",
        {"ids": list(story_ids)},
    )
    names = article_names(tables, tuple(told["article_id"]))
    return told.merge(names, on="article_id")[["story_id", "name"]]


def _first_words(text: str) -> str:
    words = text.split()
    return f"“{' '.join(words[:_WORDS])}{'…' if len(words) > _WORDS else ''}”" if words else "Without headline"

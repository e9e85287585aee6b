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
        """SELECT a.article_id, a.title, arg_min(p.text, p.position) AS text
        FROM articles a LEFT JOIN paragraphs p ON p.article_id = a.article_id AND p.kind = 'body'
        WHERE a.article_id = ANY($ids) GROUP BY a.article_id, a.title ORDER BY a.article_id""",
        {"ids": list(article_ids)},
    )
    first = rows["text"].fillna("").map(_first_words)
    return pd.DataFrame({"article_id": rows["article_id"], "name": rows["title"].where(rows["title"].notna(), first)})


def _first_words(text: str) -> str:
    words = text.split()
    return f"“{' '.join(words[:_WORDS])}{'…' if len(words) > _WORDS else ''}”" if words else "Without headline"

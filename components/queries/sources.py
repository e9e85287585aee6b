"""The paragraphs behind a mark as they are cited: article, publisher, date, and which paragraph of the article."""

from collections.abc import Sequence

import pandas as pd

from components.queries.article_names import article_names
from components.queries.filters import Filters
from components.queries.hits import FAMILIES, hits
from components.queries.passages import merged
from components.queries.picks import Pick
from components.queries.search_hits import bound
from components.queries.tables import Tables, frame

_CITED = """
WITH numbered AS (
    SELECT paragraph_id, row_number() OVER (PARTITION BY article_id ORDER BY position) AS number
    FROM paragraphs WHERE kind = 'body' AND article_id IN (
        SELECT article_id FROM paragraphs WHERE paragraph_id = ANY($given)))
SELECT p.paragraph_id, p.article_id, a.publisher, a.published, a.published_basis AS basis, p.source_file, n.number,
    p.char_start AS start, p.char_end AS "end", p.text
FROM paragraphs p JOIN articles a USING (article_id) JOIN numbered n USING (paragraph_id)
WHERE p.paragraph_id = ANY($given) ORDER BY list_position($given, p.paragraph_id)"""
_BEHIND = """
, behind AS (SELECT DISTINCT paragraph FROM hits)
SELECT p.paragraph_id, (SELECT count(*) FROM behind) AS paragraphs
FROM behind JOIN numbered.paragraphs n USING (paragraph) JOIN paragraphs p ON p.rowid = n.paragraph
ORDER BY n.newest LIMIT $most"""
_SAME_WORDS = """
SELECT p.paragraph_id FROM paragraphs p
WHERE p.kind = 'body' AND p.duplicate_of IS NULL AND p.text = $text
ORDER BY p.source_file <> $source_file, p.source_file, p.position LIMIT 1"""


def cited(tables: Tables, paragraph_ids: Sequence[str]) -> pd.DataFrame:
    """Return the paragraphs in the order given; without those that are no article's text here.

    Columns: paragraph_id, article_id, headline, publisher, published (EDTF), basis, source_file, number (of the
    paragraph in its article, from 1; headings and captions have none), start and end (in the decoded file), text.
    """
    found = frame(tables, _CITED, {"given": list(paragraph_ids)})
    names = article_names(tables, tuple(sorted(set(found["article_id"])))).set_index("article_id")["name"]
    found.insert(2, "headline", found["article_id"].map(names).astype("str"))
    return found


def paragraphs_behind(tables: Tables, pick: Pick, filters: Filters, most: int) -> tuple[list[str], int]:
    """Return the ids of the first paragraphs behind a pick, newest article first, and how many there are."""
    pick = merged(tables, pick)
    start, parameters = hits(FAMILIES[pick.family], filters, tuple(pick.keys))
    found = frame(tables, start + _BEHIND, parameters | bound(tables, pick) | {"most": most})
    return list(found["paragraph_id"]), int(found["paragraphs"].iloc[0]) if len(found) else 0


def same_words(tables: Tables, text: str, source_file: str) -> str | None:
    """Return the id of a paragraph that says exactly this, one of the same file where there is one; else null."""
    found = frame(tables, _SAME_WORDS, {"text": text, "source_file": source_file})["paragraph_id"]
    return str(found.iloc[0]) if len(found) else None

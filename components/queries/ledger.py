"""What was kept and what was dropped, line by line. The ledger is of the whole corpus: no filter applies."""

import pandas as pd

from components.queries.hits import ALL
from components.queries.tables import Tables, frame
from components.schema import PARAGRAPH_KINDS, TABLES


def files(tables: Tables, most: int | None = None) -> pd.DataFrame:
    """Return one row a file as given, with all columns of the table `files`, in order of their names.

    With `most` the first so many, those that could not be read before all others.
    """
    if most is None:
        return frame(tables, "SELECT * FROM files ORDER BY source_file")
    first = "SELECT * FROM files ORDER BY status = 'read', source_file LIMIT $most"
    return frame(tables, f"SELECT * FROM ({first}) ORDER BY source_file", {"most": most})


def lines_in_all(tables: Tables) -> pd.DataFrame:
    """Return the sums of all files, one row: lines_in, lines_body, ..., files, read, failed."""
    sums = ", ".join(f"coalesce(sum(lines_{kind}), 0)::BIGINT AS lines_{kind}" for kind in ("in", *PARAGRAPH_KINDS))
    return frame(
        tables,
        f"""SELECT {sums}, count(*) AS files, count(*) FILTER (status = 'read') AS read,
            count(*) FILTER (status = 'failed') AS failed FROM files""",
    )


def hashes_of(tables: Tables, names: tuple[str, ...], hashes: tuple[str, ...]) -> dict[str, str]:
    """Return the content hash of each file that has one of these names or one of these hashes, by its name."""
    sql = """SELECT source_file, sha256 FROM files
        WHERE list_contains($names::VARCHAR[], source_file) OR list_contains($hashes::VARCHAR[], sha256)"""
    found = frame(tables, sql, {"names": list(names), "hashes": list(hashes)})
    return dict(zip(found["source_file"], found["sha256"].fillna(""), strict=True))


def articles_of_file(tables: Tables, source_file: str) -> pd.DataFrame:
    """Return the articles of a file in their order.

    Columns: article_id, position, title, publisher, author, published, published_basis.
    """
    return frame(
        tables,
        """SELECT article_id, position, title, publisher, author, published, published_basis FROM articles
        WHERE source_file = $source_file ORDER BY position""",
        {"source_file": source_file},
    )


def lines_by_reason(tables: Tables) -> pd.DataFrame:
    """Return what became of the lines: one row a kind and reason. Columns: kind, reason, lines, paragraphs."""
    return frame(
        tables,
        """SELECT kind, reason, sum(lines)::BIGINT AS lines, count(*) AS paragraphs FROM paragraphs
        GROUP BY ALL ORDER BY kind, lines DESC, reason""",
    )


def dropped_lines(tables: Tables, most: int | None = None) -> pd.DataFrame:
    """Return the page text that is not the article, in reading order; the first `most`, where given.

    Columns: source_file, position, reason, text, lines, char_start, char_end (in the decoded source), title (of the
    article it stands in; null outside any), paragraph_id, article_id.
    """
    return frame(
        tables,
        """SELECT p.source_file, p.position, p.reason, p.text, p.lines, p.char_start, p.char_end, a.title,
            p.paragraph_id, p.article_id
        FROM paragraphs p LEFT JOIN articles a USING (article_id)
        WHERE p.kind = 'furniture' ORDER BY p.source_file, p.position LIMIT $most""",
        {"most": ALL if most is None else most},
    )


def repeated_paragraphs(tables: Tables) -> pd.DataFrame:
    """Return the paragraphs that repeat another one of their file, which counts instead.

    Columns: source_file, position, kind, text, duplicate_of, paragraph_id, article_id.
    """
    return frame(
        tables,
        """SELECT source_file, position, kind, text, duplicate_of, paragraph_id, article_id FROM paragraphs
        WHERE duplicate_of IS NOT NULL ORDER BY source_file, position""",
    )


def table_sizes(tables: Tables) -> pd.DataFrame:
    """Return how many rows each table has. Columns: table, rows."""
    sql = " UNION ALL ".join(f"SELECT '{name}' AS \"table\", count(*) AS rows FROM {name}" for name in TABLES)
    return frame(tables, sql)

"""Tables that are drawn for measurements are those of a build: every rule holds, and a seed draws the same again."""

from pathlib import Path

from benchmarks.corpora.drawn_tables import publish_drawn
from components.queries.actors import actors
from components.queries.filters import Filters
from components.queries.passages import count
from components.queries.picks import parse
from components.store.reading import open_tables


def drawn(folder: Path, seed: int) -> tuple[dict[str, int], list[tuple[object, ...]]]:
    """Return the rows of each table of thirty drawn articles, and their texts."""
    build = publish_drawn(folder, 30, seed)  # raises where an invariant is broken
    tables = open_tables(build)
    texts = tables.execute("SELECT paragraph_id, text FROM paragraphs ORDER BY ALL").fetchall()
    most = actors(tables, Filters(), most=1).iloc[0]
    assert count(tables, parse(most["pick"]), Filters()).mentions == most["mentions"]
    tables.close()
    return build.info["rows"], texts


def test_every_rule_holds_and_a_seed_draws_the_same_again(tmp_path):
    rows, texts = drawn(tmp_path / "one", 1)
    assert min(rows[name] for name in ("mentions", "relations", "quotations", "paragraph_themes", "dates")) > 30
    assert (rows, texts) == drawn(tmp_path / "same", 1)
    assert texts != drawn(tmp_path / "other", 2)[1]

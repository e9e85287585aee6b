"""Any corrections one after the other: the invariants hold, and all taken back gives what linking made."""

from collections.abc import Sequence
from contextlib import closing, suppress
from functools import cache

import duckdb
import pyarrow as pa
from corpus_frames import corpus_frames
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components import schema
from components.store import invariants
from components.store.column_types import create_statement, to_arrow
from components.store.corrections import changes
from components.store.corrections.applying import apply_journal
from components.store.corrections.entries import Correction, from_line
from components.store.corrections.journal import Journal
from components.store.errors import CorrectionRefused

COUNTRIES = (("ETH", "Ethiopia"), ("CHL", "Chile"), ("URY", "Uruguay"))
NAMED_BY_NOBODY = """SELECT name FROM entities WHERE mentions = 0 AND entity_id NOT IN (
    SELECT source_id FROM relations UNION SELECT target_id FROM relations UNION
    SELECT speaker_id FROM quotations WHERE speaker_id IS NOT NULL UNION SELECT entity_id FROM entity_redirects)"""
LED_ASTRAY = "SELECT old_id FROM entity_redirects WHERE old_id IN (SELECT entity_id FROM entities)"
picks = st.integers(0, 10_000)


@cache
def corpus() -> dict[str, pa.Table]:
    frames = corpus_frames()
    return {name: to_arrow(table, frames[name]) for name, table in schema.TABLES.items()}


def linked() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": 1})  # small tables: threads only cost
    for name, rows in corpus().items():
        connection.execute(create_statement(schema.TABLES[name]))
        connection.register("incoming", rows)
        connection.execute(f'INSERT INTO "{name}" SELECT * FROM incoming')
        connection.unregister("incoming")
    return connection


def everything(tables: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    names = [name for name in schema.TABLES if name != "corrections"]
    return {name: sorted(map(repr, tables.execute(f'SELECT * FROM "{name}"').fetchall())) for name in names}


class Picked:
    """Rows of the tables picked by numbers, so that hypothesis can make them smaller."""

    def __init__(self, tables: duckdb.DuckDBPyConnection, draw) -> None:
        self.tables, self.draw = tables, draw

    def of(self, sql: str) -> str:
        rows = self.tables.execute(sql).fetchall()
        return rows[self.draw(picks) % len(rows)][0] if rows else "0" * 16

    def entity(self) -> str:
        return self.of("SELECT entity_id FROM entities ORDER BY name, entity_id")

    def mention(self) -> str:
        return self.of("SELECT mention_id FROM mentions ORDER BY paragraph_id, char_start, mention_id")

    def relation(self) -> str:
        return self.of("SELECT relation_id FROM relations ORDER BY relation_id")

    def paragraph(self) -> str:
        return self.of("SELECT paragraph_id FROM paragraphs WHERE kind = 'body' AND duplicate_of IS NULL ORDER BY text")

    def theme(self) -> str:
        return self.of("SELECT theme FROM themes ORDER BY theme")

    def type(self) -> str:
        return self.draw(st.sampled_from(schema.ENTITY_TYPES))

    def change(self):
        draw, tables = self.draw, self.tables
        country = draw(st.sampled_from(COUNTRIES))
        whose = self.entity()
        other = draw(st.sampled_from(("new", "there")))
        new = changes.NewActor(draw(st.sampled_from(("Kenya", "Tola", "Meles Abera"))), self.type(), country[0])
        forms = [self.of(f"SELECT form FROM mentions WHERE entity_id = '{whose}' ORDER BY form")]
        makers = [
            lambda: changes.merge(tables, whose, self.entity()),
            lambda: changes.split(tables, whose, changes.Part(forms), new if other == "new" else self.entity()),
            lambda: changes.split(tables, whose, changes.Part(mention_ids=[self.mention()]), new),
            lambda: changes.rename(tables, whose, new.name),
            lambda: changes.retype(tables, whose, self.type(), draw(st.sampled_from((changes.KEEP, None, country[0])))),
            lambda: changes.hide(tables, whose),
            lambda: changes.add_country(tables, self.paragraph(), "a", *country),
            lambda: changes.remove_country(tables, self.paragraph(), country[0]),
            lambda: changes.change_theme(tables, self.paragraph(), self.theme(), self.theme()),
            lambda: changes.dismiss_theme(tables, self.paragraph(), self.theme()),
            lambda: changes.add_theme(tables, self.paragraph(), self.theme()),
            lambda: changes.add_relation(
                tables,
                self.paragraph(),
                changes.NewAct(
                    "a", whose, self.entity(), draw(st.sampled_from(("CONSULT", "REQUEST"))), mutual=draw(st.booleans())
                ),
            ),
            lambda: changes.change_relation(
                tables,
                self.relation(),
                changes.Act(draw(st.booleans()), draw(st.sampled_from((None, "AID", "REQUEST"))), target_id=whose),
            ),
            lambda: changes.dismiss_relation(tables, self.relation()),
        ]
        return draw(st.sampled_from(makers))()


def written(number: int, change) -> Correction:
    """An entry as the journal would give it back."""
    signed = Correction(f"{number:016x}", "2025-12-02T09:30:00Z", "Ada", "", change.action, change.fields)
    return from_line(signed.to_line())


def corrected(entries: Sequence[Correction]) -> duckdb.DuckDBPyConnection:
    tables = linked()
    apply_journal(tables, Journal(tuple(entries)))
    return tables


def drawn(data, before: Sequence[Correction]) -> list[Correction]:
    """Some entries that an analyst writes who sees the tables with those before in force."""
    entries = list(before)
    with closing(corrected(before)) as tables:
        for _ in range(data.draw(st.integers(1, 4))):
            with suppress(CorrectionRefused):
                entries.append(written(len(entries), Picked(tables, data.draw).change()))
    return entries


@given(st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_corrected_the_invariants_hold(data):
    entries = drawn(data, drawn(data, []))
    kept = data.draw(st.integers(0, len(entries)), label="entries that are not taken back")
    undos = [written(100 + n, changes.undo(e.id)) for n, e in enumerate(entries[kept:])]
    for journal in (entries, entries + undos):
        with closing(corrected(journal)) as tables:
            invariants.check(tables)
            assert tables.execute(NAMED_BY_NOBODY).fetchall() == []
            assert tables.execute(LED_ASTRAY).fetchall() == []
            outcomes = tables.execute("SELECT outcome, reason, rows_changed FROM corrections").fetchall()
            assert len(outcomes) == len(journal)
            for outcome, reason, rows_changed in outcomes:
                assert (outcome == "applied") == (rows_changed > 0)
                assert (outcome in ("changes nothing", "no longer applies")) == (reason is not None)
    if not kept:
        with closing(linked()) as first, closing(corrected(entries + undos)) as tables:
            assert everything(tables) == everything(first)

"""One briefing on the corpus of corpus.py with a pin of every kind, and text that means harm."""

from datetime import date

from corpus import HOSTILE_TEXT
from corpus_frames import paragraph_id

from components.briefing.current import source_of
from components.briefing.records import Briefing, Chart, Column, Mark, Note, Passage, Row, Seen, Source, View
from components.queries.filters import Filters
from components.queries.picks import Pick
from components.queries.sources import cited, paragraphs_behind
from components.queries.tables import Tables

ROAD = paragraph_id("andes.txt", 3)
THREAT = Pick("pair", ("BOL", "CHL", "-"))
CHILE = View("relations", Filters(countries=("CHL",)), THREAT, "Chile", "000001-00000000", (("view", "Balance"),))


def source(tables: Tables, paragraph: str) -> Source:
    return source_of(next(cited(tables, [paragraph]).itertuples(index=False)))


def row(tables: Tables, pick: Pick, *cells: str | int | None, most: int = 10) -> Row:
    paragraphs, count = paragraphs_behind(tables, pick, CHILE.filters, most)
    return Row(cells, pick, tuple(source(tables, paragraph) for paragraph in paragraphs), count)


def known_briefing(tables: Tables) -> Briefing:
    threat = source(tables, ROAD)
    text = "Bolivia threatened to close the road to Chile after Minera Altiplano lost its mine."
    hostile = source(tables, paragraph_id("<b>hostile</b>.txt", 2))
    everywhere = View("overview", Filters(), None, "", "000001-00000000")
    return Briefing(
        "The tin road",
        date(2025, 12, 31),
        (
            Note("00000000000000a1", "# What we know\nBolivia and Chile are at odds.\n\nPeru helps."),
            Passage(
                "00000000000000a2",
                "Conflict: Bolivia and Chile",
                threat,
                text,
                (Mark(0, len(text), "sentence"), Mark(0, 7, "source"), Mark(8, 18, "cue"), Mark(40, 45, "target")),
                CHILE,
                "The first open threat.",
            ),
            Chart(
                "00000000000000a3",
                "Conflict and cooperation by pair",
                (
                    Column("Countries"),
                    Column("Cooperation", "cooperation"),
                    Column("Conflict", "conflict"),
                    Column("Note"),
                ),
                (
                    row(tables, Pick("pair", ("BOL", "CHL")), "Bolivia – Chile", 0, 2, None, most=1),
                    row(tables, Pick("pair", ("CHL", "PER")), "Chile | Peru", 1, 0, None),
                ),
                7,
                CHILE,
            ),
            Seen(
                "00000000000000a4", "Overview", "41 mentions in 13 paragraphs", (threat,), 13, everywhere, "All of it."
            ),
            Passage("00000000000000a5", "", hostile, HOSTILE_TEXT, (), everywhere, "<script>alert('me')</script> *x*"),
        ),
    )

"""Corrections as a file: what is exported can be imported elsewhere, and a hostile file does no harm."""

import pytest
from corrected_tables import Desk, changes_of, entity_id, place
from journal_lines import HIDE, entry, text

from components.store.builds import publish_corrected
from components.store.corrections import changes, exchange, journal
from components.store.corrections.entries import Change
from components.store.errors import CorrectionRefused

ABERA, QUISPE = entity_id("abera"), entity_id("quispe")


def test_a_journal_travels_to_another_store(tmp_path):
    here, there = Desk(tmp_path / "here"), Desk(tmp_path / "there")
    here.correct(changes.merge, QUISPE, ABERA)
    hidden = here.correct(changes.hide, entity_id("front"))
    here.undo(hidden)
    own = there.correct(changes.add_theme, place("1981"), "drugs_crime")
    taken = exchange.take(there.store, exchange.as_file(here.store))
    assert (taken.taken, taken.known, taken.refused) == (3, 0, [])
    assert taken.summary() == "3 corrections taken, 0 there already, 0 refused"
    publish_corrected(there.store)
    told = changes_of(here.rows(), there.rows())
    assert set(told) == {"paragraph_themes"}  # only its own is more
    assert journal.read(there.store).corrections[0].id == own.id
    again = exchange.take(there.store, exchange.as_file(here.store))
    assert (again.taken, again.known, again.refused) == (0, 3, [])


def test_each_line_of_a_file_is_taken_or_refused_for_itself(tmp_path):
    journal.append(tmp_path, HIDE, "Ada")
    before = journal.read(tmp_path).corrections
    other = Change("hide", {"actor": HIDE.fields["actor"] | {"name": "Somebody else"}})
    data = b"".join(
        [
            b"\xef\xbb\xbf",
            text(entry(1)),
            b"not JSON\r\n",
            text(entry(2, Change("undo", {"undoes": f"{1:016x}"}))),
            text(entry(3, Change("undo", {"undoes": f"{9:016x}"}))),
            text(entry(1, other)),
            text(entry(1)),
            b"\n",
            text(entry(4, Change("rename", {"actor": HIDE.fields["actor"], "name": "x" * 301}))),
        ]
    )
    taken = exchange.take(tmp_path, data)
    assert (taken.taken, taken.known) == (2, 1)
    assert [(p.line, p.remedy) for p in taken.refused] == [
        (line, "correct that line and import the file again") for line in (2, 4, 5, 8)
    ]
    said = [p.reason for p in taken.refused]
    assert "no JSON" in said[0]
    assert "neither in the journal nor before it" in said[1]
    assert said[2] == f"another entry has its id {1:016x}"
    assert "name has to be text of 1 to 300 characters" in said[3]
    assert journal.read(tmp_path).corrections == (*before, entry(1), entry(2, Change("undo", {"undoes": f"{1:016x}"})))


@pytest.mark.parametrize("data", [b"\n" * 20_001, b"x" * 10_000_001], ids=["too many lines", "too large"])
def test_a_file_that_is_too_large_is_refused_as_a_whole(tmp_path, data):
    with pytest.raises(CorrectionRefused, match="split it"):
        exchange.take(tmp_path, data)
    assert not (tmp_path / journal.JOURNAL).exists()


def test_a_hostile_entry_that_has_the_right_form_changes_only_what_it_names(tmp_path):
    """SQL, markup and paths in every text: they are compared and shown as text, and find nothing."""
    desk = Desk(tmp_path)
    before = desk.rows()
    evil = "'; DROP TABLE mentions; -- <script>alert(1)</script> ../../etc/passwd %s $id"
    actor = {"id": "0" * 16, "name": evil, "type": "PERSON", "country": None, "mentions": []}
    paragraph = {"id": "0" * 16, "begins": evil}
    mention = {"id": "0" * 16, "paragraph": paragraph, "char_start": 10**9, "form": evil}
    new = {"name": evil, "type": "PERSON", "country": None}
    relation = {"id": "0" * 16, "paragraph": paragraph, "cue_start": 0, "cue": evil, "type": "AID"}
    hostile = [
        Change("merge", {"actor": actor, "into": actor}),
        Change("split", {"actor": actor, "forms": [evil], "mentions": [mention], "into": new}),
        Change("rename", {"actor": actor, "name": evil}),
        Change("add_country", {"paragraph": paragraph, "words": evil, "char_start": 0, "country": "ZZZ", "name": evil}),
        Change(
            "add_relation",
            {
                "paragraph": paragraph,
                "words": evil,
                "char_start": 0,
                "source": actor,
                "target": actor,
                "type": "AID",
                "polarity": "+",
                "status": "actual",
                "mutual": True,
            },
        ),
        Change("remove_country", {"paragraph": paragraph, "country": "ZZZ"}),
        Change("change_theme", {"paragraph": paragraph, "theme": "a", "to": "b"}),
        Change("dismiss_relation", {"relation": relation}),
    ]
    entries = [entry(number, change) for number, change in enumerate(hostile, 1)]
    assert exchange.take(tmp_path, text(*entries)).taken == len(hostile)
    publish_corrected(tmp_path)
    assert changes_of(before, desk.rows()) == {}
    assert {desk.told(e)["outcome"] for e in entries} == {"no longer applies"}

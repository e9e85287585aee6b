"""A journal of corrections applied: order, what is gone or makes no sense, builds without it."""

import os

import pytest
from corrected_tables import ABERA, ERITREA, QUISPE, act, changes_of, entity_id, place

from components.store.builds import current_build, publish_corrected
from components.store.corrections import changes, journal
from components.store.errors import CorrectionRefused, StoreDamaged
from components.store.kept import is_whole


def test_corrections_follow_each_other(desk):
    """Rename what was merged, then undo the merge: the rename stays with the one that has the name."""
    before = desk.rows()
    merged = desk.correct(changes.merge, QUISPE, ABERA)
    desk.correct(changes.rename, ABERA, "The minister")
    desk.undo(merged)
    told = changes_of(before, desk.rows())
    assert told == {
        "entities": {"~": {ABERA: {"name": "The minister", "aliases": ["Meles Abera", "Mr Abera", "The minister"]}}}
    }


def test_what_is_there_already_changes_nothing(desk):
    there = place("In 1981 Peru attacked Ecuador.")
    first = desk.correct(changes.add_theme, there, "drugs_crime")
    second = desk.correct(changes.add_theme, there, "drugs_crime")
    told = desk.told(second)
    assert (told["outcome"], told["reason"], told["rows_changed"], told["changes"]) == (
        "changes nothing", "the paragraph has that theme already", 0, [],
    )  # fmt: skip
    desk.undo(first)
    assert desk.told(second)["outcome"] == "applied"


def test_what_an_entry_is_about_may_be_gone(desk):
    hidden = desk.change(changes.rename, QUISPE, "Rosa Q.")
    desk.correct(changes.hide, QUISPE)
    entry = journal.append(desk.store, hidden, "Ada")
    publish_corrected(desk.store)
    told = desk.told(entry)
    assert (told["outcome"], told["reason"]) == (
        "no longer applies", "no PERSON goes under the name “Rosa Quispe”",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("make", "arguments", "says"),
    [
        (changes.merge, (ABERA, ABERA), "two different actors"),
        (changes.merge, (ABERA, "0" * 16), "not in the tables any more"),
        (changes.split, (ABERA, changes.Part(), QUISPE), "choose the words"),
        (changes.split, (ABERA, changes.Part(forms=["Bekele"]), QUISPE), "never called 'Bekele'"),
        (changes.split, (ABERA, changes.Part(forms=["He"]), ABERA), "another actor"),
        (changes.rename, (ABERA, "   "), "name has to be text of 1 to 300 characters"),
        (changes.rename, (ABERA, "A" * 301), "name has to be text of 1 to 300 characters"),
        (changes.rename, (ABERA, "Abera\u202eevil"), "without control characters"),
        (changes.retype, (ABERA, "WIZARD"), "type has to be one of COUNTRY"),
        (changes.retype, (ABERA, "PERSON"), "another type or country"),
        (changes.retype, (ABERA, "COUNTRY"), "Ethiopia is that country: merge"),
        (changes.retype, (ABERA, None, "Ethiopia"), "alpha-3"),
        (changes.retype, (entity_id("committee"), "COUNTRY"), "needs its code"),
        (changes.add_country, (place("1981"), "Uruguay", "URY", "Uruguay"), "do not stand in the paragraph"),
        (changes.add_theme, (place("1981"), "weather"), "theme is not in the tables"),
        (changes.change_relation, ("0" * 16, changes.Act(swap=True)), "act is not in the tables"),
        (changes.change_relation, ("0" * 16, changes.Act()), "choose what is to be changed"),
    ],
)
def test_what_makes_no_sense_is_refused_in_plain_words(desk, make, arguments, says):
    with pytest.raises(CorrectionRefused, match=says):
        desk.change(make, *arguments)
    assert journal.read(desk.store).corrections == ()


def test_an_act_needs_two_actors(desk):
    row = act(desk.rows(), "accused", "Danakil Front")
    with pytest.raises(CorrectionRefused, match="two different actors"):
        desk.change(changes.change_relation, row["relation_id"], changes.Act(target_id=ERITREA))


def test_a_build_knows_the_journal_it_was_made_with(desk):
    assert journal.is_applied(desk.store, desk.build)
    change = desk.change(changes.rename, ABERA, "A. Abera")
    journal.append(desk.store, change, "Ada")
    assert not journal.is_applied(desk.store, desk.build)
    build = publish_corrected(desk.store)
    assert journal.is_applied(desk.store, build)
    assert build == current_build(desk.store)
    assert publish_corrected(desk.store) == build  # nothing new: no new build


def test_a_journal_that_is_taken_away_leaves_what_linking_made(desk):
    before = desk.rows()
    desk.correct(changes.hide, QUISPE)
    (desk.store / journal.JOURNAL).unlink()
    publish_corrected(desk.store)
    assert changes_of(before, desk.rows()) == {}


def test_the_words_searched_are_those_of_the_build_before(desk):
    before = (desk.build.database.with_name("search.sqlite")).read_bytes()
    desk.correct(changes.hide, QUISPE)
    assert current_build(desk.store).database.with_name("search.sqlite").read_bytes() == before


def test_a_build_of_an_older_version_says_what_to_do(desk):
    info = desk.build.database.with_name("info.json")
    info.write_text("{}")
    journal.append(desk.store, desk.change(changes.hide, QUISPE), "Ada")
    with pytest.raises(StoreDamaged, match=r"which another version made: .*\. Run `python -m components build SOURCE"):
        publish_corrected(desk.store)


@pytest.mark.parametrize(
    "damage", [lambda path: path.unlink(), lambda path: os.truncate(path, 5000)], ids=["gone", "cut"]
)
def test_where_the_tables_before_corrections_are_damaged_the_build_is_not_whole(desk, damage):
    desk.correct(changes.hide, QUISPE)
    build = current_build(desk.store)
    assert is_whole(build)
    damage(build.database.with_name("linked.duckdb"))
    assert not is_whole(build)

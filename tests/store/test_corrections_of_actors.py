"""Corrections of actors: exactly the rows that each changes in every table, and none of them after its undo."""

from corrected_tables import (
    ABERA,
    CHILE,
    ETHIOPIA,
    FRONT,
    GUARD,
    KENYA,
    QUISPE,
    act,
    changes_of,
    entity_id,
    mentions_of,
)

from components.identity import stable_id
from components.store.corrections import changes

ONCE_ABERA = stable_id("entity", "PERSON", "mr abera")


def test_a_merge_moves_every_row_and_leads_old_links_on(desk, after_undo):
    before = desk.rows()
    entry = desk.correct(changes.merge, QUISPE, ABERA)
    acts = [key for key, row in before["relations"].items() if row["source_id"] == QUISPE]
    (said,) = [key for key, row in before["quotations"].items() if row["speaker_id"] == QUISPE]
    mentions = mentions_of(before, "quispe")
    assert (len(acts), len(mentions)) == (2, 2)
    assert changes_of(before, desk.rows()) == {
        "mentions": {"~": {key: {"entity_id": ABERA} for key in sorted(mentions)}},
        "relations": {"~": {key: {"source_id": ABERA, "source_country": "ETH"} for key in sorted(acts)}},
        "quotations": {"~": {said: {"speaker_id": ABERA}}},
        "entities": {
            "-": [QUISPE],
            "~": {ABERA: {"aliases": ["Mr Abera", "Rosa Quispe"], "mentions": 4, "articles": 2}},
        },
        "entity_redirects": {"+": {QUISPE: {"old_id": QUISPE, "entity_id": ABERA}}},
    }
    assert desk.told(entry) == {
        "correction_id": entry.id,
        "position": 1,
        "made_at": entry.when,
        "made_by": "Ada",
        "why": "a test",
        "action": "merge",
        "target": "Merge “Rosa Quispe” (PERSON) into “Meles Abera” (PERSON)",
        "outcome": "applied",
        "reason": None,
        "rows_changed": 8,
        "changes": [
            "entities: 1 changed",
            "mentions: 2 changed",
            "relations: 2 changed",
            "quotations: 1 changed",
            "entities: 1 removed",
            "entity_redirects: 1 added",
        ],
        "undoes": None,
        "about": sorted([ABERA, QUISPE]),
    }
    after_undo(before, entry)


def test_acts_between_two_who_are_one_vanish_with_the_reason(desk, after_undo):
    before = desk.rows()
    entry = desk.correct(changes.merge, ABERA, entity_id("forum"))
    thanked = act(before, "thanked", "Red Sea Forum")["relation_id"]
    after = desk.rows()
    assert changes_of(before, after)["relations"] == {"-": [thanked]}
    assert "relations: 1 removed: both ends are one actor now" in desk.told(entry)["changes"]
    assert after["entities"][entity_id("forum")]["country"] is None  # a forum of many is of no country
    # an id merged before leads to the one that is left
    assert {row["entity_id"] for row in after["entity_redirects"].values()} == {entity_id("forum")}
    assert sorted(after["entity_redirects"]) == sorted([ABERA, ONCE_ABERA])
    after_undo(before, entry)


def test_words_and_acts_that_named_both_count_once(desk, after_undo):
    """'both sides' is a mention of Chile and of Bolivia at one place, and Peru's offer an act to each of them."""
    before = desk.rows()
    entry = desk.correct(changes.merge, entity_id("bolivia"), CHILE)
    after = desk.rows()
    both = [row for row in after["mentions"].values() if row["form"] == "both sides"]
    assert [(row["entity_id"], row["country"]) for row in both] == [(CHILE, "CHL")]
    offers = [row for row in after["relations"].values() if row["cue"] == "offered"]
    assert [(row["target_id"], row["target_mention_id"]) for row in offers] == [(CHILE, both[0]["mention_id"])]
    assert not [
        row
        for row in after["relations"].values()
        if "BOL" in (row["source_country"], row["target_country"]) and row["source_id"] != QUISPE
    ]
    after_undo(before, entry)


def test_a_rename_changes_the_name_alone_and_keeps_the_old_one(desk, after_undo):
    before = desk.rows()
    entry = desk.correct(changes.rename, ABERA, "  Meles  T. Abera ")
    assert changes_of(before, desk.rows()) == {
        "entities": {"~": {ABERA: {"name": "Meles T. Abera", "aliases": ["Meles Abera", "Meles T. Abera", "Mr Abera"]}}}
    }
    after_undo(before, entry)


def test_a_new_type_changes_what_words_stand_for(desk, after_undo):
    """Words of a government stand for its country, those of an armed group do not; its acts stand for it as before."""
    before = desk.rows()
    entry = desk.correct(changes.retype, FRONT, "GOV")
    (mention,) = mentions_of(before, "front")
    assert changes_of(before, desk.rows()) == {
        "mentions": {"~": {mention: {"country": "ERI"}}},
        "entities": {"~": {FRONT: {"type": "GOV"}}},
    }
    after_undo(before, entry)


def test_a_new_country_moves_mentions_and_acts(desk, after_undo):
    before = desk.rows()
    entry = desk.correct(changes.retype, GUARD, None, "ERI")
    (mention,) = mentions_of(before, "coast_guard")
    rescued = act(before, "rescued", "Somali fishermen")["relation_id"]
    assert changes_of(before, desk.rows()) == {
        "mentions": {"~": {mention: {"country": "ERI"}}},
        "relations": {"~": {rescued: {"source_country": "ERI"}}},
        "entities": {"~": {GUARD: {"country": "ERI"}}},
    }
    after_undo(before, entry)


def test_an_actor_that_is_none_goes_with_its_acts_and_leaves_its_words(desk, after_undo):
    before = desk.rows()
    entry = desk.correct(changes.hide, QUISPE)
    (said,) = [key for key, row in before["quotations"].items() if row["speaker_id"] == QUISPE]
    assert changes_of(before, desk.rows()) == {
        "mentions": {"-": sorted(mentions_of(before, "quispe"))},
        "relations": {"-": sorted(key for key, row in before["relations"].items() if row["source_id"] == QUISPE)},
        "quotations": {"~": {said: {"speaker_id": None}}},
        "entities": {"-": [QUISPE]},
    }
    after_undo(before, entry)


def test_links_to_what_an_actor_once_was_go_with_it(desk, after_undo):
    before = desk.rows()
    entry = desk.correct(changes.hide, ABERA)
    assert desk.rows()["entity_redirects"] == {}
    after_undo(before, entry)


def test_a_form_becomes_another_actor_with_the_pronouns_that_follow_it(desk, after_undo):
    """All mentions of Ethiopia follow its name: “it” after it, and “We” in the paragraph after one with it."""
    before = desk.rows()
    into = changes.NewActor("Ethiopian government", "GOV", "ETH")
    entry = desk.correct(changes.split, ETHIOPIA, changes.Part(forms=["Ethiopia"]), into)
    new = stable_id("entity", "GOV", "ethiopian government")
    after = desk.rows()
    moved = {row["form"] for row in after["mentions"].values() if row["entity_id"] == new}
    assert moved == {"Ethiopia", "it", "We"}
    assert ETHIOPIA not in after["entities"]  # nothing else names it
    assert after["entity_redirects"][ETHIOPIA]["entity_id"] == new
    assert after["entities"][new]["mentions"] == before["entities"][ETHIOPIA]["mentions"]
    after_undo(before, entry)


def test_one_mention_alone_becomes_another_actor(desk, after_undo):
    before = desk.rows()
    he = next(key for key, row in mentions_of(before, "abera").items() if row["form"] == "He")
    entry = desk.correct(
        changes.split, ABERA, changes.Part(mention_ids=[he]), changes.NewActor("Tola Bekele", "PERSON")
    )
    new = stable_id("entity", "PERSON", "tola bekele")
    thanked = act(before, "thanked", "Red Sea Forum")["relation_id"]
    assert changes_of(before, desk.rows()) == {
        "mentions": {"~": {he: {"entity_id": new}}},
        "relations": {"~": {thanked: {"source_id": new, "source_country": None}}},
        "entities": {
            "~": {ABERA: {"mentions": 1}},
            "+": {
                new: {
                    "entity_id": new,
                    "name": "Tola Bekele",
                    "type": "PERSON",
                    "country": None,
                    "role": None,
                    "aliases": ["Tola Bekele"],
                    "mentions": 1,
                    "articles": 1,
                    "first_seen": "2025-11-03",
                    "last_seen": "2025-11-03",
                }
            },
        },
    }
    after_undo(before, entry)


def test_mentions_may_go_to_an_actor_that_is_there(desk, after_undo):
    before = desk.rows()
    (somali,) = [key for key, row in before["mentions"].items() if row["form"] == "Somali"]
    entry = desk.correct(changes.split, entity_id("somalia"), changes.Part(forms=["Somali"]), KENYA)
    rescued = act(before, "rescued", "Somali fishermen")["relation_id"]
    after = desk.rows()
    told = changes_of(before, after)
    assert told["mentions"] == {"~": {somali: {"entity_id": KENYA, "country": "KEN"}}}
    assert told["relations"] == {"~": {rescued: {"target_id": KENYA, "target_country": "KEN"}}}
    assert "Somali" in after["entities"][KENYA]["aliases"]
    assert set(told) == {"mentions", "relations", "entities"}
    after_undo(before, entry)


def test_two_of_one_name_can_be_told_apart(desk):
    """The words that go bear the very name of the actor: the new one gets an id of its own."""
    mention = next(key for key, row in mentions_of(desk.rows(), "abera").items() if row["form"] == "Meles Abera")
    part = changes.Part(mention_ids=[mention])
    entry = desk.correct(changes.split, ABERA, part, changes.NewActor("Meles Abera", "PERSON", "ETH"))
    new = stable_id("entity", "PERSON", "meles abera", entry.id)
    assert {new, ABERA} <= desk.rows()["entities"].keys()
    hidden = desk.correct(changes.hide, new)
    assert (desk.told(hidden)["outcome"], new in desk.rows()["entities"]) == ("applied", False)
    assert ABERA in desk.rows()["entities"]
    desk.undo(entry)  # the second entry must not hide the other one instead
    assert mention in mentions_of(desk.rows(), "abera")
    assert desk.told(hidden)["reason"] == "“Meles Abera” is not told apart from others of the name any more"

"""Each correction: exactly the rows it changes in every table, and none of them after its undo."""

import pytest
from corrected_tables import Desk, act, changes_of, entity_id, mentions_of, place

from components.identity import normalised_name, stable_id
from components.store.builds import current_build, publish_corrected
from components.store.corrections import changes, journal
from components.store.errors import CorrectionRefused, StoreDamaged

ABERA, QUISPE, FRONT, GUARD = (entity_id(key) for key in ("abera", "quispe", "front", "coast_guard"))
ETHIOPIA, ERITREA, KENYA, CHILE = (entity_id(key) for key in ("ethiopia", "eritrea", "kenya", "chile"))
ONCE_ABERA = stable_id("entity", "PERSON", "mr abera")


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def after_undo(desk):
    """Undo an entry and demand the tables as they were; redo it and demand those that it made."""

    def check(before, entry):
        with_it = desk.rows()
        undone = desk.undo(entry)
        assert changes_of(before, desk.rows()) == {}
        assert desk.told(entry)["outcome"] == "undone"
        assert (desk.told(undone)["outcome"], desk.told(undone)["undoes"]) == ("undo", entry.id)
        desk.undo(undone)  # redo
        assert changes_of(with_it, desk.rows()) == {}
        assert [desk.told(e)["outcome"] for e in (entry, undone)] == ["applied", "undone"]

    return check


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


def test_a_country_is_added_by_words_of_the_paragraph(desk, after_undo):
    before = desk.rows()
    there = place("Chile stationed a patrol")
    entry = desk.correct(changes.add_country, there, "a patrol", "BOL", "Bolivia")
    mention = stable_id("mention", there, 16, 24, "COUNTRY", "bolivia")
    bolivia = entity_id("bolivia")
    assert changes_of(before, desk.rows()) == {
        "mentions": {
            "+": {
                mention: {
                    "mention_id": mention,
                    "paragraph_id": there,
                    "char_start": 16,
                    "char_end": 24,
                    "form": "a patrol",
                    "entity_id": bolivia,
                    "country": "BOL",
                    "role": "actor",
                    "via": "description",
                    "extractor": "correction",
                    "score": 1.0,
                }
            }
        },
        "entities": {"~": {bolivia: {"mentions": before["entities"][bolivia]["mentions"] + 1}}},
    }
    after_undo(before, entry)


def test_a_country_that_no_text_names_gets_its_entity(desk, after_undo):
    before = desk.rows()
    entry = desk.correct(changes.add_country, place("Chile stationed a patrol"), "consent", "URY", "Uruguay")
    (new,) = changes_of(before, desk.rows())["entities"]["+"].values()
    assert (new["name"], new["type"], new["country"], new["mentions"]) == ("Uruguay", "COUNTRY", "URY", 1)
    assert new["entity_id"] == stable_id("entity", "COUNTRY", normalised_name("Uruguay"))
    after_undo(before, entry)


def test_a_mention_of_a_country_can_be_one_of_another(desk, after_undo):
    before = desk.rows()
    (somali,) = [key for key, row in before["mentions"].items() if row["form"] == "Somali"]
    entry = desk.correct(changes.set_mention_country, somali, "KEN", "Kenya")
    rescued = act(before, "rescued", "Somali fishermen")["relation_id"]
    told = changes_of(before, desk.rows())
    assert told["mentions"] == {"~": {somali: {"entity_id": KENYA, "country": "KEN"}}}
    assert told["relations"] == {"~": {rescued: {"target_id": KENYA, "target_country": "KEN"}}}
    after_undo(before, entry)


def test_words_of_an_organisation_can_stand_for_a_country(desk, after_undo):
    before = desk.rows()
    (mention,) = [key for key, row in mentions_of(before, "minera").items()]
    entry = desk.correct(changes.set_mention_country, mention, "BOL", "Bolivia")
    assert changes_of(before, desk.rows()) == {"mentions": {"~": {mention: {"country": "BOL"}}}}
    after_undo(before, entry)


def test_a_country_is_removed_from_a_paragraph_with_the_acts_that_rest_on_it(desk, after_undo):
    before = desk.rows()
    there = place("Peru offered both sides")
    entry = desk.correct(changes.remove_country, there, "CHL")
    told = changes_of(before, desk.rows())
    gone = [key for key, row in before["mentions"].items() if row["paragraph_id"] == there and row["country"] == "CHL"]
    acts = [
        key for key, row in before["relations"].items()
        if row["paragraph_id"] == there and "CHL" in (row["source_country"], row["target_country"])
    ]  # fmt: skip
    assert (len(gone), len(acts)) == (2, 2)
    assert told["mentions"] == {"-": sorted(gone)}
    assert told["relations"] == {"-": sorted(acts)}
    assert told["entities"] == {"~": {CHILE: {"mentions": before["entities"][CHILE]["mentions"] - 2}}}
    assert set(told) == {"mentions", "relations", "entities"}
    after_undo(before, entry)


def test_words_of_an_organ_lose_their_country_and_stay(desk, after_undo):
    before = desk.rows()
    (mention,) = mentions_of(before, "coast_guard")
    entry = desk.correct(changes.remove_mention_country, mention)
    rescued = act(before, "rescued", "Somali fishermen")["relation_id"]
    assert changes_of(before, desk.rows()) == {
        "mentions": {"~": {mention: {"country": None}}},
        "relations": {"~": {rescued: {"source_country": None}}},
    }
    after_undo(before, entry)


def test_themes_are_given_taken_and_changed(desk, after_undo):
    before = desk.rows()
    there = place("In 1981 Peru attacked Ecuador.")
    given = {"paragraph_id": there, "score": 1.0, "cues": []}
    added = desk.correct(changes.add_theme, there, "drugs_crime")
    crime = {f"{there} drugs_crime": given | {"theme": "drugs_crime"}}
    assert changes_of(before, desk.rows()) == {"paragraph_themes": {"+": crime}}
    after_undo(before, added)
    changed = desk.correct(changes.change_theme, there, "border_military", "humanitarian_aid")
    aid = {f"{there} humanitarian_aid": given | {"theme": "humanitarian_aid"}}
    both = {"paragraph_themes": {"-": [f"{there} border_military"], "+": crime | aid}}
    assert changes_of(before, desk.rows()) == both
    desk.correct(changes.dismiss_theme, there, "drugs_crime")
    both["paragraph_themes"]["+"] = aid
    assert changes_of(before, desk.rows()) == both
    desk.undo(changed)
    assert changes_of(before, desk.rows()) == {}


def test_an_act_is_turned_round(desk, after_undo):
    before = desk.rows()
    row = act(before, "rejected", "Chile rejected")
    entry = desk.correct(changes.change_relation, row["relation_id"], changes.Act(swap=True))
    assert changes_of(before, desk.rows())["relations"]["~"][row["relation_id"]] == {
        "source_id": row["target_id"],
        "target_id": row["source_id"],
        "source_mention_id": row["target_mention_id"],
        "target_mention_id": row["source_mention_id"],
        "source_country": "BOL",
        "target_country": "CHL",
    }
    after_undo(before, entry)


def test_a_new_type_brings_its_usual_sign_and_class(desk, after_undo):
    before = desk.rows()
    row = act(before, "rejected", "Chile rejected")
    entry = desk.correct(changes.change_relation, row["relation_id"], changes.Act(type="AGREE", status="planned"))
    assert changes_of(before, desk.rows()) == {
        "relations": {
            "~": {
                row["relation_id"]: {
                    "type": "AGREE", "polarity": "+", "quad_class": "verbal cooperation", "status": "planned",
                }
            }
        }
    }  # fmt: skip
    after_undo(before, entry)


def test_an_act_gets_another_end_and_its_mention_in_the_sentence(desk, after_undo):
    before = desk.rows()
    row = act(before, "accused", "Danakil Front")
    (front,) = mentions_of(before, "front")
    entry = desk.correct(changes.change_relation, row["relation_id"], changes.Act(target_id=FRONT))
    assert changes_of(before, desk.rows()) == {
        "relations": {
            "~": {row["relation_id"]: {"target_id": FRONT, "target_mention_id": front, "target_country": "ERI"}}
        }
    }
    after_undo(before, entry)


def test_an_act_is_dismissed(desk, after_undo):
    before = desk.rows()
    row = act(before, "met", "met Kenya")
    entry = desk.correct(changes.dismiss_relation, row["relation_id"])
    assert changes_of(before, desk.rows()) == {"relations": {"-": [row["relation_id"]]}}
    told = desk.told(entry)
    assert (told["rows_changed"], told["about"]) == (1, sorted([row["relation_id"], row["paragraph_id"]]))
    after_undo(before, entry)


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
    with pytest.raises(StoreDamaged, match=r"which an older version made\. Run `python -m components build SOURCE"):
        publish_corrected(desk.store)

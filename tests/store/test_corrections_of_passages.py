"""Corrections of countries, themes, acts: exactly the rows that each changes in every table, none after its undo."""

import pytest
from corrected_tables import CHILE, FRONT, KENYA, act, changes_of, entity_id, mentions_of, place

from components.identity import normalised_name, stable_id
from components.store.corrections import changes, journal
from components.store.corrections.acts import sentence_around
from components.store.errors import CorrectionRefused


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
                    "office": None,
                    "affiliation": None,
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
    rescued = act(before, "rescued", "Somali fishermen")
    (mention,) = mentions_of(before, "coast_guard")
    entry = desk.correct(changes.remove_country, rescued["paragraph_id"], "DJI")
    assert changes_of(before, desk.rows()) == {
        "mentions": {"~": {mention: {"country": None}}},
        "relations": {"~": {rescued["relation_id"]: {"source_country": None}}},
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


def test_an_act_that_was_missed_is_added_with_its_sentence_and_the_mentions_in_it(desk, after_undo):
    before = desk.rows()
    met = act(before, "met", "met Kenya")
    there, text = met["paragraph_id"], before["paragraphs"][met["paragraph_id"]]["text"]
    ends = met["source_id"], met["target_id"]
    entry = desk.correct(changes.add_relation, there, changes.NewAct("met", *ends, "AID", status="planned"))
    (added,) = changes_of(before, desk.rows())["relations"]["+"].values()
    told = {"type": "AID", "polarity": "+", "quad_class": "material cooperation", "status": "planned"}
    unlike = {"relation_id", "score", "mutual", "event_date", "event_date_from", "event_date_to"}
    assert {name: added[name] for name in met if name not in unlike} == {
        name: (met | told)[name] for name in met if name not in unlike
    }
    assert (added["score"], added["mutual"], added["event_date"]) == (1.0, False, None)
    assert text[added["cue_start"] : added["cue_end"]] == "met"
    assert set(changes_of(before, desk.rows())) == {"relations"}
    assert desk.told(entry)["about"] == sorted({there, added["relation_id"], *ends})
    after_undo(before, entry)


def test_an_added_act_is_corrected_like_any_other_and_keeps_its_place_in_the_journal(desk):
    before = desk.rows()
    there = place("Chile stationed a patrol")
    desk.correct(changes.add_relation, there, changes.NewAct("patrol", CHILE, KENYA, "MOBILIZE"))
    (added,) = changes_of(before, desk.rows())["relations"]["+"].values()
    assert (added["target_mention_id"], added["target_country"]) == (None, "KEN")  # from elsewhere
    desk.correct(
        changes.change_relation, added["relation_id"], changes.Act(target_id=FRONT, type="REQUEST", polarity="-")
    )
    (changed,) = changes_of(before, desk.rows())["relations"]["+"].values()
    assert (changed["target_id"], changed["quad_class"]) == (FRONT, "verbal conflict")
    desk.correct(changes.dismiss_relation, added["relation_id"])
    assert changes_of(before, desk.rows()) == {}


def test_what_the_paragraph_tells_already_is_not_added_twice(desk):
    before = desk.rows()
    row = act(before, "met", "met Kenya")
    same = changes.NewAct(
        row["cue"], row["source_id"], row["target_id"], row["type"], row["polarity"], row["status"], row["mutual"]
    )
    entry = desk.correct(changes.add_relation, row["paragraph_id"], same)
    assert changes_of(before, desk.rows()) == {}
    assert (desk.told(entry)["outcome"], desk.told(entry)["reason"]) == (
        "changes nothing", "the paragraph tells this act already",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "target", "says"), [("met", CHILE, "two different actors"), ("bombed", KENYA, "do not stand in the")]
)
def test_an_act_that_cannot_be_is_refused(desk, words, target, says):
    with pytest.raises(CorrectionRefused, match=says):
        desk.change(
            changes.add_relation, place("Chile stationed a patrol"), changes.NewAct(words, CHILE, target, "AID")
        )
    assert journal.read(desk.store).corrections == ()


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("Some left. Two met. Three.", "met", "Two met."),
        ("He left. Gen. Khan of the U.S. Army met him! Then", "met", "Gen. Khan of the U.S. Army met him!"),
        ("“They met.” He left", "left", "He left"),
        ("No stop here", "stop", "No stop here"),
    ],
)
def test_a_sentence_ends_at_its_full_stop_not_at_an_abbreviation(text, word, sentence):
    start = text.index(word)
    first, last = sentence_around(text, start, start + len(word))
    assert text[first:last] == sentence

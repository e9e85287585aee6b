import random

import pytest
from story_pairs import TRIPLES

from components.preprocessing.same_facts import anchors, same_facts
from components.preprocessing.stories import Sketches, joined_pairs, sketch, story_ids

REPORT = (
    "The parliament of Fiji adopted the budget on Friday after a debate that took three days and most of a night. "
    "The opposition left the chamber before the vote. The prime minister called it a budget for the outer islands, "
    "which have waited ten years for a second ferry. Teachers get a rise of four percent from the first of January."
)
REPRINT = REPORT.replace("on Friday", "yesterday").replace("a rise of four percent", "4 percent more")
OTHER = (
    "A storm tore the roofs off two schools on the island of Kadavu, officials said in Suva. Nobody was hurt. The army "
    "flew in tents, and the prime minister promised that lessons would go on after the weekend."
)


def together(sketches):
    return Sketches.of(
        {one.article_id: one.text for one in sketches if one.text},
        {one.article_id: one.facts for one in sketches if one.facts},
    )


def stories(texts, order=None):
    kept = {key: anchors([text]) for key, text in texts.items()}
    sketches = together([sketch(key, [texts[key]], kept[key]) for key in order or texts])
    return story_ids(texts, joined_pairs(sketches, set(texts), lambda keys: {key: kept[key] for key in keys}))


def test_reprints_share_a_story_and_other_reports_do_not():
    found = stories({"a": REPORT, "b": REPRINT, "c": OTHER, "d": REPORT.upper()})
    assert found["a"] == found["b"] == found["d"]
    assert found["c"] != found["a"]


def test_articles_without_words_stay_apart():
    found = stories({"a": "", "b": "", "c": "Two words"})
    assert len(set(found.values())) == 3


def test_numbers_above_twelve_are_facts_and_what_only_looks_like_one_is_none():
    assert anchors(["¹alks were held by 46 people at 5,000 metres, 12 of them twice"]) == ("46", "5000")


def test_the_order_of_the_articles_does_not_matter():
    texts = {f"a{n}": REPORT if n % 3 else REPRINT for n in range(6)} | {"x": OTHER}
    shuffled = list(texts)
    random.Random(7).shuffle(shuffled)
    assert stories(texts) == stories(texts, shuffled)


@pytest.mark.parametrize("triple", TRIPLES, ids=lambda triple: triple[0][:30])
def test_a_spun_copy_shares_the_story_of_its_original_and_another_report_on_the_subject_does_not(triple):
    original, spun, other = triple
    found = stories({"original": original, "spun": spun, "other": other})
    assert found["spun"] == found["original"] != found["other"]


def test_reports_on_different_subjects_stay_apart():
    texts = {f"{number} {part}": triple[part] for number, triple in enumerate(TRIPLES) for part in (0, 2)}
    assert len(set(stories(texts).values())) == len(texts)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The envoy Ana Lund left Oslo’s port. Ships of 1,200 tons came.", ("ana", "lund", "oslo", "1200")),
        ("Seven men and 12 dogs of 2024 saw NATO.", ("2024", "nato")),
        ("", ()),
    ],
)
def test_names_inside_sentences_and_numbers_from_thirteen_on_are_kept(text, kept):
    assert anchors([text]) == kept


def test_the_same_names_in_another_order_are_another_report():
    names = [f"Name{letter}" for letter in "abcdefghijklmnop"]
    one = anchors(["He met " + ", ".join(names)])
    assert same_facts(one, one)
    assert not same_facts(one, one[::-1])
    assert not same_facts(one[:5], one[:5])  # too few to tell


def test_pairs_of_what_is_new_are_all_pairs_but_those_of_what_was_there():
    texts = {"a": REPORT, "b": REPRINT, "c": OTHER, "d": REPORT.upper(), "e": OTHER + " It rained."}
    sketches = together([sketch(key, [text], ()) for key, text in texts.items()])
    every = {frozenset(pair) for pair in joined_pairs(sketches, set(texts), lambda keys: {})}
    assert every == {frozenset(pair) for pair in ("ab", "ad", "bd", "ce")}
    of_new = {frozenset(pair) for pair in joined_pairs(sketches, {"d", "e"}, lambda keys: {})}
    assert of_new == {pair for pair in every if pair & {"d", "e"}}

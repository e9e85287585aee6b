"""Facts about the figures, each counted by hand: (right, found, met, wanted)."""

import pytest

from components.quality.comparing import STAGES, Counts, compare_theme, compare_type
from components.quality.facts import Act, Facts, joined, name_key, plain, quotation_key


def actors(*names: str | tuple[str, ...]) -> Facts:
    return Facts(actors=frozenset(frozenset([n] if isinstance(n, str) else n) for n in names))


def acts(*rows: Act) -> Facts:
    return Facts(acts=frozenset(rows))


def quotations(*rows: tuple[str, str]) -> Facts:
    return Facts(quotations=frozenset(rows))


PRAISE = Act("KEN", "UGA", "SUPPORT", "+")
BLAME = Act("KEN", "UGA", "ACCUSE", "-")
TALKS = Act("KEN", "UGA", "CONSULT", "+", mutual=True)
ONE_SIDED_TALKS = Act("KEN", "UGA", "CONSULT", "+")


def test_precision_recall_and_f1():
    counts = Counts(right=3, found=4, met=2, wanted=5)
    assert (counts.precision, counts.recall) == (0.75, 0.4)
    assert counts.f1 == pytest.approx(0.5217, abs=1e-4)  # 2 * .75 * .4 / 1.15


def test_counts_add_up():
    assert Counts(1, 2, 3, 4) + Counts(10, 20, 30, 40) == Counts(11, 22, 33, 44)


def test_where_nothing_is_found_precision_is_none_and_where_nothing_is_wanted_recall_is_whole():
    assert Counts(0, 0, 0, 3).precision == 0
    assert Counts(0, 2, 0, 0).recall == 1
    assert Counts(0, 0, 0, 3).f1 == 0


@pytest.mark.parametrize("stage", STAGES)
def test_a_reader_agrees_with_himself(stage):
    said = Facts(
        frozenset({"KEN", "UGA"}),
        frozenset({frozenset({"jane doe", "doe"}), frozenset({"un"})}),
        frozenset({"drugs_crime"}),
        frozenset({PRAISE, TALKS}),
        frozenset({("doe", "we will work")}),
    )
    counts = STAGES[stage](said, [said])
    assert counts.f1 == 1
    assert counts.found == counts.wanted > 0


@pytest.mark.parametrize("stage", STAGES)
def test_who_says_nothing_finds_nothing_wrong_and_nothing_at_all(stage):
    reader = Facts(
        frozenset({"KEN"}),
        frozenset({frozenset({"doe"})}),
        frozenset({"drugs_crime"}),
        frozenset({PRAISE}),
        frozenset({("doe", "we will work")}),
    )
    assert STAGES[stage](Facts(), [reader]) == Counts(0, 0, 0, 1)


@pytest.mark.parametrize("stage", STAGES)
def test_a_paragraph_of_which_nobody_says_anything_counts_nothing(stage):
    assert STAGES[stage](Facts(), [Facts(), Facts()]) == Counts()


def test_what_one_reader_has_is_allowed_and_what_both_have_is_wanted():
    readers = [Facts(countries=frozenset({"KEN", "UGA"})), Facts(countries=frozenset({"KEN", "TZA"}))]
    found = Facts(countries=frozenset({"UGA", "TZA", "FRA"}))
    assert STAGES["countries"](found, readers) == Counts(right=2, found=3, met=0, wanted=1)


@pytest.mark.parametrize(
    ("found", "counts"),
    [
        (actors("doe"), Counts(1, 1, 1, 1)),  # one of his names
        (actors("jane doe", "doe"), Counts(1, 2, 1, 1)),  # left in two pieces: the second is wrong
        (actors("oedo"), Counts(0, 1, 0, 1)),
    ],
)
def test_one_actor(found, counts):
    assert STAGES["actors"](found, [actors(("jane doe", "doe"))]) == counts


def test_two_actors_merged_into_one_match_once():
    assert STAGES["actors"](actors(("jane doe", "john roe")), [actors("jane doe", "john roe")]) == Counts(1, 1, 1, 2)


def test_matching_gives_each_actor_the_partner_that_leaves_most_pairs():
    """'ministry' fits both; only if it takes the second does 'trade ministry' find one too."""
    found = actors("ministry", "trade ministry")
    assert STAGES["actors"](found, [actors("trade ministry", "ministry of war")]) == Counts(2, 2, 2, 2)


def test_a_short_name_inside_a_longer_one_is_another_actor():
    assert STAGES["actors"](actors("un"), [actors("un women")]).right == 0


def test_readers_who_name_an_actor_differently_mean_one():
    readers = [actors("kenya ports authority"), actors("ports authority")]
    assert STAGES["actors"](actors("ports authority"), readers) == Counts(1, 1, 1, 1)


@pytest.mark.parametrize(
    ("stage", "counts"),
    [
        ("pair", Counts(1, 1, 1, 1)),
        ("direction", Counts(0, 1, 0, 1)),
        ("polarity", Counts(0, 1, 0, 1)),
        ("type", Counts(0, 1, 0, 1)),
    ],
)
def test_swapped_ends_keep_the_pair_alone(stage, counts):
    assert STAGES[stage](acts(Act("UGA", "KEN", "SUPPORT", "+")), [acts(PRAISE)]) == counts


@pytest.mark.parametrize(
    ("stage", "counts"),
    [("pair", Counts(1, 1, 1, 1)), ("direction", Counts(1, 1, 1, 1)), ("polarity", Counts(0, 1, 0, 1))],
)
def test_a_wrong_sign_keeps_pair_and_direction(stage, counts):
    assert STAGES[stage](acts(BLAME), [acts(PRAISE)]) == counts


def test_a_mutual_act_stands_in_both_directions():
    assert STAGES["direction"](acts(TALKS), [acts(TALKS)]) == Counts(2, 2, 2, 2)
    assert STAGES["direction"](acts(ONE_SIDED_TALKS), [acts(TALKS)]) == Counts(1, 1, 1, 2)


def test_where_one_reader_calls_an_act_mutual_either_direction_is_right():
    readers = [acts(TALKS), acts(ONE_SIDED_TALKS)]
    other_way = acts(Act("UGA", "KEN", "CONSULT", "+"))
    assert STAGES["direction"](other_way, readers) == Counts(right=1, found=1, met=0, wanted=1)
    assert STAGES["type"](other_way, readers) == Counts(right=1, found=1, met=0, wanted=1)


def test_a_sign_left_open_takes_any_and_is_not_asked_for():
    readers = [acts(Act("KEN", "UGA", "REQUEST", "0"))]
    assert STAGES["polarity"](acts(BLAME), readers) == Counts(right=1, found=1, met=0, wanted=0)


def test_a_country_is_no_pair_with_itself():
    assert STAGES["pair"](acts(Act("KEN", "KEN", "COERCE", "-")), [Facts()]) == Counts()


@pytest.mark.parametrize("speaker", ["doe", ""])
def test_words_of_a_group_without_a_name_may_be_anybodys(speaker):
    assert STAGES["quotations"](quotations((speaker, "new reality")), [quotations(("", "new reality"))]).right == 1


def test_words_of_somebody_else_are_wrong():
    said = [quotations(("doe", "new reality"))]
    assert STAGES["quotations"](quotations(("roe", "new reality")), said) == Counts(0, 1, 0, 1)
    assert STAGES["quotations"](quotations(("", "new reality")), said) == Counts(0, 1, 0, 1)


def test_one_theme_and_one_type_count_by_themselves():
    readers = [Facts(themes=frozenset({"drugs_crime", "mining_resources"}), acts=frozenset({PRAISE, BLAME}))] * 2
    found = Facts(themes=frozenset({"drugs_crime", "border_military"}), acts=frozenset({PRAISE}))
    assert compare_theme("drugs_crime", found, readers) == Counts(1, 1, 1, 1)
    assert compare_theme("mining_resources", found, readers) == Counts(0, 0, 0, 1)
    assert compare_theme("border_military", found, readers) == Counts(0, 1, 0, 0)
    assert compare_type("SUPPORT", found, readers) == Counts(1, 1, 1, 1)
    assert compare_type("ACCUSE", found, readers) == Counts(0, 0, 0, 1)


def test_pieces_of_a_paragraph_are_taken_together():
    pieces = [Facts(countries=frozenset({"KEN"})), Facts(countries=frozenset({"UGA"}), acts=frozenset({PRAISE}))]
    assert joined(pieces) == Facts(countries=frozenset({"KEN", "UGA"}), acts=frozenset({PRAISE}))
    assert joined([]) == Facts()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("President Jane Doe", "jane doe"),
        ("the Ports Authority’s", "ports authority"),
        ("Mrs. Doe", "doe"),
        ("U.S.", "u s"),
        ("Jane\n Doe", "jane doe"),
    ],
)
def test_names_are_compared_without_title_possessive_and_punctuation(name, key):
    assert name_key(name) == key


def test_texts_are_compared_without_case_breaks_and_curly_quotes():
    assert plain("“Ports’\n  new  Oﬃce”") == '"ports\' new office"'


def test_a_quotation_is_compared_by_last_name_and_first_three_words():
    assert quotation_key("Jane Doe", "We will, of course, go") == ("doe", "we will of")
    assert quotation_key("", "No.") == ("", "no")

"""Who acts on whom: sentences of many regions with the acts that they state, and sentences that state none."""

import pytest
from relation_cases import COMPLETED, NOT_STATED, SILENT, STATED
from relation_texts import NAMES, acts, mentions_of, relations_of

from components.knowledge.relations import load_relation_rules
from components.preprocessing.records import ArticleDocs, DateFound, Entities, LocalEntity, Mention
from components.preprocessing.relations import find_relations


@pytest.fixture(scope="module")
def rules():
    return load_relation_rules()


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_an_act_joins_who_does_it_to_whom_it_is_done(nlp, rules, text, expected):
    assert expected in acts(relations_of(nlp, rules, text))


@pytest.mark.parametrize(("text", "expected"), COMPLETED)
def test_an_act_with_one_end_takes_the_one_other_country_of_its_sentence(nlp, rules, text, expected):
    assert expected in {(r.source_country, r.type, r.target_country) for r in relations_of(nlp, rules, text)}


def test_of_calls_for_something_only_who_calls_is_known(nlp, rules):
    text = "Chile has led calls for aid, aware that any trouble in Bolivia could reach it."
    assert relations_of(nlp, rules, text) == []


@pytest.mark.parametrize(("text", "unsaid"), NOT_STATED)
def test_an_act_is_not_laid_to_those_who_only_stand_near_it(nlp, rules, text, unsaid):
    assert not [act for act in acts(relations_of(nlp, rules, text)) if unsaid <= set(act)]


@pytest.mark.parametrize("text", SILENT)
def test_countries_named_together_without_an_act_give_no_relation(nlp, rules, text):
    assert acts(relations_of(nlp, rules, text)) == set()


def test_offsets_cut_out_the_sentence_and_the_word_of_action(nlp, rules):
    text = "It was a calm day. India condemned Pakistan. Nobody spoke."
    (row,) = relations_of(nlp, rules, text)
    assert text[row.start : row.end] == "India condemned Pakistan."
    assert text[row.cue_start : row.cue_end] == row.cue == "condemned"


def test_the_latter_is_whoever_was_named_last(nlp, rules):
    rows = relations_of(nlp, rules, "Egypt, which had talks with Sudan, urged the latter to release prisoners.")
    assert ("EGY", "REQUEST", "SDN", "-", "actual") in acts(rows)


def test_countries_that_act_together_give_a_row_for_each(nlp, rules):
    rows = relations_of(nlp, rules, "Egypt, Sudan and Ethiopia urged Kenya to mediate.")
    assert {r.source_country for r in rows if r.target_country == "KEN"} == {"EGY", "SDN", "ETH"}


def test_an_act_of_both_sides_is_one_row_marked_mutual(nlp, rules):
    rows = relations_of(nlp, rules, "Indonesia held talks with Australia.")
    assert [(r.source_country, r.target_country, r.mutual) for r in rows] == [("IDN", "AUS", True)]


def test_a_plan_is_not_mutual(nlp, rules):
    (row,) = relations_of(nlp, rules, "Indonesia wants to hold talks with Australia.")
    assert (row.status, row.mutual) == ("planned", False)


def test_an_attack_on_people_abroad_is_also_one_on_the_country_where_it_happens(nlp, rules):
    rows = relations_of(nlp, rules, "Somali gunmen attacked a Chinese camp in Kenya.")
    assert {(r.source_country, r.target_country) for r in rows} == {("SOM", "CHN"), ("SOM", "KEN")}


def test_an_assembly_of_many_countries_is_no_act_between_two_of_them(nlp, rules):
    names = [names[0] for names in NAMES.values()]
    assert relations_of(nlp, rules, ", ".join(names[:-1]) + f" and {names[-1]} met.") == []


def test_an_endless_list_is_read_to_its_end(nlp, rules):
    assert relations_of(nlp, rules, "They sold " + "apples, " * 1500 + "and pears to India.") == []


def test_a_name_with_a_word_of_action_in_it_is_no_act(nlp, rules):
    text = "The Kenya Support Mission opened an office in Sudan."
    mentions = [Mention(4, 25, text[4:25], "mission", "KEN", None, "name", "test", 1.0), *mentions_of(text)[1:]]
    entities = {m.entity: LocalEntity(m.entity, m.entity, "COUNTRY", m.entity) for m in mentions[1:]}
    entities["mission"] = LocalEntity("mission", "Kenya Support Mission", "ORG", "KEN")
    article = ArticleDocs("a", None, None, [nlp(text)])
    assert find_relations(article, Entities(entities, [mentions]), [[]], rules) == [[]]


def test_an_act_years_before_the_article_is_historic(nlp, rules):
    text = "Iraq invaded Iran in 1980."
    article = ArticleDocs("a", None, "2024-05-02", [nlp(text)])
    mentions = mentions_of(text)
    entities = Entities({m.entity: LocalEntity(m.entity, m.entity, "COUNTRY", m.entity) for m in mentions}, [mentions])
    dates = [[DateFound(21, 25, "1980", "1980", "year", "stated")]]
    ((row,),) = find_relations(article, entities, dates, rules)
    assert (row.status, row.event_date) == ("historic", "1980")


def test_a_bloc_acts_for_the_members_that_the_paragraph_names(nlp, rules):
    text = "The Coast Union, which includes Kenya and Somalia, condemned Ethiopia."
    mentions = sorted(
        [*mentions_of(text), Mention(4, 15, "Coast Union", "bloc", None, None, "name", "test", 1.0)],
        key=lambda m: m.start,
    )
    entities = {m.entity: LocalEntity(m.entity, m.entity, "COUNTRY", m.entity) for m in mentions if m.country}
    entities["bloc"] = LocalEntity("bloc", "Coast Union", "IGO")
    article = ArticleDocs("a", None, None, [nlp(text)])
    (rows,) = find_relations(article, Entities(entities, [mentions]), [[]], rules)
    assert {(r.source_country, r.type, r.target_country) for r in rows} == {
        ("KEN", "ACCUSE", "ETH"),
        ("SOM", "ACCUSE", "ETH"),
    }


def test_ends_point_to_the_mentions_of_their_paragraph(nlp, rules):
    text = "Officials said that France had criticised Germany."
    (row,) = relations_of(nlp, rules, text)
    forms = [m.form for m in mentions_of(text)]
    assert (forms[row.source_mention], forms[row.target_mention]) == ("France", "Germany")


@pytest.mark.parametrize(("text", "acts"), [("Did Kenya warn Somalia?", 0), ("Why did Kenya warn Somalia?", 1)])
def test_who_asks_whether_something_was_done_does_not_say_that_it_was(nlp, rules, text, acts):
    assert len(relations_of(nlp, rules, text)) == acts


def test_whoever_was_dropped_by_somebody_was_not_visited(nlp, rules):
    assert "CONSULT" not in {row.type for row in relations_of(nlp, rules, "Somalia was dropped by Kenya in 2019.")}


def test_scores_stay_between_nought_and_one(nlp, rules):
    rows = [row for text, _ in STATED for row in relations_of(nlp, rules, text)]
    assert all(0 < row.score <= 1 for row in rows)

"""Who acts on whom where a sentence leaves an end open: what the sentences before say of it."""

import pytest
from relation_texts import acts, relations_of

from components.knowledge.relations import load_relation_rules


@pytest.fixture(scope="module")
def rules():
    return load_relation_rules()


def test_a_second_attack_is_laid_to_those_of_the_first(nlp, rules):
    first = "Militants from Yemen attacked a Saudi ship on Monday."
    second = "A second attack on Tuesday killed two Egyptian sailors."
    assert ("YEM", "ASSAULT", "EGY", "-", "actual") in acts(relations_of(nlp, rules, first, second))


def test_a_new_attack_without_an_attacker_is_laid_to_nobody(nlp, rules):
    first = "Militants from Yemen attacked a Saudi ship on Monday."
    second = "An attack in Lebanon killed two Egyptian tourists."
    assert not [r for r in relations_of(nlp, rules, first, second) if r.target_country == "EGY"]


def test_one_who_joins_an_act_does_it_with_those_of_the_sentence_before(nlp, rules):
    text = "Chile and Argentina signed a treaty on whales. Mexico signed as an observer."
    found = {(r.source_country, r.target_country) for r in relations_of(nlp, rules, text) if r.type == "AGREE"}
    assert found == {("CHL", "ARG"), ("MEX", "CHL"), ("MEX", "ARG")}


def test_who_takes_part_in_nothing_told_joins_nobody(nlp, rules):
    assert relations_of(nlp, rules, "Chile accused Argentina of theft. Mexico and Cuba took part.")[1:] == []


def test_them_are_those_whom_the_attacker_deals_with(nlp, rules):
    text = "Somali gunmen raided a Kenyan village. Kenyan jets bombed them."
    assert ("KEN", "ASSAULT", "SOM", "-", "actual") in acts(relations_of(nlp, rules, text))


MEDIATORS = [
    "Egypt offered to mediate.",
    "Egypt offered its good offices.",
    "Egypt suspended talks with both kingdoms.",
]


@pytest.mark.parametrize("text", MEDIATORS)
def test_who_offers_to_mediate_deals_with_the_two_of_whom_the_article_speaks(nlp, rules, text):
    rows = relations_of(nlp, rules, "Thailand accused Myanmar of theft. Myanmar condemned Thailand.", text)
    assert {r.target_country for r in rows if r.source_country == "EGY"} == {"THA", "MMR"}


def test_a_vow_is_said_to_nobody_who_is_not_named(nlp, rules):
    rows = relations_of(nlp, rules, "Thailand accused Myanmar of theft. Thailand vowed to build a dam.")
    assert {r.type for r in rows} == {"ACCUSE"}


def test_a_denial_answers_the_accuser(nlp, rules):
    rows = relations_of(nlp, rules, "Kinshasa accused Rwanda of looting.", "Rwanda denied any involvement.")
    assert ("RWA", "REJECT", "COD", "-", "actual") in acts(rows)


LEFT_OPEN = [
    (["Gunmen from Haiti shot dead three Dominican guards.", "Niger recalled its ambassador."], set()),
    (["Mali accused Niger of shelling a village.", "Niamey recalled its ambassador."], {("NER", "SANCTION", "MLI")}),
    (["Turkish jets flew over Greek islands. Athens protested."], {("GRC", "PROTEST", "TUR")}),
    (["Polish marines boarded a Russian ship.", "Its Greek captain was expelled."], set()),
    (
        ["Polish police expelled a Russian singer. Two Greek dancers were expelled too."],
        {("POL", "SANCTION", "RUS"), ("POL", "SANCTION", "GRC")},
    ),
    (["Kenya met Somalia in May.", "Kenya wants rain and expects to save water."], set()),
    (["Iran and Iraq clashed. Two brothers each accused the other. Iran protested."], {("IRN", "PROTEST", "IRQ")}),
    (["The minister of Turkey met envoys of Greece and Egypt. Poland protested."], set()),
    (["Kenya and Somalia met. The Kenyan parliament rejected the bill on fisheries, and Kenya slept."], set()),
    # the one that the sentence itself names before comes first; what is one's own is taken from nobody
    (
        ["Mali met France. Niger gives visas to anyone, and Mali has protested more than once."],
        {("MLI", "PROTEST", "NER")},
    ),
    (["Kenya met Somalia. Kenya froze its dues."], set()),
    # a friend of theirs is not the one against whom they protest
    (["Samoa barred Fiji. Palau and Nauru, allies of Taiwan, protested."], set()),
    # what is suspended or cut off is another country's where borders, envoys, trade or a country are
    (["Kenya met Somalia. Kenya will suspend all licences of farmers."], set()),
    (["Kenya met Somalia. Later Kenya cut off the kingdom."], {("KEN", "SANCTION", "SOM")}),
    (["Kenya met Somalia. Kenya apologised and suspended three officers."], set()),
]


@pytest.mark.parametrize(("paragraphs", "expected"), LEFT_OPEN)
def test_an_act_on_nobody_named_goes_to_the_one_its_author_deals_with(nlp, rules, paragraphs, expected):
    kinds = ("SANCTION", "PROTEST")
    rows = relations_of(nlp, rules, *paragraphs)
    assert {(r.source_country, r.type, r.target_country) for r in rows if r.type in kinds} == expected


def test_the_clause_below_an_act_says_on_whom_before_the_story_does(nlp, rules):
    rows = relations_of(nlp, rules, "Niger accused Poland of theft. Niger refused to let a hundred Kenyan lorries go.")
    assert {(r.source_country, r.target_country) for r in rows if r.type == "REJECT"} == {("NER", "KEN")}


def test_a_minister_is_of_the_country_that_the_sentence_tells_of(nlp, rules):
    text = "Libya met Tunisia. Libyan ships sailed. Israel is watching: a minister accused the Egyptians of a breach."
    rows = relations_of(nlp, rules, text)
    assert {(r.source_country, r.target_country) for r in rows if r.type == "ACCUSE"} == {("ISR", "EGY")}


NOTHING_DONE = [
    "Egypt refused to criticise Turkey.",
    "Kuwait recalled nobody from Iraq.",
    "Kenya sent nurses; Somalia will add soldiers.",
]


@pytest.mark.parametrize("text", NOTHING_DONE)
def test_what_is_spared_or_done_to_nobody_is_no_act(nlp, rules, text):
    assert not [r for r in relations_of(nlp, rules, text) if r.status == "actual"]

"""Names that no list has, told by their part in a sentence, by the words beside them, or by a fuller form elsewhere."""

import pytest
from entity_facts import actors, entities, means, people

BODIES = [
    ("He is a member of the Inuit Avataq.", ("Inuit Avataq", "ORG")),
    ("The vote failed after Kersuilit deputies left the room.", ("Kersuilit", "MOVEMENT")),
    ("She told Ramla Echo reporters that she would appeal.", ("Ramla Echo", "MEDIA")),
    ("The editor of L'Oued du Matin was jailed.", ("L'Oued du Matin", "MEDIA")),
    ("They sued Pacific Dredge & Marine.", ("Pacific Dredge & Marine", "COMPANY")),
    ("Air Kiritoa added a flight.", ("Air Kiritoa", "COMPANY")),
    ("The tanks belong to Volgotransneft.", ("Volgotransneft", "COMPANY")),
    ("Hotel Association Nepal met on Monday.", ("Hotel Association Nepal", "ORG")),
    ("The Ghana Ports and Harbours Authority said no.", ("Ghana Ports and Harbours Authority", "GOV")),
    ("The Mongolian Authority Against Corruption said no.", ("Mongolian Authority Against Corruption", "GOV")),
    ("An officer of Taskforce 23 said no.", ("Taskforce 23", "GOV")),
    ("The Savana Port Board was fined.", ("Savana Port Board", "GOV")),
    ("TV Pirvalo went dark at noon.", ("TV Pirvalo", "MEDIA")),
]


@pytest.mark.parametrize(("text", "expected"), BODIES, ids=[text for text, _ in BODIES])
def test_a_body_that_no_list_has(text, expected):
    assert expected in {(name, kind) for name, kind, _ in actors(text)}


PEOPLE = [
    ("Its founder, Atallah, has been in jail since March.", "Atallah"),
    ("They filmed the boxer Efe Ajagbo at home.", "Efe Ajagbo"),
    ("At seven Mirembe, the teacher, lays out chairs.", "Mirembe"),
    ("The prosecutor is looking into the death of Efrahim Fuerez.", "Efrahim Fuerez"),
    ("A former policeman known as Amruz runs it.", "Amruz"),
]


@pytest.mark.parametrize(("text", "name"), PEOPLE, ids=[text for text, _ in PEOPLE])
def test_a_person_beside_a_noun_for_people(text, name):
    assert name in people(text)


NOT_ACTORS = [
    "He saw the Kersuilit on Monday.",
    "Cholera has come back.",
    "They live in Village de Bleu.",
    "The monks of Wat Pra Vihan counted shells.",
    "Russia's shadow fleet has grown.",
    "The Minister of Energy resigned.",
    "MAE TAK (local report) - Shops were shut.",
    "The local sources from Lille report that the department is closed.",
]


@pytest.mark.parametrize("text", NOT_ACTORS)
def test_no_body_and_no_person(text):
    assert actors(text) == set()


def test_initials_mean_the_body_that_the_article_spells_out():
    texts = ("The Libyan River Armed Forces said no.", "The LRAF denied it, and the WTO did not.")
    assert ("LRAF", "Libyan River Armed Forces") in means(*texts)
    assert ("WTO", "World Trade Organization") in means(*texts)


@pytest.mark.parametrize(
    ("first", "second", "meant"),
    [
        ("Ardenport Trading bought a ship.", "Later Ardenport sold it.", "Ardenport Trading"),
        ("The Vakhtan Foundation gave money.", "A man of Vakhtan came.", "Vakhtan Foundation"),
        ("Ardenport Trading and Ardenport Shipping bought ships.", "A friend of Ardenport came.", None),
        ("Ardenport Trading bought a ship.", "It lies in Ardenport today.", None),
        ("Kenya Fish Traders bought a ship.", "Kenya sold it.", None),
    ],
)
def test_the_first_words_of_a_name_mean_the_body(first, second, meant):
    named = {name for form, name in means(first, second) if form in ("Ardenport", "Vakhtan", "Kenya")}
    assert named - {"Kenya"} == ({meant} if meant else set())


def test_fighters_of_a_named_group_are_no_second_group():
    text = "Fighters of the Kazinga Liberation Front took the hill."
    assert {name for name, _, _ in actors(text)} == {"Kazinga Liberation Front"}


def test_an_army_led_government_is_the_government_and_not_the_army():
    names = {name for name, _, _ in actors("Sudan's army-led government has ordered three days of prayer.")}
    assert names == {"Government of Sudan"}


def test_on_the_side_of_a_country_is_a_place():
    assert actors("On the Chinese side the lorries wait.") == set()


def test_who_has_no_country_is_of_the_one_that_the_article_is_about():
    found = entities(
        "Namibia's parliament met. The people of Namibia waited.",
        "Mayor Selma Nghidino of a town in Namibia said no.",
        "In Spain, the lawyer Jorge Prato said nothing.",
    )
    country = {e.name: e.country for e in found.entities.values()}
    assert country["Selma Nghidino"] == "NAM"
    assert country["Jorge Prato"] is None

"""Words that mean somebody named before: surnames, acronyms, pronouns, groups; silent where the text leaves a doubt."""

import pytest
from entity_facts import entities, means, people


def test_a_surname_means_the_full_name_of_the_article():
    assert ("Otieno", "Paul Otieno") in means("Minister Paul Otieno spoke.", "Later Otieno left.")


def test_a_surname_is_explained_by_a_later_full_name():
    found = means("Otieno, the minister, spoke.", "Paul Otieno was born in Kisumu, Mr. Otieno said.")
    assert ("Otieno", "Paul Otieno") in found


def test_of_two_with_one_surname_the_office_tells_who_is_meant():
    said = means("President José Ruiz Mora met Interior Minister Carmen Ruiz. Minister Ruiz left.")
    assert said[-1] == ("Ruiz", "Carmen Ruiz")


def test_two_people_with_one_surname_stay_apart():
    texts = ("Paul Otieno met Grace Achieng Otieno.",)
    assert set(people(*texts)) == {"Paul Otieno", "Grace Achieng Otieno"}


def test_an_acronym_in_brackets_means_the_name_before_it():
    found = means("The Nile Basin Trust (NBT) met.", "Later the NBT objected.")
    assert ("NBT", "Nile Basin Trust") in found


def test_the_union_means_the_union_named_before():
    assert ("Union", "European Union") in means("The European Union met.", "In the end the Union objected.")


SHORT = [
    (("The Nile Basin Council met.", "Later the council objected."), ("council", "Nile Basin Council")),
    (("The Arakan Army (AA) withdrew.", "The town that the rebels hold is calm."), ("rebels", "Arakan Army")),
    (("Houthi rebels fired at a ship.", "An envoy of the movement denied it."), ("movement", "Houthis")),
    (("Wang Yilin of China resigned.", "In May Wang was fined."), ("Wang", "Wang Yilin")),
    (("Kim Yong-chol arrived.", "The minister met Kim there."), ("Kim", "Kim Yong-chol")),
]


@pytest.mark.parametrize(("texts", "expected"), SHORT)
def test_one_word_means_the_body_or_person_named_before(texts, expected):
    assert expected in means(*texts)


def test_one_word_for_two_bodies_means_neither():
    texts = ("The Nile Council met the Volta Council.", "Later the council objected.")
    assert not [fact for fact in means(*texts) if fact[0] == "council"]


PRONOUNS = [
    (("President Paul Otieno spoke.", "He was angry."), [("He", "Paul Otieno")]),
    (("President Paul Otieno spoke. Later he left.",), [("he", "Paul Otieno")]),
    (("Spokeswoman Ana Gomez met Mr. Luis Prado.", "She was angry."), [("She", "Ana Gomez")]),
    (("Ghana and Togo met.", "They signed a pact."), [("They", "Ghana"), ("They", "Togo")]),
    (("President Fernando Prado met Teresa Gomez.", "She was angry."), [("She", "Teresa Gomez")]),
    (("Minister Teresa Gomez met President Fernando Prado.", "He was angry."), [("He", "Fernando Prado")]),
    (("President Kwebu Prado spoke with Teresa Gomez.", "She was angry."), [("She", "Teresa Gomez")]),
    (
        ("President Marko Petrov left. A Kenyan navy spokesman said ships had arrived, and he blamed Togo.",),
        [("he", "Kenyan navy")],
    ),
]


@pytest.mark.parametrize(("texts", "expected"), PRONOUNS)
def test_a_pronoun_means_who_was_named_before(texts, expected):
    assert [fact for fact in means(*texts) if fact[0] == expected[0][0]] == expected


@pytest.mark.parametrize(
    ("texts", "word"),
    [
        (("Farmers complained.", "He was angry."), "He"),
        (("The men and the women waited.", "They left."), "They"),
        (("President Paul Otieno spoke.", "“He lied,” read the banner."), "He"),
        (("President Fernando Prado spoke.", "She was angry."), "She"),
        (("Minister Teresa Gomez spoke.", "He was angry."), "He"),
        (("President Paul Otieno spoke. A spokesman said nothing.", "He was angry."), "He"),
    ],
)
def test_a_pronoun_without_a_clear_antecedent_is_left_alone(texts, word):
    assert word not in [form for form, _ in means(*texts)]


def test_both_sides_gives_a_mention_of_each():
    found = entities("Serbia met Kosovo in Vienna.", "Both sides agreed to talk.")
    group = [m for m in found.mentions[1] if m.form == "Both sides"]
    assert sorted(str(m.country) for m in group) == ["SRB", "XKX"]
    assert {(m.start, m.end, m.via) for m in group} == {(0, 10, "description")}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # those that the article is about, though a third was named last
        (("Serbia met Kosovo.", "Serbia blamed Kosovo.", "A Greek envoy came.", "Both sides agreed."), {"SRB", "XKX"}),
        # those that the paragraph names
        (("Serbia met Kosovo.", "Serbia blamed Kosovo.", "Peru met Chile. Both sides agreed."), {"PER", "CHL"}),
        # the one that the paragraph names, and the one that the article is about
        (("Mali met Togo.", "Mali met Peru.", "A road to Ghana, agreed by the two countries, opens."), {"MLI", "GHA"}),
        # not those who urge them
        (("Serbia met Kosovo.", "France and Germany urged both sides to talk."), {"SRB", "XKX"}),
        # three that are named as often: nobody
        (("Serbia, Kosovo and Greece met.", "Both sides agreed."), set()),
    ],
)
def test_the_two_countries_are_those_spoken_of(texts, expected):
    found = entities(*texts)
    group = [m for m in found.mentions[-1] if m.form.lower() in ("both sides", "the two countries")]
    assert {m.country for m in group} == expected


def test_the_three_countries_are_those_listed():
    found = means("Mali, Niger and Burkina Faso left the bloc.", "The three countries formed an alliance.")
    assert sorted(name for form, name in found if form == "The three countries") == ["Burkina Faso", "Mali", "Niger"]


def test_a_number_that_the_text_does_not_explain_names_nobody():
    assert "The five countries" not in [form for form, _ in means("Mali met Niger.", "The five countries agreed.")]


def test_the_country_is_the_one_spoken_of():
    found = entities("Rebels advanced in Chad.", "Aid workers have left the country.")
    assert [(m.form, m.country, m.via) for m in found.mentions[1]] == [("the country", "TCD", "description")]


def test_that_country_is_the_one_named_last():
    found = entities("Peru answered the Colombian president and sent a note to the embassy of that country.")
    assert [m.country for m in found.mentions[0] if m.form == "that country"] == ["COL"]


def test_a_bare_ministry_belongs_to_the_country_that_acts():
    assert ("Foreign Ministry", "Peruvian Foreign Ministry") in means(
        "Peru protested, and a Foreign Ministry spokesman called the attack cruel."
    )


@pytest.mark.parametrize(
    "texts",
    [
        ("Soldiers fought suspected smugglers.", "Two died. Others fled into Chad."),
        ("Armed bandits crossed from Chad.",),
        ("Islamist gunmen operating from Chad struck.",),
    ],
)
def test_people_under_arms_belong_where_they_operate_from(texts):
    found = entities(*texts)
    assert [e.country for e in found.entities.values() if e.type == "ARMED_GROUP"] == ["TCD"]


def test_the_traffickers_are_those_named_before():
    found = means("Police fought suspected drug traffickers.", "The traffickers fled, and traffickers were hurt.")
    assert ("traffickers", "drug traffickers") in found


INTERVIEW = ("Lucia Prado Rey received The Lake Post.", "The Lake Post: Why?", "Prado: Because.", "The Lake Post: So?")


def test_the_label_of_a_turn_is_who_speaks_in_it():
    assert means(*INTERVIEW, "Prado: No.")[0] == ("Prado", "Lucia Prado Rey")
    found = entities(*INTERVIEW, "Prado: No.")
    assert [found.entities[m.entity].type for m in found.mentions[3]] == ["MEDIA"]


@pytest.mark.parametrize("text", ["Prado: No.", "Note: This is new."])
def test_a_colon_alone_makes_no_turn(text):
    assert means("Farmers met.", text) == []


def test_the_first_of_two_surnames_names_a_person():
    assert ("Prado", "Lucia Prado Rey") in means("Minister Lucia Prado Rey spoke.", "Minister Prado left.")


def test_where_the_surname_comes_first_it_names_the_person():
    assert ("Choi", "Choi Sang-mok") in means("South Korean President Choi Sang-mok spoke.", "Today, Choi left.")


def test_a_minister_without_a_country_is_of_none_where_two_act_before():
    said = "Since Berlin brought back checks, Polish commuters wait, and Prime Minister Adam Kral complained twice."
    assert people(said)["Adam Kral"] == (None, "Prime Minister")
    assert people("Berlin brought back checks, and Prime Minister Adam Kral praised it.")["Adam Kral"][0] == "DEU"


@pytest.mark.parametrize(("title", "country"), [("Fiji's police stay neutral", None), ("Chinese police", "CHN")])
def test_a_minister_is_of_the_country_of_an_article_unless_its_headline_begins_with_another(title, country):
    texts = ("Prime Minister Adam Kral spoke.", "China and Fiji signed. China paid.", "Chinese police left.")
    found = entities(*texts, title=title)
    assert {e.country for e in found.entities.values() if e.name == "Adam Kral"} == {country}

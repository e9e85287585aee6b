"""Bodies and officials without a country: of the one that the sentence, the paragraph or the article is about."""

import pytest
from entity_facts import actors, entities, means, people

OF_WHOM = [
    (("Guinea's military government met.", "Togo and Ghana objected.", "The junta refused."), "Government of Guinea"),
    (("In Ukraine, Russia struck a dam, the air force said.",), "Ukrainian air force"),
    (("Latvia will not admit Belarusian citizens, the Interior Ministry in Riga said.",), "Latvian Interior Ministry"),
    (("The US embassy in Nairobi condemned it.", "Kenya mourned.", "The government wept."), "Government of Kenya"),
    (("The trip was criticised by Germany, whose foreign ministry spoke.",), "German foreign ministry"),
    (("Peru sent gunboats after Chile did, and its foreign ministry spoke.",), "Peruvian foreign ministry"),
    (("Brazil closed the border with Venezuela, the army said.",), "Brazilian army"),
    (("Montenegro deported two Russians, police said.",), "Montenegrin police"),
    (("The parliament in Skopje voted.",), "Macedonian parliament"),
    (("Kenya mourned.", "The transport ministry closed the road."), "Kenyan transport ministry"),
    (("Chad mourned.", "Teachers say that the capital's police are paid."), "Chadian police"),
    (("Peru voted.", "The regional assembly of Puno objected."), "Peruvian regional assembly"),
    (
        ("Ghana is poor.", "Ghana waits.", "Speaking in the Senate, French minister Anne Roux spoke of Ghana."),
        "French senate",
    ),
    (("Ghana waits.", "Ghana wrote to the Security Council."), "UN Security Council"),
    (("Russia's Security Council met.", "The Security Council said no."), "Russian Security Council"),
    (("Kenya met Peru.", "Gunmen attacked a Togolese post in the north, the army said."), "Togolese army"),
    (
        ("Bolivia restored ties with Israel.", "Iran deplored it.", "The new government wants a loan."),
        "Government of Bolivia",
    ),
    (("Peru voted.", "It was told by the army chief of Chile."), "Chilean army"),
    (("In Ghana the vote is over. Soldiers stood by.",), "Ghanaian armed forces"),
    (("A court in Tbilisi freed him.",), "Georgian court"),
    (
        ("Congo waits.", "Congo is tired.", "Uganda sent men to fight the Allied Democratic Forces, the army said."),
        "Ugandan army",
    ),
    (("Kenya voted.", "The city government of Mombasa refused."), "Kenyan city government"),
    (("Kenya voted.", "The ombudsman's office refused."), "Kenyan ombudsman's office"),
    (("Spokesmen met.", "In Ghana, the vote is over. The military stood by."), "Ghanaian armed forces"),
]


@pytest.mark.parametrize(("texts", "name"), OF_WHOM)
def test_a_bare_body_is_of_the_country_that_the_text_is_about(texts, name):
    assert name in [meant for _, meant in means(*texts)]


@pytest.mark.parametrize(
    "texts",
    [
        ("The army advanced.",),
        ("Chad met Niger.", "Togo met Benin.", "The army advanced."),
        ("Ghana voted.", "He joined the army reserve."),
        ("Ghana voted.", "Farmers and the ministry argued."),
        ("Ghana voted.", "Two police stations burnt."),
        ("Ghana voted.", "A court in The Hague will judge."),
        ("Ghana voted.", "The regional assembly objected."),
    ],
)
def test_a_bare_body_without_a_clear_country_is_left_alone(texts):
    assert not [m for m in entities(*texts).mentions[-1] if m.country]


BESIDE = [
    ("Kallio Mara, a Finnish company, left.", ("Kallio Mara", "COMPANY", "FIN")),
    ("Tonga Power chief executive Sione Havea resigned.", ("Tonga Power", "COMPANY", "TON")),
    ("Air Nuku's chairman, Sione Havea, resigned.", ("Air Nuku", "COMPANY", None)),
    ("The fund, Helios Mast, wants to buy it.", ("Helios Mast", "COMPANY", None)),
    ("He told Ilulissaq that it was over.", ("Ilulissaq", "MEDIA", None)),
    ("The Bougainville government agreed.", ("Bougainville government", "GOV", "PNG")),
    ("Balochistan's home department closed the line.", ("Balochistan home department", "GOV", "PAK")),
    ("Cameroon's SDF left the coalition.", ("SDF", "ORG", "CMR")),
    ("Bulgaria's counter-intelligence agency DANS held two men.", ("DANS", "GOV", "BGR")),
    ("The Joint Mechanism of the ICGLR met.", ("Joint Mechanism", "ORG", None)),
    ("NNPC Retail raised its prices.", ("NNPC Retail", "COMPANY", None)),
    ("Orange Kivu, Kenya's largest trader, left.", ("Orange Kivu", "COMPANY", "KEN")),
    ("Royal Greenland, the fishing company, closed.", ("Royal Greenland", "COMPANY", None)),
    ("Ghana's opposition refused.", ("Ghanaian opposition", "MOVEMENT", "GHA")),
    ("Ghana voted, and the ruling party won.", ("Ghanaian ruling party", "MOVEMENT", "GHA")),
    ("The regulator, the ABMDR, met. Ada Bello heads the ABMDR.", ("ABMDR", "GOV", None)),
    ("Togo voted, and the Migration Directorate closed.", ("Togolese Migration Directorate", "GOV", "TGO")),
]


@pytest.mark.parametrize(("text", "actor"), BESIDE, ids=[text for text, _ in BESIDE])
def test_the_words_beside_a_name_tell_a_body(text, actor):
    assert actor in actors(text)


@pytest.mark.parametrize(
    "text",
    [
        "Pavel Novak, a film producer, left.",
        "Late on Monday, the company said it would stay.",
        "The Security chief resigned.",
        "He told Goddard to go home.",
        "In Ituri, government is far away.",
        "The Mombasa police station burnt.",
        "The mayor of Kapelle resigned.",
        "Ghana's opposition to the plan grew.",
        "Alghabass Ag-Intalla resigned.",
    ],
)
def test_no_body_where_a_person_or_a_plain_noun_stands(text):
    assert not {actor for actor in actors(text) if actor[1] in ("COMPANY", "MEDIA", "GOV", "ORG")}


MINISTERS = [
    (("Oman's foreign minister, Sheikh Paul Otieno, spoke.",), "OMN"),
    (("Burundi sent soldiers, and its foreign minister, Paul Otieno, called for sanctions.",), "BDI"),
    (("In Eritrea, Information Minister Paul Otieno spoke.",), "ERI"),
    (("Togo voted.", "The opposition leader, Paul Otieno, spoke."), "TGO"),
    (("India closed the road.", "Foreign Secretary Paul Otieno spoke."), "IND"),
    (("Mali met Niger.", "Togo met Benin.", "Defence Minister Paul Otieno spoke."), None),
    (("Ghana voted.", "The president of the club, Paul Otieno, spoke."), None),
    (("Ghana voted.", "Bank president Paul Otieno spoke."), None),
]


@pytest.mark.parametrize(("texts", "country"), MINISTERS)
def test_a_minister_is_of_the_country_spoken_of(texts, country):
    assert people(*texts)["Paul Otieno"][0] == country


def test_the_headline_tells_what_an_article_is_about():
    found = entities("Togo met Benin.", "The defence ministry objected.", title="Benin arms its border")
    assert [m.country for m in found.mentions[1]] == ["BEN"]


def test_a_word_in_a_title_is_no_body():
    assert "Government of Japan" not in [meant for _, meant in means("Japan's Chief Cabinet Secretary Taro Ito spoke.")]

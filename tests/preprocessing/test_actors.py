"""Which actors a text names: bodies of states, armed groups, organisations, persons with office and country."""

import pytest
from entity_facts import actors, entities, means, people

ACTORS = [
    (
        "The Blue Farmers' Union for Peace and Justice met the daily Harbour Post.",
        {("Blue Farmers' Union for Peace and Justice", "ORG", None), ("Harbour Post", "MEDIA", None)},
    ),
    ("The Shan National Liberation Army left.", {("Shan National Liberation Army", "ARMED_GROUP", None)}),
    ("Gabon's Union for the Republic won.", {("Union for the Republic", "ORG", "GAB")}),
    ("Peru's National Electoral Council (JNE) agreed.", {("Peruvian National Electoral Council", "GOV", "PER")}),
    ("The African Court on Trade ruled.", {("African Court on Trade", "IGO", None)}),
    ("Mexico's Fiscalía General de la República said so.", {("Fiscalía General de la República", "GOV", "MEX")}),
    ("The Internal Security Service, known as KAPO, met KAPO's chief.", {("Internal Security Service", "GOV", None)}),
    ("Slovakia's Hlas party voted.", {("Hlas", "MOVEMENT", "SVK")}),
    (
        "Two firms, Hjelm Dynamics and Ravn AB, sued the union SET.",
        {("Hjelm Dynamics", "COMPANY", None), ("Ravn AB", "COMPANY", None), ("SET", "ORG", None)},
    ),
    ("The Kolbari militia fled.", {("Kolbari", "ARMED_GROUP", None)}),
    ("Soldiers took the town, KazTAV reported.", {("KazTAV", "MEDIA", None)}),
    ("It struck a deal with Idris Mahamat.", {("Idris Mahamat", "PERSON", None)}),
    ("China summoned the Kenyan ambassador in Beijing.", {("Kenyan embassy in China", "GOV", "KEN")}),
    ("An Estonian patrol boat followed.", {("Estonian navy", "GOV", "EST")}),
    ("The 6th Guards Brigade moved.", {("6th Guards Brigade", "GOV", None)}),
    (
        "Kenyan officials met Ugandan counterparts.",
        {("Government of Kenya", "GOV", "KEN"), ("Government of Uganda", "GOV", "UGA")},
    ),
    ("The French embassy in Mali closed.", {("French embassy in Mali", "GOV", "FRA")}),
    ("Brazil's Foreign Ministry summoned the envoy.", {("Brazilian Foreign Ministry", "GOV", "BRA")}),
    ("The Ministry of Foreign Affairs of Peru protested.", {("Peruvian Ministry of Foreign Affairs", "GOV", "PER")}),
    ("The MFA of Peru and Peru's Foreign Affairs Ministry agreed.", {("Peruvian foreign ministry", "GOV", "PER")}),
    ("The Lebanese National News Agency reported it.", {("Lebanese National News Agency", "MEDIA", "LBN")}),
    ("The Kayin Independence Army withdrew.", {("Kayin Independence Army", "ARMED_GROUP", None)}),
    ("The U.N.-backed rebels withdrew.", {("United Nations", "IGO", None)}),
    ("Polish border guards fired warning shots.", {("Polish border guards", "GOV", "POL")}),
    ("Syria’s State Security Service arrested him.", {("Syrian State Security Service", "GOV", "SYR")}),
    ("Egyptian military officials denied it.", {("Egyptian armed forces", "GOV", "EGY")}),
    ("The ousted Gambian government fled.", {("Former government of Gambia", "GOV", "GMB")}),
    (
        "The Malian junta and Niger's military rulers met.",
        {("Government of Mali", "GOV", "MLI"), ("Government of Niger", "GOV", "NER")},
    ),
    ("UN officials warned of famine.", {("United Nations", "IGO", None)}),
    (
        "Officials of the European Union met the WTO.",
        {("European Union", "IGO", None), ("World Trade Organization", "IGO", None)},
    ),
    (
        "The Kremlin denied it, and the White House shrugged.",
        {("Kremlin", "GOV", "RUS"), ("White House", "GOV", "USA")},
    ),
    (
        "The Élysée Palace and Downing Street declined to comment.",
        {("Élysée", "GOV", "FRA"), ("Downing Street", "GOV", "GBR")},
    ),
    ("Brussels proposed new sanctions.", {("European Union", "IGO", None)}),
    ("The mayor spoke in Brussels.", set()),
    ("The U.S. Senate passed a bill.", {("US Senate", "GOV", "USA")}),
    ("Suspected drug traffickers opened fire.", {("drug traffickers", "ARMED_GROUP", None)}),
    ("Islamist militants from Somalia attacked the town.", {("Islamist militants", "ARMED_GROUP", "SOM")}),
    ("Boko Haram fighters retreated.", {("Boko Haram", "ARMED_GROUP", "NGA")}),
    ("Houthi rebels fired at a ship.", {("Houthis", "ARMED_GROUP", "YEM")}),
    (
        "Hezbollah and Hamas signed with Al Jazeera watching.",
        {("Hezbollah", "ARMED_GROUP", "LBN"), ("Hamas", "ARMED_GROUP", "PSE"), ("Al Jazeera", "MEDIA", "QAT")},
    ),
    ("Reuters and AFP reported it.", {("Reuters", "MEDIA", None), ("Agence France-Presse", "MEDIA", "FRA")}),
    ("The Kenya Wildlife Service (KWS) complained.", {("Kenya Wildlife Service", "GOV", "KEN")}),
    (
        "Pedro Ruiz, founder of the Green Rivers Movement, spoke.",
        {("Pedro Ruiz", "PERSON", None), ("Green Rivers Movement", "MOVEMENT", None)},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ACTORS, ids=[text for text, _ in ACTORS])
def test_actors_of_a_text(text, expected):
    assert actors(text) == expected


NOT_ACTORS = [
    "Gunmen stormed a school.",
    "The rebels withdrew.",
    "The loan is worth US$5 million.",
    "Let us remind the reader.",
    "They met gang leaders.",
    "The Gripen fighters will stay at home.",
    "The frigate HMS Tarland was under way.",
    "The RN4 is cut.",
    "It has seized the longliner Jin Chang No. 8.",
    "They will stay on Bornholm for years.",
    "The men walked from Chong Mek to the river.",
    "Chinese workers and Indian students left the country.",
    "Refugees, women and children crossed the border.",
    "No militant group will be tolerated.",
    "Chinese ships came into waters adjacent to Panlung Dao.",
    "The fleets drilled off Quang Nhon last week.",
    "It strayed over the frontier town of Tin Zaouatine.",
    "The two opened the yearly Freedom Shield exercise.",
    "The ministers of Defense and Interior travelled.",
    "American military bases in Japan will stay.",
    "The National Drug Use Survey was published on Tuesday.",
    "It happened in December, during Ramadan.",
    "Photo: a market in Lagos.",
    "Business leaders and Kurdish opposition leaders met.",
    "Kenyan opposition leaders met in Nairobi.",
    "LIMA - Police cars drove by.",
    "Work began at the Mes Tolan mine.",
    "Armed groups and hostile elements roam the area.",
]


@pytest.mark.parametrize("text", NOT_ACTORS)
def test_what_is_no_actor(text):
    assert actors(text) == set()


PEOPLE = [
    ("Zambian Foreign Minister Mulambo Haimbe met reporters.", "Mulambo Haimbe", "ZMB", "Zambian Foreign Minister"),
    ("The head of Kenya's navy, Paul Otieno, resigned.", "Paul Otieno", "KEN", "head of Kenya's navy"),
    ("Kremlin spokesman Ivan Petrov said so.", "Ivan Petrov", "RUS", "Kremlin spokesman"),
    ("Maria Lopez, the mayor of Quito, said so.", "Maria Lopez", "ECU", "mayor of Quito"),
    ("John Smith, Canada's ambassador to Ghana, resigned.", "John Smith", "CAN", "Canada's ambassador to Ghana"),
    ("Nepal's President Ram Chandra Paudel left.", "Ram Chandra Paudel", "NPL", "Nepal's President"),
    ("US Secretary of State Anna Miller landed.", "Anna Miller", "USA", "US Secretary of State"),
    (
        "Chinese Foreign Minister Li Wen met his Japanese counterpart, Kenji Mori.",
        "Kenji Mori",
        "JPN",
        "Japanese counterpart",
    ),
    ("President Biden spoke.", "Joe Biden", "USA", "President"),
    ("British Prime Minister Theresa May left.", "Theresa May", "GBR", "British Prime Minister"),
    ("Prime Minister Jan Novak of Slovakia left.", "Jan Novak", "SVK", "Prime Minister"),
    ("Putin spoke.", "Vladimir Putin", "RUS", None),
    (
        "Colombian Defence Minister Pedro Sánchez denied it. Pedro Sánchez smiled.",  # not the Spanish prime minister
        "Pedro Sánchez",
        "COL",
        "Colombian Defence Minister",
    ),
]


@pytest.mark.parametrize(("text", "name", "country", "office"), PEOPLE, ids=[case[0] for case in PEOPLE])
def test_a_person_has_the_office_and_country_that_the_text_gives(text, name, country, office):
    assert people(text)[name] == (country, office)


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Amadou Keita said no.",
        "Gen. Amadou Keita said no.",
        "Sheikh Amadou Keita said no.",
        "Deputy Prime Minister Amadou Keita said no.",
        "“No,” said Amadou Keita.",
        "Amadou Keita’s answer was no, President Amadou Keita said.",
    ],
)
def test_titles_are_taken_off(text):
    assert set(people(text)) == {"Amadou Keita"}


def test_a_ruling_movement_is_the_government_of_its_country_from_the_day_it_rules():
    text = "Afghan authorities rejected the claim, and the Islamic Emirate of Afghanistan said so twice."
    assert actors(text, published="2024-05-01") == {("Taliban", "GOV", "AFG")}
    assert ("Government of Afghanistan", "GOV", "AFG") in actors(text, published="2019-05")
    assert ("Taliban", "ARMED_GROUP", "AFG") in actors(text, published="2019-05")


def test_officials_in_a_capital_are_its_government():
    assert ("authorities in Harare", "Government of Zimbabwe") in means("Talks with the authorities in Harare failed.")
    assert ("Government of Zimbabwe", "GOV", "ZWE") not in actors("Markets in Harare closed.")


def test_the_embassy_leaves_the_host_country_a_place():
    assert ("Mali", "Mali") in means("The French embassy in Mali closed.")


def test_those_whom_a_country_backs_are_not_its_own():
    assert ("Government of Iran", "GOV", "IRN") not in actors("Iran-backed officials met Saudi-led forces.")
    assert ("Saudi armed forces", "GOV", "SAU") not in actors("Iran-backed officials met Saudi-led forces.")


def test_an_airport_is_not_the_person_it_is_called_after():
    assert people("Rockets hit Hamid Karzai International Airport.") == {}


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("Paris, Texas, is a town; Texas and Oklahoma sent help.", "Paris", "USA"),
        ("The mayor spoke in Paris.", "Paris", "FRA"),
        ("Police in Cambridge, Canada, arrested him.", "Cambridge", "CAN"),
        ("Britain mourns. The service was held in Cambridge, British police said.", "Cambridge", "GBR"),
    ],
)
def test_a_place_lies_in_the_country_that_the_text_speaks_of(text, place, country):
    found = entities(text)
    assert {e.country for e in found.entities.values() if e.name == place and e.type == "PLACE"} == {country}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Commodore Paul Otieno spoke.", "Paul Otieno"),
        ("South Korean acting President Choi Sang-mok ordered it.", "Choi Sang-mok"),
        ("Japan's Chief Cabinet Secretary Yoshimasa Hayashi spoke.", "Yoshimasa Hayashi"),
    ],
)
def test_a_name_is_whole_and_without_its_title(text, name):
    assert list(people(text)) == [name]


def test_the_north_is_the_half_that_the_article_names():
    halves = (
        "North Korea fired at South Korea.",
        "The South protested; the North of Europe slept. The North was silent.",
    )
    assert [fact for fact in means(*halves) if fact[0] != "Europe"] == [
        ("South", "South Korea"),
        ("North", "North Korea"),
    ]
    assert "South" not in [form for form, _ in means("South Africa voted.", "The South protested.")]

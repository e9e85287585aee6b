"""Which countries a text speaks of, and whether their names say who acts or where."""

import pytest
from entity_facts import countries, entities, roles

SPOKEN_OF = [
    # Latin America and the Caribbean
    ("Brazil and Argentina signed a trade pact with Paraguay.", {"BRA", "ARG", "PRY"}),
    ("Venezuelans crossed into Colombia while Caracas and Bogotá traded accusations.", {"VEN", "COL"}),
    ("The Dominican Republic deported Haitians; Santo Domingo defended the policy.", {"DOM", "HTI"}),
    ("Dominica's Roosevelt Skerrit visited Havana.", {"DMA"}),
    ("Salvadoran gangs and Honduran police clashed near the Guatemalan border.", {"SLV", "HND", "GTM"}),
    ("Guyana accused Venezuela of moving troops near the Essequibo.", {"GUY", "VEN"}),
    # Africa
    ("Niger's junta expelled the French envoy, and Nigeria closed its border.", {"NER", "FRA", "NGA"}),
    ("Nigerien soldiers and Nigerian traders met at the crossing.", {"NER", "NGA"}),
    ("The DRC blamed Rwanda; Congo-Brazzaville offered to mediate.", {"COD", "RWA", "COG"}),
    ("Guinea-Bissau, Equatorial Guinea, Guinea and Papua New Guinea abstained.", {"GNB", "GNQ", "GIN", "PNG"}),
    ("South Sudan accused Sudan of shelling; Juba recalled its envoy.", {"SSD", "SDN"}),
    ("The Burkinabe army and Ivorian police met in Abidjan.", {"BFA", "CIV"}),
    ("Chad's president, Mahamat Idriss Déby, met Sudanese refugees.", {"TCD", "SDN"}),
    ("Addis Ababa and Asmara traded blame over the Eritrean border.", {"ETH", "ERI"}),
    ("Mogadishu rejected Ethiopia's deal with Somaliland.", {"SOM", "ETH"}),
    ("Swazi and Mozambican officials met in Pretoria.", {"SWZ", "MOZ"}),
    ("Cote d'Ivoire and Cape Verde drew.", {"CIV", "CPV"}),
    # Middle East
    ("Israel struck Lebanon, and Tehran vowed revenge.", {"ISR", "LBN", "IRN"}),
    ("The Emirati and Qatari foreign ministers met in Riyadh.", {"ARE", "QAT"}),
    ("The UAE and the KSA cut oil output with Oman.", {"ARE", "SAU", "OMN"}),
    ("Palestinians in Jordan protested; Amman and Cairo called for calm.", {"PSE", "JOR", "EGY"}),
    ("Türkiye and Turkey are one country; Ankara says so.", {"TUR"}),
    # East, South and South-East Asia
    ("North Korea fired a missile; Seoul and Tokyo protested.", {"PRK", "KOR", "JPN"}),
    ("The DPRK and the ROK held talks.", {"PRK", "KOR"}),
    ("Burma's generals met Thai and Lao envoys.", {"MMR", "THA", "LAO"}),
    ("Manila accused Beijing of ramming a Filipino boat in the South China Sea.", {"PHL", "CHN"}),
    ("Taipei said Chinese warplanes crossed the Taiwan Strait.", {"TWN", "CHN"}),
    ("Hanoi, Phnom Penh and Jakarta signed; Timor-Leste joined.", {"VNM", "KHM", "IDN", "TLS"}),
    ("Dhaka summoned the Indian envoy; New Delhi and Kathmandu kept silent.", {"BGD", "IND", "NPL"}),
    ("Sri Lankan and Maldivian fishermen were freed.", {"LKA", "MDV"}),
    # Europe and the Caucasus
    ("Britain, the UK and Great Britain mean London here, London said.", {"GBR"}),
    ("Serbs in Kosovo blocked a road; Belgrade and Pristina traded blame.", {"SRB", "XKX"}),
    ("Georgia's ruling party met in Tbilisi; Armenia and Azerbaijan watched.", {"GEO", "ARM", "AZE"}),
    ("The Dutch and the Danes will train Ukrainians; Moscow objected.", {"NLD", "DNK", "UKR", "RUS"}),
    ("North Macedonia and the Czech Republic joined Bosnia.", {"MKD", "CZE", "BIH"}),
    ("Moldovan and Romanian police raided smugglers; Chișinău thanked Bucharest.", {"MDA", "ROU"}),
    # Central Asia
    ("Kyrgyz and Uzbek guards patrol the Afghan-Tajik border.", {"KGZ", "UZB", "AFG", "TJK"}),
    ("The Russia-led bloc met in Astana as Kazakhs voted.", {"RUS", "KAZ"}),
    ("Turkmenistan’s envoy left Ashgabat.", {"TKM"}),
    # Pacific and the rest
    ("The Solomon Isles refused a French language army base.", {"SLB", "FRA"}),
    ("Fiji, Tonga and the Solomon Islands signed; Honiara thanked Canberra.", {"FJI", "TON", "SLB", "AUS"}),
    ("The U.S. and us: the US said it told us so.", {"USA"}),
    ("U.S. forces and America's allies met Canadians.", {"USA", "CAN"}),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN_OF, ids=[text[:40] for text, _ in SPOKEN_OF])
def test_countries_of_a_text(text, expected):
    assert countries(text) == expected


NO_COUNTRY = [
    "Leaders of Central Asia, the Middle East, the Sahel and the Horn of Africa met.",
    "The Soviet Union, Yugoslavia and Czechoslovakia fell apart.",
    "The European Union, NATO, the CSTO, ECOWAS and ASEAN issued a statement.",
    "Ships crossed the Indian Ocean, the South China Sea, the Sea of Japan and the Gulf of Mexico.",
    "He told us to roast the turkey and to wear a jersey; a chad fell from the ballot.",
    "Michael Jordan and Cuba Gooding Jr. met Chad Smith and Paris Hilton.",
    "She translated the poem from Persian into French.",
    "She left the French language school for the Persian language service.",
    "In the English-speaking west and among French-speaking voters it rained.",
    "The Paris Agreement and the Geneva Conventions bind them.",
    "The professor of New Mexico flew to New Jersey.",
    "Some can march, may rally and will polish it.",
    "Europeans, Africans and Latin Americans objected.",
]


@pytest.mark.parametrize("text", NO_COUNTRY)
def test_what_looks_like_a_country_and_is_none(text):
    assert countries(text) == set()


def test_georgia_is_the_state_where_the_text_speaks_of_atlanta():
    assert countries("In Atlanta, Georgia, Governor Brian Kemp met Republicans.") == set()
    assert countries("Georgia and Armenia opened a border crossing, Tbilisi said.") == {"GEO", "ARM"}


def test_congo_is_the_one_whose_towns_the_text_names():
    assert countries("Congo's army retook Goma.") == {"COD"}
    assert countries("Congo's leader Sassou Nguesso spoke in Brazzaville.") == {"COG"}


ROLES = [
    ("Moscow says it will respond.", ("Moscow", "RUS", "actor")),
    ("The talks were held in Moscow.", ("Moscow", "RUS", "place")),
    ("Washington and Beijing agreed to talk.", ("Beijing", "CHN", "actor")),
    ("The delegation flew to Beijing on Monday.", ("Beijing", "CHN", "place")),
    ("Kenya accused Uganda of spying.", ("Uganda", "UGA", "actor")),
    ("Floods killed dozens in Uganda.", ("Uganda", "UGA", "place")),
    ("Peru's decision angered Chile.", ("Peru", "PER", "actor")),
    ("Peru's coast was hit by a storm.", ("Peru", "PER", "place")),
    ("Militants crossed from northern Iraq.", ("Iraq", "IRQ", "place")),
    ("Paris sold weapons to Cairo.", ("Cairo", "EGY", "actor")),
    ("Mexican officials met in Lima.", ("Lima", "PER", "place")),
    ("Sanctions against Tehran will stay.", ("Tehran", "IRN", "actor")),
    ("An agreement between Serbia and Kosovo was signed.", ("Kosovo", "XKX", "actor")),
    ("Three Chinese workers were killed.", ("Chinese", "CHN", "actor")),
    ("Smugglers cross the Syrian border at night.", ("Syrian", "SYR", "place")),
    ("Germany and South Korea agreed to talk.", ("South Korea", "KOR", "actor")),
    ("North Korea must disarm.", ("North Korea", "PRK", "actor")),
    ("NAIROBI (Agency) - The court met.", ("NAIROBI", "KEN", "place")),
    ("Lima, March 8 - The court met.", ("Lima", "PER", "place")),
    ("Rebels fired rockets at Ethiopia.", ("Ethiopia", "ETH", "actor")),
    ("Cambodia is a country with many temples.", ("Cambodia", "KHM", "place")),
    ("Monaco is one of the oldest settlements of the coast.", ("Monaco", "MCO", "place")),
    ("Kuwait is one of the donors of the fund.", ("Kuwait", "KWT", "actor")),
    ("The mural was shown in countries such as Ghana.", ("Ghana", "GHA", "place")),
    ("The bill was opposed by countries such as Ghana.", ("Ghana", "GHA", "actor")),
    ("The herds graze in parts of Namibia.", ("Namibia", "NAM", "place")),
    ("It was a mistake on the part of Namibia.", ("Namibia", "NAM", "actor")),
    ("The court upheld the victory over Bolivia.", ("Bolivia", "BOL", "actor")),
    ("Planes flew over Bolivia.", ("Bolivia", "BOL", "place")),
    ("Envoys called upon Eritrea to free them.", ("Eritrea", "ERI", "actor")),
    ("The island was under the jurisdiction of Portugal.", ("Portugal", "PRT", "actor")),
    ("The general planned the invasion of Panama.", ("Panama", "PAN", "place")),
]


@pytest.mark.parametrize(("text", "expected"), ROLES, ids=[text for text, _ in ROLES])
def test_a_name_says_who_acts_or_where(text, expected):
    assert expected in roles(text)


def test_a_capital_as_a_place_names_no_country():
    found = entities("The talks were held in Nairobi.")
    (mention,) = found.mentions[0]
    assert (mention.country, found.entities[mention.entity].type) == (None, "PLACE")
    assert found.entities[mention.entity].country == "KEN"


def test_a_capital_that_acts_is_its_country():
    found = entities("Nairobi rejected the plan.")
    (mention,) = found.mentions[0]
    assert (mention.country, mention.via, found.entities[mention.entity].name) == ("KEN", "capital", "Kenya")


@pytest.mark.parametrize(
    "text", ["Syria’s “war” — U.S.-led… ‘Iraq’", "KABUL – Iran/Pakistan", "’s “", "🙂 Mali 🙂", " \n "]
)
def test_offsets_cut_out_the_words(text):
    found = entities(text)
    for mention in found.mentions[0]:
        assert text[mention.start : mention.end] == mention.form

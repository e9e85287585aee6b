"""Texts with countries in them, as the stages before the one that finds relations hand them on."""

import re

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

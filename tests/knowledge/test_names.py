"""The knowledge of names: the whole world is in it, and a faulty file says where and what to do."""

import shutil

import pycountry
import pytest

from components.knowledge.files import FOLDER, KnowledgeError
from components.knowledge.forms import words_of
from components.knowledge.names import Names, load_names
from components.preprocessing.gazetteer import find_forms

NAMES = load_names()
# Nobody lives there, or there is no word for those who do; no capital, or one of the country's own name.
WITHOUT_ADJECTIVE = {"ATA", "ATF", "BVT", "HMD", "SGS", "UMI"}
WITHOUT_CAPITAL = {
    "ATA",
    "BVT",
    "HMD",
    "IOT",
    "UMI",
    "TKL",
    "DJI",
    "LUX",
    "MCO",
    "SGP",
    "SMR",
    "VAT",
    "GIB",
    "HKG",
    "MAC",
    "STP",
}


def meanings(text: str) -> set[str | None]:
    return {found.known.country for found in find_forms(text, NAMES.trie)}


@pytest.mark.parametrize("alpha3", [*sorted(c.alpha_3 for c in pycountry.countries), "XKX"])
def test_every_country_is_known_by_name_adjective_and_capital(alpha3):
    country = NAMES.countries[alpha3]
    forms = {
        form: {known.country for _, known in ends(form)}
        for form in (country.name, *country.adjectives, *country.capitals)
    }
    assert all(alpha3 in countries for countries in forms.values())
    assert country.adjectives or alpha3 in WITHOUT_ADJECTIVE
    assert country.capitals or alpha3 in WITHOUT_CAPITAL


def ends(form: str):
    level, node = NAMES.trie, None
    for word in words_of(form):
        node = level[word.key]
        level = node.next
    return node.ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Côte d’Ivoire", {"CIV"}),
        ("COTE D'IVOIRE", {"CIV"}),
        ("the U.S. and the US", {"USA"}),
        ("us", set()),
        ("turkey", set()),
        ("Turkey", {"TUR"}),
        ("Papua New Guinea", {"PNG"}),
        ("Guinea-Bissau", {"GNB"}),
        ("Afghan–Tajik", {"AFG", "TJK"}),
        ("Iran’s", {"IRN"}),
    ],
)
def test_forms_are_found_in_any_spelling_of_quotes_accents_and_hyphens(text, expected):
    assert meanings(text) == expected


@pytest.mark.parametrize("text", ["", "straße ß İ ﬁ", "日本", "a‌b", "\x00"])
def test_folding_and_splitting_take_any_text(text):
    assert all(text[w.start : w.end] == w.text for w in words_of(text))


def test_regions_blocs_and_former_states_are_no_countries():
    for name in ("Central Asia", "Soviet Union", "Yugoslavia", "Sahel", "European Union", "NATO"):
        assert {known.type for _, known in ends(name)} <= {"PLACE", "IGO"}


def test_a_ruler_is_the_government_since_its_day():
    assert NAMES.government("AFG", "2021-08-15") == ("Taliban", True)
    assert NAMES.government("AFG", "2021-08-14") == ("Government of Afghanistan", False)
    assert NAMES.government("AFG", None) == ("Taliban", True)
    assert NAMES.government("KEN", "2021") == ("Government of Kenya", False)


FAULTS = [
    ("countries.csv", "KEN,Kenya", "QQQ,Kenya", "QQQ"),
    ("countries.csv", "KEN,Kenya,Kenyan;Kenyans,,Nairobi\n", "KEN,,,,\n", "KEN"),
    ("countries.csv", "KEN,Kenya,Kenyan;Kenyans,,Nairobi", "KEN,Kenya,Kenyan", "5 fields"),
    ("actors.csv", "Boko Haram,ARMED_GROUP,NGA", "Boko Haram,ARMY,NGA", "ARMY"),
    ("actors.csv", "Boko Haram,ARMED_GROUP,NGA", "Boko Haram,ARMED_GROUP,NIG", "NIG"),
    ("actors.csv", "Taliban,GOV,AFG,2021-08-15", "Taliban,GOV,AFG,last summer", "last summer"),
    ("regions.csv", "Sahel,region", "Sahel,zone", "zone"),
    ("actor_nouns.toml", "[armed]", "[armd]", "armd"),
    ("actor_nouns.toml", '"officials", "official"', '"Officials", "official"', "Officials"),
    ("ambiguous.toml", 'country = "GEO"', 'contry = "GEO"', "contry"),
    ("ambiguous.toml", 'country = "GEO"', 'country = "GEX"', "GEX"),
    ("country_roles.toml", "[prepositions]", "[preposition]", "preposition"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "named"), FAULTS, ids=[f"{f[0]} {f[2]}" for f in FAULTS])
def test_a_faulty_file_is_named_with_what_is_wrong(tmp_path, file, right, wrong, named):
    folder = tmp_path / "knowledge"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=named) as fault:
        load_names(folder)
    assert str(path) in str(fault.value)


def test_loading_gives_the_same_names_from_the_folder_given(tmp_path):
    folder = tmp_path / "knowledge"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    loaded: Names = load_names(folder)
    assert loaded.countries == NAMES.countries

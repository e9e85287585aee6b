"""French, read by its pipeline and its knowledge file: who, where, what was said, when, and who did what to whom."""

from pathlib import Path

import pytest

from components.knowledge.files import FOLDER
from components.preprocessing.annotating import Reading, load_knowledge
from components.preprocessing.languages.reader import LanguageReader
from components.preprocessing.records import Annotated, Article
from components.preprocessing.soundness import sound
from components.quality.languages import score

ROOT = Path(__file__).resolve().parents[3]
# what ten articles labelled by hand give today, less a little: precision, recall
FLOORS = {
    "countries": (0.95, 0.9),
    "actors": (0.95, 0.9),
    "quotations": (0.95, 0.9),
    "themes": (0.85, 0.75),
    "acts": (0.95, 0.6),
}


@pytest.fixture(scope="module")
def french() -> LanguageReader:
    return LanguageReader("fr", "fr_core_news_sm", load_knowledge(), FOLDER)


def read(reader: LanguageReader, *texts: str, published: str = "2024-03-06") -> Annotated:
    """What is found in an article of these paragraphs; everything has to fit its text."""
    (found,) = reader.annotate_all([Reading(Article("a", "a.txt", 1, published=published), texts)])
    found, remarks = sound(found, texts)
    assert remarks == []
    return found


def named(found: Annotated) -> set[tuple[str, str]]:
    entities = found.entities.entities
    return {(m.form, entities[m.entity].name) for own in found.entities.mentions for m in own}


def acts(found: Annotated) -> list[tuple[str | None, str, str | None, str]]:
    return [(r.source_country, r.type, r.target_country, r.status) for own in found.relations for r in own]


def said(found: Annotated) -> list[tuple[str | None, str, bool]]:
    entities = found.entities.entities
    return [
        (entities[q.speaker].name if q.speaker else None, q.text, q.direct) for own in found.quotations for q in own
    ]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("La Côte d'Ivoire et le Tchad ont voté.", {("Côte d'Ivoire", "Ivory Coast"), ("Tchad", "Chad")}),
        ("Des pêcheurs sénégalais et des marins coréens sont partis.", {("sénégalais", "Senegal")}),
        ("La RDC et l'Onu se sont parlé.", {("RDC", "Democratic Republic of the Congo"), ("Onu", "United Nations")}),
        ("Il parle en russe dans le golfe de Guinée.", set()),
        ("Moscou rejette ce texte.", {("Moscou", "Russia")}),
        ("Ils vivent à Moscou.", {("Moscou", "Moscou")}),
        ("L'armée ukrainienne avance.", {("armée ukrainienne", "armée ukrainienne")}),
        ("Le gouvernement malien se tait.", {("gouvernement malien", "Government of Mali")}),
        ("Le président Vladimir Poutine se tait.", {("Vladimir Poutine", "Vladimir Putin")}),
    ],
)
def test_names_are_those_of_the_language(french, text, forms):
    assert named(read(french, text)) == forms


def test_a_capital_acts_or_is_where_something_happens(french):
    found = read(french, "Moscou rejette ce texte.", "Ils vivent à Moscou.")
    assert [(m.country, m.role, m.via) for own in found.entities.mentions for m in own] == [
        ("RUS", "actor", "capital"),
        (None, "place", "name"),
    ]


def test_a_person_has_the_office_and_the_country_beside_the_name(french):
    found = read(
        french, "Le ministre malien des Affaires étrangères, Abdoulaye Diop, est venu.", "M. Diop est reparti."
    )
    (diop,) = [e for e in found.entities.entities.values() if e.type == "PERSON"]
    assert (diop.name, diop.country, diop.role) == ("Abdoulaye Diop", "MLI", "ministre malien des Affaires étrangères")
    assert ("Diop", "Abdoulaye Diop") in named(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "« Nous condamnons cette attaque », a déclaré le ministre malien, Abdoulaye Diop.",
            [("Abdoulaye Diop", "Nous condamnons cette attaque", True)],
        ),
        (
            "Le président Paul Kagame a affirmé que son pays ne craignait personne. "
            "« Nous sommes prêts », a-t-il ajouté.",
            [("Paul Kagame", "Nous sommes prêts", True), ("Paul Kagame", "son pays ne craignait personne", False)],
        ),
        (
            "“Les assaillants venaient du Niger”, a dit un officier.",
            [(None, "Les assaillants venaient du Niger", True)],
        ),
        ("Le « grand frère » est parti.", []),
    ],
)
def test_what_is_said_has_its_speaker(french, text, expected):
    assert said(read(french, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La RDC accuse le Rwanda de soutenir le M23.", [("COD", "ACCUSE", "RWA", "actual")]),
        ("L'attaque russe a été condamnée par la France.", [("FRA", "ACCUSE", "RUS", "actual")]),
        ("Le Rwanda n'a pas attaqué la RDC.", [("RWA", "ASSAULT", "COD", "denied")]),
        ("La France condamnera la Russie.", [("FRA", "ACCUSE", "RUS", "planned")]),
        ("La Chine pourrait sanctionner Taïwan.", []),
        ("La Chine a-t-elle menacé Taïwan ?", []),
        ("Un tribunal russe a condamné un Français à dix ans de prison.", []),
        ("Le Niger et le Burkina Faso ont signé un accord.", [("NER", "AGREE", "BFA", "actual")]),
        ("L'armée israélienne a frappé des positions du Hezbollah.", [("ISR", "ASSAULT", "LBN", "actual")]),
        ("La France et l'Allemagne étaient voisines de la Belgique.", []),
    ],
)
def test_acts_are_what_a_clause_says(french, text, expected):
    assert acts(read(french, text)) == expected


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ils sont venus le 3 mars 2024.", "2024-03-03"),
        ("Ils sont venus le 1er février.", "2024-02-01"),
        ("C'était en août 2021.", "2021-08"),
        ("Ils sont venus mardi.", "2024-03-05"),
        ("Ils viendront mardi prochain.", "2024-03-12"),
        ("Ils sont venus hier.", "2024-03-05"),
    ],
)
def test_dates_are_settled_by_the_day_of_the_article(french, text, date):
    assert [d.date for own in read(french, text).dates for d in own] == [date]


def test_a_theme_needs_one_strong_word_or_two_weak_ones(french):
    texts = ("Des réfugiés arrivent.", "Le prix baisse.", "Le prix du pain baisse sur le marché.")
    assert [[t.theme for t in own] for own in read(french, *texts).themes] == [
        ["refugees_migration"],
        [],
        ["economy_investment"],
    ]


def test_labelled_articles_are_read_as_well_as_ever(french):
    scores, remarks = score(ROOT / "quality" / "languages" / "fr.toml", french)
    reached = {stage: (own.precision, own.recall) for stage, own in scores.items()}
    below = {s: reached[s] for s, floor in FLOORS.items() if reached[s][0] < floor[0] or reached[s][1] < floor[1]}
    assert below == {}, remarks

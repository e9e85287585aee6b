"""Learning how themes are told: what a file of paragraphs may hold, and that learning gives the same weights again."""

import numpy as np
import pytest

from components.knowledge.files import FOLDER as KNOWLEDGE
from components.knowledge.files import KnowledgeError
from components.knowledge.theme_weights import COLUMNS, EVIDENCE, OF_THEMES, load_theme_weights, needed
from components.knowledge.theme_weights import FILE as WEIGHTS
from components.knowledge.theme_words import FILE as WORDS
from components.knowledge.themes import load_themes
from components.preprocessing.annotating import load_pipeline
from components.settings import load_settings
from components.training.logistic import Rows, fit_labels
from components.training.paragraphs import FOLDER, ParagraphError, read_paragraphs
from components.training.theme_articles import ARTICLE, PAGE, PARAGRAPH, LabelledText, examples_of
from components.training.theme_training import learned_from
from components.training.theme_weights import folds, learn, write_theme_weights
from components.training.theme_words import write_theme_words

THEMES = ["drugs_crime", "mining_resources"]
GOLD = "Miners dug gold from the pit."
GANG = "The gang smuggled heroin past the police."
BAND = "The police band played."


def written(folder, *rows):
    path = folder / "own.tsv"
    path.write_text("\n".join(("themes\ttext", *rows)) + "\n", encoding="utf-8")
    return path


def text_of(kind, group, *paragraphs):
    """Build a labelled text of (theme, paragraph), read by one reader."""
    return LabelledText(
        kind,
        group,
        "A headline" if kind != PARAGRAPH else "",
        tuple(text for _, text in paragraphs),
        tuple((frozenset({theme} - {""}),) for theme, _ in paragraphs),
    )


@pytest.fixture(scope="module")
def examples():
    crime, mines = THEMES
    texts = [
        text_of(ARTICLE, "one.tsv:a", (crime, GANG), (crime, "Police caught the gang."), ("", BAND)),
        text_of(ARTICLE, "two.tsv:b", (mines, GOLD), (mines, "Gold lies in the pit."), ("", "A band played.")),
        text_of(PAGE, "page.txt", (crime, "The gang hid heroin."), (mines, "Miners left the pit.")),
        text_of(PARAGRAPH, "x", (mines, "The gold is deep.")),
        text_of(PARAGRAPH, "y", ("", "Children sang.")),
    ]
    return examples_of(texts, load_pipeline(load_settings().pipeline), load_themes())


def test_the_shipped_paragraphs_are_sound_and_cover_every_theme():
    found = read_paragraphs(sorted(FOLDER.glob("*.tsv")), load_themes().themes)
    least = min(sum(theme in paragraph.themes for paragraph in found) for theme in load_themes().themes)
    assert len(found) >= 900
    assert least >= 100
    assert any(not paragraph.themes for paragraph in found)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("mining_resources " + GOLD, r"own\.tsv:2: a line has 2 cells, parted by tabs; here they number 1"),
        ("minings\t" + GOLD, r"own\.tsv:2: no theme is called 'minings'; known are drugs_crime, mining_resources"),
        ("none\t ", r"own\.tsv:2: the text is empty"),
        (f"none\t{GOLD}\nnone\t{GOLD}", r"own\.tsv:3: this text stands in a line before"),
    ],
)
def test_a_faulty_line_is_named_with_the_remedy(tmp_path, row, message):
    with pytest.raises(ParagraphError, match=message):
        read_paragraphs([written(tmp_path, row)], THEMES)


def test_words_speak_for_the_theme_of_their_paragraphs_and_the_files_are_the_same_each_time(tmp_path, examples):
    files = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        words, weights = learn(examples, sorted(load_themes().themes))
        write_theme_words(words, folder / WORDS, "a fingerprint")
        write_theme_weights(weights, folder / WEIGHTS, "a fingerprint")
        files.append(((folder / WORDS).read_bytes(), (folder / WEIGHTS).read_bytes()))
    assert files[0] == files[1]
    assert b"# learned from: a fingerprint" in files[0][0]
    mines, crime = words.themes.index("mining_resources"), words.themes.index("drugs_crime")
    assert words.table[words.rows["gold"], mines] > 0.1 > words.table[words.rows["gold"], crime]
    assert words.log_odds(["gang"])[crime] > words.log_odds(["band"])[crime]


def test_what_is_written_is_read_again(tmp_path, examples):
    words, weights = learn(examples, sorted(load_themes().themes))
    write_theme_weights(weights, tmp_path / WEIGHTS, "a fingerprint")
    again = load_theme_weights(words.themes, tmp_path)
    assert np.array_equal(again.table, weights.table)
    assert np.array_equal(again.base, weights.base)


def test_in_a_cross_check_a_page_or_an_article_is_on_one_side(examples):
    for kept, held in folds(examples, 3):
        assert not {examples[i].text.group for i in kept} & {examples[i].text.group for i in held}
        assert sorted([*kept, *held]) == list(range(len(examples)))


def test_a_label_is_fitted_to_the_share_of_readers_who_give_it():
    rows = Rows(np.zeros((4, 1)), np.array([[1.0], [0.5], [0.5], [1.0]]), np.array([1.0, 1.0, 1.0, 1.0]))
    start = fit_labels(rows, np.ones(1))[-1, 0]
    assert 1 / (1 + np.exp(-start)) == pytest.approx(0.75, abs=1e-3)
    often = Rows(rows.columns, rows.wanted, np.array([1.0, 10.0, 10.0, 1.0]))
    assert fit_labels(often, np.ones(1))[-1, 0] < start


def test_every_theme_that_ships_has_learned_words_and_weights():
    rules = load_themes()
    assert set(rules.words.themes) == set(rules.themes)
    assert rules.weights.themes == rules.words.themes
    crime = rules.words.themes.index("drugs_crime")
    assert rules.words.log_odds(["cocaine", "smuggle"])[crime] > rules.words.log_odds(["meadow"])[crime]


def test_what_ships_was_learned_from_the_labelled_files_that_ship():
    for name in (WORDS, WEIGHTS):
        lines = (KNOWLEDGE / name).read_text(encoding="utf-8").splitlines()[:4]
        assert f"# learned from: {learned_from()}" in lines, "run make train"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("rulez,*,1", r"no evidence is called 'rulez' for '\*'"),
        ("rule behind,drugs_crime,1", r"no evidence is called 'rule behind' for 'drugs_crime'"),
        ("rule,*,much", r"weight 'much' is no number"),
    ],
)
def test_a_faulty_weight_is_named_with_the_remedy(tmp_path, row, message):
    (tmp_path / WEIGHTS).write_text(",".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        load_theme_weights(("drugs_crime",), tmp_path)


def test_a_weight_that_is_missing_is_named():
    with pytest.raises(KnowledgeError, match=r"'sport'\) is missing; run `make train`"):
        load_theme_weights(("sport",))
    assert len(needed(("sport",))) == len(EVIDENCE) + len(OF_THEMES)

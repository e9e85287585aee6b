"""Learning the words of themes: what a file of paragraphs may hold, and that learning gives the same words again."""

import pytest

from components.knowledge.theme_words import BASE, load_theme_words
from components.knowledge.themes import load_themes
from components.preprocessing.annotating import load_pipeline
from components.settings import load_settings
from components.training.paragraphs import FOLDER, ParagraphError, read_paragraphs
from components.training.theme_words import learn_theme_words, write_theme_words

THEMES = ["drugs_crime", "mining_resources"]
GOLD = "Miners dug gold from the pit."
GANG = "The gang smuggled heroin past the police."


def written(folder, *rows):
    path = folder / "own.tsv"
    path.write_text("\n".join(("themes\ttext", *rows)) + "\n", encoding="utf-8")
    return path


def test_the_shipped_paragraphs_are_sound_and_cover_every_theme():
    found = read_paragraphs(sorted(FOLDER.glob("*.tsv")), load_themes().themes)
    least = min(sum(theme in paragraph.themes for paragraph in found) for theme in load_themes().themes)
    assert len(found) >= 900
    assert least >= 100
    assert any(not paragraph.themes for paragraph in found)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("mining_resources " + GOLD, r"own\.tsv:2: give the themes, a tab and the text"),
        ("minings\t" + GOLD, r"own\.tsv:2: no theme is called 'minings'; known are drugs_crime, mining_resources"),
        ("none\t ", r"own\.tsv:2: the text is empty"),
        (f"none\t{GOLD}\nnone\t{GOLD}", r"own\.tsv:3: this text stands in a line before"),
    ],
)
def test_a_faulty_line_is_named_with_the_remedy(tmp_path, row, message):
    with pytest.raises(ParagraphError, match=message):
        read_paragraphs([written(tmp_path, row)], THEMES)


def test_words_speak_for_the_theme_of_their_paragraphs_and_the_file_is_the_same_each_time(tmp_path):
    rows = [f"mining_resources\t{GOLD}", "mining_resources\tGold lies in a pit.", f"drugs_crime\t{GANG}"]
    rows += ["drugs_crime\tPolice caught a gang.", "none\tThe police band played."]
    paragraphs = read_paragraphs([written(tmp_path, *rows)], THEMES)
    nlp = load_pipeline(load_settings().pipeline)
    files = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        write_theme_words(learn_theme_words(paragraphs, THEMES, nlp), folder / "theme_words.csv")
        files.append((folder / "theme_words.csv").read_bytes())
    weights = learn_theme_words(paragraphs, THEMES, nlp)
    assert files[0] == files[1]
    assert weights["gold", "mining_resources"] > 0.1 > weights["gold", "drugs_crime"]
    assert {theme for word, theme in weights if word == BASE} == set(THEMES)


def test_every_theme_that_ships_has_learned_words():
    words = load_theme_words()
    assert set(words.base) == set(load_themes().themes)
    assert words.log_odds(["cocaine", "smuggle"])["drugs_crime"] > words.log_odds(["meadow"])["drugs_crime"]

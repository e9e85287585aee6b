"""Theme files: what an analyst may add or change, and what a faulty file answers."""

from pathlib import Path

import numpy as np
import pytest

from components.knowledge.files import KnowledgeError
from components.knowledge.themes import load_themes

SLUGS = {
    *("terrorism_security", "border_military", "refugees_migration", "diplomacy_recognition", "humanitarian_aid"),
    *("economy_investment", "mining_resources", "transport_infrastructure", "drugs_crime", "human_rights_women"),
    *("governance_politics", "armed_resistance"),
}

SPORT = """
[themes.sport]
label = "Sport"
definition = "Matches and athletes."
[themes.sport.rules.matches]
weight = 1.5
cues = ["football match", "win|lose/verb the cup"]
"""


def written(folder: Path, text: str) -> Path:
    (folder / "themes.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_file_has_the_twelve_themes_with_label_definition_and_rules() -> None:
    themes = load_themes().themes
    assert set(themes) == SLUGS
    assert all(theme.label and len(theme.definition) > 60 and len(theme.rules) >= 2 for theme in themes.values())


def test_every_phrase_is_found_by_its_first_word() -> None:
    rules = load_themes()
    phrases = {phrase for theme in rules.themes.values() for rule in theme.rules for phrase in rule.cues | rule.near}
    assert phrases <= {
        phrase for seconds in rules.by_first_words.values() for found in seconds.values() for phrase in found
    }


def test_a_folder_of_ones_own_adds_a_theme(tmp_path: Path) -> None:
    rules = load_themes(written(tmp_path, SPORT))
    assert set(rules.themes) == SLUGS | {"sport"}
    assert rules.themes["sport"].rules[0].cues == {
        (("football", ""), ("match", "")),
        (("win", "verb"), ("the", ""), ("cup", "")),
        (("lose", "verb"), ("the", ""), ("cup", "")),
    }


def test_a_folder_of_ones_own_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    text = '[themes.drugs_crime]\nlabel = "Drugs"\n[themes.drugs_crime.rules.drugs]\nweight = 0\n'
    text += "[themes.armed_resistance]\nuse = false\n"
    before, after = load_themes(), load_themes(written(tmp_path, text))
    assert set(after.themes) == SLUGS - {"armed_resistance"}
    assert after.themes["drugs_crime"].label == "Drugs"
    assert after.themes["drugs_crime"].definition == before.themes["drugs_crime"].definition
    assert {r.name for r in before.themes["drugs_crime"].rules} - {
        r.name for r in after.themes["drugs_crime"].rules
    } == {"drugs"}
    assert after.themes["mining_resources"] == before.themes["mining_resources"]


def test_a_folder_of_ones_own_may_use_the_shipped_word_groups(tmp_path: Path) -> None:
    rules = load_themes(written(tmp_path, SPORT + 'near = ["@sport"]\n'))
    assert (("coach", ""),) in rules.themes["sport"].rules[0].near


def test_a_word_group_inside_a_phrase_stands_for_each_of_its_words(tmp_path: Path) -> None:
    rules = load_themes(written(tmp_path, SPORT.replace('"football match"', '"@capital win"')))
    cues = rules.themes["sport"].rules[0].cues
    assert {(("oslo", ""), ("win", "")), (("quito", ""), ("win", ""))} < cues


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[themes.sport", None, "not valid TOML"),
        ("[theme.sport]\n", 1, "unknown key 'theme'"),
        ("[themes.Sport]\nlabel = 'S'\n", 1, "small letters"),
        (SPORT.replace("label", "lable"), 3, "unknown key 'lable'"),
        (SPORT.replace('label = "Sport"\n', ""), 2, "give it a label"),
        (SPORT.replace("1.5", "'much'"), 6, "weight has to be a number"),
        (SPORT.replace("1.5", "-1"), 6, "weight has to be a number"),
        (SPORT.replace('["football match"', '["@nobody"'), 7, "no word group '@nobody'"),
        (SPORT.replace('["football match"', '["@nobody win"'), 7, "no word group '@nobody'"),
        (SPORT.replace('["football match"', '["@militants win"'), 7, "'@militants' may hold single words only"),
        (SPORT.replace("/verb", "/werb"), 7, "/noun, /verb"),
        (SPORT.replace('"football match"', '""'), None, "empty cue"),
        (SPORT.replace('["football match", "win|lose/verb the cup"]', '"football"'), 5, "not a list of text"),
        (SPORT + 'within = "page"\n', 5, "within has to be one of"),
        ("[scoring]\nshare = -2\n", 2, "a number from 0 up"),
        ("[scoring]\nshares = 2\n", 2, "unknown key 'shares'"),
        ('[themes.sport]\nlabel = "S"\ndefinition = "D"\n', 1, "give it a rule"),
        ("themes = 3\n", 1, "has to be a table"),
    ],
)
def test_a_faulty_file_is_named_with_its_line_and_the_remedy(
    tmp_path: Path, text: str, line: int | None, says: str
) -> None:
    with pytest.raises(KnowledgeError) as error:
        load_themes(written(tmp_path, text))
    where = f"{tmp_path / 'themes.toml'}:{line}: " if line else f"{tmp_path / 'themes.toml'}: "
    assert str(error.value).startswith(where)
    assert says in str(error.value)


def test_a_folder_without_the_file_changes_nothing(tmp_path: Path) -> None:
    own, shipped = load_themes(tmp_path), load_themes()
    assert own.themes == shipped.themes
    assert (own.scoring, own.learned, own.exclude) == (shipped.scoring, shipped.learned, shipped.exclude)
    assert own.words.rows == shipped.words.rows
    assert np.array_equal(own.words.table, shipped.words.table)
    assert own.weights.by_name == shipped.weights.by_name

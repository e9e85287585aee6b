"""Words of action in their file: what is wrong in it is said with file, line and remedy."""

import pytest

from components.knowledge.files import FOLDER, KnowledgeError
from components.knowledge.relations import load_relation_rules

TOML_FAULTS = [
    ('[[cue]]\ntype = "HUG"\nverbs = ["hug"]\ntarget = ["object"]\n', "type has to be one of"),
    ('[[cue]]\ntype = "AID"\nverbs = ["help"]\n', "say in target"),
    ('[[cue]]\ntype = "AID"\nverbs = ["help"]\ntargets = ["object"]\n', "unknown key 'targets'"),
    ('[[cue]]\ntype = "AID"\ntarget = ["object"]\n', "give verbs or nouns"),
    ('[[cue]]\ntype = "AID"\nverbs = ["help"]\ntarget = ["object"]\npolarity = "plus"\n', "polarity has to be"),
    ('[[cue]]\ntype = "AID"\nverbs = ["help"]\ntarget = ["object"]\nscore = 7\n', "score has to be"),
]


@pytest.mark.parametrize(("entry", "remedy"), TOML_FAULTS)
def test_a_faulty_cue_is_refused_with_file_and_remedy(tmp_path, entry, remedy):
    (tmp_path / "relations.toml").write_text(entry)
    with pytest.raises(KnowledgeError, match=r"relations\.toml") as raised:
        load_relation_rules(tmp_path)
    assert remedy in str(raised.value)


def test_a_word_with_two_types_for_one_target_is_refused_with_its_line(tmp_path):
    text = (FOLDER / "relations.toml").read_text()
    (tmp_path / "relations.toml").write_text(
        text + '\n[[cue]]\ntype = "AID"\nverbs = ["bombard"]\ntarget = ["object"]\n'
    )
    with pytest.raises(KnowledgeError, match=r"relations\.toml:\d+: the verb 'bombard'"):
        load_relation_rules(tmp_path)


def test_an_entry_with_objects_stands_for_each_verb_with_each_of_them(tmp_path):
    text = (FOLDER / "relations.toml").read_text()
    entry = '\n[[cue]]\ntype = "AID"\nverbs = ["knit", "sew"]\nobjects = ["sock", "scarf"]\ntarget = ["for"]\n'
    (tmp_path / "relations.toml").write_text(text + entry)
    rules = load_relation_rules(tmp_path)
    assert [cue.words for cue in rules.verbs["knit"]] == [("knit", "sock"), ("knit", "scarf")]
    assert [cue.words for cue in rules.verbs["sew"]] == [("sew", "sock"), ("sew", "scarf")]

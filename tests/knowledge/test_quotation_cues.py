"""The file of reporting words: what is in it, how it is extended, what a faulty one answers."""

from pathlib import Path

import pytest

from components.knowledge.files import KnowledgeError
from components.knowledge.quotations import load_quotation_cues


def written(folder: Path, text: str) -> Path:
    (folder / "quotations.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_lists() -> None:
    cues = load_quotation_cues()
    assert {"say", "tell", "note", "acknowledge"} <= cues.saying
    assert {"condemn", "urge", "call"} <= cues.judging
    assert ("according", "to") in cues.phrases
    assert ("so", "called") in cues.distancing
    assert not cues.saying & cues.judging


def test_a_folder_of_ones_own_adds_words(tmp_path: Path) -> None:
    cues = load_quotation_cues(written(tmp_path, 'saying = ["Thunder"]\nphrases = ["in  the words-of"]\n'))
    assert cues.saying == load_quotation_cues().saying | {"thunder"}
    assert ("in", "the", "words", "of") in cues.phrases


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("saying = [", None, "not valid TOML"),
        ('sayings = ["say"]\n', 1, "unknown key 'sayings'"),
        ('judging = ["a"]\nsaying = "say"\n', 2, "one word or more"),
        ('saying = ["say", " "]\n', 1, "one word or more"),
        ("saying = [1]\n", 1, "one word or more"),
    ],
)
def test_a_faulty_file_is_named_with_its_line_and_the_remedy(
    tmp_path: Path, text: str, line: int | None, says: str
) -> None:
    with pytest.raises(KnowledgeError) as error:
        load_quotation_cues(written(tmp_path, text))
    where = f"{tmp_path / 'quotations.toml'}:{line}: " if line else f"{tmp_path / 'quotations.toml'}: "
    assert str(error.value).startswith(where)
    assert says in str(error.value)

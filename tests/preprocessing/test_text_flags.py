import pytest

from components.knowledge.text_flags import load_text_flags
from components.preprocessing.records import Paragraph
from components.preprocessing.text_flags import find_text_flags

EDITED = (
    "The finance minister said on Monday that the loan would be repaid over twenty years. “We are not in a hurry,” she "
    "told reporters in Accra. The opposition called the terms a scandal and asked for a vote."
)
SPUN = (
    "The overseas minister mentioned on Monday that worldwide locations have interaction in commerce with out "
    "guidelines. “We aren't in a rush,” she mentioned. The nationwide safety "
    "adviser was in energy for the reason that final yr."
)
TRANSLATED = (
    "For his part, the minister underlined that the loan, within the framework of the program, is fair. For her part, "
    "the head of diplomacy affirmed that the interested parties took the floor."
)


@pytest.fixture(scope="module")
def rules():
    return load_text_flags()


def flags(rules, text, furniture=()):
    paragraphs = [
        Paragraph(str(n), "a", "page.txt", n, kind, None, words, 0, len(words))
        for n, (kind, words) in enumerate([("body", text), *(("furniture", line) for line in furniture)])
    ]
    return find_text_flags(paragraphs, rules)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (EDITED, []),
        (SPUN, ["spun"]),
        (TRANSLATED, ["machine_translated"]),
        (EDITED + " The president has not yet said whether he will sign the", ["truncated"]),
        (EDITED + " The president has not yet said [...]", ["truncated"]),
        (EDITED + " For his part, the president kept silent.", []),
        ("", []),
    ],
)
def test_flags(rules, text, expected):
    assert list(flags(rules, text)) == expected


def test_the_evidence_is_words_of_the_text(rules):
    evidence = flags(rules, SPUN)["spun"]
    assert "with out" in evidence
    assert all(words in SPUN for words in evidence)


def test_marks_of_a_plugin_help_but_do_not_suffice(rules):
    assert flags(rules, EDITED, ["[ad_1]", "[ad_2]"]) == {}
    assert "[ad_1]" in flags(rules, EDITED + " “Yes,” he mentioned.", ["[ad_1]", "[ad_2]"])["spun"]

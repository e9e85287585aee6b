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
        (EDITED + " He was informed that the road was on the side of the river.", []),
        (
            EDITED + " “No,” so the minister. The two told to us their story in the frame of a visit.",
            ["machine_translated"],
        ),
        ("", []),
    ],
)
def test_flags(rules, text, expected):
    assert list(flags(rules, text)) == expected


def test_the_evidence_is_words_of_the_text(rules):
    evidence = flags(rules, SPUN)["spun"]
    assert "with out" in [cue.form for cue in evidence]
    assert all(SPUN[cue.start : cue.end] == cue.form and cue.rule == "spun" for cue in evidence)


def test_offsets_of_evidence_count_in_the_source(rules):
    paragraphs = [
        Paragraph("p", "a", "page.txt", 1, "heading", None, "Title", 0, 5),
        Paragraph("q", "a", "page.txt", 2, "body", None, SPUN, 7, 7 + len(SPUN)),
    ]
    source = f"Title\n\n{SPUN}"
    cues = [cue for found in find_text_flags(paragraphs, rules).values() for cue in found]
    assert len(cues) > 3
    assert all(source[cue.start : cue.end] == cue.form for cue in cues)


@pytest.mark.parametrize(
    "line",
    [
        "[Machine translation. The original was published in Hindi.]",
        "Translated automatically from French",
        "This text was translated by Google.",
        "Traducción automática",
    ],
)
def test_a_text_that_says_it_was_translated_by_a_machine_needs_no_more(rules, line):
    assert [cue.rule for cue in flags(rules, EDITED, [line])["machine_translated"]] == ["machine_translated"]


@pytest.mark.parametrize(
    "line", ["Translated by Ana Lund", "A machine translation company was sold.", "Traduit de l’arabe"]
)
def test_a_text_that_a_person_translated_is_not_flagged(rules, line):
    assert flags(rules, EDITED, [line]) == {}


def test_marks_of_a_plugin_help_but_do_not_suffice(rules):
    assert flags(rules, EDITED, ["[ad_1]", "[ad_2]"]) == {}
    spun = flags(rules, EDITED + " “Yes,” he mentioned.", ["[ad_1]", "[ad_2]"])["spun"]
    assert "[ad_1]" in [cue.form for cue in spun]

"""What is taken out of a PDF: paragraphs in the order of reading, hyphens mended, heads and feet of pages set apart."""

import pytest
from made_files import blocks, marked, read
from made_pdf import column, pdf

from components.preprocessing.reading import UnreadableSource

FIRST = [
    "Ministers of both countries met in Geneva on Monday to talk about the closed cross-",
    "ings of the border, which have kept lorries with grain and fuel waiting for weeks on end",
    "and which both sides call a matter of days.",
]
SECOND = [
    "The talks are to go on next week, a spokesman of the ministry said, without naming",
    "the place where they are to be held.",
]
FIRST_READ = (
    "Ministers of both countries met in Geneva on Monday to talk about the closed crossings of the border, which have "
    "kept lorries with grain and fuel waiting for weeks on end and which both sides call a matter of days."
)
SECOND_READ = " ".join(SECOND)
NARROW = [
    "Ministers of both countries met in",
    "Geneva to talk about the crossings",
    "that have been closed for a month",
    "and about the grain that waits in",
    "lorries on either side of the river.",
]
NARROW_TOO = [
    "A spokesman of the ministry said",
    "that talks are to go on next week",
    "in a place that nobody would name",
    "before the delegations have come",
    "home and told what was agreed on.",
]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (column([*FIRST, "", *SECOND]), [FIRST_READ, SECOND_READ]),
        ([*column(FIRST), (86, 664, 10, SECOND[0]), (72, 652, 10, SECOND[1])], [FIRST_READ, SECOND_READ]),
        (column(NARROW) + column(NARROW_TOO, left=310), [" ".join(NARROW), " ".join(NARROW_TOO)]),
        (
            [line for pair in zip(column(NARROW), column(NARROW_TOO, left=310), strict=True) for line in pair],
            [" ".join(NARROW), " ".join(NARROW_TOO)],
        ),
        (
            [(72, 740, 22, "Talks on the crossings go on"), *column(NARROW), *column(NARROW_TOO, left=310)],
            ["Talks on the crossings go on", " ".join(NARROW), " ".join(NARROW_TOO)],
        ),
        (
            column(["Year", "2023", "2024", "2025"]) + column(["Dead", "15", "17", "12"], left=200),
            ["Year | Dead", "2023 | 15", "2024 | 17", "2025 | 12"],
        ),
        (column(["• one thing that is asked", "• another thing"]), ["• one thing that is asked", "• another thing"]),
    ],
    ids=["spaced", "indented", "columns", "columns row by row", "headline over columns", "table", "list"],
)  # fmt: skip
def test_paragraphs_of_a_page_in_the_order_of_reading(lines, expected):
    assert blocks(read(pdf(lines), "a.pdf")) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["The crossings were closed by the inter-", "national force that keeps them."], "international"),
        (["A long-term plan was made, and a long-", "term truce was not agreed on."], "long-term truce"),
        (["It was said by the envoy of Guinea-", "Bissau that the talks will go on."], "Guinea-Bissau"),
    ],
    ids=["a word cut in two", "a compound that stands elsewhere", "a name"],
)
def test_hyphens_at_the_end_of_a_line(lines, expected):
    assert expected in read(pdf(column(lines)), "a.pdf").text


def test_a_paragraph_goes_on_over_the_page_and_heads_feet_and_numbers_stand_apart():
    first = [(72, 800, 9, "The Courier"), *column([*SECOND, "", *FIRST[:2]]), (290, 30, 9, "- 1 -")]
    second = [(72, 800, 9, "The Courier"), *column([FIRST[2]], top=780), (290, 30, 9, "- 2 -")]
    source = read(pdf(first, second), "a.pdf")
    edges = ["The Courier", "- 1 -", "- 2 -"]
    assert blocks(source) == [SECOND_READ, FIRST_READ, *edges]
    reasons = ["running head", "number of a page or list", "number of a page or list"]
    assert marked(source) == [(text, "furniture", reason) for text, reason in zip(edges, reasons, strict=True)]


def test_larger_letters_are_a_heading():
    source = read(pdf([(72, 760, 20, "Talks on the border"), *column([*FIRST, "", *SECOND])]), "a.pdf")
    assert marked(source) == [("Talks on the border", "heading", None)]


@pytest.mark.parametrize(
    ("info", "title", "author"),
    [
        ("/Title (Talks on the border) /Author (Ann Lee) /CreationDate (D:20260101)", "Talks on the border", "Ann Lee"),
        ("/Title (report.docx)", None, None),
        ("", None, None),
    ],
)
def test_properties_of_a_pdf(info, title, author):
    stated = read(pdf(column(FIRST), info=info), "a.pdf").stated
    assert (stated.title, stated.author, stated.published) == (title, author, None)


LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'00' * 32}> /U <{'11' * 32}> /P -4 >> /ID [<00> <00>]"


@pytest.mark.parametrize(
    ("data", "reason", "remedy"),
    [
        (pdf([]), "no words; perhaps it was scanned", "OCR"),
        (pdf(column(FIRST), encrypt=LOCKED), "password", "without"),
        (b"%PDF-1.4\nnothing", "damaged", "save it again"),
        (pdf(*[[]] * 1001), "more than the 1000", "split"),
    ],
    ids=["scanned", "encrypted", "damaged", "too long"],
)
def test_a_pdf_that_cannot_be_read_is_refused_with_its_remedy(data, reason, remedy):
    with pytest.raises(UnreadableSource) as refused:
        read(data, "a.pdf")
    assert reason in refused.value.reason
    assert remedy in refused.value.remedy

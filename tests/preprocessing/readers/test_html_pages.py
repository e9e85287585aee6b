"""What is taken out of a saved web page: all of its text, in blocks, with what the markup is sure of."""

import pytest
from made_files import FIRST, SECOND, article_page, blocks, marked, message, page, read

from components.preprocessing.reading import UnreadableSource


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("<p>One <b>bold</b>, <a href='x'>link</a>.</p>", ["One bold, link."]),
        ("<p>One\n   two\t three</p>", ["One two three"]),
        ("<div>Before<p>inside</p>after</div>", ["Before", "inside", "after"]),
        ("One<br>two<br><br>three", ["One\ntwo", "three"]),
        ("<pre>One\n two\n\nthree</pre>", ["One\ntwo", "three"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<nav><a>Home</a><a>World</a></nav>", ["Home", "World"]),
        ("<table><tr><td>2024<td>15</tr><tr><td>2025<td>17</tr></table>", ["2024 | 15", "2025 | 17"]),
        ("<table><tr><td><p>One</p><p>Two</p></td><td><p>Aside</p></td></tr></table>", ["One", "Two", "Aside"]),
        ("<p>One</p><script>evil()</script><style>p{}</style><p>Two</p>", ["One", "Two"]),
        ("<p>One<script>evil()</script> goes on</p>", ["One goes on"]),
        ("<!-- no --><p>One &amp; two&nbsp;&lt;three&gt;</p>", ["One & two <three>"]),
        ("<article><p>Story one</p></article><article><p>Story two</p></article>", ["Story one", "Story two"]),
        ("<details><summary>Read on</summary><p>The rest</p></details>", ["Read on", "The rest"]),
        ("<my-card><my-title>One</my-title></my-card>", ["One"]),
        ("<p>unclosed<div>One</b></i>Two", ["unclosed", "OneTwo"]),
        ("<div>" * 600 + "Deep" + "</div>" * 600 + "<p>After</p>", ["Deep", "After"]),
    ],
)  # fmt: skip
def test_every_block_of_a_page_is_a_line(body, expected):
    assert blocks(read(page(body), "page.html")) == expected


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ("<nav><ul><li><a>World news</a></li></ul></nav>", ("World news", "furniture", "menu")),
        ("<div role='navigation'>World news</div>", ("World news", "furniture", "menu")),
        ("<footer><p>About this site</p></footer>", ("About this site", "furniture", "page footer")),
        ("<button>Show more</button>", ("Show more", "furniture", "button")),
        ("<div style='display: none'>Close the window</div>", ("Close the window", "furniture", "hidden on the page")),
        ("<figure><figcaption>A border post</figcaption></figure>", ("A border post", "caption", "picture caption")),
        ("<h2>What comes next</h2>", ("What comes next", "heading", None)),
    ],
)
def test_markup_marks_what_it_is_sure_of(body, mark):
    found = marked(read(article_page(body), "page.html"))
    assert found == [("Talks on the border", "heading", None), mark]


def test_markup_that_calls_the_main_text_furniture_is_not_believed():
    source = read(page(f"<nav><a>Home</a></nav><footer><h1>Talks</h1><p>{FIRST}</p><p>{SECOND}</p></footer>"), "p.html")
    assert not [mark for mark in marked(source) if mark[0] in (FIRST, SECOND)]


HEAD = """<title>Talks on the border - The Courier</title><meta property="og:site_name" content="The Courier">
<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2025-03-14T09:00:00+01:00">
<link rel="canonical" href="https://courier.example/talks">"""
JSON = """<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline":
"Talks on the border", "datePublished": "2025-03-14", "author": {"@type": "Person", "name": "Ann Lee"}, "publisher":
{"@type": "Organization", "name": "The Courier"}}</script>"""


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (HEAD, ("Talks on the border", "Ann Lee", "The Courier", "2025-03-14", "https://courier.example/talks")),
        (JSON, ("Talks on the border", "Ann Lee", "The Courier", "2025-03-14", None)),
        ("", ("Talks on the border", None, None, None, None)),
        ("<meta name='date' content='soon'>", ("Talks on the border", None, None, None, None)),
    ],
    ids=["meta", "linked data", "nothing said", "no date"],
)
def test_what_a_page_says_of_itself(head, expected):
    body = f"<h1>Talks on the border</h1><p>{FIRST}</p><p>{SECOND}</p><p>Elsewhere: 3 May 2019</p>"
    stated = read(page(body, head), "page.html").stated
    assert (stated.title, stated.author, stated.publisher, stated.published, stated.address) == expected
    assert stated.language == "en"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<html><head><meta charset='cp1251'></head><body>Переговоры в Москве".encode("cp1251"), "cp1251"),
        ("<html><head><meta charset='iso-8859-1'></head><body>Переговоры в Москве</body></html>".encode(), "utf-8"),
        ("<html><body>Переговоры в Москве</body></html>".encode("utf-16"), "utf-16"),
        ("<?xml version='1.0' encoding='utf-8'?>\n<html><body>Переговоры в Москве</body></html>".encode(), "utf-8"),
    ],
    ids=["as declared", "wrongly declared", "by its mark", "xhtml"],
)  # fmt: skip
def test_the_encoding_of_a_page(data, encoding):
    source = read(data, "page.html")
    assert (source.text, source.encoding) == ("Переговоры в Москве", encoding)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (page(""), "no words"),
        (page("<script>fill()</script>"), "no words"),
        (page("<div>" * 3000 + "Deep" + "</div>" * 3000), "nested"),
    ],
)
def test_a_page_without_text_is_refused(data, reason):
    with pytest.raises(UnreadableSource, match=reason):
        read(data, "page.html")


def test_a_page_saved_as_one_file():
    saved = message(From="<Saved by Blink>", Subject="Talks", Snapshot_Content_Location="https://courier.example/talks")
    saved.make_related()
    saved.add_related(article_page().decode(), subtype="html")
    saved.add_related(b"\x89PNG....", "image", "png")
    source = read(bytes(saved), "page.mhtml")
    assert blocks(source) == ["Talks on the border", FIRST, SECOND]
    assert (source.media_type, source.stated.address) == ("multipart/related", "https://courier.example/talks")

"""How much of a page is lost or gained when it comes as HTML, and what trafilatura's main text alone would keep.

    PYTHONPATH=. python benchmarks/saved_pages.py seeds quality/texts/development

Every page is split as plain text, made HTML in four ways, read and split again: with all its tags (`tagged`), as <div>
alone (`plain`), as lines with <br> (`lines`), and with tags, a site's menu above, links beside and a foot below
(`site`). Counted are body paragraphs that come out the same, those that are new, pages with as many articles as
before, and lines of furniture that stand in trafilatura's main text.
"""

import html
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import trafilatura

from components.knowledge.furniture import FurnitureRules, load_furniture
from components.preprocessing.readers.dispatching import read_bytes
from components.preprocessing.reading import read_file
from components.preprocessing.records import Paragraph, Segmented
from components.preprocessing.segmenting import segment

WAYS = ("tagged", "plain", "lines", "site")
_ABOVE = "<header><nav><ul><li><a href=/>Home</a><li><a href=/world>World</a></ul></nav></header>"
_BELOW = (
    "<aside><h3>Most read</h3><ul><li><a href=/1>Heavy rain closes the road to the coast</a>"
    "<li><a href=/2>Harvest is the best in years</a></ul></aside><footer><p>About us</p><p>Contact</p></footer>"
)


def as_page(page: Segmented, way: str) -> bytes:
    """Return a page that was split as the HTML it may have had."""
    body = "".join(_tagged(paragraph, words, way) for paragraph, words in _lines(page))
    around = (_ABOVE, _BELOW) if way == "site" else ("", "")
    head = '<!DOCTYPE html><html lang=en><head><meta charset="utf-8"><title>Page</title></head>'
    return f"{head}<body>{around[0]}<main>{body}</main>{around[1]}</body></html>".encode()


def _lines(page: Segmented) -> Iterator[tuple[Paragraph, str]]:
    """Yield the paragraphs, a dateline with the one that it stands before."""
    lead = ""
    for paragraph in page.paragraphs:
        if paragraph.kind == "furniture" and paragraph.lines == 0:
            lead = paragraph.text + " "
        else:
            yield paragraph, lead + paragraph.text
            lead = ""


def _tagged(paragraph: Paragraph, words: str, way: str) -> str:
    text = html.escape(words).replace("\n", "<br>")
    if way == "lines":
        return f"{text}<br><br>"
    if way == "plain" or (paragraph.kind == "furniture" and paragraph.reason != "menu"):
        return f"<div>{text}</div>"
    if paragraph.kind == "heading":
        return f"<h1>{text}</h1>" if paragraph.reason == "headline" else f"<h2>{text}</h2>"
    if paragraph.kind == "caption":
        return f"<figure><figcaption>{text}</figcaption></figure>"
    return f"<nav><a href=x>{text}</a></nav>" if paragraph.kind == "furniture" else f"<p>{text}</p>"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _bodies(page: Segmented) -> list[str]:
    return [_plain(p.text) for p in page.paragraphs if p.kind == "body"]


def counted(page: Segmented, way: str, rules: FurnitureRules) -> Counter[str]:
    """Return what came of one page, counted."""
    data = as_page(page, way)
    again = segment(read_bytes(data, "page.html"), rules)
    before, after = _bodies(page), _bodies(again)
    main = _plain(trafilatura.extract(data.decode()) or "")
    furniture = [_plain(p.text) for p in again.paragraphs if p.kind == "furniture" and len(p.text) > 8]
    return Counter(
        {
            "pages": 1,
            "body": len(before),
            "the same": sum(text in after for text in before),
            "new": sum(text not in before for text in after),
            "as many articles": len(page.articles) == len(again.articles),
            "furniture": len(furniture),
            "in trafilatura's main text: body": sum(text in main for text in before),
            "furniture in it": sum(text in main for text in furniture),
        }
    )


def main() -> None:
    """Print the counts of all pages of the folders given, a line a way."""
    rules = load_furniture()
    files = sorted(path for folder in sys.argv[1:] for path in Path(folder).glob("*.txt"))
    pages = [segment(read_file(path, path.name), rules) for path in files]
    for way in WAYS:
        total: Counter[str] = Counter()
        for page in pages:
            total += counted(page, way, rules)
        print(f"{way:8}", ", ".join(f"{name} {total[name]}" for name in counted(pages[0], way, rules)))


if __name__ == "__main__":
    main()

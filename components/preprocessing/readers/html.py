"""A saved web page as text: every block of it a line, so that nothing of a page with several stories is lost.

Which blocks are article and which furniture is decided by the same splitter that reads plain text. The markup helps it
where it is sure: menus, page footers, buttons, headings and captions, but never against trafilatura, whose main text
is no furniture.
"""

import re
from collections.abc import Sequence

from lxml import etree
from lxml import html as lxml_html

from components.preprocessing.readers.composing import Composer, Extract
from components.preprocessing.readers.html_blocks import HtmlBlock, blocks_of_tree
from components.preprocessing.readers.html_metadata import main_text, stated_by
from components.preprocessing.reading import UnreadableSource, decode
from components.preprocessing.records import Stated

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEAD = 4096
_MOST_MARKED = 0.7  # share of a page's words that markup may call furniture; above it, the markup is not to be believed


def read_html(data: bytes, source_file: str) -> Extract:
    """Return the text of a web page. Raises UnreadableSource where it is nested too deeply."""
    encoding, text = decode_html(data, source_file)
    composer = Composer()
    stated = add_page(composer, text, source_file)
    return Extract("text/html", encoding, composer.text, stated, composer.marks)


def add_page(composer: Composer, text: str, source_file: str, address: str | None = None) -> Stated:
    """Add the blocks of a page to a text and return what the page says of itself.

    `address` is where it came from, as far as is known. Raises UnreadableSource as `read_html` does.
    """
    tree = _tree(text, source_file)
    stated, main = stated_by(tree, address), main_text(tree)
    blocks = _with_main_text_open(blocks_of_tree(tree), main)
    for block in blocks:
        composer.add(block.text, block.kind, block.reason)
    return stated


def decode_html(data: bytes, source_file: str) -> tuple[str, str]:
    """Return encoding and text of a page: as UTF-8 where it is that, else as it says itself, else by its looks."""
    declared = _CHARSET.search(data[:_HEAD])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        for encoding in ("utf-8", declared[1].decode("ascii").lower()):
            try:
                return encoding, data.decode(encoding)
            except (LookupError, UnicodeDecodeError):
                continue
    return decode(data, source_file)


def _tree(text: str, source_file: str) -> lxml_html.HtmlElement:
    # huge_tree only lifts the depth from 256 to 2,048 elements: below that, text would be lost without a word
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        tree = lxml_html.document_fromstring(_DECLARATION.sub("", text.replace("\x00", " ")), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise UnreadableSource(source_file, f"the page cannot be parsed ({error})", "save it again") from None
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableSource(source_file, "its elements are nested more than 2,048 deep", "save the page as text")
    return tree


def _with_main_text_open(blocks: Sequence[HtmlBlock], main: str) -> list[HtmlBlock]:
    """Return the blocks without the marks of furniture that the main text speaks against."""
    marked = [block for block in blocks if block.kind == "furniture"]
    words = sum(len(block.text.split()) for block in blocks)
    if sum(len(block.text.split()) for block in marked) > _MOST_MARKED * words:
        return [block.unmarked() if block.kind == "furniture" else block for block in blocks]
    within = " ".join(main.split())
    return [
        block.unmarked() if block.kind == "furniture" and " ".join(block.text.split()) in within else block
        for block in blocks
    ]

"""A PDF as text: its words by the places where they stand, in the order of reading, put together to paragraphs.

Pictures of pages hold no words: a document that was scanned is refused. The day a PDF was made is not taken for the
day of its text: printing an old page makes a new PDF.
"""

import re

import pypdfium2 as pdfium

from components.preprocessing.readers.composing import Composer, Extract
from components.preprocessing.readers.pdf_columns import columns_of
from components.preprocessing.readers.pdf_edges import without_edges
from components.preprocessing.readers.pdf_paragraphs import blocks_of
from components.preprocessing.readers.pdf_words import Stretch, stretches_of
from components.preprocessing.reading import UnreadableSource
from components.preprocessing.records import Stated

MOST_PAGES = 1_000
_MOST_STRETCHES = 500_000  # of all pages; some forty to a page of print
_NO_TITLE = re.compile(r"^(?:untitled|microsoft word|powerpoint|print|document\d*|.*\.\w{2,5}$)", re.IGNORECASE)


def read_pdf(data: bytes, source_file: str) -> Extract:
    """Return the text of a PDF. Raises UnreadableSource where it is encrypted or too long."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableSource(source_file, "the PDF has a password", "save it without") from None
        raise
    try:
        pages, heights = _pages(document, source_file)
        said = document.get_metadata_dict()
    finally:
        document.close()
    kept, edges = without_edges(pages, heights)
    composer = Composer()
    for block in blocks_of(columns_of(page) for page in kept):
        composer.add(block.words, block.kind, block.reason)
    for text, reason in edges:
        composer.add(text, "furniture", reason)
    return Extract("application/pdf", "utf-8", composer.text, _stated(said), composer.marks)


def _pages(document: pdfium.PdfDocument, source_file: str) -> tuple[list[list[Stretch]], list[float]]:
    if len(document) > MOST_PAGES:
        raise UnreadableSource(source_file, f"{len(document)} pages are more than the {MOST_PAGES} read", "split it")
    pages: list[list[Stretch]] = []
    heights: list[float] = []
    for page in document:
        try:
            pages.append(stretches_of(page))
            heights.append(page.get_height())
        finally:
            page.close()
        if sum(map(len, pages)) > _MOST_STRETCHES:
            raise UnreadableSource(source_file, f"more than {_MOST_STRETCHES} stretches of text", "split it")
    return pages, heights


def _stated(said: dict[str, str]) -> Stated:
    title, author = said.get("Title", "").strip(), said.get("Author", "").strip()
    return Stated(title=title if title and not _NO_TITLE.match(title) else None, author=author or None)

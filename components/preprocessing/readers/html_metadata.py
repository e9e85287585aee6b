"""What a web page says of itself (title, author, site, day, address, language), and which of its text is the main text.

Both are found by trafilatura (A. Barbaresi 2021, "Trafilatura: a web scraping library and command-line tool for text
discovery and extraction", ACL-IJCNLP demonstrations). A day counts only where the page's head states it: one guessed
from the words of a page may be that of another story.
"""

import copy
import logging
import re
from typing import Any

import trafilatura
from htmldate import find_date
from lxml import html as lxml_html
from trafilatura.metadata import extract_metadata

from components.edtf import is_edtf
from components.preprocessing.records import Stated

# a page without a main text is nothing to warn of on the terminal
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_LANGUAGE = re.compile(r"^[A-Za-z]{2}(?![A-Za-z])")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")


def stated_by(tree: Any, address: str | None = None) -> Stated:  # noqa: ANN401  (lxml has no types)
    """Return what the head of a page says; `address` is where the page was taken from, if that is known."""
    found = extract_metadata(copy.deepcopy(tree), default_url=address, extensive=False)
    return Stated(
        title=_words(found.title),
        author=_words(found.author),
        publisher=_words(found.sitename),
        published=_published(tree),
        address=_words(found.url) or address,
        language=_language(tree),
    )


def main_text(tree: Any) -> str:  # noqa: ANN401
    """Return the main text of a page as trafilatura sees it, empty where it finds none."""
    return trafilatura.extract(copy.deepcopy(tree), favor_recall=True, include_comments=False, fast=True) or ""


def _words(text: str | None) -> str | None:
    words = " ".join((text or "").split())
    return words[:500] or None


def _published(tree: Any) -> str | None:  # noqa: ANN401
    """Return the day that head and linked data of a page state; its text is not looked at."""
    head = lxml_html.document_fromstring("<html><body></body></html>")
    scripts = (script for script in tree.iter("script") if "ld+json" in (script.get("type") or ""))
    for element in [*tree.iter("head"), *scripts]:
        head.insert(0, copy.deepcopy(element))
    return day_of(find_date(head, extensive_search=False, original_date=True))


def day_of(stamp: str | None) -> str | None:
    """Return the day of a time stamp such as 2025-12-02T09:30:00Z as EDTF, null where it does not begin with one."""
    found = _DAY.match((stamp or "").strip().replace("/", "-"))
    return found[0] if found and is_edtf(found[0]) else None


def _language(tree: Any) -> str | None:  # noqa: ANN401
    found = _LANGUAGE.match(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    return found[0].lower() if found else None

"""Buttons that say a number and open what it counts: numbers of an actor or a pair, results of a search."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page

from marks.mark import Said, whole

_FIND = """() => [...document.querySelectorAll('[data-testid=stMain] [class*="st-key-"]')].flatMap(e => {
  const key = /st-key-((?:door_|result_)\\S+)/.exec(e.className)?.[1];
  const button = e.querySelector('button');
  if (!key || !button || button.disabled || !e.checkVisibility()) return [];
  const result = key.startsWith('result_');
  let box = e;
  while (result && !box.querySelector('.bl-about')) box = box.parentElement;
  return [{ key, text: button.textContent, about: result ? box.querySelector('.bl-about').textContent : '' }];
})"""
_LINES = """() => [...document.querySelectorAll('a.bl-number')].map(a => [a.dataset.paragraph, a.textContent])"""
_SAYS = re.compile(r"([\d,]+) (mention|act|quotation|hit|paragraph|cooperation|conflict)")
_UNITS = {"paragraph": "paragraphs"}


@dataclass(slots=True)
class Button:
    """One button or link, by a selector."""

    selector: str
    label: str
    name: str
    text: str
    kind: str
    pick: str | None = None

    @property
    def among(self) -> str:
        """Buttons or numbers of lines."""
        return self.kind

    @property
    def begins(self) -> bool:
        """Always: which pick it has is not known."""
        return True

    def words(self) -> list[str]:
        """Return nothing: the numbers tell."""
        return []

    def place(self, page: Page) -> tuple[float, float] | None:
        """Scroll to the button and move the mouse there."""
        # keys that differ in a sign alone have one selector
        button = page.locator(self.selector, has_text=self.label).first
        if not button.count():
            return None
        button.evaluate("b => b.scrollIntoView({ block: 'center' })")
        box = button.bounding_box()
        return (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) if box else None

    def said(self, page: Page) -> Said:
        """Return the number of its words; the number of a paragraph in the reader stands for one paragraph."""
        if self.kind == "line":
            return Said(None, {"paragraphs": 1, "articles": 1})
        found = _SAYS.search(self.text)
        if not found:
            raise ValueError(f"says no number: {self.text}")
        return Said(None, {_UNITS.get(found.group(2), "hits"): whole(found.group(1))})


def buttons(page: Page) -> list[Button]:
    """Return the buttons with numbers, the results of a search and the numbers of paragraphs in the reader."""
    found = [
        Button(
            f"[class~='st-key-{one['key']}'] button",
            one["text"],
            f"{one['key']}: {one['text']}",  # results on two pages of a search may read the same
            one["text"] + one["about"],
            "button",
        )
        for one in page.evaluate(_FIND)
        if _SAYS.search(one["text"] + one["about"])
    ]
    lines = [
        Button(f"a.bl-number[data-paragraph='{key}']", text, f"paragraph {text}", text, "line", f"paragraph:{key}")
        for key, text in page.evaluate(_LINES)
    ]
    return found + lines

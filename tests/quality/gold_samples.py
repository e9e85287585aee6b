"""A labelled page made up for tests, small enough to count by hand; every test changes what it is about."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

TEXT = """Ports reopen after talks

Kenya praised Uganda for its ports on Monday.

Read more

“We will work together,” Jane Doe said.
"""
PRAISE = {"source": "KEN", "target": "UGA", "type": "SUPPORT", "polarity": "+"}
PAGE: dict[str, Any] = {
    "file": "ports.txt",
    "boilerplate": ["Read more"],
    "documents": [
        {
            "id": "ports-1",
            "title": "Ports reopen after talks",
            "paragraphs": [
                {
                    "id": "ports-1-p1",
                    "starts": "Kenya praised",
                    "ends": "on Monday.",
                    "countries": ["KEN", "UGA"],
                    "actors": [],
                    "themes": ["transport_infrastructure"],
                    "relations": [PRAISE],
                    "quotes": [],
                },
                {
                    "id": "ports-1-p2",
                    "starts": "“We will",
                    "ends": "Doe said.",
                    "countries": [],
                    "actors": [{"name": "Jane Doe", "forms": ["Jane Doe"]}],
                    "themes": [],
                    "relations": [],
                    "quotes": [{"speaker": "Jane Doe", "quote": "We will work together"}],
                },
            ],
        }
    ],
}


def page() -> dict[str, Any]:
    """A copy of the page that a test may change."""
    return deepcopy(PAGE)


def write(folder: Path, **readers: dict[str, Any]) -> Path:
    """Write the text and the readers' files under a folder; return the folder of the readers."""
    folder.mkdir(exist_ok=True)
    (folder / "ports.txt").write_text(TEXT, "utf-8")
    for reader, data in readers.items():
        path = folder / "gold" / reader / "ports.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data), "utf-8")
    return folder / "gold"

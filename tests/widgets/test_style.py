"""The style sheet keeps clear of what makes a browser slow."""

import re
from pathlib import Path

from components.widgets import style

SHEET = Path(style.__file__).with_name("style.css").read_text("utf-8")
RULES = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)


def test_nothing_in_has_makes_the_browser_look_through_the_whole_page_at_every_change():
    looked_for = re.findall(r":has\(([^)]*)\)", RULES)
    assert looked_for
    assert [inner for inner in looked_for if "*" in inner or "[" in inner] == []

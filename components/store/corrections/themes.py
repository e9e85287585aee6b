"""Corrections of the themes of a paragraph applied. A theme that an analyst gives has the score 1 and no cues."""

from collections.abc import Mapping
from typing import Any

from components.store.corrections import targets
from components.store.corrections.bench import Bench, ChangesNothing, NoLongerApplies

Fields = Mapping[str, Any]


def add_theme(bench: Bench, fields: Fields) -> None:
    """Give a paragraph a theme."""
    paragraph_id = _paragraph(bench, fields)
    _check_theme(bench, fields["theme"])
    if not _add(bench, paragraph_id, fields["theme"]):
        raise ChangesNothing("the paragraph has that theme already")


def dismiss_theme(bench: Bench, fields: Fields) -> None:
    """Take a theme from a paragraph."""
    if not _take(bench, _paragraph(bench, fields), fields["theme"]):
        raise ChangesNothing("the paragraph does not have that theme")


def change_theme(bench: Bench, fields: Fields) -> None:
    """Put one theme of a paragraph in the place of another."""
    paragraph_id = _paragraph(bench, fields)
    _check_theme(bench, fields["to"])
    if not _has(bench, paragraph_id, fields["theme"]):
        if _has(bench, paragraph_id, fields["to"]):
            raise ChangesNothing("the paragraph has the one and not the other already")
        raise NoLongerApplies(f"the paragraph does not have the theme {fields['theme']} any more")
    if fields["theme"] == fields["to"]:
        raise ChangesNothing("both are the same theme")
    _take(bench, paragraph_id, fields["theme"])
    _add(bench, paragraph_id, fields["to"])


def _paragraph(bench: Bench, fields: Fields) -> str:
    paragraph = targets.paragraph(bench, fields["paragraph"])
    bench.tally.about.append(paragraph.paragraph_id)
    return paragraph.paragraph_id


def _check_theme(bench: Bench, theme: str) -> None:
    if not bench.rows("SELECT 1 FROM themes WHERE theme = $theme", {"theme": theme}):
        raise NoLongerApplies(f"there is no theme {theme} any more")


def _has(bench: Bench, paragraph_id: str, theme: str) -> bool:
    sql = "SELECT 1 FROM paragraph_themes WHERE paragraph_id = $paragraph AND theme = $theme"
    return bool(bench.rows(sql, {"paragraph": paragraph_id, "theme": theme}))


def _take(bench: Bench, paragraph_id: str, theme: str) -> int:
    sql = "DELETE FROM paragraph_themes WHERE paragraph_id = $paragraph AND theme = $theme"
    return bench.change("paragraph_themes", "removed", sql, {"paragraph": paragraph_id, "theme": theme})


def _add(bench: Bench, paragraph_id: str, theme: str) -> int:
    if _has(bench, paragraph_id, theme):
        return 0
    sql = "INSERT INTO paragraph_themes (paragraph_id, theme, score, cues) VALUES ($paragraph, $theme, 1.0, [])"
    return bench.change("paragraph_themes", "added", sql, {"paragraph": paragraph_id, "theme": theme})

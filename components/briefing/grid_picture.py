"""A grid as a drawing: rows named at the left, columns on top, a number in every cell, darker where there is more.

SVG that needs no script and no font of its own. Cooperation and conflict differ in colour and in the number's sign.
"""

import html
from collections.abc import Sequence

from components.briefing.records import Grid

COLOURS = {"count": "#3f80c4", "cooperation": "#128a80", "conflict": "#d65f2e", "neutral": "#7a8594"}
"""What a number is drawn in, the same as on the charts (charts.palette)."""
_WIDE, _TALL = 48, 26  # pixels of a cell
_CHARACTER, _SLANTED = 6.2, 4.6  # pixels that a character of a label adds at the left, and on top
_LONGEST_ROW, _LONGEST_COLUMN = 24, 18  # characters
_RIGHT = 70  # pixels for the last slanted label
_TEXT, _QUIET = "#1d2530", "#4c5866"


def colour_of(strength: float, *, signed: bool) -> tuple[str, float]:
    """Return the colour of a cell and how much of it there is, from 0 to 1."""
    if not signed:
        return COLOURS["count"], 0.1 + 0.62 * abs(strength)
    name = "neutral" if not strength else "cooperation" if strength > 0 else "conflict"
    return COLOURS[name], 0.16 if not strength else 0.1 + 0.55 * abs(strength)


def grid_as_svg(grid: Grid, said: str) -> str:
    """Return the drawing; `said` is what a screen reader says of it."""
    left = _room(grid.rows, _LONGEST_ROW, _CHARACTER)
    top = _room(grid.columns, _LONGEST_COLUMN, _SLANTED)
    width = left + _WIDE * len(grid.columns) + _RIGHT
    height = top + _TALL * len(grid.rows) + 6
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{_escaped(said)}" font-family="Inter, Segoe UI, Helvetica, Arial, sans-serif" '
        f'font-size="11"><rect width="{width}" height="{height}" fill="#ffffff"/>'
    ]
    for number, label in enumerate(grid.columns):
        middle, y = left + _WIDE * (number + 0.5), top - 6
        place = f'x="{middle}" y="{y}" transform="rotate(-48 {middle} {y})"'
        parts.append(f'<text {place} fill="{_QUIET}">{_cut(label, _LONGEST_COLUMN)}</text>')
    for number, label in enumerate(grid.rows):
        middle = top + _TALL * (number + 0.5) + 4
        said_at = f'x="{left - 8}" y="{middle}" text-anchor="end" fill="{_TEXT}"'
        parts.append(f"<text {said_at}>{_cut(label, _LONGEST_ROW)}</text>")
    for cell in grid.cells:
        colour, much = colour_of(cell.strength, signed=grid.signed)
        x, y = left + _WIDE * cell.column, top + _TALL * cell.row
        parts.append(
            f'<rect x="{x + 1}" y="{y + 1}" width="{_WIDE - 2}" height="{_TALL - 2}" rx="2" fill="{colour}" '
            f'fill-opacity="{much:.2f}"/><text x="{x + _WIDE / 2}" y="{y + _TALL / 2 + 4}" text-anchor="middle" '
            f'fill="{_TEXT}">{_escaped(cell.text)}</text>'
        )
    return "".join([*parts, "</svg>"])


def _room(labels: Sequence[str], longest: int, character: float) -> int:
    """Return the pixels that labels take beside the cells."""
    return 16 + round(character * max((min(len(label), longest) for label in labels), default=0))


def _cut(label: str, longest: int) -> str:
    return _escaped(label if len(label) <= longest else f"{label[: longest - 1]}…")


def _escaped(text: str) -> str:
    return html.escape(text, quote=True)

"""A grid as a drawing: rows named at the left, columns on top, a number in every cell, darker where there is more.

SVG that needs no script and no font of its own. Cooperation and conflict differ in colour and in the number's sign.
"""

import html

from components.briefing.records import Grid

COLOURS = {"count": "#3f80c4", "cooperation": "#128a80", "conflict": "#d65f2e", "neutral": "#7a8594"}
"""What a number is drawn in, the same as on the charts (charts.palette)."""
_LEFT, _TOP, _WIDE, _TALL = 150, 96, 48, 26  # pixels: labels at the left and on top, a cell
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
    width = _LEFT + _WIDE * len(grid.columns) + _RIGHT
    height = _TOP + _TALL * len(grid.rows) + 6
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{_escaped(said)}" font-family="Inter, Segoe UI, Helvetica, Arial, sans-serif" '
        f'font-size="11"><rect width="{width}" height="{height}" fill="#ffffff"/>'
    ]
    for number, label in enumerate(grid.columns):
        x, y = _LEFT + _WIDE * (number + 0.5), float(_TOP - 6)
        place = f'x="{x}" y="{y}" transform="rotate(-48 {x} {y})"'
        parts.append(f'<text {place} fill="{_QUIET}">{_cut(label, _LONGEST_COLUMN)}</text>')
    for number, label in enumerate(grid.rows):
        middle = _TOP + _TALL * (number + 0.5) + 4
        said_at = f'x="{_LEFT - 8}" y="{middle}" text-anchor="end" fill="{_TEXT}"'
        parts.append(f"<text {said_at}>{_cut(label, _LONGEST_ROW)}</text>")
    for cell in grid.cells:
        colour, much = colour_of(cell.strength, signed=grid.signed)
        left, top = _LEFT + _WIDE * cell.column, _TOP + _TALL * cell.row
        parts.append(
            f'<rect x="{left + 1}" y="{top + 1}" width="{_WIDE - 2}" height="{_TALL - 2}" rx="2" fill="{colour}" '
            f'fill-opacity="{much:.2f}"/><text x="{left + _WIDE / 2}" y="{top + _TALL / 2 + 4}" text-anchor="middle" '
            f'fill="{_TEXT}">{_escaped(cell.text)}</text>'
        )
    return "".join([*parts, "</svg>"])


def _cut(label: str, longest: int) -> str:
    return _escaped(label if len(label) <= longest else f"{label[: longest - 1]}…")


def _escaped(text: str) -> str:
    return html.escape(text, quote=True)

"""The figures as people read them: a plain table for a terminal and the tables of docs/quality.md."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from components.quality.audit import VERDICTS, in_words

START, END = "<!-- figures: written by `make quality` -->", "<!-- end of figures -->"
_SPLITTING = {
    "paragraphs_found": "labelled paragraphs found",
    "segmentation_f1": "paragraphs put into one article, F1",
    "titles": "titles",
    "body_beyond_gold": "paragraphs of text beyond the labelled ones",
    "furniture_leaks": "page furniture shown as text",
}
_COUNTED = ("body_beyond_gold", "furniture_leaks")
_NONE = "–"
AUDIT = "audit"
"""Key of scores.json that holds the newest audit by eye; every other key names a sample."""
HELD_OUT = "held_out"
"""Key of the sample that is measured three times at most, not at every run."""


def as_text(scores: Mapping[str, Any]) -> str:
    """Return the figures of scores.json, sample by sample, as tables for a terminal."""
    parts = [_sample_as_text(name, sample) for name, sample in scores.items() if name != AUDIT]
    return "\n\n\n".join([*parts, *([in_words(scores[AUDIT])] if AUDIT in scores else [])])


def _sample_as_text(name: str, scores: Mapping[str, Any]) -> str:
    rows: list[tuple[str, ...]] = [
        ("stage", "precision", "recall", "F1", "95 % bounds", "baseline F1", "readers F1", "found", "wanted")
    ]
    for stage, score, other, readers in [*_stages(scores, "stages"), *_stages(scores, "dating")]:
        numbers = [f"{score[name]:.3f}" for name in ("precision", "recall", "f1")]
        bounds = f"{score['low']:.3f}-{score['high']:.3f}"
        ends = [_f1(other), _f1(readers), str(score["found"]), str(score["wanted"])]
        rows.append((stage, *numbers, bounds, *ends))
    split = [("splitting", "ours", "baseline"), *_splitting(scores)]
    return "\n\n".join([_said(name, scores["sample"]), _aligned(split), _aligned(rows)])


def as_markdown(scores: Mapping[str, Any]) -> str:
    """Return the figures of scores.json as the part of docs/quality.md that stands between its two marks."""
    parts = [_sample_as_markdown(name, sample) for name, sample in scores.items() if name != AUDIT]
    audit = ["### Relations checked by eye", _audit(scores[AUDIT])] if AUDIT in scores else []
    return "\n\n".join([START, *parts, *audit, END])


def _audit(audit: Mapping[str, Any]) -> str:
    said = f"Drawn on {audit['day']}: {audit['rows']} of {audit['relations']} relations found in {audit['texts']}."
    figures = [(name.replace("_", " "), audit[name]) for name in ("all_right", *VERDICTS)]
    rows: list[tuple[str, ...]] = [
        (name, str(found["right"]), _two(found["share"]), f"{_two(found['low'])}–{_two(found['high'])}")
        for name, found in figures
    ]
    return f"{said}\n\n{_table(('relations', 'right', 'share', '95 % bounds'), rows)}"


def _sample_as_markdown(name: str, scores: Mapping[str, Any]) -> str:
    parts = [
        f"### The {name.replace('_', ' ')} sample",
        _said(name, scores["sample"]),
        _table(("splitting", "ours", "baseline"), _splitting(scores)),
        *(_table((part, *_COLUMNS), _rows(scores, key)) for part, key in _PARTS.items() if key in scores["ours"]),
    ]
    return "\n\n".join(parts)


_PARTS = {"stage": "stages", "dating of articles": "dating", "theme": "themes", "type of act": "types"}
_COLUMNS = ("precision", "recall", "F1", "95 % bounds of F1", "baseline F1", "two readers F1", "found", "wanted")


def _rows(scores: Mapping[str, Any], part: str) -> Iterator[tuple[str, ...]]:
    for name, score, other, readers in _stages(scores, part):
        figures = [_two(score[figure]) if _counted(score) else _NONE for figure in ("precision", "recall", "f1")]
        bounds = f"{_two(score['low'])}–{_two(score['high'])}" if _counted(score) else _NONE
        yield name, *figures, bounds, _f1(other), _f1(readers), str(score["found"]), str(score["wanted"])


def _stages(scores: Mapping[str, Any], part: str) -> Iterator[tuple[str, Any, Any, Any]]:
    baseline, readers = scores["baseline"], scores["readers"]
    for name, score in scores["ours"].get(part, {}).items():
        yield name, score, baseline[part][name], readers[part][name] if readers and part in readers else None


def _splitting(scores: Mapping[str, Any]) -> list[tuple[str, ...]]:
    sides = [scores[side]["splitting"] for side in ("ours", "baseline")]
    return [(_SPLITTING[name], *(_figure(name, side[name]) for side in sides)) for name in _SPLITTING]


def _figure(name: str, value: float) -> str:
    return f"{value:.0f}" if name in _COUNTED else f"{value:.2f}"


def _said(name: str, sample: Mapping[str, Any]) -> str:
    paragraphs, articles = _number(sample["paragraphs"], "paragraph"), _number(sample["articles"], "article")
    pages, readers = _number(sample["files"], "file"), _number(sample["readers"], "reader")
    name = name.replace("_", " ")
    return f"The {name} sample: {paragraphs} of {articles} in {pages}, read by {readers} (version {sample['version']})."


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _counted(score: Mapping[str, float]) -> bool:
    return bool(score["found"] or score["wanted"])


def _f1(score: Mapping[str, float] | None) -> str:
    return _two(score["f1"]) if score and _counted(score) else _NONE


def _two(value: float) -> str:
    return f"{value:.2f}"


def _table(heading: Sequence[str], rows: Iterator[tuple[str, ...]] | list[tuple[str, ...]]) -> str:
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)

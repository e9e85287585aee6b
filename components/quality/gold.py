"""The labelled sample: paragraphs of real articles with what each reader says of them.

    FOLDER/A/NAME.json, FOLDER/B/NAME.json, ...   one folder a reader, one file a page; any number of readers
    FOLDER/NAME.json                              where there is one reader

The texts lie in a folder of their own. A part that is held out is such a pair of folders, scored by naming them.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from components.quality.dating import Dating
from components.quality.facts import Facts, joined, plain
from components.quality.gold_file import GoldError, GoldFile, LabelledParagraph, read_gold_file

_SAME = "all readers have to mark the same paragraphs"


@dataclass(frozen=True, slots=True)
class GoldParagraph:
    """A labelled paragraph: its file and article, title and text (both plain), what each reader says."""

    file: str
    article: str
    title: str | None
    text: str
    readings: tuple[Facts, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """The labelled sample: paragraphs in order, page furniture of each file as all readers mark it, and a hash."""

    paragraphs: tuple[GoldParagraph, ...]
    furniture: Mapping[str, frozenset[str]]
    version: str
    dating: Mapping[tuple[str, str], tuple[Dating, ...]]  # by file and article, what each reader says

    @property
    def articles(self) -> int:
        """How many articles are labelled; a file may hold several."""
        return len({(paragraph.file, paragraph.article) for paragraph in self.paragraphs})

    @property
    def themes(self) -> set[str]:
        """The slugs of all themes that a reader gives."""
        return {theme for paragraph in self.paragraphs for reader in paragraph.readings for theme in reader.themes}

    @property
    def readers(self) -> int:
        """How many readers a paragraph has at most."""
        return max(len(paragraph.readings) for paragraph in self.paragraphs)


def load_gold(folder: Path, texts: Path, only: Collection[str] = ()) -> Gold:
    """Return the labelled sample of a folder; `texts` is the folder of the texts that the labels are about.

    `only` names the pages of the folder that belong to the sample (names of the texts without .txt); empty for all.
    Raises GoldError where there is none, a file is faulty, a text is missing, or readers differ in paragraphs.
    """
    found = sorted([*folder.glob("*.json"), *folder.glob("*/*.json")])
    paths = [path for path in found if not only or path.stem in only]
    if not paths:
        raise GoldError(
            folder, "", "holds no labelled page (NAME.json or READER/NAME.json); name the folder with --gold"
        )
    by_file: dict[str, list[GoldFile]] = {}
    for path in paths:
        gold = read_gold_file(path)
        by_file.setdefault(gold.file, []).append(gold)
    digest = hashlib.blake2b(b"".join(path.read_bytes() for path in paths), digest_size=8)
    paragraphs = [p for name, readers in by_file.items() for p in _paragraphs(readers, _text(readers[0], texts))]
    furniture = {name: frozenset.intersection(*(r.furniture for r in readers)) for name, readers in by_file.items()}
    dating = {
        (name, article): tuple(reader.dating[article] for reader in readers if article in reader.dating)
        for name, readers in by_file.items()
        for article in readers[0].dating
    }
    return Gold(tuple(paragraphs), furniture, digest.hexdigest(), dating)


def _text(gold: GoldFile, folder: Path) -> str:
    try:
        return (folder / gold.file).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise GoldError(gold.path, "file", f"no {gold.file!r} in {folder}; name its folder with --seeds") from None


def _paragraphs(readers: Sequence[GoldFile], text: str) -> list[GoldParagraph]:
    first, *others = readers
    if len({plain(paragraph.starts) for paragraph in first.paragraphs}) < len(first.paragraphs):
        raise GoldError(first.path, "paragraphs", "two of them start alike; give more first words")
    spans = [_span(first.path, paragraph, text) for paragraph in first.paragraphs]
    readings = [_aligned(other, spans, text) for other in others]
    return [
        GoldParagraph(
            first.file,
            paragraph.article,
            plain(paragraph.title) if paragraph.title else None,
            plain(text[start:end]),
            (paragraph.facts, *(reading[number] for reading in readings)),
        )
        for number, (paragraph, (start, end)) in enumerate(zip(first.paragraphs, spans, strict=True))
    ]


def _aligned(reader: GoldFile, spans: Sequence[tuple[int, int]], text: str) -> list[Facts]:
    """Return what a reader says of each paragraph of the first reader: of the stretches of text that lie in it.

    Readers may cut a dateline or a broken paragraph differently; each stretch goes where most of it lies.
    """
    pieces: list[list[Facts]] = [[] for _ in spans]
    for paragraph in reader.paragraphs:
        start, end = _span(reader.path, paragraph, text)
        shared = [min(end, other[1]) - max(start, other[0]) for other in spans]
        if max(shared) <= 0:
            raise GoldError(reader.path, "paragraphs", f"{paragraph.starts!r} is in no other reader's file; {_SAME}")
        pieces[shared.index(max(shared))].append(paragraph.facts)
    for found, (start, _) in zip(pieces, spans, strict=True):
        if not found:
            raise GoldError(reader.path, "paragraphs", f"{text[start : start + 30]!r} is missing; {_SAME}")
    return [joined(found) for found in pieces]


def _span(path: Path, paragraph: LabelledParagraph, text: str) -> tuple[int, int]:
    """Return where a paragraph stands, first to last words; where both come twice, the shortest stretch."""
    first = text.find(paragraph.starts)
    end = text.find(paragraph.ends, first)
    if first < 0 or end < 0:
        which = "starts" if first < 0 else "ends"
        raise GoldError(path, f"{paragraph.field}.{which}", "these words are not in the text; copy them from it")
    end += len(paragraph.ends)
    return text.rfind(paragraph.starts, 0, end), end  # a repeated deck may start alike

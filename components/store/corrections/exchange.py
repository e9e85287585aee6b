"""The journal as a file that travels: given out line by line as it is, taken in with every line checked.

What is taken in is added after what is there. An entry whose id is there already is skipped, so that the same file may
come twice; what cannot be used is named with its line and left out.
"""

from dataclasses import dataclass, field
from pathlib import Path

from components.store.corrections.entries import Correction
from components.store.corrections.journal import Journal, Problem, extend, from_bytes, read
from components.store.errors import CorrectionRefused

LARGEST = 10_000_000  # bytes of a file
MOST_LINES = 20_000
_REMEDY = "correct that line and import the file again"


@dataclass(slots=True)
class Taken:
    """What came of a file: entries taken, entries that were there already, lines that could not be used."""

    taken: int = 0
    known: int = 0
    refused: list[Problem] = field(default_factory=list)

    def summary(self) -> str:
        """Return one line on what was taken."""
        entries = f"{self.taken} correction{'' if self.taken == 1 else 's'} taken"
        return f"{entries}, {self.known} there already, {len(self.refused)} refused"


def as_file(store: Path) -> bytes:
    """Return the entries of the journal as a file of JSON Lines, undone ones and undos too."""
    return "".join(f"{correction.to_line()}\n" for correction in read(store).corrections).encode()


def take(store: Path, data: bytes) -> Taken:
    """Add the entries of a file to the journal and return what came of it; nothing is put in force yet.

    Raises CorrectionRefused where the file as a whole is too large or is no journal at all.
    """
    if len(data) > LARGEST:
        raise CorrectionRefused(f"the file is larger than {LARGEST // 1_000_000} MB: split it")
    lines = data.removeprefix(b"\xef\xbb\xbf").splitlines()
    if len(lines) > MOST_LINES:
        raise CorrectionRefused(f"the file has more than {MOST_LINES:,} lines: split it")
    taken = Taken()

    def fresh(journal: Journal) -> list[Correction]:
        known = {correction.id: correction for correction in journal.corrections}
        added = []
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                correction = _fitting(line, known)
            except CorrectionRefused as error:
                taken.refused.append(Problem(number, str(error), _REMEDY))
                continue
            if correction.id in known:
                taken.known += 1
                continue
            known[correction.id] = correction
            added.append(correction)
        taken.taken = len(added)
        return added

    extend(store, fresh)
    return taken


def _fitting(line: bytes, known: dict[str, Correction]) -> Correction:
    correction = from_bytes(line)
    same = known.get(correction.id)
    if same is not None and same != correction:
        raise CorrectionRefused(f"another entry has its id {correction.id}")
    if correction.action == "undo" and correction.fields["undoes"] not in known:
        raise CorrectionRefused("it undoes an entry that is neither in the journal nor before it in the file")
    return correction

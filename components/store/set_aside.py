"""Files that ended their workers, remembered so that no build tries them for ever: STORE/set_aside.json, key -> reason.

KEY is that of the file's segment: a hash of its bytes, its name, the program's code, knowledge and language model. So a
file that is changed, or a program that is, gets another try by itself. At worst, a file is tried once more.
"""

import json
from collections.abc import Collection, Mapping
from pathlib import Path

from components.store.durable import replace_durably

_FILE = "set_aside.json"


class SetAside:
    """What one store remembers; only for who holds its lock."""

    def __init__(self, store: Path) -> None:
        """Read what was remembered; a file that cannot be read counts as empty."""
        self._path = store / _FILE
        self._reasons: dict[str, str] = {}
        try:
            told = json.loads(self._path.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return
        if isinstance(told, dict):
            self._reasons = {key: reason for key, reason in told.items() if isinstance(reason, str)}

    @property
    def reasons(self) -> Mapping[str, str]:
        """The reason for each key."""
        return self._reasons

    def add(self, key: str, reason: str) -> None:
        """Remember a file from now on, whatever becomes of the build."""
        self._write({**self._reasons, key: reason})

    def keep(self, keys: Collection[str]) -> None:
        """Forget all files but these: they were changed or removed, or the program was."""
        self._write({key: reason for key, reason in self._reasons.items() if key in keys})

    def _write(self, reasons: dict[str, str]) -> None:
        if reasons != self._reasons:
            replace_durably(self._path, json.dumps(reasons, indent=1, sort_keys=True) + "\n")
            self._reasons = reasons

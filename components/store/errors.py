"""What can go wrong with a store, each with a message that names what, where and what to do."""

from pathlib import Path


class StoreError(Exception):
    """Something is wrong with a store; the message says what and what to do."""


class BuildInvalid(StoreError):
    """Tables break an invariant and were not published. Names the table, the row and the rule."""

    def __init__(self, table: str, row: str | None, rule: str) -> None:
        """Say which table, which row (null where it is the whole table) and which rule."""
        self.table, self.row, self.rule = table, row, rule
        at = f", row {row}" if row else ""
        super().__init__(f"table {table}{at}: {rule}. Nothing was published; the last build stays in force")


class StoreBusy(StoreError):
    """Another process holds the lock of the store."""

    def __init__(self, lock: Path, holder: str) -> None:
        """Say which lock, and which process holds it (empty where that is not known)."""
        who = f" (process {holder})" if holder else ""
        super().__init__(f"another build of this store is running{who}: wait for it to end, then try again ({lock})")


class StoreUnwritable(StoreError):
    """A store cannot be written to, for instance because the disk is full."""

    def __init__(self, store: Path, reason: str) -> None:
        """Say which store, and the reason."""
        super().__init__(
            f"{store}: it cannot be written to ({reason}). Free space on the disk or choose another store; "
            "the last build stays in force"
        )


class SegmentsUnusable(StoreError):
    """The place where stores share segments cannot be used. Names the place, the reason and the remedy."""

    def __init__(self, place: str, reason: str, remedy: str) -> None:
        """Say which place, why not, and what to do."""
        super().__init__(
            f"{place}: the shared segments cannot be used ({reason}). {remedy}; without BORDERLINES_SEGMENTS each "
            "store has its own. What was annotated so far is kept, the last build stays in force"
        )


class SearchUnavailable(StoreError):
    """This Python's SQLite was made without FTS5, so that words cannot be indexed."""

    def __init__(self) -> None:
        """Say so, and what to do."""
        super().__init__(
            "search needs SQLite with FTS5, which this Python was made without: install Python from python.org or "
            "from your system's packages"
        )


class StoreDamaged(StoreError):
    """The pointer file or a build cannot be used."""

    def __init__(self, path: Path, what: str) -> None:
        """Say which file of the store, and what is wrong with it."""
        super().__init__(
            f"{path}: {what}. Run `python -m components build SOURCE --store {path.parent}` to make it anew; "
            "corrections and saved searches are kept"
        )


class StoreOutdated(StoreDamaged):
    """A build has not the tables and columns of this version."""

    def __init__(self, pointer: Path, build_id: str, lacking: str) -> None:
        """Say which build, and the first table or column that it lacks."""
        super().__init__(pointer, f"names the build {build_id}, which another version made: it has no {lacking}")


class CorrectionRefused(StoreError):
    """A correction cannot be made, or an entry of a journal cannot be taken; the message says why."""


class NothingToCorrect(StoreError):
    """There is no build whose tables could be corrected."""

    def __init__(self, store: Path) -> None:
        """Say which store, and what to do."""
        super().__init__(f"{store}: no build yet; run `python -m components build SOURCE --store {store}` first")


class SourceRefused(StoreError):
    """A source cannot be registered. Names the source, the reason and the remedy."""

    def __init__(self, source: str, reason: str, remedy: str) -> None:
        """Say which source, why not, and what to do."""
        super().__init__(f"{source or 'the source'}: {reason}; {remedy}")


class EntryRefused(StoreError):
    """What was entered about an article cannot be kept; the message says why and how to write it."""

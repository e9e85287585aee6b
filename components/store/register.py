"""What a store is built from: the register of its sources.

    STORE/register.json   a list: place, by, on, watched, added; addresses may hold keys, so its owner alone may read it

A source is what `build` takes: a file, a folder, an archive, a feed or an address; and the store's own inbox
(inbox.py), which holds what was uploaded and pasted. Those named on the command line (or by the setting, where nothing
was ever named) are replaced when others are named; those added one by one stay until they are removed. A source that is
removed or switched off leaves with all of its articles at the next build.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from components.identity import stable_id
from components.store.durable import replace_durably
from components.store.errors import SourceRefused, StoreDamaged, StoreUnwritable
from components.store.hidden_keys import without_keys, without_user
from components.store.lock import exclusive

REGISTER = "register.json"
INBOX = "inbox:"
"""The place of the store's own inbox, wherever the store is."""
NAMED, ADDED = "named", "added"
_PATIENCE = 5.0  # seconds to wait for another change, which takes milliseconds


@dataclass(frozen=True, slots=True)
class Registered:
    """A source of a store."""

    place: str
    """Absolute path, address with all that is secret in it, or INBOX; `name` is what may be shown."""
    by: str = ADDED
    """`named` on the command line or by the setting, or `added` later."""
    on: bool = True
    watched: bool = False
    """Whether the dashboard looks for changes in the folder by itself."""
    added: str = ""
    """When, ISO 8601 in UTC."""

    @property
    def key(self) -> str:
        """Id of the source, the same as long as its place is."""
        return stable_id("source", self.place)

    @property
    def name(self) -> str:
        """The place as pages, messages and lists show it: the keys in an address are hidden."""
        return without_keys(self.place, stable_id("address", self.place)[:6]) if self.is_address else self.place

    @property
    def is_address(self) -> bool:
        """Whether it is fetched."""
        return "://" in self.place

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of this machine, other than the inbox."""
        return self.place != INBOX and not self.is_address and Path(self.place).is_dir()


def registered(store: Path) -> list[Registered]:
    """Return the sources of a store in the order they came; none where nothing was ever registered.

    Raises StoreDamaged where the register cannot be read.
    """
    path = store / REGISTER
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [_entry(row) for row in rows]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError):
        raise StoreDamaged(path, "does not hold the register of sources; remove it") from None


def to_build(store: Path, entries: Sequence[Registered]) -> list[str]:
    """Return the sources that are switched on, as `build` takes them."""
    return [str(store / "inbox") if entry.place == INBOX else entry.place for entry in entries if entry.on]


def add(store: Path, source: str, *, watched: bool = False) -> Registered:
    """Add a source, or switch it on again where it is known; return it. Raises SourceRefused, StoreUnwritable."""
    entry = Registered(placed(source), ADDED, True, watched, _now())

    def change(known: list[Registered]) -> list[Registered]:
        if any(one.place == entry.place for one in known):
            return [
                replace(one, on=True, watched=one.watched or watched) if one.place == entry.place else one
                for one in known
            ]
        return [*known, entry]

    _change(store, change)
    return entry


def add_inbox(store: Path) -> None:
    """Add the store's own inbox, where it is not in the register yet. Raises StoreUnwritable."""
    entry = Registered(INBOX, ADDED, added=_now())
    _change(store, lambda known: known if any(one.place == INBOX for one in known) else [*known, entry])


def remove(store: Path, key: str) -> None:
    """Take a source out of the register. Raises StoreUnwritable."""
    _change(store, lambda known: [one for one in known if one.key != key])


def switch(store: Path, key: str, *, on: bool) -> None:
    """Switch a source on or off. Raises StoreUnwritable."""
    _change(store, lambda known: [replace(one, on=on) if one.key == key else one for one in known])


def watch(store: Path, key: str, *, watched: bool) -> None:
    """Have a folder watched, or no longer. Raises StoreUnwritable."""
    _change(store, lambda known: [replace(one, watched=watched) if one.key == key else one for one in known])


def with_named(known: Sequence[Registered], sources: Sequence[str]) -> list[Registered]:
    """Return a register whose named sources are these, in place of those named before. Raises SourceRefused."""
    before = {one.place: one for one in known}
    places = list(dict.fromkeys(placed(source) for source in sources))
    named = [replace(before.get(place, Registered(place, added=_now())), by=NAMED, on=True) for place in places]
    return named + [one for one in known if one.by == ADDED and one.place not in places]


def name_sources(store: Path, sources: Sequence[str]) -> None:
    """Replace the named sources of a store by these. Raises SourceRefused, StoreUnwritable."""
    _change(store, lambda known: with_named(known, sources))


def name_first(store: Path, corpus: Path) -> None:
    """Name the folder of the setting as the first source, where the store has no register and the folder is there."""
    if corpus.exists() and not (store / REGISTER).exists():
        name_sources(store, [str(corpus)])


def placed(source: str) -> str:
    """Return a source as the register keeps it: an address as it is, a path in full.

    Raises SourceRefused where there is no such file or folder (of a pipe or device, reading would never end), and for
    an address that is none or holds a password, which this file would show.
    """
    given = source.strip()
    if "://" in given:
        return _address(given)
    path = Path(given).expanduser()
    if not given or not (path.is_file() or path.is_dir()):
        what = "neither a file nor a folder" if given and path.exists() else "no such file or folder"
        raise SourceRefused(given, what, "give the path of an article, of a folder or of a zip")
    return str(path.absolute())


def _address(given: str) -> str:
    try:
        parts = urlsplit(given)
        host, user = parts.hostname, parts.username
    except ValueError:
        host, user = None, None
    if not host or parts.scheme not in ("http", "https"):
        raise SourceRefused(
            without_user(given).split("?")[0], "no address of the web", "give one such as https://example.org/news"
        )
    if user is not None:
        raise SourceRefused(host, "the address holds a user name or password", "give it without")
    return given


def _change(store: Path, change: Callable[[list[Registered]], list[Registered]]) -> None:
    try:
        with exclusive(store, "register", _PATIENCE):
            text = json.dumps([asdict(entry) for entry in change(registered(store))], indent=1)
            replace_durably(store / REGISTER, text + "\n", private=True)
    except OSError as error:
        raise StoreUnwritable(store, f"the register of sources: {error.strerror or error}") from None


def _entry(row: object) -> Registered:
    if not isinstance(row, dict):
        raise TypeError(row)
    entry = Registered(**row)
    if not isinstance(entry.place, str) or not isinstance(entry.by, str) or not isinstance(entry.added, str):
        raise TypeError(row)
    return entry


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

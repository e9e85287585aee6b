"""What was fetched for a source goes once the source is taken out of the register; switched off, it stays."""

from pathlib import Path

from components.preprocessing.fetching.addresses import is_address, parse
from components.preprocessing.fetching.errors import CannotFetch
from components.preprocessing.fetching.kept import FOLDER, Kept
from components.store.errors import StoreBusy
from components.store.lock import exclusive
from components.store.register import registered


def forget_removed(store: Path) -> None:
    """Remove the pages and entries of addresses that are not registered any more; a later build where one runs now."""
    if not (store / FOLDER).is_dir():
        return
    try:
        with exclusive(store, "build"):
            kept = Kept(store)
            try:
                kept.keep_only(_keys(store))
            finally:
                kept.close()
    except StoreBusy:
        return


def _keys(store: Path) -> set[str]:
    keys = set()
    for source in registered(store):
        if is_address(source.place):
            try:
                keys.add(parse(source.place).key)
            except CannotFetch:
                continue
    return keys

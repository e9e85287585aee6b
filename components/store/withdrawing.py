"""Taking everything out of a store whose sources were all removed: no table may hold what nobody gives any more."""

import shutil
from pathlib import Path

from components.store.durable import sync_folder
from components.store.errors import StoreUnwritable
from components.store.kept import POINTER
from components.store.ledger import record
from components.store.lock import exclusive

_MADE = ("builds", "segments", "opened")  # what builds made; journal, searches, register and ledger stay


def withdraw(store: Path, *, patience: float = 60.0) -> None:
    """Remove the builds of a store and all that was read for them; the ledger says when.

    Raises StoreBusy where a build runs, StoreUnwritable.
    """
    with exclusive(store, "build", patience), exclusive(store, "publish", patience):
        try:
            (store / POINTER).unlink(missing_ok=True)
            for name in _MADE:
                if (store / name).is_dir():
                    shutil.rmtree(store / name)
            sync_folder(store)
        except OSError as error:
            raise StoreUnwritable(store, f"what was built cannot be removed: {error.strerror or error}") from None
        record(store)

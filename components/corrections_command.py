"""The command `corrections`: what analysts corrected, as a list or a file, taken in, taken back, put in force."""

import argparse
import getpass
from collections.abc import Callable, Iterator
from pathlib import Path

from components.progress_bar import KINDS, plain, shown
from components.store.builds import current_build, publish_corrected
from components.store.corrections import changes, exchange, journal
from components.store.corrections.words import in_words
from components.store.errors import CorrectionRefused, StoreError
from components.store.progress import DONE, FAILED, RUNNING, Progress
from components.store.reading import open_tables

HELP = """What analysts corrected in a store: its journal, corrections.jsonl (docs/corrections.md). An entry is never
removed; undo is an entry too, and undoing an undo puts the entry in force again."""
_NOT_YET = "not in force yet: run `python -m components corrections apply`"


def add_arguments(parser: argparse.ArgumentParser, add_store: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add the verbs of the command and their arguments."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    listed = verbs.add_parser("list", help="every entry, whether it is in force, and what it changed")
    applied = verbs.add_parser("apply", help="put the entries in force; no source is read again")
    applied.add_argument("--progress", choices=KINDS, default="none", help="default: none; json: JSON lines")
    undone = verbs.add_parser("undo", help="take an entry back, and put the rest in force")
    undone.add_argument("id", help="id of the entry, as `list` shows it")
    undone.add_argument("--who", default=None, metavar="NAME", help="who takes it back (default: your login name)")
    undone.add_argument("--why", default="", metavar="TEXT", help="the reason")
    exported = verbs.add_parser("export", help="write the entries as a file that another store can import")
    exported.add_argument("file", type=Path, metavar="FILE", help="file to write (JSON Lines)")
    imported = verbs.add_parser("import", help="take the entries of a file, and put them in force")
    imported.add_argument("file", type=Path, metavar="FILE", help="file that `export` wrote")
    for verb in (listed, applied, undone, exported, imported):
        add_store(verb)


def run(options: argparse.Namespace) -> Iterator[str]:
    """Do what was asked and yield the lines to print. Raises StoreError or OSError where it cannot be done."""
    if options.verb == "list":
        yield from map(plain, _listed(options.store))
    elif options.verb == "apply":
        yield from _apply(options.store, options.progress)
    elif options.verb == "undo":
        entry = journal.append(options.store, changes.undo(options.id), options.who or _login(), options.why)
        yield f"written as entry {entry.id}"
        yield from _in_force(options.store)
    elif options.verb == "export":
        options.file.write_bytes(exchange.as_file(options.store))
        yield str(options.file)
    else:
        taken = exchange.take(options.store, _read(options.file))
        yield from (plain(str(problem)) for problem in taken.refused)
        yield taken.summary()
        yield from _in_force(options.store)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        raise CorrectionRefused("say who takes it back: --who NAME") from None


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(exchange.LARGEST + 1)


def _apply(store: Path, kind: str) -> Iterator[str]:
    with shown(kind) as on_progress:
        on_progress(Progress(RUNNING, "applying corrections"))
        try:
            build = publish_corrected(store)
        except (StoreError, OSError) as error:
            on_progress(Progress(FAILED, "failed", message=str(error)))
            raise
        message = f"build {build.id} is in force"
        on_progress(Progress(DONE, "published", message=message, build=build.id))
    if kind != "json":
        yield message


def _in_force(store: Path) -> Iterator[str]:
    """Put the journal in force where there is a build; where there is none, the next build will."""
    if current_build(store) is not None:
        yield f"build {publish_corrected(store).id} is in force"


def _listed(store: Path) -> Iterator[str]:
    """Yield one line an entry, with what became of it, and the lines of the journal that cannot be used."""
    known = journal.read(store)
    outcomes = _outcomes(store)
    for entry in known.corrections:
        why = f" ({entry.why})" if entry.why else ""
        yield f"{entry.id}  {entry.when}  {entry.who}: {in_words(entry)}{why}. {outcomes.get(entry.id, _NOT_YET)}"
    yield from (f"{journal.JOURNAL}, {problem}" for problem in known.problems)


def _outcomes(store: Path) -> dict[str, str]:
    build = current_build(store)
    if build is None or not journal.is_applied(store, build):
        return {}
    tables = open_tables(build)
    try:
        found = tables.execute("SELECT correction_id, outcome, reason, changes FROM corrections").fetchall()
    finally:
        tables.close()
    return {
        entry: ": ".join(filter(None, (outcome.capitalize(), reason, "; ".join(said))))
        for entry, outcome, reason, said in found
    }

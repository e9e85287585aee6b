"""The command `sources`: what a store is built from, as a list; sources added, removed, switched on and off."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from components.progress_bar import plain
from components.store import register
from components.store.errors import SourceRefused
from components.store.hidden_keys import without_user
from components.store.withdrawing import withdraw

HELP = """What a store is built from (docs/adding_articles.md). A source that is removed or switched off leaves the
tables with all of its articles at the next build."""
_NEXT = "run `python -m components build` to put it in force"


def add_arguments(parser: argparse.ArgumentParser, add_store: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add the verbs of the command and their arguments."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    add_store(verbs.add_parser("list", help="every source, and whether it is switched on"))
    for verb, said in (
        ("add", "add a file, a folder, an archive, a feed or a page address"),
        ("remove", "remove a source"),
        ("on", "switch a source on"),
        ("off", "switch a source off"),
    ):
        command = verbs.add_parser(verb, help=said)
        command.add_argument("source", metavar="SOURCE", help="its path or address, `inbox:` for what was uploaded")
        add_store(command)


def run(options: argparse.Namespace) -> Iterator[str]:
    """Do what was asked and yield the lines to print. Raises StoreError or OSError where it cannot be done."""
    if options.verb == "list":
        yield from (plain(_in_words(entry)) for entry in register.registered(options.store))
        return
    if options.verb == "add":
        yield plain(f"{register.add(options.store, options.source).name} is added; {_NEXT}")
        return
    entry = _known(options.store, options.source)
    if options.verb == "remove":
        register.remove(options.store, entry.key)
        yield plain(f"{entry.name} is removed; {_NEXT}")
    else:
        register.switch(options.store, entry.key, on=options.verb == "on")
        yield plain(f"{entry.name} is switched {options.verb}; {_NEXT}")


def sources_to_build(store: Path, named: Sequence[str], corpus: Path, say: Callable[[str], None]) -> list[str]:
    """Return what a build is made of: the sources that are named, else those named before, and what was added.

    Where nothing was ever registered, the corpus of the settings is. Sources that are named no more are told by `say`.
    Raises SourceRefused, StoreDamaged, StoreUnwritable.
    """
    if not named and not (store / register.REGISTER).is_file():
        register.name_sources(store, [str(corpus)])
    known = register.registered(store)
    entries = register.with_named(known, named) if named else known
    places = {entry.place for entry in entries}
    for entry in known:
        if entry.on and entry.place not in places:
            say(f"{entry.name} is not built any more: it was named before and is not now")
    return register.to_build(store, entries)


def without_sources(store: Path) -> str:
    """Do what a build does where no source is switched on, and return it in words; StoreError where it cannot.

    What was removed may not stay in the tables because nothing else is left; what is only off comes back some day.
    """
    if register.registered(store):
        return "no source is switched on: the last build stays"
    withdraw(store)
    return "all sources were removed, and so was what they gave; add articles on the page or name a SOURCE"


def _known(store: Path, source: str) -> register.Registered:
    """Return the source of that place, or that `list` shows under this name; also one whose files are gone."""
    entries = register.registered(store)
    full = source if "://" in source or source == register.INBOX else str(Path(source).expanduser().absolute())
    found = next((entry for entry in entries if {entry.place, entry.name} & {source, full}), None)
    if found is None:
        said = without_user(source).split("?")[0]
        raise SourceRefused(said, "is not registered", "`python -m components sources list` shows what is")
    return found


def _in_words(entry: register.Registered) -> str:
    words = ["on" if entry.on else "off", entry.name]
    return " ".join([*words, *(["(watched)"] if entry.watched else [])])

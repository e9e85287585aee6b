"""The command `segments`: what stores share at a place, which stores these are; what none of them uses taken out."""

import argparse
from collections.abc import Iterator

from components.progress_bar import plain
from components.settings import SETTINGS, SettingError, Settings
from components.store.segment_claims import Claim, forget
from components.store.segment_place import Place
from components.store.segment_pruning import holdings, prune
from components.store.shared_segments import place_of

HELP = f"""What stores share at the place of {SETTINGS["segments"].variable}, and which stores use it (docs/scale.md).
With --prune, remove what none of these uses and what is older than a day; nothing else ever removes it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--prune", action="store_true", help="remove what no store uses")
    what.add_argument("--forget", metavar="NAME", help="a store that is gone: what it used may be removed")


def run(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """Do what was asked and yield the lines to print.

    Raises SettingError where no place is set, SegmentsUnusable where it cannot be used.
    """
    shared = place_of(settings)
    if shared is None:
        setting = SETTINGS["segments"]
        raise SettingError(f"{setting.variable} is not set, so every store has its segments for itself: give a place")
    if options.prune:
        done = prune(shared)
        yield f"removed {_many(done.removed, done.size)} that no store uses; {done.stay} stay"
    elif options.forget is not None:
        yield plain(_forgotten(shared, options.forget))
    else:
        held = holdings(shared)
        yield plain(f"{shared}: {_many(held.segments, held.size)}")
        yield from (plain(_in_words(claim)) for claim in held.claims)


def _forgotten(shared: Place, name: str) -> str:
    if forget(shared, name):
        return f"{name} is forgotten; `python -m components segments --prune` removes what no other store uses"
    return f"{name} is no store of {shared}: `python -m components segments` names them"


def _in_words(claim: Claim) -> str:
    return f"{claim.name} {claim.store}: uses {len(claim.keys)}, said {claim.said:%Y-%m-%d}"


def _many(segments: int, size: int) -> str:
    return f"{segments} segment{'' if segments == 1 else 's'} ({size / 1e6:.1f} MB)"

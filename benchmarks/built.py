"""The build that a script measures."""

from pathlib import Path

from components.store.builds import Build, current_build


def build_of(store: Path) -> Build:
    """Return the build in force; ends the script with what to do where there is none."""
    build = current_build(store)
    if build is None:
        raise SystemExit(f"{store}: no build yet; run `python -m components build SOURCE --store {store}` first")
    return build

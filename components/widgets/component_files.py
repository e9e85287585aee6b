"""The files that components of our own are made of; what several need (a button, copying) is a file of its own."""

from pathlib import Path

_FOLDER = Path(__file__).parent


def joined(*names: str) -> str:
    """Return style sheets or scripts of this folder as one."""
    return "\n".join((_FOLDER / name).read_text("utf-8") for name in names)

"""The corpus of the trials: six short files, and the same a day later, when one was changed, one removed, two added."""

from collections.abc import Mapping
from pathlib import Path

_PORT = """Kenya and Somalia agree on a port

Kenya signed an agreement with Somalia on {day} to open the port of Lamu to Somali traders, officials said.

"This port will feed both our nations," President William Ruto said in Nairobi after the signing ceremony.
"""
_MINE = """Chile protests against a Bolivian mine

The government of Chile accused Bolivia of polluting the river Lauca, which crosses the border between the two.
"""
_BRIDGE = """Norway and Sweden repair a bridge

Norway will repair the bridge of Svinesund together with Sweden, the two governments announced in Oslo on Monday.
"""
_RIVER = """Egypt warns Ethiopia over the river

Egypt warned Ethiopia on 3 March 2024 not to fill the reservoir, and Sudan offered to host talks in Khartoum.

"We will not wait for ever," Foreign Minister Sameh Shoukry told reporters in Cairo.
"""
_GRAIN = """Ukraine ships grain to Lebanon

Ukraine sent 40,000 tonnes of grain to Lebanon on 5 May 2023, the ministry of agriculture in Kyiv said.
"""
BEFORE = {"port.txt": _PORT.format(day="Tuesday"), "north/mine.txt": _MINE, "bridge.txt": _BRIDGE}
AFTER = {"port.txt": _PORT.format(day="Friday"), "north/mine.txt": _MINE, "river.txt": _RIVER, "new/grain.txt": _GRAIN}


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Make a folder hold these files and no others that it held before; return it."""
    folder.mkdir(exist_ok=True)
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        path.unlink()
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder

"""Two short articles, of Kenya and of Chile, that many tests of builds start from."""

from pathlib import Path

PORT = """Kenya and Somalia agree on a port

Kenya signed an agreement with Somalia on Tuesday to open the port of Lamu to Somali traders, officials said.

"This port will feed both our nations," President William Ruto said in Nairobi after the signing ceremony.

Al-Shabaab fighters attacked a convoy of Kenyan troops near the border on 3 March 2024, killing four soldiers.
"""
MINE = """Chile protests against a Bolivian mine

The government of Chile accused Bolivia of polluting the river Lauca, which crosses the border between the two.

Bolivia rejected the accusation and invited inspectors of the United Nations to visit the lithium mine in June.

Subscribe to our newsletter
"""


def port_and_mine(folder: Path) -> Path:
    """Make a folder with the two articles, and return it."""
    folder.mkdir()
    (folder / "port.txt").write_text(PORT)
    (folder / "mine.txt").write_text(MINE)
    return folder

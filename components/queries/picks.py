"""What a clicked mark stands for, as text that lives in the address.

A pick is a family of marks and the keys of one of them: `country:PER`, `theme-country:drugs_crime:PER`,
`pair:CHL-PER:+`, `acts:CHL>PER`. Addresses come from anywhere, so reading one never raises: bad text is no pick.
"""

import re
from dataclasses import dataclass

from components.queries.hits import FAMILIES
from components.queries.search_words import LONGEST, problem_of

_EDTF = "([0-9X]{4}(?:-[0-9X]{2}){0,2})"
_COUNTRY, _ID, _SLUG, _SIGN, _TYPE = "([A-Z]{3})", "([0-9a-f]{16})", "([a-z0-9_]{1,64})", "([+ 0-])", "([A-Z]{1,32})"
_NAME = r"([^\x00-\x1f]{1,300})"
_QUERY = rf"(\S[^\x00-\x1f]{{0,{LONGEST - 1}}})"
_PERIOD = f"(day|month|year):(none|{_EDTF[1:-1]})"
_KIND = f"(?::{_SIGN}(?::{_TYPE}(?::{_SLUG})?)?)?"
_DAY = "([0-9]{4}-[0-9]{2}-[0-9]{2})"
_WHEN = f"(none|{_EDTF[1:-1]}):(event|article|none):{_SIGN}"

# how the keys of a family are written after its name, in the order of the family's keys; trailing ones may be left out
_WRITTEN = {
    "all": "",
    "publisher": f":{_NAME}",
    "flag": f":{_SLUG}",
    "article": f":{_ID}",
    "story": f":{_ID}",
    "paragraph": f":{_ID}",
    "country": f":{_COUNTRY}",
    "actor": f":{_ID}",
    "actor-article": f":{_ID}:{_ID}",
    "actor-form": f":{_ID}:([a-z]{{1,16}}):{_NAME}",
    "actor-office": f":{_ID}:{_NAME}",
    "actor-country": f":{_ID}:{_COUNTRY}",
    "actor-theme": f":{_ID}:{_SLUG}",
    "actor-when": f":{_ID}:{_PERIOD}",
    "actor-between": f":{_ID}:{_DAY}:{_DAY}",
    "actor-type": ":([A-Z_]{1,32})",
    "affiliation": ":(none|[A-Z]{3})",
    "actors-together": f":{_ID}-{_ID}",
    "theme": f":{_SLUG}",
    "theme-article": f":{_SLUG}:{_ID}",
    "theme-country": f":{_SLUG}:{_COUNTRY}",
    "theme-published": f":{_SLUG}:{_PERIOD}",
    "themes-together": f":{_SLUG}:{_SLUG}",
    "together": f":{_COUNTRY}-{_COUNTRY}",
    "pair": f":{_COUNTRY}-{_COUNTRY}(?::{_SIGN})?",
    "pair-when": f":{_COUNTRY}-{_COUNTRY}:{_PERIOD}(?::{_SIGN})?",
    "pair-between": f":{_COUNTRY}-{_COUNTRY}:{_DAY}:{_DAY}",
    "pair-article": f":{_COUNTRY}-{_COUNTRY}:{_ID}(?::{_SIGN})?",
    "acts": f":{_COUNTRY}>{_COUNTRY}{_KIND}",
    "actor-pair": f":{_ID}-{_ID}(?::{_SIGN})?",
    "actor-acts": f":{_ID}>{_ID}{_KIND}",
    "class": ":([a-z ]{1,32})",
    "status": f":{_SLUG}",
    "acts-by": f":{_ID}{_KIND}",
    "acts-on": f":{_ID}{_KIND}",
    "relation": f":{_ID}",
    "when-country": f":{_COUNTRY}:{_WHEN}",
    "when-acts": f":{_COUNTRY}>{_COUNTRY}:{_WHEN}",
    "when-theme": f":{_SLUG}:{_WHEN}",
    "speaker-country": f":{_ID}:{_COUNTRY}",
    "speaker": f":{_ID}",
    "said-about": f":{_ID}",
    "quotation": f":{_ID}",
    "search": f":{_QUERY}",
    "search-paragraph": f":{_ID}:{_QUERY}",
    "similar": f":{_ID}",
}
_READ = {family: re.compile(pattern, re.ASCII) for family, pattern in _WRITTEN.items()}
_UNORDERED = dict.fromkeys(
    ("together", "pair", "pair-when", "pair-between", "pair-article", "actors-together", "actor-pair"), "-"
)
_BETWEEN = _UNORDERED | dict.fromkeys(("acts", "actor-acts", "when-acts"), ">")


@dataclass(frozen=True, slots=True)
class Pick:
    """One mark: the family it belongs to and the values of the family's keys, in order (the last may be left out)."""

    family: str
    values: tuple[str, ...]

    @property
    def text(self) -> str:
        """The pick as it stands in the address."""
        between = _BETWEEN.get(self.family)
        values = [between.join(self.values[:2]), *self.values[2:]] if between else list(self.values)
        return ":".join([self.family, *values])

    @property
    def keys(self) -> dict[str, str]:
        """The family's keys that this pick binds, with their values: the parameters of its query."""
        return dict(zip(FAMILIES[self.family].keys, self.values, strict=False))


def parse(text: object) -> Pick | None:
    """Return the pick that the text of an address stands for, None where it stands for none. Never raises.

    An unordered pair may be written either way round; its ends come back in order of the alphabet.
    """
    if not isinstance(text, str):
        return None
    family = text.partition(":")[0]
    found = _READ[family].fullmatch(text[len(family) :]) if family in _READ else None
    if found is None:
        return None
    # a plus that somebody typed into an address arrives as a space
    values = tuple("+" if value == " " else value for value in found.groups() if value is not None)
    if "query" in FAMILIES[family].keys and problem_of(values[-1]):
        return None
    if family in _BETWEEN:
        if values[0] == values[1]:
            return None
        if family in _UNORDERED:
            values = (*sorted(values[:2]), *values[2:])
    return Pick(family, values)

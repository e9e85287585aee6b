"""The English name of a country by its code: CLDR's short name (Iran, not Iran, Islamic Republic of)."""

from functools import cache

import pandas as pd
import pycountry
from babel import Locale

_BEYOND_ISO = {"XKX": "XK"}  # Kosovo has a user-assigned code


@cache
def country_name(code: str) -> str:
    """Return the English name of an alpha-3 code; the code itself where it is no country's."""
    found = pycountry.countries.get(alpha_3=code)
    short = found.alpha_2 if found else _BEYOND_ISO.get(code, "")
    return str(_territories().get(short, code))


@cache
def all_countries() -> dict[str, str]:
    """Return the English name of every country by its alpha-3 code, in the order of the names."""
    codes = [country.alpha_3 for country in pycountry.countries] + list(_BEYOND_ISO)
    return dict(sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1]))


def country_names(codes: pd.Series) -> pd.Series:
    """Return the English names of a column of alpha-3 codes; null where there is no code."""
    return codes.map(country_name, na_action="ignore").astype("str")


@cache
def _territories() -> dict[str, str]:
    return dict(Locale("en").territories)

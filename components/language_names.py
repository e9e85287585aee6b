"""Languages in words: what a language is called, and what is said where no pipeline reads it."""

from functools import lru_cache

from babel import Locale

from components.settings import SETTINGS


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {code: name for code, name in Locale("en").languages.items() if len(code) == 2}


def is_language(code: str | None) -> bool:
    """Return whether a code (ISO 639-1) is that of a language which CLDR names."""
    return code in _names()


def language_name(code: str) -> str:
    """Return the English name of a language by its ISO 639-1 code; the code itself where CLDR has none."""
    return _names().get(code, code)


def without_pipeline(code: str) -> str:
    """Return why texts in a language are not analysed, and what to do about it."""
    return f"{language_name(code)} has no pipeline here; name one in {SETTINGS['pipelines'].variable}"

"""Addresses as they are shown: a key that stands in one is a secret of the reader's, so a mark stands for it.

What counts as a key is told by the name of its parameter, also where the name is written in percent signs. A key in the
path of an address cannot be told from a name, and is shown.
"""

import re
from urllib.parse import unquote

_NAMES = re.compile(
    r"token|api[_.-]?key|auth(?!or)|pass(?:w(?:or)?d|phrase|code)|pwd|secret|signature|session|credential|ticket|jwt"
    r"|(?:^|[_.-])(?:key|sig|sid|pass|pw)$",
    re.IGNORECASE,
)
_USER = re.compile(r"//[^/?#]*@")


def without_keys(address: str, mark: str) -> str:
    """Return an address with `hidden-` and the mark in place of the value of each parameter that looks like a key."""
    path, question, query = address.partition("?")
    parts = re.split(r"([&;#])", query)
    return path + question + "".join(_hidden(part, mark) for part in parts)


def without_user(address: str) -> str:
    """Return an address, or what was meant as one, without the user name and password before its host."""
    return _USER.sub("//", address)


def _hidden(part: str, mark: str) -> str:
    name, equals, value = part.partition("=")
    return f"{name}=hidden-{mark}" if equals and value and _NAMES.search(unquote(name)) else part

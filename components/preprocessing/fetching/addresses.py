"""Addresses of the web: which of them can be fetched, and the name under which each stands in tables and messages.

A name holds no secret: passwords are refused, values of parameters that look like keys are replaced by a short hash,
so that two addresses keep two names.
"""

from dataclasses import dataclass
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from components.identity import stable_id
from components.preprocessing.fetching.errors import CannotFetch
from components.store.hidden_keys import without_keys, without_user

LONGEST = 2_000  # characters; what browsers and servers take
_PORTS = {"http": 80, "https": 443}
_HELP = "give an address such as https://example.org/news"


@dataclass(frozen=True, slots=True)
class Address:
    """An address that can be fetched. `target` is the path with its query, as it is asked for."""

    scheme: str
    host: str  # without the brackets of an IPv6 address
    port: int
    target: str

    @property
    def site(self) -> str:
        """Scheme, host and port, the latter only where it is not the usual one: 'https://example.org'."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and port as the header Host has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address, secrets included: to be asked for and to be hashed, never to be shown or kept."""
        return self.site + self.target

    @property
    def key(self) -> str:
        """Hash of the whole address, under which its answer is kept."""
        return stable_id("address", self.url)

    @property
    def name(self) -> str:
        """The address as tables and messages show it."""
        return self.site + without_keys(self.target, self.key[:6])

    def joined(self, reference: str) -> "Address":
        """Return the address that a redirect or a link of this page leads to. Raises CannotFetch as `parse` does."""
        return parse(urljoin(self.url, reference.strip()))


def is_address(source: str) -> bool:
    """Whether a source of a build is an address and not a path."""
    return "://" in source


def shown(text: str) -> str:
    """Return what can be shown of a text that may be no address at all: its name, else without its user and query."""
    try:
        return parse(text).name
    except CannotFetch:
        return without_user(text).split("?")[0][:LONGEST]


def parse(text: str) -> Address:
    """Return the address that a text gives, its part after # left out: servers never see it.

    Raises CannotFetch where it is no address of the web, too long, or holds a user name or password.
    """
    if len(text) > LONGEST:
        raise CannotFetch(f"the address is longer than {LONGEST} characters", "give a shorter one")
    try:
        parts = parse_url(text.strip())
    except (LocationParseError, UnicodeError):
        raise CannotFetch("this is no address", _HELP) from None
    if parts.scheme not in _PORTS:
        raise CannotFetch(f"addresses of {parts.scheme or 'no scheme'} are not fetched, only http and https", _HELP)
    if not parts.host:
        raise CannotFetch("the address names no host", _HELP)
    if parts.auth is not None:
        raise CannotFetch(
            "the address holds a user name or password, which tables would show",
            "give the address without it, or save the pages and give the files",
        )
    return Address(parts.scheme, parts.host.strip("[]"), parts.port or _PORTS[parts.scheme], parts.request_uri)

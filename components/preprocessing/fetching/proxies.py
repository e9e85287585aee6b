"""Proxies that the environment names: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, and NO_PROXY for the hosts that need none.

A proxy would look up names by itself, and so could be led into the network it stands in. So it is asked for the IP
address that was looked up and checked here, and TLS is made with the site through it. Only where private networks are
permitted anyway does it get the name: some take no other.
"""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies_environment, proxy_bypass_environment  # type: ignore[attr-defined]

from components.preprocessing.fetching.addresses import Address
from components.preprocessing.fetching.errors import CannotFetch


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy: where it is, what it is told of the user, and whether it looks up names by itself."""

    host: str
    port: int
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    takes_names: bool = False


ProxyOf = Callable[[Address], Proxy | None]


def no_proxy(address: Address) -> Proxy | None:
    """Return null: nothing is asked through a proxy."""
    return None


def of_the_environment(takes_names: bool) -> ProxyOf:
    """Return the function that says through which proxy an address is asked for, null for none.

    It raises CannotFetch where the variable for it holds no address of a proxy that can be used.
    """
    named = getproxies_environment()

    def proxy_of(address: Address) -> Proxy | None:
        given = named.get(address.scheme) or named.get("all")
        if not given or proxy_bypass_environment(f"{address.host}:{address.port}", named):
            return None
        return _proxy(given, takes_names)

    return proxy_of


def _proxy(given: str, takes_names: bool) -> Proxy:
    try:
        parts = urlsplit(given if "://" in given else f"http://{given}")
        host, port = parts.hostname, parts.port or 80
    except ValueError:
        host, port, parts = None, 0, urlsplit("")
    if not host or parts.scheme != "http":
        raise CannotFetch(
            "the proxy that the environment names cannot be used",
            "write HTTPS_PROXY and HTTP_PROXY as http://HOST:PORT, or take them out",
        )
    headers = {}
    if parts.username is not None:
        user = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        headers = {"Proxy-Authorization": f"Basic {base64.b64encode(user.encode()).decode()}"}
    return Proxy(host, port, headers, takes_names)

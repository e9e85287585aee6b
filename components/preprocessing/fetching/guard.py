"""Which networks may be reached: addresses of strangers must not lead the build into the network it runs in.

A name is looked up once, every address that it has is checked, and the connection is made to one of these, not to the
name again: so a name that points elsewhere a moment later (DNS rebinding) leads nowhere.
"""

import ipaddress
import socket
from collections.abc import Callable

from components.preprocessing.fetching.addresses import Address
from components.preprocessing.fetching.errors import CannotFetch

Resolve = Callable[[str, int], list[str]]
MayReach = Callable[[str], bool]

_IP = ipaddress.IPv4Address | ipaddress.IPv6Address
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # an IPv4 address in its last 32 bits (NAT64)
_METADATA = frozenset({ipaddress.ip_address("168.63.129.16")})  # of a cloud, though in a public range


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses that a host has, as the system knows them. Raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def permitted(address: Address, resolve: Resolve, may_reach: MayReach) -> list[str]:
    """Return the IP addresses to connect to for an address.

    Raises CannotFetch where the host is not known, or where one of its addresses may not be reached.
    """
    try:
        found = resolve(address.host, address.port)
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise CannotFetch(
            f"the host {address.host} is not known", "check the address and that the network is there", away=True
        )
    if not all(may_reach(ip) for ip in found):
        raise CannotFetch(
            f"{address.host} lies in a private network",
            "where it is yours and meant, set BORDERLINES_NETWORK=any",
        )
    return found


def is_public(text: str) -> bool:
    """Whether an IP address belongs to the public internet; one inside an IPv6 address counts as itself."""
    try:
        ip = _inner(ipaddress.ip_address(text.split("%", maxsplit=1)[0]))
    except ValueError:
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and ip not in _METADATA


def _inner(ip: _IP) -> _IP:
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    inside = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
    if inside is None and ip in _TRANSLATED:
        inside = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return inside or ip

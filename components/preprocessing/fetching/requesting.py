"""One request: sent to an IP address that was checked, or through a proxy; its answer read within bounds."""

import logging
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException
from threading import Event, Timer

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, DecodeError, HTTPError, NewConnectionError, ReadTimeoutError

from components.preprocessing.fetching.addresses import Address
from components.preprocessing.fetching.errors import CannotFetch
from components.preprocessing.fetching.proxies import Proxy

# its warnings name whole addresses, with all that is secret in them
logging.getLogger("urllib3").setLevel(logging.CRITICAL)
_PIECE = 1 << 16  # bytes read, and at most unpacked, at once
_LATER = "try again later"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one request: seconds, bytes once unpacked, and whose word counts for who a host is."""

    silence: float = 20.0  # until a connection is made, and between two pieces of an answer
    whole: float = 120.0
    bytes: int = 20_000_000
    trusted: ssl.SSLContext | None = None  # certificates of other authorities than the system trusts


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: names of headers in lower case, the body unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def request(
    address: Address, ips: list[str], headers: Mapping[str, str], limits: Limits, proxy: Proxy | None = None
) -> Answer:
    """Return the answer to a request for an address, sent to the first of the IP addresses that takes a connection.

    A proxy that takes names is given the host in place of an IP address. Only the body of an answer that brings a page
    (2xx) is read. Raises CannotFetch where no answer comes, or one that is too slow, too large or damaged.
    """
    for ip in ips[:-1]:
        try:
            return _request(address, ip, headers, limits, proxy)
        except CannotFetch as error:
            if not error.away:
                raise
    return _request(address, ips[-1], headers, limits, proxy)


def _request(address: Address, host: str, headers: Mapping[str, str], limits: Limits, proxy: Proxy | None) -> Answer:
    late = Event()
    connection = _connection(address, host, limits, proxy)
    target = address.target
    try:
        connection.connect()
        with _cut_off(connection.sock, limits.whole, late):
            sent = {"Host": address.authority, "Accept-Encoding": "gzip, deflate", **headers}
            if proxy and not connection.proxy_is_tunneling:
                target, sent = address.url, {**sent, **proxy.headers}
            connection.request("GET", target, headers=sent, preload_content=False)
            with closing(connection.getresponse()) as response:
                told = {name.lower(): value for name, value in response.headers.items()}
                body = _body(response, limits) if 200 <= response.status < 300 else b""
    except (HTTPError, HTTPException, OSError, ValueError) as error:  # the last: of a socket that was cut off
        raise _too_slow(limits) if late.is_set() else _in_words(address, error, proxy) from None
    finally:
        connection.close()
    if late.is_set():  # where the length was not told, a connection that was cut off looks like the end
        raise _too_slow(limits)
    return Answer(response.status, told, body)


def _connection(address: Address, host: str, limits: Limits, proxy: Proxy | None) -> HTTPConnection:
    to, port = (proxy.host, proxy.port) if proxy else (host, address.port)
    if address.scheme == "http":
        connection = HTTPConnection(to, port, timeout=limits.silence)
    else:
        connection = HTTPSConnection(
            to,
            port,
            timeout=limits.silence,
            ssl_context=limits.trusted or _of_the_system(),
            server_hostname=address.host,  # whom the certificate has to be of
        )
    if proxy and (address.scheme == "https" or not proxy.takes_names):
        connection.set_tunnel(host, address.port, headers=dict(proxy.headers))
    return connection


@cache
def _of_the_system() -> ssl.SSLContext:
    return ssl.create_default_context()


@contextmanager
def _cut_off(connected: socket.socket, seconds: float, late: Event) -> Iterator[None]:
    """End a connection after so many seconds: a server that sends a byte now and then would hold it for days."""

    def cut() -> None:
        late.set()
        with suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _body(response: BaseHTTPResponse, limits: Limits) -> bytes:
    told = response.headers.get("Content-Length", "")
    if told.isdecimal() and int(told) > limits.bytes:
        raise _too_large(limits)
    body = bytearray()
    for piece in response.stream(_PIECE, decode_content=True):
        body += piece
        if len(body) > limits.bytes:
            raise _too_large(limits)
    return bytes(body)


def _too_large(limits: Limits) -> CannotFetch:
    return CannotFetch(
        f"the page is larger than the {limits.bytes / 1e6:.3g} MB that are fetched",
        "save what you need of it and give the file",
    )


def _too_slow(limits: Limits) -> CannotFetch:
    return CannotFetch(f"the answer took longer than {limits.whole:.3g} seconds", _LATER)


def _in_words(address: Address, error: Exception, proxy: Proxy | None) -> CannotFetch:
    """Return an error in words of our own: the library's name the whole address, with all that is secret in it."""
    if proxy and str(error).startswith("Tunnel connection failed"):
        return CannotFetch(
            f"the proxy {proxy.host} does not connect to {address.host} ({str(error).partition(': ')[2][:60]})",
            "ask who runs it, or list the host in NO_PROXY; one that takes names alone needs BORDERLINES_NETWORK=any",
        )
    if proxy and isinstance(error, NewConnectionError | ConnectTimeoutError):
        return CannotFetch(f"the proxy {proxy.host} cannot be reached", "check HTTPS_PROXY and HTTP_PROXY", away=True)
    if isinstance(error, NewConnectionError | ConnectTimeoutError):
        return CannotFetch(f"{address.host} cannot be reached", "check that the network is there", away=True)
    if isinstance(error, ssl.SSLError):
        return CannotFetch(
            f"the secure connection to {address.host} failed", "check the certificates of the site and of this machine"
        )
    if isinstance(error, ReadTimeoutError | TimeoutError):
        return CannotFetch(f"{address.host} stopped answering", _LATER)
    if isinstance(error, DecodeError):
        return CannotFetch("the answer is damaged (it cannot be unpacked)", _LATER)
    return CannotFetch(f"{address.host} gave no whole answer ({type(error).__name__})", _LATER)

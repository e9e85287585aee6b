"""Proxies of the environment: which address goes through which, and what they are asked for, by one on 127.0.0.1."""

import select
import socket
import ssl
import threading
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from web_server import served

from components.preprocessing.fetching.addresses import parse
from components.preprocessing.fetching.errors import CannotFetch
from components.preprocessing.fetching.guard import is_public
from components.preprocessing.fetching.proxies import Proxy, of_the_environment
from components.preprocessing.fetching.requesting import Limits
from components.preprocessing.fetching.visiting import Manner, Visitor

CERTIFICATE = Path(__file__).with_name("news_example.pem")
VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUEST_METHOD")


class Relay:
    """A proxy that notes the first line and headers of each request and leads all of them to one port."""

    def __init__(self, port: int) -> None:
        self.heads: list[str] = []
        self.to = port
        self.refuses = False
        self.listening = socket.create_server(("127.0.0.1", 0))

    @property
    def port(self) -> int:
        return self.listening.getsockname()[1]

    def work(self) -> None:
        with suppress(OSError), self.listening:
            while True:
                client = self.listening.accept()[0]
                threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client: socket.socket) -> None:
        with suppress(OSError), client, socket.create_connection(("127.0.0.1", self.to)) as server:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                head += client.recv(1)
            self.heads.append(head.decode())
            if self.refuses:
                client.sendall(b"HTTP/1.1 403 Forbidden\r\n\r\n")
                return
            if head.startswith(b"CONNECT "):
                client.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
            else:
                server.sendall(head)
            while True:
                for ready in select.select([client, server], [], [])[0]:
                    data = ready.recv(65536)
                    if not data:
                        return
                    (server if ready is client else client).sendall(data)


@contextmanager
def relayed(port):
    relay = Relay(port)
    working = threading.Thread(target=relay.work, daemon=True)
    working.start()
    try:
        yield relay
    finally:
        relay.listening.shutdown(socket.SHUT_RDWR)
        working.join()


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    """An environment without proxies, to which a test adds its own."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    return monkeypatch


@pytest.fixture
def site():
    with served() as site:
        site.page("/robots.txt", status=404)
        site.page("/a", "Lamu is open")
        site.page("http://news.example/robots.txt", status=404)  # as a proxy that takes names is asked
        site.page("http://news.example/a", "Lamu is open")
        yield site


@pytest.fixture
def relay(site):
    with relayed(site.port) as relay:
        yield relay


def manner(relay, **changed):
    """Visits through the proxy of the environment; every name is that of a public address."""
    limits = Limits(silence=2.0, whole=4.0, bytes=100_000)
    proxy_of = of_the_environment(takes_names=False)
    return Manner(is_public, 0.0, limits=limits, resolve=lambda host, port: ["93.184.216.34"], proxy_of=proxy_of)


def got(manner, url):
    return Visitor(manner).visit(parse(url), {})[1].body


def refused(manner, url):
    with pytest.raises(CannotFetch) as caught:
        got(manner, url)
    assert caught.value.remedy
    return str(caught.value)


@pytest.mark.parametrize(
    ("variables", "address", "expected"),
    [
        ({}, "http://news.example/", None),
        ({"HTTP_PROXY": "http://proxy:3128"}, "http://news.example/", ("proxy", 3128)),
        ({"http_proxy": "proxy:3128"}, "http://news.example/", ("proxy", 3128)),
        ({"HTTP_PROXY": "http://proxy:3128"}, "https://news.example/", None),
        ({"HTTPS_PROXY": "http://proxy"}, "https://news.example/", ("proxy", 80)),
        ({"ALL_PROXY": "http://proxy:1"}, "https://news.example/", ("proxy", 1)),
        ({"HTTPS_PROXY": "http://proxy:1", "NO_PROXY": "example"}, "https://news.example/", None),
        ({"HTTPS_PROXY": "http://proxy:1", "NO_PROXY": ".news.example, x"}, "https://a.news.example/", None),
        ({"HTTPS_PROXY": "http://proxy:1", "NO_PROXY": "other.example"}, "https://news.example/", ("proxy", 1)),
        ({"HTTPS_PROXY": "http://proxy:1", "NO_PROXY": "*"}, "https://news.example/", None),
    ],
)
def test_the_environment_says_which_address_goes_through_which_proxy(environment, variables, address, expected):
    for name, value in variables.items():
        environment.setenv(name, value)
    proxy = of_the_environment(takes_names=False)(parse(address))
    assert (proxy and (proxy.host, proxy.port)) == expected


@pytest.mark.parametrize("given", ["socks5://proxy:1", "https://proxy:1", "http://", "http://proxy:port"])
def test_a_proxy_that_cannot_be_used_is_told_without_its_password(environment, given):
    environment.setenv("HTTP_PROXY", given.replace("//", "//me:geheim@"))
    with pytest.raises(CannotFetch, match="cannot be used") as caught:
        of_the_environment(takes_names=False)(parse("http://news.example/"))
    assert "geheim" not in str(caught.value)


def test_a_proxy_is_asked_for_the_address_that_was_checked(environment, relay, site):
    environment.setenv("HTTP_PROXY", f"http://me:ge%20heim@127.0.0.1:{relay.port}")
    assert got(manner(relay), "http://news.example/a") == b"Lamu is open"
    assert {head.splitlines()[0] for head in relay.heads} == {"CONNECT 93.184.216.34:80 HTTP/1.0"}
    assert "Proxy-Authorization: Basic bWU6Z2UgaGVpbQ==" in relay.heads[0]
    assert site.sent[-1]["Host"] == "news.example"
    assert site.sent[-1]["Proxy-Authorization"] is None


def test_the_certificate_is_the_sites_also_through_a_proxy(environment):
    trusted = ssl.create_default_context(cafile=str(CERTIFICATE))
    with served(CERTIFICATE) as site, relayed(site.port) as relay:
        environment.setenv("HTTPS_PROXY", f"http://127.0.0.1:{relay.port}")
        site.page("/a", "Lamu is open")
        through = manner(relay)
        through = replace(through, limits=replace(through.limits, trusted=trusted))
        assert got(through, "https://news.example/a") == b"Lamu is open"
        assert relay.heads[0].splitlines()[0] == "CONNECT 93.184.216.34:443 HTTP/1.0"
        assert "secure connection" in refused(through, "https://other.example/a")


@pytest.mark.parametrize("url", ["http://127.0.0.1/a", "http://intern.example/a", "http://[::1]/a"])
def test_a_private_network_is_refused_before_the_proxy_is_asked(environment, relay, url):
    environment.setenv("HTTP_PROXY", f"http://127.0.0.1:{relay.port}")
    private = replace(manner(relay), resolve=lambda host, port: ["10.0.0.1"])
    assert "lies in a private network" in refused(private, url)
    assert relay.heads == []


def test_where_private_networks_are_permitted_the_proxy_gets_the_name(environment, relay):
    environment.setenv("HTTP_PROXY", f"http://127.0.0.1:{relay.port}")
    named = replace(manner(relay), proxy_of=of_the_environment(takes_names=True), resolve=None)
    assert got(named, "http://news.example/a") == b"Lamu is open"
    assert relay.heads[-1].splitlines()[0] == "GET http://news.example/a HTTP/1.1"


def test_what_a_proxy_refuses_and_one_that_is_away_are_told(environment, relay):
    environment.setenv("HTTP_PROXY", f"http://127.0.0.1:{relay.port}")
    relay.refuses = True
    assert "the proxy 127.0.0.1 does not connect to news.example (403 Forbidden)" in refused(
        manner(relay), "http://news.example/a"
    )
    environment.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")
    assert "the proxy 127.0.0.1 cannot be reached" in refused(manner(relay), "http://news.example/a")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_what_a_proxy_is_told_of_the_user_is_not_in_its_words():
    assert "geheim" not in repr(Proxy("proxy", 1, {"Proxy-Authorization": "geheim"}))

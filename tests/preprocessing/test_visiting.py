"""Visits to a real server: manners towards it, guards against it, and what is said of each thing that goes wrong."""

import gzip
import re
import socket
import ssl
import tracemalloc
import zlib
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from web_server import Reply, Site, StoppedClock, served

from components.preprocessing.fetching.addresses import parse
from components.preprocessing.fetching.errors import CannotFetch
from components.preprocessing.fetching.guard import is_public
from components.preprocessing.fetching.requesting import Limits
from components.preprocessing.fetching.visiting import Manner, Visitor

CERTIFICATE = Path(__file__).with_name("news_example.pem")
WORDS = b"The port of Lamu is open."
SHORT = Limits(silence=0.3, whole=0.6, bytes=100_000)
LATER = "Sun, 01 Mar 2026 12:00:30 GMT"  # half a minute after the clock of the tests begins


@pytest.fixture
def site():
    with served() as site:
        yield site


@pytest.fixture
def time() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def manner(time) -> Manner:
    return Manner(lambda ip: True, delay=0.0, limits=SHORT, clock=time.clock)


@pytest.fixture
def visitor(manner) -> Visitor:
    return Visitor(manner)


def got(visitor: Visitor, url: str) -> bytes:
    return visitor.visit(parse(url), {})[1].body


def refused(visitor: Visitor, url: str) -> str:
    with pytest.raises(CannotFetch) as caught:
        visitor.visit(parse(url), {})
    assert caught.value.remedy
    return str(caught.value)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("identity", WORDS),
        ("gzip", gzip.compress(WORDS, mtime=0)),
        ("deflate", zlib.compress(WORDS)),
        ("gzip, gzip", gzip.compress(gzip.compress(WORDS, mtime=0), mtime=0)),
    ],
)
def test_a_page_is_unpacked(site, visitor, encoding, body):
    assert got(visitor, site.page("/a", body, Content_Encoding=encoding)) == WORDS


def test_a_site_is_told_who_asks_and_whom_to_write_to(site, manner):
    address = site.page("/a", WORDS)
    got(Visitor(manner), address)
    got(Visitor(replace(manner, contact="https://desk.example/about")), address)
    agents = [sent["User-Agent"] for sent in site.sent]
    assert agents[0] == "Borderlines/0.1"
    assert agents[-1] == "Borderlines/0.1 (+https://desk.example/about)"


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(site, visitor, status):
    site.page("/new", WORDS)
    end, answer = visitor.visit(parse(site.page("/old", status=status, Location="new")), {})
    assert (end.url, answer.body) == (f"{site.url}/new", WORDS)


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("/old", "leads on more than 5 times"),
        ("ftp://example.org/a", "addresses of ftp are not fetched"),
        ("file:///etc/passwd", "addresses of file are not fetched"),
        ("http://user:geheim@example.org/", "holds a user name or password"),
        ("http://inside.example/", "inside.example lies in a private network"),
        ("http://169.254.169.254/latest/meta-data", "169.254.169.254 lies in a private network"),
        ("http://nowhere.example/", "nowhere.example is not known"),
    ],
)
def test_where_a_redirect_leads_is_checked_like_any_address(site, manner, target, says):
    known = {"127.0.0.1": ["127.0.0.1"], "inside.example": ["10.0.0.1"], "169.254.169.254": ["169.254.169.254"]}
    guarded = replace(
        manner,
        may_reach=lambda ip: ip == "127.0.0.1" or is_public(ip),
        resolve=lambda host, port: known.get(host, []),
    )
    said = refused(Visitor(guarded), site.page("/old", status=302, Location=target))
    assert says in said
    assert "geheim" not in said


def test_the_address_that_was_checked_is_the_one_connected_to(site, manner):
    """A name that leads elsewhere when it is looked up again (DNS rebinding) is never looked up again."""
    looked_up = []

    def resolve(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) <= 2 else ["10.0.0.1"]

    site.page("/a", WORDS)
    visitor = Visitor(replace(manner, resolve=resolve, may_reach=lambda ip: ip == "127.0.0.1"))
    assert got(visitor, f"http://news.example:{site.port}/a") == WORDS
    assert looked_up == ["news.example"] * 2  # for robots.txt and for the page, once each
    assert site.sent[-1]["Host"] == f"news.example:{site.port}"


def test_a_private_address_is_refused_before_anything_is_sent(site, manner):
    said = refused(Visitor(replace(manner, may_reach=is_public)), site.page("/a", WORDS))
    assert "127.0.0.1 lies in a private network; where it is yours and meant, set BORDERLINES_NETWORK=any" in said
    assert site.asked == []


# Manners


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        (Reply("User-agent: *\nDisallow: /"), "/a", False),
        (Reply("User-agent: *\nDisallow: /private"), "/a", True),
        (Reply("User-agent: *\nDisallow: /private"), "/private/a", False),
        (Reply("User-agent: *\nDisallow: /*.php$"), "/a.php", False),
        (Reply("User-agent: *\nDisallow: /\nAllow: /a"), "/a", True),
        (Reply("User-agent: Borderlines\nDisallow: /\n\nUser-agent: *\nDisallow:"), "/a", False),
        (Reply("User-agent: *\nDisallow: /\n\nUser-agent: Borderlines\nDisallow:"), "/a", True),
        (Reply("none", 404), "/a", True),
        (Reply("no", 403), "/a", True),
        (Reply("<html>no rules</html>"), "/a", True),
        (Reply("", 302, {"Location": "/rules"}), "/a", False),
        (Reply("oops", 500), "/a", False),
        (Reply("later", 429, {"Retry-After": "1"}), "/a", False),
    ],
)
def test_the_rules_of_a_site_are_obeyed(site, visitor, robots, path, allowed):
    site.pages |= {"/robots.txt": robots, "/rules": Reply("User-agent: *\nDisallow: /a")}
    address = site.page(path, WORDS)
    if allowed:
        assert got(visitor, address) == WORDS
    else:
        assert "robots.txt" in refused(visitor, address)
    assert site.visits(path) == int(allowed)


def test_the_rules_of_a_site_are_asked_for_once(site, visitor):
    for name in ("/a", "/b", "/c"):
        got(visitor, site.page(name, WORDS))
    assert site.asked == ["/robots.txt", "/a", "/b", "/c"]


@pytest.mark.parametrize(("delay", "robots", "waits"), [(0.0, "", []), (2.5, "", [2.5] * 2), (1.0, "4", [1.0, 4.0])])
def test_a_host_is_left_alone_between_two_requests(site, manner, time, delay, robots, waits):
    site.page("/robots.txt", f"User-agent: *\nCrawl-delay: {robots}" if robots else "")
    visitor = Visitor(replace(manner, delay=delay))
    for name in ("/a", "/b"):
        got(visitor, site.page(name, WORDS))
    assert time.slept == waits


def test_a_host_that_asks_for_hours_between_two_requests_is_not_waited_for(site, visitor, time):
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 3600")
    assert "asks for 3600 seconds between requests" in refused(visitor, site.page("/a", WORDS))
    assert time.slept == []


@pytest.mark.parametrize(
    ("status", "after", "waits"),
    [
        (429, {"Retry-After": "7"}, [7.0, 7.0]),
        (503, {"Retry-After": LATER}, [30.0]),
        (503, {"Retry-After": "soon"}, [5.0, 10.0]),
        (502, {}, [5.0, 10.0]),
    ],
)
def test_a_busy_host_is_asked_again_after_as_long_as_it_asks_for(site, visitor, time, status, after, waits):
    replies = [Reply("busy", status, after) for _ in waits] + [Reply(WORDS)]
    site.pages["/a"] = lambda headers: replies.pop(0)
    assert got(visitor, f"{site.url}/a") == WORDS
    assert time.slept == waits


def test_a_host_that_stays_busy_is_given_up(site, visitor):
    assert "the site is too busy (status 503)" in refused(visitor, site.page("/a", "busy", 503))
    assert site.visits("/a") == 3


def test_a_host_that_asks_for_a_long_rest_gets_it(site, visitor, time):
    said = refused(visitor, site.page("/a", "busy", 429, Retry_After="3600"))
    assert "asks to be left alone for 3600 seconds" in said
    assert refused(visitor, site.page("/b", WORDS)) == said
    assert (site.asked, time.slept) == (["/robots.txt", "/a"], [])


# What goes wrong


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (401, "does not give the page (status 401)"),
        (403, "does not give the page (status 403)"),
        (404, "there is no such page (status 404)"),
        (410, "there is no such page (status 410)"),
        (451, "does not give the page (status 451)"),
        (418, "answered with status 418"),
        (500, "answered with status 500"),
    ],
)
def test_a_page_that_is_not_given_is_named_with_what_to_do(site, visitor, status, says):
    assert says in refused(visitor, site.page("/a", "no", status))


def says_nothing(site: Site):
    return lambda handler: site.over.wait()


def drips(site: Site, start: bytes):
    """Send a byte now and then: never silent for long, never done."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(start)
        while not site.over.wait(0.1):
            handler.wfile.write(b"x")

    return write


def writes(data: bytes):
    return lambda handler: handler.wfile.write(data)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (says_nothing, "127.0.0.1 stopped answering"),
        (lambda site: drips(site, b"HTTP/1.1 200 OK\r\nX-"), "took longer than 0.6 seconds"),
        (lambda site: drips(site, HEAD + b"\r\n"), "took longer than 0.6 seconds"),
        (lambda site: drips(site, HEAD + b"Content-Length: 90000\r\n\r\n"), "took longer than 0.6 seconds"),
        (lambda site: writes(HEAD + b"Content-Length: 90\r\n\r\nshort"), "gave no whole answer"),
        (lambda site: writes(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nshort"), "gave no whole answer"),
        (lambda site: writes(b"220 mail.example ready\r\n"), "gave no whole answer"),
        (lambda site: writes(b""), "gave no whole answer"),
        (lambda site: writes(HEAD + b"Content-Length: 100001\r\n\r\n"), "larger than the 0.1 MB that are fetched"),
        (lambda site: writes(HEAD + b"\r\n" + b"x" * 100_001), "larger than the 0.1 MB"),
        (
            lambda site: writes(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"8000\r\n%b\r\n" % (b"x" * 0x8000) * 9),
            "larger than the 0.1 MB",
        ),
        (lambda site: writes(HEAD + b"X-Long: " + b"x" * 100_000 + b"\r\n\r\n"), "gave no whole answer"),
        (lambda site: writes(HEAD + b"Content-Encoding: gzip\r\n\r\nno gzip at all"), "cannot be unpacked"),
    ],
)
def test_an_answer_that_is_slow_large_or_damaged_is_bounded_and_named(site, visitor, answer, says):
    site.pages["/a"] = Reply(writes=answer(site))
    assert says in refused(visitor, f"{site.url}/a")


@pytest.mark.parametrize("layers", [1, 2])
def test_what_unpacks_to_far_more_than_it_is_stops_at_the_bound(site, visitor, layers):
    """20 MB of nothing come as 20 kB, or as 150 bytes: no more is unpacked than a page may have."""
    bomb = b"\0" * 20_000_000
    for _ in range(layers):
        bomb = gzip.compress(bomb, mtime=0)
    address = site.page("/a", bomb, Content_Encoding=", ".join(["gzip"] * layers))
    tracemalloc.start()
    said, most = refused(visitor, address), tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "larger than the 0.1 MB" in said
    assert most < 2_000_000


def test_a_host_that_cannot_be_reached_is_asked_once(manner, time):
    with socket.socket() as unused:  # bound, but nobody listens
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        visitor = Visitor(replace(manner, delay=1.0))
        assert "127.0.0.1 cannot be reached" in refused(visitor, f"{url}/a")
        assert "127.0.0.1 cannot be reached" in refused(visitor, f"{url}/b")
    assert time.slept == []


@pytest.mark.parametrize(
    ("host", "is_trusted", "answered"),
    [("news.example", True, True), ("other.example", True, False), ("news.example", False, False)],
)
def test_a_secure_connection_is_to_whom_the_certificate_is_of(manner, host, is_trusted, answered):
    trusted = ssl.create_default_context(cafile=CERTIFICATE) if is_trusted else None
    visitor = Visitor(
        replace(manner, limits=replace(SHORT, trusted=trusted, whole=20.0), resolve=lambda host, port: ["127.0.0.1"])
    )
    with served(CERTIFICATE) as site:
        site.page("/a", WORDS)
        address = f"https://{host}:{site.port}/a"
        if answered:
            assert got(visitor, address) == WORDS
        else:
            assert f"the secure connection to {host} failed" in refused(visitor, address)


def test_a_connection_that_is_not_secure_is_no_answer(site, visitor):
    assert "the secure connection to 127.0.0.1 failed" in refused(visitor, site.url.replace("http:", "https:"))


def test_no_message_names_a_secret_of_an_address(site, visitor, caplog):
    site.pages["/a?token=geheim"] = Reply(writes=writes(b"nonsense"))
    site.pages["/b?token=geheim"] = Reply(writes=writes(HEAD + b"no header\r\nX: 1\r\n\r\nwords"))
    said = refused(visitor, f"{site.url}/a?token=geheim")
    assert got(visitor, f"{site.url}/b?token=geheim")
    assert not re.search("geheim|token", said + caplog.text)

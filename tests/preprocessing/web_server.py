"""A web server of tests on 127.0.0.1: pages are given by path, what was asked for is noted, time is told by a clock."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from components.preprocessing.fetching.clock import Clock


@dataclass
class Reply:
    """What is answered: a status, headers, a body, or a function that writes to the connection by itself."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    writes: Callable[[BaseHTTPRequestHandler], None] | None = None


Route = Reply | Callable[[Message], Reply]


class Site:
    """Pages of a site by path; `asked` holds the paths that were asked for, `sent` the headers that came with each."""

    def __init__(self) -> None:
        self.pages: dict[str, Route] = {}
        self.asked: list[str] = []
        self.sent: list[Message] = []
        self.port = 0
        self.over = threading.Event()  # set when the test is done, for pages that keep others waiting

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def page(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> str:
        """Put a page under a path and return its address."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Reply(body, status, {"Content-Type": "text/html; charset=utf-8", **told})
        return self.url + path

    def visits(self, path: str) -> int:
        """Return how often a path was asked for."""
        return self.asked.count(path)


@contextmanager
def served(certificate: Path | None = None) -> Iterator[Site]:
    """Give a site that is served while the block runs, with a certificate over TLS."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.sent.append(self.headers)
            self.close_connection = True
            route = site.pages.get(self.path, Reply("not here", 404))
            reply = route(self.headers) if callable(route) else route
            if reply.writes is not None:
                reply.writes(self)
                return
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(body)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing: clients leave in the middle, which is what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


class StoppedClock:
    """A clock that only goes on when somebody sleeps; `slept` holds for how long each time."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self._begin = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    @property
    def clock(self) -> Clock:
        return Clock(
            now=lambda: self._begin + timedelta(seconds=sum(self.slept)),
            seconds=lambda: sum(self.slept),
            sleep=self.sleep,
        )

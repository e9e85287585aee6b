"""Manners towards hosts: one request at a time, a pause between two, rest for those that ask for it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from email.utils import parsedate_to_datetime
from threading import Lock

from components.preprocessing.fetching.clock import Clock
from components.preprocessing.fetching.errors import CannotFetch

LONGEST_WAIT = 60.0  # seconds that a build waits for a host; one that asks for more is left for the next build
_FIRST_WAIT = 5.0  # seconds, doubled with every try, where a host does not say how long


class _Host:
    def __init__(self) -> None:
        self.turn = Lock()
        self.next = 0.0  # when the next request may go out
        self.refusal: CannotFetch | None = None  # why it is not asked again in this build


class Pace:
    """When each host may be asked again. Hosts are told apart by name and port; it is safe to use from threads."""

    def __init__(self, delay: float, clock: Clock) -> None:
        """Leave `delay` seconds between the end of a request to a host and the next."""
        self._delay = delay
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()

    @contextmanager
    def turn(self, host: str, delay: float = 0.0) -> Iterator[None]:
        """Hold a host's turn while the block runs; `delay` is what the host itself asks for between two requests.

        Raises CannotFetch where the host was given up in this build, or asks for a longer pause than is waited.
        """
        if delay > LONGEST_WAIT:
            raise CannotFetch(
                f"{host} asks for {delay:.0f} seconds between requests; {LONGEST_WAIT:.0f} are waited at most",
                "save the pages and give the files",
            )
        of_host = self._of(host)
        with of_host.turn:
            if of_host.refusal is not None:
                raise of_host.refusal
            wait = of_host.next - self._clock.seconds()
            if wait > 0:
                self._clock.sleep(wait)
            try:
                yield
            except CannotFetch as error:
                if error.away:
                    of_host.refusal = error
                raise
            finally:
                of_host.next = self._clock.seconds() + max(self._delay, delay)

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for so many seconds. Raises CannotFetch, now and at every turn, where that is long."""
        of_host = self._of(host)
        if seconds > LONGEST_WAIT:
            of_host.refusal = CannotFetch(
                f"{host} asks to be left alone for {seconds:.0f} seconds", "build again later"
            )
            raise of_host.refusal
        of_host.next = max(of_host.next, self._clock.seconds() + seconds)

    def _of(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host())


def asked_rest(headers: Mapping[str, str], attempt: int, now: datetime) -> float:
    """Return for how many seconds a host asks to be left alone (Retry-After); where it does not say, some guess."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdecimal():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - now).total_seconds())
    except (ValueError, TypeError):  # the latter: a date that names no time zone
        return _FIRST_WAIT * 2.0**attempt

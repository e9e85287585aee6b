"""robots.txt as RFC 9309 has it: what a site lets this program fetch, and how long it is to wait in between."""

from collections.abc import Callable
from threading import Lock

from protego import Protego

from components.preprocessing.fetching.addresses import Address, parse
from components.preprocessing.fetching.errors import CannotFetch

PRODUCT = "Borderlines"  # the name that a robots.txt calls this program by
_MOST_BYTES = 500 * 1024  # what RFC 9309 asks to read at least

# Returns status and text of a site's robots.txt; raises CannotFetch where the site cannot be reached.
Ask = Callable[[Address], tuple[int, bytes]]


class Robots:
    """The rules of each site, asked for once. It is safe to use from threads."""

    def __init__(self, ask: Ask) -> None:
        """Use `ask` to fetch a robots.txt."""
        self._ask = ask
        self._rules: dict[str, Protego | CannotFetch] = {}
        self._locks: dict[str, Lock] = {}
        self._lock = Lock()

    def check(self, address: Address) -> float:
        """Return the seconds that the site asks for between two requests.

        Raises CannotFetch where it does not let this program fetch the address, or its rules cannot be read: then
        nothing may be fetched.
        """
        with self._lock:
            lock = self._locks.setdefault(address.site, Lock())
        with lock:
            if address.site not in self._rules:
                self._rules[address.site] = self._read(address)
        rules = self._rules[address.site]
        if isinstance(rules, CannotFetch):
            raise rules
        if not rules.can_fetch(address.url, PRODUCT):
            raise CannotFetch("the site does not let programs fetch this (robots.txt)", "save the page, give the file")
        return rules.crawl_delay(PRODUCT) or 0.0

    def _read(self, address: Address) -> Protego | CannotFetch:
        try:
            status, body = self._ask(parse(f"{address.site}/robots.txt"))
        except CannotFetch as error:
            return error
        if 200 <= status < 300:
            return Protego.parse(body[:_MOST_BYTES].decode("utf-8", "replace"))
        if 400 <= status < 500 and status != 429:  # there is none
            return Protego.parse("")
        return CannotFetch(f"the rules of the site (robots.txt) cannot be read (status {status})", "try again later")

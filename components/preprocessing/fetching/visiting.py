"""A visit to an address: where redirects lead, whether it may be fetched there, second tries where a host is busy."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components.preprocessing.fetching.addresses import Address
from components.preprocessing.fetching.clock import Clock
from components.preprocessing.fetching.errors import CannotFetch
from components.preprocessing.fetching.guard import MayReach, Resolve, is_public, permitted, resolve
from components.preprocessing.fetching.pace import Pace, asked_rest
from components.preprocessing.fetching.proxies import ProxyOf, no_proxy, of_the_environment
from components.preprocessing.fetching.requesting import Answer, Limits, request
from components.preprocessing.fetching.robots import PRODUCT, Robots
from components.settings import ANY, Settings

MOST_REDIRECTS = 5
_TRIES = 3
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 502, 503, 504})
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, text/plain;q=0.9, application/pdf;q=0.8, */*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How sites are visited: what a user may choose, and the bounds, which tests make smaller."""

    may_reach: MayReach = is_public  # which IP addresses are connected to
    delay: float = 1.0  # seconds between two requests to a host
    contact: str = ""  # address of a page or of mail, told to the sites
    limits: Limits = field(default_factory=Limits)
    clock: Clock = field(default_factory=Clock)
    resolve: Resolve = resolve
    proxy_of: ProxyOf = no_proxy

    @classmethod
    def of(cls, settings: Settings) -> "Manner":
        """Return the manner that the settings say."""
        permits_any = settings.network == ANY
        may_reach = (lambda ip: True) if permits_any else is_public
        proxy_of = of_the_environment(takes_names=permits_any)
        return cls(may_reach, settings.request_pause, settings.contact, proxy_of=proxy_of)


class Visitor:
    """Fetches addresses. It is safe to use from threads: each host is asked one thing at a time."""

    def __init__(self, manner: Manner) -> None:
        """Visit sites in this manner."""
        self._manner = manner
        self._pace = Pace(manner.delay, manner.clock)
        self._robots = Robots(self._ask_robots)
        contact = f" (+{manner.contact})" if manner.contact else ""
        self._agent = f"{PRODUCT}/0.1{contact}"

    def visit(self, address: Address, headers: Mapping[str, str]) -> tuple[Address, Answer]:
        """Return the answer to a request with these headers, and the address that gave it.

        The answer has a status of 2xx, or 304 where the headers ask for what is new only. Raises CannotFetch where
        there is no such answer.
        """
        end, answer = self._follow(address, headers, obey=True)
        if answer.status == 304 or 200 <= answer.status < 300:
            return end, answer
        raise CannotFetch(*_refusal(answer.status))

    def _ask_robots(self, address: Address) -> tuple[int, bytes]:
        answer = self._follow(address, {}, obey=False)[1]
        return answer.status, answer.body

    def _follow(self, address: Address, headers: Mapping[str, str], obey: bool) -> tuple[Address, Answer]:
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._patiently(address, headers, obey)
            if answer.status not in _REDIRECTS:
                return address, answer
            address = address.joined(answer.headers.get("location", ""))
        raise CannotFetch(
            f"the address leads on more than {MOST_REDIRECTS} times", "open it in a browser, give the last"
        )

    def _patiently(self, address: Address, headers: Mapping[str, str], obey: bool) -> Answer:
        """Return the answer of one hop; a host that is busy is asked again, after as long as it asks for."""
        for attempt in range(_TRIES):
            asked_delay = self._robots.check(address) if obey else 0.0
            with self._pace.turn(address.authority, asked_delay):
                proxy = self._manner.proxy_of(address)
                if proxy and proxy.takes_names:
                    hosts = [address.host]
                else:
                    hosts = permitted(address, self._manner.resolve, self._manner.may_reach)
                answer = request(address, hosts, self._headers(headers), self._manner.limits, proxy)
            if answer.status not in _BUSY or attempt == _TRIES - 1:
                break
            now = self._manner.clock.now()
            self._pace.rest(address.authority, asked_rest(answer.headers, attempt, now))
        return answer

    def _headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        return {"User-Agent": self._agent, "Accept": _ACCEPT, **headers}


def _refusal(status: int) -> tuple[str, str]:
    if status in (404, 410):
        return f"there is no such page (status {status})", "check the address"
    if status in (401, 402, 403, 451):
        return f"the site does not give the page (status {status})", "save it in a browser and give the file"
    if status in _BUSY:
        return f"the site is too busy (status {status})", "build again later"
    return f"the site answered with status {status}", "open the address in a browser to see why; build again later"

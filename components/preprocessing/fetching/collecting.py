"""What a build gets of addresses: the pages given, and of each feed all entries that it ever had, as tasks.

What cannot be fetched is set aside with the reason, or stands in with what was fetched before; nothing stops the build.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from components.preprocessing.fetching.addresses import Address, parse, shown
from components.preprocessing.fetching.clock import Clock
from components.preprocessing.fetching.errors import CannotFetch
from components.preprocessing.fetching.feed_entries import FeedPages
from components.preprocessing.fetching.feeds import NoFeed, is_feed, read_feed
from components.preprocessing.fetching.fetched import Fetched
from components.preprocessing.fetching.fetching import Visit, Wanted, fetch_all
from components.preprocessing.fetching.kept import Kept, Page
from components.preprocessing.fetching.pages import conditions, page_of
from components.preprocessing.fetching.visiting import Manner, Visitor
from components.preprocessing.records import Stated
from components.preprocessing.tasks import Task

_LEFT = CannotFetch("it was not fetched while its feed named it", "give its address to have it")
_OFF = CannotFetch("it was never fetched, and the network is switched off", "build once without --offline")
OnDone = Callable[[int, int], None]  # addresses done, of how many


def collect(
    addresses: Sequence[str], store: Path, manner: Manner | None, on_done: OnDone = lambda done, total: None
) -> Fetched:
    """Fetch the pages of addresses and feeds, or take those kept in the store, and return them as tasks of a build.

    Without a manner of visiting, nothing is fetched.
    """
    kept = Kept(store)
    try:
        return _Collector(kept, manner, on_done).collect(addresses)
    finally:
        kept.close()


class _Collector:
    def __init__(self, kept: Kept, manner: Manner | None, on_done: OnDone) -> None:
        self._kept = kept
        self._clock = manner.clock if manner else Clock()
        self._visitor = Visitor(manner) if manner else None
        self._on_done = on_done
        self._fetched = Fetched()
        self._taken: set[str] = set()  # keys of addresses that have their task
        self._ends: dict[str, str] = {}  # address that gave a page, name under which it is taken

    def collect(self, addresses: Sequence[str]) -> Fetched:
        given = self._parsed(addresses)
        pages = self._up_to_date(given)
        plain, feeds = [], []
        for address in given:
            page = pages.get(address.key)
            if page is None:
                continue
            data = self._kept.path(page).read_bytes()
            if is_feed(data, page.media_type):
                feeds.append(self._read(address, page, data))
            else:
                plain.append(page)
        self._fetch_entries(feeds)
        for feed in feeds:  # first, since they say more of a page than an address does
            self._take_entries(feed)
        for page in plain:
            self._take(page, Stated())
        if self._kept.problem:
            self._fetched.remarks.append(self._kept.problem)
        return self._fetched

    def _parsed(self, addresses: Sequence[str]) -> list[Address]:
        found: dict[str, Address] = {}
        for text in addresses:
            try:
                address = parse(text)
            except CannotFetch as error:
                self._fetched.failed.append((shown(text), str(error)))
            else:
                found.setdefault(address.key, address)
        return list(found.values())

    def _up_to_date(self, given: Sequence[Address]) -> dict[str, Page]:
        """Return the pages of the addresses given, fetched where they changed, by key."""
        pages = {address.key: page for address in given if (page := self._kept.page(address.key))}
        wanted = [Wanted(address, conditions(pages.get(address.key))) for address in given]
        for visit in self._visits(wanted):
            address = visit.wanted.address
            try:
                pages[address.key] = self._keep(visit, pages.get(address.key))
            except CannotFetch as error:
                before = pages.get(address.key)
                if before is None:
                    self._fetched.failed.append((address.name, str(error)))
                elif self._visitor is not None:  # else it is what was asked for
                    self._fetched.remarks.append(
                        f"{address.name} could not be fetched: {error.reason}; what was fetched on "
                        f"{before.fetched_at[:10]} stands in"
                    )
        return pages

    def _visits(self, wanted: Sequence[Wanted]) -> Iterable[Visit]:
        if self._visitor is None:
            yield from (Visit(item, item.address, None, _OFF) for item in wanted)
            return
        self._on_done(0, len(wanted))
        for done, visit in enumerate(fetch_all(self._visitor, wanted), 1):
            yield visit
            self._on_done(done, len(wanted))

    def _keep(self, visit: Visit, before: Page | None) -> Page:
        """Return the page that a visit gave, kept; the one before where it did not change. Raises CannotFetch."""
        if visit.answer is None:
            raise visit.error or CannotFetch("it gave no answer", "try again later")
        if visit.answer.status == 304 and before is not None:
            return before
        if not visit.answer.body.strip():
            raise CannotFetch("the page is empty", "open the address in a browser to see why")
        page = page_of(visit.wanted.address, visit.end, visit.answer, self._clock.now())
        self._kept.keep(page, visit.answer.body)
        return page

    def _read(self, address: Address, page: Page, data: bytes) -> FeedPages:
        pages = FeedPages(self._kept, address, self._clock)
        try:
            pages.take_in(read_feed(data, page.final))
        except NoFeed as error:
            if pages.known:
                self._fetched.remarks.append(f"{address.name}: {error}; the entries that it had before stay")
            else:
                self._fetched.failed.append((address.name, f"{error}; check the address, or give those of its pages"))
        return pages

    def _fetch_entries(self, feeds: Sequence[FeedPages]) -> None:
        """Fetch what is missing of all feeds together, so that several hosts are asked beside each other."""
        if self._visitor is None:
            return
        of_feeds = {key: [feed for feed in feeds if key in feed.wanted] for feed in feeds for key in feed.wanted}
        for visit in self._visits([of_key[0].wanted[key] for key, of_key in of_feeds.items()]):
            address = visit.wanted.address
            try:
                self._keep(visit, self._kept.page(address.key))
            except CannotFetch as error:
                for feed in of_feeds[address.key]:
                    feed.missed(address, error)
            else:
                for feed in of_feeds[address.key]:
                    feed.got(address)

    def _take_entries(self, feed: FeedPages) -> None:
        self._fetched.remarks += feed.remarks()
        missing = str(_LEFT if self._visitor else _OFF)
        for entry in feed.known:
            page = self._kept.page(entry.key)
            if page is not None:
                self._take(page, feed.stated(entry))
            else:
                self._fetched.failed.append((entry.name, entry.failure or missing))
        if feed.known or feed.is_read:
            self._fetched.left_out.append((feed.name, f"read as a feed: {_in_words(len(feed.known))}"))

    def _take(self, page: Page, stated: Stated) -> None:
        if page.key in self._taken:
            return
        self._taken.add(page.key)
        other = self._ends.setdefault(page.final, page.name)
        if other != page.name:
            self._fetched.left_out.append((page.name, f"it leads to the same page as {other}"))
            return
        said = replace(stated, address=page.final)
        self._fetched.tasks.append(Task(str(self._kept.path(page)), page.name, page.size, page.sha256, stated=said))


def _in_words(entries: int) -> str:
    if not entries:
        return "it has had no entries yet"
    return "its 1 entry is a source by itself" if entries == 1 else f"its {entries} entries are sources by themselves"

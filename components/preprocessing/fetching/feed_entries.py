"""The pages of a feed: which of its entries have to be fetched, and what is kept of those that left it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from components.preprocessing.fetching.addresses import Address, shown
from components.preprocessing.fetching.clock import Clock
from components.preprocessing.fetching.errors import CannotFetch
from components.preprocessing.fetching.feeds import Feed, Told, words_of
from components.preprocessing.fetching.fetching import Wanted
from components.preprocessing.fetching.kept import Entry, Kept
from components.preprocessing.fetching.pages import conditions, page_of_entry
from components.preprocessing.records import Stated

MOST_AT_ONCE = 500  # entries of one feed that are fetched in a build; the others come with the next
_WHOLE = 150  # words from which what a feed gives as the content is taken for the whole article
_ENOUGH = 40  # words from which an entry's text is better than nothing
_CUT = re.compile(r"(?:\.\.\.|…|\b(?:read|see|continue) (?:more|on|reading|the (?:full|whole) \w+))\W{0,5}$", re.I)


class FeedPages:
    """The entries of one feed, those of before and those of now."""

    def __init__(self, kept: Kept, feed: Address, clock: Clock) -> None:
        """Begin with the entries that the feed is known to have had."""
        self._kept = kept
        self._feed = feed
        self._clock = clock
        self._entries = {entry.key: entry for entry in kept.entries(feed.key)}
        self._told: dict[str, Told] = {}
        self._read: Feed | None = None
        self.wanted: dict[str, Wanted] = {}  # pages that have to be fetched, by key
        self._astray: list[str] = []
        self._from_feed = 0
        self._later = 0

    @property
    def known(self) -> Sequence[Entry]:
        """All entries that the feed ever had, in the order in which they were met."""
        return list(self._entries.values())

    @property
    def name(self) -> str:
        """The feed's address, without secrets."""
        return self._feed.name

    @property
    def is_read(self) -> bool:
        """Whether the feed could be read this time."""
        return self._read is not None

    def take_in(self, feed: Feed) -> None:
        """Note the entries of a feed as it is now, and which of their pages have to be fetched.

        Not fetched are pages that are kept, unless the feed says that they changed, and those whose text it carries.
        """
        self._read = feed
        for told in feed.entries:
            try:
                address = self._feed.joined(told.link)
            except CannotFetch as error:
                self._astray.append(f"{shown(told.link)}: {error}")
                continue
            before, page = self._entries.get(address.key), self._kept.page(address.key)
            changed = before is not None and before.updated != told.updated
            self._told[address.key] = told
            if page is not None and not changed:
                self._note(address, told, feed.title, updated=told.updated)
            elif told.whole and _words(told) >= _WHOLE and not _is_cut(told):
                self._keep_text(address, told)
                self._note(address, told, feed.title, updated=told.updated)
            elif len(self.wanted) < MOST_AT_ONCE:
                # the date of change is noted once the page is there, so that one that failed is wanted again
                self._note(address, told, feed.title, updated=before.updated if before else "")
                self.wanted[address.key] = Wanted(address, conditions(page))
            else:
                self._later += 1

    def got(self, address: Address) -> None:
        """Note that the page of an entry is kept as it is now."""
        entry = replace(self._entries[address.key], failure="", updated=self._told[address.key].updated)
        self._put(entry)

    def missed(self, address: Address, error: CannotFetch) -> None:
        """Note that the page of an entry cannot be fetched; its text in the feed stands in, where that is enough."""
        told = self._told[address.key]
        if self._kept.page(address.key) is None and _words(told) >= _ENOUGH:
            self._keep_text(address, told)
            self._from_feed += 1
        failure = "" if self._kept.page(address.key) else str(error)
        self._put(replace(self._entries[address.key], failure=failure))

    def stated(self, entry: Entry) -> Stated:
        """Return what the feed says of an entry's article."""
        return Stated(
            title=entry.title or None,
            author=entry.author or None,
            publisher=entry.publisher or None,
            published=entry.published or None,
        )

    def remarks(self) -> list[str]:
        """Return what a user should know of the feed, in words."""
        feed, said = self._read, []
        if feed is None:
            return []
        if feed.fault:
            said.append(f"the feed is faulty ({feed.fault}); what could be read of it was")
        if not feed.entries:
            said.append("the feed holds no entries")
        if feed.without_link:
            said.append(f"{feed.without_link} of its entries lead to no page and were passed over")
        if self._from_feed:
            said.append(f"{self._from_feed} pages could not be fetched: what the feed gives of their text stands in")
        if self._later:
            said.append(f"{self._later} more entries come with the next build ({MOST_AT_ONCE} are fetched at once)")
        return [f"{self._feed.name}: {words}" for words in [*said, *self._astray]]

    def _keep_text(self, address: Address, told: Told) -> None:
        self._kept.keep(*page_of_entry(address, told, self._clock.now()))

    def _note(self, address: Address, told: Told, publisher: str, updated: str) -> None:
        before = self._entries.get(address.key)
        self._put(
            Entry(
                feed=self._feed.key,
                key=address.key,
                name=address.name,
                title=told.title,
                author=told.author,
                publisher=publisher,
                published=told.published,
                updated=updated,
                failure=before.failure if before else "",
            )
        )

    def _put(self, entry: Entry) -> None:
        if self._entries.get(entry.key) != entry:
            self._entries[entry.key] = entry
            self._kept.note(entry)


def _words(told: Told) -> int:
    return len(words_of(told.text).split())


def _is_cut(told: Told) -> bool:
    """Whether a text ends as those do that go on elsewhere."""
    return _CUT.search(words_of(told.text)) is not None

"""Many addresses at once: each host is asked one thing at a time, several hosts beside each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from queue import Empty, Queue, SimpleQueue
from threading import Thread

from components.preprocessing.fetching.addresses import Address
from components.preprocessing.fetching.errors import CannotFetch
from components.preprocessing.fetching.requesting import Answer
from components.preprocessing.fetching.visiting import Visitor

_MOST_HOSTS = 8  # asked at the same time


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to fetch; the headers say which copy is there already."""

    address: Address
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of it: the answer and the address that gave it, or why there is none."""

    wanted: Wanted
    end: Address
    answer: Answer | None
    error: CannotFetch | None = None


def fetch_all(visitor: Visitor, wanted: Sequence[Wanted]) -> Iterator[Visit]:
    """Yield what came of each address as soon as it is there.

    The threads end with the process, so a build that is interrupted waits for no host.
    """
    by_host: dict[str, list[Wanted]] = {}
    for item in wanted:
        by_host.setdefault(item.address.authority, []).append(item)
    waiting: SimpleQueue[list[Wanted]] = SimpleQueue()
    for items in by_host.values():
        waiting.put(items)
    done: Queue[Visit | Exception] = Queue(1)  # no host is asked for more before what it gave is kept
    for _ in range(min(_MOST_HOSTS, len(by_host))):
        Thread(target=_work, args=(visitor, waiting, done), daemon=True).start()
    for _ in wanted:
        came = done.get()
        if isinstance(came, Exception):
            raise came
        yield came


def _work(visitor: Visitor, waiting: "SimpleQueue[list[Wanted]]", done: "Queue[Visit | Exception]") -> None:
    while True:
        try:
            items = waiting.get_nowait()
        except Empty:
            return
        for item in items:
            try:
                done.put(_visit(visitor, item))
            except Exception as error:  # a defect: whoever waits for the answer has to know
                done.put(error)


def _visit(visitor: Visitor, item: Wanted) -> Visit:
    try:
        end, answer = visitor.visit(item.address, item.headers)
    except CannotFetch as error:
        return Visit(item, item.address, None, error)
    return Visit(item, end, answer)

"""What sharing segments costs and saves, in a folder and in a bucket of SeaweedFS on this machine.

    PYTHONPATH=.:tests/store python benchmarks/shared_segments.py [--segments 300] [--articles 100] [--far 30]

Segments of the usual size are sent, read one by one, and fetched as a build does; of the bucket also with a server that
is `--far` milliseconds away. Then two stores build the same articles, one after the other: the second finds what the
first has annotated. The server is that of the tests (`make test` installs it).
"""

import argparse
import os
import random
import resource
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from s3_server import BUCKET, KEY, SECRET, S3Server

from benchmarks.corpora.drafts import ArticlePool, write_files
from components.store.segment_bucket import Bucket
from components.store.segment_folder import Folder
from components.store.segment_place import Place
from components.store.segments import name_of
from components.store.shared_segments import SharedSegments

_USUAL = 7000  # bytes of a segment as it lies in a store, of an article of 1,900 bytes


class _FarAway(socketserver.BaseRequestHandler):
    """A connection to the server, each of whose answers comes so much later."""

    def handle(self) -> None:
        server = self.server
        assert isinstance(server, _Detour)
        with socket.create_connection(("127.0.0.1", server.port)) as there:
            threading.Thread(target=self._copy, args=(self.request, there, 0.0), daemon=True).start()
            self._copy(there, self.request, server.wait)

    @staticmethod
    def _copy(source: socket.socket, to: socket.socket, wait: float) -> None:
        with suppress(OSError):
            while data := source.recv(1 << 16):
                time.sleep(wait)
                to.sendall(data)
            to.shutdown(socket.SHUT_WR)


class _Detour(socketserver.ThreadingTCPServer):
    """A port that leads to another of this machine, as if that were far away."""

    daemon_threads = True

    def __init__(self, port: int, milliseconds: int) -> None:
        super().__init__(("127.0.0.1", 0), _FarAway)
        self.port, self.wait = port, milliseconds / 1000
        threading.Thread(target=self.serve_forever, daemon=True).start()


def seconds(act: Callable[[], object]) -> float:
    """Return how long a call takes by the clock."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def measure(name: str, place: Place, number: int, scratch: Path) -> None:
    """Send and read segments at a place, and print what each takes."""
    chance = random.Random(name)
    keys = [chance.randbytes(16).hex() for _ in range(number)]
    writer, reader = (SharedSegments(Path(tempfile.mkdtemp(dir=scratch)), place) for _ in range(2))
    begun = time.perf_counter()
    for key in keys:
        writer.write(key, chance.randbytes(_USUAL))
    writer.settle(keys)
    sent = time.perf_counter() - begun
    one_by_one = seconds(lambda: [place.read(name_of(key)) for key in keys])
    fetched, again = (seconds(lambda: reader.readable(keys)) for _ in range(2))
    told = f"sent {sent:6.2f} s, one by one {one_by_one:6.2f} s, fetched {fetched:6.2f} s, from the copy {again:6.2f} s"
    print(f"  {name:<24}{told}", flush=True)


def timed_build(corpus: Path, store: Path, **environment: str) -> tuple[float, float]:
    """Build as a user does; return the seconds by the clock and of processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "components", "build", str(corpus), "--store", str(store)]
    clock = seconds(lambda: subprocess.run(command, check=True, env={**os.environ, **environment}))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--segments", type=int, default=300)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--far", type=int, default=30, help="milliseconds to a server that is far away")
    asked = parser.parse_args()
    os.environ |= {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
    with tempfile.TemporaryDirectory(prefix="borderlines-shared-") as folder:
        scratch = Path(folder)
        server = S3Server(scratch / "s3")
        try:
            server.start()
            print(f"{asked.segments} segments of {_USUAL} bytes", flush=True)
            (scratch / "shared").mkdir()
            measure("folder", Folder(scratch / "shared"), asked.segments, scratch)
            measure("bucket", Bucket(f"s3://{BUCKET}/near", server.address), asked.segments, scratch)
            with _Detour(int(server.address.rpartition(":")[2]), asked.far) as detour:
                far = Bucket(f"s3://{BUCKET}/far", f"http://127.0.0.1:{detour.server_address[1]}")
                measure(f"bucket, {asked.far} ms away", far, asked.segments, scratch)
                detour.shutdown()
            write_files(ArticlePool(), range(asked.articles), scratch / "corpus")
            place = {"BORDERLINES_SEGMENTS": f"s3://{BUCKET}/builds", "BORDERLINES_S3_ENDPOINT": server.address}
            for store in ("first", "second"):
                clock, processor = timed_build(scratch / "corpus", scratch / store, **place)
                print(f"  {store} store: {clock:.1f} s, {processor:.1f} s of processor", flush=True)
        finally:
            server.end()


if __name__ == "__main__":
    main()

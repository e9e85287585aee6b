"""How long the server takes for a rerun of each page, and how much memory it holds.

    python benchmarks/dashboard.py --store DIR [--reruns 25]

Starts the dashboard on 127.0.0.1, opens a session by Streamlit's own protocol, visits every page, then asks for reruns
and takes the time until the server says that the script has finished. Prints milliseconds (median and slowest) per page
and the resident memory.
"""

import argparse
import asyncio
import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOT = Path(__file__).parents[1]
START_SECONDS = 60


def start(store: Path) -> tuple[subprocess.Popen[bytes], int]:
    """Start the dashboard on a free port and wait until it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.address", "127.0.0.1"]
    command += ["--server.port", str(port), "--server.headless", "true"]
    environment = {**os.environ, "BORDERLINES_STORE": str(store.resolve())}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                return process, port
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise SystemExit("the dashboard did not start")


def memory_mb(pid: int) -> float:
    """Resident memory of a process, in MB (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else float("nan")


async def rerun(socket_: websockets.ClientConnection, page: str, query: str) -> tuple[float, str]:
    """Ask for one run of a page; return the milliseconds until it has finished and how it ended."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = query
    started = time.perf_counter()
    await socket_.send(message.SerializeToString())
    failed = ""
    while True:
        forward = ForwardMsg.FromString(await asyncio.wait_for(socket_.recv(), 60))
        kind = forward.WhichOneof("type")
        if kind == "delta" and forward.delta.new_element.WhichOneof("type") == "exception":
            failed = forward.delta.new_element.exception.message
        if kind == "script_finished":
            return (time.perf_counter() - started) * 1000, failed


async def measure(port: int, pages: list[str], reruns: int) -> dict[str, list[float]]:
    """Milliseconds of every rerun of every page, the first visit of each left out."""
    times: dict[str, list[float]] = {}
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(address, subprotocols=["streamlit"], max_size=None) as connection:  # type: ignore[list-item]
        for page in pages:
            await rerun(connection, page, "")
            times[page] = []
            for _ in range(reruns):
                milliseconds, failed = await rerun(connection, page, "")
                if failed:
                    raise SystemExit(f"page {page or 'overview'} failed: {failed}")
                times[page].append(milliseconds)
    return times


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--store", type=Path, default=Path("store"))
    arguments.add_argument("--reruns", type=int, default=25)
    arguments.add_argument("--pages", nargs="*", default=["", "actors", "relations", "themes", "articles", "method"])
    chosen = arguments.parse_args()
    process, port = start(chosen.store)
    try:
        times = asyncio.run(measure(port, chosen.pages, chosen.reruns))
        for page, values in times.items():
            print(
                f"{page or 'overview':12s} median {statistics.median(values):6.0f} ms   slowest {max(values):6.0f} ms"
            )
        every = [value for values in times.values() for value in values]
        print(f"{'all pages':12s} median {statistics.median(every):6.0f} ms   slowest {max(every):6.0f} ms")
        print(f"resident memory of the dashboard {memory_mb(process.pid):.0f} MB")
    finally:
        process.terminate()
        process.wait(timeout=10)


if __name__ == "__main__":
    main()

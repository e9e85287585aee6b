"""A real S3-compatible server, SeaweedFS, on this machine: started, ended at once, started again with what it held."""

import socket
import subprocess
import sys
import time
from pathlib import Path

from pyarrow.fs import S3FileSystem

BUCKET = "shared"
KEY, SECRET = "reader-and-writer", "not-to-be-shown"
_PARTS = ("master", "volume", "filer", "s3")  # each has a port, and one more for the others
_SOCKETS = Path("/tmp")  # where it has some, whatever one says
_WAIT = 60  # seconds that it may take to start, which takes three


class S3Server:
    """One server with one bucket, which keeps its files in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        """Name its ports; nothing is started yet."""
        self._folder = folder
        self._ports = dict(zip([f"{p}.port{g}" for p in _PARTS for g in ("", ".grpc")], _free_ports(8), strict=True))
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._ports['s3.port']}"

    def start(self) -> None:
        """Start it, and wait until the bucket is there."""
        program = Path(sys.executable).with_name("weed")
        options = {"dir": self._folder, "ip": "127.0.0.1", "ip.bind": "127.0.0.1", "volume.max": 8, **self._ports}
        options |= {
            "master.volumeSizeLimitMB": 32,
            "master.telemetry": "false",
            "s3.port.iceberg": 0,
            "s3.port.lance": 0,
        }
        command = [program, "server", "-filer", "-s3", *(f"-{name}={value}" for name, value in options.items())]
        self._folder.mkdir(exist_ok=True)
        with (self._folder / "log.txt").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, env={"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
            )
        self._await_bucket()

    def end(self) -> None:
        """End it at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        for left in (path for port in self._ports.values() for path in _SOCKETS.glob(f"seaweedfs-*-{port}.sock")):
            left.unlink()

    def _await_bucket(self) -> None:
        own = {"access_key": KEY, "secret_key": SECRET, "endpoint_override": self.address, "region": "us-east-1"}
        files = S3FileSystem(**own, allow_bucket_creation=True)
        until = time.monotonic() + _WAIT
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self._ports["s3.port"]), 1):
                    pass
                files.create_dir(BUCKET)
                with files.open_output_stream(f"{BUCKET}/first") as file:  # it takes files a little later
                    file.write(b"first")
                return
            except OSError:
                assert time.monotonic() < until, (self._folder / "log.txt").read_text()[-2000:]
                time.sleep(0.05)


def _free_ports(number: int) -> list[int]:
    """Return ports that nobody listens at now."""
    sockets = [socket.socket() for _ in range(number)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()

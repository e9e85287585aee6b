"""A Ray cluster of two nodes on this machine, for nobody but this machine, and the end of its second node."""

import os
import secrets
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from components.preprocessing.ray_cluster import load_ray

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {
    "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}",
    "RAY_AUTH_MODE": "token",
    "RAY_AUTH_TOKEN": secrets.token_hex(16),
    "RAY_health_check_period_ms": "300",  # of the head, which else takes 15 seconds to miss a node
    "RAY_health_check_failure_threshold": "2",
}


class TwoNodes:
    """The cluster as tests see it."""

    def __init__(self, cluster, second) -> None:
        self._second = second
        self.address = cluster.address

    def kill_second(self) -> None:
        """Kill all processes of the second node at once, as when its machine loses its power."""
        raylet = self._second.all_processes["raylet"][0].process.pid
        for pid in [raylet, *_below(raylet)]:
            os.kill(pid, signal.SIGKILL)


@contextmanager
def two_nodes() -> Iterator[TwoNodes]:
    """Start the cluster, with a processor on each node; end it afterwards. The environment has to be set before."""
    load_ray(this_machine_only=True)
    from ray.cluster_utils import Cluster

    with TemporaryDirectory(prefix="ray-", ignore_cleanup_errors=True) as folder:  # sockets need short paths
        node = {"num_cpus": 1, "temp_dir": folder}
        cluster = Cluster(initialize_head=True, head_node_args={**node, "include_dashboard": False})
        try:
            yield TwoNodes(cluster, cluster.add_node(**node))
        finally:
            cluster.shutdown()


def _below(parent: int) -> list[int]:
    """Return the processes that a process started, and those that they started."""
    children = [
        int(pid) for task in Path(f"/proc/{parent}/task").iterdir() for pid in (task / "children").read_text().split()
    ]
    return [pid for child in children for pid in [child, *_below(child)]]

"""Joining a Ray cluster, or starting Ray on this machine where none is named."""

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from tempfile import TemporaryDirectory
from types import ModuleType

from components.preprocessing.tasks import EngineFailed
from components.settings import SETTINGS

_REACHED = 5.0  # seconds to reach the cluster
_SHOWN = 300  # characters of what Ray says
_ENGINE, _ADDRESS = SETTINGS["engine"].variable, SETTINGS["ray_address"].variable


class RayMissing(EngineFailed):
    """The package Ray, which is no part of the requirements, is not installed."""

    def __init__(self) -> None:
        """Say what to install."""
        super().__init__(
            f"{_ENGINE}=ray needs the package ray, which is not installed: "
            f"`pip install --require-hashes -r requirements-ray.txt`, or set {_ENGINE}=local"
        )


def load_ray(this_machine_only: bool) -> ModuleType:
    """Return the package Ray, which reads its settings as it is loaded; what a user has set of them stays.

    With `this_machine_only`, a cluster that is started here listens to this machine alone, and no other is joined.
    Raises RayMissing where it is not installed.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    # What happens to nodes would be printed among the output of the command, which programs read.
    os.environ.setdefault("RAY_DEDUP_LOGS_SKIP_REGEX", ".")
    if this_machine_only:  # Ray's own word for: listen on the loopback address
        os.environ.setdefault("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
    try:
        return import_module("ray")
    except ImportError:
        raise RayMissing from None


@contextmanager
def joined(address: str) -> Iterator[ModuleType]:
    """Join the cluster, or start Ray on this machine, for nobody outside; leave it, or end it, afterwards.

    Yields the package Ray. Raises RayMissing where it is not installed, EngineFailed where the cluster is out of reach
    or takes this machine for none of its nodes.
    """
    ray = load_ray(this_machine_only=not address)
    if address:
        _reach(address)
    with ExitStack() as leaving:
        own = {}
        if not address:  # what Ray keeps of a run, logs above all, goes with it
            folder = leaving.enter_context(TemporaryDirectory(prefix="borderlines-ray-", ignore_cleanup_errors=True))
            own = {"include_dashboard": False, "_temp_dir": folder}
        try:
            ray.init(address or "local", log_to_driver=False, logging_level=logging.ERROR, **own)
        except (ray.exceptions.RayError, RuntimeError, OSError, ValueError) as error:
            said = " ".join(str(error).split())[:_SHOWN]
            node = f"is this machine a node of it (`ray start --address {address}`), of its version, with its token?"
            raise EngineFailed(
                f"Ray at {address or 'this machine'} cannot be used: {said}; {node if address else 'try again'}"
            ) from None
        leaving.callback(ray.shutdown)
        yield ray


def _reach(address: str) -> None:
    """Raise EngineFailed where nothing listens at the address: Ray itself would try for many minutes."""
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), _REACHED).close()
    except (OSError, OverflowError) as error:
        raise EngineFailed(
            f"no Ray cluster is reached at {address} ({error}): "
            f"start its head with `ray start --head`, or check {_ADDRESS}"
        ) from None

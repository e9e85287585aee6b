"""What makes annotating start anew: every file and library that a result depends on is part of the recipe."""

import ast
import sys
from pathlib import Path

import pytest

from components.preprocessing.recipe import LIBRARIES, Recipe, recipe_files, recipe_hash

ROOT = Path(__file__).resolve().parents[2]
STAGES = sorted(path for part in ("preprocessing", "knowledge") for path in (ROOT / "components" / part).rglob("*.py"))
# what is imported and changes no result: words of settings in messages, where tables are kept, frames, threads
WITHOUT_EFFECT = {"components.settings", "components.store", "duckdb", "pandas", "threadpoolctl"}
WITHOUT_EFFECT |= {"feedparser", "protego", "pyarrow", "urllib3"}  # they fetch and open files: the bytes are hashed
WITHOUT_EFFECT |= {"ray"}  # it carries bytes to the workers of other machines, which compare their recipe

DISTRIBUTIONS = {"docx": "python_docx"}  # modules whose package goes by another name


def imported(path: Path) -> set[str]:
    """Return the modules that a file imports: those of the program as components.PART, of libraries the library."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "components":
            names |= {f"components.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(str(node.module))
    return {".".join(name.split(".")[: 2 if name.startswith("components.") else 1]) for name in names}


def test_every_module_and_library_that_the_stages_use_is_in_the_recipe():
    used = set().union(*map(imported, STAGES)) - WITHOUT_EFFECT - sys.stdlib_module_names
    used = {DISTRIBUTIONS.get(name, name) for name in used}
    files = set(recipe_files())
    libraries = {name.replace("-", "_") for name in LIBRARIES}
    for name in used - libraries:
        module = ROOT.joinpath(*name.split("."))
        assert module.is_dir() or module.with_suffix(".py") in files, f"{name} is not in the recipe"
    assert set(STAGES) <= files
    assert libraries <= used


@pytest.mark.parametrize("name", ["furniture.toml", "themes.toml", "countries.csv"])
def test_the_knowledge_files_are_in_the_recipe(name):
    assert ROOT / "components" / "knowledge" / name in recipe_files()


def test_another_language_model_makes_another_recipe():
    assert recipe_hash(Recipe("one")) != recipe_hash(Recipe("other"))


def test_another_knowledge_of_ones_own_makes_another_recipe(tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    without = recipe_hash(Recipe("one", mine))
    (mine / "themes.toml").write_text('exclude = ["tea time"]\n')
    recipe_hash.cache_clear()
    assert without == recipe_hash(Recipe("one"))
    assert recipe_hash(Recipe("one", mine)) != without

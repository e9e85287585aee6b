"""Imports go one way, and each library has its one place: read from the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = [ROOT / "dashboard.py", *sorted((ROOT / "components").rglob("*.py"))]

BASE = {"schema", "settings", "identity", "edtf", "language_names"}
# part of the program -> parts it may import besides itself and BASE
MAY_IMPORT = {
    "dashboard": {"pages", "widgets", "queries", "store", "charts", "relation_map"},
    "pages": {"widgets", "briefing", "charts", "relation_map", "queries", "store"},
    "widgets": {"briefing", "charts", "relation_map", "queries", "store"},
    "briefing": {"queries"},
    "charts": {"queries"},
    "relation_map": {"queries"},
    "queries": {"store"},
    "store": set(),
    "preprocessing": {"knowledge", "store"},
    "knowledge": set(),
    "quality": {"preprocessing", "knowledge", "store"},
    "training": {"preprocessing", "knowledge", "quality"},  # the labels of the pages that rules were tuned on
    "__main__": {"command_line"},
    "command_line": {
        "annotate_command",
        "corrections_command",
        "segments_command",
        "sources_command",
        "watch_command",
        "preprocessing",
        "knowledge",
        "store",
        "progress_bar",
        "quality",
        "training",
    },
    "annotate_command": {"preprocessing"},
    "corrections_command": {"store", "progress_bar"},
    "segments_command": {"store", "progress_bar"},
    "sources_command": {"store", "progress_bar"},
    "watch_command": {"store", "progress_bar"},
    "progress_bar": {"store"},
    **{part: set() for part in BASE},
}
# library -> parts of the program that may import it
ONLY_IN = {
    "spacy": {"preprocessing", "quality"},  # the baseline of quality is bare spaCy
    "thinc": {"preprocessing"},
    "scipy": {"training"},
    "plotly": {"charts"},
    "docx": {"briefing", "preprocessing"},  # documents made, documents read
    "trafilatura": {"preprocessing"},
    "lxml": {"preprocessing"},
    "pypdfium2": {"preprocessing"},
    "feedparser": {"preprocessing"},
    "protego": {"preprocessing"},
    "urllib3": {"preprocessing"},
    "streamlit": {"dashboard", "pages", "widgets", "relation_map"},
    "ray": {"preprocessing"},
    "rich": {"progress_bar"},
    "pickle": set(),
}


def part_of(path: Path) -> str:
    """Return the part of the program that a file belongs to: its folder in components, or its own name."""
    inside = path.relative_to(ROOT).parts
    if inside[0] != "components":
        return path.stem
    return "components" if inside[1] == "__init__.py" else inside[1].removesuffix(".py")


def nodes_at_run_time(node: ast.AST) -> Iterator[ast.AST]:
    """Yield all nodes but those that only the type checker sees."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING"):
            yield from nodes_at_run_time(child)


def imported(path: Path) -> set[str]:
    """Return the full names of all modules that a file imports when it runs, wherever in the file."""
    names: set[str] = set()
    for node in nodes_at_run_time(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: import by full name"
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return names


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_part_imports_only_what_lies_below_it(path):
    own = part_of(path)
    parts = {name.split(".")[1] for name in imported(path) if name.startswith("components.")}
    assert parts <= MAY_IMPORT.get(own, set()) | BASE | {own}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_library_is_imported_only_in_its_place(path):
    libraries = {name.split(".")[0] for name in imported(path)}
    astray = {library for library, parts in ONLY_IN.items() if library in libraries and part_of(path) not in parts}
    assert astray == set()


def test_every_part_of_the_program_has_its_rule():
    assert {part_of(path) for path in FILES} - {"components"} <= MAY_IMPORT.keys()


def test_the_dashboard_does_not_load_the_language_model():
    """Follow the imports from the dashboard: none of them leads to preprocessing or spaCy."""
    seen, waiting = set(), [ROOT / "dashboard.py", *sorted((ROOT / "components" / "pages").glob("*.py"))]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        for name in imported(path):
            assert name.split(".")[0] != "spacy" and not name.startswith("components.preprocessing"), path
            stem = ROOT.joinpath(*name.split("."))
            waiting += [p for p in (stem.with_suffix(".py"), stem / "__init__.py") if p.is_file()]
    assert ROOT / "components" / "store" / "builds.py" in seen

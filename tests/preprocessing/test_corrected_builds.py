"""Corrections outlive every build: from scratch, with other texts, without the text they are about."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from engine_here import in_process

from components.preprocessing.building import Built, build
from components.preprocessing.engines import Engine
from components.preprocessing.recipe import Recipe
from components.settings import load_settings
from components.store.builds import current_build
from components.store.corrections import changes, journal
from components.store.corrections.entries import Correction
from components.store.process import CorrectionsProcess
from components.store.reading import open_tables

ROOT = Path(__file__).resolve().parents[2]
RECIPE = Recipe.of(load_settings())
PORT = """Kenya and Somalia agree on a port

Kenya signed an agreement with Somalia on Tuesday to open the port of Lamu to Somali traders, officials said.

"This port will feed both our nations," President William Ruto of Kenya said in Nairobi after the signing ceremony.

Al-Shabaab fighters attacked a convoy of Kenyan troops near the border on 3 March 2024, killing four soldiers.
"""
EARLIER = """Kenya counts its votes

President Wiliam Ruto of Kenya accused Uganda on Monday of closing the road to the port of Mombasa.
"""
SOURCES = "source_file,title,author,publisher,published,url,language\nearlier.txt,,,,2019-05-01,,\n"


@pytest.fixture
def corpus(tmp_path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "port.txt").write_text(PORT)
    return folder


@pytest.fixture
def engine(annotate_source) -> Engine:
    return in_process(annotate_source)


@pytest.fixture
def store(tmp_path, corpus, engine) -> Path:
    built(tmp_path / "store", corpus, engine)
    return tmp_path / "store"


def built(store: Path, corpus: Path, engine: Engine) -> Built:
    return build(store, [str(corpus)], RECIPE, engine)


def rows(store: Path, sql: str) -> list[tuple[Any, ...]]:
    tables = open_tables(current_build(store))
    try:
        return tables.execute(sql).fetchall()
    finally:
        tables.close()


def key(store: Path, sql: str) -> str:
    ((found,),) = rows(store, sql)
    return str(found)


def written(store: Path, make, *arguments) -> Correction:
    tables = open_tables(current_build(store))
    try:
        return journal.append(store, make(tables, *arguments), "Ada")
    finally:
        tables.close()


def outcomes(store: Path) -> list[tuple[str, str | None]]:
    return rows(store, "SELECT outcome, reason FROM corrections ORDER BY position")


def test_corrections_outlive_a_build_from_scratch_with_other_texts(store, corpus, engine):
    """The new text is older and spells the president otherwise, so that he has another id than the one corrected."""
    ruto = key(store, "SELECT entity_id FROM entities WHERE name = 'William Ruto'")
    shabaab = key(store, "SELECT entity_id FROM entities WHERE name LIKE '%Shabaab'")
    act = key(store, "SELECT relation_id FROM relations WHERE type = 'AGREE'")
    there = key(store, "SELECT paragraph_id FROM paragraphs WHERE text LIKE '%ceremony%'")
    written(store, changes.rename, ruto, "William Samoei Ruto")
    written(store, changes.hide, shabaab)
    written(store, changes.change_relation, act, changes.Act(type="COOPERATE"))
    written(store, changes.add_theme, there, "drugs_crime")
    kept = (store / journal.JOURNAL).read_bytes()
    shutil.rmtree(store)
    store.mkdir()
    (store / journal.JOURNAL).write_bytes(kept)
    (corpus / "earlier.txt").write_text(EARLIER)
    (corpus / "sources.csv").write_text(SOURCES)
    built(store, corpus, engine)
    assert outcomes(store) == [("applied", None)] * 4
    ((now, name),) = rows(store, "SELECT entity_id, name FROM entities WHERE name LIKE '%Ruto'")
    assert (now == ruto, name) == (False, "William Samoei Ruto")
    assert rows(store, "SELECT * FROM mentions JOIN entities USING (entity_id) WHERE name LIKE '%Shabaab'") == []
    assert key(store, f"SELECT type FROM relations WHERE relation_id = '{act}'") == "COOPERATE"
    assert (there, "drugs_crime") in rows(store, "SELECT paragraph_id, theme FROM paragraph_themes")
    assert (store / journal.JOURNAL).read_bytes() == kept


def test_a_correction_whose_text_is_gone_waits_for_it(store, corpus, engine):
    there = key(store, "SELECT paragraph_id FROM paragraphs WHERE text LIKE '%ceremony%'")
    written(store, changes.add_theme, there, "drugs_crime")
    (corpus / "port.txt").rename(corpus.parent / "port.txt")
    (corpus / "earlier.txt").write_text(EARLIER)
    built(store, corpus, engine)
    ((outcome, reason),) = outcomes(store)
    assert outcome == "no longer applies"
    assert reason is not None and reason.startswith('no paragraph begins with “"This port will feed')
    (corpus.parent / "port.txt").rename(corpus / "renamed.txt")  # its paragraphs have other ids there
    built(store, corpus, engine)
    assert outcomes(store) == [("applied", None)]


def test_a_journal_may_be_there_before_the_first_build(tmp_path, store, corpus, engine):
    written(store, changes.hide, key(store, "SELECT entity_id FROM entities WHERE name LIKE '%Shabaab'"))
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(store / journal.JOURNAL, other)
    built(other, corpus, engine)
    assert outcomes(other) == [("applied", None)]


def test_a_changed_journal_alone_makes_a_build_without_reading_again(store, corpus):
    first = current_build(store)
    ruto = key(store, "SELECT entity_id FROM entities WHERE name = 'William Ruto'")
    written(store, changes.rename, ruto, "W. S. Ruto")

    def no_engine(tasks):
        raise AssertionError("nothing is to be annotated")

    again = built(store, corpus, no_engine)
    assert not again.reused
    assert again.build.id != first.id
    assert again.build.info["made_at"] == first.info["made_at"]  # linked then
    assert key(store, f"SELECT name FROM entities WHERE entity_id = '{ruto}'") == "W. S. Ruto"
    assert built(store, corpus, no_engine).reused


def test_the_language_model_is_not_loaded_for_a_correction(store, corpus):
    """Nor pandas, nor what compares stories: they take longer than all the rest."""
    written(store, changes.hide, key(store, "SELECT entity_id FROM entities WHERE name LIKE '%Shabaab'"))
    heavy = "{'spacy', 'pandas', 'scipy', 'datasketch', 'rapidfuzz'}"
    for command in (["build", str(corpus)], ["corrections", "apply"]):
        program = (
            "import sys; from components.command_line import main; "
            f"assert main({[*command, '--store', str(store)]!r}) == 0; print({heavy} & set(sys.modules))"
        )
        done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.stdout.splitlines()[-1] == "set()", done.stderr
    assert outcomes(store) == [("applied", None)]


def test_a_page_puts_corrections_in_force_without_naming_sources(store, corpus):
    shutil.rmtree(corpus)  # what was read once is not needed again
    written(store, changes.hide, key(store, "SELECT entity_id FROM entities WHERE name LIKE '%Shabaab'"))
    process = CorrectionsProcess(store)
    ended = process.wait(60)
    assert (ended.state, process.running) == ("done", False)
    assert ended.build == current_build(store).id
    assert outcomes(store) == [("applied", None)]


def test_several_put_corrections_in_force_at_once(store):
    written(store, changes.hide, key(store, "SELECT entity_id FROM entities WHERE name LIKE '%Shabaab'"))
    processes = [CorrectionsProcess(store) for _ in range(3)]
    ended = [process.wait(120) for process in processes]
    assert {progress.state for progress in ended} == {"done"}
    assert {progress.build for progress in ended} == {current_build(store).id}  # the first one did it


def test_a_store_without_a_build_says_so_to_the_page(tmp_path):
    ended = CorrectionsProcess(tmp_path / "nowhere").wait(60)
    assert ended.state == "failed"
    assert "no build yet" in ended.message


def test_a_build_after_corrections_keeps_what_was_annotated(store, corpus, engine):
    """A corrected build counts as one that uses the segments of its sources."""
    for name in ("A. Ruto", "B. Ruto", "C. Ruto"):  # more builds than are kept
        written(store, changes.rename, key(store, "SELECT entity_id FROM entities WHERE name LIKE '%Ruto'"), name)
        CorrectionsProcess(store).wait(60)
    segments = set((store / "segments").glob("*/*.gz"))
    (corpus / "port.txt").rename(corpus.parent / "port.txt")
    (corpus / "earlier.txt").write_text(EARLIER)
    built(store, corpus, engine)
    assert segments < set((store / "segments").glob("*/*.gz"))

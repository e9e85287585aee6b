"""One file through every stage: read, split into articles, annotate each; with the ledger of its lines checked."""

from dataclasses import replace
from pathlib import Path

from components import schema
from components.knowledge.furniture import load_furniture
from components.knowledge.text_flags import load_text_flags
from components.preprocessing.annotating import Reading
from components.preprocessing.engines import Task
from components.preprocessing.headings import DECK
from components.preprocessing.known import Metadata
from components.preprocessing.languages.annotators import Annotators
from components.preprocessing.metadata import fill_metadata
from components.preprocessing.readers.dispatching import read_source
from components.preprocessing.recipe import Recipe
from components.preprocessing.record_json import AnnotatedSource, to_json
from components.preprocessing.records import Segmented, counted_body
from components.preprocessing.segmenting import segment
from components.preprocessing.soundness import sound
from components.preprocessing.text_flags import find_text_flags


class LedgerBroken(RuntimeError):
    """Splitting lost, doubled or altered a line of a file: a defect of the program, not of the file."""


class SourceAnnotator:
    """Takes files through every stage. Loading the language model takes seconds, so keep it."""

    def __init__(self, recipe: Recipe) -> None:
        """Load the language model and all knowledge; what reads further languages is loaded by their first text.

        Raises PipelineMissing where a pipeline is not installed, KnowledgeError where a knowledge file is faulty.
        """
        self.annotators = Annotators(recipe)
        self._furniture = load_furniture(recipe.knowledge)
        self._text_flags = load_text_flags(recipe.knowledge)

    def __call__(self, task: Task) -> bytes:
        """Return the AnnotatedSource of a file as JSON.

        Raises UnreadableSource where the file gives no text, LedgerBroken where splitting it went wrong.
        """
        source = read_source(Path(task.path), task.source_file, task.offset, task.size)
        source = replace(source, stated=source.stated.completed(task.stated))
        segmented = segment(source, self._furniture)
        lines_in = checked_lines(segmented)
        remarks = fill_metadata(segmented, Metadata({task.source_file: task.known}, []), self._furniture)
        readings = []
        for article in segmented.articles:
            own = [p for p in segmented.paragraphs if p.article_id == article.article_id]
            flags = find_text_flags(own, self._text_flags)
            article.text_flags = [*flags, *([] if self.annotators.reads(article) else [schema.NOT_ANALYSED])]
            article.flag_cues = [cue for cues in flags.values() for cue in cues]
            texts = [p.text for p in counted_body(own)]
            decks = [p.text for p in own if p.kind == "heading" and p.reason == DECK and p.text != article.title]
            readings.append(Reading(article, texts, decks))
        annotated = []
        for reading, raw in zip(readings, self.annotators.annotate_all(readings), strict=True):
            found, lost = sound(raw, reading.texts)
            annotated.append(found)
            remarks += [f"{task.source_file}: {remark}" for remark in lost]
        return to_json(AnnotatedSource(segmented, lines_in, annotated, remarks))


def checked_lines(segmented: Segmented) -> int:
    """Return the number of non-blank lines of a source; raises LedgerBroken where its paragraphs hold others."""
    source = segmented.source
    lines_in = sum(bool(line.strip()) for line in source.text.splitlines())
    lines_out = sum(p.lines for p in segmented.paragraphs if p.kind in schema.PARAGRAPH_KINDS)
    if lines_in != lines_out:
        raise LedgerBroken(f"{lines_in} lines in, {lines_out} lines out; please report the file")
    for p in segmented.paragraphs:
        if source.text[p.char_start : p.char_end] != p.text:
            raise LedgerBroken(f"paragraph {p.position} differs from the text at its offsets; please report the file")
    return lines_in

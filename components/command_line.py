"""The command line. Arguments in, plain messages and exit codes out; the work is elsewhere."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from components.annotate_command import ANNOTATE_HELP, annotate
from components.corrections_command import HELP, add_arguments, run
from components.knowledge.files import KnowledgeError
from components.progress_bar import KINDS, plain, shown
from components.segments_command import HELP as SEGMENTS_HELP
from components.segments_command import add_arguments as add_segments_arguments
from components.segments_command import run as run_segments
from components.settings import OFF, SETTINGS, SettingError, Settings, load_settings
from components.sources_command import HELP as SOURCES_HELP
from components.sources_command import add_arguments as add_source_arguments
from components.sources_command import run as run_sources
from components.sources_command import sources_to_build, without_sources
from components.store import register
from components.store.builds import Build, current_build
from components.store.errors import StoreError
from components.store.export import FORMATS, export_tables
from components.store.progress import DONE, FAILED, Progress
from components.store.shared_segments import segments_of
from components.watch_command import HELP as WATCH_HELP
from components.watch_command import add_arguments as add_watch_arguments
from components.watch_command import watch

_DONE, _REFUSED, _INTERRUPTED = 0, 1, 130
_SHOWN = 20  # files left out that are named one by one: a folder may hold a thousand hidden ones
_DEFECT = "a defect of the program, please report it with what `python -X dev -m components ...` says"
_HELP = "Make tables of who acts on whom, about what and since when, of a folder of news articles."
_BUILD_HELP = """Make the tables of all articles under the sources and put them in force. What was annotated before is
not annotated again, and where nothing changed the build in force stays. Files that cannot be read are named, with the
reason, and set aside. A sources.csv in a source folder says what is known of publishers and dates. The sources are
registered in the store, in place of those named before; what was added on the dashboard's page stays among them.
Without a SOURCE, what is registered is built."""
_EXPORT_HELP = """Write the tables of the build in force, one file a table. parquet and jsonl are exact; csv is for
spreadsheets: a cell that a spreadsheet would run as a formula gets an apostrophe in front. gexf and graphml give one
file: the relations as a network."""
_QUALITY_HELP = """Build the labelled articles, score every stage against what careful readers say, beside an obvious
baseline, and print the figures. Of the labelled articles that ship, write them to quality/scores.json (which the page
Method shows) and docs/quality.md, and end with code 1 where a figure is under its floor in quality/floors.json."""
_AUDIT_HELP = """Draw relations of the build in force at random and write them to a CSV file for a reader, who fills the
columns pair_right, direction_right and sign_right with yes or no; with --score, count what a reader has filled."""
_TRAIN_HELP = """Learn the words and weights of themes from the labelled articles and paragraphs of training, and types,
statuses and silence of relations from its labelled sentences; print the figures, and write the weights to
components/knowledge and the figures to docs/themes.md and docs/training.md. Takes minutes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0 where it did what it was asked, 1 where it could not, 130 where it was interrupted."""
    try:
        settings = load_settings()
        options = _parser(settings).parse_args(arguments)
        commands = {"build": _build, "export": _export, "annotate": _annotate, "quality": _quality}
        commands |= {"audit": _audit, "train": _train, "corrections": _corrections, "sources": _sources}
        commands |= {"watch": _watch}
        commands |= {"segments": _segments}
        return commands[options.command](options, settings)
    except (StoreError, SettingError, KnowledgeError, _Refused) as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(_os_error(error))
    except KeyboardInterrupt:
        return _refuse("interrupted; the last build stays in force", _INTERRUPTED)
    except Exception as error:  # a defect of ours is no reason to show a user where in the code it is
        if sys.flags.dev_mode:
            raise
        return _refuse(f"{type(error).__name__}: {error}; {_DEFECT}")


def _os_error(error: OSError) -> str:
    return f"{error.filename or 'the system'}: {error.strerror or error}; check the path, its permissions and the disk"


class _Refused(Exception):
    """A command cannot do what it was asked; the message says why and what to do."""


def _parser(settings: Settings) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m components", description=_HELP)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="make the tables of a corpus", description=_BUILD_HELP)
    what = "a file, a folder of them, an archive, a feed or page address (default: what is registered)"
    build.add_argument("source", nargs="*", metavar="SOURCE", help=what)
    _add_store(build, settings)
    default = settings.workers
    build.add_argument("--workers", type=_count, default=default, metavar="N", help="worker processes; 0: one a core")
    build.add_argument("--retry", action="store_true", help="try again what ended its worker twice, and was set aside")
    build.add_argument("--progress", choices=KINDS, help="default: a bar in a terminal, else none; json: JSON lines")
    build.add_argument("--offline", action="store_true", help="fetch nothing: use what was fetched before")
    export = commands.add_parser("export", help="write the tables as files", description=_EXPORT_HELP)
    _add_store(export, settings)
    export.add_argument("--to", type=Path, required=True, metavar="DIR", help="folder to write to, made where needed")
    export.add_argument("--format", choices=FORMATS, default="parquet", help="default: parquet")
    commands.add_parser("annotate", help="annotate texts from standard input", description=ANNOTATE_HELP)
    quality = commands.add_parser("quality", help="measure how good the tables are", description=_QUALITY_HELP)
    quality.add_argument("--seeds", type=Path, metavar="DIR", help="folder of the texts (default: seeds)")
    quality.add_argument("--gold", type=Path, metavar="DIR", help="folder of the readers (default: quality/gold)")
    quality.add_argument("--held-out", action="store_true", help="measure the held-out half (three times at most)")
    quality.add_argument("--raise-floors", action="store_true", help="raise the floors to what is measured now")
    _add_audit(commands.add_parser("audit", help="have relations checked by eye", description=_AUDIT_HELP), settings)
    corrections = commands.add_parser("corrections", help="what analysts corrected", description=HELP)
    add_arguments(corrections, lambda command: _add_store(command, settings))
    sources = commands.add_parser("sources", help="what a store is built from", description=SOURCES_HELP)
    add_source_arguments(sources, lambda command: _add_store(command, settings))
    add_segments_arguments(commands.add_parser("segments", help="what stores share", description=SEGMENTS_HELP))
    watched = commands.add_parser("watch", help="read what comes into watched folders", description=WATCH_HELP)
    _add_store(watched, settings)
    add_watch_arguments(watched)
    commands.add_parser("train", help="learn from the labelled sentences", description=_TRAIN_HELP)
    return parser


def _add_store(parser: argparse.ArgumentParser, settings: Settings) -> None:
    said = f"folder of the builds (default: {settings.store}, or {SETTINGS['store'].variable})"
    parser.add_argument("--store", type=Path, default=settings.store, metavar="DIR", help=said)


def _add_audit(parser: argparse.ArgumentParser, settings: Settings) -> None:
    _add_store(parser, settings)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--to", type=Path, metavar="FILE", help="CSV file to write; one that is there is never replaced")
    what.add_argument("--score", type=Path, metavar="FILE", help="CSV file to count, filled by a reader")
    parser.add_argument("--texts", default="texts", metavar="WORDS", help="which texts the build is of, in words")
    parser.add_argument("--number", type=_count, default=100, metavar="N", help="how many relations (default: 100)")
    parser.add_argument("--seed", type=_count, default=1, metavar="N", help="of the random numbers (default: 1)")


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r}: give a whole number, 0 for one a core")
    return int(text)


def _build(options: argparse.Namespace, settings: Settings) -> int:
    from components.preprocessing.building import CannotBuild, build
    from components.preprocessing.engines import chosen
    from components.preprocessing.fetching.forgetting import forget_removed
    from components.preprocessing.fetching.on_demand import fetcher
    from components.preprocessing.recipe import Recipe

    network = OFF if options.offline else settings.network
    kind = options.progress or ("bar" if sys.stderr.isatty() else "none")
    recipe = Recipe.of(settings)
    engine = chosen(settings, recipe, options.workers)
    with shown(kind) as on_progress:
        try:
            sources = sources_to_build(options.store, options.source, settings.corpus, _say)
            segments = segments_of(options.store, settings)
            if not sources:
                if not register.registered(options.store):
                    segments.release()
                done = without_sources(options.store)
                forget_removed(options.store)
                on_progress(Progress(DONE, "published", message=done))
                return _printed([] if kind == "json" else [done])
            fetch = fetcher(options.store, replace(settings, network=network), on_progress)
            built = build(
                options.store, sources, recipe, engine, on_progress, retry=options.retry, fetch=fetch, segments=segments
            )
            if options.source:  # once they are known to be of use
                register.name_sources(options.store, options.source)
            forget_removed(options.store)
        except (CannotBuild, StoreError, OSError) as error:
            message = _os_error(error) if isinstance(error, OSError) else str(error)
            on_progress(Progress(FAILED, "failed", message=message))
            raise _Refused(message) from None
    for file, reason in built.failed:
        _say(f"{file} was set aside: {reason}")
    for file, reason in built.left_out[:_SHOWN]:
        _say(f"{file} was left out: {reason}")
    if len(built.left_out) > _SHOWN:
        _say(f"{len(built.left_out) - _SHOWN} more files were left out: the table `files` names each with the reason")
    for remark in built.remarks:
        _say(remark)
    if kind != "json":
        print(built.summary())  # noqa: T201  (a command line prints)
    return _DONE


def _export(options: argparse.Namespace, settings: Settings) -> int:
    for path in export_tables(_in_force(options.store), options.to, options.format):
        print(path)  # noqa: T201  (a command line prints)
    return _DONE


def _in_force(store: Path) -> Build:
    build = current_build(store)
    if build is None:
        raise _Refused(f"{store}: no build yet; run `python -m components build SOURCE --store {store}` first")
    return build


def _annotate(options: argparse.Namespace, settings: Settings) -> int:
    from components.preprocessing.annotating import PipelineMissing

    try:
        annotate(settings)
    except PipelineMissing as error:
        raise _Refused(str(error)) from None
    return _DONE


def _corrections(options: argparse.Namespace, settings: Settings) -> int:
    return _printed(run(options))


def _sources(options: argparse.Namespace, settings: Settings) -> int:
    return _printed(run_sources(options))


def _segments(options: argparse.Namespace, settings: Settings) -> int:
    return _printed(run_segments(options, settings))


def _watch(options: argparse.Namespace, settings: Settings) -> int:
    watch(options, settings, _say)
    return _DONE


def _printed(lines: Iterable[str]) -> int:
    for line in lines:
        print(line)  # noqa: T201  (a command line prints)
    return _DONE


def _quality(options: argparse.Namespace, settings: Settings) -> int:
    from components.quality.audit import AuditError
    from components.quality.command import REAL, CannotMeasure, Sample, run
    from components.quality.gold_file import GoldError
    from components.quality.held_out import measure_held_out, write_held_out
    from components.quality.report import HELD_OUT, as_text

    try:
        if options.held_out:
            scores = measure_held_out(settings.pipeline, date.today())
            write_held_out(scores)
            print(as_text({HELD_OUT: scores}))  # noqa: T201  (a command line prints)
            return _DONE
        own = Sample("own", options.gold or REAL.gold, options.seeds or REAL.texts)
        outcome = run(own if options.gold or options.seeds else None, options.raise_floors, settings.pipeline)
    except (AuditError, GoldError, CannotMeasure) as error:
        raise _Refused(str(error)) from None
    print(as_text(outcome.scores))  # noqa: T201  (a command line prints)
    for breach in outcome.breaches:
        _say(f"under its floor: {breach}")
    return _REFUSED if outcome.breaches else _DONE


def _audit(options: argparse.Namespace, settings: Settings) -> int:
    from components.quality.audit import AuditError, draw, in_words, score

    try:
        if options.score:
            print(in_words(score(options.score)))  # noqa: T201  (a command line prints)
        else:
            drawn = draw(_in_force(options.store), options.to, options.texts, options.number, options.seed)
            print(f"{options.to}: {drawn.rows} of {drawn.relations} relations")  # noqa: T201  (likewise)
    except AuditError as error:
        raise _Refused(str(error)) from None
    return _DONE


def _train(options: argparse.Namespace, settings: Settings) -> int:
    from components.preprocessing.annotating import PipelineMissing
    from components.quality.gold_file import GoldError
    from components.training.articles import ArticleError
    from components.training.command import IN_CONTEXT, train, train_contexts, write_figures
    from components.training.paragraphs import ParagraphError
    from components.training.sentences import SentenceError
    from components.training.theme_training import FIGURES, THEMES_DOC
    from components.training.theme_training import train as train_themes

    try:
        themes = train_themes(settings.pipeline)
        figures = train(settings.pipeline)
        in_context = train_contexts(settings.pipeline)
    except (ParagraphError, SentenceError, ArticleError, GoldError, PipelineMissing) as error:
        raise _Refused(str(error)) from None
    write_figures(themes, THEMES_DOC, FIGURES)
    write_figures(figures)
    write_figures(in_context, marks=IN_CONTEXT)
    print(f"{themes}\n\n{figures}\n\n{in_context}")  # noqa: T201  (a command line prints)
    return _DONE


def _refuse(message: str, code: int = _REFUSED) -> int:
    _say(message)
    return code


def _say(message: str) -> None:
    print(f"borderlines: {plain(message)}", file=sys.stderr)  # noqa: T201  (one plain line)

"""Progress of a build as shown to whoever started it: a bar with the time left, JSON lines, or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from components.store.progress import Progress

KINDS = ("bar", "json", "none")


@contextmanager
def shown(kind: str) -> Iterator[Callable[[Progress], None]]:
    """Give the function that shows progress: `bar` on standard error, `json` on standard output, `none` not at all."""
    if kind == "json":
        yield lambda progress: print(progress.to_json(), flush=True)  # noqa: T201  (machine-readable output)
    elif kind == "bar":
        # takes longer to import than a correction to be put in force
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        console = Console(stderr=True)
        with Bar(
            *columns, TimeElapsedColumn(), TextColumn("{task.fields[left]}"), console=console, transient=True
        ) as bar:
            task = bar.add_task("starting", total=None, left="")

            def show(progress: Progress) -> None:
                total = progress.total or None
                bar.update(
                    task, description=progress.stage, completed=progress.done, total=total, left=time_left(progress)
                )

            yield show
    else:
        yield lambda progress: None


def plain(message: str) -> str:
    """Return a message as one line that a terminal can show.

    Names of files and words of articles are strangers' text: no line breaks, no control codes of the terminal.
    """
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in " ".join(message.split()))


def time_left(progress: Progress) -> str:
    """Return the time left in words, nothing where it is not known."""
    if progress.seconds_left is None or not progress.seconds_left:
        return ""
    minutes, seconds = divmod(round(progress.seconds_left), 60)
    return f"about {minutes} min {seconds} s left" if minutes else f"about {seconds} s left"

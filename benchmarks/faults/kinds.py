"""The kinds of faults, and how many trials each gets: of 1,032 just these, of fewer or more its share."""

from collections.abc import Callable

from benchmarks.faults import damaging, striking
from benchmarks.faults.trials import Trial

KINDS: dict[Callable[[Trial], None], int] = {
    striking.builder_killed_at_a_change: 110,
    striking.builder_killed_at_a_byte: 60,
    striking.builder_killed_whenever: 60,
    striking.worker_killed: 20,
    striking.corrections_killed: 50,
    striking.disk_full: 40,
    striking.disk_full_for_corrections: 20,
    striking.quota: 20,
    striking.write_refused: 30,
    striking.file_crashes: 5,
    striking.file_hangs: 3,
    striking.file_devours: 5,
    striking.killed_over_a_poisoned_file: 3,
    striking.two_builds: 16,
    striking.build_and_corrections: 16,
    damaging.segment_damaged: 20,
    damaging.tables_damaged: 20,
    damaging.pointer_damaged: 10,
    damaging.small_files_damaged: 10,
    damaging.store_of_an_older_version: 10,
    damaging.clock_jumped: 4,
    damaging.bad_files: 500,  # files; each trial of the kind has a batch of them
}
NEED_DISKS = (striking.disk_full, striking.disk_full_for_corrections)


def of_each(kind: Callable[[Trial], None]) -> int:
    """Return how many faults one run of a kind tries."""
    return damaging.BATCH if kind is damaging.bad_files else 1

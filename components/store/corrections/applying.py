"""The journal applied to the tables of a build: entry after entry, each outcome told in the table `corrections`."""

from collections.abc import Callable, Mapping
from typing import Any

import duckdb

from components.store.corrections import actors, acts, countries, splitting, themes
from components.store.corrections.bench import Bench, ChangesNothing, NoLongerApplies, Tally
from components.store.corrections.entries import Correction
from components.store.corrections.journal import Journal
from components.store.corrections.words import in_words

_APPLY: dict[str, Callable[[Bench, Mapping[str, Any]], None]] = {
    "merge": actors.merge,
    "rename": actors.rename,
    "retype": actors.retype,
    "hide": actors.hide,
    "add_country": countries.add_country,
    "remove_country": countries.remove_country,
    "change_theme": themes.change_theme,
    "dismiss_theme": themes.dismiss_theme,
    "add_theme": themes.add_theme,
    "add_relation": acts.add_relation,
    "change_relation": acts.change_relation,
    "dismiss_relation": acts.dismiss_relation,
}
_COUNT = """
UPDATE entities SET mentions = c.mentions, articles = c.articles, first_seen = c.first_seen, last_seen = c.last_seen
FROM (SELECT e.entity_id, count(m.mention_id) AS mentions, count(DISTINCT p.article_id) AS articles,
        list(a.published ORDER BY a.published_from, a.published) FILTER (a.published_from IS NOT NULL)[1] AS first_seen,
        list(a.published ORDER BY a.published_to DESC, a.published DESC) FILTER (a.published_to IS NOT NULL)[1]
            AS last_seen
    FROM entities e LEFT JOIN mentions m USING (entity_id) LEFT JOIN paragraphs p USING (paragraph_id)
    LEFT JOIN articles a USING (article_id)
    WHERE e.entity_id = ANY($touched) GROUP BY e.entity_id) c
WHERE entities.entity_id = c.entity_id"""
_ORPHANS = """
DELETE FROM entities WHERE mentions = 0
AND entity_id NOT IN (SELECT source_id FROM relations) AND entity_id NOT IN (SELECT target_id FROM relations)
AND entity_id NOT IN (SELECT speaker_id FROM quotations WHERE speaker_id IS NOT NULL)
AND entity_id NOT IN (SELECT entity_id FROM entity_redirects)"""


def apply_journal(connection: duckdb.DuckDBPyConnection, journal: Journal) -> None:
    """Correct the linked tables of a connection by a journal, and fill their table `corrections`.

    An entry that cannot be applied is told with its reason and stops no other.
    """
    if not journal.corrections:
        return
    connection.execute("BEGIN")
    bench = Bench(connection)
    new = [c for c in journal.corrections if c.action == "split" and "id" not in c.fields["into"]]
    bench.told_apart = {splitting.own_id_of(c.id, c.fields["into"]): None for c in new}
    outcomes = [_outcome(bench, journal, correction) for correction in journal.corrections]
    bench.quietly(_COUNT, {"touched": sorted(bench.touched)})
    bench.quietly(_ORPHANS, {})
    for position, outcome in enumerate(outcomes, 1):
        columns = {"position": position, **outcome}
        values = ", ".join(f"${name}" for name in columns)
        bench.quietly(f"INSERT INTO corrections ({', '.join(columns)}) VALUES ({values})", columns)  # noqa: S608
    connection.execute("COMMIT")


def _outcome(bench: Bench, journal: Journal, correction: Correction) -> dict[str, object]:
    bench.tally = Tally()
    outcome, reason = _applied(bench, journal, correction)
    tally = bench.tally if outcome == "applied" else Tally(about=bench.tally.about)
    return {
        "correction_id": correction.id,
        "made_at": correction.when,
        "made_by": correction.who,
        "why": correction.why,
        "action": correction.action,
        "target": in_words(correction),
        "outcome": outcome,
        "reason": reason,
        "rows_changed": tally.rows.total(),
        "changes": tally.in_words(),
        "undoes": correction.fields.get("undoes"),
        "about": sorted(set(tally.about)),
    }


def _applied(bench: Bench, journal: Journal, correction: Correction) -> tuple[str, str | None]:
    if correction.id in journal.undone:
        return "undone", None
    if correction.action == "undo":
        return "undo", None
    try:
        if correction.action == "split":
            splitting.split(bench, correction.id, correction.fields)
        else:
            _APPLY[correction.action](bench, correction.fields)
    except ChangesNothing as error:
        return "changes nothing", str(error)
    except NoLongerApplies as error:
        return "no longer applies", str(error)
    return "applied", None

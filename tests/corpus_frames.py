"""The tables of the test corpus: corpus.py turned into frames of schema.TABLES, every offset found in the text."""

import calendar
import hashlib
import re
from datetime import date
from functools import cache

import corpus
import pandas as pd
from corpus import Line, Story

from components.identity import normalised_name, stable_id
from components.schema import TABLES, quad_class

Rows = dict[str, list[dict[str, object]]]


def article_id(key: str) -> str:
    """Return the id of an article of the corpus by its key ('ports', 'rescue', ...)."""
    return stable_id("article", key)


def entity_id(key: str) -> str:
    """Return the id of an entity of the corpus by its key ('abera', 'forum', ...)."""
    who = corpus.ENTITIES[key]
    return stable_id("entity", who.type, normalised_name(who.name))


def paragraph_id(source_file: str, position: int) -> str:
    """Return the id of a paragraph of the corpus by its file and its place there, from 1."""
    return stable_id("paragraph", source_file, position)


@cache
def source_text(source_file: str) -> str:
    """Return the text of a file of the corpus."""
    return "\n\n".join(line.text for line, _ in _lines(source_file))


def corpus_frames() -> dict[str, pd.DataFrame]:
    """Return the corpus as one frame a table, fit for publishing."""
    rows: Rows = {name: [] for name in TABLES}
    for source_file in corpus.FILES:
        _add_file(rows, source_file)
    name, reason = corpus.FAILED
    rows["files"].append(_file_row(name, b"", [], status="failed", reason=reason))
    rows["themes"] = [
        {"theme": t, "label": label, "definition": d, "exclude": ["data mining"] if t == "mining_resources" else []}
        for t, (label, d) in corpus.THEMES.items()
    ]
    rows["theme_rules"] = [dict(zip(TABLES["theme_rules"].names, rule, strict=True)) for rule in corpus.THEME_RULES]
    rows["theme_weights"] = [dict(zip(TABLES["theme_weights"].names, row, strict=True)) for row in corpus.THEME_WEIGHTS]
    _add_entities(rows)
    return {name: pd.DataFrame(rows[name], columns=table.names) for name, table in TABLES.items()}


def _lines(source_file: str) -> list[tuple[Line, Story | None]]:
    found: list[tuple[Line, Story | None]] = []
    for part in corpus.FILES[source_file]:
        found += [(part, None)] if isinstance(part, Line) else [(line, part) for line in part.lines]
    return found


def _add_file(rows: Rows, source_file: str) -> None:
    stories = [part for part in corpus.FILES[source_file] if isinstance(part, Story)]
    rows["articles"] += [_article_row(story, source_file, n) for n, story in enumerate(stories, 1)]
    lines = _lines(source_file)
    rows["files"].append(_file_row(source_file, source_text(source_file).encode(), lines, articles=len(stories)))
    start = 0
    for position, (line, story) in enumerate(lines, 1):
        here = paragraph_id(source_file, position)
        rows["paragraphs"].append(
            {
                "paragraph_id": here,
                "article_id": article_id(story.key) if story else None,
                "source_file": source_file,
                "position": position,
                "kind": line.kind,
                "reason": line.reason,
                "text": line.text,
                "char_start": start,
                "char_end": start + len(line.text),
                "duplicate_of": line.repeats and paragraph_id(source_file, line.repeats),
                "lines": 1,
            }
        )
        start += len(line.text) + 2
        _add_evidence(rows, here, line)


def _file_row(source_file, content, lines, *, articles=0, status="read", reason=None) -> dict[str, object]:
    kinds = [line.kind for line, _ in lines]
    return {
        "file_id": stable_id("file", source_file),
        "source_file": source_file,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "media_type": "text/plain" if lines else None,
        "encoding": "utf-8" if lines else None,
        "status": status,
        "reason": reason,
        "articles": articles,
        "lines_in": len(kinds),
        **{f"lines_{kind}": kinds.count(kind) for kind in ("body", "heading", "caption", "furniture")},
    }


def _article_row(story: Story, source_file: str, position: int) -> dict[str, object]:
    return {
        "article_id": article_id(story.key),
        "source_file": source_file,
        "position": position,
        "title": story.title,
        "publisher": story.publisher,
        "author": None,
        "address": None,
        **_dated("published", story.published),
        "published_precision": story.precision,
        "published_basis": story.basis,
        "language": "en",
        "words": sum(len(line.text.split()) for line in story.lines if line.kind == "body"),
        "story_id": stable_id("story", story.story),
        "text_flags": list(story.flags),
        "flag_cues": [{"char_start": 0, "char_end": len(flag), "form": flag, "rule": flag} for flag in story.flags],
    }


def _add_evidence(rows: Rows, here: str, line: Line) -> None:
    mentions = [
        {
            "mention_id": stable_id("mention", here, number),
            "paragraph_id": here,
            **_cut(line.text, named.form, named.nth),
            "form": named.form,
            "entity_id": entity_id(named.who),
            "country": who.country if who.type in ("COUNTRY", "GOV") else None,
            "role": named.role,
            "via": named.via,
            "extractor": "by hand",
            "score": 1.0,
            "office": named.office,
            "affiliation": who.country,
        }
        for number, named in enumerate(line.mentions)
        for who in [corpus.ENTITIES[named.who]]
    ]
    rows["mentions"] += mentions
    rows["paragraph_themes"] += [
        {
            "paragraph_id": here,
            "theme": theme,
            "score": float(len(cues)),
            "cues": [{**_cut(line.text, cue), "form": cue, "rule": cue} for cue in cues],
        }
        for theme, cues in line.themes.items()
    ]
    rows["relations"] += [_relation_row(here, line, number, mentions) for number in range(len(line.acts))]
    rows["quotations"] += [
        {
            "quotation_id": stable_id("quotation", here, number),
            "paragraph_id": here,
            **_cut(line.text, quoted.text),
            "text": quoted.text,
            "speaker_id": quoted.speaker and entity_id(quoted.speaker),
            "cue": quoted.cue,
            "direct": quoted.direct,
        }
        for number, quoted in enumerate(line.quotations)
    ]
    rows["dates"] += [
        {
            "paragraph_id": here,
            **_cut(line.text, dated.form),
            "form": dated.form,
            **_dated("date", dated.date),
            "precision": dated.precision,
            "basis": dated.basis,
        }
        for dated in line.dates
    ]


def _relation_row(here: str, line: Line, number: int, mentions: list[dict[str, object]]) -> dict[str, object]:
    act = line.acts[number]
    source, target = (corpus.ENTITIES[line.mentions[end].who] for end in (act.source, act.target))
    sentence, cue = _cut(line.text, act.sentence), _cut(line.text, act.cue)
    return {
        "relation_id": stable_id("relation", here, number),
        "paragraph_id": here,
        **sentence,
        "source_id": mentions[act.source]["entity_id"],
        "target_id": mentions[act.target]["entity_id"],
        "source_mention_id": mentions[act.source]["mention_id"],
        "target_mention_id": mentions[act.target]["mention_id"],
        "source_country": source.country,
        "target_country": target.country,
        "type": act.type,
        "quad_class": quad_class(act.type, act.polarity),
        "polarity": act.polarity,
        "status": act.status,
        "mutual": act.mutual,
        "cue_start": cue["char_start"],
        "cue_end": cue["char_end"],
        "cue": act.cue,
        **_dated("event_date", act.event_date),
        "score": 1.0,
    }


def _add_entities(rows: Rows) -> None:
    article_of = {row["paragraph_id"]: row["article_id"] for row in rows["paragraphs"]}
    published = {row["article_id"]: row["published"] for row in rows["articles"] if row["published_from"]}
    for key, who in corpus.ENTITIES.items():
        mentioned = [row for row in rows["mentions"] if row["entity_id"] == entity_id(key)]
        where = {article_of[row["paragraph_id"]] for row in mentioned}
        seen = sorted(published[article] for article in where if article in published)
        rows["entities"].append(
            {
                "entity_id": entity_id(key),
                "name": who.name,
                "type": who.type,
                "country": who.country,
                "role": who.role,
                "aliases": list(who.aliases),
                "mentions": len(mentioned),
                "articles": len(where),
                "first_seen": seen[0] if seen else None,
                "last_seen": seen[-1] if seen else None,
            }
        )
    rows["entity_redirects"] = [
        {"old_id": stable_id("entity", "PERSON", normalised_name(old)), "entity_id": entity_id(now)}
        for old, now in corpus.MERGED.items()
    ]


def _cut(text: str, words: str, nth: int = 1) -> dict[str, object]:
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    start, end = found[nth - 1]
    return {"char_start": start, "char_end": end}


def _dated(prefix: str, edtf: str | None) -> dict[str, object]:
    first = last = None
    if edtf and edtf[0] != "X":
        year, month, day = [*map(int, edtf.split("-")), 0, 0][:3]
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    return {prefix: edtf, f"{prefix}_from": first, f"{prefix}_to": last}

"""The annotated sources of a drawn corpus, put together from the annotated stories it was drawn from: no model runs.

So reading, linking, publishing and searching can be tried on a hundred thousand articles within minutes. What is found
in a paragraph is what the stages found in it where it was first told; only names and numbers differ.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.corpora.drafts import ArticlePool, Draft
from benchmarks.corpora.renaming import Rename
from components.identity import stable_id
from components.preprocessing.annotating import Annotator, Reading
from components.preprocessing.engines import Engine, Outcome, Task
from components.preprocessing.record_json import AnnotatedSource, from_json, to_json
from components.preprocessing.records import (
    Annotated,
    Article,
    Entities,
    LocalEntity,
    Paragraph,
    Segmented,
    Source,
)
from components.preprocessing.soundness import sound


class AnnotatedPool:
    """The stories of a pool, each annotated once."""

    def __init__(self, pool: ArticlePool, stories: Sequence[Annotated]) -> None:
        """Take what was found in each story of a pool, in their order."""
        self.pool, self._stories = pool, stories

    @classmethod
    def annotating(cls, pool: ArticlePool, pipeline: str, kept: Path | None = None) -> "AnnotatedPool":
        """Annotate the stories of a pool, which takes a minute; `kept` is a file that keeps the result."""
        if kept is not None and kept.is_file():
            return cls(pool, [from_json(Annotated, line) for line in kept.read_bytes().splitlines()])
        articles = (
            Reading(Article(story.slug, story.slug, 1, story.headline), list(story.paragraphs))
            for story in pool.stories
        )
        annotator, found = Annotator(pipeline), []
        for reading in articles:
            found += [sound(raw, reading.texts)[0] for raw in annotator.annotate_all([reading])]
        if kept is not None:
            kept.write_bytes(b"".join(to_json(annotated) + b"\n" for annotated in found))
        return cls(pool, found)

    def source(self, draft: Draft) -> AnnotatedSource:
        """Return the annotated source of an article: what a build would keep of its file."""
        text = self.pool.text(draft)
        data = text.encode()
        digest = hashlib.sha256(data).hexdigest()
        source = Source(draft.source_file, digest, len(data), "text/plain", "utf-8", text)
        headline, bodies = self.pool.headline(draft), self.pool.paragraphs(draft)
        article_id = stable_id("article", draft.source_file, headline, bodies[0])
        article = Article(article_id, draft.source_file, 1, headline, "Benchmark Daily", None, draft.day.isoformat())
        article.published_precision, article.published_basis, article.language = "day", "page", "en"
        article.words = sum(len(body.split()) for body in bodies)
        paragraphs = list(_laid_out(draft, article_id, headline, bodies))
        return AnnotatedSource(
            Segmented(source, [article], paragraphs), len(paragraphs), [self._found(draft, article_id)]
        )

    def _found(self, draft: Draft, article_id: str) -> Annotated:
        found = Annotated(article_id, Entities({}, []), [], [], [], [])
        for part in draft.parts:
            story, rename = self._stories[part.story], self.pool.rename(part)
            for number in part.paragraphs:
                _take_over(story, number, rename, found)
        return found


def _laid_out(draft: Draft, article_id: str, headline: str, bodies: Sequence[str]) -> Iterator[Paragraph]:
    """Yield the paragraphs at their places in the text."""
    kinds = [("heading", "headline"), ("furniture", "date"), *[("body", None)] * len(bodies)]
    seen: Counter[str] = Counter()
    start = 0
    for position, ((kind, reason), text) in enumerate(zip(kinds, [headline, draft.date_line, *bodies], strict=True), 1):
        own = stable_id("paragraph", draft.source_file, text, seen[text])
        seen[text] += 1
        end = start + len(text)
        yield Paragraph(own, article_id, draft.source_file, position, kind, reason, text, start, end)
        start = end + 2


def _take_over(story: Annotated, number: int, rename: Rename, found: Annotated) -> None:
    """Add what was found in one paragraph of a story, under other names."""
    mentions = story.entities.mentions[number]
    relations, quotations = story.relations[number], story.quotations[number]
    named = {m.entity for m in mentions} | {end for r in relations for end in (r.source, r.target)}
    for key in sorted(named | {q.speaker for q in quotations if q.speaker}):
        local = story.entities.entities[key]
        own = found.entities.entities.setdefault(
            rename(key), LocalEntity(rename(key), rename(local.name), local.type, local.country, local.role)
        )
        own.aliases |= {rename(alias) for alias in local.aliases}
    found.entities.mentions.append([replace(m, form=rename(m.form), entity=rename(m.entity)) for m in mentions])
    found.relations.append(
        [replace(r, source=rename(r.source), target=rename(r.target), cue=rename(r.cue)) for r in relations]
    )
    speakers = [None if q.speaker is None else rename(q.speaker) for q in quotations]
    found.quotations.append(
        [replace(q, text=rename(q.text), speaker=who) for q, who in zip(quotations, speakers, strict=True)]
    )
    found.dates.append([replace(d, form=rename(d.form)) for d in story.dates[number]])
    found.themes.append(
        [replace(t, cues=[replace(c, form=rename(c.form)) for c in t.cues]) for t in story.themes[number]]
    )


def drawn_engine(annotated: AnnotatedPool) -> Engine:
    """Return an engine for files of a drawn corpus that takes what is known of them instead of annotating."""

    def run(tasks: Sequence[Task]) -> Iterator[Outcome]:
        for task in tasks:
            draft = annotated.pool.draft(int(Path(task.source_file).stem))
            yield Outcome(task, to_json(annotated.source(draft)))

    return run

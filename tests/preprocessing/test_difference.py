"""Whatever comes, changes and goes, one build after the other: the tables are those of a build made at once.

The names are few and meant to collide: surnames that several bear, spellings close to each other, acronyms that two
explain, one name under several types, days that put a later file first.
"""

import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from components import schema
from components.preprocessing.difference import Wanted, make
from components.preprocessing.record_json import AnnotatedSource
from components.preprocessing.records import (
    Annotated,
    Article,
    Entities,
    LocalEntity,
    Mention,
    Paragraph,
    Quotation,
    Relation,
    Segmented,
    Source,
)
from components.preprocessing.tables import FileNotRead
from components.store.search_index import INDEX

PEOPLE = (
    "Otieno",
    "Paul Otieno",
    "Ann Otieno",
    "Rahmonov",
    "Emomali Rahmonov",
    "Emomali Rakhmonov",
    "Ali Karim Otieno",
)
BODIES = ("Nile Basin Trust", "The Nile Basin Trust", "NBT", "National Bus Traders", "Nile Basin Trusts", "militants")
TYPES = ("ORG", "COMPANY", "GOV", "ARMED_GROUP")
COUNTRIES = (None, "KEN", "TJK")
FAMILIES = ("", "X", "QU")
PLACES = ("Georgetown", "Karimabad")
DAYS = (None, "2025-01-03", "2025-02", "2024", "2025-02-01", "XXXX-03-01")
COPIED = " ".join(f"The delegates of town{n} signed paper{n} in Room{n} Hall" for n in range(12))


def local_entity(chance: random.Random) -> LocalEntity:
    kind = chance.choice(("PERSON", "PERSON", "BODY", "BODY", "COUNTRY", "PLACE"))
    country = chance.choice(COUNTRIES)
    role = chance.choice((None, "mayor", "minister"))
    if kind == "PERSON":
        name = chance.choice(PEOPLE)
    elif kind == "BODY":
        kind, name = chance.choice(TYPES), chance.choice(BODIES)
    elif kind == "COUNTRY":
        country, name = chance.choice((("KEN", "Kenya"), ("KEN", "Republic of Kenya"), (None, "Kenya")))
    else:
        name = chance.choice(PLACES)
    family = chance.choice(FAMILIES)  # so that not all is reached from everywhere
    name = " ".join(f"{word}{family}" for word in name.split()) if kind != "COUNTRY" else name
    aliases = {name, "NBT"} if name.startswith("N") and chance.random() < 0.5 else {name}
    return LocalEntity(f"{kind}|{name.casefold()}|{country}", name, kind, country, role, aliases)


def source(name: str, chance: random.Random) -> AnnotatedSource:
    """A file of one or two articles, each of one paragraph; some tell what others tell."""
    articles, paragraphs, annotated, text = [], [], [], ""
    for position in range(1, chance.choice((1, 1, 2)) + 1):
        locals_ = list({e.key: e for e in (local_entity(chance) for _ in range(chance.randint(1, 3)))}.values())
        body = " met ".join(e.name for e in locals_) + f" {chance.randrange(10**6)} times. "
        body += COPIED if chance.random() < 0.3 else ""
        own = "".join(chance.choices("0123456789abcdef", k=16))
        end = len(text) + len(body)
        articles.append(Article(own, name, position, published=chance.choice(DAYS)))
        paragraphs.append(Paragraph(f"p-{own}", own, name, position, "body", None, body, len(text), end))
        annotated.append(found_in(own, body, locals_))
        text += body + "\n"
    read = Source(name, f"{len(text)}", len(text), "text/plain", "utf-8", text)
    return AnnotatedSource(Segmented(read, articles, paragraphs), len(paragraphs), annotated, [f"{name} read"])


def found_in(article_id: str, body: str, locals_: list[LocalEntity]) -> Annotated:
    mentions, at = [], 0
    for e in locals_:
        at = body.index(e.name, at)
        mentions.append(Mention(at, at + len(e.name), e.name, e.key, None, None, "name", "model", 0.5))
        at += len(e.name)
    first, last = locals_[0].key, locals_[-1].key
    relations, quotations = [], []
    if len(locals_) > 1:
        cue = body.index("met")
        ends = (first, last, 0, len(locals_) - 1, None, None)
        what = ("CONSULT", "+", "actual", True, cue, cue + 3, "met", None, 0.5)
        relations.append(Relation(0, len(body), *ends, *what))
        quotations.append(Quotation(cue, cue + 3, "met", last, "said", True))
    entities = Entities({e.key: e for e in locals_}, [mentions])
    return Annotated(article_id, entities, [[]], [quotations], [[]], [relations])


def rows_of(folder: Path) -> dict[str, Counter]:
    with closing(duckdb.connect(str(folder / "tables.duckdb"), read_only=True)) as tables:
        found = {name: Counter(map(repr, tables.execute(f"FROM {name}").fetchall())) for name in schema.TABLES}
    with closing(sqlite3.connect(folder / INDEX)) as index:
        pairs = "SELECT paragraph_id, text FROM paragraphs JOIN found ON found.rowid = number"
        for name, query in (("texts", pairs), ("words", "SELECT * FROM words"), ("forms", "SELECT word FROM forms")):
            found[name] = Counter(index.execute(query).fetchall())
    return found


def made(folder: Path, sources: dict[str, tuple[str, AnnotatedSource]], before: Path | None = None) -> Path:
    if before:
        shutil.copytree(before, folder)
    else:
        folder.mkdir()
    failed = [FileNotRead("bad.txt", "x", 1, "failed", f"beside {len(sources)} others")]
    keys = {name: key for name, (key, _) in sources.items()}
    wanted = Wanted(keys, failed, lambda name: sources[name][1], dict)
    make(folder, wanted)
    return folder


# Without the sign of surnames the third fails, without close spellings the first two, without acronyms the last.
@pytest.mark.parametrize("seed", (0, 1, 2, 8))
def test_tables_after_any_changes_are_those_of_a_build_made_at_once(tmp_path, seed):
    chance = random.Random(seed)
    sources: dict[str, tuple[str, AnnotatedSource]] = {}
    last = None
    for step in range(4):
        for name in chance.sample([f"{n}.txt" for n in range(20)], 5 if step else 14):
            if name in sources and chance.random() < 0.5 and len(sources) > 1:
                del sources[name]
            else:
                sources[name] = (f"{step} {name}", source(name, chance))
        last = made(tmp_path / f"{step}", sources, last)
    at_once = rows_of(made(tmp_path / "at once", sources))
    grown = rows_of(last)
    for name, rows in at_once.items():
        assert grown[name] - rows == rows - grown[name] == Counter(), name

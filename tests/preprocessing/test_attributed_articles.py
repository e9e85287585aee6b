"""Who says what in whole articles, entities found and all, as papers of many countries write."""

from pathlib import Path

import pytest
from entity_facts import names as shipped_names

from components.knowledge.names import Names
from components.knowledge.quotations import QuotationCues, load_quotation_cues
from components.preprocessing.entities import find_entities
from components.preprocessing.parsing import Parser
from components.preprocessing.quotations import find_quotations
from components.preprocessing.records import ArticleDocs

_FILE = Path(__file__).parent / "attributed_articles.txt"
Said = list[list[tuple[str, str]]]


def articles() -> list[tuple[str, list[str], Said]]:
    """Headline, paragraphs, and for each of these the speakers with their words."""
    found: list[tuple[str, list[str], Said]] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            found.append((line[2:], [], []))
        elif line.startswith("P: "):
            found[-1][1].append(line[3:])
            found[-1][2].append([])
        elif line.startswith("Q: "):
            speaker, words = line[3:].split("|", 1)
            found[-1][2][-1].append((speaker.strip(), words.strip()))
    return found


@pytest.fixture(scope="module")
def names() -> Names:
    return shipped_names()


@pytest.fixture(scope="module")
def cues() -> QuotationCues:
    return load_quotation_cues()


@pytest.mark.parametrize(("title", "texts", "said"), [pytest.param(*article, id=article[0]) for article in articles()])
def test_who_says_what(
    nlp: Parser, names: Names, cues: QuotationCues, title: str, texts: list[str], said: Said
) -> None:
    article = ArticleDocs("article", title, None, [nlp(text) for text in texts])
    entities = find_entities(article, names)
    found = find_quotations(article, entities, cues)
    direct = [[q for q in paragraph if q.direct] for paragraph in found]
    named = {key: entity.name for key, entity in entities.entities.items()}
    assert [[(named.get(q.speaker or "", ""), q.text) for q in paragraph] for paragraph in direct] == said

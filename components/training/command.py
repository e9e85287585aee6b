"""What `python -m components train` does: learn from the labelled sentences, measure, write weights and figures."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from components.knowledge.files import FOLDER as KNOWLEDGE
from components.knowledge.relation_contexts import FILE as CONTEXTS
from components.knowledge.relation_model import WEIGHTS, load_word_vectors
from components.knowledge.relations import load_relation_rules
from components.knowledge.themes import load_themes
from components.preprocessing.annotating import load_knowledge, load_pipeline
from components.training.articles import FOLDER as ARTICLES
from components.training.articles import read_articles
from components.training.checking import checked_figures
from components.training.contexts import learn as learn_contexts
from components.training.contexts import read_all, write_contexts
from components.training.labelled import of_articles, of_pages, page_files
from components.training.learning import Examples, examples_of, fingerprint, is_none, learn, write_weights
from components.training.measuring import BOTH, MODEL, WAYS, Answer, answers, by_construction, cross_checked, shares
from components.training.measuring import without_rules as bare
from components.training.samples import Sample
from components.training.sentences import FOLDER, read_files
from components.training.splitting import Split

DOC = Path(__file__).parents[2] / "docs" / "training.md"
START, END = "<!-- figures: make train writes them -->", "<!-- end of figures -->"
IN_CONTEXT = ("<!-- figures in context: make train writes them -->", "<!-- end of figures in context -->")


def train(pipeline: str, folder: Path = FOLDER, to: Path = KNOWLEDGE) -> str:
    """Learn the model of relations from the sentences of a folder, write its weights, and return the figures.

    Raises SentenceError, KnowledgeError or PipelineMissing.
    """
    paths = sorted(folder.glob("*.tsv"))
    vectors = load_word_vectors()
    examples = examples_of(read_files(paths), load_pipeline(pipeline), load_relation_rules(), vectors)
    parts = examples.parts
    pairs = [*parts.train, *examples.apart]
    model = learn(examples.acts, pairs, vectors)
    write_weights(model, to / WEIGHTS, fingerprint(paths))
    alone = learn([bare(act) for act in examples.acts], [bare(pair) for pair in pairs], vectors)
    checked = cross_checked(examples, vectors)
    tables = [("train part, cross-checked", checked)]
    for name, held in (("test part", parts.test), ("known words, unknown pairs", parts.known)):
        ways = {way: answers(model, held, way) for way in WAYS if way != MODEL}
        tables.append((name, ways | {MODEL: answers(alone, [bare(sample) for sample in held], MODEL)}))
    return "\n".join([*_counts(parts, examples), "", *_figures(tables), "", *_constructions(checked[BOTH])])


def train_contexts(pipeline: str, folder: Path = ARTICLES, to: Path = KNOWLEDGE) -> str:
    """Learn the contexts of relations from labelled articles and pages, write their weights, return the figures.

    Raises ArticleError, GoldError, KnowledgeError or PipelineMissing.
    """
    paths = sorted(folder.glob("*.tsv"))
    labelled = [*of_articles(read_articles(paths, load_themes().themes)), *of_pages()]
    read = read_all(labelled, load_pipeline(pipeline), load_knowledge())
    write_contexts(learn_contexts(read), to / CONTEXTS, fingerprint([*paths, *page_files()]))
    return "\n".join(checked_figures(read))


def write_figures(figures: str, path: Path = DOC, marks: tuple[str, str] = (START, END)) -> None:
    """Put figures in their place in docs/training.md, between two marks."""
    start, end = marks
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(start)
    path.write_text(f"{before}{start}\n{figures}\n{end}{rest.split(end)[1]}", encoding="utf-8")


def _counts(parts: Split, examples: Examples) -> Iterator[str]:
    yield "| part | sentences | with an act | countries | pairs that are no act, taken from the same sentences |"
    yield "| --- | --- | --- | --- | --- |"
    for name, held, apart in (
        ("train", parts.train, str(len(examples.apart))),
        ("test", parts.test, ""),
        ("known words, unknown pairs", parts.known, ""),
    ):
        acts = sum(not is_none(sample) for sample in held)
        yield f"| {name} | {len(held)} | {acts} | {_countries(held)} | {apart} |"
    yield ""
    yield f"Left out of the train part, since a pattern or pair of theirs is tested: {parts.left_out}."
    types = Counter(sample.sentence.type for sample in parts.train)
    yield "Sentences of the train part by type: " + ", ".join(f"{kind} {types[kind]}" for kind in sorted(types)) + "."


def _countries(held: list[Sample]) -> int:
    return len({code for s in held for code in (*s.sentence.source_countries, *s.sentence.target_countries)})


def _figures(tables: list[tuple[str, dict[str, list[Answer]]]]) -> Iterator[str]:
    yield "| measured on | by | acts | type | quad class | sign | status | an act found: precision | recall |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for name, ways in tables:
        for way in WAYS:
            f = shares(ways[way])
            cells = (f.type, f.quad, f.sign, f.status, f.precision, f.recall)
            yield f"| {name} | {way} | {f.acts} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |"


def _constructions(found: list[Answer]) -> Iterator[str]:
    yield "| construction, or why there is no act (both, cross-checked) | pairs | right type, or rightly silent |"
    yield "| --- | --- | --- |"
    for name, group in by_construction(found):
        right = sum(
            not answer.found if is_none(answer.sample) else answer.type == answer.sample.sentence.type
            for answer in group
        )
        yield f"| {name} | {len(group)} | {right / len(group):.3f} |"

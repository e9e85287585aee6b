"""What `python -m components train` does for themes: learn words and weights, measure, write both and the figures."""

from collections.abc import Sequence
from pathlib import Path

from components.knowledge.files import FOLDER as KNOWLEDGE
from components.knowledge.theme_weights import FILE as WEIGHTS
from components.knowledge.theme_words import FILE as WORDS
from components.knowledge.themes import load_themes
from components.preprocessing.annotating import load_pipeline
from components.training.articles import FOLDER as ARTICLES
from components.training.learning import fingerprint
from components.training.paragraphs import FOLDER as PARAGRAPHS
from components.training.theme_articles import LABELLED_PAGES, all_texts, examples_of
from components.training.theme_measuring import figures
from components.training.theme_weights import learn, write_theme_weights
from components.training.theme_words import write_theme_words
from components.training.themed_articles import FOLDER as THEMED

THEMES_DOC = Path(__file__).parents[2] / "docs" / "themes.md"
FIGURES = ("<!-- figures: make train writes them -->", "<!-- end of figures -->")  # between these marks of it


def train(pipeline: str, to: Path = KNOWLEDGE) -> str:
    """Learn how themes are told, write theme_words.csv and theme_weights.csv, and return the figures.

    Raises ArticleError, ParagraphError, GoldError, KnowledgeError or PipelineMissing.
    """
    rules = load_themes()
    examples = examples_of(all_texts(rules.themes), load_pipeline(pipeline), rules)
    words, weights = learn(examples, sorted(rules.themes))
    of = learned_from()
    write_theme_words(words, to / WORDS, of)
    write_theme_weights(weights, to / WEIGHTS, of)
    return "\n".join(figures(examples, rules))


def learned_from() -> str:
    """Return the fingerprint of all labelled files that themes are learned from."""
    return fingerprint(labelled_files())


def labelled_files() -> Sequence[Path]:
    """Return the files that themes are learned from, in order."""
    pages = [file for labels, _ in LABELLED_PAGES for file in labels.glob("*/*.json")]
    return sorted([*(file for folder in (ARTICLES, PARAGRAPHS, THEMED) for file in folder.glob("*.tsv")), *pages])

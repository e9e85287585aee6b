"""Learn from labelled paragraphs how far each word speaks for each theme, and write theme_words.csv."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from components.knowledge.files import FOLDER as KNOWLEDGE
from components.knowledge.theme_words import BASE, COLUMNS, FILE
from components.knowledge.themes import load_themes
from components.preprocessing.annotating import load_pipeline
from components.preprocessing.theme_cues import spoken_words
from components.training.fitting import fit
from components.training.paragraphs import FOLDER as PARAGRAPHS
from components.training.paragraphs import LabelledParagraph, read_paragraphs

if TYPE_CHECKING:
    from spacy.language import Language

YES, NO = "yes", "no"
_SMALL = 0.1  # a weight below this changes nothing that is shown
_HEAD = (
    "# Made by `python -m components train` from training/paragraphs: how far a dictionary form speaks for a theme,",
    f"# in log-odds. The word {BASE} holds what a theme starts from. Weights below {_SMALL} are left out.",
)


def train(pipeline: str, folder: Path = PARAGRAPHS, to: Path = KNOWLEDGE) -> str:
    """Learn the words of the themes from the paragraphs of a folder, write them, and say how many.

    Raises ParagraphError, KnowledgeError or PipelineMissing.
    """
    themes = sorted(load_themes().themes)
    paragraphs = read_paragraphs(sorted(folder.glob("*.tsv")), themes)
    weights = learn_theme_words(paragraphs, themes, load_pipeline(pipeline))
    write_theme_words(weights, to / FILE)
    words = len({word for (word, _), weight in weights.items() if word != BASE and abs(weight) >= _SMALL})
    return f"{words} words for {len(themes)} themes learned from {len(paragraphs)} paragraphs"


def learn_theme_words(
    paragraphs: Sequence[LabelledParagraph], themes: Sequence[str], nlp: "Language"
) -> dict[tuple[str, str], float]:
    """Return the weight of each (word, theme), and of (BASE, theme), by logistic regression, a theme at a time."""
    docs = nlp.pipe(paragraph.text for paragraph in paragraphs)
    words = [sorted({word.form for word in spoken_words(doc)}) for doc in docs]
    nothing = np.zeros((len(paragraphs), 0))
    weights: dict[tuple[str, str], float] = {}
    for theme in themes:
        found = fit(words, nothing, [YES if theme in paragraph.themes else NO for paragraph in paragraphs])
        yes, no = found.classes.index(YES), found.classes.index(NO)
        weights[BASE, theme] = float(found.bias[yes] - found.bias[no])
        for word, row in found.vocabulary.items():
            weights[word, theme] = float(found.weights[row, yes] - found.weights[row, no])
    return weights


def write_theme_words(weights: dict[tuple[str, str], float], path: Path) -> None:
    """Write the weights, always the same bytes for the same ones."""
    rows = [
        f"{word},{theme},{weight:.2f}"
        for (word, theme), weight in sorted(weights.items())
        if word == BASE or abs(weight) >= _SMALL
    ]
    path.write_text("\n".join([*_HEAD, ",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")

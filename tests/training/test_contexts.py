"""Learning contexts gives the same weights again, from articles and the real pages and from nothing else."""

import pytest

from components.knowledge.files import FOLDER as KNOWLEDGE
from components.knowledge.files import KnowledgeError
from components.knowledge.relation_contexts import BASE, COLUMNS, FILE, QUESTIONS, load_context_model
from components.preprocessing.annotating import load_knowledge, load_pipeline
from components.settings import SETTINGS
from components.training.articles import FOLDER, read_articles
from components.training.checking import checked_figures
from components.training.contexts import learn, learned_from, read_all, write_contexts
from components.training.fitting import Fitting, log_odds
from components.training.labelled import of_articles, of_pages, page_files
from components.training.learning import fingerprint

ARTICLES = """
one	headline		Chile closes border with Peru
one	border_military	CHL>PER SANCTION actual	Chile closed its border with Peru on Monday.
one	border_military	PER>CHL ACCUSE actual	Lima condemned the closure.
one	none		Rain fell on the pass all week.
two	headline		Fiji and Tonga talk about boats
two	diplomacy_recognition	FJI=TON CONSULT actual	Ministers of Fiji and Tonga held talks in Suva.
two	none		A band from Tonga played.
three	headline		Mali thanks Niger
three	diplomacy_recognition	MLI>NER SUPPORT actual	Mali praised Niger for its grain.
""".strip()


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    path = tmp_path_factory.mktemp("articles") / "small.tsv"
    path.write_text("article\tthemes\trelations\ttext\n" + ARTICLES + "\n", encoding="utf-8")
    articles = read_articles([path], ["border_military", "diplomacy_recognition"])
    return read_all(of_articles(articles), load_pipeline(str(SETTINGS["pipeline"].default)), load_knowledge())


def test_the_same_articles_give_the_same_weights(tmp_path, read):
    for name in ("one.csv", "two.csv"):
        write_contexts(learn(read), tmp_path / name, "x")
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    assert learned_from(tmp_path / "one.csv") == "x"


def test_an_act_of_both_is_learned_in_both_directions(read):
    acts = {act for article in read for candidate in article.candidates for act in candidate.acts}
    assert acts == {
        ("CHL", "PER", "-"),
        ("PER", "CHL", "-"),
        ("FJI", "TON", "+"),
        ("TON", "FJI", "+"),
        ("MLI", "NER", "+"),
    }


def test_figures_count_what_was_not_learned_from(read):
    lines = list(checked_figures([*read, *read]))  # one writer: nothing is left to learn from, all weights are zero
    assert lines[0].startswith("6 articles of 1 writers, 12 paragraphs")


def test_features_that_tell_yes_from_no_get_weight():
    odds = log_odds(
        [["act", "a"], ["act", "b"], ["rain", "a"], ["rain", "b"]], [True, True, False, False], Fitting(0.1, 1)
    )
    assert odds["act"] > 1 > -1 > odds["rain"]
    assert abs(odds["a"]) < 0.01
    assert BASE in odds


def test_only_the_real_pages_are_learned_from_besides_the_articles():
    assert {page.reading.article.source_file for page in of_pages()} == {path.name for path in page_files()[2 * 2 :]}
    assert all(path.parts[-2] == "seeds" or "gold" in path.parts for path in page_files())


def test_the_weights_that_ship_were_learned_from_the_articles_that_ship():
    files = [*sorted(FOLDER.glob("*.tsv")), *page_files()]
    assert learned_from(KNOWLEDGE / FILE) == fingerprint(files), "run make train"


@pytest.mark.parametrize(
    ("rows", "remedy"),
    [
        ("guess,*,1", "question 'guess': has to be first, pair, direction, plus, minus"),
        ("pair,act,much", "weight 'much' is no number"),
    ],
)
def test_faulty_weights_are_refused_with_file_line_and_remedy(tmp_path, rows, remedy):
    (tmp_path / FILE).write_text(f"{','.join(COLUMNS)}\n{rows}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=rf"{FILE}:2: {remedy}".replace("*", r"\*")):
        load_context_model(tmp_path)


def test_the_shipped_weights_answer_every_question():
    assert set(load_context_model().weights) == set(QUESTIONS)

"""Which language a text is in, and what becomes of one that no pipeline reads."""

import json
from pathlib import Path

import pytest
import spacy

from components.knowledge.files import KnowledgeError, check_folder
from components.knowledge.language import load_language
from components.knowledge.languages import load_languages
from components.preprocessing.annotating import PipelineMissing, Reading, load_pipeline
from components.preprocessing.languages.annotators import Annotators
from components.preprocessing.recipe import Recipe, languages_read, recipe_hash
from components.preprocessing.records import Article
from components.preprocessing.text_records import LISTS, annotate_lines
from components.queries.filters import Filters
from components.queries.search import results
from components.settings import SettingError, load_settings
from components.store.builds import current_build
from components.store.reading import open_tables

ROOT = Path(__file__).resolve().parents[3]
RECIPE = Recipe.of(load_settings())
TEXTS = ROOT / "tests" / "foreign_texts"
ARTICLES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))}
SENTENCES = [line.split("\t") for line in (TEXTS / "sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]]
# English of every kind: wires, digests, saved pages, machine-translated and spun text
LABELLED = sorted([*ROOT.glob("seeds/*.txt"), *ROOT.glob("quality/texts/*/*.txt")])


@pytest.mark.parametrize(("language", "text"), [*ARTICLES.items(), *SENTENCES])
def test_the_words_of_a_text_tell_its_language(language, text):
    assert load_languages().language_of(text) == (language or None)


def test_a_few_foreign_words_do_not_make_a_text_foreign():
    languages = load_languages()
    assert languages.language_of("La Voz de la Frontera: los de El Alto") is None
    assert languages.language_of(f"Le Monde, Le Figaro et la Croix de Paris. {ARTICLES['en']}") == "en"


def test_no_labelled_english_page_is_taken_for_foreign():
    languages = load_languages()
    assert len(LABELLED) > 90
    taken = {path.name: languages.language_of(path.read_text(encoding="utf-8")) for path in LABELLED}
    assert set(taken.values()) == {"en"}


@pytest.fixture(scope="module")
def tables(two_languages_store):
    """The tables of a build of one English file and one in Spanish, which no pipeline reads."""
    connection = open_tables(current_build(two_languages_store))
    yield connection
    connection.close()


def test_a_text_without_a_pipeline_is_kept_with_its_language_and_day(tables):
    sql = "SELECT language, text_flags, published, title FROM articles WHERE source_file = 'spanish.txt'"
    assert tables.execute(sql).fetchall() == [
        ("es", ["not_analysed"], "2025-03-04", "Colombia y Venezuela reabren un puente")
    ]


def test_nothing_is_claimed_of_a_text_without_a_pipeline(tables):
    for table in ("mentions", "paragraph_themes", "relations", "quotations", "dates"):
        sql = f"SELECT DISTINCT source_file FROM {table} JOIN paragraphs USING (paragraph_id)"
        assert ("spanish.txt",) not in tables.execute(sql).fetchall(), table
    assert tables.execute("SELECT count(*) FROM mentions").fetchone() > (0,)


def test_a_text_without_a_pipeline_can_be_searched(tables):
    assert len(results(tables, "frontera", Filters()).frame) == 1


def test_the_ledger_says_why_a_file_is_not_analysed(tables):
    assert dict(tables.execute("SELECT source_file, reason FROM files WHERE status = 'read'").fetchall()) == {
        "english.txt": None,
        "spanish.txt": "1 article not analysed: Spanish has no pipeline here; name one in BORDERLINES_PIPELINES",
    }


def test_the_annotate_command_says_what_it_does_not_read(annotate_source):
    (record,) = annotate_lines(
        [json.dumps({"id": 1, "text": ARTICLES["es"].replace("\n", " ")})], annotate_source.annotators
    )
    assert [record[name] for name in LISTS] == [[]] * len(LISTS)
    assert record["remarks"] == ["not analysed: Spanish has no pipeline here; name one in BORDERLINES_PIPELINES"]


def test_a_page_of_several_languages_goes_article_by_article(annotate_source):
    languages = ("es", "en", "es", None)
    texts = [ARTICLES[language or "en"].split("\n\n")[1] for language in languages]
    readings = [
        Reading(Article(str(number), "page.html", number, language=language), [text])
        for number, (language, text) in enumerate(zip(languages, texts, strict=True))
    ]
    found = list(annotate_source.annotators.annotate_all(readings))
    assert [one.article_id for one in found] == ["0", "1", "2", "3"]
    assert [bool(one.entities.mentions[0]) for one in found] == [False, True, False, True]


def test_a_pipeline_without_a_parser_is_named(tmp_path):
    spacy.blank("es").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineMissing, match=r"has no parser, ner: name another pipeline in BORDERLINES_PIPELINES"):
        load_pipeline(str(tmp_path / "blank"), further=True)


def test_a_pipeline_that_is_not_installed_is_named_before_anything_is_read():
    with pytest.raises(PipelineMissing, match=r"'no_such_model' for 'es' is not installed.*BORDERLINES_PIPELINES"):
        Annotators(Recipe(RECIPE.pipeline, further=(("es", "no_such_model"),)))


def test_another_pipeline_for_a_language_makes_another_recipe():
    hashes = {recipe_hash(Recipe("one", further=further)) for further in ((), (("es", "two"),), (("fr", "two"),))}
    assert len(hashes) == 3


@pytest.mark.parametrize("value", ["fr", "fr=", "en=en_core_web_sm", "fr=a,es", "French=a", "fr=a,,es=b"])
def test_pipelines_written_otherwise_are_refused(monkeypatch, value):
    monkeypatch.setenv("BORDERLINES_PIPELINES", value)
    with pytest.raises(SettingError, match="BORDERLINES_PIPELINES="):
        load_settings()


def test_pipelines_are_named_by_language(monkeypatch):
    monkeypatch.setenv("BORDERLINES_PIPELINES", "fr=fr_core_news_sm,es=models/es")
    recipe = Recipe.of(load_settings())
    assert recipe.pipelines == {"en": RECIPE.pipeline, "fr": "fr_core_news_sm", "es": "models/es"}


def test_a_language_without_a_file_is_read_by_what_cldr_knows():
    assert load_language("es").reads == ("countries", "actors", "dates")
    assert load_language("es").territories["GB"] == "Reino Unido"


def test_a_folder_of_ones_own_may_bring_another_language(tmp_path):
    (tmp_path / "language_es.toml").write_text('[quotations]\nverbs = "decir anunciar"\n[nouns]\norgans = "ejército"\n')
    check_folder(tmp_path)
    assert load_language("es", tmp_path).reads == ("countries", "actors", "dates", "quotations")
    assert languages_read(Recipe("one", tmp_path, (("es", "two"),))) == {
        "es": "two unknown: countries, actors, dates, quotations"
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[theme.ports]\nstrong = ['port']\n", "unknown key 'theme'"),
        ("[themes.ports]\nstrong = ['port']\n", "there is no theme ports"),
        ("[themes.governance_politics]\nstrong = 'vote'\n", "give a list of words"),
        ("[acts.object]\nPRAISE = 'alabar'\n", "'PRAISE' is no type of act"),
        ("[names]\nGBR = ['Gran Bretaña']\n", "give one text, its parts with ; between them"),
        ("[quotations]\nverbs = 3\n", "give the words as one text"),
        ("[dates.days]\nayer = 'uno'\n", "give words with a whole number of days each"),
    ],
)
def test_a_fault_in_the_file_of_a_language_is_named(tmp_path, text, says):
    (tmp_path / "language_es.toml").write_text(text)
    with pytest.raises(KnowledgeError, match=says):
        load_language("es", tmp_path, ["governance_politics"])

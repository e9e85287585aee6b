"""Every page filled, filtered to nothing, without a corpus, without or with one article, with text that means harm."""

import pytest
from corpus import HOSTILE_FILE, HOSTILE_TEXT, HOSTILE_TITLE, LONG_NAME
from corpus_frames import article_id, corpus_frames
from dashboard_app import PAGES, errors_of, go_to, html_of, open_app, table_texts, unopened

from components.store.builds import current_build, publish
from components.widgets.marked_text import as_label, escaped


@pytest.fixture(scope="module")
def no_article_store(tmp_path_factory):
    """A store whose build found no article in its files."""
    folder = tmp_path_factory.mktemp("no_article")
    publish(folder, {name: frame.head(0) for name, frame in corpus_frames().items()}, {})
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_the_corpus(app, page):
    go_to(app, page)
    assert errors_of(app) == []
    assert html_of(app) or app.metric


@pytest.mark.parametrize("page", PAGES)
def test_a_page_filtered_to_nothing_says_so_and_how_to_get_out(app, page):
    app.run()
    app.multiselect(key="country").set_value(["KEN"])
    app.multiselect(key="theme").set_value(["mining_resources"]).run()
    go_to(app, page)
    assert errors_of(app) == []
    assert "0 of 13 paragraphs" in html_of(app)
    assert app.button(key="reset_filters")
    if page not in ("method", "relations", "briefing", "add_articles"):
        assert "match these filters" in html_of(app)


@pytest.mark.parametrize("page", [page for page in PAGES if page != "add_articles"])
def test_without_a_corpus_every_address_says_what_to_do(settings, tmp_path, page):
    settings.setenv("BORDERLINES_STORE", str(tmp_path / "empty"))
    app = open_app()
    go_to(app, page) if page != "overview" else app
    assert errors_of(app) == []
    assert "Put articles there" in app.warning[0].value
    assert not app.multiselect


@pytest.mark.parametrize("page", PAGES)
def test_a_corpus_without_an_article_breaks_no_page(settings, no_article_store, page):
    settings.setenv("BORDERLINES_STORE", str(no_article_store))
    app = go_to(unopened(), page)
    assert errors_of(app) == []
    assert "0 paragraphs" in html_of(app)


@pytest.mark.parametrize("page", PAGES)
def test_one_article_is_enough_for_a_page(settings, one_article_store, page):
    settings.setenv("BORDERLINES_STORE", str(one_article_store))
    app = go_to(unopened(), page)
    assert errors_of(app) == []
    assert "2 paragraphs" in html_of(app)


def test_a_corpus_folder_without_files_says_what_to_do(settings, tmp_path):
    settings.setenv("BORDERLINES_STORE", str(tmp_path / "empty"))
    (tmp_path / "articles").mkdir()
    settings.setenv("BORDERLINES_CORPUS", str(tmp_path / "articles"))
    assert "is empty" in open_app().warning[0].value


def test_a_store_that_is_damaged_says_what_to_do(settings, tmp_path):
    (tmp_path / "current").write_text("no build", "ascii")
    settings.setenv("BORDERLINES_STORE", str(tmp_path))
    app = open_app()
    assert not app.exception
    assert "python -m components build" in app.error[0].value.replace("\\", "")


@pytest.mark.parametrize("page", ["actors", "relations", "themes", "quotations"])
def test_text_of_articles_shows_as_it_is(app, page):
    go_to(app, page)
    shown = html_of(app)
    assert as_label(HOSTILE_TITLE) in [link.label for link in app.page_link]
    assert "<script" not in shown
    assert "<img" not in shown
    assert "**praised**" in shown  # no Markdown
    assert escaped("$\\frac{1}{2}$ `code`.") in shown  # no LaTeX
    assert HOSTILE_TEXT.startswith("<script>")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("overview", HOSTILE_TITLE),
        ("articles", HOSTILE_TITLE),
        ("method", HOSTILE_FILE),
    ],
    ids=["overview", "articles", "method"],
)
def test_tables_show_text_of_articles_as_it_is(app, page, text):
    go_to(app, page)
    assert text in table_texts(app)
    assert "<script" not in html_of(app)


def test_a_name_of_300_characters_and_text_from_right_to_left_show_in_the_reader(app):
    shown = html_of(go_to(app, "articles", read=article_id("hostile")))
    assert errors_of(app) == []
    assert f'<h1 class="bl-page">{escaped(HOSTILE_TITLE)}</h1>' in shown
    assert escaped(LONG_NAME) in shown
    assert "שלום" in shown
    assert "<script" not in shown
    assert "<img" not in shown


def test_a_new_build_shows_at_the_next_interaction(settings, tmp_path, app):
    store = tmp_path / "store"
    frames = corpus_frames()
    first = publish(store, frames, {})
    settings.setenv("BORDERLINES_STORE", str(store))
    app = open_app()
    app.multiselect(key="country").set_value(["KEN"]).run()
    frames["quotations"] = frames["quotations"].head(0)
    publish(store, frames, {})
    assert current_build(store).id != first.id
    app.run()
    assert errors_of(app) == []
    assert {m.label: m.value for m in app.metric}["Quotations"] == "0"
    assert app.multiselect(key="country").value == ["KEN"]

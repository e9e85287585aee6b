"""Every page in its three states: filled, filtered to nothing, without a corpus; and with text that means harm."""

import pytest
from corpus import HOSTILE_TEXT, HOSTILE_TITLE
from dashboard_app import PAGES, errors_of, go_to, html_of, open_app

from components.store.builds import current_build
from components.widgets.marked_text import as_label, escaped


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_the_corpus(app, page):
    go_to(app, page)
    assert errors_of(app) == []
    assert html_of(app) or app.metric


@pytest.mark.parametrize("page", PAGES)
def test_a_page_filtered_to_nothing_says_so_and_how_to_get_out(app, page):
    app.multiselect(key="country").set_value(["KEN"])
    app.multiselect(key="theme").set_value(["mining_resources"]).run()
    go_to(app, page)
    assert errors_of(app) == []
    assert "0 of 13 paragraphs" in html_of(app)
    assert app.button(key="reset_filters")
    if page not in ("method", "relations", "briefing"):
        assert "match these filters" in html_of(app)


@pytest.mark.parametrize("page", PAGES)
def test_without_a_corpus_every_address_says_what_to_do(settings, tmp_path, page):
    settings.setenv("BORDERLINES_STORE", str(tmp_path / "empty"))
    app = open_app()
    go_to(app, page) if page != "overview" else app
    assert errors_of(app) == []
    assert "Put articles there" in app.warning[0].value
    assert not app.multiselect


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


def test_a_new_build_shows_at_the_next_interaction(settings, tmp_path, app):
    from corpus_frames import corpus_frames

    from components.store.builds import publish

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

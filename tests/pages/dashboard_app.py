"""The dashboard under test: the real entry on the test corpus, without a browser."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
PAGES = (
    "overview",
    "actors",
    "relations",
    "timeline",
    "themes",
    "quotations",
    "search",
    "articles",
    "add_articles",
    "briefing",
    "method",
)


def unopened(**address: str | list[str]) -> AppTest:
    """The app before a browser draws it: `go_to` opens a page of it with that address, `run` the first one."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app


def open_app(**address: str | list[str]) -> AppTest:
    """The app as a browser would open it at an address, first page."""
    return unopened(**address).run()


def go_to(app: AppTest, page: str, **address: str) -> AppTest:
    """The app at another page, by the name of its file."""
    app.switch_page(f"components/pages/{page}.py")
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def html_of(app: AppTest) -> str:
    """All HTML of the page, one piece a line."""
    return "\n".join(element.value for element in app.html)


def table_texts(app: AppTest) -> list[str]:
    """All that stands in the cells of the tables of the page."""
    return [str(cell) for table in app.dataframe for cell in table.value.to_numpy().ravel()]


def errors_of(app: AppTest) -> list[str]:
    """What went wrong, as far as the page says."""
    return [str(error.value) for error in [*app.exception, *app.error]]

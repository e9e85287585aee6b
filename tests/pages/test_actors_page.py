"""The page of actors: the ranking, who is quoted, one actor with its lists; where its controls lead."""

import pytest
from dashboard_app import errors_of, go_to, html_of

from components.queries.actors import actors
from components.queries.filters import Filters
from components.queries.quotations import speakers


def row_of(frame, column, value):
    return frame[frame[column] == value].iloc[0]


def test_types_of_actors_narrow_the_ranking(app):
    go_to(app, "actors")
    app.pills(key="types").set_value(["PERSON"]).run()
    app.segmented_control(key="actors_as").set_value("Table").run()
    assert set(app.dataframe[0].value["name"]) == {"Meles Abera", "Rosa Quispe"}


def test_who_is_quoted_stands_below_with_the_number_of_the_panel(app, tables):
    go_to(app, "actors")
    app.segmented_control(key="quoted_as").set_value("Table").run()
    assert errors_of(app) == []
    first = speakers(tables, Filters()).iloc[0]
    assert dict(app.dataframe[0].value.iloc[0]) == {
        "name": first["name"],
        "type_name": "person",
        "mentions": first["mentions"],
        "articles": first["articles"],
    }
    shown = html_of(go_to(app, "actors", pick=first["pick"]))
    assert f"{first['mentions']} quotation" in shown


def test_one_actor_in_the_filter_opens_its_page(app, tables):
    abera = row_of(actors(tables, Filters()), "name", "Meles Abera")
    app.run()
    app.multiselect(key="actor").set_value([abera["entity_id"]]).run()
    go_to(app, "actors")
    shown = html_of(app)
    assert errors_of(app) == []
    assert '<h1 class="bl-page">Meles Abera</h1>' in shown
    assert "Person · foreign minister of Ethiopia · Ethiopia" in shown
    assert "Also: Mr Abera" in shown
    assert [b.label for b in app.button if str(b.key).startswith("door_")] == [
        "2 mentions",
        "1 act by it",
        "0 acts on it",
        "1 quotation by it",
        "0 quotations about it",
    ]


@pytest.mark.parametrize(
    ("chosen", "column", "value"),
    [
        ("Quotations", "text", "We will send ten engineers to Djibouti next year."),
        ("Names", "form", "He"),
        ("Offices", "office", "foreign minister of Ethiopia"),
    ],
)
def test_the_lists_of_an_actor(app, tables, chosen, column, value):
    abera = row_of(actors(tables, Filters()), "name", "Meles Abera")
    app.run()
    app.multiselect(key="actor").set_value([abera["entity_id"]]).run()
    go_to(app, "actors")
    app.segmented_control(key="list").set_value(chosen).run()
    assert value in set(app.dataframe[0].value[column])


def test_a_number_of_an_actor_opens_what_it_counts(app, tables):
    abera = row_of(actors(tables, Filters()), "name", "Meles Abera")
    app.run()
    app.multiselect(key="actor").set_value([abera["entity_id"]]).run()
    go_to(app, "actors")
    app.button(key="door_acts-by").click().run()
    assert app.query_params["pick"] == f"acts-by:{abera['entity_id']}"
    assert "1 act in 1 paragraph of 1 article" in html_of(app)


def test_all_actors_leads_back(app, tables):
    abera = row_of(actors(tables, Filters()), "name", "Meles Abera")
    app.run()
    app.multiselect(key="actor").set_value([abera["entity_id"]]).run()
    go_to(app, "actors")
    app.button(key="all_actors").click().run()
    assert "7 actors in these paragraphs" in html_of(app)


def test_the_passages_of_an_actor_offer_its_page_until_it_is_open(app, tables):
    abera = row_of(actors(tables, Filters()), "name", "Meles Abera")
    go_to(app, "actors", pick=abera["pick"])
    assert app.button(key="open_actor")
    app.multiselect(key="actor").set_value([abera["entity_id"]]).run()
    assert not [button for button in app.button if button.key == "open_actor"]


def test_a_place_has_no_page_of_its_own(app, tables):
    place = tables.execute("SELECT entity_id FROM entities WHERE type = 'PLACE'").fetchone()[0]
    go_to(app, "actors", pick=f"actor:{place}")
    assert not [button for button in app.button if button.key == "open_actor"]

"""The page of a pair of countries, two actors side by side, networks, and the views of actors."""

import pytest
from corpus_frames import entity_id
from dashboard_app import errors_of, go_to, html_of, open_app

from components.widgets.marked_text import escaped

ABERA, FORUM, COMMITTEE = entity_id("abera"), entity_id("forum"), entity_id("committee")


def doors(app):
    return [button.label for button in app.button if str(button.key).startswith("door_")]


def test_the_page_of_a_pair_shows_both_directions_and_its_numbers(app):
    go_to(app, "relations", pair="ETH-ERI")
    assert errors_of(app) == []
    assert '<h1 class="bl-page">Eritrea and Ethiopia</h1>' in html_of(app)
    headings = [heading.value for heading in app.subheader]
    assert headings[:3] == ["Eritrea → Ethiopia", "Ethiopia → Eritrea", "When"]
    assert doors(app) == ["3 acts", "+ 2 cooperation", "− 1 conflict", "named together in 3 paragraphs"]
    assert app.button(key="pair_every_status").label.startswith("1 act of other statuses")
    assert "3 acts in 3 paragraphs of 2 articles" in html_of(app)  # the panel starts with the acts of the pair


def test_a_door_of_a_pair_opens_what_it_says(app):
    go_to(app, "relations", pair="ERI-ETH")
    app.button(key="door_pair:ERI-ETH:-").click().run()
    assert app.query_params["pick"] == "pair:ERI-ETH:-"
    assert "1 act in 1 paragraph of 1 article" in html_of(app)


@pytest.mark.parametrize("view", ["Over time", "Over articles"])
def test_the_balance_of_a_pair(app, view):
    go_to(app, "relations", pair="ERI-ETH")
    app.segmented_control(key="balance_of_pair").set_value(view).run()
    assert errors_of(app) == []
    key = "pair_periods" if view == "Over time" else "pair_articles"
    app.segmented_control(key=f"{key}_as").set_value("Table").run()
    assert errors_of(app) == []


@pytest.mark.parametrize("pick", ["pair:ERI-ETH:+", "acts:ETH>ERI", "together:ERI-ETH"])
def test_a_pick_of_a_pair_leads_to_its_page(app, pick):
    go_to(app, "relations", pick=pick)
    app.button(key="open_pair").click().run()
    assert app.query_params["pair"] == "ERI-ETH"
    assert '<h1 class="bl-page">Eritrea and Ethiopia</h1>' in html_of(app)
    assert not [button for button in app.button if button.key == "open_pair"]


def test_all_relations_leads_back_from_a_pair(app):
    go_to(app, "relations", pair="ERI-ETH")
    app.button(key="all_relations").click().run()
    assert "pair" not in app.query_params
    assert "11 acts between 8 countries" in html_of(app)


@pytest.mark.parametrize("pair", ["KEN-PER", "ZZZ-KEN"])
def test_a_pair_without_acts_says_so(app, pair):
    go_to(app, "relations", pair=pair)
    assert errors_of(app) == []
    assert any("No acts between these countries" in text.value for text in app.markdown)


@pytest.mark.parametrize("pair", ["KEN", "KEN-KEN", "<script>", "KEN-PER:+"])
def test_an_address_of_no_pair_shows_all_relations(app, pair):
    go_to(app, "relations", pair=pair)
    assert "11 acts between 8 countries" in html_of(app)


@pytest.mark.parametrize("layer", ["Acts", "Named together"])
@pytest.mark.parametrize("view", ["Map", "Matrix", "Network"])
def test_acts_and_being_named_together_are_layers_of_their_own(app, view, layer):
    go_to(app, "relations")
    app.segmented_control(key="view").set_value(view).run()
    app.segmented_control(key="layer").set_value(layer).run()
    assert errors_of(app) == []


@pytest.mark.parametrize("layer", ["Acts", "Named together"])
def test_a_network_of_actors_has_a_table_of_its_edges(app, layer):
    go_to(app, "relations")
    app.segmented_control(key="view").set_value("Network").run()
    app.segmented_control(key="network_of").set_value("Actors").run()
    app.segmented_control(key="layer").set_value(layer).run()
    app.segmented_control(key="act_network_as").set_value("Table").run()
    assert errors_of(app) == []
    edges = {frozenset(row) for row in app.dataframe[0].value[["name_a", "name_b"]].itertuples(index=False)}
    assert frozenset(("Meles Abera", "Red Sea Forum")) in edges


@pytest.mark.parametrize("view", ["Ranking", "Over time", "Together", "Types and countries"])
def test_every_view_of_actors_opens(app, view):
    go_to(app, "actors")
    app.segmented_control(key="actors_view").set_value(view).run()
    assert errors_of(app) == []
    assert "7 actors in these paragraphs" in html_of(app)


@pytest.mark.parametrize("chosen", ["With whom", "When", "Said about it"])
def test_the_further_lists_of_an_actor(app, chosen):
    app.run()
    app.multiselect(key="actor").set_value([ABERA]).run()
    go_to(app, "actors")
    app.segmented_control(key="list").set_value(chosen).run()
    assert errors_of(app) == []


def test_two_actors_stand_side_by_side_with_what_they_did_to_each_other(app):
    app.run()
    app.multiselect(key="actor").set_value([ABERA, FORUM]).run()
    go_to(app, "actors")
    assert errors_of(app) == []
    shown = html_of(app)
    assert "Meles Abera and Red Sea Forum" in shown or "Red Sea Forum and Meles Abera" in shown
    assert {"both in 1 paragraph", "1 act between them", "2 mentions", "1 mention"} <= set(doors(app))
    assert "3 mentions in 1 paragraph of 1 article" in shown
    app.button(key="door_actor-pair").click().run()
    assert "1 act in 1 paragraph of 1 article" in html_of(app)


def test_a_second_actor_is_chosen_on_the_page_of_the_first(app):
    app.run()
    app.multiselect(key="actor").set_value([ABERA]).run()
    go_to(app, "actors")
    app.selectbox(key="compare_with").set_value(FORUM).run()
    assert set(app.multiselect(key="actor").value) == {ABERA, FORUM}
    app.button(key=f"only_{FORUM}").click().run()
    assert '<h1 class="bl-page">Red Sea Forum</h1>' in html_of(app)


def test_two_actors_that_nothing_joins_say_so_by_their_numbers(app):
    app.run()
    app.multiselect(key="actor").set_value([ABERA, COMMITTEE]).run()
    go_to(app, "actors")
    assert errors_of(app) == []
    assert {"both in 0 paragraphs", "0 acts between them"} <= set(doors(app))
    assert "<img" not in html_of(app)


def test_a_pair_with_text_that_means_harm_shows_it_as_it_is(app):
    shown = html_of(go_to(app, "relations", pair="KEN-SOM"))
    assert errors_of(app) == []
    assert escaped('<script>alert("text")</script>') in shown
    assert "<script" not in shown


def test_filtered_to_nothing_every_new_view_says_so(settings):
    for address in ({"pair": "ERI-ETH"}, {"view": "Network", "network_of": "Actors"}, {"view": "Matrix"}):
        app = open_app(country="KEN", theme="mining_resources")
        go_to(app, "relations", **address)
        assert errors_of(app) == []

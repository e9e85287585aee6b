"""The component in a Streamlit run: what is sent when, and what comes back."""

import json

import pytest
from map_samples import BASE_MAP
from streamlit.testing.v1 import AppTest

RERUN_BYTES = 60_000


def app(base_map: str) -> None:
    from pathlib import Path

    import streamlit as st
    from map_samples import REGION, REGION_ARCS, WORLD, countries

    from components.relation_map import relation_map

    counts = WORLD if st.session_state.get("world") else {**REGION, "ZZZ": 1}
    missing = relation_map(
        REGION_ARCS.iloc[: st.session_state.get("arcs", 11)],
        countries(counts, {"ZZZ": "Nowhere"}),
        selected="pair:AFG-TJK:-",
        key="map",
        on_change=lambda pick: None,
        base_map=Path(base_map),
    )
    st.text(", ".join(missing))


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_function(app, kwargs={"base_map": str(BASE_MAP)}, default_timeout=30).run()


def sent(page: AppTest) -> dict:
    """What the last run sent to the browser."""
    assert not page.exception
    (component,) = [element for element in page.main if element.type == "bidi_component"]
    return json.loads(component.proto.json)


def weight(page: AppTest) -> int:
    (component,) = [element for element in page.main if element.type == "bidi_component"]
    return component.proto.ByteSize()


def test_the_first_run_sends_land_arcs_and_selection(page):
    data = sent(page)
    assert data["land"]["id"] == data["land_id"]
    assert len(data["arcs"]) == 11
    assert data["selected"] == "pair:AFG-TJK:-"


def test_countries_that_cannot_be_drawn_are_handed_back(page):
    assert page.text[0].value == "Nowhere"


def test_a_rerun_with_other_arcs_does_not_send_the_land_again(page):
    page.session_state["arcs"] = 4
    page.run()
    data = sent(page)
    assert "land" not in data
    assert len(data["arcs"]) == 4
    assert weight(page) < RERUN_BYTES


def test_another_projection_sends_its_land_once(page):
    page.session_state["world"] = True
    page.run()
    assert sent(page)["land"]["id"].startswith("world")
    page.run()
    assert "land" not in sent(page)


def test_a_new_session_gets_the_land(page):
    again = AppTest.from_function(app, kwargs={"base_map": str(BASE_MAP)}, default_timeout=30).run()
    assert sent(again)["land_id"] == sent(page)["land_id"]
    assert "land" in sent(again)

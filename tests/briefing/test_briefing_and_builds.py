"""A briefing that outlives its build: paragraphs are found by their ids, else by their words, else said to be gone."""

from dataclasses import replace

from known_briefing import known_briefing

from components.briefing.current import current
from components.briefing.document import document

OLD_ID = "f" * 16


def of_another_build(tables, **changed: str):
    """The briefing as it was pinned when its first passage had another id, and perhaps other words."""
    briefing = known_briefing(tables)
    passage = briefing.pins[1]
    source = replace(passage.source, paragraph_id=OLD_ID)
    return briefing.replaced(replace(passage, source=source, **changed))


def test_under_its_own_build_a_briefing_stays_as_it_is(tables):
    briefing = known_briefing(tables)
    now = current(tables, briefing)
    assert now.briefing == briefing
    assert not now.gone
    assert not now.moved


def test_the_headline_of_today_is_cited(tables):
    briefing = known_briefing(tables)
    passage = briefing.pins[1]
    old = briefing.replaced(replace(passage, source=replace(passage.source, headline="Old headline", number=9)))
    assert current(tables, old).briefing == briefing


def test_a_passage_whose_id_is_gone_is_found_by_its_words(tables):
    now = current(tables, of_another_build(tables))
    assert now.moved == {"00000000000000a2"}
    assert not now.gone
    assert now.briefing == known_briefing(tables)


def test_what_cannot_be_found_is_cited_as_it_was_and_said_to_be_gone(tables):
    lost = of_another_build(tables, text="Words that no article has now.")
    now = current(tables, lost)
    assert now.briefing == lost
    assert now.gone == {OLD_ID}
    assert not now.moved
    said = [source.citation for source in document(now.briefing, "", now.gone).sources]
    assert said[0].endswith("paragraph 1 (no longer in the corpus)")
    assert not any("no longer" in citation for citation in said[1:])

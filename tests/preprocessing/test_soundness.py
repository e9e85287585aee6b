"""A finding that does not fit its text costs its own row and a remark, never the build."""

from dataclasses import replace

import pytest
from test_tables import ECUADOR, PERU, TEXT, linked, mention, one_article, relation
from whole_tables import frames

from components.knowledge.themes import load_themes
from components.preprocessing.records import Annotated, Cue, Entities, Quotation
from components.preprocessing.soundness import sound
from components.store.builds import publish


def found() -> Annotated:
    return one_article().annotated[0]


def test_what_fits_is_left_as_it_is():
    assert sound(found(), [TEXT]) == (found(), [])


def broken(**lists) -> Annotated:
    return replace(found(), **lists)


BROKEN = [
    ("relation", broken(relations=[[replace(relation(PERU, ECUADOR), type="HUG")]])),
    ("relation", broken(relations=[[replace(relation(PERU, ECUADOR), cue="sang")]])),
    ("relation", broken(relations=[[replace(relation(PERU, ECUADOR), end=9999)]])),
    ("relation", broken(relations=[[replace(relation(PERU, ECUADOR), event_date="soon")]])),
    ("relation", broken(relations=[[replace(relation(PERU, ECUADOR), source="PERSON|nobody")]])),
    ("relation", broken(relations=[[relation(PERU, PERU)]])),
    ("mention of a relation", broken(relations=[[relation(PERU, ECUADOR, source_mention=77)]])),
    ("mention of a relation", broken(relations=[[relation(PERU, ECUADOR, source_mention=1)]])),
    ("quotation", broken(quotations=[[Quotation(0, 4, "else", PERU, None, True)]])),
    ("quotation", broken(quotations=[[Quotation(0, 4, "Both", "PERSON|nobody", None, True)]])),
    ("date", broken(dates=[[replace(found().dates[0][0], date="2025-02-30")]])),
    ("date", broken(dates=[[replace(found().dates[0][0], start=-4)]])),
    ("theme", broken(themes=[[replace(found().themes[0][0], cues=[Cue(0, 4, "else", "rule")])]])),
]


@pytest.mark.parametrize(("kind", "annotated"), BROKEN)
def test_what_does_not_fit_is_left_out_with_a_remark_and_the_tables_hold(tmp_path, kind, annotated):
    checked, (remark,) = sound(annotated, [TEXT])
    assert remark.startswith(f"{kind} left out as it does not fit its text")
    source = one_article()
    source.annotated = [checked]
    assert publish(tmp_path, frames([source], [], linked(), load_themes()), {}).info["rows"]["mentions"] == 3


def test_relations_keep_their_mentions_when_one_before_is_left_out():
    mentions = [replace(mention("Quito", PERU), form="Lima"), *found().entities.mentions[0]]
    act = relation(PERU, ECUADOR, source_mention=1)
    act.target_mention = 2
    checked, remarks = sound(
        broken(entities=Entities(found().entities.entities, [mentions]), relations=[[act]]), [TEXT]
    )
    assert len(remarks) == 1
    assert (checked.relations[0][0].source_mention, checked.relations[0][0].target_mention) == (0, 1)
    assert checked.entities.mentions == found().entities.mentions


def test_an_unknown_kind_of_entity_takes_its_mentions_with_it():
    odd = {**found().entities.entities, PERU: replace(found().entities.entities[PERU], type="ALIEN")}
    checked, remarks = sound(broken(entities=Entities(odd, found().entities.mentions)), [TEXT])
    assert list(checked.entities.entities) == [ECUADOR]
    assert [m.entity for m in checked.entities.mentions[0]] == [ECUADOR]
    assert (checked.relations, checked.quotations) == ([[]], [[]])
    assert len(remarks) == 5  # the entity, two mentions, the relation, the quotation

"""Which entities of different articles are one; a wrong merge costs more than a missed one."""

import itertools

import pytest
from entity_facts import names

from components.preprocessing.linking import link
from components.preprocessing.records import Annotated, Article, Entities, LocalEntity


def annotated(article_id, *entities):
    by_key = {e.key: e for e in entities}
    return Annotated(article_id, Entities(by_key, []), [], [], [], [])


def entity(name, kind="PERSON", country=None, role=None, aliases=()):
    return LocalEntity(f"{kind}|{name}|{country}", name, kind, country, role, set(aliases))


def linked(*per_article, published=None):
    """Names of the entities of the corpus, given the entities of each article."""
    days = published or [f"2025-0{n + 1}-01" for n in range(len(per_article))]
    articles = [Article(f"a{n}", f"{n}.txt", 1, published=day) for n, day in enumerate(days)]
    return link(articles, [annotated(f"a{n}", *given) for n, given in enumerate(per_article)])


def joined(left, right):
    return len(linked([left], [right]).entities) == 1


ONE = [
    (entity("Paul Otieno"), entity("Paul Otieno")),
    (entity("Paul Otieno", country="KEN"), entity("Paul Otieno")),
    (entity("Otieno", country="KEN"), entity("Paul Otieno", country="KEN")),
    (entity("Emomali Rahmonov", country="TJK"), entity("Emomali Rakhmonov", country="TJK")),
    (entity("Kenya", "COUNTRY", "KEN"), entity("Kenya", "COUNTRY", "KEN")),
    (entity("Nile Basin Trust", "ORG", aliases=["NBT"]), entity("NBT", "ORG")),
    (entity("Nile Basin Trust", "ORG"), entity("Nile Basin Trust", "COMPANY")),
    (entity("The Nile Basin Trust", "ORG"), entity("Nile Basin Trust", "ORG")),
]


@pytest.mark.parametrize(("left", "right"), ONE, ids=[f"{a.name} / {b.name}" for a, b in ONE])
def test_one_entity(left, right):
    assert joined(left, right)


TWO = [
    (entity("Otieno"), entity("Paul Otieno")),
    (entity("Otieno", country="UGA"), entity("Paul Otieno", country="KEN")),
    (entity("Otieno"), entity("Otieno")),
    (entity("Ahmad Karim", country="IRQ"), entity("Ahmad Karim", country="MAR")),
    (entity("Emomali Rahmonov"), entity("Emomali Rakhmonov")),
    (entity("Ahmad Karim", country="IRQ"), entity("Ahmad Shah Karim", country="IRQ")),
    (entity("Maria Gomez", country="PER"), entity("Mario Gomez", country="PER")),
    (entity("Kenyan army", "GOV", "KEN"), entity("Kenyan navy", "GOV", "KEN")),
    (entity("militants", "ARMED_GROUP", "MLI"), entity("militants", "ARMED_GROUP", "IRQ")),
    (entity("Georgetown", "PLACE", "GUY"), entity("Georgetown", "PLACE", "USA")),
    (entity("Paul Otieno"), entity("Paul Otieno", "ORG")),
]


@pytest.mark.parametrize(("left", "right"), TWO, ids=[f"{a.name} / {b.name}" for a, b in TWO])
def test_two_entities(left, right):
    assert not joined(left, right)


def test_two_people_whom_one_article_names_are_two():
    left, right = entity("Ali Rahmonov", country="TJK"), entity("Ali Rakhmonov", country="TJK")
    assert len(linked([left, right], [left]).entities) == 2


def test_a_surname_that_two_bear_joins_neither():
    found = linked(
        [entity("Paul Otieno", country="KEN")], [entity("Ann Otieno", country="KEN")], [entity("Otieno", country="KEN")]
    )
    assert len(found.entities) == 3


def test_shared_company_joins_a_surname():
    company = [entity("Nile Basin Trust", "ORG"), entity("Ann Achieng")]
    assert len(linked([entity("Paul Otieno"), *company], [entity("Otieno"), *company]).entities) == 3


def test_every_local_entity_has_an_id_and_ids_are_unique():
    found = linked(
        [entity("Ahmad Karim", country="IRQ")], [entity("Ahmad Karim", country="MAR"), entity("Mali", "COUNTRY", "MLI")]
    )
    assert len({e.entity_id for e in found.entities}) == len(found.entities) == 3
    assert set(found.ids.values()) == {e.entity_id for e in found.entities}


def test_the_fullest_name_the_latest_role_and_all_aliases_are_kept():
    found = linked(
        [entity("Otieno", country="KEN", role="mayor", aliases=["Otieno"])],
        [entity("Paul Otieno", country="KEN", role="minister", aliases=["Paul Otieno"])],
    )
    (one,) = found.entities
    assert (one.name, one.role, one.country, one.aliases) == (
        "Paul Otieno",
        "minister",
        "KEN",
        {"Otieno", "Paul Otieno"},
    )


def test_the_order_of_articles_changes_nothing():
    given = {
        "a": [entity("Otieno", country="KEN"), entity("NBT", "ORG")],
        "b": [entity("Paul Otieno", country="KEN"), entity("Nile Basin Trust", "ORG", aliases=["NBT"])],
        "c": [entity("Paul Otieno"), entity("Nile Basin Trust", "COMPANY")],
    }
    articles = {key: Article(key, f"{key}.txt", 1, published=f"2025-0{n}") for n, key in enumerate(given, 1)}
    results = []
    for order in itertools.permutations(given):
        found = link([articles[k] for k in order], [annotated(k, *given[k]) for k in order])
        results.append((sorted((e.entity_id, e.name, e.type) for e in found.entities), sorted(found.ids.items())))
    assert all(result == results[0] for result in results)


def test_every_leader_has_a_country_of_the_list_or_none():
    known = names()
    assert {country for _, country in known.leaders.values() if country} <= set(known.countries)

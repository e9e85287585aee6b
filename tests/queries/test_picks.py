import pytest
from corpus_frames import article_id, entity_id
from hypothesis import example, given
from hypothesis import strategies as st

from components.queries import headings, picks
from components.queries.hits import FAMILIES
from components.queries.picks import Pick, parse

ID, OTHER = "0123456789abcdef", "fedcba9876543210"
TEXTS = {
    "all": Pick("all", ()),
    "published:2025-12": Pick("published", ("2025-12",)),
    "published:XXXX-11-26": Pick("published", ("XXXX-11-26",)),
    "publisher:Horn: the Courier": Pick("publisher", ("Horn: the Courier",)),
    "flag:machine_translated": Pick("flag", ("machine_translated",)),
    f"article:{ID}": Pick("article", (ID,)),
    f"paragraph:{ID}": Pick("paragraph", (ID,)),
    "country:TJK": Pick("country", ("TJK",)),
    f"actor:{ID}": Pick("actor", (ID,)),
    f"actor-article:{ID}:{OTHER}": Pick("actor-article", (ID, OTHER)),
    f"actor-country:{ID}:PER": Pick("actor-country", (ID, "PER")),
    f"actor-theme:{ID}:drugs_crime": Pick("actor-theme", (ID, "drugs_crime")),
    "theme:drugs_crime": Pick("theme", ("drugs_crime",)),
    f"theme-article:drugs_crime:{ID}": Pick("theme-article", ("drugs_crime", ID)),
    "theme-country:drugs_crime:PER": Pick("theme-country", ("drugs_crime", "PER")),
    "together:BOL-PER": Pick("together", ("BOL", "PER")),
    "pair:BOL-PER": Pick("pair", ("BOL", "PER")),
    "pair:BOL-PER:-": Pick("pair", ("BOL", "PER", "-")),
    "acts:PER>BOL": Pick("acts", ("PER", "BOL")),
    "acts:PER>BOL:0": Pick("acts", ("PER", "BOL", "0")),
    "type:ACCUSE": Pick("type", ("ACCUSE",)),
    "type:ACCUSE:-": Pick("type", ("ACCUSE", "-")),
    "class:verbal conflict": Pick("class", ("verbal conflict",)),
    "status:planned": Pick("status", ("planned",)),
    f"acts-by:{ID}": Pick("acts-by", (ID,)),
    f"acts-on:{ID}": Pick("acts-on", (ID,)),
    f"relation:{ID}": Pick("relation", (ID,)),
    "when-country:PER:2025-12:event:+": Pick("when-country", ("PER", "2025-12", "event", "+")),
    "when-country:PER:none:none:-": Pick("when-country", ("PER", "none", "none", "-")),
    "when-theme:drugs_crime:198X:event:0": Pick("when-theme", ("drugs_crime", "198X", "event", "0")),
    f"speaker-country:{ID}:PER": Pick("speaker-country", (ID, "PER")),
    f"speaker:{ID}": Pick("speaker", (ID,)),
    f"quotation:{ID}": Pick("quotation", (ID,)),
    'search:border "a: b" -(c OR d*)': Pick("search", ('border "a: b" -(c OR d*)',)),
    f"search-paragraph:{ID}:border: a": Pick("search-paragraph", (ID, "border: a")),
    f"similar:{ID}": Pick("similar", (ID,)),
}


@pytest.mark.parametrize(("text", "pick"), TEXTS.items())
def test_a_pick_is_read_as_it_is_written(text, pick):
    assert parse(text) == pick
    assert pick.text == text


def test_every_family_can_be_written_and_titled():
    assert {pick.family for pick in TEXTS.values()} == set(FAMILIES) == set(picks._WRITTEN) == set(headings._TITLES)


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("pair:PER-BOL:+", "pair:BOL-PER:+"),  # unordered
        ("together:PER-BOL", "together:BOL-PER"),
        ("pair:BOL-PER: ", "pair:BOL-PER:+"),  # a typed plus arrives as a space
    ],
)
def test_other_ways_to_write_the_same(text, same_as):
    assert parse(text) == parse(same_as)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        ":",
        "country",
        "country:",
        "country:tjk",
        "country:TJKX",
        "country:TJK\n",
        "country:TJK:PER",
        "country:ÄÖÜ",
        "nothing:TJK",
        "actor:../../etc/passwd",
        f"actor:{ID.upper()}",
        "theme:<script>alert(1)</script>",
        "theme:" + "a" * 65,
        "theme:x' OR '1'='1",
        "pair:BOL-BOL:+",
        "acts:BOL>BOL",
        "pair:BOL-PER:?",
        "pair:BOL>PER",
        "acts:BOL-PER",
        "published:0x12",
        "when-country:PER:yesterday:event:+",
        "when-country:PER:2025:rumour:+",
        "when-country:PER:2025:event",
        "١:TJK",
        ["country:TJK"],
        7,
        b"country:TJK",
    ],
)
def test_anything_else_is_no_pick(text):
    assert parse(text) is None


@given(
    st.text()
    | st.none()
    | st.integers()
    | st.sampled_from(sorted(FAMILIES)).flatmap(lambda f: st.text().map(lambda t: f"{f}:{t}"))
)
@example("pair:AAA-BBB:" + "+" * 1000)
def test_reading_never_raises_and_what_is_read_is_written_back(text):
    pick = parse(text)
    assert pick is None or parse(pick.text) == pick


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("all", "All articles"),
        ("published:2025-12", "Published December 2025"),
        ("country:CIV", "Côte d’Ivoire"),
        ("pair:BOL-CHL:-", "Conflict: Bolivia and Chile"),
        ("pair:BOL-CHL", "Acts: Bolivia and Chile"),
        ("acts:CHL>BOL:+", "Cooperation: Chile → Bolivia"),
        ("together:BOL-CHL", "Named together: Bolivia and Chile"),
        ("type:ACCUSE:-", "Conflict: Accuse"),
        ("theme:mining_resources", "Mining"),
        ("theme-country:mining_resources:BOL", "Mining: Bolivia"),
        (f"theme-article:mining_resources:{article_id('road')}", "Mining in The tin road"),
        (f"article:{article_id('road')}", "The tin road"),
        (f"actor:{entity_id('abera')}", "Meles Abera"),
        (f"actor-country:{entity_id('abera')}:DJI", "Meles Abera beside Djibouti"),
        (f"actor-theme:{entity_id('abera')}:humanitarian_aid", "Meles Abera on Humanitarian aid"),
        (f"actor-article:{entity_id('quispe')}:{article_id('union')}", "Rosa Quispe in A union leader speaks"),
        (f"acts-by:{entity_id('forum')}", "Acts by Red Sea Forum"),
        (f"acts-on:{entity_id('forum')}", "Acts on Red Sea Forum"),
        ("when-country:BOL:2025-12-02:event:-", "Conflict: Bolivia, 2 December 2025"),
        ("when-theme:mining_resources:2025-12:article:+", "Cooperation: Mining, in articles of December 2025"),
        ("when-country:BOL:none:none:0", "Neutral: Bolivia, no date"),
        (f"speaker-country:{entity_id('abera')}:DJI", "Said by Meles Abera of Djibouti"),
        (f"speaker:{entity_id('abera')}", "Said by Meles Abera"),
        ("search:tin road", "Search: tin road"),
        (f"search-paragraph:{ID}:tin", "Search: tin"),
        (f"similar:{ID}", "Similar passages"),
        (f"actor:{ID}", ID),  # what the build does not know is shown as it was written
        (f"article:{article_id('ports_again')}", "“Ethiopia and Eritrea signed an agreement on the…”"),
        (f"article:{ID}", ID),
        ("theme:no_such", "no_such"),
    ],
)
def test_a_pick_has_a_title_in_words(tables, text, title):
    assert headings.pick_title(tables, parse(text)) == title

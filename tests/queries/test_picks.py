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
    "publisher:Horn: the Courier": Pick("publisher", ("Horn: the Courier",)),
    "flag:machine_translated": Pick("flag", ("machine_translated",)),
    f"article:{ID}": Pick("article", (ID,)),
    f"story:{ID}": Pick("story", (ID,)),
    f"paragraph:{ID}": Pick("paragraph", (ID,)),
    "country:TJK": Pick("country", ("TJK",)),
    f"actor:{ID}": Pick("actor", (ID,)),
    f"actor-article:{ID}:{OTHER}": Pick("actor-article", (ID, OTHER)),
    f"actor-form:{ID}:alias:Mr A: B": Pick("actor-form", (ID, "alias", "Mr A: B")),
    f"actor-office:{ID}:envoy: Asia": Pick("actor-office", (ID, "envoy: Asia")),
    f"actor-country:{ID}:PER": Pick("actor-country", (ID, "PER")),
    f"actor-theme:{ID}:drugs_crime": Pick("actor-theme", (ID, "drugs_crime")),
    f"actor-when:{ID}:month:2025-12": Pick("actor-when", (ID, "month", "2025-12")),
    f"actor-when:{ID}:day:none": Pick("actor-when", (ID, "day", "none")),
    f"actor-between:{ID}:2025-11-01:2025-12-31": Pick("actor-between", (ID, "2025-11-01", "2025-12-31")),
    "actor-type:ARMED_GROUP": Pick("actor-type", ("ARMED_GROUP",)),
    "affiliation:PER": Pick("affiliation", ("PER",)),
    "affiliation:none": Pick("affiliation", ("none",)),
    f"actors-together:{ID}-{OTHER}": Pick("actors-together", (ID, OTHER)),
    "theme:drugs_crime": Pick("theme", ("drugs_crime",)),
    f"theme-article:drugs_crime:{ID}": Pick("theme-article", ("drugs_crime", ID)),
    "theme-country:drugs_crime:PER": Pick("theme-country", ("drugs_crime", "PER")),
    "theme-published:drugs_crime:month:2025-12": Pick("theme-published", ("drugs_crime", "month", "2025-12")),
    "themes-together:drugs_crime:mining_resources": Pick("themes-together", ("drugs_crime", "mining_resources")),
    "together:BOL-PER": Pick("together", ("BOL", "PER")),
    "pair:BOL-PER": Pick("pair", ("BOL", "PER")),
    "pair:BOL-PER:-": Pick("pair", ("BOL", "PER", "-")),
    "acts:PER>BOL": Pick("acts", ("PER", "BOL")),
    "acts:PER>BOL:0": Pick("acts", ("PER", "BOL", "0")),
    "acts:PER>BOL:-:ACCUSE": Pick("acts", ("PER", "BOL", "-", "ACCUSE")),
    "acts:PER>BOL:-:ACCUSE:denied": Pick("acts", ("PER", "BOL", "-", "ACCUSE", "denied")),
    "pair-when:BOL-PER:year:2025:+": Pick("pair-when", ("BOL", "PER", "year", "2025", "+")),
    "pair-between:BOL-PER:2025-11-01:2025-12-31": Pick("pair-between", ("BOL", "PER", "2025-11-01", "2025-12-31")),
    f"pair-article:BOL-PER:{ID}:-": Pick("pair-article", ("BOL", "PER", ID, "-")),
    f"actor-pair:{ID}-{OTHER}": Pick("actor-pair", (ID, OTHER)),
    f"actor-acts:{OTHER}>{ID}:+:AID": Pick("actor-acts", (OTHER, ID, "+", "AID")),
    "class:verbal conflict": Pick("class", ("verbal conflict",)),
    "status:planned": Pick("status", ("planned",)),
    f"acts-by:{ID}": Pick("acts-by", (ID,)),
    f"acts-on:{ID}": Pick("acts-on", (ID,)),
    f"acts-on:{ID}:-:ACCUSE": Pick("acts-on", (ID, "-", "ACCUSE")),
    f"relation:{ID}": Pick("relation", (ID,)),
    "when-country:PER:2025-12:event:+": Pick("when-country", ("PER", "2025-12", "event", "+")),
    "when-country:PER:none:none:-": Pick("when-country", ("PER", "none", "none", "-")),
    "when-theme:drugs_crime:198X:event:0": Pick("when-theme", ("drugs_crime", "198X", "event", "0")),
    "when-acts:PER>BOL:2025-12:event:+": Pick("when-acts", ("PER", "BOL", "2025-12", "event", "+")),
    f"said-about:{ID}": Pick("said-about", (ID,)),
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
        (f"actors-together:{OTHER}-{ID}", f"actors-together:{ID}-{OTHER}"),
        (f"actor-pair:{OTHER}-{ID}:-", f"actor-pair:{ID}-{OTHER}:-"),
        ("pair-when:PER-BOL:day:none:0", "pair-when:BOL-PER:day:none:0"),
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
        f"actor-when:{ID}:week:2025-12",
        f"actor-acts:{ID}>{ID}",
        "acts:PER>BOL:ACCUSE",
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
        ("country:CIV", "Côte d’Ivoire"),
        ("pair:BOL-CHL:-", "Conflict: Bolivia and Chile"),
        ("pair:BOL-CHL", "Acts: Bolivia and Chile"),
        ("acts:CHL>BOL:+", "Cooperation: Chile → Bolivia"),
        ("together:BOL-CHL", "Named together: Bolivia and Chile"),
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
        ("when-acts:CHL>BOL:2025:event:-", "Conflict: Chile → Bolivia, 2025"),
        ("acts:CHL>BOL:-:REJECT:actual", "Conflict: Chile → Bolivia, reject, actual"),
        (f"acts-by:{entity_id('forum')}:+:AID", "Cooperation by Red Sea Forum, aid"),
        ("pair-when:BOL-CHL:month:2025-12:-", "Conflict: Bolivia and Chile, December 2025"),
        (f"pair-article:BOL-CHL:{article_id('road')}", "Acts: Bolivia and Chile in The tin road"),
        (f"actor-acts:{entity_id('quispe')}>{entity_id('chile')}:+", "Cooperation: Rosa Quispe → Chile"),
        (f"actor-when:{entity_id('abera')}:month:none", "Meles Abera, articles of no date"),
        (f"actor-form:{entity_id('abera')}:alias:Mr Abera", "Meles Abera as “Mr Abera”"),
        (f"actor-office:{entity_id('abera')}:envoy", "Meles Abera, envoy"),
        (f"said-about:{entity_id('abera')}", "Said about Meles Abera"),
        ("actor-type:ARMED_GROUP", "Actors: armed group"),
        ("actor-type:GOV", "Actors: state body"),
        ("affiliation:none", "Actors of no one country"),
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

"""The one small corpus of the tests: six invented articles with everything that is true of them.

Two regions (the Horn of Africa, the Andes), articles dated by day, by month and without a year, a story told twice, a
repeated deck, page furniture, acts of every sign and status, text that means harm. Offsets are never written down:
corpus_frames.py finds the words.
"""

from dataclasses import dataclass, field

HOSTILE_TITLE = '<script>alert("title")</script> & *stars* $x$'
HOSTILE_TEXT = (
    '<script>alert("text")</script> 🎉 Kenya **praised** the [summit](javascript:alert(1)) of Somalia, '
    "שלום, cafe\u0301 $\\frac{1}{2}$ `code`."
)
HOSTILE_FILE = "<b>hostile</b>.txt"
LONG_NAME = ("<img src=x onerror=alert(1)> Committee of $x$ and *y* " * 6)[:300]


@dataclass(frozen=True)
class Who:
    name: str
    type: str
    country: str | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Named:
    """A mention. Countries and organs of a state stand for their country; `nth` picks one of equal words."""

    form: str
    who: str
    via: str = "name"
    role: str | None = None
    nth: int = 1
    office: str | None = None


@dataclass(frozen=True)
class Act:
    """A relation; its ends are those mentions of the paragraph (by number) that name source and target."""

    source: int
    target: int
    type: str
    polarity: str
    cue: str
    sentence: str
    status: str = "actual"
    mutual: bool = False
    event_date: str | None = None


@dataclass(frozen=True)
class Quoted:
    text: str
    speaker: str | None
    cue: str
    direct: bool = True


@dataclass(frozen=True)
class Dated:
    form: str
    date: str
    precision: str
    basis: str


@dataclass(frozen=True)
class Line:
    """A paragraph of a file. Only what is body and no repetition carries evidence."""

    text: str
    kind: str = "body"
    reason: str | None = None
    repeats: int | None = None  # number of the line of this file that says the same, from 1
    mentions: tuple[Named, ...] = ()
    themes: dict[str, tuple[str, ...]] = field(default_factory=dict)  # theme -> cue words
    acts: tuple[Act, ...] = ()
    quotations: tuple[Quoted, ...] = ()
    dates: tuple[Dated, ...] = ()


@dataclass(frozen=True)
class Story:
    """An article; published in EDTF. Equal `story` means near-duplicates."""

    key: str
    title: str | None
    publisher: str | None
    published: str | None
    precision: str | None
    basis: str | None
    story: str
    lines: tuple[Line, ...]
    flags: tuple[str, ...] = ()


ENTITIES = {
    "ethiopia": Who("Ethiopia", "COUNTRY", "ETH"),
    "eritrea": Who("Eritrea", "COUNTRY", "ERI"),
    "djibouti": Who("Djibouti", "COUNTRY", "DJI"),
    "somalia": Who("Somalia", "COUNTRY", "SOM"),
    "kenya": Who("Kenya", "COUNTRY", "KEN"),
    "bolivia": Who("Bolivia", "COUNTRY", "BOL"),
    "chile": Who("Chile", "COUNTRY", "CHL"),
    "peru": Who("Peru", "COUNTRY", "PER"),
    "ecuador": Who("Ecuador", "COUNTRY", "ECU"),
    "assab": Who("Assab", "PLACE", "ERI"),
    "abera": Who("Meles Abera", "PERSON", "ETH", "foreign minister of Ethiopia", ("Mr Abera",)),
    "quispe": Who("Rosa Quispe", "PERSON", "BOL", "union leader"),
    "coast_guard": Who("Djibouti Coast Guard", "GOV", "DJI"),
    "forum": Who("Red Sea Forum", "IGO", None, None, ("RSF",)),
    "front": Who("Danakil Front", "ARMED_GROUP", "ERI"),
    "minera": Who("Minera Altiplano", "COMPANY", "BOL"),
    "committee": Who(LONG_NAME, "ORG"),
}
MERGED = {"Mr Abera": "abera"}  # a name that once was an entity of its own

THEMES = {
    "transport_infrastructure": ("Transport", "Roads, ports, railways."),
    "border_military": ("Border and military", "Troops, borders, fighting."),
    "humanitarian_aid": ("Humanitarian aid", "Help for people in need."),
    "mining_resources": ("Mining", "Mines, metals, fuels."),
    "drugs_crime": ("Drugs and crime", "Trafficking, smuggling."),  # nothing is about it
}

THEME_RULES = (  # columns as of the table
    ("mining_resources", "mine", 1.0, 2.8, ["mine", "mine/noun shaft"], [], ["<b>yours</b>"], "sentence", 0),
    ("mining_resources", "metals", 0.3, None, ["tin"], ["dig", "ore"], [], "paragraph", 2),
)
THEME_WEIGHTS = (
    ("mining_resources", "word", "ore", 1.6),
    ("mining_resources", "word", "agency", -0.9),
    ("mining_resources", "evidence", "rule", 1.46),
    ("mining_resources", "limit", "likely", 0.37),
    ("mining_resources", "limit", "best", 0.25),
    ("drugs_crime", "limit", "score", 0.95),
)

_PORT = "Ethiopia and Eritrea signed an agreement on the port of Assab"
_PORT_MENTIONS = (
    Named("Ethiopia", "ethiopia", role="actor"),
    Named("Eritrea", "eritrea", role="actor"),
    Named("Assab", "assab", role="place"),
)
_PORT_THEMES = {"transport_infrastructure": ("port",)}
_RESCUE = "The Djibouti Coast Guard rescued twelve Somali fishermen."

PORTS = Story(
    "ports",
    "Ports and promises",
    "Horn Courier",
    "2025-11-03",
    "day",
    "page",
    "ports",
    (
        Line("Ports and promises", "heading", "headline"),
        Line("The quay at sunset. Photo: A. Tesfaye", "caption", "photo credit"),
        Line(
            f"{_PORT}.",
            mentions=_PORT_MENTIONS,
            themes=_PORT_THEMES,
            acts=(Act(0, 1, "AGREE", "+", "signed", f"{_PORT}.", mutual=True, event_date="2025-11-03"),),
        ),
        Line(
            "Meles Abera said: “We will send ten engineers to Djibouti next year.” He thanked the Red Sea Forum.",
            mentions=(
                Named("Meles Abera", "abera", office="foreign minister of Ethiopia"),
                Named("We", "ethiopia", "pronoun", "actor"),
                Named("Djibouti", "djibouti", role="actor"),
                Named("He", "abera", "pronoun", nth=1),
                Named("Red Sea Forum", "forum"),
            ),
            themes={"humanitarian_aid": ("send", "engineers")},
            acts=(
                Act(
                    1,
                    2,
                    "AID",
                    "+",
                    "send",
                    "Meles Abera said: “We will send ten engineers to Djibouti next year.”",
                    status="planned",
                    event_date="2026",
                ),
                Act(3, 4, "SUPPORT", "+", "thanked", "He thanked the Red Sea Forum."),
            ),
            quotations=(Quoted("We will send ten engineers to Djibouti next year.", "abera", "said"),),
            dates=(Dated("next year", "2026", "year", "relative"),),
        ),
        Line(
            "Eritrea accused Ethiopia of arming the Danakil Front. Ethiopia denied that it had attacked Eritrea.",
            mentions=(
                Named("Eritrea", "eritrea", role="actor"),
                Named("Ethiopia", "ethiopia", role="actor"),
                Named("Danakil Front", "front"),
                Named("Ethiopia", "ethiopia", role="actor", nth=2),
                Named("it", "ethiopia", "pronoun", "actor", nth=1),
                Named("Eritrea", "eritrea", role="actor", nth=2),
            ),
            themes={"border_military": ("arming", "attacked")},
            acts=(
                Act(0, 1, "ACCUSE", "-", "accused", "Eritrea accused Ethiopia of arming the Danakil Front."),
                Act(
                    3,
                    5,
                    "ASSAULT",
                    "-",
                    "attacked",
                    "Ethiopia denied that it had attacked Eritrea.",
                    status="denied",
                ),
            ),
        ),
    ),
)
RESCUE = Story(
    "rescue",
    "Fishermen rescued",
    "Horn Courier",
    "2025-11",
    "month",
    "metadata",
    "rescue",
    (
        Line("Fishermen rescued", "heading", "headline"),
        Line(
            _RESCUE,
            mentions=(
                Named("Djibouti Coast Guard", "coast_guard", role="actor"),
                Named("Somali", "somalia", "demonym", "actor"),
            ),
            themes={"humanitarian_aid": ("rescued",)},
            acts=(Act(0, 1, "AID", "+", "rescued", _RESCUE),),
        ),
        Line(_RESCUE, repeats=7),
        Line(
            "Somalia and Kenya may hold talks.",
            mentions=(Named("Somalia", "somalia", role="actor"), Named("Kenya", "kenya", role="actor")),
            acts=(
                Act(
                    0,
                    1,
                    "CONSULT",
                    "+",
                    "talks",
                    "Somalia and Kenya may hold talks.",
                    status="hypothetical",
                    mutual=True,
                ),
            ),
        ),
    ),
)
PORTS_AGAIN = Story(
    "ports_again",
    None,  # as in a digest: no headline
    None,
    None,
    None,
    None,
    "ports",
    (
        Line(
            f"{_PORT}, an agency said.",
            mentions=_PORT_MENTIONS,
            themes=_PORT_THEMES,
            acts=(Act(0, 1, "AGREE", "+", "signed", f"{_PORT}, an agency said.", mutual=True),),
        ),
    ),
    ("machine_translated", "spun"),
)
ROAD = Story(
    "road",
    "The tin road",
    "Andes Daily",
    "2025-12-02",
    "day",
    "metadata",
    "road",
    (
        Line("The tin road", "heading", "headline"),
        Line(
            "Bolivia threatened to close the road to Chile after Minera Altiplano lost its mine.",
            mentions=(
                Named("Bolivia", "bolivia", role="actor"),
                Named("Chile", "chile", role="actor"),
                Named("Minera Altiplano", "minera"),
            ),
            themes={"transport_infrastructure": ("road",), "mining_resources": ("mine",)},
            acts=(
                Act(
                    0,
                    1,
                    "THREATEN",
                    "-",
                    "threatened",
                    "Bolivia threatened to close the road to Chile after Minera Altiplano lost its mine.",
                ),
            ),
        ),
        Line(
            "Chile rejected the threat of Bolivia. Peru offered both sides its port.",
            mentions=(
                Named("Chile", "chile", role="actor"),
                Named("Bolivia", "bolivia", role="actor"),
                Named("Peru", "peru", role="actor"),
                Named("both sides", "chile", "description", "actor"),
                Named("both sides", "bolivia", "description", "actor"),
            ),
            themes={"transport_infrastructure": ("port",)},
            acts=(
                Act(0, 1, "REJECT", "-", "rejected", "Chile rejected the threat of Bolivia."),
                Act(2, 3, "AID", "+", "offered", "Peru offered both sides its port."),
                Act(2, 4, "AID", "+", "offered", "Peru offered both sides its port."),
            ),
        ),
        Line(
            "Chile stationed a patrol in Peru with its consent.",
            mentions=(Named("Chile", "chile", role="actor"), Named("Peru", "peru", role="actor")),
            themes={"border_military": ("patrol",)},
            acts=(Act(0, 1, "MOBILIZE", "0", "stationed", "Chile stationed a patrol in Peru with its consent."),),
        ),
        Line(
            "In 1981 Peru attacked Ecuador.",
            mentions=(Named("Peru", "peru", role="actor"), Named("Ecuador", "ecuador", role="actor")),
            themes={"border_military": ("attacked",)},
            acts=(
                Act(
                    0,
                    1,
                    "ASSAULT",
                    "-",
                    "attacked",
                    "In 1981 Peru attacked Ecuador.",
                    status="historic",
                    event_date="1981",
                ),
            ),
            dates=(Dated("1981", "1981", "year", "stated"),),
        ),
    ),
)
UNION = Story(
    "union",
    "A union leader speaks",
    "Andes Daily",
    "XXXX-11-26",
    "day",
    "text",
    "union",
    (
        Line("A union leader speaks", "heading", "headline"),
        Line(
            "Rosa Quispe asked Chile and Bolivia for help. She said that the mines belong to all.",
            mentions=(
                Named("Rosa Quispe", "quispe", office="union leader"),
                Named("Chile", "chile", role="actor"),
                Named("Bolivia", "bolivia", role="actor"),
                Named("She", "quispe", "pronoun"),
            ),
            themes={"mining_resources": ("mines",)},
            acts=(
                Act(0, 1, "REQUEST", "+", "asked", "Rosa Quispe asked Chile and Bolivia for help."),
                Act(0, 2, "REQUEST", "+", "asked", "Rosa Quispe asked Chile and Bolivia for help."),
            ),
            quotations=(Quoted("the mines belong to all", "quispe", "said", direct=False),),
        ),
    ),
)
HOSTILE = Story(
    "hostile",
    HOSTILE_TITLE,
    "<b>Publisher</b>",
    "2025-12-01",
    "day",
    "page",
    "hostile",
    (
        Line(HOSTILE_TITLE, "heading", "headline"),
        Line(
            HOSTILE_TEXT,
            mentions=(Named("Kenya", "kenya", role="actor"), Named("Somalia", "somalia", role="actor")),
            acts=(Act(0, 1, "SUPPORT", "+", "praised", HOSTILE_TEXT),),
            quotations=(Quoted("שלום", None, "summit"),),
        ),
        Line(
            f"{LONG_NAME} met Kenya.",
            mentions=(Named(LONG_NAME, "committee"), Named("Kenya", "kenya", role="actor")),
            acts=(Act(0, 1, "CONSULT", "+", "met", f"{LONG_NAME} met Kenya.", mutual=True),),
        ),
    ),
)

MENU = Line("Subscribe to our newsletter", "furniture", "call to subscribe")
FILES: dict[str, tuple[Line | Story, ...]] = {
    "horn.txt": (PORTS, RESCUE, MENU),
    "wire/again.txt": (PORTS_AGAIN,),
    "andes.txt": (MENU, ROAD, UNION),
    HOSTILE_FILE: (HOSTILE,),
}
FAILED = ("broken.pdf", "The file is damaged: save it again.")

"""The words of the product for what the tables hold: types, acts, statuses, kinds of lines, with their definitions."""

from typing import Final

import pandas as pd

TYPE_DEFINITIONS: Final = {
    "COUNTRY": "A country, also by its people's name or by a capital that stands for its government.",
    "GOV": "A government, ministry, agency, embassy or head office of a state; a movement that rules.",
    "ARMED_GROUP": "An armed group that is no organ of a state.",
    "IGO": "A body that states have formed, such as the United Nations.",
    "ORG": "Any other organisation.",
    "COMPANY": "A company.",
    "MEDIA": "A newspaper, agency or broadcaster.",
    "MOVEMENT": "A party or movement.",
    "PERSON": "A person.",
    "PLACE": "A place below country level, or a region of several countries.",
    "EVENT": "A named event.",
}
ACT_NAMES: Final = {
    "AGREE": "agrees with",
    "CONSULT": "talks with",
    "SUPPORT": "supports",
    "CONCEDE": "gives way to",
    "COOPERATE": "works with",
    "AID": "aids",
    "RETREAT": "withdraws for",
    "REQUEST": "asks",
    "ACCUSE": "accuses",
    "REJECT": "rejects",
    "THREATEN": "threatens",
    "PROTEST": "protests against",
    "SANCTION": "cuts ties with",
    "MOBILIZE": "moves forces near",
    "COERCE": "coerces",
    "ASSAULT": "attacks",
}
ACT_DEFINITIONS: Final = {
    "AGREE": "Agrees, or signs an agreement.",
    "CONSULT": "Talks, visits, calls, meets.",
    "SUPPORT": "Praises, recognises, backs in diplomacy.",
    "CONCEDE": "Yields, frees, lifts a measure.",
    "COOPERATE": "Works together in deed: trade, projects, troops side by side.",
    "AID": "Gives money, goods, refuge or arms.",
    "RETREAT": "Withdraws troops, or hands over what was held.",
    "REQUEST": "Asks for help (cooperation) or asks to stop something (conflict).",
    "ACCUSE": "Blames, criticises, sues.",
    "REJECT": "Refuses or breaks off.",
    "THREATEN": "Threatens or warns with consequences.",
    "PROTEST": "Demonstrates or lodges a protest.",
    "SANCTION": "Expels, freezes, reduces relations, imposes sanctions.",
    "MOBILIZE": "Moves or shows forces; an exercise; a base, which with consent is neutral.",
    "COERCE": "Arrests, deports, represses, blocks.",
    "ASSAULT": "Attacks with force.",
}
STATUS_NAMES: Final = {
    "actual": "Happened",
    "planned": "Planned",
    "denied": "Denied",
    "hypothetical": "Hypothetical",
    "historic": "Past",
}
STATUS_DEFINITIONS: Final = {
    "actual": "The article reports it as having happened, or as going on.",
    "planned": "Announced or intended, not done yet.",
    "denied": "The article says that it did not happen, or somebody denies it.",
    "hypothetical": "Possible, demanded, or under a condition.",
    "historic": "Long past when the article was written: background.",
}
CLASS_NAMES: Final = {
    "cooperation": "Cooperation",
    "conflict": "Conflict",
    "neutral": "Neutral",
    "verbal cooperation": "Verbal cooperation",
    "material cooperation": "Material cooperation",
    "verbal conflict": "Verbal conflict",
    "material conflict": "Material conflict",
}
MATCH_NAMES: Final = {"any": "Any of them", "all": "All of them", "between": "Between them"}
FLAG_NAMES: Final = {
    "unflagged": "Without notes",
    "machine_translated": "Machine-translated",
    "spun": "Spun",
    "truncated": "Cut short",
    "not_analysed": "Not analysed",
}
SIGN_NAMES: Final = {"+": "Cooperation", "-": "Conflict", "0": "Neutral"}
SIGN_MARKS: Final = {"+": "+", "-": "−", "0": "·"}
UNIT_NOUNS: Final = {"mentions": "mention", "paragraphs": "paragraph", "articles": "article", "stories": "story"}
UNIT_DEFINITIONS: Final = {
    "mentions": "Every time the words name it, pronouns included; on acts, every act; on themes, every cue.",
    "paragraphs": "Paragraphs with at least one mention. A paragraph repeated in its file counts once.",
    "articles": "Articles with at least one mention.",
    "stories": "Articles told twice count once.",
}
SAMPLE_NAMES: Final = {
    "real": "Real pages, one region",
    "regions": "Invented pages, other regions",
    "invented": "The first six of these",
    "held_out": "Pages never seen before",
}
KIND_NAMES: Final = {"body": "Article text", "heading": "Heading", "caption": "Caption", "furniture": "Page furniture"}


def noun_of(unit: str, mentions: str = "mention") -> str:
    """Return the singular of what is counted; `mentions` is what a mention is called here (act, cue)."""
    return mentions if unit == "mentions" else UNIT_NOUNS[unit]


def plural(noun: str) -> str:
    """Return the plural of one of the product's nouns."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def number(count: int, noun: str) -> str:
    """Return a number with its noun: 1 act, 1,204 acts."""
    return f"{count:,} {noun if count == 1 else plural(noun)}"


def named_together_words(both: pd.DataFrame, unit: str) -> list[str]:
    """Return how much two are named together, a line a row: 'Named together: 2 paragraphs, 7 mentions'.

    Where articles or stories are counted, these stand in the place of the paragraphs.
    """
    counted = unit if unit in ("articles", "stories") else "paragraphs"
    return [
        f"Named together: {number(int(first), noun_of(counted))}, {number(int(mentions), 'mention')}"
        for first, mentions in zip(both[counted], both["mentions"], strict=True)
    ]

"""What was read of the sentences of an article, kept until all of it is read and each act can be weighed in context."""

from dataclasses import dataclass, field

from components.preprocessing.parsed import Token
from components.preprocessing.records import DateFound, Relation
from components.preprocessing.relations.ends import Ends, Frame
from components.preprocessing.relations.evidence import Acts
from components.preprocessing.relations.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely a sentence says an act between two mentions, by the model of single sentences, and of which type."""

    related: float
    type: str
    share: float  # of the type, were there an act
    word: Token  # the word of action on the way from one to the other


@dataclass(slots=True)
class SentenceKept:
    """A sentence: its words of action, those that joined no two ends, and what the model says of pairs of countries."""

    acts: Acts
    dates: list[DateFound] = field(default_factory=list)
    open_acts: list[tuple[Trigger, Frame]] = field(default_factory=list)
    likely: dict[tuple[str, str], Likely] = field(default_factory=dict)  # of pairs that the rules say nothing of


@dataclass(slots=True)
class ParagraphKept:
    """A paragraph: who is named in it, its sentences, and the relations found in it."""

    ends: Ends
    sentences: list[SentenceKept] = field(default_factory=list)
    rows: list[Relation] = field(default_factory=list)

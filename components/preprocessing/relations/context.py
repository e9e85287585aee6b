"""An article as the weighing of its relations sees it: who is named where and how, which acts are told or left open."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from components.preprocessing.records import ArticleDocs, Entities, Relation
from components.preprocessing.relations.ends import End
from components.preprocessing.relations.kept import ParagraphKept
from components.preprocessing.relations.readings import Reading
from components.preprocessing.relations.story import named_in
from components.preprocessing.relations.triggers import Trigger
from components.preprocessing.relations.when import year_of

Pair = tuple[str, str]  # two countries in the order of their codes

MOST_COUNTRIES = 7  # a paragraph that names more is a list: only its rows are weighed
_MOST_BEFORE = 3  # countries of the paragraph before that this one may still speak of
_MAIN = 3  # countries that an article names most
_ROLES = ("nsubj", "nsubjpass", "poss", "dobj", "agent", "compound", "amod", "appos", "conj", "dative")
_OBJECTS = frozenset({"dobj", "dative", "pobj<to", "pobj<with", "pobj<against"})


@dataclass(slots=True)
class Named:
    """How a paragraph names one country."""

    ends: list[End] = field(default_factory=list)
    sentences: set[int] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)  # type of entity, in which words, as actor or as place
    links: set[str] = field(default_factory=set)  # how its words hang in their clauses
    landmark: bool = True  # only says which border or region is meant

    @property
    def link(self) -> str:
        """How it hangs in its clauses: as an actor before all else, then by a preposition."""
        return next((role for role in _ROLES if role in self.links), max(self.links))

    @property
    def is_place(self) -> bool:
        """Whether it is only where something is."""
        return all(kind.endswith(":place") for kind in self.kinds)

    @property
    def is_on_itself(self) -> bool:
        """Whether it is subject and object, as in 'Chinese diplomats warned Chinese workers'."""
        return "nsubj" in self.links and bool(self.links & _OBJECTS)


@dataclass(frozen=True, slots=True)
class Act:
    """A word of action: what it means where it stands, in which sentence, and the countries of its known ends."""

    trigger: Trigger
    reading: Reading
    sentence: int
    sources: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    open: bool = False  # the rules found no two ends for it

    @property
    def countries(self) -> frozenset[str]:
        """Those of both ends."""
        return self.sources | self.targets


class Paragraph:
    """A paragraph: who is named in it and how, its acts, and its rows by pair of countries."""

    def __init__(self, kept: ParagraphKept, entities: Entities) -> None:
        """Take what the rules and the model of single sentences made of it."""
        self.kept = kept
        self.rows: dict[frozenset[str], list[Relation]] = defaultdict(list)
        for row in kept.rows:
            if row.source_country and row.target_country and row.source_country != row.target_country:
                self.rows[frozenset((row.source_country, row.target_country))].append(row)
        self.named = _named(kept, entities)

    @cached_property
    def acts(self) -> list[Act]:
        """The words of action that say an act, in the order of the text."""
        found = []
        for number, sentence in enumerate(self.kept.sentences):
            halves = {trigger.token.i: frame for trigger, frame in sentence.open_acts}
            for trigger, reading in sentence.acts.read:
                frame = halves.get(trigger.token.i)
                if frame is None:
                    found.append(Act(trigger, reading, number))
                else:
                    ends = countries_of(frame.sources), countries_of(frame.targets)
                    found.append(Act(trigger, reading, number, *ends, open=True))
        return found


class Context:
    """All paragraphs of an article, and what it says as a whole."""

    def __init__(self, kept: Sequence[ParagraphKept], article: ArticleDocs, entities: Entities) -> None:
        """Take the article as read, paragraph by paragraph."""
        self.paragraphs = [Paragraph(one, entities) for one in kept]
        self.year = year_of(article.published)
        self.headline = countries_of(named_in(article.title, entities))
        self.counts: Counter[str] = Counter(dict.fromkeys(sorted(self.headline), 2))
        self.told: Counter[frozenset[str]] = Counter()  # paragraphs in which rows join two countries
        self.signs: Counter[tuple[frozenset[str], str]] = Counter()
        for paragraph in self.paragraphs:
            self.counts.update({country: 1 + (len(named.ends) > 1) for country, named in paragraph.named.items()})
            self.told.update(list(paragraph.rows))
            self.signs.update((pair, row.polarity) for pair, rows in paragraph.rows.items() for row in rows)
        self.main = sorted(self.counts, key=lambda country: (-self.counts[country], country))[:_MAIN]
        most = max(self.told, key=lambda pair: (self.told[pair], sorted(pair)), default=None)
        self.most_told: frozenset[str] = most or frozenset()

    def candidates(self, number: int) -> list[Pair]:
        """The pairs of countries that a paragraph may join: of those it names, and one of these with one close by."""
        here = self.paragraphs[number]
        named = set(here.named)
        pairs = set(here.rows)
        if len(named) <= MOST_COUNTRIES:
            before = set(self.paragraphs[number - 1].named) if number else set()
            near = {*self.headline, *self.main[:2], *(before if len(before) <= _MOST_BEFORE else ())}
            pairs |= {frozenset(pair) for pair in combinations(named, 2)}
            told = [act.countries for act in here.acts if act.open and act.reading.kept]
            half = {frozenset((one, other)) for one in named for other in near - named}
            half |= {pair for pair in (self.headline, self.most_told, frozenset(self.main[:2])) if len(pair) == 2}
            pairs |= {pair for pair in half if any(ends <= pair for ends in told)}  # else no act misses an end
        return sorted((min(pair), max(pair)) for pair in pairs)


def countries_of(ends: Iterable[End]) -> frozenset[str]:
    """The countries that ends stand for."""
    return frozenset(end.country for end in ends if end.country)


def _named(kept: ParagraphKept, entities: Entities) -> dict[str, Named]:
    """How a paragraph names each country, in the order of their first mentions."""
    ends = kept.ends
    found: dict[str, Named] = {}
    starts = [sentence.acts.words.start_char for sentence in kept.sentences]
    for index, mention in enumerate(ends.mentions):
        end = ends.end(index)
        if not end.country:
            continue
        named = found.setdefault(end.country, Named())
        named.ends.append(end)
        named.sentences.add(sum(start <= mention.start for start in starts) - 1)
        kind = entities.entities[end.entity].type
        how = mention.via if kind in ("COUNTRY", "PLACE") or mention.via in ("pronoun", "description") else ""
        named.kinds.add(f"{kind}:{how}:{mention.role or ''}")
        head = ends.head(end)
        named.links.add(head.dep_)
        if head.dep_ == "pobj":
            named.links.add(f"pobj<{head.head.lower_}")
        named.landmark = named.landmark and ends.is_landmark(end)
    return found

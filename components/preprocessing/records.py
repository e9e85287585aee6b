"""What the stages of preprocessing hand to each other. Offsets are code points, ends exclusive."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from components.preprocessing.parsed import Doc


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says of its article besides the text: in its head, its properties, its columns. The date is EDTF."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    address: str | None = None
    language: str | None = None  # ISO 639-1

    def completed(self, found_at: "Stated") -> "Stated":
        """Return this with what is said where the file was found.

        That goes before what the file says of author, day and address; of titles and publishers a feed has short forms.
        """
        return Stated(
            title=self.title or found_at.title,
            author=found_at.author or self.author,
            publisher=self.publisher or found_at.publisher,
            published=found_at.published or self.published,
            address=found_at.address or self.address,
            language=self.language or found_at.language,
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a source's text that the format of the file settles: a menu, a heading, the head of a page."""

    start: int
    end: int
    kind: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: where it came from, its bytes in figures, its text, and what its format says of the text."""

    source_file: str  # path as given, relative to the source folder, with forward slashes
    sha256: str
    size: int  # bytes
    media_type: str
    encoding: str
    text: str
    stated: Stated = Stated()
    marks: tuple[Mark, ...] = ()  # in the order of the text, none over another


@dataclass(slots=True)
class Paragraph:
    """A stretch of a source: article text, heading, caption or furniture. Offsets into the source's text."""

    paragraph_id: str
    article_id: str | None
    source_file: str
    position: int
    kind: str
    reason: str | None
    text: str
    char_start: int
    char_end: int
    lines: int = 1
    duplicate_of: str | None = None


def counted_body(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Return the body paragraphs that count: those that repeat another one are left out."""
    return [p for p in paragraphs if p.kind == "body" and p.duplicate_of is None]


@dataclass(slots=True)
class Article:
    """An article found in a source. Dates are EDTF text."""

    article_id: str
    source_file: str
    position: int
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    published_precision: str | None = None
    published_basis: str | None = None
    language: str | None = None
    words: int = 0
    story_id: str = ""
    text_flags: list[str] = field(default_factory=list)
    flag_cues: "list[Cue]" = field(default_factory=list)  # offsets into the source's text; the rule is the flag
    address: str | None = None


@dataclass(slots=True)
class Segmented:
    """A source split up: every non-blank line is covered by exactly one paragraph."""

    source: Source
    articles: list[Article]
    paragraphs: list[Paragraph]


@dataclass(slots=True)
class ArticleDocs:
    """An article as the extracting stages see it: its body paragraphs in order, each parsed."""

    article_id: str
    title: str | None
    published: str | None  # EDTF
    docs: Sequence[Doc]  # doc.text is the paragraph's text
    head: Sequence[Doc] = ()  # its headline and deck, parsed: they say who is who, and give no rows


@dataclass(slots=True)
class Mention:
    """Words that name or mean an entity. `entity` is the key of a LocalEntity of the same article."""

    start: int
    end: int
    form: str
    entity: str
    country: str | None
    role: str | None
    via: str
    extractor: str
    score: float
    office: str | None = None  # office or description said with these words
    affiliation: str | None = None  # country that who is meant belongs to, as the article has it


@dataclass(slots=True)
class LocalEntity:
    """Who or what is meant, as far as this article says; linking joins these across articles."""

    key: str
    name: str
    type: str
    country: str | None = None
    role: str | None = None
    aliases: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Entities:
    """Entities of an article by key, the mentions of each paragraph in order of their start, and who is in its head."""

    entities: dict[str, LocalEntity]
    mentions: list[list[Mention]]
    titled: list[str] = field(default_factory=list)  # named or stood for in headline and deck, in order, each once


@dataclass(slots=True)
class Relation:
    """Who acts on whom in a sentence. Ends are entity keys; mention numbers count in the paragraph's mention list."""

    start: int  # of the sentence
    end: int
    source: str
    target: str
    source_mention: int | None
    target_mention: int | None
    source_country: str | None
    target_country: str | None
    type: str
    polarity: str
    status: str
    mutual: bool
    cue_start: int
    cue_end: int
    cue: str
    event_date: str | None
    score: float
    found_by: str = "frame"  # frame, leaned, clause, completed, reported, proposed: what joined the two ends


@dataclass(slots=True)
class Quotation:
    """Words said by somebody: offsets of the words without their marks; speaker is an entity key."""

    start: int
    end: int
    text: str
    speaker: str | None
    cue: str | None
    direct: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a theme, and the rule that says so."""

    start: int
    end: int
    form: str
    rule: str


@dataclass(slots=True)
class ThemeFound:
    """A theme of a paragraph with the cues that speak for it."""

    theme: str
    score: float
    cues: list[Cue]


@dataclass(slots=True)
class DateFound:
    """A date named in a paragraph: EDTF, its precision (day, month, year) and basis (stated, relative)."""

    start: int
    end: int
    form: str
    date: str
    precision: str
    basis: str


@dataclass(slots=True)
class Annotated:
    """All that was found in one article; each list has one item a body paragraph."""

    article_id: str
    entities: Entities
    themes: list[list[ThemeFound]]
    quotations: list[list[Quotation]]
    dates: list[list[DateFound]]
    relations: list[list[Relation]]

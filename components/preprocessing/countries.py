"""Does a name of a country, people or capital say who acts, or where; and which country does an ambiguous name mean?"""

from components.knowledge.forms import Known
from components.knowledge.names import Names
from components.preprocessing.gazetteer import Found
from components.preprocessing.parsed import Doc, Span, Token
from components.preprocessing.spans import next_word, span_of

_DIRECTIONS = (
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "north",
    "south",
    "east",
    "west",
    "rural",
    "upper",
    "lower",
    "coastal",
)
# What is in a language or teaches it.
_SPOKEN = (
    "school", "schools", "course", "courses", "class", "classes", "lessons", "media", "newspaper", "newspapers",
    "edition", "service", "version", "website", "channel", "channels", "teacher", "teachers", "test", "tests", "text",
    "broadcast", "broadcasts", "broadcaster", "program", "programs", "programme", "programmes", "texts", "book",
    "books", "film", "films", "press", "outlet", "outlets", "daily", "skills", "training", "translation", "site",
    "instruction", "rights", "law", "laws", "report", "statement", "publication", "radio", "television", "education",
    "news", "speakers",
)  # fmt: skip
_SPEAKING = "-speaking"
# Before examples: they stand as the whole does.
_EXAMPLES = ("including", "as", "like")
_SUBJECTS = ("nsubj", "nsubjpass", "agent", "dative")
_MODIFIERS = ("compound", "amod", "nmod")


def place_or_actor(doc: Doc, found: Found, names: Names) -> str:
    """Return 'actor' where the words stand for those who act or are acted on, 'place' where they say where."""
    span = span_of(doc, found.start, found.end)
    if found.known.kind == "demonym":
        return _role_of_adjective(doc, span, found, names)
    if _is_dateline(doc, span, names):
        return "place"
    if any(child.lower_ in _DIRECTIONS for child in span.root.lefts if child.i < span.start):
        return "place"
    return "actor" if _acts(span, names) else "place"


def _is_dateline(doc: Doc, span: Span, names: Names) -> bool:
    """'NAIROBI (Agency) - ', 'Lima, March 8 -': where a report was sent from."""
    behind = [t for t in doc[span.end : span.end + 2] if not t.is_space]
    if span.start != 0 or not behind:
        return False
    if behind[0].text in ("-", "--", "–", "—", "(", ":", "/"):
        return behind[0].text not in ("-", "–", ":") or span.text.isupper() or bool(span[-1].whitespace_)
    return behind[0].text == "," and len(behind) > 1 and behind[1].lower_ in names.nouns.noise


def _role_of_adjective(doc: Doc, span: Span, found: Found, names: Names) -> str:
    head = span.root.head if span.root.dep_ in (*_MODIFIERS, "poss") else span.root
    following = next_word(doc, found.end)
    words = {head.lower_, following.lower_ if following is not None and not following.is_punct else ""}
    return "place" if words & names.nouns.places else "actor"


def _acts(span: Span, names: Names) -> bool:
    root = _first_conjunct(span.root)
    head = root.head
    if root.dep_ == "poss" or (span.end < len(span.doc) and span.doc[span.end].tag_ == "POS"):
        return _owns_as_actor(root, names)
    if root.dep_ in _SUBJECTS:
        return _acts_as_subject(root, names)
    if root.dep_ in ("dobj", "obj"):
        return head.lemma_ not in names.roles.motion
    if root.dep_ == "pobj":
        return _acts_after_preposition(root, names)
    if root.dep_ in _MODIFIERS:
        return _acts_as_modifier(head, names)
    if root.dep_ == "attr":
        subject = next((c for c in head.children if c.dep_ == "nsubj"), None)
        return subject is not None and subject.lower_ in names.roles.allies
    if root.dep_ == "appos":
        return head.lower_ in names.roles.allies
    return root.dep_ in ("ROOT", "conj")


def _owns_as_actor(root: Token, names: Names) -> bool:
    """'Peru's decision' is Peru's; 'Peru's coast', 'Peru's largest port' lie there."""
    owned = root.head
    if owned.lower_ in names.nouns.places or owned.lower_ in names.roles.possessed_features:
        return False
    return not any(t.tag_ in ("JJS", "RBS") for child in owned.lefts for t in (child, *child.lefts))


def _acts_as_subject(root: Token, names: Names) -> bool:
    """'Peru is a country', 'Peru has a long coastline': a place described; 'Peru is ready', 'Peru said': an actor."""
    verb, roles = root.head, names.roles
    if verb.lemma_ in roles.place_verbs:
        return False
    said = {c.lemma_.lower() for c in verb.children if c.dep_ in ("attr", "dobj")}
    if verb.lemma_ == "be":
        prepositions = {c.lower_ for c in verb.children if c.dep_ == "prep"}
        return not _describes(verb, said, names) and not (not said and prepositions & (roles.where - {"at", "under"}))
    return not (verb.lemma_ == "have" and said & roles.features)


def _describes(verb: Token, said: set[str], names: Names) -> bool:
    """'Is a suburb', 'is one of the oldest towns'."""
    if "one" in said:
        one = next(c for c in verb.children if c.lemma_.lower() == "one")
        said = said | {t.lemma_.lower() for of in one.children if of.lower_ == "of" for t in of.children}
    return bool(said & names.roles.descriptions)


def _acts_as_modifier(head: Token, names: Names) -> bool:
    """'US withdrawal', 'US officials': an actor; 'a London goldsmith': where from."""
    word = head.lower_
    nouns, roles = names.nouns, names.roles
    if word in nouns.places:
        return False
    if word in roles.actions or head.lemma_ in roles.actions or word.endswith(tuple(roles.action_endings)):
        return True
    return word in nouns.government or word in nouns.organs or word in nouns.offices or word in nouns.armed


def _acts_after_preposition(root: Token, names: Names) -> bool:
    roles = names.roles
    preposition = root.head
    word, governor = preposition.lower_, preposition.head
    about_place = governor.lower_ in names.nouns.places or governor.lemma_ in roles.motion
    by_word = {"to": roles.to, "from": roles.from_, "of": roles.of, "at": roles.at, "over": roles.over}
    if word == "of" and governor.lower_ == "part":
        return governor.head.lower_ == "on"  # 'on the part of'
    if word in by_word:
        objects = [c for c in governor.children if c.dep_ == "dobj"] if governor.pos_ == "VERB" else []
        return any(t.lemma_.lower() in by_word[word] or t.lower_ in by_word[word] for t in (governor, *objects))
    if word in roles.where:
        return False
    if word == "between":
        return governor.pos_ in ("NOUN", "PROPN") and not about_place
    if word == "with":
        return not about_place and governor.lemma_ != "share"
    if word in ("toward", "towards"):
        return governor.pos_ in ("NOUN", "PROPN", "ADJ")
    if word in _EXAMPLES and governor.dep_ == "pobj" and governor.head.lower_ in roles.where:
        return False  # 'in countries such as A', 'across Europe, including B'
    return word in roles.whom or not about_place


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return token


def meaning(found: Found, names: Names, article_words: frozenset[str]) -> Found | None:
    """Return a name as it is meant in this article: of another country, of a place, or null for no known name."""
    rule = names.ambiguous.get(found.form)
    if rule is None:
        return found
    mine = len(rule.for_country & article_words)
    other = len(rule.for_other & article_words)
    if mine > other or (mine == other and rule.default == "country"):
        country, place = rule.country, False
    elif rule.other is None:
        return None
    else:
        country, place = rule.other, rule.other_is == "place"
    known = found.known
    name = known.name if place or known.kind == "capital" else names.countries[country].name
    kind, type_ = ("subdivision", "PLACE") if place else (known.kind, known.type)
    return Found(found.start, found.end, found.form, Known(kind, name, type_, country, known.via))


def part_of_name(doc: Doc, found: Found, names: Names) -> bool:
    """Is the country's name part of a person's or a company's ('Michael Jordan', 'Chad Smith')?"""
    if found.form not in names.in_names or found.known.kind not in ("country", "capital", "demonym"):
        return False
    span = span_of(doc, found.start, found.end)
    before = doc[span.start - 1] if span.start else None
    if before is not None and before.whitespace_ and not before.is_sent_start and _name_word(before, names):
        return True
    after = doc[span.end] if span.end < len(doc) and span[-1].whitespace_ else None
    return after is not None and found.known.kind != "demonym" and _name_word(after, names)


def _name_word(token: Token, names: Names) -> bool:
    """Can a capitalised word be a first name or surname: is it no title, no body, no known name, no day?"""
    if not token.text[0].isupper():
        return False
    plain = token.lower_.strip(".")
    nouns = names.nouns
    if len(plain) < 2 or plain in names.trie or plain in nouns.offices | nouns.office_qualifiers | nouns.noise:
        return plain in ("jr", "sr")
    others = nouns.places | nouns.government | nouns.organs | nouns.things | nouns.named_organs | nouns.armed
    return plain not in others and plain not in nouns.organisations and plain not in _DIRECTIONS


def is_language(doc: Doc, found: Found) -> bool:
    """'In French', 'speaks Persian': a language, no people."""
    if found.known.kind != "demonym":
        return False
    span = span_of(doc, found.start, found.end)
    token = span.root
    if doc.text[found.end : found.end + len(_SPEAKING)].lower() == _SPEAKING:
        return True  # 'the English-speaking west' of A
    following = next_word(doc, found.end)
    if following is not None and following.lower_ in ("language", "alphabet", "script", "cuisine"):
        behind = following.nbor() if following.i + 1 < len(doc) else None
        noun = behind is not None and behind.pos_ in ("NOUN", "ADJ") and following.whitespace_
        return not (noun and behind is not None and behind.lower_ not in _SPOKEN)  # spun text: 'French language army'
    if token.dep_ in ("amod", "compound", "nmod", "poss") or token.tag_ in ("NNS", "NNPS"):
        return False
    if token.head.lemma_ in ("speak", "translate") and token.dep_ in ("dobj", "pobj", "obj"):
        return True
    if token.dep_ == "pobj" and token.head.lower_ == "from":
        return token.head.head.lemma_ in ("translate", "render")
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "into") and token.i == token.head.i + 1

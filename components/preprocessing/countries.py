"""Does a name of a country, people or capital say who acts, or where; and which country does an ambiguous name mean?"""

from spacy.tokens import Doc, Span, Token

from components.knowledge.forms import Known
from components.knowledge.names import Names
from components.knowledge.nouns import ActorNouns
from components.preprocessing.gazetteer import Found
from components.preprocessing.spans import next_word, span_of

# Prepositions that say where; 'from' and 'to' depend on the verb.
_WHERE = {
    "in",
    "at",
    "near",
    "inside",
    "within",
    "across",
    "throughout",
    "into",
    "around",
    "outside",
    "along",
    "through",
    "via",
    "off",
    "beyond",
    "toward",
    "towards",
    "onto",
    "north",
    "south",
    "east",
    "west",
    "above",
    "over",
    "under",
    "between",
}
_MOTION = {
    "travel",
    "fly",
    "go",
    "come",
    "flee",
    "return",
    "arrive",
    "visit",
    "deport",
    "move",
    "migrate",
    "escape",
    "smuggle",
    "export",
    "import",
    "withdraw",
    "send",
    "head",
    "enter",
    "leave",
    "withdrawal",
    "trip",
    "visit",
    "flight",
    "journey",
    "ambassador",
    "envoy",
    "exports",
    "imports",
    "refugee",
    "migrant",
    "born",
    "live",
    "drive",
    "sail",
    "ship",
    "cross",
    "pull",
    "evacuate",
    "expel",
    "extradite",
    "bring",
    "transfer",
    "invade",
    "tour",
    "road",
    "route",
}
_VISITED = {"visit", "leave", "enter", "tour", "reach", "flee", "cross", "border", "quit", "hit", "strike"}
_ACTING_NOUNS_OF = {
    "government",
    "president",
    "king",
    "queen",
    "leader",
    "leaders",
    "minister",
    "authorities",
    "rulers",
    "help",
    "support",
    "consent",
    "part",
    "behalf",
    "policy",
    "ambition",
    "influence",
    "allies",
    "ally",
    "enemies",
    "involvement",
    "role",
}


def place_or_actor(doc: Doc, found: Found, nouns: ActorNouns) -> str:
    """Return 'actor' where the words stand for those who act or are acted on, 'place' where they say where."""
    span = span_of(doc, found.start, found.end)
    if found.known.kind == "demonym" or _adjectival(span, found):
        return _role_of_adjective(doc, span, found, nouns)
    return _role_of_noun(span, nouns)


def _adjectival(span: Span, found: Found) -> bool:
    return (
        span.root.dep_ in ("compound", "amod", "nmod")
        and found.known.kind != "capital"
        and span.root.head.i >= span.end
    )


def _role_of_adjective(doc: Doc, span: Span, found: Found, nouns: ActorNouns) -> str:
    head = span.root.head if span.root.dep_ in ("amod", "compound", "nmod", "poss") else span.root
    following = next_word(doc, found.end)
    words = {head.lower_, following.lower_ if following is not None and not following.is_punct else ""}
    return "place" if words & nouns.places else "actor"


def _role_of_noun(span: Span, nouns: ActorNouns) -> str:
    root = _first_conjunct(span.root)
    head = root.head
    if root.dep_ == "poss" or (span.end < len(span.doc) and span.doc[span.end].tag_ == "POS"):
        return "place" if head.lower_ in nouns.places and head.i > span.start else "actor"
    if root.dep_ in ("nsubj", "nsubjpass", "agent", "dative"):
        return _role_of_subject(root)
    if root.dep_ in ("dobj", "obj"):
        return "place" if head.lemma_ in _VISITED else "actor"
    if root.dep_ == "pobj":
        return _role_after_preposition(root, nouns)
    if root.dep_ in ("compound", "nmod", "amod"):
        return "place" if head.lower_ in nouns.places else "actor"
    if root.dep_ in ("appos", "npadvmod"):
        return "place"
    return "actor" if root.dep_ in ("ROOT", "attr", "conj") else "place"


def _role_of_subject(root: Token) -> str:
    """'Peru is a country': a place described; 'Peru is ready', 'Peru said': an actor."""
    verb = root.head
    if verb.lemma_ == "be" and any(child.dep_ in ("attr", "prep") for child in verb.children):
        return "place"
    if root.dep_ == "nsubjpass" and verb.lemma_ in ("locate", "situate", "surround", "divide", "border", "hit"):
        return "place"
    return "actor"


def _role_after_preposition(root: Token, nouns: ActorNouns) -> str:
    preposition = root.head
    governor = preposition.head
    word = preposition.lower_
    if word == "by":
        return "actor" if preposition.dep_ == "agent" or governor.tag_ == "VBN" else "place"
    if word in _WHERE:
        if word == "between":
            return "actor" if governor.lower_ not in nouns.places else "place"
        return "place"
    if word in ("with", "against", "towards", "toward", "like", "for", "including", "than", "despite", "without"):
        return "actor"
    if word in ("from", "to"):
        return "place" if governor.lemma_ in _MOTION or governor.lower_ in nouns.places else "actor"
    if word == "of":
        return "actor" if governor.lower_ in _ACTING_NOUNS_OF else "place"
    return "place" if word in ("on",) and governor.lower_ in nouns.places else "actor"


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


def is_language(doc: Doc, found: Found) -> bool:
    """'In French', 'speaks Persian': a language, no people."""
    if found.known.kind != "demonym":
        return False
    span = span_of(doc, found.start, found.end)
    token = span.root
    following = next_word(doc, found.end)
    if following is not None and following.lower_ in ("language", "alphabet", "script", "cuisine"):
        return True
    if token.dep_ in ("amod", "compound", "nmod", "poss") or token.tag_ in ("NNS", "NNPS"):
        return False
    if token.head.lemma_ in ("speak", "translate") and token.dep_ in ("dobj", "pobj", "obj"):
        return True
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "into") and token.i == token.head.i + 1

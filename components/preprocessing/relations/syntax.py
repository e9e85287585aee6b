"""Who is subject and who is object of a word of action, read off a spaCy parse with voice and control resolved.

Labels are those of spaCy's English pipelines (CLEAR style). Nothing here knows countries or acts.
"""

from collections.abc import Iterator

from components.preprocessing.parsed import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVES = frozenset({"WDT", "WP", "WP$"})
_LINKED_VERBS = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "acl", "relcl", "acomp", "oprd", "prep"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_APPEALS = {"call": "on", "appeal": "to", "plead": "with", "prevail": "on", "look": "to"}
_MAX_CLIMB = 8
_NEIGHBOURING = ("neighbouring", "neighboring")


def is_verb(token: Token) -> bool:
    """Whether a token is a verb, or was tagged as one."""
    return token.is_verb


def children(token: Token, *labels: str) -> list[Token]:
    """The children of a token with one of these dependency labels."""
    return [child for child in token.children if child.dep_ in labels]


def is_passive(verb: Token) -> bool:
    """Whether the subject of a verb is the one acted on."""
    if children(verb, "nsubjpass", "auxpass"):
        return True
    if verb.tag_ != "VBN" or children(verb, "nsubj") or any(c.lemma_ == "have" for c in children(verb, "aux")):
        return False
    if verb.dep_ == "acl":
        return True
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN" and not children(verb, "nsubj", "dobj"):
        return is_passive(verb.head)
    return verb.dep_ == "advcl" and not children(verb, "aux", "dobj", "nsubj")


def conjuncts(token: Token) -> list[Token]:
    """A token and all that is coordinated with it: 'Russia, China and Iran' gives three.

    Without an 'and' or 'or' there is no coordination: a comma alone is as often the end of a fronted phrase.
    """
    found = _chain(token)
    return found if len(found) == 1 or any(children(word, "cc") for word in [token.head, *found]) else [token]


def _chain(token: Token) -> list[Token]:
    found, waiting = [], [token]
    while waiting:  # no recursion: a list may have hundreds of members
        word = waiting.pop()
        found.append(word)
        waiting.extend(reversed(children(word, "conj")))
    return found


def _stray_subject(verb: Token) -> list[Token]:
    """The subject that a parser has hung on a fronted phrase: 'On a visit to A, President B praised ...'."""
    if verb.dep_ not in ("ROOT", "ccomp") or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return []
    for phrase in reversed([child for child in verb.children if child.i < verb.i and child.dep_ in ("prep", "advcl")]):
        strays = [word for word in phrase.subtree if word.dep_ == "conj"]
        strays = [word for word in strays if word not in conjuncts(word.head) and word.pos_ in ("NOUN", "PROPN")]
        if strays:
            return strays[-1:]
    return []


def _antecedents(pronoun: Token, clause: Token) -> list[Token]:
    """What a relative pronoun stands for, the whole of a coordination; the pronoun itself where it is none."""
    if pronoun.tag_ not in RELATIVES:
        return [pronoun]
    while clause.dep_ in ("conj", "xcomp", "ccomp", "advcl") and clause.head != clause:
        clause = clause.head
    noun = clause.head if clause.dep_ in ("relcl", "acl") else _noun_with_clause(pronoun)
    if noun is None:
        return [pronoun]
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return _named_as_one_of(noun) or [noun]


def _named_as_one_of(noun: Token) -> list[Token]:
    """'A is one of five states that ...': A."""
    one = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if one.lower_ != "one" or one.dep_ != "attr":
        return []
    return children(one.head, "nsubj")


def _noun_with_clause(pronoun: Token) -> Token | None:
    """The last noun before a relative pronoun that a relative clause belongs to ('which ... and whose ...')."""
    before = [word for word in pronoun.sent if word.i < pronoun.i and children(word, "relcl")]
    return before[-1] if before else None


def own_subjects(verb: Token) -> list[Token]:
    """The subjects that stand at a verb, relative pronouns replaced by what they stand for."""
    found = [noun for child in verb.children if child.dep_ in SUBJECTS for noun in _antecedents(child, verb)]
    return found or _stray_subject(verb)


def subjects(verb: Token) -> list[Token]:
    """The grammatical subjects of a verb, looked for at the verbs that control it where it has none of its own."""
    for _ in range(_MAX_CLIMB):
        own = own_subjects(verb)
        if own:
            return own
        head = verb.head
        if verb.dep_ == "conj" and verb.tag_ in _FINITE and head.tag_ == "VBG":
            verb = next((word for word in head.ancestors if word.tag_ in _FINITE), head)
            continue  # 'A thanked B for keeping out of it and called on C': parsers take the nearest verb
        if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
            return owners(head) if _is_to_infinitive(verb) else [head]
        if verb.dep_ == "relcl":
            return [head] if not children(verb, "nsubj") else []
        if verb.dep_ == "pcomp":
            verb = _head_of_preposition(head)
            if not is_verb(verb):
                return owners(verb)
            objects = children(verb, "dobj")
            if objects and head.lower_ in ("of", "from", "into", "for"):
                return objects
            continue
        if verb.dep_ not in _LINKED_VERBS or head == verb:
            return []
        if verb.dep_ in ("xcomp", "ccomp", "advcl") and is_verb(head):
            addressed = children(head, "dobj", "dative") if verb.dep_ != "advcl" else []
            addressed = addressed or _appealed_to(head, verb)
            if addressed:
                return addressed
        if head.pos_ in ("NOUN", "PROPN"):
            return owners(head)
        verb = head
    return []


def _appealed_to(head: Token, clause: Token) -> list[Token]:
    """'Called on A to leave', 'appealed to A to leave': A."""
    preposition = _APPEALS.get(head.lemma_) if _is_to_infinitive(clause) else None
    return after_preposition(head, preposition) if preposition else []


def _is_to_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def _head_of_preposition(preposition: Token) -> Token:
    head = preposition.head
    while head.dep_ == "prep" and head.pos_ == "ADP" and head.head != head:
        head = head.head
    return head


def possessors(noun: Token) -> list[Token]:
    """Those a possessive names, 'whose' replaced by what it stands for."""
    return [owner for child in children(noun, "poss") for owner in _antecedents(child, noun.head)]


def owners(noun: Token) -> list[Token]:
    """Whose a noun is: its possessor, else the subject of the verb it is the object of ('A has plans to ...')."""
    found = possessors(noun)
    if found:
        return found
    governor = governor_of(noun)
    if governor is not None and is_verb(governor) and governor is not noun:
        return subjects(governor)
    return []


def governor_of(token: Token) -> Token | None:
    """The word that a token is the object or complement of, over prepositions; null for a subject or a root."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    head = token.head
    if head == token:
        return None
    if token.dep_ in ("dobj", "attr", "oprd", "acomp", "xcomp", "ccomp", "dative", "nsubjpass", "conj"):
        return head
    if token.dep_ in ("pobj", "pcomp"):
        return _head_of_preposition(head)
    if token.dep_ in ("acl", "advcl") and is_verb(token) and _is_to_infinitive(token):
        return head
    return None


def objects(verb: Token) -> list[Token]:
    """The direct objects of an active verb, that of a relative clause replaced by what the clause belongs to."""
    found = [noun for child in children(verb, "dobj") for noun in _antecedents(child, verb)]
    adverbial = any(child.lower_ in ("where", "when", "why") for child in verb.children)
    if not found and not adverbial and verb.dep_ == "relcl" and children(verb, "nsubj") and verb.head.pos_ != "VERB":
        subject = children(verb, "nsubj")[0]
        if subject.tag_ not in RELATIVES and not children(verb, "ccomp", "xcomp", "attr", "acomp"):
            found = [verb.head]
    for (
        child
    ) in verb.children:  # 'ordered the army to leave', 'demands that A leave': the clause's subject is the one ordered
        if child.dep_ == "ccomp" and not found and (child.tag_ == "VB" or _is_to_infinitive(child)):
            found = own_subjects(child)
    if not found:  # parsers take 'neighbouring A' for a verb and its object
        found = [n for c in children(verb, "xcomp") if c.lower_ in _NEIGHBOURING for n in children(c, "dobj")]
    return found


def agents(verb: Token) -> list[Token]:
    """Those a passive verb names with 'by'."""
    return [
        noun
        for child in verb.children
        if child.dep_ == "agent" or child.lower_ == "by"
        for noun in children(child, "pobj")
    ]


def after_preposition(token: Token, word: str) -> list[Token]:
    """The nouns that a preposition below a token brings in, a chain of prepositions ('out of') counted as one."""
    found = []
    for preposition in _prepositions(token, word):
        found.extend(brought_in(preposition))
        for clause in children(preposition, "pcomp"):
            found.extend(own_subjects(clause))
    return found


def brought_in(preposition: Token) -> list[Token]:
    """The nouns of a preposition, or of those coordinated with it: 'in and around A'."""
    parts = conjuncts(preposition)
    if any(part.lower_ == "without" for part in parts):
        return []  # 'with or without A'
    return [noun for part in parts for noun in children(part, "pobj")]


def _prepositions(token: Token, word: str) -> Iterator[Token]:
    for child in token.children:
        if child.lower_ == "according":
            continue  # 'according to A' says who tells it
        if child.lower_ == word and child.dep_ in ("prep", "dative", "agent", "prt", "advmod"):
            yield child
        elif child.dep_ in ("prep", "prt", "advmod"):
            yield from (inner for inner in child.children if inner.dep_ == "prep" and inner.lower_ == word)


def descendants(token: Token, depth: int) -> Iterator[Token]:
    """Tokens below a token, down to a depth."""
    for child in token.children:
        yield child
        if depth > 1:
            yield from descendants(child, depth - 1)

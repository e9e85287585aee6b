"""The grammar of who speaks: the subject of a verb of saying, and what a noun phrase holds, in parses that are often
wrong where quoted words stand first."""

from collections.abc import Callable, Collection, Iterable, Mapping

from components.preprocessing.parsed import Doc, Token
from components.preprocessing.records import Mention

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLIMBED = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "parataxis"})
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_OBJECTS = frozenset({"them", "him", "us", "me"})
_RELATIVE = frozenset({"who", "which", "that"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
_INDEFINITE = frozenset({"a", "an", "one", "another"})
GENDERS = {"he": "m", "she": "f"}
_TITLES = {
    **dict.fromkeys(
        ("mr", "sir", "lord", "king", "prince", "monsieur", "señor", "senhor", "signor", "herr", "father"), "m"
    ),
    **dict.fromkeys(
        ("mrs", "ms", "miss", "mme", "madame", "madam", "lady", "dame", "queen", "princess", "señora"), "f"
    ),
    **dict.fromkeys(("senhora", "signora", "frau", "sister", "mother", "daw", "baroness", "spokeswoman"), "f"),
    **dict.fromkeys(("chairwoman", "congresswoman", "actress", "widow", "daughter"), "f"),
    **dict.fromkeys(("spokesman", "chairman", "congressman", "brother", "imam", "sheikh", "mullah", "bishop"), "m"),
}
_PART_OF_NAME = frozenset({"appos", "compound", "flat", "nmod"})
_ENDING = ("who", "whose", "as", "that", ";", ":")
_EXCLAIMED = 3  # words before a verb that are no clause: 'Not so, replied ...'
_SUBJECT_WORDS = 18  # between an inverted verb and the name of its subject, at most
_LONGEST_ABBREVIATION = 3  # letters
_BETWEEN = ("AUX", "ADV", "PART", "SPACE")

# Whether a place in the paragraph is free of quoted words.
Outside = Callable[[int], bool]


def subject_of(verb: Token, outside: Outside) -> Token | None:
    """Return the subject of a verb of saying: its own, that of a verb it goes with, or what its clause tells of."""
    node = verb
    for _ in range(5):
        with_aux = (node, *(child for child in node.children if child.dep_ in ("aux", "auxpass")))
        subjects = [c for one in with_aux for c in one.children if c.dep_ in SUBJECTS and outside(c.idx)]
        subjects = [c for c in subjects if c.lower_ not in _OBJECTS and not _is_said(c, node)]
        subjects = [child for child in subjects if not _in_brackets(child)] or subjects
        if subjects:
            before = [child for child in subjects if child.i < node.i]
            child = before[-1] if before else subjects[0]  # 'the minister of ports X Y said' has two to the parser
            child = _behind_place(child)
            relative = child.lower_ in _RELATIVE and node.dep_ in ("relcl", "acl", "ccomp")
            return node.head if relative else child
        if node.dep_ in ("acl", "relcl"):
            return node.head
        if node.dep_ == "conj" and (torn := _torn_off(node, outside)) is not None:
            return torn
        if node.dep_ == "conj" and node.tag_ in _FINITE and node.head.pos_ in ("NOUN", "PROPN"):
            node = _verb_over(node.head)  # 'regrets the course and reiterates', joined to 'course'
            continue
        if node.dep_ not in _CLIMBED or node.head == node or (node.dep_ != "conj" and not outside(node.head.idx)):
            return None
        node = node.head
    return None


def _is_said(noun: Token, verb: Token) -> bool:
    """Whether a word is what somebody has to say: 'X had this to say'."""
    return verb.tag_ == "VB" and verb.head.lemma_ == "have" and verb.head.i < noun.i < verb.i


def _behind_place(subject: Token) -> Token:
    """Return the noun behind the comma of 'to the website X, its council blames', where the parse takes X."""
    edge = subject.left_edge
    if edge.i == 0 or edge.nbor(-1).pos_ != "NOUN":
        return subject
    behind = (c for c in subject.children if c.dep_ == "appos" and c.left_edge.nbor(-1).text == ",")
    return next(behind, subject)


def _verb_over(noun: Token) -> Token:
    """Return the verb that a noun is an object of, or the noun where there is none."""
    node = noun
    while node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
        node = node.head
    return node


def through(verb: Token, subject: Token) -> Token | None:
    """Return the spokesman of 'X, through its spokesman Y, spoke of'."""
    for preposition in (*verb.children, *subject.children):
        if preposition.lower_ in ("through", "via"):
            for noun in preposition.subtree:
                if noun.lemma_.lower().startswith("spokes"):
                    return noun.head if noun.dep_ == "compound" else noun
    return None


def _torn_off(verb: Token, outside: Outside) -> Token | None:
    """Return the noun before a second verb that the parse joins to the first one: 'X paid, and Y, in Lima, was'."""
    between = (c for c in verb.head.children if verb.head.i < c.i < verb.i and c.dep_ == "conj" and outside(c.idx))
    nouns = [c for c in between if c.pos_ in ("NOUN", "PROPN")]
    return nouns[-1] if nouns else None


def _in_brackets(token: Token) -> bool:
    """'X (Con, Torridge) asked': a party and a seat."""
    return token.left_edge.i > 0 and token.left_edge.nbor(-1).text in "(["


def is_inverted(verb: Token, outside: Outside) -> bool:
    """Whether quoted words end right before a verb: '“...,” said X', '“...”, has told the press the minister'."""
    for token in reversed(verb.doc[max(verb.i - 6, 0) : verb.i]):
        if not outside(token.idx):
            return True
        aside = token.tag_ == "IN" or (
            token.pos_ == "NOUN" and token.i > 0 and token.nbor(-1).tag_ == "IN"
        )  # 'with irony noted X'
        if token.pos_ not in _BETWEEN and not aside and not token.is_punct and not token.is_quote:
            return False
    return False


def noun_after(verb: Token) -> Token | None:
    """Return the noun that follows a verb whose subject the parse has lost: 'assured the press secretary'."""
    noun = None
    for token in verb.doc[verb.i + 1 : verb.i + 8]:
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            noun = token
        elif noun is not None or token.pos_ not in ("DET", "ADJ", "NUM", "ADV"):
            break
    return noun


def named_after_verb(verb: Token, people: Mapping[int, Mention], titles: Collection[str]) -> str | None:
    """Return the person named after a verb that comes first: 'said the official spokesperson Smt. X Y'.

    `people` are mentions by where they start, `titles` nouns behind which a comma may part a name from its office.
    """
    for token in verb.doc[verb.i + 1 : verb.i + _SUBJECT_WORDS]:
        if _begins_sentence(token):
            return None
        if token.idx in people:
            if not _names_another(token, people[token.idx]):
                return people[token.idx].entity
        elif (
            token.pos_ == "VERB"
            or token.lower_ in _ENDING
            or _begins_sentence(token)
            or not _goes_on(token, verb, people, titles)
        ):
            return None
    return None


def _begins_sentence(token: Token) -> bool:
    """Whether a full stop behind a whole word stands before a word: 'said a driver. X, 52, held'."""
    stop = token.nbor(-1) if token.i > 1 else token
    return stop.text == "." and stop.nbor(-1).text.islower() and len(stop.nbor(-1)) > _LONGEST_ABBREVIATION


def _goes_on(comma: Token, verb: Token, people: Mapping[int, Mention], titles: Collection[str]) -> bool:
    """Whether no comma ends a subject, or one after which a name follows its office: 'said the minister, colonel X'."""
    if comma.text != ",":
        return True
    if not any(t.lemma_.lower() in titles for t in comma.doc[verb.i + 1 : comma.i]):
        return False
    for token in comma.doc[comma.i + 1 : comma.i + 6]:
        if token.idx in people:
            return not _acts(token, people[token.idx])
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "ADP") and token.text != ".":
            return False
    return False


def _acts(first: Token, mention: Mention) -> bool:
    """Whether a verb follows a name at once: 'the ministry said, X reports'."""
    behind = next((t for t in first.doc[first.i :] if t.idx >= mention.end), None)
    return behind is not None and behind.pos_ in ("VERB", "AUX") and behind.tag_ in _FINITE


def _names_another(first: Token, mention: Mention) -> bool:
    """Whether a name only says whose somebody is: 'the lawyer of X', 'to X', 'X’s wife'."""
    before = first.nbor(-1) if first.i else None
    behind = next((t for t in first.doc[first.i :] if t.idx >= mention.end), None)
    owned = behind is not None and (behind.tag_ == "POS" or behind.text in ("’s", "'s", "’", "'"))
    return owned or (before is not None and before.lower_ in ("of", "to", "for", "by", "with", "from", "about"))


def opens_clause(verb: Token) -> bool:
    """Whether a verb stands before its subject after a comma: 'Nonsense, replied his counterpart, X'."""
    before = verb.i - verb.sent.start
    if verb.tag_ not in ("VBD", "VBZ") or not 0 < before <= _EXCLAIMED or verb.nbor(-1).text != ",":
        return False
    return verb.i + 1 < len(verb.doc) and (verb.nbor().pos_ in ("DET", "PROPN") or verb.nbor().tag_ == "PRP$")


def tokens_of(doc: Doc, mention: Mention) -> list[Token]:
    """Return the words of a mention."""
    return list(doc.char_span(mention.start, mention.end, alignment_mode="expand") or ())


def root_in(doc: Doc, mention: Mention, head: Token) -> Token | None:
    """Return the head word of a mention if it stands in the noun phrase of `head`."""
    tokens = tokens_of(doc, mention)
    if not tokens or not (head.left_edge.idx <= mention.start < head.right_edge.idx + len(head.right_edge)):
        return None
    return next((t for t in tokens if t.head.i < tokens[0].i or t.head.i > tokens[-1].i or t.head == t), tokens[-1])


def in_clause(token: Token, head: Token) -> bool:
    """Whether a word stands in a clause inside the noun phrase: 'the man who met X'."""
    node = token
    while node.i not in (head.i, node.head.i):
        if node.dep_ in ("relcl", "acl", "advcl", "ccomp"):
            return True
        node = node.head
    return False


def is_subject(doc: Doc, mention: Mention) -> bool:
    """Whether a mention is the subject of a verb, or a name beside it: 'the general, X, received'."""
    for token in tokens_of(doc, mention):
        node = token
        while node.dep_ in _PART_OF_NAME and node.head.i != node.i:
            node = node.head
        if node.dep_ in SUBJECTS:
            return True
    return False


def told_gender(doc: Doc, mention: Mention) -> str | None:
    """Return what the words before a name tell: 'm' after 'Mr' or 'the spokesman', 'f' after 'Mrs', else nothing."""
    first = next((t for t in doc if t.idx >= mention.start), None)
    if first is None:
        return None
    before = (t.lower_.strip(".") for t in doc[max(0, first.i - 2) : first.i])
    return next((_TITLES[word] for word in before if word in _TITLES), None)


def in_relative_of(pronoun: Token, mention: Mention) -> bool:
    """Whether a pronoun stands in a clause about the one named: 'X, to whom he said'."""
    return any(
        node.dep_ == "relcl" and mention.start <= node.head.idx < mention.end for node in (pronoun, *pronoun.ancestors)
    )


def is_definite(head: Token) -> bool:
    """Whether a noun phrase means one that was named before."""
    determined = any(child.lower_ in _DEFINITE and child.dep_ in ("det", "poss") for child in head.children)
    return determined and "Number=Plur" not in head.morph


def is_new(head: Token) -> bool:
    """Whether a noun phrase brings in somebody not named before: 'a customs officer'."""
    return any(child.lower_ in _INDEFINITE and child.i < head.i for child in head.children)


def owner_pronoun(head: Token) -> Token | None:
    """Return the 'its' or 'their' of a noun phrase: 'its spokesman', 'their delegation'."""
    return next((c for c in head.children if c.lower_ in ("its", "their") and c.dep_ == "poss"), None)


def is_called(head: Token) -> bool:
    """Whether a name narrows a noun down: 'the APIKUR group'."""
    return any(c.text[0].isupper() and c.dep_ in ("amod", "compound", "nmod") and c.i < head.i for c in head.children)


def is_anybodys(head: Token) -> bool:
    """Whether a noun phrase says whose somebody is by a pronoun: 'his chief of staff', 'its director'."""
    return any(c.tag_ == "PRP$" for c in head.children)


def is_of(head: Token) -> bool:
    """Whether a noun phrase says of what somebody is the head: 'the mayor of Tulcán', 'Serbia’s ambassador'."""
    of = (c for c in head.children if c.lower_ in ("of", "for") and c.i > head.i)
    named = any(t.text[0].isupper() for c in of for t in c.children)
    return named or any(c.dep_ == "poss" and c.tag_ != "PRP$" for c in head.children)


def modifiers(head: Token) -> set[str]:
    """Return the small-letter words that narrow a noun down: 'transport' in 'the transport ministry'."""
    told = {c.lower_ for c in head.children if c.dep_ in ("amod", "compound") and c.i < head.i and c.text.islower()}
    return _in_one_spelling(told)


def words_of(text: str) -> set[str]:
    """Return the words of a name or an office, to be compared with `modifiers`."""
    return _in_one_spelling(word.removesuffix("’s").removesuffix("'s") for word in text.casefold().split())


def _in_one_spelling(words: Iterable[str]) -> set[str]:
    return {"defence" if word == "defense" else word for word in words}

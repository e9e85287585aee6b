"""The sign of a request, by what is asked for: help, a stop, or what may be either, and whether it is demanded."""

from collections.abc import Iterator

from components.knowledge.relations import RelationRules
from components.preprocessing.parsed import Token
from components.preprocessing.relations.syntax import children, conjuncts
from components.preprocessing.relations.triggers import lemma

_NO_MATTER = ("effort", "time", "expense", "mistake", "secret")  # 'to spare no effort'
_ASKING = ("whether", "if", "how", "why", "what", "who", "when", "where")
_CLAUSES = ("xcomp", "ccomp", "advcl", "acl")


def sign_of_request(asking: Token, rules: RelationRules) -> str | None:
    """Return '-' where the other is to stop or give back, '+' for help; what may be either is '-' only if demanded.

    Null where no word says what is asked for.
    """
    clauses = [child for child in children(asking, *_CLAUSES) if _is_bidden(child)]
    for clause in (clause for clause in clauses if _is_negated(clause)):
        kept = any(phrase in rules.stopping_verbs for phrase in _phrases(clause))
        return "+" if kept else "-"  # 'asked A not to withdraw' is for help, 'asked both sides not to fire' is not
    either = "-" if lemma(asking) in rules.demanding_verbs else "+"
    for clause in clauses:
        found = next((sign for phrase in _phrases(clause) if (sign := _sign(phrase, either, rules))), None)
        if found:
            return found
    return next((sign for noun in _things(asking) if (sign := _sign_of_thing(noun, either, rules))), None)


def _is_negated(clause: Token) -> bool:
    """'Not to send', 'to send no more'."""
    return bool(children(clause, "neg")) or any(
        child.lower_ == "no"
        for thing in children(clause, "dobj")
        if lemma(thing) not in _NO_MATTER
        for child in thing.children
    )


def is_question(asking: Token, rules: RelationRules) -> bool:
    """Whether one only wants to know: 'asked A whether it would', 'was asked by A how'."""
    if not any(cue.type == "REQUEST" for cue in rules.verbs.get(lemma(asking), ())):
        return False
    clauses = [child for child in children(asking, *_CLAUSES) if not _is_bidden(child)]
    if len(clauses) < len(children(asking, *_CLAUSES)):
        clauses = [clause for clause in clauses if clause.dep_ != "advcl"]  # 'urged A to stop when they met'
    return any(
        word.lower_ in _ASKING and word.i > asking.i
        for clause in clauses
        for word in children(clause, "mark", "advmod", "attr", "det")
    )


def is_asked_whether(token: Token) -> bool:
    """'Did A warn B?': the verb of a sentence that asks whether it is so; 'why did A warn B?' takes it as done."""
    if token.dep_ != "ROOT" or token.pos_ != "VERB" or not token.sent.text.rstrip("”\"’' ").endswith("?"):
        return False
    first = token.sent[0]
    return first.dep_ in ("aux", "auxpass") and first.head.i == token.i


def _is_bidden(clause: Token) -> bool:
    """Whether a clause says what somebody shall do: 'asked A to leave', 'demanded that A leave'."""
    own = {child.tag_ for child in children(clause, "aux")}
    return "TO" in own or clause.tag_ == "VB" or (clause.tag_ == "VBN" and not own and clause.dep_ == "ccomp")


def _phrases(verb: Token) -> list[str]:
    """A verb with its object or particle, then alone: 'leave soldier', 'send back', 'send'."""
    further = [child.lower_ for child in children(verb, "prt", "advmod", "prep")]
    further += [lemma(thing) for thing in children(verb, "dobj")]
    return [*(f"{lemma(verb)} {word}" for word in further), lemma(verb)]


def _sign(word: str, either: str, rules: RelationRules) -> str | None:
    lists = (("-", rules.stopping_verbs), ("+", rules.helping_verbs), (either, rules.open_verbs))
    return next((sign for sign, words in lists if word in words), None)


def _sign_of_thing(noun: Token, either: str, rules: RelationRules) -> str | None:
    lists = (("-", rules.stopping_nouns), ("+", rules.helping_nouns), (either, rules.open_nouns))
    return next((sign for sign, words in lists if lemma(noun) in words), None)


def _things(asking: Token) -> Iterator[Token]:
    """What is asked for by a noun: 'asked A for data', 'demanded an apology'."""
    for child in asking.children:
        if child.dep_ == "dobj":
            yield from conjuncts(child)
        if child.dep_ in ("dobj", "prep", "dative"):
            wanted = [child] if child.lower_ == "for" else [c for c in child.children if c.lower_ == "for"]
            for preposition in wanted:
                for noun in children(preposition, "pobj"):
                    yield from conjuncts(noun)

"""Which countries act when a bloc acts: the members that a paragraph names, else the one that leads it."""

from collections.abc import Iterable

from components.preprocessing.parsed import Token
from components.preprocessing.relations.ends import End, Ends
from components.preprocessing.relations.syntax import children, conjuncts


class Blocs:
    """Members and leaders of international bodies, as far as the article has named them."""

    def __init__(self) -> None:
        """Start with none known."""
        self._members: dict[str, list[End]] = {}  # of the paragraph being read
        self._leaders: dict[str, End] = {}

    def read(self, ends: Ends) -> None:
        """Take up what one paragraph says of blocs: 'the bloc, which includes A and B', 'the A-led bloc'."""
        self._members = {}
        self._leaders = {key: End(None, end.entity, end.country) for key, end in self._leaders.items()}
        for token in ends.doc:
            for bloc in ends.at(token):
                if bloc.country is not None or ends.entities.entities[bloc.entity].type != "IGO":
                    continue
                named = [end for end in _members(token, ends) if end.country]
                if named:
                    self._members[bloc.entity] = named
                leader = _leader(token, ends)
                if leader is not None:
                    self._leaders[bloc.entity] = leader

    def expand(self, actors: Iterable[End]) -> list[End]:
        """Actors with each bloc replaced by the members it acts for; a bloc that names none stays itself."""
        found: list[End] = []
        for actor in actors:
            leader = self._leaders.get(actor.entity)
            members = self._members.get(actor.entity) or ([leader] if leader else [actor])
            found.extend(member for member in members if member not in found)
        return found


def _members(noun: Token, ends: Ends) -> list[End]:
    named: list[Token] = []
    for clause in children(noun, "relcl", "acl"):
        if clause.lemma_ in ends.rules.bloc_members:
            named.extend(children(clause, "dobj"))
            named.extend(n for p in children(clause, "prep") if p.lower_ == "of" for n in children(p, "pobj"))
    for preposition in children(noun, "prep"):
        if preposition.lower_ in ("including", "comprising"):
            named.extend(children(preposition, "pobj"))
    return ends.of(member for noun in named for member in conjuncts(noun))


def _leader(noun: Token, ends: Ends) -> End | None:
    for child in children(noun, "amod"):
        if child.lower_ in ends.rules.bloc_leads and child.i >= 2 and child.nbor(-1).text in ("-", "–"):
            leaders = [end for end in ends.at(child.nbor(-2)) if end.country]
            if leaders:
                return leaders[0]
    return None

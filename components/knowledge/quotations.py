"""Which words report speech, who may be meant by 'the agency said', and what makes marks no quotation."""

from dataclasses import dataclass, fields
from pathlib import Path

from components.knowledge.files import FOLDER, KnowledgeError, line_of, only_keys, read_toml

FILE = "quotations.toml"


@dataclass(frozen=True, slots=True)
class QuotationCues:
    """The word lists of quotations.toml, in small letters; words are dictionary forms."""

    saying: frozenset[str]  # verbs that report speech, direct or not
    finding: frozenset[str]  # verbs that report speech where a text is their subject
    judging: frozenset[str]  # verbs that report a stance, in whose sentence quoted words are the speaker's
    seeing: frozenset[str]  # likewise, where the words follow them at once
    naming: frozenset[str]  # those of them that give a name
    phrasal: frozenset[tuple[str, ...]]  # verbs of saying with the word that follows them: 'brush aside'
    quoting: frozenset[str]  # verbs whose passive subject speaks: 'X was quoted as saying'
    phrases: frozenset[tuple[str, ...]]  # 'according to': the speaker follows
    these_words: frozenset[tuple[str, ...]]  # 'with these words': the subject of the clause speaks
    documents: frozenset[str]  # texts that speak: a statement, a report
    issuing: frozenset[str]  # verbs by which somebody issues a text
    claims: frozenset[str]  # nouns for what somebody says, where 'that' follows: a claim
    offices: frozenset[str]  # nouns for people in an office; they mean one named before, or speak for a country
    plain: frozenset[str]  # adjectives before an office that do not narrow it down: 'the top diplomat'
    persons: frozenset[str]  # other nouns that mean a person named before
    bodies_of: frozenset[str]  # nouns for those who speak for the body whose they are: 'its delegation'
    offices_of: frozenset[str]  # nouns for those who speak for a person: 'his office'
    kin: frozenset[str]  # nouns for people by whom they belong to: a colleague, a son
    nameless: frozenset[str]  # nouns for people who do not speak for the body they are named with
    groups: frozenset[str]  # nouns that mean a body named before
    states: frozenset[str]  # those of them that may mean a country
    named_by_field: frozenset[str]  # those told apart by the word before them: the transport ministry
    people: frozenset[str]  # pronouns of a person
    collective: frozenset[str]  # pronouns of a body or several people
    distancing: frozenset[tuple[str, ...]]  # words before the mark that make it a name or a scare quote
    named_things: frozenset[str]  # nouns whose name stands in marks
    questions: frozenset[str]  # labels of the interviewer in an interview or transcript
    answers: frozenset[str]  # labels of the one who answers
    handing_over: frozenset[tuple[str, ...]]  # before the name of a reporter: 'here is X'
    taking_over: frozenset[tuple[str, ...]]  # after it: 'X reports'
    interviews: frozenset[tuple[str, ...]]  # by which a text calls itself an interview
    titles: frozenset[str]  # words of a label before the name: Mr, Dr


def load_quotation_cues(folder: Path = FOLDER) -> QuotationCues:
    """Return the cues of quotations.toml, each list extended by that of another folder's file where one is given.

    Raises KnowledgeError (file, line, remedy) for a list that is missing, unknown, empty or holds no text.
    """
    lists = _lists(folder / FILE)
    return QuotationCues(
        saying=frozenset(lists["saying"]),
        finding=frozenset(lists["finding"]),
        judging=frozenset(lists["judging"]),
        seeing=frozenset(lists["seeing"]),
        naming=frozenset(lists["naming"]),
        phrasal=_phrases(lists["phrasal"]),
        quoting=frozenset(lists["quoting"]),
        phrases=_phrases(lists["phrases"]),
        these_words=_phrases(lists["these_words"]),
        documents=frozenset(lists["documents"]),
        issuing=frozenset(lists["issuing"]),
        claims=frozenset(lists["claims"]),
        offices=frozenset(lists["offices"]),
        plain=frozenset(lists["plain"]),
        persons=frozenset(lists["persons"]),
        bodies_of=frozenset(lists["bodies_of"]),
        offices_of=frozenset(lists["offices_of"]),
        kin=frozenset(lists["kin"]),
        nameless=frozenset(lists["nameless"]),
        groups=frozenset(lists["groups"]),
        states=frozenset(lists["states"]),
        named_by_field=frozenset(lists["named_by_field"]),
        people=frozenset(lists["people"]),
        collective=frozenset(lists["collective"]),
        distancing=_phrases(lists["distancing"]),
        named_things=frozenset(lists["named_things"]),
        questions=frozenset(lists["questions"]),
        answers=frozenset(lists["answers"]),
        handing_over=_phrases(lists["handing_over"]),
        taking_over=_phrases(lists["taking_over"]),
        interviews=_phrases(lists["interviews"]),
        titles=frozenset(lists["titles"]),
    )


def _lists(path: Path) -> dict[str, list[str]]:
    content = read_toml(path)
    names = [field.name for field in fields(QuotationCues)]
    only_keys(path, content, set(names), FILE)
    for name in names:
        words = content.get(name)
        if not isinstance(words, list) or not words or not all(isinstance(w, str) and w.strip() for w in words):
            raise KnowledgeError(path, line_of(path, name), f"{name}: a list of one word or more, each in quotes")
    return {name: [" ".join(word.lower().split()) for word in words] for name, words in content.items()}


def _phrases(texts: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(text.replace("-", " ").split()) for text in texts)

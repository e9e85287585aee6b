"""Who 'he', 'she' and 'they' are, where one person or one group only can be meant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.knowledge.forms import fold
from components.knowledge.names import Names
from components.preprocessing.drafts import Draft
from components.preprocessing.parsed import Token
from components.preprocessing.sentences import Sentence
from components.preprocessing.spans import span_of

_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_PRONOUNS = frozenset({*_HE, "they", "them"})
_MALE = (
    "mr",
    "king",
    "prince",
    "sheikh",
    "spokesman",
    "chairman",
    "emir",
    "sultan",
    "mullah",
    "mawlawi",
    "sir",
    "pope",
    "congressman",
)
_FEMALE = (
    "mrs",
    "ms",
    "miss",
    "queen",
    "princess",
    "spokeswoman",
    "chairwoman",
    "congresswoman",
    "madam",
    "lady",
    "daw",
)
# Sentences back to which a pronoun may reach.
_REACH = 3


@dataclass(frozen=True, slots=True)
class Referring:
    """What a pronoun is read with: the stretches of its paragraph inside quotation marks, and the names known."""

    quoted: Sequence[tuple[int, int]]
    names: Names


def pronoun_mentions(sentence: Sentence, before: Sequence[Sentence], referring: Referring) -> list[Draft]:
    """Return the mentions by pronoun of a sentence; pronouns inside quotation marks speak for others and are left."""
    mentions: list[Draft] = []
    for token in sentence.span:
        if token.lower_ not in _PRONOUNS or any(start <= token.idx < end for start, end in referring.quoted):
            continue
        if token.lower_ in _HE:
            person = _person(token, sentence, before, mentions, referring)
            if person is not None:
                mentions.append(_mention(token, person))
        elif token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
            mentions += [_mention(token, member) for member in _group(token, sentence, before)]
    return mentions


def _mention(token: Token, draft: Draft) -> Draft:
    return replace(
        draft, start=token.idx, end=token.idx + len(token.text), via="pronoun", extractor="pronoun", score=0.6
    )


def _person(
    token: Token,
    sentence: Sentence,
    before: Sequence[Sentence],
    resolved: Sequence[Draft],
    referring: Referring,
) -> Draft | None:
    quoted = referring.quoted
    ahead = _subject_ahead(token, sentence)
    if ahead is not None:
        return ahead
    here = [d for d in [*sentence.drafts, *resolved] if d.type == "PERSON" and d.end <= token.idx]
    here = [d for d in here if not _acts_on_pronoun(d, token)]
    gender = _HE[token.lower_]
    levels = [(sentence, [d for d in here if not _is_inside(d, quoted)])]
    for s in reversed(before[-_REACH:]):
        people = [d for d in s.drafts if d.type == "PERSON" and not (s.doc is sentence.doc and _is_inside(d, quoted))]
        levels.append((s, people))
    for of, level in levels:
        people = [d for d in level if _gender(d, referring.names) in (gender, None)]
        if not people:
            unnamed = _unnamed(of, token, referring.names)
            if unnamed is not None:
                return _stood_for(unnamed, of)
            continue
        told = [d for d in people if gender == "f" and _gender(d, referring.names) == "f"]
        people = told or people  # before one of whom nothing tells that she is a woman
        if len({d.name for d in people}) == 1:
            return people[0]
        subjects = {d.name: d for d in people if _is_subject(d, of)}
        return next(iter(subjects.values())) if len(subjects) == 1 else None
    return None


def _is_inside(draft: Draft, quoted: Sequence[tuple[int, int]]) -> bool:
    """Is somebody named in what another says? A pronoun outside the marks hardly means them."""
    return any(start < draft.start < end for start, end in quoted)


def _acts_on_pronoun(draft: Draft, token: Token) -> bool:
    """'The general who led X ousted him': nobody in the subject of a verb is its object 'him'."""
    if token.dep_ not in ("dobj", "dative"):
        return False
    subject = next((c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and any(t.idx <= draft.start < t.idx + len(t.text) for t in subject.subtree)


def _subject_ahead(token: Token, sentence: Sentence) -> Draft | None:
    """'For his part, X said': the subject of the clause whose opening phrase holds the pronoun."""
    root = sentence.span.root
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or token.i >= subject.i or token.head is root or subject in list(token.ancestors):
        return None
    if token.dep_ != "poss" or not any(t.dep_ in ("prep", "advcl") and t.head is root for t in token.ancestors):
        return None
    return next((d for d in _drafts_at(subject, sentence) if d.type == "PERSON"), None)


def _unnamed(sentence: Sentence, pronoun: Token, names: Names) -> Token | None:
    """'A Kremlin spokesman said ...': the subject before a pronoun, where it is an office without a name."""
    root = sentence.span.root
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.lower_ not in names.nouns.offices or not subject.text.islower():
        return None
    if subject.doc is pronoun.doc and (subject.i >= pronoun.i or pronoun in list(subject.subtree)):
        return None
    gender = "f" if subject.lower_ in _FEMALE else "m" if subject.lower_ in _MALE else None
    return subject if gender in (None, _HE[pronoun.lower_]) else None


def _stood_for(official: Token, sentence: Sentence) -> Draft | None:
    """Whose official it is, as the words before say ('a Kremlin spokesman'); null where they do not."""
    first = official.left_edge.idx
    owners = [d for d in sentence.drafts if first <= d.start <= official.idx and d.type in ("GOV", "COUNTRY")]
    return owners[-1] if owners else None


def _gender(draft: Draft, names: Names) -> str | None:
    """As the office tells ('spokeswoman'), else the first name; null where they tell nothing."""
    words = (draft.office or "").lower().replace(".", "").split()
    if any(w in _FEMALE for w in words):
        return "f"
    if any(w in _MALE for w in words):
        return "m"
    first, behind, _ = draft.name.partition(" ")
    told = names.first_names.get(fold(first)) if behind and draft.country not in names.nouns.family_first else None
    return told if told in ("m", "f") else None


def _is_subject(draft: Draft, sentence: Sentence) -> bool:
    return span_of(sentence.doc, draft.start, draft.end).root.dep_ in ("nsubj", "nsubjpass")


def _group(token: Token, sentence: Sentence, before: Sequence[Sentence]) -> list[Draft]:
    """The plural subject of this sentence's main clause before the pronoun, or else of the sentence before."""
    if token.dep_ in ("nsubj", "nsubjpass"):
        own = _plural_subject(sentence.span.root, sentence) if token.head is not sentence.span.root else []
        own = [d for d in own if d.end <= token.idx]
        if own:
            return own
        return _plural_subject(before[-1].span.root, before[-1]) if before else []
    return []


def _plural_subject(verb: Token, sentence: Sentence) -> list[Draft]:
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return []
    members = [m for m in [subject, *subject.conjuncts] if m.i < verb.i]
    drafts = [d for m in members for d in _drafts_at(m, sentence)]
    if verb.lemma_ == "join":
        joined = next((c for c in verb.children if c.dep_ == "dobj"), None)
        drafts += _drafts_at(joined, sentence) if joined is not None else []
    if len(drafts) > 1:
        return drafts
    plural = subject.tag_ in ("NNS", "NNPS") or any(
        c.tag_ in ("VBP",) for c in (verb, *verb.children) if c.pos_ in ("VERB", "AUX")
    )
    return drafts if plural and drafts and drafts[0].type != "PERSON" else []


def _drafts_at(token: Token, sentence: Sentence) -> list[Draft]:
    """The mentions at a token: several for a group word."""
    return [d for d in sentence.drafts if d.start <= token.idx < d.end and d.type != "PLACE"]

"""Actors that a noun phrase describes: governments ('Kenyan officials'), organs of states ('the French embassy in
Mali'), people under arms ('suspected smugglers from Libya'). Names that no phrase describes are found elsewhere."""

from components.preprocessing.drafts import Draft
from components.preprocessing.gazetteer import Found
from components.preprocessing.parsed import Token
from components.preprocessing.phrases import Context, Phrase, end_of, owner_after, phrases
from components.preprocessing.spans import next_word

_LINKING = {"of", "the", "for", "and", "&"}
# After these alone 'of Kenya' or 'in Nairobi' says whose they are; 'leaders in Nairobi' may be anybody's.
_OF_A_COUNTRY = ("government", "authorities", "officials", "rulers", "regime", "leadership", "junta")
# 'Officials' of an organ speak for the organ; 'military rulers' are the government.
_OF_ORGANS = ("officials", "official", "leaders", "delegation", "negotiators", "leadership", "counterparts")
# Organs that stand in another country, of which there are many.
_ABROAD = ("embassy", "consulate", "diplomats", "peacekeepers")
_WHAT_KIND = ("military", "intelligence", "police", "army", "navy", "security", "parliament", "congress", "treasury")


def described_actors(context: Context) -> list[Draft]:
    """Return the actors that noun phrases of a paragraph describe."""
    makers = (_embassy, _of_known_actor, _bare_government, _organ, _government, _armed)
    drafts = []
    for phrase in phrases(context):
        draft = next((d for make in makers if (d := make(phrase, context)) is not None), None)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _of_known_actor(phrase: Phrase, context: Context) -> Draft | None:
    """'UN officials', 'officials of the Union', 'rebel group X fighters': the body itself."""
    owner, end = phrase.owner, end_of(phrase.last)
    if owner is None and phrase.head in context.names.nouns.government:
        owner = owner_after(phrase.last, context, ("of",))
        end = owner.end if owner is not None else end
    if owner is None or owner.known.kind != "actor" or owner.known.type in ("MEDIA", "COMPANY"):
        return None
    return Draft(
        min(phrase.first.idx, owner.start), end, owner.known.name, owner.known.type, owner.known.country,
        owner.known.country if owner.known.type == "GOV" else None,
        via="description", extractor="officials", rank=70, score=0.85,
    )  # fmt: skip


def _bare_government(phrase: Phrase, context: Context) -> Draft | None:
    """'The interim cabinet': a government whose country the text around it tells."""
    if phrase.owner is not None or phrase.last.i == 0:
        return None
    words = phrase.last.doc[phrase.last.i - 1 : phrase.last.i + 1]
    if words.text.lower() not in context.names.nouns.bare_government or _owner_of_government(phrase, context):
        return None
    return Draft(
        words.start_char, words.end_char, words.text.lower(), "GOV",
        via="description", extractor="bare government", rank=60, score=0.7,
    )  # fmt: skip


def _owner_of_government(phrase: Phrase, context: Context) -> Found | None:
    found = owner_after(phrase.last, context, ("of", "in"))
    if found is None or found.known.kind not in ("country", "capital") or phrase.head not in _OF_A_COUNTRY:
        return None
    return found


def _government(phrase: Phrase, context: Context) -> Draft | None:
    nouns, names = context.names.nouns, context.names
    if phrase.head not in nouns.government:
        return None
    owner = phrase.owner or _owner_of_government(phrase, context)
    if owner is None or owner.known.country is None:
        return None
    if (phrase.head == "side" and phrase.modifiers & nouns.places) or _begins_a_title(phrase.last, context):
        return None
    if phrase.modifiers & nouns.not_government or _goes_on_with_of(phrase.last, context):
        return None
    if phrase.head == "side" and phrase.first.i > 1 and phrase.first.nbor(-2).lower_ in ("on", "from", "to"):
        return None  # 'on the Chinese side' is a place
    country = owner.known.country
    if nouns.former & phrase.modifiers:
        name = f"Former government of {names.countries[country].name}"
    else:
        name = names.government(country, context.published)[0]
    return Draft(
        min(phrase.first.idx, owner.start), max(end_of(phrase.last), owner.end), name, "GOV", country, country,
        via="description", extractor="officials", rank=70, score=0.85,
    )  # fmt: skip


def _goes_on_with_of(last: Token, context: Context) -> bool:
    """'General Administration of Customs': a longer name."""
    behind = last.doc[last.i + 1 : last.i + 3]
    if not last.text[0].isupper() or len(behind) < 2 or behind[0].lower_ != "of":
        return False
    return behind[1].text[0].isupper() and context.at(behind[1]) is None


def _begins_a_title(last: Token, context: Context) -> bool:
    """'Cabinet' in 'Cabinet Secretary X': what kind of office, not who."""
    following = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    titled = following is not None and following.text[0].isupper() and last.text[0].isupper()
    return titled and following is not None and following.lower_ in context.names.nouns.offices


def _organ(phrase: Phrase, context: Context) -> Draft | None:
    """'Kenyan Navy', "Kenya's Ministry of Health", 'Kenyan embassy officials': called by adjective and organ."""
    nouns, names = context.names.nouns, context.names
    between = " ".join(t.lower_ for t in phrase.between)
    of_organ = phrase.head in _OF_ORGANS and not phrase.modifiers & nouns.not_government
    of_organ = of_organ and any(f" {between}".endswith(f" {organ}") for organ in nouns.organs)
    if not of_organ and phrase.head not in nouns.organs | nouns.named_organs:
        return None
    if _is_named(phrase, context) or phrase.modifiers & nouns.not_organs:
        return None
    last = _with_object(phrase.last, context)
    owner = phrase.owner or owner_after(last, context, ("of",))
    if owner is None or owner.known.country is None or owner.known.kind not in ("country", "demonym", "capital"):
        return None
    if phrase.owner is None and (owner.known.kind == "capital" or _goes_on(owner, context)):
        return None
    if not of_organ and (_says_what_kind(phrase.last, context) or _opposes(phrase.last)):
        return None
    behind = phrase.last.doc[phrase.last.i + 1 : phrase.last.i + 3]
    if len(behind) == 2 and behind[0].text in ("-", "‑", "–") and behind[1].lower_ in nouns.allegiances:
        return None  # 'the army-led government'
    country = names.countries[owner.known.country]
    words = [t.text for t in phrase.between]
    if not of_organ:
        words.append(phrase.last.doc[phrase.first_of_head.i : last.i + 1].text)
    organ = " ".join(words)
    host = owner_after(last, context, ("in", "to")) if phrase.head in _ABROAD else None
    if host is not None and host.known.country:
        organ += f" in {names.countries[host.known.country].name}"
    name = nouns.organ_name(country.adjective, organ)
    party = nouns.organisations.get(phrase.head.split()[-1]) == "MOVEMENT" and "communist" not in phrase.head
    if phrase.owner is not None and _is_proper(phrase, last):
        name = phrase.last.doc[phrase.first.i : last.i + 1].text
    return Draft(
        phrase.first_of_head.idx if party else min(phrase.first.idx, owner.start),  # the country stays a mention
        end_of(last), name, "MOVEMENT" if party else "GOV",
        country.alpha3, None if party else country.alpha3, via="description" if organ.islower() else "name",
        extractor="organ", rank=70, score=0.85, called=nouns.as_called(country.adjective, organ),
    )  # fmt: skip


def _is_named(phrase: Phrase, context: Context) -> bool:
    """'Wealth fund X', 'intelligence agency X': the name behind the noun is the body."""
    nouns, last = context.names.nouns, phrase.last
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    described = phrase.head in nouns.descriptors or last.text in nouns.descriptors
    if following is None or not described or not last.text.islower():
        return False
    return following.text.isupper() and len(following) > 2 and following.is_alpha and context.at(following) is None


def _goes_on(owner: Found, context: Context) -> bool:
    """'A patrol of the Kenyan Rangers': theirs, not Kenya's."""
    following = next_word(context.doc, owner.end)
    return owner.known.kind == "demonym" and following is not None and following.text[0].isupper()


def _is_proper(phrase: Phrase, last: Token) -> bool:
    """'Kenya Wildlife Service': a name that holds the country's, all in capitals."""
    words = phrase.last.doc[phrase.first.i : last.i + 1]
    country = phrase.owner is not None and phrase.owner.known.kind == "country"
    return country and len(words) > 2 and all(t.is_title for t in words)


def _embassy(phrase: Phrase, context: Context) -> Draft | None:
    """'The Kenyan ambassador in Oslo': the embassy, besides the person where the text names him."""
    names = context.names
    if phrase.head not in names.nouns.envoys or "former" in phrase.modifiers:
        return None
    owner = phrase.owner or owner_after(phrase.last, context, ("of",))
    if owner is None or owner.known.country is None or owner.known.kind not in ("country", "demonym", "capital"):
        return None
    following = phrase.last.nbor() if phrase.last.i + 1 < len(phrase.last.doc) else None
    if following is not None and following.text[0].isupper() and phrase.last.text[0].isupper():
        return None  # 'Kenyan Ambassador X': the person alone
    name = f"{names.countries[owner.known.country].adjective} embassy"
    host = owner_after(phrase.last, context, ("in", "to"))
    if host is not None and host.known.country:
        name += f" in {names.countries[host.known.country].name}"
    return Draft(
        min(phrase.first.idx, owner.start), max(end_of(phrase.last), owner.end), name, "GOV", owner.known.country,
        owner.known.country, via="description", extractor="organ", rank=70, score=0.8,
    )  # fmt: skip


def _says_what_kind(last: Token, context: Context) -> bool:
    """'Military' in 'military bases', 'police' in 'police stations': what kind of thing, not who."""
    if last.lower_ not in _WHAT_KIND:
        return False
    nouns = context.names.nouns
    following = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    if following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    return following.lower_ not in nouns.offices and following.lower_ not in nouns.government


def _opposes(last: Token) -> bool:
    """'Opposition' in 'opposition leader' and 'opposition to the plan': nobody by itself."""
    if last.lower_ != "opposition" or last.i + 1 >= len(last.doc):
        return False
    following = last.nbor()
    return following.pos_ in ("NOUN", "PROPN", "ADJ") or following.lower_ in ("to", "against", "-")


def _with_object(last: Token, context: Context) -> Token:
    """'Ministry' goes on: 'of Foreign Affairs', 'for Women'; not into the name of the country."""
    if last.lower_ not in ("ministry", "department", "office", "service", "court", "committee", "council", "agency"):
        return last
    end = last
    for token in last.doc[last.i + 1 : last.i + 9]:
        if context.at(token) is not None:
            break
        if token.text[0].isupper() and token.lower_ not in context.names.nouns.days | context.names.nouns.offices:
            end = token
        elif token.lower_ not in _LINKING:
            break
    return end


def _armed(phrase: Phrase, context: Context) -> Draft | None:
    nouns = context.names.nouns
    if phrase.head not in nouns.armed:
        return None
    owner = phrase.owner
    following = phrase.last.nbor() if phrase.last.i + 1 < len(phrase.last.doc) else None
    if following is not None and following.lower_ in nouns.offices | nouns.government:
        return None  # 'gang leaders'
    identity = [t.text for t in phrase.between if t.lower_ not in nouns.plain and t.tag_ != "VBG"]
    if any(word.lower() in nouns.planes for word in identity) or (owner is None and _of_a_name(phrase.last, context)):
        return None
    where = owner or owner_after(phrase.last, context, nouns.links)
    if owner is None and where is not None and where.known.kind in ("city", "subdivision"):
        where = None  # 'smugglers in that province' says where they were met
    if owner is not None and owner.known.country:
        identity.insert(0, context.names.countries[owner.known.country].adjective)
    marked = any(t.lower_ in nouns.marking for t in phrase.between)
    if not identity and not marked and not _acts(phrase.last):
        return None
    between = [t for t in phrase.between if t.tag_ != "VBG"]
    start = between[0] if between else phrase.first_of_head  # the people stay a mention of their own
    return Draft(
        start.idx, end_of(phrase.last), " ".join([*identity, phrase.head]), "ARMED_GROUP",
        where.known.country if where is not None else None,
        via="description", extractor="armed", rank=65, score=0.7 if identity else 0.5,
    )  # fmt: skip


def _of_a_name(noun: Token, context: Context) -> bool:
    """'Fighters of the Northern Column': the name says who they are."""
    behind = [t for t in noun.doc[noun.i + 1 : noun.i + 4] if t.lower_ != "the"]
    if len(behind) < 2 or behind[0].lower_ != "of" or not behind[1].text[0].isupper():
        return False
    found = context.at(behind[1])
    return found is None or found.known.kind == "actor"


def _acts(noun: Token) -> bool:
    return noun.dep_ in ("nsubj", "nsubjpass") or (noun.dep_ == "pobj" and noun.head.lower_ == "by")

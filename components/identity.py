"""Ids that stay the same when the same text is read again.

Ids of evidence are hashes of content and place; an entity's id is the hash of its type and normalised name.
"""

import hashlib
import re
import unicodedata

_ID_BYTES = 8


def stable_id(kind: str, *parts: object) -> str:
    """Return 16 hexadecimal digits that depend on the kind and the parts alone.

    `kind` keeps ids of different tables apart ('paragraph', 'mention', ...); each part is hashed as text with its
    length, so that ('a', 'bc') and ('ab', 'c') differ.
    """
    digest = hashlib.blake2b(kind.encode(), digest_size=_ID_BYTES)
    for part in parts:
        text = str(part).encode()
        digest.update(b"\x1f%d:" % len(text) + text)
    return digest.hexdigest()


def normalised_name(name: str) -> str:
    """Return a name as names are compared: NFKC, straight quotes, no possessive, no article, one space, case folded."""
    text = unicodedata.normalize("NFKC", name).replace("’", "'").replace("‘", "'").replace("`", "'")
    text = re.sub(r"\s+", " ", text).strip().casefold()
    text = re.sub(r"'s?$", "", text)
    text = re.sub(r"^the ", "", text)
    return re.sub(r"[^\w ]", " ", text).replace("  ", " ").strip()

"""Speech that a dash opens instead of a mark: '— The bridge will stand, said the mayor. — Whoever likes may cross.'

So print Romance, Slavic and Nordic papers, and translations from them. A dash opens lists and datelines too: it opens
speech only where a verb of saying with its subject follows, set off by a comma, a question mark or an exclamation.
"""

import re

from components.knowledge.quotations import QuotationCues
from components.preprocessing.parsed import Doc
from components.preprocessing.quotation_marks import Quoted
from components.preprocessing.reporting import attribution_after

_OPENS = re.compile(r"\s*[—–―]\s*(?=\w)")
_RESUMES = re.compile(r"\s*[.,:;]?\s+[—–―]\s*(?=\w)")
_CLOSES = frozenset({",", "?", "!", "—", "–", "―"})


def find_dashed(doc: Doc, cues: QuotationCues) -> list[Quoted]:
    """Return the words that a paragraph gives as speech between dashes, none where no verb of saying parts them."""
    text = doc.text
    opening = _OPENS.match(text)
    if opening is None:
        return []
    for token in doc:
        if token.idx <= opening.end() or token.text not in _CLOSES:
            continue
        verb = attribution_after(doc, token.i + 1, cues)
        if verb is None:
            continue
        end = token.idx + (len(token) if token.text in "?!" else 0)
        found = [Quoted(opening.end(), len(text[:end].rstrip()), True, True)]
        resumed = next((m for m in _RESUMES.finditer(text, verb.idx) if text[m.end()].isalpha()), None)
        if resumed is not None:
            found.append(Quoted(resumed.end(), len(text.rstrip()), True, True))
        return found
    return []

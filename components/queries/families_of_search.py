"""What counts as found by a search, or as shared by two paragraphs: the families of marks of the word index.

The index (search_hits.py) says which paragraphs it finds, the best first, and how many words in each; where these words
stand it says only of the paragraphs that are shown. Both come as text: a list of half a million values would take
longer to hand over than to find.
"""

from components.queries.family import PLACE, Family

_FOUND = f"""{PLACE.format("s")}, f.hits, f.char_start, f.char_end, f.rank, NULL::INTEGER AS record
FROM (
    SELECT unnest(string_split($found_paragraphs, ' ')) AS paragraph_id,
        unnest(string_split($found_hits, ' ')::BIGINT[]) AS hits,
        generate_subscripts(string_split($found_paragraphs, ' '), 1) AS rank,
        unnest($found_starts::BIGINT[]) AS char_start, unnest($found_ends::BIGINT[]) AS char_end) f
JOIN paragraphs p USING (paragraph_id) JOIN selected s ON s.paragraph = p.rowid WHERE f.hits > 0"""

SEARCH_FAMILIES = {
    "search": Family(("query",), "hit", f"SELECT $query AS query, {_FOUND}"),
    "search-paragraph": Family(
        ("paragraph_id", "query"), "hit", f"SELECT p.rowid AS paragraph_id, $query AS query, {_FOUND}"
    ),
    "similar": Family(("similar_to",), "shared word", f"SELECT $similar_to AS similar_to, {_FOUND}"),
}

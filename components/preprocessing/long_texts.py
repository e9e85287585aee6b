"""Texts that are too long in one piece: a page that came as one endless line, a book given as one text.

The parser takes some 10 kB of memory a character, and what relates every name of a paragraph to every other takes time
by the square of its length; besides, nobody reads a passage of twenty pages. Paragraphs are therefore cut.
"""

LONGEST_PARAGRAPH = 4_000  # characters; a long paragraph of news has some 1,500


def split_long(text: str, longest: int) -> list[str]:
    """Return a text in pieces of at most `longest` characters, cut after a sentence or else at a space.

    The pieces joined are the text.
    """
    pieces = []
    while len(text) > longest:
        head = text[:longest]
        cut = max(head.rfind(mark) + 2 for mark in (". ", "? ", "! "))
        if cut < longest // 2:
            cut = head.rfind(" ") + 1 or longest
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]

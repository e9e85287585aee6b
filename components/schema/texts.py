"""The tables of what was read: files, the articles in them, their paragraphs."""

from components.schema.columns import CUES, TEXT, TEXTS, WHOLE, Table, column, dated

FILES = Table(
    "files",
    ("file_id",),
    (
        column("file_id", TEXT, "id of the file as given"),
        column("source_file", TEXT, "path or address as given, relative to the source folder"),
        column("sha256", TEXT, "hash of the bytes"),
        column("bytes", WHOLE, "size of the file"),
        column("media_type", TEXT, "media type the reader took it for", null=True),
        column("encoding", TEXT, "encoding it was decoded from", null=True),
        column("status", TEXT, "read, skipped or failed"),
        column("reason", TEXT, "why it was skipped or failed, or is not analysed, and what to do", null=True),
        column("articles", WHOLE, "articles found in it"),
        column("lines_in", WHOLE, "non-blank lines of the decoded text"),
        column("lines_body", WHOLE, "of these, lines of article text"),
        column("lines_heading", WHOLE, "of these, headlines, decks and subheads"),
        column("lines_caption", WHOLE, "of these, picture captions"),
        column("lines_furniture", WHOLE, "of these, page text that is not the article"),
    ),
)

ARTICLES = Table(
    "articles",
    ("article_id",),
    (
        column("article_id", TEXT, "id of the article"),
        column("source_file", TEXT, "file it was found in"),
        column("position", WHOLE, "its place in the file, from 1"),
        column("title", TEXT, "headline as printed", null=True),
        column("publisher", TEXT, "who published it", null=True),
        column("author", TEXT, "who wrote it", null=True),
        column("address", TEXT, "web address it was taken from, as far as it is known", null=True),
        *dated("published", "when it was published"),
        column("published_precision", TEXT, "day, month or year", null=True),
        column("published_basis", TEXT, "what the date rests on: metadata, page or text", null=True),
        column("language", TEXT, "ISO 639-1; null where neither words nor file tell: read as English", null=True),
        column("words", WHOLE, "words of its body"),
        column("story_id", TEXT, "near-duplicates share it"),
        column("text_flags", TEXTS, "machine_translated, spun, truncated, not_analysed (no pipeline reads it)"),
        column(
            "flag_cues",
            CUES,
            "words that speak for them: char_start, char_end (in the decoded source), form, rule (flag)",
        ),
    ),
)

PARAGRAPHS = Table(
    "paragraphs",
    ("paragraph_id",),
    (
        column("paragraph_id", TEXT, "id of the paragraph"),
        column("article_id", TEXT, "article it belongs to; null for page text outside any article", null=True),
        column("source_file", TEXT, "file it was found in"),
        column("position", WHOLE, "its place in the file, from 1"),
        column("kind", TEXT, "body, heading, caption or furniture"),
        column("reason", TEXT, "why it is furniture, heading or caption", null=True),
        column("text", TEXT, "its words, as in the decoded source"),
        column("char_start", WHOLE, "offset in the decoded source, code points"),
        column("char_end", WHOLE, "end offset, exclusive"),
        column("duplicate_of", TEXT, "paragraph of the same file that says the same, which counts instead", null=True),
        column("lines", WHOLE, "non-blank lines of the decoded source that it covers"),
    ),
)

"""The same story in every format gives the same article, and every line of what was read is in the ledger."""

import json

import pytest
from made_files import FIRST, SECOND, article_page, message, saved, word
from made_pdf import column, pdf

from components.preprocessing.gathering import gather
from components.preprocessing.record_json import AnnotatedSource, from_json

TITLE = "Talks on the border"
FILES = {
    "story.txt": f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n".encode(),
    "story.html": article_page("<footer><p>About this site</p></footer>"),
    "story.eml": bytes(message(f"{FIRST}\n\n{SECOND}\n", Subject=TITLE)),
    "story.docx": saved(word(FIRST, SECOND, heading=TITLE)),
    "story.pdf": pdf([(72, 760, 18, TITLE), *column([*FIRST.rsplit(" ", 1), "", SECOND])]),
    "story.jsonl": json.dumps({"title": TITLE, "text": f"{FIRST}\n\n{SECOND}"}).encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_one_story_in_every_format(tmp_path, annotate_source, name):
    (tmp_path / name).write_bytes(FILES[name])
    (task,) = gather([str(tmp_path / name)], tmp_path / "scratch").tasks
    source = from_json(AnnotatedSource, annotate_source(task))
    (article,) = source.segmented.articles
    assert article.title == TITLE
    paragraphs = source.segmented.paragraphs
    assert [p.text for p in paragraphs if p.kind == "body"] == [FIRST, SECOND]
    assert sum(p.lines for p in paragraphs) == source.lines_in

"""Files that hold many sources: archives, tables, mail boxes and messages with attachments, each source by its name."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.preprocessing import archives, opening_tables
from components.preprocessing.archives import ArchiveRefused, Budget, unpack
from components.preprocessing.gathering import Gathered, gather
from components.preprocessing.readers.dispatching import read_source
from components.preprocessing.reading import UnreadableSource
from components.preprocessing.records import Source

TALKS = "Ministers of both countries met in Geneva on Monday to talk about the closed border crossings."
RAIN = "Heavy rain closed the road to the coast on Tuesday, and villages were cut off for a day."


def tar(members: dict[str, bytes], link: str | None = None) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        if link:
            member = tarfile.TarInfo(link)
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(member)
    return file.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def folder_of(path: Path, files: dict[str, bytes | str]) -> str:
    path.mkdir(exist_ok=True)
    for name, data in files.items():
        (path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


def gathered_of(tmp_path: Path, files: dict[str, bytes | str]) -> Gathered:
    return gather([folder_of(tmp_path / "in", {"other.txt": "Other.", **files})], tmp_path / "scratch")


def names(gathered: Gathered) -> list[str]:
    return [task.source_file for task in gathered.tasks if task.source_file != "other.txt"]


def read(gathered: Gathered) -> dict[str, Source]:
    return {
        task.source_file: read_source(Path(task.path), task.source_file, task.offset, task.size)
        for task in gathered.tasks
        if task.source_file != "other.txt"
    }


def reasons(gathered: Gathered) -> dict[str, str]:
    return {item.source_file: item.reason for item in [*gathered.failed, *gathered.left_out]}


ZEROS = bytes(3_000_000)
PLAIN = tar({"a.txt": TALKS.encode(), "sub/b.txt": RAIN.encode()})


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("p.zip", zipped({"a.txt": b"a", "sub/b.txt": b"b"}), ["p.zip/a.txt", "p.zip/sub/b.txt"]),
        ("p.tar", PLAIN, ["p.tar/a.txt", "p.tar/sub/b.txt"]),
        ("p.tar.gz", gzip.compress(PLAIN, mtime=0), ["p.tar.gz/a.txt", "p.tar.gz/sub/b.txt"]),
        ("p.tar.bz2", bz2.compress(PLAIN), ["p.tar.bz2/a.txt", "p.tar.bz2/sub/b.txt"]),
        ("p.tar.xz", lzma.compress(PLAIN), ["p.tar.xz/a.txt", "p.tar.xz/sub/b.txt"]),
        ("a.txt.gz", gzip.compress(b"a", mtime=0), ["a.txt.gz/a.txt"]),
        ("p.zip", zipped({"x.tar": PLAIN, "c": b"c"}), ["p.zip/c", "p.zip/x.tar/a.txt", "p.zip/x.tar/sub/b.txt"]),
    ],
)  # fmt: skip
def test_archives_are_opened_and_archives_within_them(tmp_path, name, data, expected):
    assert names(gathered_of(tmp_path, {name: data})) == expected


def test_an_archive_given_by_itself_names_its_files_by_their_paths_in_it(tmp_path):
    (tmp_path / "p.tar.gz").write_bytes(gzip.compress(PLAIN, mtime=0))
    assert names(gather([str(tmp_path / "p.tar.gz")], tmp_path / "scratch")) == ["a.txt", "sub/b.txt"]


def test_sources_csv_inside_an_archive_speaks_of_its_files(tmp_path):
    packed = zipped({"a.txt": b"a", "sources.csv": b"source_file,publisher\na.txt,The Courier\n"})
    (task,) = (task for task in gathered_of(tmp_path, {"p.zip": packed}).tasks if task.source_file == "p.zip/a.txt")
    assert [known.publisher for known in task.known] == ["The Courier"]


@pytest.mark.parametrize("name", ["../evil.txt", "/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])
def test_members_of_tar_files_that_lead_outside_and_links_are_left_out(tmp_path, name):
    gathered = gathered_of(tmp_path, {"p.tar": tar({name: b"evil", "good.txt": b"good"}, link="passwd.txt")})
    assert names(gathered) == ["p.tar/good.txt"]
    assert "leads out of the archive" in reasons(gathered)[f"p.tar/{name}"]
    assert "a link" in reasons(gathered)["p.tar/passwd.txt"]
    assert not list(tmp_path.rglob("evil*"))


@pytest.mark.parametrize(
    "data",
    [gzip.compress(b"x" + ZEROS, mtime=0), gzip.compress(tar({"a.txt": ZEROS})), zipped({"a.txt": ZEROS})],
    ids=["gzip", "tar", "zip"],
)  # fmt: skip
def test_a_bomb_is_set_aside_and_the_other_files_come_in(tmp_path, data):
    gathered = gathered_of(tmp_path, {"bomb.gz": data, "good.txt": "good"})
    assert names(gathered) == ["good.txt"]
    assert "times its size" in reasons(gathered)["bomb.gz"]


def test_archives_within_archives_share_one_budget(tmp_path):
    (tmp_path / "one.tar").write_bytes(PLAIN)
    budget = Budget(files=3, bytes=100_000)
    unpack(tmp_path / "one.tar", tmp_path / "out", budget)
    assert budget.files == 1
    with pytest.raises(ArchiveRefused, match="more than"):
        unpack(tmp_path / "one.tar", tmp_path / "again", budget)


def test_archives_too_deep_in_archives_are_set_aside(tmp_path):
    data = zipped({"a.txt": b"a"})
    for _ in range(6):
        data = zipped({"in.zip": data})
    gathered = gathered_of(tmp_path, {"p.zip": data})
    ((name, reason),) = reasons(gathered).items()
    assert name == "p.zip/in.zip/in.zip/in.zip/in.zip"
    assert "4 deep" in reason


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (gzip.compress(PLAIN, mtime=0)[:-60], "again"),
        (gzip.compress(PLAIN, mtime=0)[:120], "again"),
        (gzip.compress(ZEROS, mtime=0), "no files"),
        (zipped({}), "no files"),
    ],
    ids=["cut", "cut at the beginning", "zeros", "an empty zip"],
)
def test_a_damaged_or_empty_archive_is_set_aside(tmp_path, data, says):
    gathered = gathered_of(tmp_path, {"p.tar.gz": data})
    assert any(name.startswith("p.tar.gz") and says in reason for name, reason in reasons(gathered).items())


ROWS = [
    {"title": "Talks", "text": TALKS, "author": "Ann Lee", "source": "The Courier", "date": "2025-03-14", "url": "https://courier.example/1"},
    {"title": "Rain", "text": RAIN, "author": "", "source": "The Courier", "date": "14 March 2025", "url": ""},
]  # fmt: skip


def as_csv(delimiter: str = ",") -> str:
    lines = [delimiter.join(ROWS[0])]
    lines += [delimiter.join(f'"{value}"' for value in row.values()) for row in ROWS]
    return "\n".join(lines)


def as_parquet(rows: list[dict[str, str]]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("news.csv", as_csv()),
        ("news.csv", as_csv(";")),
        ("news.csv", as_csv().encode("utf-8-sig")),
        ("news.csv", as_csv().encode("utf-16")),
        ("news.tsv", as_csv("\t")),
        ("news.jsonl", "\n".join(map(json.dumps, ROWS))),
        ("news.json", json.dumps(ROWS)),
        ("news.json", "\n".join(map(json.dumps, ROWS))),
        ("news.parquet", as_parquet(ROWS)),
    ],
    ids=["csv", "semicolons", "mark", "utf-16", "tabs", "json lines", "json list", "json lines as json", "parquet"],
)
def test_each_row_of_a_table_is_a_source(tmp_path, name, data):
    sources = read(gathered_of(tmp_path, {name: data}))
    assert list(sources) == [f"{name}#1", f"{name}#2"]
    first, second = sources.values()
    assert first.text == f"Talks\n\n{TALKS}"
    said = first.stated
    assert (said.title, said.author, said.publisher, said.published, said.address) == tuple(
        ROWS[0][key] for key in ("title", "author", "source", "date", "url")
    )
    assert (second.stated.published, second.stated.author) == ("2025-03-14", None)


def test_rows_behind_a_damaged_part_of_a_parquet_file_are_set_aside_in_one_line(tmp_path):
    file = io.BytesIO()
    rows = pa.table({"text": [f"Story {number} of a long day." for number in range(300)]})
    pq.write_table(rows, file, row_group_size=100, compression="none", use_dictionary=False)
    data = bytearray(file.getvalue())
    place = data.index(b"Story 150")
    data[place - 900 : place] = b"\xff" * 900  # lengths of texts, and the texts
    gathered = gathered_of(tmp_path, {"news.parquet": bytes(data)})
    read_before = len(names(gathered))
    assert 100 <= read_before < 300
    assert [item.source_file for item in gathered.failed] == [f"news.parquet#{read_before + 1}"]


def test_rows_lie_in_one_file_however_many_they_are(tmp_path):
    gathered = gathered_of(tmp_path, {"news.csv": "text\n" + "".join(f"Story {n} of the day.\n" for n in range(500))})
    assert len(gathered.tasks) == 501
    assert len([path for path in (tmp_path / "scratch").rglob("*") if path.is_file()]) == 1
    assert len({task.sha256 for task in gathered.tasks}) == 501


MEDIA_CLOUD = (
    "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
    "a1b2,2025-03-15 01:02:03,en,courier.example,courier.example,2025-03-14,Ministers meet in Geneva over border,https://courier.example/1\n"
)


def test_a_table_of_media_cloud_is_known_by_its_columns_and_its_rows_by_their_ids(tmp_path):
    ((name, source),) = read(gathered_of(tmp_path, {"stories.csv": MEDIA_CLOUD})).items()
    assert name == "stories.csv#a1b2"
    assert source.text == "Ministers meet in Geneva over border"
    assert (source.stated.publisher, source.stated.published) == ("courier.example", "2025-03-14")
    assert (source.stated.language, source.stated.address) == ("en", "https://courier.example/1")


@pytest.mark.parametrize("beside", ["news.toml", "news.csv.toml"])
def test_a_mapping_beside_a_table_says_what_its_columns_hold(tmp_path, beside):
    mapping = 'text = "Inhalt"\ntitle = "Titel"\npublished = "Tag"\ndate_format = "%d/%m/%Y"\nmarkup = true\n'
    table = f"Inhalt,Titel,Tag\n<p>{TALKS}</p><p>Zwei</p>,Gespräche,03/04/2025\n"
    gathered = gathered_of(tmp_path, {"news.csv": table, beside: mapping})
    ((_, source),) = read(gathered).items()
    assert source.text == f"Gespräche\n\n{TALKS}\n\nZwei"
    assert source.stated.published == "2025-04-03"
    assert reasons(gathered) == {beside: "read as the columns of news.csv"}


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"news.csv": "title,text\n"}, ["no rows", "leave it out"]),
        ({"news.csv": "a,b\n1,2\n"}, ["no mapping fits its columns a, b", "news.toml", "text = "]),
        ({"news.csv": "a,b\n1,2\n", "news.toml": 'text = "c"'}, ["names c", "the table has a, b"]),
        ({"news.csv": "a,b\n1,2\n", "news.toml": 'texts = "a"'}, ["texts", "mend"]),
        ({"news.csv": "a,b\n1,2\n", "news.toml": "text = "}, ["no TOML"]),
        ({"news.csv": "\n"}, ["empty"]),
        ({"news.jsonl": "no json\n"}, ["none of its first lines"]),
        ({"news.json": "[1, 2]"}, ["no object of JSON"]),
        ({"news.parquet": b"PAR1...."}, ["no Parquet"]),
    ],
)
def test_a_table_that_no_mapping_fits_is_set_aside_with_its_columns_and_the_remedy(tmp_path, files, says):
    gathered = gathered_of(tmp_path, files)
    assert not names(gathered)
    (failed,) = gathered.failed
    assert failed.source_file in files
    assert all(words in failed.reason for words in says)


@pytest.mark.parametrize(
    ("name", "rows", "reason"),
    [
        ("news.csv", f'title,text\nTalks,{TALKS}\nRain,"{RAIN}",more\n', "3 fields"),
        ("news.csv", f"title,text\nTalks,{TALKS}\n,\n\nx,y\n", "neither text nor title"),
        ("news.csv", f"title,text\nTalks,{TALKS}\nRain,\nx,y\n", None),
        ("news.jsonl", f'{{"title": "Talks", "text": "{TALKS}"}}\nbroken\n', "no JSON"),
        ("news.jsonl", f'{{"title": "Talks", "text": "{TALKS}"}}\n{{"text": null}}\n', "neither text nor title"),
        ("news.json", f'[{{"title": "Talks", "text": "{TALKS}"}}, 7]', "no object"),
        ("news.csv", f'title,text\nTalks,{TALKS}\nx,"never closed', None),
    ],
    ids=["too many fields", "no words", "a title alone", "broken line", "empty row", "no object", "open quotation"],
)
def test_a_faulty_row_sets_aside_only_itself(tmp_path, name, rows, reason):
    gathered = gathered_of(tmp_path, {name: rows})
    assert names(gathered)[0] == f"{name}#1"
    assert [item.source_file for item in gathered.failed] == ([f"{name}#2"] if reason else [])
    assert all(reason in item.reason for item in gathered.failed)


def test_the_mapping_that_asks_for_most_columns_counts_and_ones_own_folder_may_have_it(tmp_path):
    (tmp_path / "mine").mkdir()
    own = '[ours]\nheader = ["text", "Nr"]\ntext = ["text"]\nid = ["Nr"]\n'
    (tmp_path / "mine/column_mappings.toml").write_text(own)
    source = folder_of(tmp_path / "in", {"news.csv": "Nr,text\n7,Talks in Geneva\n"})
    assert names(gather([source], tmp_path / "s1")) == ["news.csv#1"]
    assert names(gather([source], tmp_path / "s2", knowledge=tmp_path / "mine")) == ["news.csv#7"]


def test_rows_with_the_same_id_and_dates_that_cannot_be_read_are_kept_and_said(tmp_path):
    head = "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
    rows = "7,,en,a,a,soon,One story of the day,u\n7,,en,a,a,later,Another story of it,u\n"
    gathered = gathered_of(tmp_path, {"s.csv": head + rows})
    assert names(gathered) == ["s.csv#7", "s.csv#7 (row 2)"]
    (remark,) = gathered.remarks
    assert "2 row(s)" in remark and "'soon'" in remark and "date_format" in remark


def test_sources_csv_speaks_of_a_row_and_of_all_rows_of_a_table(tmp_path):
    known = "source_file,publisher,author\nnews.csv,The Courier,\nnews.csv#2,,Bea Moss\n"
    tasks = gathered_of(tmp_path, {"news.csv": f'text\n{TALKS}\n"{RAIN}"\n', "sources.csv": known}).tasks
    said = {task.source_file: [(known.publisher, known.author) for known in task.known] for task in tasks}
    assert said["news.csv#1"] == [("The Courier", None)]
    assert said["news.csv#2"] == [(None, "Bea Moss"), ("The Courier", None)]


def test_too_many_rows_are_set_aside_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(opening_tables, "MOST_ROWS", 2)
    gathered = gathered_of(tmp_path, {"news.csv": "text\na a\nb b\nc c\nd d\n"})
    assert names(gathered) == ["news.csv#1", "news.csv#2"]
    assert reasons(gathered) == {"news.csv#3": "rows from the 3th on are not read; split it"}


def message(subject: str, text: str) -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["MIME-Version"] = subject, "1.0"
    made.set_content(text)
    return made


def test_what_is_attached_to_a_message_is_a_source_of_its_own(tmp_path):
    made = message("Talks", TALKS)
    made.add_attachment(RAIN.encode(), "text", "plain", filename="../rain.txt")
    made.add_attachment(b"\x89PNG", "image", "png", filename="map.png")
    made.add_attachment(message("Inner", RAIN))
    gathered = gathered_of(tmp_path, {"mail.eml": bytes(made)})
    sources = read(gathered)
    assert {name: source.text for name, source in sources.items()} == {
        "mail.eml": f"Talks\n\n{TALKS}",
        "mail.eml/attachment 3.eml": f"Inner\n\n{RAIN}",
        "mail.eml/rain.txt": RAIN,
    }
    assert "picture" in reasons(gathered)["mail.eml/map.png"]


def test_each_message_of_a_mail_box_is_a_source(tmp_path):
    attached = message("Rain", RAIN)
    attached.add_attachment(TALKS.encode(), "text", "plain", filename="talks.txt")
    box = b"".join(
        b"From a@b.example Fri Mar 14 2025\n" + bytes(m) + b"\n\n" for m in (message("Talks", TALKS), attached)
    )
    sources = read(gathered_of(tmp_path, {"box.mbox": box}))
    assert {name: source.text.split("\n")[0] for name, source in sources.items()} == {
        "box.mbox#1": "Talks",
        "box.mbox#2": "Rain",
        "box.mbox#2/talks.txt": TALKS,
    }


def test_bounds_of_archives_are_those_of_the_module():
    assert Budget.whole() == Budget(archives.MOST_FILES, archives.MOST_BYTES)


FILES: dict[str, bytes] = {
    "a.csv": as_csv().encode(),
    "a.jsonl": "\n".join(map(json.dumps, ROWS)).encode(),
    "a.zip": zipped({"a.txt": b"a", "b.csv": as_csv().encode()}),
    "a.tar": PLAIN,
    "a.tar.gz": gzip.compress(PLAIN, mtime=0),
    "a.mbox": b"From a@b.example\n" + bytes(message("Talks", TALKS)) + b"\n\nFrom c\n" + bytes(message("Rain", RAIN)),
}


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.floats(0, 1), st.floats(0, 1), st.binary(max_size=20))
def test_whatever_is_in_a_file_it_is_opened_or_set_aside(name, first, second, filling):
    data = FILES[name]
    start, end = sorted((int(first * len(data)), int(second * len(data))))
    with TemporaryDirectory() as folder:
        gathered = gathered_of(Path(folder), {name: data[:start] + filling + data[end:]})
        assert "other.txt" in {task.source_file for task in gathered.tasks}
        for task in gathered.tasks:
            with suppress(UnreadableSource):
                assert read_source(Path(task.path), task.source_file, task.offset, task.size).text.strip()
        assert all(item.reason for item in [*gathered.failed, *gathered.left_out])

"""Which files a build is made of, and how a zip archive is kept within bounds."""

import zipfile
from pathlib import Path

import pytest

from components.preprocessing import archives
from components.preprocessing.archives import ArchiveRefused, unpack
from components.preprocessing.gathering import Gathered, NoSources, gather


def corpus(folder: Path, files: dict[str, str]) -> str:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return str(folder)


def zipped(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def names(gathered: Gathered) -> list[str]:
    return [task.source_file for task in gathered.tasks]


def test_files_of_a_folder_in_the_order_of_their_names(tmp_path):
    source = corpus(tmp_path / "in", {"b.txt": "b", "a.txt": "a", "sub/c.txt": "c", "sources.csv": "x", ".hidden": "h"})
    gathered = gather([source], tmp_path / "scratch")
    assert names(gathered) == ["a.txt", "b.txt", "sub/c.txt"]
    assert [item.source_file for item in gathered.left_out] == [".hidden", "sources.csv"]
    assert all(item.reason for item in gathered.left_out)


def test_the_order_of_the_sources_does_not_matter(tmp_path):
    one, two = (
        corpus(tmp_path / "one", {"a.txt": "a", "x.txt": "1"}),
        corpus(tmp_path / "two", {"b.txt": "b", "x.txt": "2"}),
    )
    forth, back = gather([one, two], tmp_path / "s1"), gather([two, one], tmp_path / "s2")
    assert forth == back
    assert names(forth) == ["a.txt", "b.txt", "one/x.txt", "two/x.txt"]


def test_the_same_source_twice_counts_once(tmp_path):
    source = corpus(tmp_path / "in", {"a.txt": "a"})
    assert len(names(gather([source, source], tmp_path / "scratch"))) == 1


def test_a_zip_gives_the_same_files_as_its_folder(tmp_path):
    files = {"a.txt": "a", "sub/c.txt": "c"}
    folder = gather([corpus(tmp_path / "in", files)], tmp_path / "s1")
    archive = gather([str(zipped(tmp_path / "in.zip", files))], tmp_path / "s2")
    assert [(t.source_file, t.sha256) for t in archive.tasks] == [(t.source_file, t.sha256) for t in folder.tasks]


@pytest.mark.parametrize("member", ["../evil.txt", "/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])
def test_a_member_that_leads_outside_is_left_out(tmp_path, member):
    gathered = gather(
        [str(zipped(tmp_path / "in.zip", {member: "evil", "good.txt": "good"}))], tmp_path / "deep/scratch"
    )
    assert names(gathered) == ["good.txt"]
    assert "leads out of the archive" in gathered.left_out[0].reason
    assert not list(tmp_path.rglob("evil*"))


def test_a_link_in_an_archive_is_left_out(tmp_path):
    link = zipfile.ZipInfo("passwd.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    (tmp_path / "out").mkdir()
    assert unpack(tmp_path / "in.zip", tmp_path / "out") == [("passwd.txt", "a link; pack the file itself")]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = zipped(tmp_path / "in.zip", {"a.txt": "0" * 3_000_000})
    with pytest.raises(ArchiveRefused, match="times its size"):
        unpack(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_too_many_bytes_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_BYTES", 5)
    with pytest.raises(ArchiveRefused, match="split it"):
        unpack(zipped(tmp_path / "in.zip", {"a.txt": "123456"}), tmp_path / "out")


def test_a_damaged_member_is_left_out_and_a_damaged_archive_refused(tmp_path):
    path = zipped(tmp_path / "in.zip", {"a.txt": "words " * 50, "b.txt": "good"})
    data = bytearray(path.read_bytes())
    data[40] ^= 0xFF  # inside the packed words of a.txt
    path.write_bytes(data)
    (tmp_path / "out").mkdir()
    ((name, reason),) = unpack(path, tmp_path / "out")
    assert name == "a.txt" and "pack it again" in reason
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["b.txt"]
    (tmp_path / "bad.zip").write_bytes(b"PK no zip")
    with pytest.raises(ArchiveRefused, match="not a usable archive"):
        unpack(tmp_path / "bad.zip", tmp_path / "out")


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("nowhere", "no such file or folder"),
        ("https://example.org/feed.xml?token=a1", r"hidden.*: no file to read.*only read by a build with a store"),
        ("empty", "no file to read"),
    ],
)
def test_nothing_to_build_from_is_said_with_a_remedy(tmp_path, monkeypatch, source, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoSources, match=says):
        gather([source], tmp_path / "scratch")


def test_a_member_without_a_name_and_one_that_does_not_unpack_are_left_out(tmp_path):
    path = zipped(tmp_path / "in.zip", {"a.txt": "Lima and Quito " * 99, ".": "nameless", "good.txt": "good"})
    data = bytearray(path.read_bytes())
    data[35] = 0xFF  # in the packed bytes of the first member
    path.write_bytes(data)
    gathered = gather([str(path)], tmp_path / "scratch")
    assert names(gathered) == ["good.txt"]
    reasons = {item.source_file: item.reason for item in gathered.left_out}
    assert reasons["."].startswith("it has no name") and reasons["a.txt"].startswith("damaged in the archive")


def test_an_archive_of_an_unknown_version_is_refused(tmp_path):
    path = zipped(tmp_path / "in.zip", {"a.txt": "a"})
    data = path.read_bytes()
    entry = data.index(b"PK\x01\x02")
    path.write_bytes(data[: entry + 6] + b"\xff" + data[entry + 7 :])
    with pytest.raises(ArchiveRefused, match="zip file version"):
        unpack(path, tmp_path / "out")


def test_links_that_lead_nowhere_are_left_out(tmp_path):
    source = Path(corpus(tmp_path / "in", {"a.txt": "a"}))
    (source / "gone.txt").symlink_to(tmp_path / "gone")
    (source / "loop.txt").symlink_to("loop.txt")
    gathered = gather([str(source)], tmp_path / "scratch")
    assert names(gathered) == ["a.txt"]
    assert {(item.source_file, item.reason.split(";")[0]) for item in gathered.left_out} == {
        ("gone.txt", "link that leads nowhere"),
        ("loop.txt", "link that leads nowhere"),
    }


def test_a_source_without_a_file_to_read_says_why(tmp_path):
    source = str(zipped(tmp_path / "in.zip", {"../a.txt": "a"}))
    with pytest.raises(NoSources, match=r"no file to read.* \.\./a\.txt: its path leads out of the archive"):
        gather([source], tmp_path / "scratch")


def test_a_device_is_no_source(tmp_path):
    with pytest.raises(NoSources, match="neither a file nor a folder"):
        gather(["/dev/zero"], tmp_path / "scratch")

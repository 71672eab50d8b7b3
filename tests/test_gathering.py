"""What paths on the command line mean: folders, lists, zip archives and standard input."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from office import docx, p, zipped

from publisher import cli, unpacking
from publisher.errors import Exit, InputError
from publisher.gathering import gathered, single
from publisher.manifest import Manifest
from publisher.sources import read_folder

TEXT = "A small speech\n\nThank you all. It was good.\n"


def names(*paths: Path) -> list[str]:
    """The documents that the paths mean, then the codes and places of what is said of others."""
    with gathered(paths) as place:
        documents, findings = read_folder(place.folder, Manifest(), place.files)
        said = [f"{f.code} {f.where}" for f in (*place.findings, *findings)]
        return [document.path for document in documents] + said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("in/b2.txt", "in/b10.txt", "in/more/c.txt", "in/other/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    return tmp_path / "in"


def test_a_list_of_files_and_folders(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert names(folder / "b10.txt", folder / "more", folder / "b2.txt") == [
        "b2.txt", "b10.txt", "more/c.txt"
    ]  # fmt: skip
    monkeypatch.chdir(folder)
    assert names(Path("other/d.txt"), Path("more"), Path("more/c.txt")) == [
        "more/c.txt", "other/d.txt"
    ]  # fmt: skip
    assert names(Path("b2.txt")) == ["b2.txt"]
    with gathered((Path("b2.txt"),)) as place:
        assert (place.name, place.named_by) == ("b2", "the file's name")
    with gathered((Path(),)) as place:
        assert (place.name, place.named_by) == ("", "the folder's name")


def test_a_zip_of_documents(tmp_path: Path) -> None:
    path = tmp_path / "Day one.zip"
    entries = {"talks/b.txt": TEXT, "talks/sub/a.docx": docx(p("Word.")), "__MACOSX/._b.txt": "x"}
    path.write_bytes(zipped(entries))
    assert names(path) == ["b.txt", "sub/a.docx"]
    path.write_bytes(zipped({**entries, ".DS_Store": "x"}))
    assert names(path) == ["b.txt", "sub/a.docx"]
    with gathered((path,)) as place:
        assert (place.name, place.named_by) == ("Day one", "the archive's name")
        there = place.folder
    assert not there.exists()


def test_entries_that_lead_out_of_a_zip_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as made:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
        for name in ("../up.txt", "/abs.txt", "a/../../up.txt", "C:\\x.txt", "good.txt", "x" * 300):
            made.writestr(name, TEXT)
    before = {*tmp_path.rglob("*")}
    out = ["link.txt", "../up.txt", "/abs.txt", "a/../../up.txt", "C:\\x.txt", "x" * 300]
    assert names(path) == ["good.txt", *(f"R142 {name}" for name in out)]
    assert {*tmp_path.rglob("*")} == before


def test_entries_too_deep_or_of_one_name_are_left_out(tmp_path: Path) -> None:
    path, deep = tmp_path / "deep.zip", "d/" * 600 + "deep.txt"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("good.txt", deep, "./good.txt"):
            archive.writestr(name, TEXT)
    with gathered((path,)) as place:
        findings = place.findings
    assert [found.where for found in findings] == [deep, "./good.txt"]
    assert "too deep" in findings[0].message
    assert "another file" in findings[1].message
    assert names(path)[0] == "good.txt"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("張軍.txt".encode(), "張軍.txt"),
        ("讲话.txt".encode("gbk"), "讲话.txt"),
        ("café.txt".encode("cp437"), "café.txt"),
    ],
)
def test_names_in_a_zip_that_are_not_utf8(tmp_path: Path, raw: bytes, shown: str) -> None:
    path = tmp_path / "a.zip"
    data = zipped({"x" * len(raw): TEXT, "plain.txt": TEXT})
    path.write_bytes(data.replace(b"x" * len(raw), raw))
    assert sorted(names(path)) == sorted(["plain.txt", shown])


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (TEXT.encode(), ["standard input"]),
        (docx(p("Word.")), ["standard input"]),
        (zipped({"a/b.txt": TEXT, "a/c.txt": TEXT}), ["b.txt", "c.txt"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, found: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert names(Path("-")) == found
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    with gathered((Path("-"),)) as place:
        assert place.name == "standard input"
        assert place.named_by == "what is read from standard input has no name"


def test_empty_standard_input_and_missing_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(InputError, match="standard input is empty"):
        names(Path("-"))
    with pytest.raises(InputError, match="no such file"):
        names(Path("nowhere"))


def test_one_file_goes_with_the_nearest_book_toml(folder: Path) -> None:
    (folder / "book.toml").write_text('[document."more/c.txt"]\ntitle = "Mine"\n', "utf-8")
    path = folder / "more/c.txt"
    with gathered((path,)) as place:
        file, name, book = single(place, path)
    assert (file, name) == (path, "more/c.txt")
    assert book.documents[name].facts == {"title": "Mine"}


def call(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["publisher", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def test_the_commands_take_them(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PUBLISHER_CACHE", str(tmp_path / "cache"))
    (folder / "book.toml").write_text(
        'title = "Two days"\nleave_out = ["b2.txt"]\n[[speech]]\ndocuments = ["b10.txt"]\n'
        '[[speech]]\ndocuments = ["more/c.txt"]\ntitle = "Third"\n',
        "utf-8",
    )
    built = ("-o", tmp_path / "dist", "--voice", "silence", "--to", "epub", "--json")
    files = (folder / "b2.txt", folder / "more/c.txt")
    assert call(monkeypatch, "build", *files, *built) == Exit.OK
    out = capsys.readouterr().out
    assert '"title": "Two days"' in out
    assert '"Third"' in out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(docx(p("Word is given.")))))
    assert call(monkeypatch, "clean", "-") == Exit.OK
    assert capsys.readouterr().out == "Word is given.\n"
    assert call(monkeypatch, "words", *files) == Exit.OK


def test_a_zip_in_the_folder_is_a_subfolder(folder: Path) -> None:
    entries = {"Late/x.txt": TEXT, "Late/more/y.txt": TEXT, "Late/in.zip": zipped({"z.txt": TEXT})}
    (folder / "b3.zip").write_bytes(zipped({**entries, "__MACOSX/._x": "x", "../out.txt": TEXT}))
    assert names(folder) == [
        "b2.txt", "b3.zip/more/y.txt", "b3.zip/x.txt", "b10.txt", "more/c.txt", "other/d.txt",
        "R142 b3.zip/../out.txt", "R142 b3.zip/in.zip",
    ]  # fmt: skip
    assert not (folder / "out.txt").exists()
    (folder / "b3.zip").write_bytes(zipped(entries)[:200])
    assert [name for name in names(folder) if "b3" in name] == ["R103 b3.zip"]


def test_zips_in_a_folder_are_bounded_together(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("p.zip", "q.zip"):
        (folder / name).write_bytes(zipped({"a.txt": TEXT * 9}))
    monkeypatch.setattr(unpacking, "LARGEST_SUM", len(TEXT) * 17)
    found = [name for name in names(folder) if ".zip" in name]
    assert found == ["p.zip/a.txt", "R103 q.zip"]


@pytest.mark.parametrize("raw", ["致辞.txt".encode("gbk"), "致辞.txt".encode()])
def test_names_in_a_zip_in_the_folder(folder: Path, raw: bytes) -> None:
    data = zipped({"x" * len(raw): TEXT, "plain.txt": TEXT})
    (folder / "late.zip").write_bytes(data.replace(b"x" * len(raw), raw))
    assert "late.zip/致辞.txt" in names(folder)

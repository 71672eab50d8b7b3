"""Which files of a folder become documents, what is said of the others, and under which names."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from office import png, zipped

from publisher import cli
from publisher.book import RESERVED
from publisher.errors import Exit, InputError, ManifestError
from publisher.findings import Severity
from publisher.manifest import DocumentEntry, Manifest
from publisher.sources import read_folder

TEXT = "A small speech\n\nThank you all. It was good.\n"

Build = Callable[..., tuple[int, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "speeches"
    made.mkdir()
    (made / "one.txt").write_text(TEXT, "utf-8")
    return made


@pytest.fixture
def build(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Build:
    """Build the folder as an EPUB of silence: exit code and standard error."""
    monkeypatch.setenv("PUBLISHER_CACHE", str(tmp_path / "cache"))
    command = ["publisher", "build", str(folder), "-o", str(tmp_path / "dist")]

    def call() -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", [*command, "--voice", "silence", "--to", "epub"])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return int(ended.value.code or 0), capsys.readouterr().err

    return call


def remarks(folder: Path) -> list[tuple[str, str]]:
    _, findings = read_folder(folder, Manifest())
    assert all(remark.severity == Severity.WARNING for remark in findings)
    return [(remark.code, remark.where) for remark in findings]


def test_a_file_that_no_reader_reads_is_a_warning(folder: Path, build: Build) -> None:
    (folder / "README.rst").write_text("# Read me\n", "utf-8")
    assert remarks(folder) == [("R102", "README.rst")]
    code, err = build()
    assert (code, "R102" in err) == (Exit.FOUND_WARNINGS, True)


@pytest.mark.parametrize("name", ["d.mp3", "e.flac", "f.mp4"])
def test_sound_is_passed_over_without_a_word(folder: Path, name: str) -> None:
    (folder / name).write_bytes(bytes(range(256)) * 20)
    assert remarks(folder) == []


def test_pictures_that_no_document_shows_are_told(folder: Path) -> None:
    for name in ("IMG_2041.jpeg", "shown.png", "page_files/logo.png", "own/b.PNG"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(png() + name.encode())
    page = f"<html><body><p>{'The dam is high. ' * 9}</p><img src='shown.png' alt='A dam'></body>"
    (folder / "page.html").write_text(page, "utf-8")
    _, findings = read_folder(folder, Manifest())
    told = [f.message.rpartition(": ")[2] for f in findings if f.code == "R146"]
    assert told == ["IMG_2041.jpeg, own/b.PNG"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.pptx", "export the slides as PDF"),
        ("b.7z", "pack it as .zip"),
        ("c.csv", "copy the table into a text document"),
        ("d.xlsx", "copy the table into a text document"),
        ("e.pages", "export it as Word"),
        ("f.mht", "save the page as HTML"),
        ("g.url", "put that file or page into the folder"),
        ("h.docx", "save it as .docx"),
    ],
)
def test_what_to_do_with_a_file_that_is_not_read(folder: Path, name: str, words: str) -> None:
    slides = {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}
    (folder / name).write_bytes(zipped(slides) if name == "a.pptx" else b"7z\xbc\xaf\0\1" * 99)
    _, findings = read_folder(folder, Manifest())
    assert [(f.code, f.where) for f in findings] == [("R102", name)]
    assert words in findings[0].message


def test_an_empty_document_is_said_to_be_empty(folder: Path) -> None:
    (folder / "late.docx").write_bytes(b"")
    _, findings = read_folder(folder, Manifest())
    assert [f.message.rpartition(": ")[2] for f in findings] == [
        "the file is empty; leave it out, or fetch it again"
    ]


def test_where_nothing_can_be_read_each_file_has_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(png())
    (tmp_path / "list.csv").write_text("a;b\n1;2\n", "utf-8")
    with pytest.raises(InputError) as raised:
        read_folder(tmp_path, Manifest())
    assert "list.csv: copy the table" in str(raised.value)
    assert "photo.png: it is a picture; put it into a document" in str(raised.value)


def test_documents_of_subfolders_are_read_in_natural_order(folder: Path) -> None:
    ours = ("voices/x.txt", "dist/x.txt", ".git/x", "out/markers.json", "out/x.txt")
    for name in ("day10/a.txt", "day2/b.txt", "day2/voices/c.txt", "day2/a/d.txt", *ours):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT, "utf-8")
    documents, findings = read_folder(folder, Manifest())
    names = ["day2/a/d.txt", "day2/b.txt", "day2/voices/c.txt", "day10/a.txt", "one.txt"]
    assert [document.path for document in documents] == names
    assert [document.key for document in documents][:2] == ["day2-a-d", "day2-b"]
    assert [(f.code, f.message.rpartition(": ")[2]) for f in findings] == [("R140", ".git")]


def test_a_linked_subfolder_is_a_warning(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    try:
        (folder / "more").symlink_to(tmp_path / "other", target_is_directory=True)
        (folder / "loop").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    assert remarks(folder) == [("R104", "loop"), ("R104", "more")]


def test_hidden_and_other_files_are_passed_over_with_a_note(folder: Path, build: Build) -> None:
    for name in ("~$one.docx", ".DS_Store", "one.txt~", "run.exe"):
        (folder / name).write_bytes(bytes(range(256)))
    _, findings = read_folder(folder, Manifest())
    assert [(f.code, f.where) for f in findings] == [("R140", str(folder)), ("R141", "run.exe")]
    assert "~$one.docx" in findings[0].message
    assert build()[0] == Exit.OK


def test_book_toml_names_documents_of_subfolders_by_their_path(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more/two.txt").write_text(TEXT, "utf-8")
    documents, _ = read_folder(folder, Manifest(leave_out=("more/two.txt",)))
    assert [document.path for document in documents] == ["one.txt"]
    for book in (Manifest(leave_out=("two.txt",)), Manifest(documents={"two": DocumentEntry()})):
        with pytest.raises(ManifestError, match="no file 'two"):
            read_folder(folder, book)


def put(folder: Path, name: bytes) -> None:
    try:
        (folder / os.fsdecode(name)).write_text(TEXT, "utf-8")
    except (OSError, UnicodeError):
        pytest.skip("the file system refuses such names")


@pytest.mark.parametrize(
    ("name", "shown"), [(b"caf\xe9.txt", "caf\ufffd.txt"), (b"a\nb\x01.txt", "a\ufffdb\ufffd.txt")]
)
def test_names_that_cannot_be_shown(folder: Path, build: Build, name: bytes, shown: str) -> None:
    put(folder, name)
    documents, _ = read_folder(folder, Manifest())
    assert shown in [document.path for document in documents]
    assert build()[0] == Exit.OK


def test_names_that_look_alike_stay_two(folder: Path) -> None:
    for name in (b"caf\xe8.txt", b"caf\xe9.txt"):
        put(folder, name)
    documents, _ = read_folder(folder, Manifest(leave_out=("one.txt",)))
    assert [document.path for document in documents] == ["caf\ufffd.txt", "caf\ufffd (2).txt"]


def test_a_name_with_spaces_and_joiners_of_its_script_stays(folder: Path) -> None:
    name = "講話\u3000می\u200cشود.txt"
    (folder / name).write_text(TEXT, "utf-8")
    documents, _ = read_folder(folder, Manifest(leave_out=("one.txt",)))
    assert [document.path for document in documents] == [name]


@pytest.mark.parametrize("name", ["about.txt", "title page.txt"])
def test_no_source_takes_the_key_of_a_made_page(folder: Path, build: Build, name: str) -> None:
    # The made page begins with the same sentence as the source: the book's title, or its heading.
    for text in ("speeches", "About this edition"):
        (folder / name).write_text(f"{text}\n\nThank you all. It was good.\n", "utf-8")
        documents, _ = read_folder(folder, Manifest())
        assert not {document.key for document in documents} & set(RESERVED)
        assert build()[0] == Exit.OK


def test_a_name_with_its_accents_apart_is_the_name_that_people_type(folder: Path) -> None:
    """As archives from macOS have them; a file that differs in nothing else stays another."""
    typed, apart = "Köln 한글.txt", unicodedata.normalize("NFD", "Köln 한글.txt")
    put(folder, apart.encode())
    book = Manifest(leave_out=("one.txt",), documents={typed: DocumentEntry()})
    assert [document.path for document in read_folder(folder, book)[0]] == [typed]
    put(folder, typed.encode())
    if len(list(folder.glob("K*"))) == 2:
        paths = [document.path for document in read_folder(folder, book)[0]]
        assert sorted(paths) == ["Köln 한글 (2).txt", typed]

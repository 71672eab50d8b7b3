"""book.toml: read with the line of what is wrong, and drafted so that it can be read again."""

from __future__ import annotations

import unicodedata
from dataclasses import fields
from pathlib import Path

import pytest

from publisher.draft import draft
from publisher.errors import ManifestError
from publisher.manifest import Correction, DocumentEntry, Manifest
from publisher.manifest_file import read
from publisher.pipeline import Order, cast_of, compose


def written(folder: Path, text: str) -> Path:
    (folder / "book.toml").write_text(text, "utf-8")
    return folder


def test_no_file_leaves_every_decision_open(tmp_path: Path) -> None:
    assert read(tmp_path) == Manifest()


def test_everything_it_can_say(tmp_path: Path) -> None:
    book = read(
        written(
            tmp_path,
            """
title = "T"
creators = ["Zhang Jun"]
ruby = true
leave_out = ["x.txt"]

[voices]
en = "english"

[[speech]]
documents = ["a.txt", "b.txt"]
date = "2020-07-10"

[document."a.txt"]
speaker = "Zhang Jun"

[[document."a.txt".correction]]
find = "Warrenkov"
replace = "Voronkov"
""",
        )
    )
    assert (book.title, book.creators, book.ruby) == ("T", ("Zhang Jun",), True)
    assert book.voices == {"en": "english"}
    assert book.leave_out == ("x.txt",)
    assert book.speeches[0].documents == ("a.txt", "b.txt")
    entry = book.documents["a.txt"]
    assert entry.facts == {"speaker": "Zhang Jun"}
    assert entry.corrections == (Correction("Warrenkov", "Voronkov"),)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('title = "T"\nlanguage = \n', "line 2", "TOML"),
        ('\ntitel = "T"\n', "line 2", "Did you mean 'title'"),
        ("title = 5\n", "line 1", "must be text"),
        ('creators = "Zhang Jun"\n', "line 1", "must be a list"),
        ("creators = [1]\n", "line 1", "list of texts"),
        ('\n\n[[speech]]\ntitle = "x"\n', "line 3", "needs documents"),
        ('[document."a.txt"]\nspeeker = "x"\n', "line 2", "Did you mean 'speaker'"),
        ('[[document."a.txt".correction]]\nfind = "x"\n', "line 1", "find and replace"),
        ("[voices]\nen = 3\n", "line 2", "must be text"),
        ('title = ""\n', "line 1", "is empty"),
        ('title = "a\\u0001b"\n', "line 1", "cannot be shown"),
        ('language = "!!"\n', "line 1", "no language tag"),
        ("contents_depth = 7\n", "line 1", "no headings so deep"),
        ("contents_depth = true\n", "line 1", "must be a number"),
        ('[document."a.txt"]\ndate = "2020-02-31"\n', "line 2", "no date"),
        ('[document."a.txt"]\ndate = 2020-01-01\n', "line 2", "in quotes"),
        ('[[speech]]\ndocuments = ["a.txt"]\ndate = "soon"\n', "line 3", "no date"),
    ],
)
def test_errors_name_the_line(tmp_path: Path, text: str, line: str, words: str) -> None:
    with pytest.raises(ManifestError) as caught:
        read(written(tmp_path, text))
    assert line in str(caught.value)
    assert words in str(caught.value)
    assert "book.toml" in str(caught.value)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "book.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ManifestError, match="cannot be read"):
        read(tmp_path)


def test_a_mark_of_windows_editors_is_no_content(tmp_path: Path) -> None:
    (tmp_path / "book.toml").write_bytes(b"\xef\xbb\xbftitle = 'Water'\n")
    assert read(tmp_path).title == "Water"


def test_lists_without_end_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "book.toml").write_text("title = " + "[" * 9000)
    with pytest.raises(ManifestError, match="too deeply"):
        read(tmp_path)


def test_file_names_are_as_people_type_them(tmp_path: Path) -> None:
    """Accents and syllables in one piece, however an editor saves them."""
    text = "leave_out = ['é.txt']\n[[speech]]\ndocuments = ['한.txt']\n[document.'ü.txt']\n"
    (tmp_path / "book.toml").write_text(unicodedata.normalize("NFD", text), "utf-8")
    book = read(tmp_path)
    assert book.leave_out == ("é.txt",)
    assert book.speeches[0].documents == ("한.txt",)
    assert list(book.documents) == ["ü.txt"]


def write(path: Path, title: str) -> None:
    path.write_text(f"{title}\n\n" + "This is the text and all of it. " * 9, "utf-8")


def test_a_draft_obeyed_line_by_line_changes_only_what_it_names(tmp_path: Path) -> None:
    """Whatever single line of a draft is made the editor's word, no other key takes its place."""
    write(tmp_path / "a.txt", "One Title")
    write(tmp_path / "b.txt", "Two Title")
    order = Order(tmp_path, tmp_path / "dist")
    text = draft(compose(order, Manifest(), cast_of(order, Manifest())))
    assert read(written(tmp_path, text)) == Manifest(
        path=tmp_path / "book.toml", documents={n: DocumentEntry() for n in ("a.txt", "b.txt")}
    )
    lines = text.splitlines()
    for number, line in enumerate(lines[: lines.index("[voices]")]):
        key = line.removeprefix("# ").partition(" = ")[0]
        if " = " not in line or key in ("creators", "find", "replace", "reason"):
            continue  # an empty list is no change, and an example is not in its table
        freed = [*lines[:number], line.removeprefix("# "), *lines[number + 1 :]]
        book = vars_of(read(written(tmp_path, "\n".join(freed))))
        changed = {name for name, value in book.items() if value != vars_of(Manifest())[name]}
        in_document = number > lines.index('[document."a.txt"]')
        assert changed - {"path"} == ({"documents"} if in_document else {"documents", key})


def vars_of(book: Manifest) -> dict[str, object]:
    return {field.name: getattr(book, field.name) for field in fields(book)}


def test_a_drafted_speech_can_be_made_the_editors_word(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "One Title")
    order = Order(tmp_path, tmp_path / "dist")
    text = draft(compose(order, Manifest(), cast_of(order, Manifest())))
    head, _, speeches = text.partition("# [[speech]]")
    freed = "\n".join(line.removeprefix("# ") for line in speeches.splitlines())
    book = read(written(tmp_path, f"{head}[[speech]]{freed}"))
    assert book.speeches[0].documents == ("a.txt",)
    assert book.speeches[0].title == "One Title"

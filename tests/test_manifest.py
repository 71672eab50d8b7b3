"""book.toml: read with the line of what is wrong, and drafted so that it can be read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import ManifestError
from publisher.manifest import Correction, Manifest, read


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

"""From files and book.toml to a book: the editor's word, labels, languages, metadata."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import manifest_file
from publisher.book import Book
from publisher.errors import ManifestError, UnknownNameError
from publisher.ledger import restore
from publisher.pipeline import Order, cast_of, compose

SPEECH = """Remarks by Amb. Li Wei at the Forum

(3 May 2021)

Thank you, Mr. Chair, for giving me the floor today. We met in Genova last week to discuss the \
future of the Forum. It was a good meeting.

We look forward to working with all of you on the many tasks ahead of us.
"""
REPORT = """Daily News Agency, Geneva, May 3. Ambassador Li Wei said at the forum that the world \
has to work together, and that this is the task of all.

Li Wei said that the meeting of last week was a good one. Li Wei pointed out that there is more to \
be done by the members of the forum in the years to come.
"""
CHINESE = "大家好。今天的會議討論了和平與發展問題。我們都同意這一點,並感謝各位代表。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "my papers"
    made.mkdir()
    (made / "a.txt").write_text(SPEECH, "utf-8")
    (made / "b.txt").write_text(REPORT, "utf-8")
    (made / "c.txt").write_text(CHINESE, "utf-8")
    return made


def composed(folder: Path, text: str = "", only: str = "") -> Book:
    if text:
        (folder / "book.toml").write_text(text, "utf-8")
    order = Order(folder, folder / "dist", only=only)
    editor = manifest_file.read(folder)
    return compose(order, editor, cast_of(order, editor))


def paths(book: Book) -> list[list[str]]:
    return [[document.path for document in speech.documents] for speech in book.speeches]


def test_without_a_book_toml(folder: Path) -> None:
    book = composed(folder)
    assert paths(book) == [["a.txt", "b.txt"], ["c.txt"]]
    assert (book.title.value, book.title.evidence.basis) == ("my papers", "inferred")
    assert book.slug == "my-papers"
    assert book.creators == ()  # the Chinese text states no speaker
    assert book.language.value == "en"
    assert book.speeches[1].documents[0].language.startswith("zh")


def test_labels_are_made_only_where_the_source_has_no_title(folder: Path) -> None:
    book = composed(folder)
    speech, report = book.speeches[0].documents
    assert [block.made for block in speech.blocks if block.kind == "heading"] == [False]
    heading = report.blocks[0]
    assert (heading.kind, heading.made) == ("heading", True)
    assert heading.text == "[Report, Daily News Agency, 3 May]"
    assert report.manuscript.text.startswith("Daily News Agency")


def test_the_editors_speeches_titles_and_facts(folder: Path) -> None:
    book = composed(
        folder,
        """
title = "Papers"
language = "zh-Hant"
creators = ["Someone"]
leave_out = ["b.txt"]

[[speech]]
title = "Together"
date = "2021-05-03"
documents = ["c.txt", "a.txt"]

[document."c.txt"]
title = "Greeting"
speaker = "Li Wei"
""",
    )
    assert paths(book) == [["c.txt", "a.txt"]]
    speech = book.speeches[0]
    assert (speech.title.value, speech.title.evidence.basis) == ("Together", "editor")
    assert speech.documents[0].fact("speaker").evidence.basis == "editor"
    assert speech.documents[0].blocks[0].text == "Greeting"
    assert [creator.value for creator in book.creators] == ["Someone"]
    assert book.about.language == "zh-Hant"
    assert book.about.value("title") == "關於本版"


def test_a_correction_is_on_record_as_the_editors(folder: Path) -> None:
    book = composed(
        folder,
        """
[[document."a.txt".correction]]
find = "Genova"
replace = "Geneva"
reason = "the city's name in English"
""",
    )
    document = book.speeches[0].documents[0]
    assert "We met in Geneva last" in document.manuscript.text
    edit = next(e for e in document.manuscript.edits if e.basis == "editor")
    assert (edit.before, edit.after, edit.reason) == (
        "Genova",
        "Geneva",
        "the city's name in English",
    )
    assert restore(document.manuscript.text, document.manuscript.edits) == SPEECH
    assert any("1 correction" in block.text for block in book.about.blocks)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[document."a.txt".correction]]\nfind = "Genoa"\nreplace = "x"\n', "finds nothing"),
        ('[[document."b.txt".correction]]\nfind = "Li Wei"\nreplace = "x"\n', "fits 3 places"),
        ('[[speech]]\ndocuments = ["x.txt"]\n', "names 'x.txt'"),
        ('[document."x.txt"]\ntitle = "T"\n', "x.txt"),
        ('leave_out = ["x.txt"]\n', "x.txt"),
        ('cover = "x.png"\n', "'x.png' is not there"),
    ],
)
def test_a_book_toml_that_cannot_be_obeyed(folder: Path, text: str, words: str) -> None:
    with pytest.raises(ManifestError, match=words) as caught:
        composed(folder, text)
    assert "book.toml, line " in str(caught.value)


def test_an_unknown_rule_is_an_error(folder: Path) -> None:
    with pytest.raises(UnknownNameError, match="no cleaning rule named 'L33'"):
        composed(folder, 'skip_rules = ["L33"]\n')


def test_one_speech_by_number_key_or_title(folder: Path) -> None:
    everything = composed(folder)
    key = everything.speeches[1].key
    for wanted in ("2", key, everything.speeches[1].title.value[:12]):
        assert paths(composed(folder, only=wanted)) == [["c.txt"]]


def test_two_files_of_one_name_have_different_keys(folder: Path) -> None:
    (folder / "A.text").write_text("Another text. It is short.\n", "utf-8")
    book = composed(folder)
    keys = [d.key for speech in book.speeches for d in speech.documents]
    assert len({key.casefold() for key in keys}) == 4


def test_the_same_content_is_the_same_book_and_other_content_another(folder: Path) -> None:
    first = composed(folder)
    assert composed(folder) == first
    (folder / "a.txt").write_text(SPEECH.replace("Thank", "Thanks to"), "utf-8")
    assert composed(folder).identifier != first.identifier


def test_modified_is_content_or_source_date_epoch(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert composed(folder).modified == "2021-05-03T00:00:00Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert composed(folder).modified == "1970-01-02T00:00:00Z"


def test_one_speech_is_another_publication_than_all(folder: Path) -> None:
    assert composed(folder, only="2").identifier != composed(folder).identifier


def test_a_number_goes_before_a_title_that_begins_with_it(folder: Path) -> None:
    book = composed(
        folder,
        '[[speech]]\ntitle = "2nd address"\ndocuments = ["a.txt", "b.txt"]\n',
        only="2",
    )
    assert paths(book) == [["c.txt"]]
    with pytest.raises(UnknownNameError):
        composed(folder, only="no such title")


def test_an_hour_without_seconds_and_a_far_epoch_do_no_harm(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = composed(folder, '[document."a.txt"]\npublished = "2021-05-04T06:44"\n')
    assert book.modified == "2021-05-04T00:00:00Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "99999999999999")
    assert composed(folder).modified == "9999-12-31T23:59:59Z"

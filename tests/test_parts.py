"""Parts above speeches: from book.toml to the pages, chapters and markers of every file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import pytest
import sample
import tampering
from reopening import found, make
from tampering import change_json, sign
from test_arrange import composed

from publisher.book import Book
from publisher.check import check
from publisher.errors import ManifestError
from publisher.timeline import Chapter, Section, Timeline, Track

PAGES = ("morning/a.txt", "morning/b.txt", "evening/c.txt", "evening/late/d.txt", "first.txt")
WORDS = {
    "a": "The harbour was quiet when the boats came in, and nobody spoke of the storm at sea.",
    "b": "Our mountains carry snow in May; the shepherds know the paths and keep their dogs.",
    "c": "A library without readers is a cellar, she said, and opened every window of the hall.",
    "d": "Trains stop here on Tuesdays only; the timetable hangs behind the glass of the kiosk.",
    "first": "This book holds what was said in two sessions and was put together by its editors.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in PAGES:
        path = tmp_path / "papers" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Paper {path.stem.title()}\n\n{WORDS[path.stem]}\n", "utf-8")
    return tmp_path / "papers"


def shape(book: Book) -> list[tuple[list[str], list[str]]]:
    """The titles of the parts around each speech, and the speech's files."""
    return [
        ([part.title.value for part in s.within], [d.path for d in s.documents])
        for s in book.speeches
    ]


PARTS = """
[[part]]
title = "Morning session"
documents = ["morning/"]

[[part]]
title = "Evening session"

[[part.speech]]
title = "Of libraries"
documents = ["evening/c.txt"]

[[part.part]]
title = "Debate"
language = "fr"
documents = ["evening/late/d.txt"]
"""


def test_parts_hold_speeches_and_parts(folder: Path) -> None:
    book = composed(folder, PARTS)
    assert shape(book) == [
        (["Morning session"], ["morning/a.txt"]),
        (["Morning session"], ["morning/b.txt"]),
        (["Evening session"], ["evening/c.txt"]),
        (["Evening session", "Debate"], ["evening/late/d.txt"]),
        ([], ["first.txt"]),
    ]
    assert book.speeches[2].title.value == "Of libraries"
    units = [(unit.title, unit.level, unit.part is not None) for unit in book.units]
    assert units == [
        ("Title page", 0, False),
        ("Morning session", 0, True),
        ("Paper A", 1, False),
        ("Paper B", 1, False),
        ("Evening session", 0, True),
        ("Of libraries", 1, False),
        ("Debate", 1, True),
        ("Paper D", 2, False),
        ("Paper First", 0, False),
        ("About this edition", 0, False),
    ]
    debate = book.parts[2]
    assert (debate.title.evidence.basis, debate.page.title_language) == ("editor", "fr")
    assert [block.made for block in debate.page.blocks] == [True]
    assert [f"{f.code} {f.message}" for f in book.findings if f.code == "A305"] == [
        "A305 documents that stand in no part are at the end of the book: first.txt"
    ]
    assert "3 parts" in book.title_page.manuscript.text


def test_every_folder_can_be_a_part(folder: Path) -> None:
    book = composed(folder, "folders_are_parts = true\n")
    assert shape(book) == [
        ([], ["first.txt"]),
        (["evening"], ["evening/c.txt"]),
        (["evening", "late"], ["evening/late/d.txt"]),
        (["morning"], ["morning/a.txt"]),
        (["morning"], ["morning/b.txt"]),
    ]
    evidence = book.parts[0].title.evidence
    assert (evidence.basis, evidence.reason) == ("inferred", "the folder's name")
    assert not [f for f in book.findings if f.code == "A305"]


def test_without_a_word_of_the_editor_there_are_no_parts(folder: Path) -> None:
    book = composed(folder)
    assert book.parts == ()
    assert len(book.speeches) == 5


def test_in_a_part_the_order_of_the_editor_counts(folder: Path) -> None:
    names = ["evening/c.txt", "first.txt", "morning/", "evening/late/d.txt"]
    book = composed(folder, f'[[part]]\ntitle = "T"\ndocuments = {names}\n')
    assert [paths for _, paths in shape(book)] == [
        ["evening/c.txt"], ["first.txt"], ["morning/a.txt"], ["morning/b.txt"],
        ["evening/late/d.txt"],
    ]  # fmt: skip


def test_a_speech_alone_is_in_no_part(folder: Path) -> None:
    book = composed(folder, PARTS, only="Of libraries")
    assert [unit.title for unit in book.units] == [
        "Title page",
        "Of libraries",
        "About this edition",
    ]


def test_keys_of_pages_meet_those_of_no_speech_and_no_document(folder: Path) -> None:
    (folder / "part-x.txt").write_text(f"Part X\n\n{WORDS['a']} And on it went.\n", "utf-8")
    text = '[[part]]\ntitle = "X"\ndocuments = ["first.txt"]\n'
    book = composed(folder, text + text.replace("first.txt", "part-x.txt"))
    keys = [unit.key for unit in book.units]
    keys += [d.key for speech in book.speeches for d in speech.documents]
    pages = [part.key for part in book.parts]
    assert pages == ["part-x-2", "part-x-3"]
    assert all(keys.count(page) == 1 for page in pages)


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ('[[part]]\ndocuments = ["first.txt"]\n', "line 1", "needs a title"),
        ('[[part]]\ntitle = "T"\n', "line 2", "holds nothing"),
        ('[[part]]\ntitle = "T"\nspeeches = []\n', "line 3", "unknown key"),
        ('[[part]]\ntitle = "T"\ndocuments = ["none.txt"]\n', "line 3", "no document here"),
        ('[[part]]\ntitle = "T"\ndocuments = ["none/"]\n', "line 3", "folder without a document"),
        (
            '[[part]]\ntitle = "T"\ndocuments = ["first.txt", "first.txt"]\n',
            "line 3",
            "named twice",
        ),
        (
            '[[part]]\ntitle = "T"\ndocuments = ["first.txt", "morning/", "morning/"]\n',
            "line 3",
            "named twice",
        ),
        ('[[part]]\ntitle = "T"\nlanguage = "!"\ndocuments = ["first.txt"]\n', "line 3", "tag"),
        ('[[part]]\ntitle = "T"\n[[part.speech]]\ntitle = "S"\n', "line 3", "needs documents"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    folder: Path, text: str, where: str, words: str
) -> None:
    with pytest.raises(ManifestError) as caught:
        composed(folder, text)
    assert where in str(caught.value)
    assert words in str(caught.value)


def test_a_document_that_cannot_be_read_breaks_no_part(folder: Path) -> None:
    """The rest of the book is built; a part or speech of which nothing is left is none."""
    (folder / "evening/late/d.txt").unlink()
    (folder / "evening/late/d.pdf").write_bytes(b"%PDF-1.7 and no more")
    lost = '[[part]]\ntitle = "Lost"\ndocuments = ["evening/late/d.pdf"]\n'
    kept = '[[part]]\ntitle = "Kept"\n'
    speech = '[[part.speech]]\ndocuments = ["evening/late/d.pdf", "evening/c.txt"]\n'
    book = composed(folder, lost + kept + speech)
    assert shape(book)[0] == (["Kept"], ["evening/c.txt"])
    assert [part.title.value for part in book.parts] == ["Kept"]
    assert "R103" in {remark.code for remark in book.findings}


def told(chapters: tuple[Chapter, ...]) -> list[Any]:
    return [(c.document, told(c.children)) if c.children else c.document for c in chapters]


def test_chapters_of_parts() -> None:
    clock = sample.timeline(sample.in_parts())
    assert told(clock.chapters()) == [
        "title-page",
        ("part-a", [("one", ["one", "two"])]),
        ("part-b", [("part-c", ["three"])]),
        "about",
    ]
    part = clock.chapters()[1]
    page = clock.track("part-a")
    (speech,) = part.children
    assert (part.end, speech.begin) == (speech.end, part.begin + page.duration)
    flat = clock.flat_chapters()
    assert [c.title for c in flat] == [
        "Title page",
        "第一次會議",
        "Remarks on Peace & Quiet",
        "中國代表談和平",
        "Volume & 2",
        "Debate",
        "[Report, June 29]",
        "About this edition",
    ]
    begins = [0, *(c.end for c in flat)]
    assert [c.begin for c in flat] == begins[:-1]
    assert begins[-1] == clock.duration


def test_a_track_cannot_be_deeper_than_its_page() -> None:
    tracks = sample.timeline(sample.in_parts()).tracks

    def at(number: int, level: int) -> tuple[Track, ...]:
        old = tracks[number]
        sections: tuple[Section, ...] = old.sections
        new = Track(old.key, old.title, old.language, sections, old.is_speech, level)
        return (*tracks[:number], new, *tracks[number + 1 :])

    for number, level in ((0, 1), (3, 2), (5, 3), (1, -1)):
        with pytest.raises(ValueError, match="part that has no page"):
            Timeline(at(number, level))


def test_the_page_of_a_part(tmp_path: Path) -> None:
    made = make(sample.in_parts(), tmp_path)
    page = made.xml("EPUB/text/part-a.xhtml")
    (section,) = found(page, "//h:section[@role='doc-part'][@e:type='part']")
    assert found(section, "h:h1//text()") == ["第一次會議"]
    (overlay,) = found(made.xml("EPUB/overlays/part-a.smil"), "//s:body/s:seq")
    assert overlay.get("{http://www.idpf.org/2007/ops}type") == "part"
    assert found(made.xml("EPUB/toc.ncx"), "//n:meta[@name='dtb:depth']/@content") == ["3"]
    nav = made.xml("EPUB/nav.xhtml")
    begin = found(nav, "//h:nav[@e:type='landmarks']//h:a[@e:type='bodymatter']/@href")
    assert begin == ["text/part-a.xhtml"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("parts")
    of = sample.in_parts()
    cleaned = [
        tampering.dataclasses.replace(s, documents=tuple(tampering.cleaned(d) for d in s.documents))
        for s in of.speeches
    ]
    of = tampering.dataclasses.replace(of, speeches=tuple(cleaned))
    tampering.build(place / "dist", place / "work", of=of)
    return place / "dist"


def test_all_files_agree_and_the_checker_is_green(built: Path) -> None:
    assert check(built) == ()
    with av.open(str(built / tampering.M4B)) as book:
        titles = [chapter["metadata"]["title"] for chapter in book.chapters()]
    assert titles == [c.title for c in sample.timeline(sample.in_parts()).flat_chapters()]


def deeper(value: dict[str, Any]) -> None:
    value["tracks"][0]["level"] = 1


def shallow(value: dict[str, Any]) -> None:
    del value["tracks"][2]["level"]


def other_speech(value: dict[str, Any]) -> None:
    value["parts"][0]["speeches"] = ["report"]


def no_part(value: dict[str, Any]) -> None:
    del value["parts"][1]


@pytest.mark.parametrize(
    ("file", "damage", "code"),
    [
        ("markers.json", deeper, "K603"),
        ("markers.json", shallow, "K604"),
        ("ledger.json", other_speech, "K643"),
        ("ledger.json", no_part, "K643"),
    ],
)
def test_the_checker_sees(
    built: Path, file: str, damage: Callable[[dict[str, Any]], None], code: str
) -> None:
    before = (built / file).read_bytes(), (built / "markers.json").read_bytes()
    try:
        change_json(built / file, damage)
        sign(built)
        assert code in {remark.code for remark in check(built)}
    finally:
        (built / file).write_bytes(before[0])
        (built / "markers.json").write_bytes(before[1])

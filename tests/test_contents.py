"""Headings inside documents: chapters of one clock in every file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import mutagen.id3
import pytest
import sample
import tampering
from reopening import found, make
from tampering import change_json, sign
from test_arrange import composed

from publisher.check import check
from publisher.errors import ManifestError
from publisher.timeline import Chapter, Heading

TREE = [
    ("Title page", []),
    (
        "Remarks on Peace & Quiet",
        [("Remarks on Peace & Quiet", [("Of war", [])]), ("中國代表談和平", [])],
    ),
    (
        "[Report, June 29]",
        [("Chapter 1. Loomings & <more>", [("Au début", [])]), ("Chapter 2", [])],
    ),
    ("About", []),
]


def told(chapters: tuple[Chapter, ...]) -> list[Any]:
    return [(chapter.title, told(chapter.children)) for chapter in chapters]


def test_headings_are_chapters_to_the_depth_that_is_asked_for() -> None:
    inside = [told(sample.timeline(sample.in_chapters(n)).chapters()) for n in range(4)]
    assert inside[2][1:3] == TREE[1:3]
    assert inside[0][2] == ("[Report, June 29]", [])
    assert inside[1][2][1] == [("Chapter 1. Loomings & <more>", []), ("Chapter 2", [])]
    assert inside[3][2][1][0][1] == [("Au début", [("A detail", [])])]


def test_chapters_begin_with_their_heading_and_tile_the_book() -> None:
    clock = sample.timeline(sample.in_chapters())
    begins = {c.sentence: at + c.begin for at, track in clock.starts() for c in track.clips}
    flat = clock.flat_chapters()
    assert [one.begin for one in flat] == [0, *(one.end for one in flat[:-1])]
    assert flat[-1].end == clock.duration
    headings = [one for one in flat if one.sentence]
    assert [one.sentence for one in headings] == ["one-k-1", "three-1-1", "three-11-1", "three-2-1"]
    assert all(one.begin == begins[one.sentence] for one in headings)
    assert [one.language for one in headings] == ["en", "en", "fr", "en"]


def test_a_heading_out_of_its_place_is_refused() -> None:
    section = sample.timeline(sample.in_chapters()).tracks[2].sections[0]
    for wrong in (
        replace(section.headings[0], level=2),
        replace(section.headings[0], sentence=section.clips[0].sentence),
        Heading("nowhere", "Nowhere", "en", 1),
    ):
        with pytest.raises(ValueError, match="out of its place"):
            replace(section, headings=(wrong,))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("chapters")
    of = sample.in_chapters()
    speeches = tuple(
        replace(s, documents=tuple(tampering.cleaned(d) for d in s.documents)) for s in of.speeches
    )
    tampering.build(place / "dist", place / "work", of=replace(of, speeches=speeches))
    return place / "dist"


def test_all_files_have_the_same_chapters_and_the_checker_is_green(built: Path) -> None:
    assert check(built) == ()
    flat = sample.timeline(sample.in_chapters()).flat_chapters()
    titles = [chapter.title for chapter in flat]
    with av.open(str(built / tampering.M4B)) as book:
        assert [chapter["metadata"]["title"] for chapter in book.chapters()] == titles
    tag = mutagen.id3.ID3(built / tampering.MP3)
    assert [str(c.sub_frames["TIT2"]) for c in tag.getall("CHAP")] == titles
    report = mutagen.id3.ID3(next(built.glob("*-mp3/02-*.mp3")))
    begin = next(chapter.begin for chapter in flat if chapter.title == "[Report, June 29]")
    inside = [chapter for chapter in flat if chapter.document == "three"]
    assert len(inside) == 4
    assert [
        (str(c.sub_frames["TIT2"]), c.start_time, c.end_time) for c in report.getall("CHAP")
    ] == [(one.title, one.begin - begin, one.end - begin) for one in inside]


def test_the_navigation_leads_to_the_headings(tmp_path: Path) -> None:
    made = make(sample.in_chapters(), tmp_path)
    nav = found(made.xml("EPUB/nav.xhtml"), "//h:nav[@e:type='toc']//h:a")
    inside = {link.text: link.get("href") for link in nav if "#" in link.get("href")}
    assert inside == {
        "Of war": "text/one.xhtml#one-k-1",
        "Chapter 1. Loomings & <more>": "text/three.xhtml#three-1-1",
        "Au début": "text/three.xhtml#three-11-1",
        "Chapter 2": "text/three.xhtml#three-2-1",
    }
    assert {link.text: link.get("lang") for link in nav}["Au début"] == "fr"
    points = found(made.xml("EPUB/toc.ncx"), "//n:navPoint/n:content/@src")
    assert [*points] == [link.get("href") for link in nav]


def untitled(value: dict[str, Any]) -> None:
    value["chapters"][2]["children"][0]["title"] = "Chapter I"


def later(value: dict[str, Any]) -> None:
    value["chapters"][2]["children"][0]["begin"] += 1


def longer(value: dict[str, Any]) -> None:
    value["chapters"][2]["children"][0]["children"][0]["end"] -= 1


def elsewhere(value: dict[str, Any]) -> None:
    value["chapters"][1]["children"][0]["children"][0]["sentence"] = "three-1-1"


def another(value: dict[str, Any]) -> None:
    value["chapters"][2]["children"][0]["document"] = "one"


def missing(value: dict[str, Any]) -> None:
    del value["chapters"][2]["children"][1]


def deeper(value: dict[str, Any]) -> None:
    value["book"]["contents_depth"] = 3


@pytest.mark.parametrize(
    ("damage", "codes"),
    [
        (untitled, {"K628", "K633", "K675"}),
        (later, {"K604", "K629", "K633"}),
        (longer, {"K604", "K633"}),
        (elsewhere, {"K604", "K675"}),
        (another, {"K604", "K675"}),
        (missing, {"K604", "K628", "K633", "K675"}),
        (deeper, {"K675"}),
    ],
)
def test_the_checker_sees(
    built: Path, damage: Callable[[dict[str, Any]], None], codes: set[str]
) -> None:
    file = built / "markers.json"
    before = file.read_bytes()
    try:
        change_json(file, damage)
        sign(built)
        assert {remark.code for remark in check(built)} == codes
    finally:
        file.write_bytes(before)


NOVEL = "# A Novel\n\n## Part 1\n\n### One\n\nIt was the best of times.\n\n### Two\n\nIt was not.\n"


@pytest.mark.parametrize(("line", "depth"), [("", 2), ("contents_depth = 1\n", 1)])
def test_the_editor_says_how_deep(tmp_path: Path, line: str, depth: int) -> None:
    (tmp_path / "novel.md").write_text(NOVEL, "utf-8")
    book = composed(tmp_path, f'title = "T"\n{line}')
    inside = sample.timeline(book).chapters()[1]
    assert inside.title == "A Novel"
    under = [("One", []), ("Two", [])] if depth == 2 else []
    assert told(inside.children) == [("Part 1", under)]


@pytest.mark.parametrize("value", ["6", "-1", "true", '"2"'])
def test_a_depth_that_is_none(tmp_path: Path, value: str) -> None:
    (tmp_path / "novel.md").write_text(NOVEL, "utf-8")
    with pytest.raises(ManifestError, match=r"contents_depth must be a number.*"):
        composed(tmp_path, f"contents_depth = {value}\n")

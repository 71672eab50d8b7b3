"""The headings inside a document: chapters of every format, at one time, and the checker's word."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import damages_headings
import marked
import pytest
from damages import Damage
from damages_headings import EPUB, M4B, SPEECH, TABLE
from sample import EDITOR, timeline
from tampering import NAV, build, sign
from test_epub_package import epubcheck

from publisher.audio.master import Master, Silence
from publisher.book import Book, Document
from publisher.check import check
from publisher.headings import headings
from publisher.ledger import Fact
from publisher.timeline import FRAMES_PER_MS, Chapter, Timeline


def silent(clock: Timeline, folder: Path) -> dict[str, Master]:
    return {t.key: Master((Silence(t.duration * FRAMES_PER_MS),)) for t in clock.tracks}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("headings")
    build(place / "dist", place / "work", masters=silent, of=damages_headings.book())
    return place / "dist"


def told(document: Document) -> list[tuple[int, str]]:
    (whole,) = (s.documents[0] for s in marked.book(document).speeches)
    return [(heading.rank, heading.title) for heading in headings(whole)]


def tree(chapters: tuple[Chapter, ...]) -> list[Any]:
    return [(c.title, tree(c.children)) if c.children else c.title for c in chapters]


def together(of: Book) -> Book:
    """Both documents are one speech."""
    first, second = of.speeches
    return replace(of, speeches=(replace(first, documents=(*first.documents, *second.documents)),))


NESTED = [
    ("Part One", [("Storm & Calm", ["The first hour"]), "L’eau"]),
    "Part Two. The end.",
]


def test_headings_nest_by_their_levels_and_the_title_is_none() -> None:
    assert told(damages_headings.novel()) == [
        (1, "Part One"),
        (2, "Storm & Calm"),
        (3, "The first hour"),
        (2, "L’eau"),
        (1, "Part Two. The end."),
    ]


def test_the_first_heading_is_a_chapter_where_the_title_is_another(tmp_path: Path) -> None:
    parts: list[marked.Part] = [("heading", "Chapter 1", "1"), ("paragraph", "It blew.")]
    parts += [("heading", "Chapter 2", "1"), ("paragraph", "It rained.")]
    of = marked.book(marked.marked(*parts, facts={"language": "en"}))
    (document,) = of.speeches[0].documents
    assert document.value("title") == "Chapter 1"
    assert [heading.title for heading in headings(document)] == ["Chapter 2"]
    named = replace(document, facts=(Fact("title", "Rain", EDITOR), *document.facts))
    assert [heading.title for heading in headings(named)] == ["Chapter 1", "Chapter 2"]
    speech = replace(of.speeches[0], documents=(named,), title=named.facts[0])
    clock = timeline(replace(of, speeches=(speech,)))
    assert tree(clock.chapters())[1] == ("Rain", ["Chapter 1", "Chapter 2"])
    assert [chapter.title for chapter in clock.flat_chapters_of(1)] == ["Rain", "Chapter 2"]
    build(tmp_path / "dist", tmp_path / "work", masters=silent, of=replace(of, speeches=(speech,)))
    assert not {f.code for f in check(tmp_path / "dist")} & {"K628", "K629", "K633", "K675", "K676"}


def test_pages_of_this_edition_have_no_chapters_inside() -> None:
    of = damages_headings.book()
    assert not [*headings(of.about), *headings(of.title_page)]


def test_chapters_are_nested_and_begin_with_their_headings() -> None:
    clock = timeline(damages_headings.book())
    chapters = clock.chapters()
    assert tree(chapters[1:2]) == [("The Sea", NESTED)]
    begins = {c.sentence: at + c.begin for at, t in clock.starts() for c in t.clips}
    part, last = chapters[1].children
    assert part.begin == begins[part.sentence] > chapters[1].begin
    assert part.children[0].begin == begins[part.children[0].sentence]
    assert part.end == last.begin == part.children[-1].end
    assert last.end == chapters[1].end


@pytest.mark.parametrize(
    ("depth", "titles"),
    [
        (0, ["The Sea"]),
        (1, ["The Sea", "Part One", "Part Two. The end."]),
        (2, ["The Sea", "Part One", "Storm & Calm", "L’eau", "Part Two. The end."]),
        (
            6,
            [
                "The Sea", "Part One", "Storm & Calm", "The first hour", "L’eau",
                "Part Two. The end.",
            ],
        ),
    ],
)  # fmt: skip
def test_flat_chapters_are_as_deep_as_the_editor_says(depth: int, titles: list[str]) -> None:
    clock = timeline(replace(damages_headings.book(), contents_depth=depth))
    flat = clock.flat_chapters()
    assert [c.title for c in flat if c.track == "the-sea"] == titles
    assert [c.title for c in clock.flat_chapters_of(1)] == (titles if depth else [])
    at = 0
    for chapter in flat:
        assert chapter.begin == at < chapter.end
        at = chapter.end
    assert at == clock.duration


def test_documents_of_one_speech_hold_their_own_headings() -> None:
    clock = timeline(together(damages_headings.book()))
    assert tree(clock.chapters())[1] == ("The Sea", [("The Sea", NESTED), "تقرير المياه"])
    flat = [c.title for c in clock.flat_chapters_of(1)]
    assert flat[0] == "The Sea"
    assert flat[-1] == "تقرير المياه"
    assert len(flat) == 6


@pytest.mark.parametrize("depth", [0, 2, 6])
@pytest.mark.parametrize("joined", [False, True])
def test_nothing_is_wrong(tmp_path: Path, depth: int, joined: bool) -> None:
    of = replace(damages_headings.book(), contents_depth=depth)
    build(tmp_path / "dist", tmp_path / "work", masters=silent, of=together(of) if joined else of)
    assert check(tmp_path / "dist") == ()


def test_every_format_tells_the_same(built: Path) -> None:
    clock = timeline(damages_headings.book())
    wanted = [(c.begin, c.title) for c in clock.flat_chapters()]
    assert len(wanted) == 8
    for name in (M4B, "water.mp3", SPEECH):
        with av.open(built / name) as source:
            found = [(int(c["start"] * c["time_base"] * 1000), c) for c in source.chapters()]
        titles = [(at, c["metadata"]["title"]) for at, c in found]
        inside = wanted[1:6] if name == SPEECH else wanted
        assert titles == [(at - inside[0][0], title) for at, title in inside]
    with zipfile.ZipFile(built / EPUB) as archive:
        nav = archive.read(NAV).decode()
    markers = json.loads((built / "markers.json").read_text("utf-8"))
    part = markers["chapters"][1]["children"][0]
    assert f'<a href="text/novel.xhtml#{part["sentence"]}">Part One</a><ol>' in nav
    assert "The first hour" in nav
    assert 'lang="fr"' in nav


@pytest.mark.parametrize(("what", "expected", "damage"), TABLE, ids=[row[0] for row in TABLE])
def test_damage_is_found(
    built: Path, tmp_path: Path, what: str, expected: set[str], damage: Damage
) -> None:
    folder = Path(shutil.copytree(built, tmp_path / "dist"))
    damage(folder)
    sign(folder)
    found = check(folder)
    assert {remark.code for remark in found} == expected, "\n".join(map(str, found))


def test_epubcheck_has_nothing_to_say(built: Path) -> None:
    command = [*epubcheck(), str(built / EPUB), "--failonwarnings", "--usage"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout + done.stderr

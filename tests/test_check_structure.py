"""The checker on a book with tables, notes, pages and pictures: green, and red for each damage."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import grouped
import marked
import pytest
from damages import Damage, Row
from sample import timeline
from tampering import NAV, change_json, replace, rewrite, sign

from publisher.audio.cache import Cache
from publisher.audio.master import Master, Silence
from publisher.audio.tracks import Tracks
from publisher.book import Book
from publisher.check import check
from publisher.timeline import FRAMES_PER_MS
from publisher.writers import File, epub, ledger, markers

EPUB = "water.epub"
REPORT = "EPUB/text/report.xhtml"
NOTE = '<a epub:type="noteref" role="doc-noteref" href="#note-2">[2]</a>'
MAP = '<img src="../images/report-1.png" alt=""/>'
TITLE = "EPUB/text/title-page.xhtml"
HEADING = '<h2 id="block-4">'
CELL = '<td id="block-15-1">'
STRANGER = '<div id="x" epub:type="pagebreak" aria-label="9"/>'


def text(entry: str, old: str, new: str) -> Damage:
    return lambda folder: replace(folder / EPUB, entry, old, new)


def without(pattern: str) -> Damage:
    """Take out the one line of the page list that holds a text."""

    def damage(folder: Path) -> None:
        def change(entries: dict[str, bytes]) -> None:
            lines = entries[NAV].decode().split("\n")
            kept = [line for line in lines if not ("-page0" in line and pattern in line)]
            assert len(kept) == len(lines) - 1
            entries[NAV] = "\n".join(kept).encode()

        rewrite(folder / EPUB, change)

    return damage


KEPT = '2,800.</span> <span id="sf5cb9564980a">Falling'
SLIPPED = '2,</span><span id="sf5cb9564980a">800. Falling'

STRUCTURE: tuple[Row, ...] = (
    (
        "words that slipped into the next sentence",
        {"K615"},
        text(REPORT, KEPT, SLIPPED),
    ),
    ("a word in italics", {"K676"}, text(REPORT, KEPT, f"{KEPT[:-7]}<em>Falling</em>")),
    ("a title in another language", {"K628"}, text(NAV, '" lang="ar" xml:lang="ar" dir', '" dir')),
    ("an image without a text", {"K618"}, text(REPORT, HEADING, MAP + HEADING)),
    ("a picture that is not shown", {"K620", "K674"}, text(REPORT, MAP, "")),
    (
        "a picture that is none",
        {"K620", "K674"},
        lambda f: rewrite(f / EPUB, lambda e: e.update({"EPUB/images/report-1.png": b"gone"})),
    ),
    (
        "a reference to a note that is not there",
        {"K619"},
        text(REPORT, NOTE, NOTE.replace("note-2", "note-9")),
    ),
    (
        "a reference to what is no note",
        {"K619"},
        text(REPORT, NOTE, NOTE.replace("note-2", "block-1")),
    ),
    ("a reference more", {"K617"}, text(REPORT, NOTE, NOTE + NOTE)),
    ("another reference", {"K617"}, text(REPORT, NOTE, NOTE.replace("[2]", "[3]"))),
    ("a reference less", {"K617"}, text(REPORT, NOTE, "")),
    (
        "words passed off as a reference",
        {"K616", "K619"},
        text(TITLE, "</section>", f"<p>{NOTE}</p></section>"),
    ),
    ("a cell less", {"K617"}, text(REPORT, CELL, "<td/>" + CELL)),
    ("a cell that nobody reads", {"K616", "K617"}, text(REPORT, CELL, "<td>x</td>" + CELL)),
    ("a page less in the page list", {"K630"}, without(">4 (")),
    ("a page with another label", {"K630"}, text(REPORT, 'aria-label="3"', 'aria-label="4"')),
    ("a page without a label", {"K630"}, text(REPORT, ' aria-label="3"', "")),
    ("a page that is not listed", {"K630"}, text(REPORT, HEADING, STRANGER + HEADING)),
    ("a page list to nowhere", {"K630"}, text(NAV, '-page0">3 (', '-page9">3 (')),
    ("a page of another document", {"K630"}, text(NAV, '-page0">3 (On', '-page0">3 (In')),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(marked.structured(), tmp_path_factory.mktemp("structured"))


def written(of: Book, base: Path) -> Path:
    """The folder of a silent book."""
    clock = timeline(of)
    silent = {t.key: Master((Silence(t.duration * FRAMES_PER_MS),)) for t in clock.tracks}
    audio = Tracks(silent, Cache(base / "cache"))
    folder = base / "dist"
    folder.mkdir()
    made: tuple[File, ...] = ()
    for writer in (epub, ledger, markers):
        made += writer.write(of, clock, audio, folder, made).files
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "dist"))


def test_a_structured_book_has_nothing_wrong(whole: Path) -> None:
    assert check(whole) == ()


def test_groups_in_groups_have_nothing_wrong(tmp_path: Path) -> None:
    assert check(written(grouped.nested(), tmp_path)) == ()


@pytest.mark.parametrize(("name", "expected", "damage"), STRUCTURE, ids=[r[0] for r in STRUCTURE])
def test_damage_is_found(folder: Path, name: str, expected: set[str], damage: Damage) -> None:
    damage(folder)
    sign(folder)
    found = check(folder)
    assert {remark.code for remark in found} == expected, "\n".join(map(str, found))


def test_a_reference_that_the_ledger_does_not_know_is_found(folder: Path) -> None:
    def forget(value: dict[str, Any]) -> None:
        value["documents"][0]["note_references"].pop()

    change_json(folder / "ledger.json", forget)
    sign(folder)
    assert {remark.code for remark in check(folder)} == {"K617"}

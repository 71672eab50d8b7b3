"""The M4B, reopened: chapters, tags, cover, and sound where the clock says."""

# mutagen has no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import dataclasses
import struct
from pathlib import Path
from typing import Any

import av
import pytest
from listening import chapters, click_times, clicking, decoded, packets, wanted, worst
from mutagen.mp4 import MP4
from sample import EDITOR, book, timeline
from shelf import many, picture

from publisher.audio.cache import Cache
from publisher.audio.tracks import Tracks
from publisher.errors import OutputError
from publisher.ledger import Fact
from publisher.timeline import FRAMES_PER_MS, Timeline
from publisher.writers import File, m4b
from publisher.writers._cover import Cover


@pytest.fixture(autouse=True)
def _plain_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(m4b, "cover", lambda of: Cover(picture(), "image/png", "A cover"))


@pytest.fixture(scope="module")
def audio(tmp_path_factory: pytest.TempPathFactory) -> Tracks:
    folder = tmp_path_factory.mktemp("m4b")
    return Tracks(clicking(timeline(book()), folder), Cache(folder / "cache"))


def atoms(path: Path) -> list[bytes]:
    """Names of the outermost atoms in order."""
    data, at, found = path.read_bytes(), 0, []
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        found.append(name)
        at += size
    return found


def test_chapters_are_the_timelines(tmp_path: Path, audio: Tracks) -> None:
    clock = timeline(book())
    shelf = m4b.write(book(), clock, audio, tmp_path, ())
    keys = ("title-page", "peace", "report", "about")
    assert shelf.files == (File("a-test-of-time.m4b", "audio/mp4", keys),)
    assert not shelf.findings
    path = tmp_path / "a-test-of-time.m4b"
    assert chapters(path) == wanted(clock)
    assert wanted(clock)[0][0] == 0
    # mutagen reads the other list, Nero's.
    listed: Any = MP4(path).chapters
    assert [(round(c.start * 1000), c.title) for c in listed] == [
        (begin, title) for begin, _, title in wanted(clock)
    ]


def test_sound_is_the_tracks_own_and_in_time(tmp_path: Path, audio: Tracks) -> None:
    clock = timeline(book())
    m4b.write(book(), clock, audio, tmp_path, ())
    path = tmp_path / "a-test-of-time.m4b"
    samples = decoded(path)
    assert len(samples) == clock.duration * FRAMES_PER_MS
    assert worst(samples, click_times(clock)) < 0.05
    singles = [packets(audio.track(track.key, "aac")) for track in clock.tracks]
    assert packets(path) == singles[0] + [p for single in singles[1:] for p in single[1:]]
    assert atoms(path).index(b"moov") < atoms(path).index(b"mdat")
    with av.open(path) as source:
        assert source.streams.audio[0].metadata["language"] == "eng"


def test_tags(tmp_path: Path, audio: Tracks) -> None:
    of = dataclasses.replace(
        book(),
        title=Fact("title", "時間 & Time", EDITOR),
        rights=Fact("rights", "CC0", EDITOR),
        publisher=Fact("publisher", "A House", EDITOR),
    )
    m4b.write(of, timeline(book()), audio, tmp_path, ())
    tags: Any = MP4(tmp_path / "a-test-of-time.m4b").tags
    assert tags["©nam"] == tags["©alb"] == ["時間 & Time"]
    assert tags["©ART"] == tags["aART"] == ["Zhang Jun"]
    assert tags["©wrt"] == tags["©nrt"] == ["test"]
    assert tags["©gen"] == ["Audiobook"]
    assert tags["stik"] == [2]
    assert tags["cprt"] == ["CC0"]
    assert tags["©cmt"] == [of.identifier]
    freeform = {name: bytes(tags[f"----:com.apple.iTunes:{name}"][0]) for name in
                ("NARRATOR", "LANGUAGE", "PUBLISHER")}  # fmt: skip
    assert freeform == {"NARRATOR": b"test", "LANGUAGE": b"en", "PUBLISHER": b"A House"}
    assert bytes(tags["covr"][0]) == picture()
    assert tags["covr"][0].imageformat == tags["covr"][0].FORMAT_PNG


def test_nothing_is_invented(
    tmp_path: Path, audio: Tracks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(m4b, "cover", lambda of: Cover(picture("JPEG"), "image/jpeg", ""))
    of = dataclasses.replace(book(), creators=())
    m4b.write(of, timeline(of), audio, tmp_path, ())
    tags: Any = MP4(tmp_path / "a-test-of-time.m4b").tags
    absent = ("©ART", "aART", "©day", "cprt", "----:com.apple.iTunes:PUBLISHER")
    assert not [name for name in absent if name in tags]
    assert tags["covr"][0].imageformat == tags["covr"][0].FORMAT_JPEG


def test_two_writes_are_the_same_bytes(tmp_path: Path, audio: Tracks) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        m4b.write(book(), timeline(book()), audio, tmp_path / name, ())
    a, b = ((tmp_path / name / "a-test-of-time.m4b").read_bytes() for name in ("a", "b"))
    assert a == b


def test_three_hundred_chapters(tmp_path: Path) -> None:
    of, clock, silent = many(300)
    shelf = m4b.write(of, clock, Tracks(silent, Cache(tmp_path / "cache")), tmp_path, ())
    path = tmp_path / "a-test-of-time.m4b"
    assert len(wanted(clock)) == 302
    assert chapters(path) == wanted(clock)
    assert [remark.code for remark in shelf.findings] == ["W511"]
    assert not MP4(path).chapters


def test_a_title_longer_than_the_short_list_takes(tmp_path: Path) -> None:
    """FFmpeg cuts a Nero title at 255 bytes, in the middle of a character if need be."""
    of, clock, silent = many(1)
    long = tuple(
        dataclasses.replace(track, title="中" * 100) if track.is_speech else track
        for track in clock.tracks
    )
    clock = Timeline(long)
    shelf = m4b.write(of, clock, Tracks(silent, Cache(tmp_path / "cache")), tmp_path, ())
    assert chapters(tmp_path / "a-test-of-time.m4b") == wanted(clock)
    assert [remark.code for remark in shelf.findings] == ["W511"]


def test_a_folder_that_is_not_there(tmp_path: Path, audio: Tracks) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        m4b.write(book(), timeline(book()), audio, tmp_path / "gone", ())

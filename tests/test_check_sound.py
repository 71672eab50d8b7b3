"""The checker listens: sentences that are not heard, sound that is cut, damage in the sound."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tampering
from damages import poke
from tampering import EPUB, M4B, MP3, NAME, PEACE, box, change_bytes, change_json, rewrite, sign

from publisher.audio import decode as decoding
from publisher.audio.cache import Cache
from publisher.audio.master import Master
from publisher.check import _listening, check
from publisher.errors import InputError
from publisher.findings import Finding
from publisher.timeline import Timeline
from publisher.writers import epub, m4b, markers, mp3


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sound")
    tampering.build(place / "dist", place / "work")
    return place / "dist"


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "dist"))


@pytest.fixture(scope="module")
def flawed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One sentence is not heard, another one sounds into the next."""
    place = tmp_path_factory.mktemp("flawed")
    tampering.build(
        place / "dist",
        place / "work",
        (epub, m4b, mp3, markers),
        lambda clock, work: tampering.tones(clock, work, ["one-a-2"], ["three-a-1"]),
    )
    return place / "dist"


def of(code: str, findings: Iterable[Finding]) -> list[Finding]:
    return [remark for remark in findings if remark.code == code]


def test_green(built: Path) -> None:
    """One sentence has nothing to say and is silent; the checker knows its text."""
    assert check(built, decode=True) == ()


def test_silence_in_place_of_speech(flawed: Path) -> None:
    found = of("K652", check(flawed, decode=True))
    assert all("one-a-2 ('We agree: 1 < 2.')" in remark.message for remark in found)
    places = {remark.where for remark in found}
    assert places == {f"{EPUB}: EPUB/audio/peace.m4a", M4B, MP3, PEACE}


def test_sound_cut_by_a_boundary(flawed: Path) -> None:
    found = of("K653", check(flawed, decode=True))
    assert {remark.where for remark in found} >= {M4B, MP3, f"{NAME}-mp3/02-report.mp3"}
    assert [r for r in found if "three-a-1" in r.message and r.message.endswith("at its end")]
    told = {"three-a-1", "three-a-2"}  # the second for what rings on at its start
    assert all(any(id in remark.message for id in told) for remark in found)


def test_loudness_is_held_against_the_preset_that_is_named(folder: Path) -> None:
    """The tones, at -12 dBFS, are louder than broadcasting allows; without a name all is well."""

    def name(record: dict[str, dict[str, str]]) -> None:
        record["book"]["loudness"] = "ebu"

    change_json(folder / "markers.json", name)
    found = check(folder, decode=True)
    places = {f"{EPUB}: EPUB/audio/peace.m4a", M4B, MP3, PEACE}
    assert {remark.where for remark in of("K654", found)} >= places
    assert {remark.where for remark in of("K656", found)} >= places
    assert not of("K655", found)


def test_samples_beyond_the_peak(tmp_path: Path) -> None:
    def loud(clock: Timeline, work: Path) -> dict[str, Master]:
        masters = tampering.tones(clock, work)
        return {
            key: Master(tuple(replace(piece, gain=11.0) for piece in master.pieces))
            for key, master in masters.items()
        }

    tampering.build(tmp_path / "dist", tmp_path / "work", (epub, m4b, mp3, markers), loud)

    def name(record: dict[str, dict[str, str]]) -> None:
        record["book"]["loudness"] = "podcast"

    change_json(tmp_path / "dist" / "markers.json", name)
    assert M4B in {remark.where for remark in of("K655", check(tmp_path / "dist", decode=True))}


def test_a_silent_voice_may_be_silent(flawed: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(flawed, tmp_path / "dist"))

    def mute(record: dict[str, list[dict[str, list[dict[str, list[dict[str, str]]]]]]]) -> None:
        for track in record["tracks"]:
            for section in track["sections"]:
                for clip in section["clips"]:
                    clip["voice"] = "silence"

    change_json(folder / "markers.json", mute)
    assert not of("K652", check(folder, decode=True))


def test_nothing_is_decoded_unasked(flawed: Path) -> None:
    assert check(flawed) == ()


@pytest.mark.parametrize("name", [M4B, PEACE])
def test_damage_that_only_a_decoder_finds(folder: Path, name: str) -> None:
    def scratch(data: bytes) -> bytes:
        if name == M4B:
            start = box(data, b"mdat") + 40_000
            return data[:start] + b"\xff" * 900 + data[start + 900 :]
        for frame in range(60, 70):
            for byte in range(4, 12):
                data = poke(data, frame, byte, lambda _: 0xFF)
        return data

    change_bytes(folder / name, scratch)
    sign(folder)
    assert [remark.where for remark in of("K651", check(folder, decode=True))] == [name]


def test_another_length(folder: Path) -> None:
    """The edit list ends the sound early, as a player would."""
    at = box((folder / M4B).read_bytes(), b"elst") + 8
    change_bytes(folder / M4B, lambda data: data[:at] + bytes(3) + b"\x99" + data[at + 4 :])
    sign(folder)
    found = of("K651", check(folder, decode=True))
    assert [remark.where for remark in found] == [M4B]
    assert "not 13824 ms" in found[0].message


def test_a_playlist_is_not_followed(folder: Path) -> None:
    (folder / MP3).write_bytes(b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n" + bytes(2000))
    sign(folder)
    found = check(folder, decode=True)
    assert {remark.code for remark in found if remark.where == MP3} >= {"K631", "K651"}


def test_what_was_heard_is_remembered(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "cache")
    first = check(folder, decode=True, cache=cache)

    def deaf(*_: object) -> None:
        raise AssertionError("decoded again")

    monkeypatch.setattr(_listening, "decode", deaf)
    start = time.process_time()
    assert check(folder, decode=True, cache=Cache(tmp_path / "cache")) == first
    assert time.process_time() - start < 0.5
    rewrite(folder / EPUB, lambda found: found.update({"EPUB/css/book.css": b"p {}"}))
    with pytest.raises(AssertionError, match="again"):
        check(folder, decode=True, cache=cache)


def test_a_cache_that_cannot_be_written_is_no_reason_to_fail(built: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert check(built, decode=True, cache=Cache(tmp_path / "file")) == ()


def test_only_our_own_form_is_decoded(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be decoded"):
        list(decoding.decode(tmp_path / "gone.mp3", "mp3", "gone.mp3"))


@pytest.mark.parametrize("end", [1, 4])
def test_a_clip_that_ends_before_it_begins_is_no_reason_to_stop(folder: Path, end: int) -> None:
    def backwards(record: dict[str, Any]) -> None:
        record["tracks"][0]["sections"][0]["clips"][0].update(begin=4, end=end)

    change_json(folder / "markers.json", backwards)
    assert of("K603", check(folder, decode=True))


def test_a_preset_that_nobody_knows(folder: Path) -> None:
    change_json(folder / "markers.json", lambda record: record["book"].update(loudness="deaf"))
    places = {remark.where for remark in of("K654", check(folder, decode=True))}
    assert places >= {M4B, MP3, PEACE}

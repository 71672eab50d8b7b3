"""The first test of all: encoded once, joined by packets, every click is where the clock says.

`pytest tests/test_clock.py --log-cli-level=INFO` shows what was measured.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from listening import click_master, decoded, packets, worst

from publisher.audio import Codec
from publisher.audio.encode import RECIPES, encode, encoder_version
from publisher.audio.join import join_aac, join_mp3
from publisher.audio.master import Master, Silence, Stretch, write_sound
from publisher.errors import OutputError
from publisher.timeline import FRAMES_PER_MS, RATE, TRACK_FRAMES, TRACK_MS, Chapter

log = logging.getLogger(__name__)

#: lengths of the tracks in units of TRACK_MS: the shortest that is possible, and some others
LENGTHS = (1, 7, 2, 31, 12, 5)

both_codecs = pytest.mark.parametrize("codec", ["aac", "mp3"])


@dataclass(frozen=True)
class Clicks:
    """A track with clicks, and where they are."""

    master: Master
    #: milliseconds on the track's clock
    times: tuple[int, ...]


def click_track(folder: Path, number: int, units: int, silent_end: int = 0) -> Clicks:
    """Clicks at odd times, one right after the lead and one late, and low noise between them."""
    length = units * TRACK_MS
    last = length - silent_end - 10
    times = (121, *range(261 + 7 * number, last - 60, 173 + 10 * number), last)
    path = folder / f"{number}.wav"
    return Clicks(click_master(path, length, times, noise=30, silent_end=silent_end), times)


def join(
    codec: Codec, tracks: list[Path], path: Path, chapters: Sequence[Chapter], duration: int
) -> None:
    if codec == "aac":
        join_aac(tracks, path, chapters, duration)
    else:
        join_mp3(tracks, path, duration)


@both_codecs
def test_joined_clicks_are_exact(tmp_path: Path, codec: Codec) -> None:
    tracks = [click_track(tmp_path, number, units) for number, units in enumerate(LENGTHS)]
    singles = [tmp_path / f"{n}.{RECIPES[codec].suffix}" for n in range(len(tracks))]
    expected: list[int] = []
    chapters: list[Chapter] = []
    at = 0
    for track, single in zip(tracks, singles, strict=True):
        encode(track.master, codec, single)
        expected += [at + time for time in track.times]
        end = at + track.master.frames // FRAMES_PER_MS
        chapters.append(Chapter(str(at), "en", at, end, "", ""))
        at = end
    joined = tmp_path / f"joined.{codec}"
    join(codec, singles, joined, chapters, at)

    samples = decoded(joined)
    assert len(samples) == at * FRAMES_PER_MS
    off = worst(samples, expected)
    log.info("%s: %d clicks, the worst %.4f ms off", codec, len(expected), off)
    assert off < 1  # what is promised
    assert off < 0.05  # what this encoder does

    whole = [packets(single) for single in singles]
    rest = [packet for single in whole[1:] for packet in single[RECIPES[codec].priming :]]
    assert packets(joined) == whole[0] + rest


@both_codecs
def test_a_joint_between_silences_changes_no_sample(tmp_path: Path, codec: Codec) -> None:
    """As narrated tracks are: a pause at the end, so nothing rings on into the next track."""
    units = (3, 2, 4)
    tracks = [click_track(tmp_path, number, n, 100) for number, n in enumerate(units)]
    singles = [tmp_path / f"{n}.{RECIPES[codec].suffix}" for n in range(len(tracks))]
    for track, single in zip(tracks, singles, strict=True):
        encode(track.master, codec, single)
    joined = tmp_path / f"joined.{codec}"
    join(codec, singles, joined, (), sum(units) * TRACK_MS)
    alone = [decoded(single) for single in singles]
    assert [len(samples) for samples in alone] == [n * TRACK_FRAMES for n in units]
    assert np.array_equal(decoded(joined), np.concatenate(alone))


@both_codecs
def test_the_same_master_gives_the_same_bytes(tmp_path: Path, codec: Codec) -> None:
    master = click_track(tmp_path, 1, 9).master
    encode(master, codec, tmp_path / "a")
    encode(master, codec, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@both_codecs
def test_the_bit_rate_is_what_was_asked_for(tmp_path: Path, codec: Codec) -> None:
    master = click_track(tmp_path, 1, 9).master
    encode(master, codec, tmp_path / "usual")
    encode(master, codec, tmp_path / "low", bit_rate=32_000)
    assert (tmp_path / "low").stat().st_size < (tmp_path / "usual").stat().st_size
    assert encoder_version(codec, 32_000) != encoder_version(codec)


def test_what_cannot_be_joined_is_refused(tmp_path: Path) -> None:
    loud = tmp_path / "loud.wav"
    write_sound(loud, b"\1\0" * TRACK_FRAMES)
    with pytest.raises(ValueError, match="silence"):
        encode(Master((Stretch(loud, TRACK_FRAMES),)), "aac", tmp_path / "x")
    with pytest.raises(ValueError, match="multiple"):
        encode(Master((Silence(RATE),)), "aac", tmp_path / "x")
    with pytest.raises(ValueError, match="multiple"):
        encode(Master(()), "mp3", tmp_path / "x")


def test_a_track_of_another_length_is_noticed(tmp_path: Path) -> None:
    single = tmp_path / "single.mp3"
    encode(Master((Silence(TRACK_FRAMES),)), "mp3", single)
    with pytest.raises(OutputError, match="the clock needs"):
        join_mp3([single, single], tmp_path / "joined.mp3", TRACK_MS)


def test_no_folder_and_no_sound_are_output_errors(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        encode(Master((Silence(TRACK_FRAMES),)), "mp3", tmp_path / "no" / "folder.mp3")
    with pytest.raises(OutputError, match="cannot be read"):
        encode(Master((Stretch(tmp_path / "gone.wav", TRACK_FRAMES),)), "mp3", tmp_path / "x")

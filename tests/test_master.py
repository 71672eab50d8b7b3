"""Masters and resampling: every sample is there, in blocks of one size."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.audio.master import (
    Master,
    Piece,
    Silence,
    Stretch,
    read_sound,
    resample,
    write_sound,
)
from publisher.errors import OutputError
from publisher.timeline import RATE

COUNT = np.arange(1, 5001, dtype="<i2").tobytes()


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound whose samples are 1, 2, 3 … 5000."""
    path = tmp_path_factory.mktemp("master") / "counted.wav"
    write_sound(path, COUNT)
    return path


def test_a_sound_comes_back(counted: Path) -> None:
    assert read_sound(counted) == COUNT


@settings(deadline=None, max_examples=50)
@given(data=st.data(), size=st.integers(1, 7000))
def test_blocks_are_all_of_it_in_order(counted: Path, data: st.DataObject, size: int) -> None:
    pieces: list[Piece] = []
    wanted = b""
    for _ in range(data.draw(st.integers(0, 6))):
        frames = data.draw(st.integers(0, 5000))
        if data.draw(st.booleans()):
            pieces.append(Silence(frames))
            wanted += bytes(2 * frames)
        else:
            start = data.draw(st.integers(0, 5000 - frames))
            pieces.append(Stretch(counted, frames, start))
            wanted += COUNT[2 * start : 2 * (start + frames)]
    master = Master(tuple(pieces))
    blocks = list(master.blocks(size))
    assert b"".join(blocks) == wanted
    assert len(wanted) == 2 * master.frames
    assert all(len(block) == 2 * size for block in blocks[:-1])
    assert all(blocks)


def test_equal_sound_has_an_equal_digest(counted: Path) -> None:
    whole = Master((Silence(7), Stretch(counted, 5000)))
    cut = Master((Silence(3), Silence(4), Stretch(counted, 10), Stretch(counted, 4990, 10)))
    other = Master((Silence(8), Stretch(counted, 5000)))
    assert whole.digest == cut.digest != other.digest


def test_a_sound_too_short_or_of_another_form(counted: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="only 5000 frames"):
        list(Master((Stretch(counted, 4000, 2000),)).blocks())
    cut = tmp_path / "cut.wav"
    cut.write_bytes(counted.read_bytes()[:3000])
    with pytest.raises(OutputError, match="end too early"):
        list(Master((Stretch(cut, 5000),)).blocks())
    cut.write_bytes(b"RIFF")
    with pytest.raises(OutputError, match="cannot be read"):
        list(Master((Stretch(cut, 5000),)).blocks())
    stereo = bytearray(counted.read_bytes())
    stereo[22] = 2
    cut.write_bytes(stereo)
    with pytest.raises(OutputError, match="not mono"):
        list(Master((Stretch(cut, 100),)).blocks())
    with pytest.raises(ValueError, match="less than no frames"):
        Master((Silence(-1),))


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000])
@pytest.mark.parametrize("extra", [0, 1, 17])
def test_resampling_keeps_pitch_level_and_time(rate: int, extra: int) -> None:
    frames = rate + extra
    tone = 12_000 * np.sin(2 * np.pi * 440 * np.arange(frames) / rate)
    samples = tone.astype("<i2").tobytes()
    found = np.frombuffer(resample(samples, rate), "<i2").astype(float)
    assert len(found) == -(-frames * RATE // rate)
    wanted = 12_000 * np.sin(2 * np.pi * 440 * np.arange(len(found)) / RATE)
    # The filter rings for a millisecond or two at either end, where the tone begins at once.
    assert np.abs(found - wanted)[60:-60].max() < 3
    assert np.abs(found[-60:]).max() > 10_000  # and nothing is cut off
    assert resample(samples, rate) == resample(samples, rate)


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000])
def test_resampling_keeps_the_last_click(rate: int) -> None:
    """A click 2 ms before the end is still there, and at its time."""
    samples = np.zeros(rate, "<i2")
    at = rate - rate // 500
    samples[at] = 30_000
    found = np.frombuffer(resample(samples.tobytes(), rate), "<i2")
    assert abs(int(np.abs(found).argmax()) - at * RATE / rate) <= 1


def test_resampling_what_needs_none() -> None:
    assert resample(COUNT, RATE) == COUNT
    assert resample(b"", 22_050) == b""
    assert len(resample(b"\1\0", 22_050)) == 4

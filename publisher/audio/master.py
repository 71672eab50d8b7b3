"""The master of a track as a recipe: which sound, how much silence; never whole in memory.

A master is mono, 16-bit signed little-endian, at `timeline.RATE`. Sounds are WAV files: read with
the standard library and without decoding, any stretch at once, and anybody can listen to one.
"""

from __future__ import annotations

import hashlib
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import av
import numpy as np

from ..errors import OutputError
from ..timeline import RATE
from .limiter import LIMITER, limited
from .loudness import Samples

BYTES_PER_FRAME = 2

BLOCK = 24_576
"""Frames of a block: 24 AAC packets, about a second."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Digital silence."""

    frames: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a sound that `write_sound` wrote, usually a file of the cache."""

    sound: Path
    frames: int
    #: the first frame of the sound that is heard
    start: int = 0
    #: decibels by which it is made louder
    gain: float = 0.0


Piece = Silence | Stretch


@dataclass(frozen=True)
class Master:
    """The pieces of one track, one after the other."""

    pieces: tuple[Piece, ...]
    #: decibels by which all of it is made louder
    gain: float = 0.0
    #: dBFS that no sample exceeds, by a limiter; None is no limiter
    ceiling: float | None = None

    def __post_init__(self) -> None:
        if any(piece.frames < 0 for piece in self.pieces):
            raise ValueError("a piece of a master has less than no frames")

    @cached_property
    def frames(self) -> int:
        """Length in frames at `timeline.RATE`."""
        return sum(piece.frames for piece in self.pieces)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all samples and of what is done to them: equal digests, equal sound.

        Raises OutputError as `blocks` does.
        """
        whole = hashlib.sha256()
        for gain, samples in self._stretches(BLOCK):
            whole.update(samples)
            if gain:
                whole.update(f"{gain:+.1f} dB".encode())
        if self.ceiling is not None:
            whole.update(f"{LIMITER} {self.ceiling:.1f} dBFS".encode())
        return whole.hexdigest()

    def blocks(self, size: int = BLOCK) -> Iterator[bytes]:
        """The samples in blocks of exactly `size` frames; only the last may be shorter.

        Raises OutputError where a sound is gone from the cache or is no longer whole.
        """
        wanted = size * BYTES_PER_FRAME
        held = bytearray()
        for samples in self._finished(size):
            held += samples
            while len(held) >= wanted:
                yield bytes(held[:wanted])
                del held[:wanted]
        if held:
            yield bytes(held)

    def levelled(self, size: int = BLOCK) -> Iterator[Samples]:
        """The samples with every gain applied, limited where there is a ceiling.

        In blocks of no certain length, full scale at 1, and beyond it where nothing limits them.
        Raises OutputError as `blocks` does.
        """
        raised = (
            np.frombuffer(samples, "<i2") * (10 ** (gain / 20) / 32768)
            for gain, samples in self._stretches(size)
        )
        return raised if self.ceiling is None else limited(raised, self.ceiling)

    def _finished(self, size: int) -> Iterator[bytes]:
        """The samples as 16 bits."""
        if self.ceiling is None and not self._is_raised:
            yield from (samples for _, samples in self._stretches(size))
            return
        for samples in self.levelled(size):
            yield np.rint(samples * 32768).clip(-32768, 32767).astype("<i2").tobytes()

    @property
    def _is_raised(self) -> bool:
        stretches = (piece for piece in self.pieces if isinstance(piece, Stretch))
        return any(round(self.gain + stretch.gain, 1) for stretch in stretches)

    def _stretches(self, size: int) -> Iterator[tuple[float, bytes]]:
        """Runs of at most `size` frames with their whole gain, which silence has none of."""
        for piece in self.pieces:
            gain = round(self.gain + piece.gain, 1) if isinstance(piece, Stretch) else 0.0
            for samples in _samples(piece, size):
                yield gain, samples


def _samples(piece: Piece, size: int) -> Iterator[bytes]:
    """A piece in runs of at most `size` frames."""
    if isinstance(piece, Silence):
        for at in range(0, piece.frames, size):
            yield bytes(min(size, piece.frames - at) * BYTES_PER_FRAME)
        return
    try:
        with wave.open(str(piece.sound), "rb") as sound:
            _verify(sound, piece)
            sound.setpos(piece.start)
            for at in range(0, piece.frames, size):
                frames = min(size, piece.frames - at)
                samples = sound.readframes(frames)
                if len(samples) != frames * BYTES_PER_FRAME:
                    raise EOFError("the samples end too early")
                yield samples
    except (OSError, EOFError, wave.Error) as error:
        raise OutputError(
            f"a sound in the cache cannot be read ({error})",
            where=str(piece.sound),
            remedy="Build again: the sound will be made anew",
        ) from error


def _verify(sound: wave.Wave_read, piece: Stretch) -> None:
    form = (sound.getnchannels(), sound.getsampwidth(), sound.getframerate())
    if form != (1, BYTES_PER_FRAME, RATE):
        raise wave.Error(f"not mono, 16 bits, {RATE} frames a second")
    if piece.start + piece.frames > sound.getnframes():
        raise wave.Error(f"only {sound.getnframes()} frames")


def write_sound(path: Path, samples: bytes) -> None:
    """Store mono s16le samples at `timeline.RATE` as WAV. Raises OSError."""
    # A stream of our own: `wave` leaves its file open where the disk is full.
    with path.open("wb") as file, wave.open(file, "wb") as sound:
        sound.setparams((1, BYTES_PER_FRAME, RATE, 0, "NONE", "not compressed"))
        sound.writeframes(samples)


def read_sound(path: Path) -> bytes:
    """All samples of a sound that `write_sound` wrote, mono s16le at `timeline.RATE`.

    Raises OSError, EOFError or wave.Error.
    """
    with wave.open(str(path), "rb") as sound:
        return sound.readframes(sound.getnframes())


def resample(samples: bytes, rate: int) -> bytes:
    """Mono s16le samples of any rate at `timeline.RATE`; the length is rounded up to a frame.

    FFmpeg's resampler starts on time: it makes up for its own delay, so frame n of the result is
    at n / RATE seconds of the sound.
    """
    if rate == RATE or not samples:
        return samples
    frames = len(samples) // BYTES_PER_FRAME
    # A millisecond of silence behind it: the resampler rounds down at the end of what it is given.
    held = np.frombuffer(samples + bytes((rate // 1000 + 1) * BYTES_PER_FRAME), "<i2")
    frame = av.AudioFrame.from_ndarray(held.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = rate
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    made = [*resampler.resample(frame), *resampler.resample(None)]
    found = b"".join(part.to_ndarray().astype("<i2").tobytes() for part in made)
    return found[: -(-frames * RATE // rate) * BYTES_PER_FRAME]

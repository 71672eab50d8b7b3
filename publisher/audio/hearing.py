"""What can be heard in a sound: where it falls silent, and whether it ends in the middle."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..timeline import FRAMES_PER_MS
from .loudness import decibels
from .master import read_sound

QUIET = -45.0
"""Decibels below the loudest 10 ms under which speech counts as silent."""

_WINDOW_MS = 10


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard in the sound of one utterance."""

    #: milliseconds from the first to the last sound
    length: int
    #: milliseconds of the longest silence between them
    longest_silence: int
    #: decibels of its last 10 ms of sound, below its loudest
    end: float


def hear(path: Path) -> Heard | None:
    """Listen to a sound that `write_sound` wrote; None where there is nothing to be heard.

    Raises OSError, EOFError or wave.Error.
    """
    samples = np.frombuffer(read_sound(path), "<i2").astype(np.float64)
    sounding = np.flatnonzero(samples)
    if not len(sounding):
        return None
    size = _WINDOW_MS * FRAMES_PER_MS
    # Windows are counted from the last sample that is not zero, so that the last one is full.
    last = int(sounding[-1]) + 1
    windows = samples[last % size : last].reshape(-1, size)
    if not len(windows):
        return None
    levels = np.sqrt(np.square(windows).mean(axis=1))
    loudest = float(levels.max())
    loud = np.flatnonzero(levels > loudest * 10 ** (QUIET / 20))
    silences = np.diff(loud) - 1
    return Heard(
        length=int(loud[-1] - loud[0] + 1) * _WINDOW_MS,
        longest_silence=int(silences.max(initial=0)) * _WINDOW_MS,
        end=decibels(float(levels[-1]) / loudest),
    )

"""Tracks brought to the loudness of a preset: one gain for each voice, one for the track.

A gain is constant over all that it is applied to, so that no sentence jumps against the next.
"""

from __future__ import annotations

import math
from dataclasses import replace

from .loudness import NOTHING, Loudness, Preset, measure
from .master import Master

CODEC_MARGIN = 1.5
"""Decibels by which a decoded sample may exceed the one that was encoded (AAC at 64 kbit/s)."""

MOST = 40.0
"""Decibels beyond which no gain goes: what is so quiet is no speech."""

CLOSE = 0.1
"""Decibels of error that are left alone."""

EVEN = -20.0
"""LUFS to which every voice is brought before the track's own gain."""

_STEP = 0.5
_TURNS = 4


def voice_gain(said: Master) -> float:
    """The decibels that bring a voice to the loudness of all voices, in steps of half a decibel.

    said: all that it says in the book; silence gives 0. The steps keep what was encoded before
    valid when a document is added that hardly changes the measure. Raises OutputError.
    """
    found = measure(said.levelled())
    # What is shorter than a block of the measure (400 ms) has only its RMS.
    level = found.integrated if found.integrated > NOTHING else found.rms
    return _bounded(round((EVEN - level) / _STEP) * _STEP) if level > NOTHING else 0.0


def mastered(master: Master, preset: Preset) -> tuple[Master, Loudness]:
    """The track at the preset's loudness with its peaks limited, and what was measured of it.

    A limiter takes loudness away, so the gain is corrected until the measure is right. A track of
    silence stays as it is. Raises OutputError.
    """
    plain = measure(master.levelled())
    if plain.rms <= NOTHING:
        return master, plain
    found = plain if plain.integrated > NOTHING else replace(plain, integrated=plain.rms)
    made = replace(master, ceiling=preset.peak - CODEC_MARGIN)
    for _ in range(_TURNS):
        error = preset.loudness - found.integrated
        if abs(error) < CLOSE:
            break
        made = replace(made, gain=_bounded(made.gain + error))
        found = measure(made.levelled())
        if found.integrated <= NOTHING:  # too short to be measured
            break
    return made, found


def _bounded(gain: float) -> float:
    return math.copysign(min(abs(round(gain, 1)), MOST), gain)

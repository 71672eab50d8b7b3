"""How loud decoded sound is, measured by the formulas of ITU-R BS.1770-5 and not by FFmpeg.

The K-weighting is applied to the spectrum of each block of 400 ms, so that no filter has to run
over every sample.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..timeline import RATE

BLOCK, HOP = RATE * 400 // 1000, RATE * 100 // 1000
"""Frames of a gating block, and from one to the next: they overlap by 75 % (BS.1770-5, annex 1)."""

_ABSOLUTE, _RELATIVE, _OFFSET = -70.0, -10.0, -0.691

Floats = NDArray[np.float64]


@dataclass
class Meter:
    """Takes samples as they come; knows at the end how loud they were."""

    peak: float = 0.0
    _energy: float = 0.0
    _frames: int = 0
    _powers: list[Floats] = field(default_factory=list)
    _quietest: float = 1.0
    _held: Floats = field(default_factory=lambda: np.zeros(0))

    def add(self, samples: NDArray[np.float32]) -> None:
        """Take in the next samples."""
        self.peak = max(self.peak, float(np.abs(samples).max(initial=0.0)))
        wide = samples.astype(np.float64)
        self._energy += float(np.square(wide).sum())
        self._frames += len(wide)
        held = np.concatenate([self._held, wide])
        count = (len(held) - BLOCK) // HOP + 1
        if count > 0:
            blocks = np.lib.stride_tricks.sliding_window_view(held, BLOCK)[::HOP][:count]
            self._powers.append(_weighted(blocks))
            self._quietest = min(self._quietest, float(np.square(blocks).mean(axis=1).min()))
            held = held[count * HOP :]
        self._held = held

    @property
    def loudness(self) -> float:
        """Integrated loudness, LUFS; -70 where there is nothing to measure."""
        powers = np.concatenate(self._powers) if self._powers else np.zeros(0)
        powers = powers[powers > 10 ** ((_ABSOLUTE - _OFFSET) / 10)]
        if not len(powers):
            return _ABSOLUTE
        gate = powers.mean() * 10 ** (_RELATIVE / 10)
        return round(_OFFSET + 10 * float(np.log10(powers[powers > gate].mean())), 2)

    @property
    def rms(self) -> float:
        """dBFS over all of it."""
        return _level(self._energy / self._frames if self._frames else 0.0)

    @property
    def floor(self) -> float:
        """dBFS of the quietest 400 ms."""
        return _level(self._quietest)


def _level(power: float) -> float:
    return round(10 * float(np.log10(power)), 2) if power > 1e-12 else -120.0


def _weighted(blocks: Floats) -> Floats:
    """Mean square of each block after K-weighting, by Parseval's theorem."""
    spectrum = np.fft.rfft(blocks, axis=1)
    power = (spectrum.real**2 + spectrum.imag**2) * _response()
    doubled: Floats = 2 * power[:, 1:-1].sum(axis=1) + power[:, 0] + power[:, -1]
    return doubled / BLOCK**2


@cache
def _response() -> Floats:
    """|H|² of the two K-weighting filters at the frequencies of a block.

    Coefficients for any rate: the analogue prototypes of BS.1770's filters at 48 kHz, put through
    the bilinear transform (B. De Man, "Evaluation of Implementations of the EBU R128 Loudness
    Measurement", AES 145, 2018).
    """
    k, q = np.tan(np.pi * 1681.974450955533 / RATE), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    shelf = ([high + band * k / q + k * k, 2 * (k * k - high), high - band * k / q + k * k], k, q)
    k, q = np.tan(np.pi * 38.13547087602444 / RATE), 0.5003270373238773
    # BS.1770 leaves the gain of the high-pass as its numerator 1, -2, 1 gives it.
    scale = 1 + k / q + k * k
    rumble = ([scale, -2 * scale, scale], k, q)
    z = np.exp(-2j * np.pi * np.arange(BLOCK // 2 + 1) / BLOCK)
    whole = np.ones(len(z), dtype=complex)
    for above, k, q in (shelf, rumble):
        below = (1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k)
        whole *= (above[0] + above[1] * z + above[2] * z * z) / (
            below[0] + below[1] * z + below[2] * z * z
        )
    found: Floats = np.abs(whole) ** 2
    return found

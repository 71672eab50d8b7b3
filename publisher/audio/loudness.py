"""How loud sound is, and how loud it is to be: loudness presets, and the measuring of samples."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import av
import numpy as np
from av.filter import Graph
from numpy.typing import NDArray

from ..plugins import unknown
from ..timeline import RATE

Samples = NDArray[np.float64]
"""Mono samples at the master rate, full scale at 1."""

NOTHING = -70.0
"""LUFS of silence: the absolute gate of BS.1770."""


@dataclass(frozen=True, slots=True)
class Preset:
    """What a finished track is brought to."""

    name: str
    #: integrated loudness, LUFS
    loudness: float
    #: dBFS that no sample of the finished file exceeds
    peak: float
    #: lowest and highest RMS of a whole track, dBFS
    rms: tuple[float, float]
    #: highest noise in the pauses, dBFS
    floor: float


@dataclass(frozen=True, slots=True)
class Loudness:
    """What was measured."""

    #: LUFS (ITU-R BS.1770-5); NOTHING for silence
    integrated: float
    #: highest sample, dBFS
    peak: float
    #: dBFS over everything, pauses included
    rms: float


@cache
def presets() -> dict[str, Preset]:
    """All presets by name, the one taken by default first."""
    data = tomllib.loads((files(__package__) / "presets.toml").read_text("utf-8"))
    return {
        name: Preset(name, entry["loudness"], entry["peak"], tuple(entry["rms"]), entry["floor"])
        for name, entry in data.items()
    }


def preset(name: str = "") -> Preset:
    """The preset of that name, the default one for "". Raises UnknownNameError."""
    found = presets()
    if name and name not in found:
        raise unknown("loudness", name, tuple(found))
    return found[name] if name else next(iter(found.values()))


def measure(blocks: Iterable[Samples]) -> Loudness:
    """The loudness of samples that come in blocks, by FFmpeg's ebur128."""
    graph = Graph()
    source = graph.add_abuffer(sample_rate=RATE, format="dbl", layout="mono")
    meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    found, peak, energy, frames = NOTHING, 0.0, 0.0, 0
    for block in blocks:
        peak = max(peak, float(np.abs(block).max(initial=0.0)))
        energy += float(np.square(block).sum())  # np.dot would wake threads that only wait
        frames += len(block)
        graph.push(framed(block, frames - len(block)))
        found = _integrated(graph, found)
    graph.push(None)
    found = _integrated(graph, found)
    mean = energy / frames if frames else 0.0
    return Loudness(max(found, NOTHING), decibels(peak), decibels(mean**0.5))


def framed(block: Samples, pts: int) -> av.AudioFrame:
    """A block as FFmpeg's filters take it. pts: frames before it."""
    frame = av.AudioFrame.from_ndarray(block.reshape(1, -1), format="dbl", layout="mono")
    frame.sample_rate, frame.pts = RATE, pts
    return frame


def samples_of(frame: av.AudioFrame) -> Samples:
    """The samples of a frame that a graph gave back."""
    return frame.to_ndarray().ravel().astype(np.float64, copy=False)


def pulled(graph: Graph) -> Iterable[av.AudioFrame]:
    """The frames that a graph has ready."""
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        assert isinstance(frame, av.AudioFrame)
        yield frame


def _integrated(graph: Graph, known: float) -> float:
    for frame in pulled(graph):
        known = float(frame.metadata.get("lavfi.r128.I", known))
    return known


def decibels(level: float) -> float:
    """20 log10 of a level, -120 at the least."""
    return 20 * float(np.log10(level)) if level > 1e-6 else -120.0

"""Clicks at known times to put into tracks, and ears to find them again in finished files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from publisher.audio.master import Master, Stretch, write_sound
from publisher.timeline import FRAMES_PER_MS, Timeline

CLICK = np.hanning(25)
HALF = len(CLICK) // 2

AFTER_BEGIN = 150
"""Milliseconds from the begin of a clip to its click, in `clicking`."""


def click_master(
    path: Path, length: int, times: Iterable[int], noise: float = 0, silent_end: int = 0
) -> Master:
    """A master of `length` ms with clicks at `times` (ms), its sound kept at `path`.

    noise: level of noise after the first 120 ms. silent_end: ms without noise at the end.
    """
    rng = np.random.default_rng(length)
    samples = rng.normal(0, 1, length * FRAMES_PER_MS) * noise
    samples[: 120 * FRAMES_PER_MS] = 0
    for time in times:
        at = time * FRAMES_PER_MS
        samples[at - HALF : at + HALF + 1] += 24_000 * CLICK
    samples[(length - silent_end) * FRAMES_PER_MS :] = 0
    write_sound(path, samples.astype("<i2").tobytes())
    return Master((Stretch(path, len(samples)),))


def clicking(timeline: Timeline, folder: Path) -> dict[str, Master]:
    """Masters for a timeline, with a click in each clip and low noise, no two of them alike."""
    return {
        track.key: click_master(
            folder / f"{track.key}.wav",
            track.duration,
            [clip.begin + AFTER_BEGIN for clip in track.clips],
            noise=20 + number,
        )
        for number, track in enumerate(timeline.tracks)
    }


def click_times(timeline: Timeline) -> list[int]:
    """Where the clicks of `clicking` are on the book's clock."""
    return [
        begin + clip.begin + AFTER_BEGIN
        for begin, track in timeline.starts()
        for clip in track.clips
    ]


def decoded(path: Path) -> NDArray[np.float64]:
    """All samples, with gapless data honoured, as FFmpeg does."""
    with av.open(path) as source:
        frames = [frame.to_ndarray().ravel() for frame in source.decode(audio=0)]
    return np.concatenate(frames).astype(np.float64)


def packets(path: Path) -> list[bytes]:
    """The encoded packets as they are."""
    with av.open(path) as source:
        return [bytes(packet) for packet in source.demux(audio=0) if packet.size]


def found_clicks(samples: NDArray[np.float64]) -> list[float]:
    """Frames at which clicks peak, to a part of a frame."""
    fit = np.convolve(samples, CLICK, "same")
    peaks = np.flatnonzero(
        (fit[1:-1] > fit[:-2]) & (fit[1:-1] >= fit[2:]) & (fit[1:-1] > fit.max() / 2)
    )
    found = []
    for at in peaks + 1:
        before, here, after = fit[at - 1 : at + 2]
        found.append(float(at + (before - after) / (2 * (before - 2 * here + after))))
    return found


def worst(samples: NDArray[np.float64], times: list[int]) -> float:
    """Milliseconds by which the worst of the clicks is off; all must be there, and no other."""
    clicks = found_clicks(samples)
    assert len(clicks) == len(times)
    off = (abs(click / FRAMES_PER_MS - time) for click, time in zip(clicks, times, strict=True))
    return max(off)


def chapters(path: Path) -> list[tuple[int, int, str]]:
    """Begin, end and title as FFmpeg reads them; begin and end must be whole milliseconds."""
    with av.open(path) as source:
        found = []
        for chapter in source.chapters():
            unit = chapter["time_base"]
            assert unit
            begin, end = chapter["start"] * unit * 1000, chapter["end"] * unit * 1000
            assert begin.denominator == end.denominator == 1
            found.append((int(begin), int(end), chapter["metadata"]["title"]))
        return found


def wanted(of: Timeline) -> list[tuple[int, int, str]]:
    return [(c.begin, c.end, c.title) for c in of.flat_chapters()]

"""Decoded sound, clip by clip: is the sentence heard, and is nothing cut at its boundaries?

What was measured is remembered by the hash of the file, so that a second check is quick.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..audio.cache import Cache, digest
from ..audio.decode import decode
from ..audio.loudness import presets
from ..errors import InputError, OutputError
from ..findings import Finding, finding
from ..timeline import FRAMES_PER_MS
from ._damage import DamagedError
from ._judged import Recording
from ._markers import Clip, Markers
from ._meter import Meter
from ._shape import shown

MEASURE = 2
"""Version of what is measured; part of the cache key."""

SILENT = -60.0
"""dBFS on average below which nothing is heard in a clip."""

CUT = -50.0
"""dBFS at the edge of a clip above which sound is cut there."""

HEAD_MS, TAIL_MS = 5, 20
"""Milliseconds at the start and the end of a clip that must be quiet."""

TOLERANCE = 0.5
"""Decibels by which loudness may miss its preset (EBU R 128, 2023, allows 0.5 LU)."""

NO_LOUDNESS = -70.0
"""LUFS of what is too quiet or too short to be measured."""

_RMS_MS = 5_000
"""Milliseconds that a recording must last for its RMS to mean anything: the page of a part is
three words and as long a silence."""

_LEAK_MS = 50
"""At the end of a clip the next sentence may be heard ahead of itself: an AAC packet is 43 ms."""

_FLOOR = -120.0

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Heard:
    """What one file sounds like."""

    #: "" or why it cannot be decoded
    failure: str
    frames: int
    #: for each clip, dBFS on average without its end, and at most at its start and its end
    levels: tuple[tuple[float, float, float], ...]
    #: LUFS, and dBFS of the highest sample, of the RMS, and of the quietest 400 ms
    loudness: tuple[float, float, float, float]


def listen(
    recording: Recording, markers: Markers, texts: Mapping[str, str], cache: Cache | None
) -> Iterator[Finding]:
    """Judge the decoded sound of a recording. texts: of sentences by id, as far as known."""
    tracks = [markers.by_key[key] for key in recording.tracks if key in markers.by_key]
    clips = [clip for track in tracks for clip in track.clips]
    lengths = [(clip.end - clip.begin) * FRAMES_PER_MS for clip in clips]
    if min(lengths, default=0) <= 0:
        return  # K603 or K605 tells which; there is nothing to hold the sound against
    heard = _remembered(recording, lengths, cache)
    where = recording.where
    if heard.failure:
        yield finding("K651", where, heard.failure)
    elif heard.frames != sum(lengths):
        found = f"{heard.frames / FRAMES_PER_MS:.3f} ms"
        yield finding("K651", where, f"{found}, not {sum(lengths) // FRAMES_PER_MS} ms")
    elif markers.loudness in presets():
        yield from _loudness(heard, markers.loudness, where)
    elif markers.loudness:
        yield finding("K654", where, f"nobody knows the preset {markers.loudness!r}")
    for clip, (whole, head, tail) in zip(clips, heard.levels, strict=False):
        text = texts.get(clip.sentence, "")
        name = f"{clip.sentence} ({shown(text)})" if text else clip.sentence
        if whole < SILENT and _speaks(clip, text):
            yield finding("K652", where, name)
        for level, place in ((head, "at its start"), (tail, "at its end")):
            if level > CUT:
                yield finding("K653", where, f"{name} has {level:.0f} dBFS {place}")


def _loudness(heard: Heard, name: str, where: str) -> Iterator[Finding]:
    """Hold what was measured against the preset; a recording of silence has no loudness."""
    wanted = presets()[name]
    lufs, peak, rms, floor = heard.loudness
    if lufs <= NO_LOUDNESS:
        return
    if abs(lufs - wanted.loudness) > TOLERANCE:
        yield finding("K654", where, f"{lufs:.1f} LUFS, not {wanted.loudness:.1f} ({name})")
    if peak > wanted.peak:
        yield finding("K655", where, f"{peak:.1f} dBFS, not {wanted.peak:.1f} at most ({name})")
    low, high = wanted.rms
    if heard.frames >= _RMS_MS * FRAMES_PER_MS and not low <= rms <= high:
        yield finding("K656", where, f"RMS {rms:.1f} dBFS, not {low:.0f} to {high:.0f} ({name})")
    if floor > wanted.floor:
        yield finding("K656", where, f"noise of {floor:.0f} dBFS, not {wanted.floor:.0f} ({name})")


def _speaks(clip: Clip, text: str) -> bool:
    """Whether a clip should be heard: not with a silent voice, nor without anything to say."""
    return clip.voice not in ("", "silence") and (not text or any(c.isalnum() for c in text))


def _remembered(recording: Recording, lengths: list[int], cache: Cache | None) -> Heard:
    file, entry = recording.identity
    key = digest(kind="decoded", measure=MEASURE, sha256=file, entry=entry, lengths=lengths)
    path = cache.get(key, "json") if cache else None
    if path is not None:
        known: dict[str, Any] = json.loads(path.read_text("utf-8"))
        levels = tuple((whole, head, tail) for whole, head, tail in known["levels"])
        lufs, peak, rms, floor = known["loudness"]
        return Heard(known["failure"], known["frames"], levels, (lufs, peak, rms, floor))
    heard = _hear(recording, lengths)
    if cache:
        value = asdict(heard)
        with suppress(OutputError):  # the judgement stands, it is only not remembered
            cache.put(key, "json", lambda made: _save(made, json.dumps(value)))
    return heard


def _save(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def _hear(recording: Recording, lengths: list[int]) -> Heard:
    """Decode it; memory holds one clip at a time."""
    count, meter = [0], Meter()
    levels: list[tuple[float, float, float]] = []
    failure = ""
    try:
        blocks = _counted(
            decode(recording.open(), recording.container, recording.where), count, meter
        )
        levels += (_levels(samples) for samples in _cut(blocks, lengths))
        for _ in blocks:  # what is there beyond the last clip
            pass
    except InputError as error:
        failure = error.what
    except DamagedError as error:
        failure = str(error)
    loudness = (meter.loudness, _decibels(meter.peak), meter.rms, meter.floor)
    return Heard(failure, count[0], tuple(levels), loudness)


def _counted(blocks: Iterable[Samples], count: list[int], meter: Meter) -> Iterator[Samples]:
    for block in blocks:
        count[0] += len(block)
        meter.add(block)
        yield block


def _cut(blocks: Iterator[Samples], lengths: list[int]) -> Iterator[Samples]:
    """The samples in stretches of these lengths; one that is not whole is left out."""
    held: list[Samples] = []
    have = 0
    for length in lengths:
        while have < length:
            block = next(blocks, None)
            if block is None:
                return
            held.append(block)
            have += len(block)
        whole = np.concatenate(held) if len(held) > 1 else held[0]
        yield whole[:length]
        held, have = [whole[length:]], have - length


def _levels(samples: Samples) -> tuple[float, float, float]:
    leak = _LEAK_MS * FRAMES_PER_MS
    body = samples[:-leak] if len(samples) > 2 * leak else samples
    head, tail = samples[: HEAD_MS * FRAMES_PER_MS], samples[-TAIL_MS * FRAMES_PER_MS :]
    average = float(np.sqrt(np.mean(np.square(body, dtype=np.float64))))
    peaks = (float(np.abs(edge).max()) for edge in (head, tail))
    found = [_decibels(level) for level in (average, *peaks)]
    return found[0], found[1], found[2]


def _decibels(level: float) -> float:
    return round(20 * float(np.log10(level)), 1) if level > 1e-6 else _FLOOR

"""M4B: chapters, length, tags, cover, and the sound of each track in it."""

# mutagen has no types.
# mypy: allow-untyped-calls

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, BinaryIO

from mutagen import MutagenError
from mutagen.mp4 import MP4

from ..findings import Finding, finding
from ._clock import differences
from ._damage import DamagedError
from ._expected import expected_chapters, expected_title, known_tracks
from ._folder import Present
from ._judged import Judged, Recording, Sound
from ._markers import Chapter, File, Markers, Track
from ._mp4 import Movie, Stream, read_movie, text_chapters
from ._samples import digest
from ._shape import shown

AAC_FRAMES = 1024
"""Frames in a packet of AAC-LC (ISO/IEC 14496-3, 4.5.1.1)."""

PRIMING = 1
"""Packets before the first that is heard."""


def judge(present: Present, markers: Markers) -> Judged:
    """Hold a listed M4B file against the clock."""
    name, tracks = present.listed.name, present.listed.tracks
    known = known_tracks(present.listed, markers)
    findings: list[Finding] = []
    sounds: tuple[Sound, ...] = ()
    try:
        with present.path.open("rb") as file:
            movie = read_movie(file, present.path.stat().st_size)
            findings += _judge_movie(file, movie, present.listed, markers, known)
            findings += length_findings(name, movie.sound(), sum(t.duration for t in known))
            sounds = tuple(_sounds(file, movie.sound(), name, known))
    except (DamagedError, OSError) as error:
        findings.append(finding("K631", name, str(error)))
    findings += _tag_findings(present, markers)
    recording = Recording(name, "mp4", (present.sha256, ""), tracks, lambda: present.path)
    return Judged(tuple(findings), sounds, (recording,))


def length_findings(where: str, sound: Stream, expected: int) -> Iterator[Finding]:
    """Whether the packets, and what players are told of them, last `expected` milliseconds."""
    packets, presented = sound.lengths()
    if packets != expected:
        detail = f"its packets last {float(packets):.3f} ms, not {expected} ms"
        yield finding("K632", where, detail)
    elif presented is not None and presented != expected:
        detail = f"its edit list says {float(presented):.3f} ms, not {expected} ms"
        yield finding("K632", where, detail)


def packets_of(track: Track, sound: Stream) -> int:
    """Packets that hold a track, priming left out. Raises DamagedError for uneven packets."""
    if (sound.samples.durations != AAC_FRAMES).any():
        raise DamagedError(f"packets that do not have {AAC_FRAMES} frames")
    return track.duration * sound.timescale // (1000 * AAC_FRAMES)


def _judge_movie(
    file: BinaryIO, movie: Movie, listed: File, markers: Markers, known: list[Track]
) -> Iterator[Finding]:
    if not movie.index_first:
        yield finding("K636", listed.name, "the box 'moov' is behind 'mdat'")
    if not known:
        return
    expected = expected_chapters(listed, markers)
    found = text_chapters(file, movie)
    for difference in differences(expected, found):
        yield finding("K633", listed.name, difference)
    if movie.short_list is not None:
        # It has no ends: each chapter ends where the next one begins.
        starts = [(int(time) if time.denominator == 1 else -1) for time, _ in movie.short_list]
        ends = [end for _, end in pairwise([*starts, sum(t.duration for t in known)])]
        named = (title for _, title in movie.short_list)
        older = [Chapter(*entry) for entry in zip(named, starts, ends, strict=True)]
        for difference in differences(expected, older):
            yield finding("K633", listed.name, f"in the older list (chpl), {difference}")


def _sounds(file: BinaryIO, sound: Stream, name: str, tracks: list[Track]) -> Iterator[Sound]:
    at = PRIMING
    for track in tracks:
        count = packets_of(track, sound)
        yield Sound("aac", track.key, name, digest(file, sound.samples, at, count))
        at += count


def _tag_findings(present: Present, markers: Markers) -> Iterator[Finding]:
    name = present.listed.name
    try:
        tags: Any = MP4(present.path).tags or {}
    except (MutagenError, ValueError, struct.error, EOFError) as error:
        yield finding("K631", name, f"its tags cannot be read ({error})")
        return
    titles = [str(title) for title in tags.get("©nam", [])]
    title = expected_title(present.listed, markers)
    if titles != [title]:
        yield finding("K634", name, f"its title is {shown(titles)}, not {shown(title)}")
    for tag in ("©ART", "aART"):
        found, creators = [str(text) for text in tags.get(tag, [])], [*markers.creators]
        if found != creators:
            yield finding("K634", name, f"its {tag} is {shown(found)}, not {shown(creators)}")
    if not any(len(cover) for cover in tags.get("covr", [])):
        yield finding("K635", name)

"""MP3: frames of one bit rate, an exact Info frame, ID3 chapters in order, tags, and the sound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..findings import Finding, finding
from ._clock import differences
from ._damage import DamagedError
from ._expected import expected_chapters, expected_number, expected_title, known_tracks
from ._folder import Present
from ._frames import Frames, digest, read_frames
from ._id3 import Tag, read_tag
from ._judged import Judged, Recording, Sound
from ._markers import File, Markers, Track
from ._shape import shown

PRIMING = 2
"""Frames before the first that is heard."""


def judge(present: Present, markers: Markers) -> Judged:
    """Hold a listed MP3 file against the clock: one of the whole book, or of one track."""
    name = present.listed.name
    tracks = known_tracks(present.listed, markers)
    findings: list[Finding] = []
    sounds: list[Sound] = []
    try:
        tag = read_tag(present.path)
        findings += _tag_findings(tag, present.listed, markers)
        with present.path.open("rb") as file:
            frames = read_frames(file, tag.size, present.path.stat().st_size)
            findings += _frame_findings(frames, name, sum(track.duration for track in tracks))
            if frames.odd is None:
                sounds += _sounds(file, frames, name, tracks)
    except (DamagedError, OSError) as error:
        findings.append(finding("K631", name, str(error)))
    recording = Recording(
        name, "mp3", (present.sha256, ""), present.listed.tracks, lambda: present.path
    )
    return Judged(tuple(findings), tuple(sounds), (recording,))


def _tag_findings(tag: Tag, file: File, markers: Markers) -> Iterator[Finding]:
    title, number = expected_title(file, markers), expected_number(file, markers)
    if tag.title != title:
        yield finding("K634", file.name, f"its title is {shown(tag.title)}, not {shown(title)}")
    if tag.number != number:
        detail = f"its track number is {shown(tag.number)}, not {shown(number)}"
        yield finding("K634", file.name, detail)
    creators = "/".join(markers.creators)  # as ID3v2.3 divides names
    if tag.creators != creators:
        detail = f"its creators are {shown(tag.creators)}, not {shown(creators)}"
        yield finding("K634", file.name, detail)
    if not tag.has_cover:
        yield finding("K635", file.name)
    for fault in tag.faults:
        yield finding("K638", file.name, fault)
    found = [tag.chapters[name] for name in tag.order if name in tag.chapters]
    for difference in differences(expected_chapters(file, markers), found):
        yield finding("K633", file.name, difference)


def _frame_findings(frames: Frames, name: str, expected: int) -> Iterator[Finding]:
    if frames.odd is not None:
        yield finding("K637", name, f"frame {frames.odd} has another than the first")
        return
    for what, count in (("its frames last", frames.count), ("its Info says", frames.info_count)):
        length = count * frames.header.length - frames.dropped
        if length * 1000 != expected * frames.header.rate:
            found = length * 1000 / frames.header.rate
            yield finding("K632", name, f"{what} {found:.3f} ms, not {expected} ms")


def _sounds(file: BinaryIO, frames: Frames, name: str, tracks: list[Track]) -> Iterator[Sound]:
    at = PRIMING
    for track in tracks:
        count = track.duration * frames.header.rate // (1000 * frames.header.length)
        yield Sound("mp3", track.key, name, digest(file, frames, at, count))
        at += count

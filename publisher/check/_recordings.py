"""The recordings in an EPUB: each of its track's length and sound, with every clip inside it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from ..findings import finding
from ._archive import Archive, reading
from ._damage import DamagedError
from ._folder import Present
from ._judged import Judged, Recording, Sound
from ._m4b import PRIMING, length_findings, packets_of
from ._markers import Markers
from ._mp4 import Movie, read_movie
from ._overlays import Overlay, Par
from ._samples import digest

_BLOCK = 1 << 20


def judge(
    archive: Archive, present: Present, overlays: Sequence[Overlay], markers: Markers
) -> Judged:
    """Read every recording that the overlays name, once and from front to back."""
    name = present.listed.name
    used = _used(overlays, markers)
    findings = [finding("K624", name, fault) for fault in _use_faults(used)]
    by_audio: dict[str, list[Par]] = {}
    for overlay in overlays:
        for par in overlay.pars:
            by_audio.setdefault(par.audio, []).append(par)
    sounds: list[Sound] = []
    recordings: list[Recording] = []
    for audio, pars in by_audio.items():
        where = f"{name}: {audio}"
        keys = [key for key, audios in used.items() if audio in audios]
        try:
            movie, found = _heard(archive, audio, where, keys, markers)
        except DamagedError as error:
            findings.append(finding("K631", where, str(error)))
            continue
        sounds += found
        if len(keys) == 1:
            duration = markers.by_key[keys[0]].duration
            findings += length_findings(where, movie.sound(), duration)
        length = movie.sound().lengths()[0]
        findings += (finding("K625", where, fault) for fault in _outside(pars, length))
        opener = partial(_open, present.path, audio)
        recordings.append(Recording(where, "mp4", (present.sha256, audio), tuple(keys), opener))
    return Judged(tuple(findings), tuple(sounds), tuple(recordings))


def _used(overlays: Sequence[Overlay], markers: Markers) -> dict[str, list[str]]:
    """For each track, the recordings that its sentences are spoken from."""
    found: dict[str, dict[str, None]] = {}
    for overlay in overlays:
        for par in overlay.pars:
            if par.fragment in markers.clips:
                track, _ = markers.clips[par.fragment]
                found.setdefault(track.key, {})[par.audio] = None
    return {key: list(audios) for key, audios in found.items()}


def _use_faults(used: dict[str, list[str]]) -> Iterator[str]:
    owners: dict[str, str] = {}
    for key, audios in used.items():
        if len(audios) > 1:
            yield f"track {key!r} is spoken from {', '.join(audios)}"
        for audio in audios:
            if owners.setdefault(audio, key) != key:
                yield f"{audio} is the recording of {owners[audio]!r} and of {key!r}"


def _heard(
    archive: Archive, audio: str, where: str, keys: Sequence[str], markers: Markers
) -> tuple[Movie, list[Sound]]:
    """The index of a recording and the hash of its sound. Raises DamagedError."""
    with archive.open(audio) as stream, reading():
        file = cast(BinaryIO, stream)
        movie = read_movie(file, archive.sizes[audio])
        sounds = []
        if len(keys) == 1 and movie.index_first:
            count = packets_of(markers.by_key[keys[0]], movie.sound())
            found = digest(file, movie.sound().samples, PRIMING, count)
            sounds.append(Sound("aac", keys[0], where, found))
        while file.read(_BLOCK):  # to the end, where the archive's own checksum is compared
            pass
    return movie, sounds


def _outside(pars: Sequence[Par], length: Fraction) -> Iterator[str]:
    for par in pars:
        if par.end > length:
            yield f"{par.fragment} ends at {par.end} ms of {float(length):.3f} ms"


def _open(path: Path, entry: str) -> BinaryIO:
    """The entry as a stream. Raises DamagedError where the file has changed meanwhile."""
    with reading():
        return cast(BinaryIO, zipfile.ZipFile(path).open(entry))

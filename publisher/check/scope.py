"""What a check covers, for people: that all is well says little if nobody says of what."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from . import _markers


@dataclass(frozen=True, slots=True)
class Scope:
    """How much was judged."""

    #: files that markers.json lists
    files: int
    #: pages made by the edition included
    documents: int
    sentences: int
    #: of the book, in milliseconds
    duration: int
    #: whether all sound was decoded and listened to
    decoded: bool


def scope(folder: Path, decoded: bool) -> Scope | None:
    """What a check of the folder covers; None where its markers.json cannot be used.

    Raises InputError where the folder or its markers.json is missing.
    """
    markers, _ = _markers.read(folder)
    if markers is None:
        return None
    sections = [section for track in markers.tracks for section in track.sections]
    return Scope(
        files=len(markers.files),
        documents=len(sections),
        sentences=sum(len(section.clips) for section in sections),
        duration=sum(track.duration for track in markers.tracks),
        decoded=decoded,
    )

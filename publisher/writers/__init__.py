"""Writers: one file is one shelf. A writer is a function of the book and its clock."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..audio import Audio
from ..book import Book
from ..findings import Finding
from ..timeline import Timeline


@dataclass(frozen=True, slots=True)
class File:
    """A file that a writer made."""

    #: path below the output folder, with forward slashes
    name: str
    media_type: str
    #: keys of the tracks it holds, in order; its own clock starts with the first of them
    tracks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a writer gives back."""

    files: tuple[File, ...]
    findings: tuple[Finding, ...] = ()


class Writer(Protocol):
    """What a writer module (or entry point in `publisher.writers`) offers."""

    #: codecs of `Audio.track` this shelf is made of, so that they can be encoded beforehand
    CODECS: tuple[str, ...]

    def write(
        self, book: Book, timeline: Timeline, audio: Audio, folder: Path, made: tuple[File, ...]
    ) -> Shelf:
        """Write the shelf's files below `folder` (a staging folder; the caller renames).

        made: files that writers before this one made in the same build. The same arguments give
        the same bytes. Raises OutputError.
        """

"""What judging one file gives besides findings: what other judges hold against other files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

from ..audio import Codec
from ..findings import Finding

Container = Literal["mp4", "mp3"]


@dataclass(frozen=True, slots=True)
class Sound:
    """The encoded sound of one track in one file."""

    codec: Codec
    #: key of the track
    track: str
    #: the file, and the entry in it where it is an archive
    where: str
    #: SHA-256 of the packets, hexadecimal; priming is left out
    digest: str


@dataclass(frozen=True, slots=True)
class Recording:
    """Something with sound that can be decoded."""

    where: str
    container: Container
    #: what tells its bytes from all others: the hash of the file, and the entry in it
    identity: tuple[str, str]
    #: keys of the tracks it holds, one after the other
    tracks: tuple[str, ...]
    open: Callable[[], BinaryIO | Path]


@dataclass(frozen=True)
class Judged:
    """One file, judged."""

    findings: tuple[Finding, ...]
    sounds: tuple[Sound, ...] = ()
    recordings: tuple[Recording, ...] = ()
    #: the text of each sentence by id, where the file shows text
    texts: Mapping[str, str] = field(default_factory=dict)

"""Sound: masters of PCM in, finished tracks out. PyAV lives here and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Protocol

Codec = Literal["aac", "mp3"]


class Audio(Protocol):
    """The encoded tracks of a book, as writers see them. Each is encoded once per codec."""

    def track(self, key: str, codec: Codec) -> Path:
        """The finished file of one track: AAC-LC in .m4a (aac) or CBR .mp3 (mp3), mono, 24 kHz.

        The file is the cache's own: copy or stream from it, never move or change it.
        """

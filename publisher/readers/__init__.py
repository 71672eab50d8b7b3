"""Readers: one file is one input format. A reader turns a file into a `Document`, unchanged."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from ..book import Document


class Reader(Protocol):
    """What a reader module (or entry point in `publisher.readers`) offers."""

    def accepts(self, path: Path, head: bytes) -> bool:
        """Whether this reader reads the file; `head` is its first 4096 bytes (content decides)."""

    def read(self, path: Path, name: str, key: str) -> Document:
        """The file as a document with its whole source text and no edits.

        name: the path for people; key: the document's slug. Raises InputError.
        """

"""A zip archive opened warily: bounded in entries, unpacked size and ratio, nothing written."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote

from ..errors import InputError

MOST_ENTRIES = 20_000
LARGEST_ENTRY = 64 * 1024 * 1024
LARGEST_WHOLE = 512 * 1024 * 1024
"""Bytes unpacked, over the life of one archive."""

_STEEPEST = 250
_SMALL = 1024 * 1024


class Archive:
    """A zip archive. Raises InputError for one that is damaged, too large, or locked."""

    def __init__(self, path: Path, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise self._broken("the archive is damaged or cut short") from error
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES:
            self._zip.close()
            raise self._broken(f"the archive has more than {MOST_ENTRIES} entries")
        self._entries = {entry.filename: entry for entry in entries}
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._zip.close()

    def names(self) -> list[str]:
        """The names of all entries."""
        return list(self._entries)

    def read(self, name: str) -> bytes | None:
        """An entry's bytes, None where there is none of that name or it is damaged.

        Raises InputError for a bomb or an encrypted entry.
        """
        entry = self._entries.get(name)
        if entry is None or entry.is_dir():
            return None
        if entry.flag_bits & 1:
            raise self._broken("the archive is protected by a password")
        if entry.file_size > LARGEST_ENTRY or (
            entry.file_size > _SMALL and entry.file_size > _STEEPEST * max(1, entry.compress_size)
        ):
            raise self._broken(f"{name} unpacks to far more than a book holds")
        try:
            with self._zip.open(entry) as file:
                data = file.read(LARGEST_ENTRY + 1)
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError, ValueError,
                NotImplementedError, RuntimeError):  # fmt: skip
            return None
        self._read += len(data)
        if len(data) > LARGEST_ENTRY or self._read > LARGEST_WHOLE:
            raise self._broken("the archive unpacks to far more than a book holds")
        return data

    def _broken(self, what: str) -> InputError:
        return InputError(what, where=self._name, remedy="Get a sound copy, or leave it out")


def joined(base: str, address: str) -> str:
    """The entry that an address in the entry `base` names; "" for one outside the archive."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    if not path or path.startswith("/") or ":" in path.partition("/")[0]:
        return ""
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
    return "" if whole.startswith(("../", "/")) or whole == ".." else whole

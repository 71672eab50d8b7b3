"""What was made before, found by content: a bounded folder of files, private to the user.

An entry is `xx/<key>.<suffix>` and, beside it, `….sha256` with the hash of its bytes. Both come
into being under a temporary name and are renamed when whole, so a killed run and several runs at
once leave nothing half-made. An entry that no longer has its hash counts as missing.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..errors import OutputError

_SUM = ".sha256"
_TEMPORARY = "making-"
_ENTRY = re.compile(r"[0-9a-f]{64}\.\w+")

STALE = 24 * 60 * 60
"""Seconds after which a temporary file must be the leftover of a killed run."""

FRESH = 60 * 60
"""Seconds for which an entry is left alone because another run may be using it."""


def digest(**parts: Any) -> str:
    """The key for a description: SHA-256, hexadecimal, of its canonical JSON.

    parts: JSON values, with bytes allowed anywhere. Raises TypeError for anything else.
    """
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"), default=_bytes)
    return hashlib.sha256(text.encode()).hexdigest()


def _bytes(value: object) -> dict[str, str]:
    if isinstance(value, bytes):
        return {"sha256": hashlib.sha256(value).hexdigest()}
    raise TypeError(f"{type(value).__name__} cannot be part of a cache key")


def default_folder() -> Path:
    """$PUBLISHER_CACHE, else the place where this system keeps a user's caches."""
    if named := os.environ.get("PUBLISHER_CACHE"):
        return Path(named).absolute()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData/Local") / "publisher/Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/publisher"
    # XDG Base Directory Specification 0.8: a relative path is to be ignored.
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if Path(named).is_absolute() else Path.home() / ".cache") / "publisher"


class Cache:
    """A folder of entries. Its methods may be called by several threads and processes at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        #: entries this run found whole or made, with their size and time when last seen
        self._seen: dict[Path, tuple[int, int]] = {}

    def path(self, key: str, suffix: str) -> Path:
        """Where an entry is or would be."""
        return self.folder / key[:2] / f"{key}.{suffix}"

    def get(self, key: str, suffix: str) -> Path | None:
        """The entry's file, or None where there is none or where it is damaged.

        The file is the cache's own: read it, never change it. The whole file is hashed the first
        time that it is asked for; after that a look at size and time must do.
        """
        path = self.path(key, suffix)
        try:
            if self._seen.get(path) == _state(path):
                return path
            if _hash(path) != _sum(path).read_text("ascii").strip():
                return None
        except (OSError, UnicodeDecodeError):
            return None
        with suppress(OSError):  # a cache that may only be read is still of use
            os.utime(path)
        with suppress(OSError):
            self._seen[path] = _state(path)
        return path

    def put(self, key: str, suffix: str, write: Callable[[Path], None]) -> Path:
        """Make an entry: `write` is given a temporary file to fill. Returns the entry's file.

        Where another run has made the entry meanwhile, that one stays. Raises OutputError where
        the folder cannot be written to, and whatever `write` raises besides OSError.
        """
        path = self.path(key, suffix)
        made: list[Path] = []
        try:
            _private(path.parent)
            made.append(_temporary(path))
            write(made[0])
            if found := self.get(key, suffix):
                return found
            made.append(_temporary(path))
            made[1].write_text(f"{_hash(made[0])}\n", "ascii")
            made[1].replace(_sum(path))
            made[0].replace(path)
            self._seen[path] = _state(path)
        except OSError as error:
            # On Windows a file that another run has open cannot be replaced: then it is there.
            if found := self.get(key, suffix):
                return found
            raise OutputError(
                f"the cache cannot be written ({error.strerror or error})",
                where=str(self.folder),
                remedy="Make room there, or set PUBLISHER_CACHE to a folder with room",
            ) from error
        finally:
            for temporary in made:
                with suppress(OSError):
                    temporary.unlink(missing_ok=True)
        return path

    def size(self) -> int:
        """Bytes of all entries."""
        return sum(state.st_size for _, state in self._entries())

    def trim(self, limit: int) -> int:
        """Remove what was not used for longest until at most `limit` bytes are left.

        Entries used in this run, or by anybody within the last hour, stay in any case. Leftovers
        of killed runs go too. Returns the bytes removed.
        """
        now = time.time()
        self._sweep(now - STALE)
        entries = sorted(self._entries(), key=lambda entry: (entry[1].st_mtime_ns, entry[0]))
        left = sum(state.st_size for _, state in entries)
        removed = 0
        for path, state in entries:
            if left - removed <= limit or state.st_mtime > now - FRESH:
                break
            if path not in self._seen:
                removed += self._remove(path, state.st_size)
        return removed

    def purge(self) -> int:
        """Remove all entries, and the folder too if it is empty then. Returns the bytes removed."""
        self._seen.clear()
        self._sweep(time.time())
        removed = sum(self._remove(path, state.st_size) for path, state in [*self._entries()])
        for folder in [*self._folders(), self.folder]:
            with suppress(OSError):  # not empty, or not there
                folder.rmdir()
        return removed

    def _remove(self, path: Path, size: int) -> int:
        try:
            path.unlink()
            _sum(path).unlink(missing_ok=True)
        except OSError:  # another run holds it or has removed it
            return 0
        return size

    def _sweep(self, before: float) -> None:
        """Remove what killed runs left before that time: half-made files, and sums of nothing."""
        for folder in self._folders():
            sums = [p for p in folder.glob(f"*{_SUM}") if not p.with_suffix("").exists()]
            for path in [*folder.glob(f"{_TEMPORARY}*"), *sums]:
                with suppress(OSError):
                    if path.stat().st_mtime <= before:
                        path.unlink()

    def _folders(self) -> list[Path]:
        try:
            return [
                path for path in self.folder.iterdir() if re.fullmatch("[0-9a-f]{2}", path.name)
            ]
        except OSError:
            return []

    def _entries(self) -> Iterator[tuple[Path, os.stat_result]]:
        """Entries with their sums' files left out, which are too small to count."""
        for folder in self._folders():
            for path in folder.iterdir():
                if _ENTRY.fullmatch(path.name):
                    with suppress(OSError):
                        yield path, path.stat()


def _private(folder: Path) -> None:
    """Make the folder, for the user's eyes only; what is there already keeps its mode."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def _temporary(path: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=_TEMPORARY, suffix=path.suffix, dir=path.parent)
    os.close(handle)
    return Path(name)


def _sum(path: Path) -> Path:
    return path.with_name(path.name + _SUM)


def _state(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_size, state.st_mtime_ns


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

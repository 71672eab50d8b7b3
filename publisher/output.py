"""The output folder: room for the build, a staging folder, and the change from old to new."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .book import Book
from .errors import OutputError
from .languages import script

_STAGING = ".publisher-"

_BACKUP = ".earlier-"
"""Not swept as staging is: after a kill in the middle of a change it holds the only copy."""

_STALE = 24 * 60 * 60
"""Seconds after which a staging folder must be the leftover of a killed build."""

MARKERS = "markers.json"

_MS_PER_LETTER = {"CJK": 260, "KANA": 180}
_MS_PER_OTHER_LETTER = 85
# Estimates to be safe with, not to be exact: bytes a millisecond of master and of encoded sound.
_MASTER_BYTES, _ENCODED_BYTES = 48, 9


def expected_duration(book: Book) -> int:
    """Roughly how many milliseconds the book will last when spoken, pauses included."""
    return sum(
        700 + sum(_MS_PER_LETTER.get(script(c), _MS_PER_OTHER_LETTER) for c in sentence.text)
        for sentence in book.sentences()
    )


def require_space(book: Book, folder: Path, cache: Path, formats: int) -> None:
    """Raise OutputError unless the disk has room for the build, the old outputs beside the new.

    formats: number of shelves that hold sound.
    """
    duration = expected_duration(book)
    needs = {
        cache: duration * (_MASTER_BYTES + 2 * _ENCODED_BYTES),
        folder: duration * _ENCODED_BYTES * (formats + 1) + (4 << 20),
    }
    places: dict[int, int] = {}
    for place, need in needs.items():
        try:
            there = _existing(place)
            device = there.stat().st_dev
            free = shutil.disk_usage(there).free
        except OSError as error:
            raise _failed(place, error) from error
        places[device] = places.get(device, 0) + need
        if free < places[device]:
            raise OutputError(
                f"not enough room: about {places[device] >> 20} MB are needed and "
                f"{free >> 20} MB are free",
                where=str(there),
                remedy="Make room, or choose another folder with -o or PUBLISHER_CACHE",
            )


def _existing(path: Path) -> Path:
    path = path.absolute()
    while not path.exists() and path != path.parent:  # a drive may be missing altogether
        path = path.parent
    return path


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A folder inside the output folder for files that are not finished; gone afterwards.

    Raises OutputError where the output folder cannot be made or written to. An OSError inside
    (a full disk) becomes an OutputError.
    """
    try:
        new = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        stage = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
    except OSError as error:
        raise _failed(folder, error) from error
    try:
        yield stage
    except OSError as error:
        raise _failed(folder, error) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        if new:
            with suppress(OSError):  # not empty: the build succeeded
                folder.rmdir()


def _sweep(folder: Path) -> None:
    for left in folder.glob(f"{_STAGING}*"):
        if left.stat().st_mtime < time.time() - _STALE:
            shutil.rmtree(left, ignore_errors=True)


def _failed(folder: Path, error: OSError, backup: Path | None = None) -> OutputError:
    left = f"; earlier files are in {backup}" if backup and backup.exists() else ""
    return OutputError(
        f"cannot be written to ({error.strerror or error})",
        where=str(folder),
        remedy=f"Check room and permissions, or choose another folder with -o{left}",
    )


def replace_outputs(stage: Path, folder: Path) -> None:
    """Move the finished files to the output folder and remove what the last build made besides.

    All or nothing: where a move fails, what was there before is put back. Raises OutputError.
    """
    names = {path.relative_to(stage).as_posix() for path in stage.rglob("*") if path.is_file()}
    # markers.json vouches for the others, so it goes first and comes last. A directory is never
    # an output: it stays, and a file that needs its place cannot be moved there.
    old = sorted(listed(folder) | names, key=lambda name: (name != MARKERS, name))
    old = [name for name in old if (folder / name).is_symlink() or (folder / name).is_file()]
    backup = Path(tempfile.mkdtemp(prefix=_BACKUP, dir=folder))
    moves = [(folder / name, backup / name) for name in old]
    new = sorted(names, key=lambda name: (name == MARKERS, name))
    moves += [(stage / name, folder / name) for name in new]
    try:
        for source, target in moves:
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
    except (OSError, KeyboardInterrupt) as error:
        _undo(moves, backup)
        if isinstance(error, KeyboardInterrupt):
            raise
        raise _failed(folder, error, backup) from error
    shutil.rmtree(backup, ignore_errors=True)
    _prune(source.parent for source, _ in moves)


def _undo(moves: list[tuple[Path, Path]], backup: Path) -> None:
    """Move back what was moved; a file that cannot be put back stays in the backup folder."""
    for source, target in reversed(moves):
        if not os.path.lexists(source):
            with suppress(OSError):  # this one was not moved yet, or cannot be: on to the others
                target.replace(source)
    _prune(target.parent for _, target in moves)
    _prune([*(path for path in backup.rglob("*") if path.is_dir()), backup])


def _prune(folders: Iterable[Path]) -> None:
    """Remove those of the folders that are empty, the deepest first."""
    for folder in sorted(set(folders), key=lambda path: -len(path.parts)):
        with suppress(OSError):  # not empty, or not there
            folder.rmdir()


def listed(folder: Path) -> set[str]:
    """The files that the markers.json of an output folder names, itself included.

    Only names inside the folder count: the file may have been tampered with.
    """
    try:
        record = json.loads((folder / MARKERS).read_text("utf-8"))
        names = {str(file["name"]) for file in record["files"]}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return set()
    return {name for name in names if _inside(folder, name)} | {MARKERS}


def _inside(folder: Path, name: str) -> bool:
    try:
        return (folder / name).resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # no name at all, or links in a circle
        return False

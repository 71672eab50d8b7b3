"""The output folder: room for the build, a staging folder, and the change from old to new."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .book import Book
from .errors import OutputError
from .languages import script

_STAGING = ".publisher-"

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
        there = _existing(place)
        device = there.stat().st_dev
        places[device] = places.get(device, 0) + need
        free = shutil.disk_usage(there).free
        if free < places[device]:
            raise OutputError(
                f"not enough room: about {places[device] >> 20} MB are needed and "
                f"{free >> 20} MB are free",
                where=str(there),
                remedy="Make room, or choose another folder with -o or PUBLISHER_CACHE",
            )


def _existing(path: Path) -> Path:
    path = path.absolute()
    while not path.exists():
        path = path.parent
    return path


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A folder inside the output folder for files that are not finished; gone afterwards.

    Raises OutputError where the output folder cannot be made or written to. An OSError inside
    (a full disk) becomes an OutputError.
    """
    new = not folder.exists()
    try:
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


def _failed(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        f"cannot be written to ({error.strerror or error})",
        where=str(folder),
        remedy="Check room and permissions, or choose another folder with -o",
    )


def replace_outputs(stage: Path, folder: Path) -> None:
    """Move the finished files to the output folder and remove what the last build made besides."""
    old = listed(folder)
    names = [path.relative_to(stage) for path in sorted(stage.rglob("*")) if path.is_file()]
    # markers.json last: it vouches for the others.
    for name in sorted(names, key=lambda name: name.as_posix() == MARKERS):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (stage / name).replace(target)
    for gone in old - {path.as_posix() for path in names}:
        with suppress(OSError):
            (folder / gone).unlink()
            (folder / gone).parent.rmdir()  # only goes when it is empty


def listed(folder: Path) -> set[str]:
    """The files that the markers.json of an output folder names, itself included.

    Only names inside the folder count: the file may have been tampered with.
    """
    try:
        record = json.loads((folder / MARKERS).read_text("utf-8"))
        names = {str(file["name"]) for file in record["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    root = folder.resolve()
    return {name for name in names if (root / name).resolve().is_relative_to(root)} | {MARKERS}

"""The bytes of one file from a stranger, bounded, and their digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import InputError

LARGEST = 64 << 20
"""Bytes. A larger text is not one document but many."""


def contents(path: Path, name: str, largest: int = LARGEST) -> bytes:
    """The bytes of a file. name: what to call it in errors; largest: in bytes.

    Raises InputError for one missing, unreadable, empty or too large.
    """
    with _reading(name):
        _require_bounds(path.stat().st_size, name, largest)
        data = path.read_bytes()
    if not data:
        raise InputError("the file is empty", where=name, remedy="Leave it out")
    return data


def digest(path: Path, name: str, largest: int) -> str:
    """The SHA-256 of a file, hexadecimal, without holding its bytes. Raises as `contents`."""
    with _reading(name):
        _require_bounds(path.stat().st_size, name, largest)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _reading(name: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise InputError("there is no such file", where=name, remedy="Check the path") from error
    except IsADirectoryError as error:
        raise InputError("this is a folder", where=name, remedy="Name the files in it") from error
    except OSError as error:
        raise InputError(
            f"the file cannot be read ({error.strerror})",
            where=name,
            remedy="Check its permissions, or leave it out",
        ) from error


def _require_bounds(size: int, name: str, largest: int) -> None:
    if size > largest:
        raise InputError(
            f"the file is too large ({size >> 20} MiB)",
            where=name,
            remedy=f"Split it into parts of at most {largest >> 20} MiB, or leave it out",
        )

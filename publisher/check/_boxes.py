"""The boxes of MP4 files (ISO/IEC 14496-12, 4.2): finding one, and reading a table in it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from ._damage import DamagedError

_LARGEST = 256 << 20
"""Bytes of a moov box that are read; ten hours with a cover have 4 MB."""

Numbers = NDArray[np.int64]


@contextmanager
def sensible() -> Iterator[None]:
    """Turn what reading nonsense raises into DamagedError."""
    try:
        yield
    except (struct.error, ValueError, IndexError, OverflowError) as error:
        raise DamagedError(f"its index makes no sense ({error})") from error


def index(file: BinaryIO, size: int) -> tuple[memoryview, bool]:
    """The content of the moov box of a file of `size` bytes, and whether it is before the sound.

    Raises DamagedError where a box reaches past the end of the file, or one of the two is missing.
    """
    order: list[str] = []
    moov: memoryview | None = None
    at = 0
    while at < size:
        file.seek(at)
        name, head, length = _head(file.read(16), size - at)
        if length > size - at:
            raise DamagedError(f"the box {name!r} needs {at + length} bytes, {size} are there")
        order.append(name)
        if name == "moov":
            if length > _LARGEST:
                raise DamagedError(f"the box 'moov' has {length} bytes")
            file.seek(at + head)
            moov = memoryview(file.read(length - head))
        at += length
    if moov is None or "mdat" not in order:
        raise DamagedError("no box 'moov' or no box 'mdat': this is no MP4 file with sound")
    return moov, order.index("moov") < order.index("mdat")


def _head(head: bytes, left: int) -> tuple[str, int, int]:
    """Name, bytes of the header and bytes in all of the box that begins so."""
    if len(head) < 8:
        raise DamagedError("it ends in the middle of a box")
    length, name = struct.unpack_from(">I4s", head)
    start = 8
    if length == 1 and len(head) == 16:
        (length,) = struct.unpack_from(">Q", head, 8)
        start = 16
    length = left if length == 0 else length
    if length < start:
        raise DamagedError(f"the box {name!r} has {length} bytes")
    return name.decode("latin-1"), start, length


def boxes(data: memoryview) -> Iterator[tuple[str, memoryview]]:
    """Name and content of each box in another's content. Raises DamagedError."""
    at = 0
    while at < len(data):
        name, head, length = _head(bytes(data[at : at + 16]), len(data) - at)
        if length > len(data) - at:
            raise DamagedError(f"the box {name!r} reaches out of the one around it")
        yield name, data[at + head : at + length]
        at += length


def inner(data: memoryview, *path: str) -> memoryview | None:
    """The content of the first box at a path, or None. Raises DamagedError."""
    for wanted in path:
        found = next((content for name, content in boxes(data) if name == wanted), None)
        if found is None:
            return None
        data = found
    return data


def need(data: memoryview, *path: str) -> memoryview:
    """The content of the first box at a path. Raises DamagedError where there is none."""
    found = inner(data, *path)
    if found is None:
        raise DamagedError(f"there is no box {'/'.join(path)}")
    return found


def numbers(data: memoryview, columns: int, width: int = 4) -> Numbers:
    """Big-endian unsigned numbers of `width` bytes, in rows. Raises ValueError."""
    return np.frombuffer(data, f">u{width}").astype(np.int64).reshape(-1, columns)


def table(data: memoryview, columns: int, width: int = 4) -> Numbers:
    """The rows of a full box that begins with their number. Raises DamagedError and the like."""
    (count,) = struct.unpack_from(">I", data, 4)
    found = numbers(data[8:], columns, width)
    if len(found) != count:
        raise DamagedError(f"a table with {len(found)} rows says that it has {count}")
    return found

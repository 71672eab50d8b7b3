"""The samples of an MP4 stream: where each lies in the file, and how long it lasts.

Sound has one sample per packet. Lists are read with numpy, for ten hours have 850 000 of them.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

import numpy as np

from ._boxes import Numbers, inner, need, numbers, table
from ._damage import DamagedError

_MOST = 1 << 24
"""Samples of a stream that are looked at; 200 hours of AAC."""

_BLOCK = 1 << 20


@dataclass(frozen=True)
class Samples:
    """One number for each sample."""

    #: bytes of the file before it
    offsets: Numbers
    #: bytes it has
    sizes: Numbers
    #: units of the stream's clock that it lasts
    durations: Numbers


def read_samples(stbl: memoryview, size: int) -> Samples:
    """The samples of a sample table box (14496-12, 8.5) in a file of `size` bytes.

    Raises DamagedError where the tables do not agree or a sample reaches past the end, and
    ValueError or struct.error where they are no tables.
    """
    sizes = _sizes(need(stbl, "stsz"))
    offsets = _offsets(stbl, sizes)
    end = int((offsets + sizes).max(initial=0))
    if end > size or int(offsets.min(initial=0)) < 0:
        raise DamagedError(f"its packets reach to byte {end}, it has {size} bytes")
    return Samples(offsets, sizes, _durations(need(stbl, "stts"), len(sizes)))


def digest(file: BinaryIO, samples: Samples, first: int, count: int) -> str:
    """SHA-256 of `count` samples from `first` on, hexadecimal. Raises DamagedError."""
    offsets, sizes = samples.offsets[first : first + count], samples.sizes[first : first + count]
    if len(sizes) != count:
        raise DamagedError(f"{len(samples.sizes)} packets where {first + count} are needed")
    whole = hashlib.sha256()
    breaks = np.flatnonzero(offsets[1:] != offsets[:-1] + sizes[:-1]) + 1
    bounds = [0, *breaks.tolist(), count] if count else []
    for start, stop in pairwise(bounds):
        file.seek(int(offsets[start]))
        left = int(sizes[start:stop].sum())
        while left:
            block = file.read(min(left, _BLOCK))
            if not block:
                raise DamagedError("the sound ends too early")
            whole.update(block)
            left -= len(block)
    return whole.hexdigest()


def _sizes(data: memoryview) -> Numbers:
    """Bytes of each sample (8.7.3)."""
    same, count = struct.unpack_from(">II", data, 4)
    if count > _MOST:
        raise DamagedError(f"it has {count} packets")
    found = np.full(count, same, np.int64) if same else numbers(data[12:], 1).ravel()
    if len(found) != count:
        raise DamagedError(f"sizes of {len(found)} packets where there are {count}")
    return found


def _offsets(stbl: memoryview, sizes: Numbers) -> Numbers:
    """Where each sample begins: chunks (8.7.5), and samples to a chunk (8.7.4)."""
    wide = inner(stbl, "co64")
    chunks = (table(need(stbl, "stco"), 1) if wide is None else table(wide, 1, 8)).ravel()
    runs = table(need(stbl, "stsc"), 3)
    if not len(chunks) and not len(sizes):
        return sizes
    firsts = np.append(runs[:, 0] - 1, len(chunks))
    lengths = np.diff(firsts)
    if firsts[0] or (lengths < 1).any() or (runs[:, 1] < 1).any():
        raise DamagedError("its chunks are not in order")
    each = np.repeat(runs[:, 1], lengths)
    if int(each.sum()) != len(sizes):
        raise DamagedError(f"chunks for {int(each.sum())} packets where there are {len(sizes)}")
    before = np.cumsum(sizes) - sizes
    start = np.cumsum(each) - each
    offsets: Numbers = np.repeat(chunks - before[start], each) + before
    return offsets


def _durations(data: memoryview, count: int) -> Numbers:
    """Units that each sample lasts (8.6.1.2)."""
    runs = table(data, 2)
    if int(runs[:, 0].sum()) != count:
        raise DamagedError(f"durations of {int(runs[:, 0].sum())} packets, there are {count}")
    return np.repeat(runs[:, 1], runs[:, 0])

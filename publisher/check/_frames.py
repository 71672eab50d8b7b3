"""The frames of an MP3 file (ISO/IEC 11172-3, 2.4.1; 13818-3 for low rates) and its Info frame."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np

from ._damage import DamagedError

# Kilobits per second and frames per second of layer III, by the numbers in a header.
_RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_FREQUENCIES = {
    3: (44_100, 48_000, 32_000),
    2: (22_050, 24_000, 16_000),
    0: (11_025, 12_000, 8_000),
}

_SIDE_1 = {False: 32, True: 17}
"""Bytes of side information of version 1 by whether it is mono; the Info tag is behind them."""

_SIDE_2 = {False: 17, True: 9}
"""The same for the versions of low rates."""

_DELAYS = 141
"""Bytes from the Info tag to the 24 bits of delay and padding (LAME's mp3 info tag, revision 1)."""

_BLOCK = 8192
"""Frames that are looked at together."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the four bytes before a frame say."""

    #: bytes of the frame, header included
    size: int
    #: frames of sound in it
    length: int
    #: frames of sound per second
    rate: int
    #: bytes from the frame's start to the Info tag, if there is one
    tag: int


@dataclass(frozen=True)
class Frames:
    """All frames behind the Info frame."""

    header: Header
    #: bytes of the file before the first of them
    start: int
    count: int
    #: number of the first frame that is not of the same bit rate, or None
    odd: int | None
    #: frames that the Info frame counts, and frames of sound to drop at start and end together
    info_count: int
    dropped: int


def read_frames(file: BinaryIO, start: int, size: int) -> Frames:
    """Walk the frames from byte `start` to the end of a file of `size` bytes.

    Raises DamagedError where there is no Info frame, or no frame where one should be.
    """
    file.seek(start)
    head = file.read(4)
    info = read_header(head)
    rest = file.read(info.size - 4)
    tag = rest[info.tag - 4 :]
    if tag[:4] != b"Info":
        raise DamagedError("its first frame is no Info frame")
    if len(tag) < _DELAYS + 3 or tag[7] & 0x0F != 0x0F:
        raise DamagedError("its Info frame is too short to tell the length")
    delays = int.from_bytes(tag[_DELAYS : _DELAYS + 3], "big")
    first = file.read(4)
    header = read_header(first)
    begin = start + info.size
    count, left = divmod(size - begin, header.size)
    odd = _odd_frame(file, begin, first, header.size)
    if odd is None and left:
        raise DamagedError(f"its last frame has {left} bytes, not {header.size}")
    counted = int.from_bytes(tag[8:12], "big")
    return Frames(header, begin, count, odd, counted, (delays >> 12) + (delays & 0xFFF))


def read_header(data: bytes) -> Header:
    """Read the four bytes before a frame of layer III. Raises DamagedError for anything else."""
    if len(data) < 4 or data[0] != 0xFF or data[1] & 0xE6 != 0xE2:
        raise DamagedError(f"no MP3 frame begins with {data[:4].hex(' ')}")
    version, rate, frequency = data[1] >> 3 & 3, data[2] >> 4, data[2] >> 2 & 3
    if version == 1 or frequency == 3 or rate in (0, 15):
        raise DamagedError(f"no MP3 frame begins with {data[:4].hex(' ')}")
    bits = (_RATES_1 if version == 3 else _RATES_2)[rate] * 1000
    per_second = _FREQUENCIES[version][frequency]
    length = 1152 if version == 3 else 576
    size = length // 8 * bits // per_second + (data[2] >> 1 & 1)
    mono = data[3] >> 6 == 3
    side = (_SIDE_1 if version == 3 else _SIDE_2)[mono]
    return Header(size, length, per_second, 4 + side)


def _odd_frame(file: BinaryIO, begin: int, first: bytes, size: int) -> int | None:
    """Number of the first frame whose header differs in more than what may change.

    Frames of one bit rate are equally long where no padding is needed, as at 24 000 Hz, so all of
    them can be looked at together. Raises DamagedError where no frame begins.
    """
    # The private bit and all of the last byte but the channel mode may change from frame to frame.
    mask = np.array([0xFF, 0xFF, 0xFE, 0xC0], np.uint8)
    wanted = np.frombuffer(first, np.uint8) & mask
    file.seek(begin)
    done = 0
    while block := file.read(size * _BLOCK):
        whole = len(block) // size
        heads = np.frombuffer(block, np.uint8, whole * size).reshape(whole, size)[:, :4]
        wrong = np.flatnonzero(((heads & mask) != wanted).any(axis=1))
        if len(wrong):
            read_header(bytes(heads[wrong[0]]))
            return done + int(wrong[0])
        done += whole
    return None


def digest(file: BinaryIO, frames: Frames, first: int, count: int) -> str:
    """SHA-256 of `count` frames from `first` on, hexadecimal. Raises DamagedError."""
    if first + count > frames.count:
        raise DamagedError(f"{frames.count} frames where {first + count} are needed")
    file.seek(frames.start + first * frames.header.size)
    whole = hashlib.sha256()
    left = count * frames.header.size
    while left:
        block = file.read(min(left, 1 << 20))
        if not block:
            raise DamagedError("the sound ends too early")
        whole.update(block)
        left -= len(block)
    return whole.hexdigest()

"""How large a picture is, by the head of its file alone."""

from __future__ import annotations

import re
import struct

_JPEG_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_MARKS = re.compile(rb"\xff+")
_LENGTH = 2
_SVG = re.compile(rb"<(?:\w+:)?svg\b[^>]*>")
_SIDE = re.compile(rb'\s(width|height)=["\']\s*(\d+)(?:px)?\s*["\']')

_THIN = 4
"""Pixels. Whatever is thinner is a rule, a spacer or a tracking pixel."""

_SMALL = 32
"""Pixels. What is no larger in both directions is an icon or a bullet."""


def is_small(data: bytes) -> bool:
    """Whether a picture is too small to show anything that a text would need: an icon, a spacer."""
    width, height = size(data)
    return bool(width and height) and (min(width, height) < _THIN or max(width, height) <= _SMALL)


def size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels as the file states them; 0 for what it does not say."""
    try:
        if data.startswith(b"\x89PNG"):
            return struct.unpack(">II", data[16:24])
        if data.startswith(b"GIF8"):
            return struct.unpack("<HH", data[6:10])
        if data.startswith(b"\xff\xd8"):
            return _of_jpeg(data)
    except struct.error:
        return 0, 0
    if data.startswith(b"RIFF"):
        return 0, 0
    drawing = _SVG.search(data[:4096])
    sides = dict(_SIDE.findall(drawing[0])) if drawing else {}
    return int(sides.get(b"width", 0)), int(sides.get(b"height", 0))


def _of_jpeg(data: bytes) -> tuple[int, int]:
    """From the frame header (ITU-T T.81, B.2.2), which is behind other segments."""
    at = 2
    while marks := _MARKS.match(data, at):
        at = marks.end() - 1  # any number of them may stand before a marker
        if at + 9 > len(data):
            break
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        if length < _LENGTH:
            break  # a segment is as long as its length at least: this is none
        at += 2 + length
    return 0, 0

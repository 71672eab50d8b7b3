"""Characters of two bytes in the encodings of East Asia, and those bytes."""

from __future__ import annotations

from functools import cache


@cache
def char_of(data: bytes, codec: str) -> str:
    """The one character that the bytes are, or ""."""
    try:
        char = data.decode(codec)
    except UnicodeDecodeError:
        return ""
    return char if len(char) == 1 else ""


@cache
def bytes_of(char: str, codec: str) -> bytes:
    """The two bytes of a character, or none where it has no two."""
    try:
        data = char.encode(codec)
    except UnicodeEncodeError:
        return b""
    return data if len(data) == 2 else b""

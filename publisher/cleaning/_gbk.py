"""Text read one byte off: where a lost byte of GBK may have shifted the characters.

A Han character is two bytes in GBK. Where one byte is lost, the second byte of each character
pairs with the first byte of the next, and all of them come out as other characters until a byte
below 0x80 or an impossible pair brings the decoder back into step: 。恐怖分子無 is A1A3 BFD6 B2C0
B7D6 D7D3 9F6F; without A1 it reads ？植婪肿訜o.

Pages to which a program added readings byte by byte show how bytes get lost: in 或實 (BBF2 8C8D)
it took F28C for 驅, wrote "(qū)" after it, and 8C with the bracket became "?": 或?qū)嵭. So a torn
bracket names the byte: the one that makes a character read qū of the byte before it.

Encoding: GBK 1.0 (CP936), first bytes 0x81–0xFE, second bytes 0x40–0x7E and 0x80–0xFE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ._codecs import bytes_of, char_of
from ._han import HAN
from .annotation import SYLLABLE

LONGEST = 40
"""How many characters before a damage's end are looked at for its beginning."""

LONGEST_BEFORE_SIGN = 20
"""The same before a mere question mark, which in most texts is only that."""

_TORN = rf"(?:{SYLLABLE}[)）])?"

_TOKEN = re.compile(
    rf"(?P<lost>[?\ufffd]{_TORN})|(?P<annotated>[{HAN}][(（]{SYLLABLE}[)）])|(?P<char>.)", re.DOTALL
)

# Where a shift may end, after anything that is no Latin letter and no sign of ASCII: a letter that
# is the second half of a character, or the sign for a byte without a partner.
_END = re.compile(
    rf"(?<=[^\x00-\x28\x2a-\x3e\x40-\u024f])"
    rf"(?:(?P<half>[@-~])(?:[(（](?P<reading>{SYLLABLE})[)）])?(?![A-Za-z(])"
    rf"|(?P<sign>[?\ufffd])(?:(?P<torn>{SYLLABLE})[)）])?)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One character of a stretch that may be damaged, with the bytes it was read from."""

    start: int
    #: the character as shown
    shown: str
    #: its two bytes; none for a sign that is no character
    code: bytes
    #: whether it may be the sign of a lost byte
    lost: bool = False
    #: the reading in a torn bracket after it, such as "qū" of "?qū)"
    torn: str = ""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A stretch before something that may be the end of a shift."""

    tokens: tuple[Token, ...]
    #: where what ends it begins, and where that ends with its annotation
    start: int
    end: int
    #: the letter that is the second half of a character; "" where that half is lost
    half: str
    #: the reading which an annotation, whole or torn, gives for that character, or ""
    reading: str


@cache
def character(first: int, second: int) -> str:
    """The character of two bytes, or "" where GBK has none."""
    return char_of(bytes((first, second)), "gbk")


@cache
def with_second(second: int) -> tuple[tuple[int, str], ...]:
    """Every first byte that makes a character with this second byte, and the character."""
    tried = ((first, character(first, second)) for first in range(0x81, 0xFF))
    return tuple((first, char) for first, char in tried if char)


@cache
def with_first(first: int) -> tuple[str, ...]:
    """Every character with this first byte."""
    tried = (character(first, second) for second in range(0x40, 0xFF))
    return tuple(char for char in tried if char)


def code_of(char: str) -> bytes:
    """The two bytes of a character, or none. What GBK leaves to users is private use in Unicode."""
    return bytes_of(char, "gb18030")


def suspects(text: str) -> Iterator[Suspect]:
    """Every place where a shift might end, with the characters that it might have shifted."""
    for found in _END.finditer(text):
        reading = found["reading"] or found["torn"] or ""
        longest = LONGEST if reading or found["half"] else LONGEST_BEFORE_SIGN
        from_here = max(0, found.start() - longest)
        line = text.rfind("\n", from_here, found.start()) + 1
        tokens = _tokens(text, max(line, from_here), found.start())
        if tokens:
            yield Suspect(tokens, found.start(), found.end(), found["half"] or "", reading)


def _tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The characters of `[start, end)` that lie in one unbroken stretch up to its end."""
    kept: list[Token] = []
    for found in _TOKEN.finditer(text, start, end):
        token = _token(found)
        if token is None or (kept and _is_word(kept[-1], token)):
            kept = []
        if token is not None:
            kept.append(token)
    return tuple(kept)


def _token(found: re.Match[str]) -> Token | None:
    """The token, or None for what cannot be part of a shifted stretch."""
    shown = found[0]
    if found["lost"]:
        # A question mark may be one: full width A3BF, folded to ASCII like other punctuation.
        code = b"\xa3\xbf" if shown == "?" else b""
        return Token(found.start(), shown[0], code, lost=True, torn=shown[1:-1])
    if found["annotated"] or shown.isspace():
        return None
    if "!" <= shown <= "~":
        return Token(found.start(), shown, bytes((0xA3, ord(shown) + 0x80)))
    code = code_of(shown)
    return Token(found.start(), shown, code) if code else None


def _is_word(before: Token, token: Token) -> bool:
    """Whether two tokens are letters or digits of a word in Latin script."""
    return all(one.shown.isalnum() and one.shown < "\u0250" for one in (before, token))

"""The text of a file with its encoding, and decoding that loses nothing, or next to nothing."""

from __future__ import annotations

import re
from codecs import lookup
from dataclasses import dataclass

from ..ledger import Evidence

# Of the bytes above ASCII, so many may fit nothing; more, and it is another encoding.
_FEW = 0.02

_OF_PYTHON = ("idna", "punycode", "unicode-escape", "raw-unicode-escape")
"""Codecs for names and literals. A page that declares one lies, and punycode is quadratic."""

_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file."""

    text: str
    #: name of the encoding
    encoding: str
    #: why it is believed
    evidence: Evidence
    #: whether it was told from the bytes and is not beyond doubt
    detected: bool = False
    #: how many places have bytes that fit no character, shown as U+FFFD
    bad: int = 0

    @property
    def damage(self) -> str:
        """Where bytes fit no character, for people; "" where all fit."""
        if not self.bad:
            return ""
        line = self.text.count("\n", 0, self.text.find("\ufffd")) + 1
        places = "1 place" if self.bad == 1 else f"{self.bad} places, the first"
        return f"{self.encoding}: {places} in line {line}"


def is_known(encoding: str) -> bool:
    """Whether texts are kept in an encoding of that name."""
    try:
        "".encode(encoding)  # the names of compressions and the like are refused here
        return lookup(encoding).name not in _OF_PYTHON
    except (LookupError, ValueError):  # ValueError: a zero byte in the name
        return False


def strictly(data: bytes, encoding: str) -> str | None:
    """The text, or None where a byte does not fit or nobody knows the encoding."""
    try:
        return data.decode(encoding) if is_known(encoding) else None
    except UnicodeError:
        return None


def nearly(data: bytes, encoding: str, few: float = _FEW) -> tuple[str, int] | None:
    """The text with U+FFFD where bytes do not fit, and in how many places; None where in many.

    few: how many places there may be for each byte above ASCII (at least one).
    """
    try:
        text = data.decode(encoding, "replace")
    except LookupError:
        return None
    own = "\ufffd".encode(encoding, "ignore")  # most encodings have no such character
    bad = text.count("\ufffd") - (data.count(own) if own else 0)
    return (text, bad) if bad <= max(1, few * len(_HIGH.findall(data))) else None


# A whole character of UTF-8 above ASCII, well enough formed to be no chance.
_WHOLE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|\xe0[\xa0-\xbf][\x80-\xbf]"
    rb"|[\xf0-\xf4][\x80-\xbf]{3}"
)
_ENOUGH_WHOLE = 3


def broken_utf8(data: bytes) -> Decoded | None:
    """UTF-8 of which a few bytes were lost or added: three whole characters for each place or more.

    In other encodings hardly any letters make such characters by chance: most letters above
    ASCII stand beside others like them, or alone.
    """
    text = data.decode("utf-8", "replace")
    bad = len(re.findall("\ufffd+", text)) - len(re.findall(b"(?:\xef\xbf\xbd)+", data))
    whole = len(_WHOLE.findall(data))
    if bad < 1 or whole < _ENOUGH_WHOLE * bad:
        return None
    reason = f"{whole} characters are valid UTF-8, and bytes in {bad} places are not"
    return Decoded(text, "utf-8", Evidence("inferred", reason), bad=bad)

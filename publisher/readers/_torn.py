"""Text in two bytes a character of which bytes were lost: what no decoder takes strictly.

One lost byte of a Chinese file fits no encoding of two bytes any more, but every encoding of one
byte, as which it would be nonsense in good order.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..cleaning._han import Variant, log_frequency
from ..ledger import Evidence
from ._decoded import Decoded, nearly, strictly

_FEW = 0.01
"""Places for each byte above ASCII at which bytes may be lost."""

_FEWEST = 40
"""Characters above ASCII that are enough to tell."""

_SAMPLE = 100_000

_FREQUENT = -6.6
"""Mean log frequency of Chinese; of Cyrillic and Japanese read as Chinese it is -7.7 at most."""

_KANA = re.compile("[\u3041-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_COMMON = re.compile("[이다는을의에가를로고은도지하한서기사자니습어아나]")
"""Syllables of endings and particles: a fifth of any Korean text."""


def _chinese(variant: Variant) -> Callable[[list[str]], bool]:
    def fits(chars: list[str]) -> bool:
        han = sum(bool(_HAN.match(char)) for char in chars)
        total = sum(log_frequency(char, variant) for char in chars)
        return han >= 0.7 * len(chars) and total >= _FREQUENT * len(chars)

    return fits


def _japanese(chars: list[str]) -> bool:
    kana = sum(bool(_KANA.match(char)) for char in chars)
    han = sum(bool(_HAN.match(char)) for char in chars)
    return kana >= 0.35 * len(chars) and kana + han >= 0.8 * len(chars)


def is_japanese(text: str) -> bool:
    """Whether most of what is no ASCII is kana, and the rest Han characters."""
    return _is_ordinary(text, _japanese)


def _is_ordinary(text: str, fits: Callable[[list[str]], bool]) -> bool:
    """Whether the letters above ASCII are such a writing; wide digits and signs are in any."""
    above = [char for char in text[:_SAMPLE] if not char.isascii()]
    letters = [char for char in above if char.isalpha()]
    return len(letters) >= max(_FEWEST, len(above) / 2) and fits(letters)


def _korean(chars: list[str]) -> bool:
    hangul = sum(bool(_HANGUL.match(char)) for char in chars)
    common = sum(bool(_COMMON.match(char)) for char in chars)
    return hangul >= 0.8 * len(chars) and common >= 0.2 * hangul


_KINDS: tuple[tuple[str, Callable[[list[str]], bool]], ...] = (
    ("gb18030", _chinese("hans")),
    ("big5", _chinese("hant")),
    ("euc-jp", _japanese),
    ("cp932", _japanese),
    ("cp949", _korean),
)


def torn(data: bytes) -> Decoded | None:
    """The text in the encoding of two bytes in which nearly all of it is ordinary writing."""
    for encoding, fits in _KINDS:
        read = nearly(data, encoding, _FEW)
        if read and read[1] and _is_ordinary(read[0], fits):
            reason = f"but for lost bytes it is ordinary text in {encoding}"
            return Decoded(read[0], encoding, Evidence("inferred", reason), True, read[1])
    return None


def kana_or_hangul(data: bytes) -> str:
    """The encoding in which all of it is ordinary Japanese or Korean writing, or ""."""
    for encoding, fits in _KINDS:
        text = strictly(data, encoding) if fits in (_japanese, _korean) else None
        if text is not None and _is_ordinary(text, fits):
            return encoding
    return ""

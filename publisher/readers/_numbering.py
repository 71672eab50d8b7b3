"""Numbers of lists as a word processor draws them: "3.", "(b)", "iv)", "二、"."""

from __future__ import annotations

import re

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HAN = "〇一二三四五六七八九"
_CHINESE = (
    "chinesecounting", "chinesecountingthousand", "taiwanesecounting", "ideographdigital",
    "taiwanesecountingthousand", "japanesecounting", "koreandigital2", "一, 二, 三, ...",
)  # fmt: skip
_NOTHING = ("none", "bullet", "")
_LETTERS = 780
"""Word repeats letters (aa, bb, …) up to this number."""


def numeral(number: int, format: str) -> str:
    """The number in a format of Word (w:numFmt) or OpenDocument (style:num-format)."""
    name = format.lower()
    if name in _NOTHING:
        return ""
    if name in ("lowerletter", "upperletter", "a") and 0 < number <= _LETTERS:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if format in ("upperLetter", "A") else letters
    if name in ("lowerroman", "upperroman", "i") and 0 < number < 4000:
        roman = _roman(number)
        return roman.upper() if format in ("upperRoman", "I") else roman
    if name in _CHINESE and 0 < number < 100:
        return _han(number)
    return f"{number:02d}" if name == "decimalzero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (number // size)
        number %= size
    return text


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    start = ("" if tens == 1 else _HAN[tens]) + "十" if tens else ""
    return start + (_HAN[ones] if ones or not tens else "")


def fill(pattern: str, counts: dict[int, int], formats: dict[int, str]) -> str:
    """Word's pattern of a number (w:lvlText), "%1.%2" with counts by level from 0."""

    def one(found: re.Match[str]) -> str:
        level = int(found[1]) - 1
        return numeral(counts.get(level, 1), formats.get(level, "decimal"))

    return re.sub(r"%([1-9])", one, pattern).strip()

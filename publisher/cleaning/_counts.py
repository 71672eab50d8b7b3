"""Numbers of chapters: 12, XII, twelve, zwölftes, 十二, الثاني عشر."""

from __future__ import annotations

import re
from functools import cache

from ._tables import any_of, table

_ROMAN = re.compile(r"(?=[ivxlc])(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})(?!\w)", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_FIRST = re.compile(r"(?:I|1)(?:er|ʳᵉ|re|ère)\b")
_FIGURES = re.compile(r"\d{1,3}(?![\d%])")

_HAN = "〇○零一二两兩三四五六七八九十百千"
_HAN_DIGITS = {char: value for value, chars in enumerate((
    "〇○零", "一壹", "二两兩貳贰", "三參叁", "四肆", "五伍", "六陸陆", "七柒", "八捌", "九玖",
)) for char in chars}  # fmt: skip
_HAN_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}

HAN_NUMBER = rf"(?:\d{{1,4}}|[{_HAN}]{{1,7}})"
"""A pattern for figures or Han numerals."""


def count(text: str) -> tuple[int, int] | None:
    """The number with which a text begins, and where it ends; None where it begins with none."""
    first = _FIRST.match(text)
    if first:
        return 1, first.end()  # TITRE Ier
    figures = _FIGURES.match(text)
    if figures:
        return int(figures[0]), figures.end()
    roman = _ROMAN.match(text)
    if roman and roman[0] and (roman[0].isupper() or roman[0].islower()):
        return of_roman(roman[0]), roman.end()
    return in_words(text.lower())


def of_roman(text: str) -> int:
    """What Roman figures say; 0 where they are none."""
    if not _ROMAN.fullmatch(text):
        return 0
    values = [_ROMAN_VALUES[char] for char in text.lower()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def of_han(text: str) -> int:
    """What figures of any script or Han numerals say: 二十一, 二一, ２１."""
    if text.isdecimal():
        return int(text)
    if not set(text) & set(_HAN_UNITS):
        return int("".join(str(_HAN_DIGITS[char]) for char in text))
    total = digit = 0
    for char in text:
        if char in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[char]
            digit = 0
        else:
            digit = _HAN_DIGITS[char]
    return total + digit


def in_words(text: str) -> tuple[int, int] | None:
    """The number in words with which a text in small letters begins, and where it ends, or None."""
    pattern, values = _words()
    found = pattern.match(text)
    if not found:
        return None
    value = values[found.lastgroup or ""]
    if value % 10 == 0 and value >= 20:
        more = re.compile(r"[\s-]+(?:et |y )?").match(text, found.end())
        unit = pattern.match(text, more.end()) if more else None
        if unit and values[unit.lastgroup or ""] < 10:
            return value + values[unit.lastgroup or ""], unit.end()
    return value, found.end()


@cache
def _words() -> tuple[re.Pattern[str], dict[str, int]]:
    """A pattern of all number words, with a group for each number, and those groups' numbers."""
    words: dict[int, list[str]] = {}
    for name, listed in table("chapters")["numbers"].items():
        ending = r"\w{0,4}" if name.endswith("order") else ""
        for value, word in enumerate(listed, 1):
            words.setdefault(value, []).append(word + ending)
    tens = table("chapters")["tens"]
    units = ["ein", *table("chapters")["numbers"]["de"][1:9]]
    for listed in tens.values():
        for number, word in enumerate(listed, 2):
            words.setdefault(10 * number, []).append(word)
    for number, word in enumerate(tens["de"], 2):
        for unit, before in enumerate(units, 1):
            words.setdefault(10 * number + unit, []).append(rf"{before}und{word}\w{{0,5}}")
    groups = {f"n{value}": value for value in words}
    # What is longer stands first: الثاني عشر before الثاني.
    ordered = sorted(words, reverse=True)
    parts = [rf"(?P<n{value}>(?:{any_of(words[value], literal=False)})(?!\w))" for value in ordered]
    return re.compile("|".join(parts)), groups

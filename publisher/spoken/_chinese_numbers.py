"""Chinese number words, in traditional characters; `chinese` makes them simplified where asked.

Source for the forms: GB/T 15835-2011 (numerals in publications) and common usage: 兩 before 千,
萬 and 億, 二 elsewhere; 十 at the head of a number, 一十 inside it; one 零 for a gap of zeros.
"""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"

LONGEST = 16
"""Digits beyond which a number is said digit by digit."""

_PLACES = ((1000, "千"), (100, "百"), (10, "十"))
_GROUPS = ((10**8, "億"), (10**4, "萬"))


def cardinal(number: int) -> str:
    """A number from 0 to under 10 to the 16th: 15000 is 一萬五千."""
    said = _number(number)
    return said.removeprefix("一") if said.startswith("一十") else said


def _number(number: int) -> str:
    for size, name in _GROUPS:
        if number >= size:
            count, rest = divmod(number, size)
            head = "兩" if count == 2 else _number(count)
            return head + name + _rest(rest, size)
    for size, name in _PLACES:
        if number >= size:
            count, rest = divmod(number, size)
            head = "兩" if count == 2 and size == 1000 else DIGITS[count]
            return head + name + _rest(rest, size)
    return DIGITS[number]


def _rest(rest: int, size: int) -> str:
    """What follows a place: nothing, or the rest, after 零 where a place is skipped."""
    if not rest:
        return ""
    return ("零" if rest < size // 10 else "") + _number(rest)


def digits(text: str) -> str:
    """Each digit of the text by itself: 2020 is 二零二零."""
    return "".join(DIGITS[int(char)] for char in text if char.isdecimal())


def number(text: str, counted: bool = False) -> str:
    """A number as it is written: "15,000", "3.50", "4.2.1", "007".

    counted: whether what it counts follows, so that 2 is 兩.
    """
    whole, _, rest = text.replace(",", "").replace("，", "").partition(".")
    if len(whole) > LONGEST or (len(whole) > 1 and not int(whole[0])):
        said = digits(whole)
    elif counted and not rest and int(whole) == 2:
        said = "兩"
    else:
        said = cardinal(int(whole))
    if not rest:
        return said
    if "." in rest:
        return "點".join([said, *(number(part) for part in rest.split("."))])
    return f"{said}點{digits(rest)}"

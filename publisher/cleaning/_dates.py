"""Dates as people write them, without adding what they left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from ..dates import PartialDate
from ._figure_dates import figure_dates
from ._tables import any_of, table

_DATA = table("dates")

MONTHS = {
    name: number for number, names in enumerate(_DATA["months"].values(), 1) for name in names
}
"""The number of each month by its names, in small letters."""

_NEEDS_YEAR, _NEEDS_DAY = _DATA["doubtful"]["needs_year"], _DATA["doubtful"]["needs_day"]

_ERAS: dict[str, int] = _DATA["eras"]

_WIDE_FIGURES = str.maketrans("０１２３４５６７８９", "0123456789")

_NAME = any_of(MONTHS)
_DAY = r"(?:[0٠]?[1-9١-٩]|[12١٢]\d|[3٣][01٠١])"
_HAN_NUMBER = "(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_HAN_YEARS = "[〇○零一二三四五六七八九十百]{1,5}"
_HAN_DIGITS = {digit: number for number, digit in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
}
_YEAR = r"(?:[1١][5-9٥-٩]|[2٢][0٠])\d\d"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d-])(?P<y>{_YEAR})[-/.](?P<m>0?[1-9]|1[0-2])[-/.](?P<d>{_DAY})(?![\d-])",
        rf"(?P<era>{any_of(_ERAS)})\s?(?P<y>\d{{1,3}}|元|{_HAN_YEARS})\s?年"
        rf"(?:\s?(?P<m>1[0-2]|0?[1-9]|{_HAN_NUMBER})\s?月(?:\s?(?P<d>{_DAY}|{_HAN_NUMBER})\s?日)?)?",
        rf"(?P<y>{_YEAR})\s?[年년]\s?(?P<m>1[0-2]|0?[1-9])\s?[月월]"
        rf"(?:\s?(?P<d>{_DAY})\s?[日號号일])?",
        rf"(?<!\d)(?P<m>1[0-2]|0?[1-9])\s?[月월]\s?(?P<d>{_DAY})\s?[日號号일]",
        rf"(?P<y>[〇○零一二三四五六七八九]{{4}}年)?(?P<m>{_HAN_NUMBER})月(?P<d>{_HAN_NUMBER})[日号號]",
        rf"\b(?P<d>{_DAY})(?:st|nd|rd|th|er|\.?[ºª°]|\.)?\s+(?:of\s+|de\s+)?(?P<name>{_NAME})\b\.?"
        rf"(?:\s?/\s?(?P<again>{_NAME})\b)?(?:,?\s+(?:de\s+|del\s+)?(?P<y>{_YEAR})\b)?",
        rf"\b(?P<name>{_NAME})\b\.?\s+(?P<d>{_DAY})(?:st|nd|rd|th)?\b(?:\s?,\s*|\s+)?"
        rf"(?P<y>{_YEAR}\b)?",
        rf"\b(?P<name>{_NAME})\b\.?,?\s+(?:de\s+|del\s+)?(?P<y>{_YEAR})\b",
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date that a text states."""

    start: int
    end: int
    date: PartialDate


def dates(text: str) -> Iterator[Found]:
    """The dates in a short text, in order; where two readings overlap, the first pattern's.

    A month without day and year, or a bare year, is not taken for a date. Dates of figures alone
    count only where there is one reading (`figure_dates`): 10/07/2020 is none.
    """
    text = text.translate(_WIDE_FIGURES)
    taken = [Found(*one) for one in figure_dates(text)]
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.start(), match.start() + len(match[0].rstrip(" ,"))
            before = bisect_left(taken, end, key=attrgetter("start"))
            if not before or taken[before - 1].end <= start:
                parts = match.groupdict()
                again = (parts.get("again") or parts.get("name") or "").lower()
                if again in _NEEDS_YEAR and not parts.get("y"):
                    continue
                if again in _NEEDS_DAY and not parts.get("d"):
                    continue
                alike = MONTHS.get(again) == MONTHS.get((parts.get("name") or "").lower())
                taken.insert(before, Found(start, end, _date(parts) if alike else PartialDate()))
    yield from (
        one for one in taken if one.date != PartialDate()
    )  # two months in one date are none


def _date(parts: dict[str, str | None]) -> PartialDate:
    name = parts.get("name")
    month = MONTHS[name.lower()] if name else _number(parts.get("m"))
    year = _ERAS.get(parts.get("era") or "", 0) + _number((parts.get("y") or "").replace("元", "1"))
    return PartialDate(year, month, _number(parts.get("d")))


def _number(text: str | None) -> int:
    """The number that figures or Han numerals write; 0 for none."""
    text = (text or "0").removesuffix("年")
    if not text or text.isdecimal():
        return int(text or "0")
    hundreds, hundred, text = text.rpartition("百")
    if hundred:
        return 100 * _HAN_DIGITS.get(hundreds, 1) + _number(text.lstrip("零〇○"))
    tens, ten, units = text.rpartition("十")
    if ten:
        return 10 * _HAN_DIGITS.get(tens, 1) + _HAN_DIGITS.get(units, 0)
    return int("".join(str(_HAN_DIGITS[digit]) for digit in text))

"""Dates as people write them, without adding what they left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..dates import PartialDate

_MONTHS = (
    "january stycznia januari ledna січня ocak jan janvier janv januar enero gennaio janeiro gen "
    "ene янв января январь",
    "february lutego februari února лютого şubat feb février februar февраль febrero "
    "febbraio fevereiro fev févr фев février февраля февр",
    "march marca maart března березня mart mar mars мар märz marzo março марта март",
    "april kwietnia dubna квітня nisan apr avril abril aprile avr abr апреля апрель апр",
    "may maja mei maj května травня mayıs mai mayo maggio maio мая май mag",
    "june czerwca června червня haziran jun juin juni junio giugno junho июня июнь июн giu",
    "july lipca července липня temmuz jul juil juillet juli julio luglio julho июля июль июл lug",
    "august sierpnia augustus augusti srpna серпня ağustos aug août agosto ago августа август авг",
    "september września září вересня eylül sep sept septembre septiembre settembre setembro "
    "сентября сентябрь сен сент set",
    "october października října жовтня ekim oct octobre oktober octubre ottobre outubro okt "
    "октября октябрь окт out ott",
    "november listopada listopadu листопада kasım nov novembre noviembre novembro ноября ноябрь "
    "ноя нояб",
    "december grudnia prosince грудня aralık dec décembre dezember diciembre dicembre dezembro "
    "dez декабря декабрь дек dic déc",
)
_ARABIC_MONTHS = (
    "يناير كانون_الثاني جانفي",
    "فبراير شباط فيفري",
    "مارس آذار",
    "أبريل إبريل نيسان أفريل",
    "مايو أيار ماي",
    "يونيو يونيه حزيران جوان",
    "يوليو يوليه تموز جويلية",
    "أغسطس آب أوت",
    "سبتمبر أيلول",
    "أكتوبر تشرين_الأول",
    "نوفمبر تشرين_الثاني",
    "ديسمبر كانون_الأول",
)
"""By sound and by the Levant's names (and the Maghreb's); _ stands for a space."""

MONTHS = {
    name.replace("_", " "): number
    for rows in (_MONTHS, _ARABIC_MONTHS)
    for number, row in enumerate(rows, 1)
    for name in row.split()
}

_NEEDS_YEAR = ("set",)
"""Short names of months that are words, too: 10 set."""

_NEEDS_DAY = ("marca", "mart")
"""Months that are words of other languages: la marca 2016."""

_ERAS = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
    "民國": 1911,
    "民国": 1911,
}
"""Years of eras: 令和2年 is 2018 + 2, 民國109年 is 1911 + 109."""

_WIDE_FIGURES = str.maketrans("０１２３４５６７８９", "0123456789")

_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
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
        rf"(?P<era>{'|'.join(_ERAS)})\s?(?P<y>\d{{1,3}}|元|{_HAN_YEARS})\s?年"
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
    count only with the year first: 10/07/2020 is October in one country and July in another.
    """
    text = text.translate(_WIDE_FIGURES)
    taken: list[Found] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.start(), match.start() + len(match[0].rstrip(" ,"))
            if all(end <= one.start or start >= one.end for one in taken):
                parts = match.groupdict()
                again = (parts.get("again") or parts.get("name") or "").lower()
                if again in _NEEDS_YEAR and not parts.get("y"):
                    continue
                if again in _NEEDS_DAY and not parts.get("d"):
                    continue
                alike = MONTHS.get(again) == MONTHS.get((parts.get("name") or "").lower())
                taken.append(Found(start, end, _date(parts) if alike else PartialDate()))
    stated = (one for one in taken if one.date != PartialDate())  # two months in one date are none
    yield from sorted(stated, key=lambda one: one.start)


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

"""Dates of figures with one reading only: 14/02/2014, Sunday 5/3/2017, 3.5.2018.

10/07/2020 is October in one country and July in another. A number above twelve tells which is the
day, and so does the day of the week; with full stops the day is first everywhere (DIN 5008,
ГОСТ Р 7.0.97, PN-EN 28601).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ..dates import PartialDate, exists
from ._tables import any_of, table

WEEKDAYS = {
    name: number
    for number, names in enumerate(table("dates")["weekdays"].values())
    for name in names
}
"""Names of the days of the week in small letters, with their numbers from Monday (0)."""

WEEKDAY = rf"(?i:{any_of([*WEEKDAYS, 'يوم'])})"
"""A pattern for one of them; in Arabic the word for day stands before it."""

_DAY = r"[0-3٠-٣]?[\d٠-٩]"
_MONTH = r"[01٠١]?[\d٠-٩]"
_YEAR = r"(?:[1١][5-9٥-٩]|[2٢][0٠])[\d٠-٩]{2}"
_STOPS = re.compile(rf"(?<![\d.,/-])({_DAY})\. ?({_MONTH})\. ?({_YEAR})(?!\d|[.,/-]\d)")
_BARS = re.compile(rf"(?<![\d.,/-])({_DAY}) ?([/-]) ?({_DAY}) ?\2 ?({_YEAR})(?!\d|[.,/-]\d)")
_WEEKDAY = re.compile(
    rf"(?<!\w)({any_of(WEEKDAYS)})\.?(?:,|\W? ?الموافق[:،]?)?\s*(?:the |den |le |el |il )?\Z", re.I
)
_BEHIND = re.compile(rf"\s?[,(（]\s?({any_of(WEEKDAYS)})(?!\w)", re.I)

_WIDEST = 24
"""Characters before or behind a date in which its day of the week stands."""


def figure_dates(text: str) -> Iterator[tuple[int, int, PartialDate]]:
    """The dates of figures that can be read in one way only, each with its half-open span."""
    for found in _STOPS.finditer(text):
        day, month, year = (int(part) for part in found.groups())
        if exists(year, month, day):
            yield found.start(), found.end(), PartialDate(year, month, day)
    for found in _BARS.finditer(text):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        readings = {pair for pair in ((one, other), (other, one)) if exists(year, pair[1], pair[0])}
        if len(readings) > 1:
            told = _weekday(text, found.start(), found.end())
            readings = {
                (day, month)
                for day, month in readings
                if datetime.date(year, month, day).weekday() == told
            }
        if len(readings) == 1:
            day, month = readings.pop()
            yield found.start(), found.end(), PartialDate(year, month, day)


def _weekday(text: str, start: int, end: int) -> int | None:
    """The day of the week that stands before or behind a date, from Monday (0); None for none."""
    found = _WEEKDAY.search(text[max(0, start - _WIDEST) : start])
    found = found or _BEHIND.match(text[end : end + _WIDEST])
    return WEEKDAYS[found[1].lower()] if found else None

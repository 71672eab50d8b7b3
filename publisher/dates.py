"""Dates of which a part may be missing: "2020-07-10", "2020-07", "2020", "--07-10".

The forms are those of XML Schema (date, gYearMonth, gYear, gMonthDay); a missing part is never
filled in without evidence.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

_FORM = re.compile(r"(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)-(\d\d))(?:T[\d:]+Z?)?$")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date whose unknown parts are 0."""

    year: int = 0
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        if not self.year:
            return f"--{self.month:02}-{self.day:02}" if self.month else ""
        parts = [f"{self.year:04}", f"{self.month:02}", f"{self.day:02}"]
        return "-".join(part for part in parts if int(part))

    @property
    def is_full(self) -> bool:
        """Whether year, month and day are known."""
        return bool(self.year and self.month and self.day)

    def agrees(self, other: PartialDate) -> bool:
        """Whether no part that both state differs; a missing part contradicts nothing."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(not one or not two or one == two for one, two in pairs)


def parse(text: str) -> PartialDate | None:
    """A partial date from its written form (a time after it is passed over), or None."""
    found = _FORM.match(text)
    if not found:
        return None
    year, month, day, bare_month, bare_day = (int(part or 0) for part in found.groups())
    date = PartialDate(year, month or bare_month, day or bare_day)
    # A day without a year may be a leap day.
    return date if exists(date.year or 2000, date.month or 1, date.day or 1) else None


def exists(year: int, month: int, day: int) -> bool:
    """Whether there is such a day in the calendar."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def in_words(date: PartialDate, words: Mapping[str, object]) -> str:
    """The date as people write it.

    words: a label table with `months` (twelve names; `months_alone` where a month without a day
    has another form), `first` (the first day of a month) and the patterns `full`, `year_month` and
    `month_day` with {year}, {month} and {day}.
    """
    months = words["months"] if date.day else words.get("months_alone", words["months"])
    assert isinstance(months, list)
    day = words["first"] if date.day == 1 else date.day
    month = months[date.month - 1] if date.month else ""
    pattern = "full" if date.is_full else "month_day" if date.day else "year_month"
    if not date.month:
        return str(date.year)
    return str(words[pattern]).format(year=date.year, month=month, day=day)

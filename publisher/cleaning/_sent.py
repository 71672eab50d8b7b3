"""What datelines of every script have in common: agencies, dashes, and when they were sent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..dates import PartialDate
from ._dates import Found, dates
from ._figure_dates import WEEKDAY
from ._structure import Span
from ._tables import any_of, table

_DATA = table("agencies")

_NAMED_SO = r"[A-Z][\w.&'’ -]{1,40}(?:News Agency|News Service|Press Agency|News Network)"
AGENCY = rf"(?:{_NAMED_SO}|{any_of(_DATA['latin'])})(?:/[a-zA-Z]{{2,5}})?"
"""A news agency in Latin letters: one of the list, or one that calls itself so."""

DASH = re.compile(r"\.?\s*(?:--+|[—–]|-(?=\s)|:(?=\s))")

HIJRI = re.compile(
    rf"[\d٠-٩]{{1,2}} (?:{any_of(_DATA['hijri'], literal=False)})(?:,? ?[1١][\d٠-٩]{{3}})?"
    r"(?: ?(?:هـ|ه|AH|H)\b\.?|هـ)?"
)
"""A day of the Hijri calendar."""

_BETWEEN = re.compile(
    rf"(?<!\w)(?:{any_of([*_DATA['before_date'], *_DATA['same_day']])}|{WEEKDAY}"
    r"|AD|م|ميلادية|года|г)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report says from where, when and by whom it was sent."""

    end: int
    agencies: tuple[Span, ...]
    place: Span | None
    date: PartialDate | None
    date_span: Span | None
    reporters: Span | None = None


def when(text: str) -> Found | None:
    """The date that is all there is in a stretch, a Hijri date of the same day passed over.

    A Hijri date alone is none: which day of the common calendar it is depends on who saw the moon.
    """
    found = next(dates(text), None)
    if not found:
        return None
    rest = text[: found.start] + " " + text[found.end :]
    rest = _BETWEEN.sub("", HIJRI.sub("", rest)).strip(" ,،.-–/()هـم")
    return None if rest else found

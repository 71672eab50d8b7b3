"""Days of what a document tells of: of a session, a speech, an order, and not of its publication.

Séance du 9 juillet 1849; a bare day under "Sermon" or 答辞; 收稿日期 is the day of neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..book import Document
from ..dates import PartialDate
from ._dates import Found, dates
from ._figure_dates import WEEKDAYS
from ._lines import STOPS, Line, columns, ends_with, lines
from ._tables import any_of, spaced, table
from ._titles import title_of_speech

_DATA = table("occasions")
_DAY_OF = re.compile(rf"(?<!\w)(?:{any_of(_DATA['day_of'], literal=False)})\s*,?\s*$", re.I)
_OCCASION = re.compile(rf"(?:{any_of(_DATA['occasions'], literal=False)})", re.I)
_OF_THE_PAPER = re.compile(
    rf"(?<!\w)(?:{any_of(_DATA['of_the_paper'], literal=False)})(?:日期|时间|時間|日)?(?: on)?"
    r"\s*[:：]?\s*[(（]?\s*$",
    re.I,
)
_WHEN = re.compile(
    r"(?:[(（]?[\d一二三四五六七八九十]{1,2}[.．、)）]?\s*)?[■●○◆◇・•*-]?\s*"
    rf"(?:{spaced(any_of(_DATA['when'], literal=False))})(?:\s*[:：]\s*|\s{{2,}}|\u3000+)(?=\S)",
    re.I,
)
_CORRECTED = re.compile(
    rf"\s?(?:{any_of(_DATA['corrected'], literal=False)})\s*(?:$|[\n。.)）])", re.I
)
_SMALL = {*_DATA["small"], *WEEKDAYS}
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_PUBLISHED = re.compile(
    rf"[:：]|(?<!\w)(?:{any_of(table('bylines')['before_published']['words'], literal=False)})\b",
    re.I,
)
_AT = re.compile(
    r"\W*(?:\w+ ){0,2}?\d\d?(?:\s?[.:h]\s?\d\d)?"
    r"(?:\s?(?:[ap]\.?\s?m\b\.?|uhr|o['’]clock|h(?:oras|eures|rs?)?\b|ч(?:ас\w*|\.)?))?(?!\w)",
    re.I,
)
"""The hour behind a day: at 7.30 pm, um 19 Uhr, à 18h30, alle ore 21."""
_CLOCK = re.compile(r"\d[:：]\d\d")

_UP_TO = r"(?:[-–—~～〜]|to|until|till|and|bis|und|au|et|al?|y|e|по|и|до|至|到|から|إلى|حتى)"

_FIRST, _LAST = 12, 5
_WIDEST = 200
_MOST_WORDS = 8
_MOST_IN_A_PLACE = 5
_MOST_BEHIND_AN_HOUR = 10
"""Words of a place behind the hour at which people met there."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is an event's, with its span in the text."""

    date: PartialDate
    start: int
    end: int
    #: whether its line says so; else what the document calls itself does
    stated: bool


def of_the_paper(before: str) -> bool:
    """Whether what stands before a day makes it the day of receipt or of writing: 收稿日期：."""
    return _OF_THE_PAPER.search(before) is not None


def corrected(after: str) -> bool:
    """Whether what stands behind a day makes it that of a correction: 2011年3月1日修正."""
    return _CORRECTED.match(after) is not None


def is_published(before: str) -> bool:
    """Whether what stands before a day makes it that of publication: Publié le."""
    return _PUBLISHED.search(before) is not None


def days_of_event(document: Document) -> Iterator[Day]:
    """The days at the head of the document, or else at its end, that are an event's.

    A line that calls a day that of a session or speech; or, where the title or a line at the head
    calls the document a speech, minutes or an order, a bare day with at most its place.
    """
    found = lines(document.manuscript.text)
    head, tail = _head(found), found[max(_FIRST, len(found) - _LAST) :]
    if len(found) <= _FIRST:
        tail = found[len(head) :][-_LAST:]
    for line in head:
        yield from _called(line)
    if not (title_of_speech(document) or any(_is_occasion(line.text) for line in head)):
        return
    for part in (head, tail):
        bare = [day for line in part if (day := _bare(line))]
        if bare:
            yield from bare
            return


def _head(found: Sequence[Line]) -> list[Line]:
    """The first lines, up to the running text."""
    head: list[Line] = []
    for line in found[:_FIRST]:
        if columns(line.text) > _WIDEST or (
            ends_with(line.text, STOPS) and len(line.text.split()) > _MOST_WORDS and head
        ):
            break
        head.append(line)
    return head


def _is_occasion(text: str) -> bool:
    words = text.strip("()（）[]【】 *.").replace("\u3000", " ")
    return not ends_with(words, "!?…") and _OCCASION.fullmatch(words) is not None


def called_to(found: Sequence[Line]) -> Day | None:
    """The one day in the lines of a notice that say when it is: 日時　10月22日, When: 3 May."""
    days = []
    for line in found:
        label = _WHEN.match(line.text)
        told = next(dates(line.text[label.end() :]), None) if label else None
        if label and told and told.date.day and not is_part(line.text[label.end() :], told):
            start = line.start + label.end() + told.start
            days.append(Day(told.date, start, start + told.end - told.start, stated=True))
    return days[0] if len(days) == 1 else None


_BEFORE_SPAN = re.compile(rf"\d[.\w]{{0,2}}(?: [^\W\d]+\.?(?: \d{{4}})?)?\s?{_UP_TO}\s?$", re.I)
_BEHIND_SPAN = re.compile(rf"\s?{_UP_TO}\s?(?:the |le |el |il |den |o )?\d", re.I)


def is_part(text: str, found: Found) -> bool:
    """Whether a date is one end of a span: 2 Nov 1999 to 3 Nov 1999, 3–5 May, 5月3日～6日."""
    before, after = text[: found.start], text[found.end :]
    return bool(_BEFORE_SPAN.search(before) or _BEHIND_SPAN.match(after))


def _called(line: Line) -> Iterator[Day]:
    """The day that a line calls an event's: Séance du 9 juillet 1849."""
    found = next((one for one in dates(line.text) if one.date.is_full), None)
    if found and _DAY_OF.search(line.text[: found.start]) and not _goes_on(line.text[found.end :]):
        yield _day(line, found, stated=True)


def _goes_on(after: str) -> bool:
    hour = _AT.match(after)
    if hour:
        return len(after[hour.end() :].split()) > _MOST_BEHIND_AN_HOUR
    return len(after.split()) > _MOST_IN_A_PLACE


def _bare(line: Line) -> Day | None:
    """A day with its place, or None: New York, 22 March 2011; 14 октября 1996 г. г. Псков."""
    found = [one for one in dates(line.text) if one.date.is_full]
    if len(found) != 1 or _CLOCK.search(line.text):
        return None
    one, before = found[0], line.text[: found[0].start]
    if _PUBLISHED.search(before) or of_the_paper(before):
        return None
    rest = line.text[: one.start] + " " + line.text[one.end :]
    words = [word.rstrip(".") for word in _WORD.findall(rest.replace("г.", "г "))]
    places = [word for word in words if word.lower() not in _SMALL]
    if len(places) > _MOST_IN_A_PLACE or any(word[0].islower() for word in places):
        return None
    return _day(line, one, stated=False)


def _day(line: Line, found: Found, *, stated: bool) -> Day:
    return Day(found.date, line.start + found.start, line.start + found.end, stated)

"""Days of what a document tells of: of a session, a speech, a letter, and not of its publication.

Séance du 9 juillet 1849; a bare day under "Sermon" or 答辞, above "Dear Ann," or at a signature;
收稿日期 is the day of neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..book import Document
from ..dates import PartialDate
from ._dates import Found, dates
from ._figure_dates import WEEKDAYS
from ._letters import salutation, signed
from ._lines import STOPS, Line, body, columns, ends_with, lines
from ._tables import any_of, spaced, table
from ._titles import title_of_speech
from ._turns import BUT_WHAT_IS_SAID, is_sitting, turns

_DATA = table("occasions")
_DONE = any_of(_DATA["done"], literal=False)
_DAY_OF = re.compile(rf"(?<!\w)(?:{_DONE}|{any_of(_DATA['day_of'], literal=False)})\s*,?\s*$", re.I)
_DONE_ON = re.compile(rf"[(（\[]?\s?(?:{_DONE})\s*,?\s*$", re.I)
_MINUTES = re.compile(rf"(?:{any_of(_DATA['minutes'], literal=False)})", re.I)
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
_HEADINGS_OF_A_LETTER = 2
_START = 10_000
"""Characters in which the head of a document is."""
_SIGNED_TAIL = 10
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
    #: what makes it one: "called" by its line; a bare day that is the "occasion"'s, a "letter"'s,
    #: a "sitting"'s or at what is "signed"; or one of several "letters", or "named" beside a mere
    #: name, which is not the document's day
    kind: str


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

    A line that calls a day that of a session or speech, or says what was done on it; or a bare day
    with at most its place: where the title or a line at the head calls the document a speech,
    minutes, a contract or a concert; above or under a letter; at the head of a sitting; at a
    signature.
    """
    found = lines(document.manuscript.text)
    head, tail = _head(found), found[max(_FIRST, len(found) - _LAST) :]
    if len(found) <= _FIRST:
        tail = found[len(head) :][-_LAST:]
    for line in head:
        yield from _called(line)
    for line in found[max(len(head), len(found) - _LAST) :]:
        if len(line.text) <= _WIDEST:
            yield from _called(line, _DONE_ON)
    kind = evidence(document)
    for part in (head, tail) if kind else ():
        bare = [day for line in part if (day := _bare(line, kind))]
        if bare:
            yield from bare
            return
    bare = [day for line in head if (day := _bare(line, "sitting"))]
    if len(bare) == 1 and is_sitting(turns(body(document, but=BUT_WHAT_IS_SAID))):
        yield from bare
        return
    yield from _at_signatures(found)


def evidence(document: Document) -> str:
    """What makes a bare day of the document an event's: an "occasion", a "letter", or nothing.

    Under several headings there are "letters", and the day is that of one of them.
    """
    found = lines(document.manuscript.text[:_START])
    if title_of_speech(document) or any(_is_occasion(line.text) for line in _head(found)):
        return "occasion"
    if salutation(found) is None:
        return ""
    headings = sum(mark.kind == "heading" for mark in document.marks)
    return "letters" if headings > _HEADINGS_OF_A_LETTER else "letter"


def is_minutes(document: Document) -> bool:
    """Whether the title, or a line at the head, calls the document minutes."""
    head = [line.text for line in _head(lines(document.manuscript.text[:_START]))]
    titles = [text.strip("()（）[]【】 *.") for text in (*head, document.value("title"))]
    return any(_MINUTES.fullmatch(text) for text in titles)


def _at_signatures(found: Sequence[Line]) -> Iterator[Day]:
    """Bare days behind the running text that stand at a signature."""
    tail = found[-_SIGNED_TAIL:]
    for number, line in enumerate(tail):
        if len(found) - len(tail) + number and (kind := signed(tail, number)):
            day = _bare(line, kind)
            if day:
                yield day


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
            days.append(Day(told.date, start, start + told.end - told.start, "called"))
    return days[0] if len(days) == 1 else None


_BEFORE_SPAN = re.compile(rf"\d[.\w]{{0,2}}(?: [^\W\d]+\.?(?: \d{{4}})?)?\s?{_UP_TO}\s?$", re.I)
_BEHIND_SPAN = re.compile(rf"\s?{_UP_TO}\s?(?:the |le |el |il |den |o )?\d", re.I)


def is_part(text: str, found: Found) -> bool:
    """Whether a date is one end of a span: 2 Nov 1999 to 3 Nov 1999, 3–5 May, 5月3日～6日."""
    before, after = text[: found.start], text[found.end :]
    return bool(_BEFORE_SPAN.search(before) or _BEHIND_SPAN.match(after))


def _called(line: Line, words: re.Pattern[str] = _DAY_OF) -> Iterator[Day]:
    """The day that a line calls an event's: Séance du 9 juillet 1849."""
    found = next((one for one in dates(line.text) if one.date.is_full), None)
    before = line.text[: found.start] if found else ""
    said = words.match(before) if words is _DONE_ON else words.search(before)
    if found and said and not _goes_on(line.text[found.end :]):
        yield _day(line, found, "called")


def _goes_on(after: str) -> bool:
    hour = _AT.match(after)
    if hour:
        return len(after[hour.end() :].split()) > _MOST_BEHIND_AN_HOUR
    return len(after.split()) > _MOST_IN_A_PLACE


def _bare(line: Line, kind: str) -> Day | None:
    """A day with its place, or None: New York, 22 March 2011; 14 октября 1996 г. г. Псков."""
    found = [one for one in dates(line.text) if one.date.is_full]
    if not found and kind in ("signed", "named"):  # Berlin, im Mai 2012
        found = [one for one in dates(line.text) if one.date.year]
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
    return _day(line, one, kind)


def _day(line: Line, found: Found, kind: str) -> Day:
    return Day(found.date, line.start + found.start, line.start + found.end, kind)

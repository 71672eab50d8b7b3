"""What a document says of itself: its language, its kind, the date and the name of its event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..book import Document
from ..dates import PartialDate, parse
from ..findings import finding
from ..languages import primary, script, scripts_of
from ..ledger import Basis, Evidence, Fact
from ._dates import dates
from ._events import events, held_meeting
from ._kinds import kinds
from ._language import language_of, small_words
from ._lines import Line, body, is_prose
from ._mailhead import OF_A_LETTER
from ._occasions import Day, called_to, days_of_event, is_minutes, is_part, is_published
from ._rule import Outcome, rule
from ._titles import title_of_speech
from .source import sent, stated

_HAN_WEIGHT = 3
"""Letters that a Han character stands for: a manual with commands in it is Chinese all the same."""

_SCRIPT_SAMPLE = 20_000

_DAY_OF_EVENT = re.compile(
    r"(?P<han>\d{1,2})日(?=在|就|对|對|表示|说|說|指出|强调|強調|称|稱|发表|發表|出席|致辞|致辭|举行|舉行|会见|會見)"
    r"|\bon the (?P<latin>\d{1,2})(?:st|nd|rd|th)\b"
)
_WEEK = 7
_MOST_OF_A_NOTICE = 40
"""Lines in which a notice says when it is."""

_FIRST_OF_MINUTES = 10
"""Lines among which the text of minutes begins."""
_BEGINNING = 300

_WHY = {
    "called": "its line calls it the day of the event",
    "occasion": "the date under the title of a speech or order",
    "letter": "the date of a letter, by its salutation",
    "sitting": "the date at the head of a record in turns",
    "signed": "the date at a signature",
}
"""Why a day is the event's."""

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@rule("M1", "language")
def language(document: Document) -> Outcome:
    """Note the document's language. Nothing is changed.

    Evidence: the script of most letters; for Han, characters that only Big5 or only GB 2312 has;
    for scripts of many languages, a model of letter groups that is sure (0.6), and small words.
    Guard: "und" below four words or where the model is not sure; "zh" where the variant is not.
    """
    told = language_of(document.manuscript.text)
    yield Fact("language", told.tag, Evidence("inferred", told.reason))


@rule("M9", "language that its letters contradict", wins=("language",))
def contradicted_language(document: Document) -> Outcome:
    """Believe the text where a file states a language that is not written in its letters.

    Evidence: M1 is sure of a language, and most letters are of a script that the stated one is
    never written in. Guard: two languages of one script are never held against each other;
    languages whose script is not known here are left alone.
    """
    stated = next((fact for fact in document.facts if fact.name == "language"), None)
    if stated is None or stated.evidence.basis != "stated":
        return
    told = language_of(document.manuscript.text)
    letters = Counter(script(char) for char in document.manuscript.text[:_SCRIPT_SAMPLE])
    letters.pop("", None)
    letters["CJK"] *= _HAN_WEIGHT
    common = max(letters, key=lambda name: letters[name], default="")
    own = primary(stated.value)
    is_known = own in small_words("") or scripts_of(own) != {"LATIN"}
    if not is_known or primary(told.tag) in (own, "und"):
        return
    if common and common not in scripts_of(own):
        reason = f"{told.reason}; the file says {stated.value}"
        yield Fact("language", told.tag, Evidence("inferred", reason))
        yield finding("C203", document.path, f"{told.tag}, not {stated.value}")


@rule("M5", "kind")
def kind(document: Document) -> Outcome:
    """Note whether the document is the speech itself (transcript), a translation or a report of it.

    Evidence: a line that calls it a translation; turns of a verbatim record, a title such as
    Remarks by … or 張軍大使在…的發言, or thanks at the end of a text in the first person; for a
    report, a dateline, a reporter, or a speaker found by verbs of speech.
    Guard: none of these, no kind. A web page that is none of them is a page.
    """
    yield from kinds(document)


@rule("M6", "date of the event")
def date(document: Document) -> Outcome:
    """Note the date of the event, never with a part that is not stated.

    Evidence: a date in the title; else the dateline's, unless the first paragraph names a day of
    the week before it (張軍10日表示, on the 29th, On July 9); the day that a line at the head calls
    a session's; for a speech, minutes or an order, a bare date under its title or at its end; in
    a notice, the day behind 日時, When or Когда.
    Guard: a year is not added; the date of publication is not the event's, nor is one end of a
    span (2 Nov to 4 Nov).
    """
    if not document.fact("date"):  # a byline names the day of the meeting
        yield from _in_title(document) or _in_text(document)


def _in_title(document: Document) -> list[Fact]:
    """The first date of the title, or of a speech's, that is no end of a span."""
    title, text = document.fact("title"), document.manuscript.text
    spans = (
        [document.manuscript.text_span(*title.evidence.span)]
        if title and title.evidence.span and title.evidence.reason != OF_A_LETTER
        else []
    )
    speech = title_of_speech(document)
    if speech:
        spans.append((speech.start, speech.start + len(speech.text)))
    for start, end in spans:
        for found in dates(text[start:end]):
            if found.date.month and not is_part(text[start:end], found):
                at = (start + found.start, start + found.end)
                return [stated("date", str(found.date), "in the title", *at)]
    return []


def _in_text(document: Document) -> Iterator[Fact]:
    told = sent(document)
    line, stands = told or (None, None)
    is_report = document.fact("agency") is not None
    if line and stands and stands.date and stands.date_span:
        yield _of_report(line, stands.date, stands.date_span, stands.end)
        return
    day = None if is_report else _day_of_event(document)
    if day:
        basis: Basis = "stated" if day.kind == "called" else "inferred"
        yield Fact("date", str(day.date), Evidence(basis, _WHY[day.kind], (day.start, day.end)))
    elif not is_report and is_minutes(document) and (met := _in_minutes(document)):
        yield met
    elif document.value("kind") in ("transcript", "translation") and not is_report:
        yield from _under_title(document)
    elif not told:
        yield from _of_meeting(document)
        yield from _of_notice(document)


def _day_of_event(document: Document) -> Day | None:
    """The day that a line calls the event's, or the one bare day that is; two may be either's."""
    days = [day for day in days_of_event(document) if day.kind in _WHY]
    called = [day for day in days if day.kind == "called"]
    if called:
        return called[0]
    return days[0] if len({day.date for day in days}) == 1 else None


def _in_minutes(document: Document) -> Fact | None:
    """The one full day that the first paragraph of minutes names at its beginning."""
    first = next((line for line in body(document)[:_FIRST_OF_MINUTES] if is_prose(line)), None)
    told = [one for one in dates(first.text[:_BEGINNING]) if one.date.is_full] if first else []
    if first and len({one.date for one in told}) == 1:
        span = (first.start + told[0].start, first.start + told[0].end)
        return stated("date", str(told[0].date), "the day named where minutes begin", *span)
    return None


def _of_notice(document: Document) -> Iterator[Fact]:
    """The day to which a notice calls people."""
    day = called_to(body(document)[:_MOST_OF_A_NOTICE])
    if day:
        reason = "what stands before it calls it the time of the event"
        yield stated("date", str(day.date), reason, day.start, day.end)


def _of_report(first: Line, stood: PartialDate, span: tuple[int, int], after: int) -> Fact:
    """The day which the first paragraph names, or else the dateline's."""
    at = first.start
    for found in dates(first.text[after:]):
        if found.date.day and 0 <= _days_before(stood, found.date.month, found.date.day) <= _WEEK:
            if found.date.month == stood.month and found.date.day == stood.day:
                break
            start, end = (at + after + place for place in (found.start, found.end))
            return stated("date", str(found.date), "named in the first paragraph", start, end)
    named = _DAY_OF_EVENT.search(first.text, after)
    day = int((named["han"] or named["latin"]) if named else stood.day)
    if named and day != stood.day:
        month = stood.month if day < stood.day else (stood.month - 2) % 12 + 1
        if 0 < _days_before(stood, month, day) <= _WEEK:
            year = stood.year - (month > stood.month) if stood.year else 0
            reason = f"the first paragraph names day {day}, the dateline is of {stood}"
            where = (at + named.start(), at + named.end())
            value = str(PartialDate(year, month, day))
            return Fact("date", value, Evidence("inferred", reason, where))
    return stated("date", str(stood), "in the dateline", at + span[0], at + span[1])


def _of_meeting(document: Document) -> Iterator[Fact]:
    """The one day of the sentence that says that a meeting was held: …日，…会议在…举行."""
    first = next(iter(body(document)), None)
    held = held_meeting(first.text) if first else None
    if first and held:
        start, end = held.sentence
        days = [one for one in dates(first.text[start:end]) if one.date.day]
        if len(days) == 1:
            at = first.start + start
            yield stated(
                "date",
                str(days[0].date),
                "the day on which the meeting was held",
                at + days[0].start,
                at + days[0].end,
            )


def _days_before(sent: PartialDate, month: int, day: int) -> int:
    """How many days the day of that month lies before the dateline's; years apart."""
    if month == sent.month:
        return sent.day - day
    if month == (sent.month - 2) % 12 + 1:
        return sent.day + _LENGTHS[month - 1] - day
    return -1


def _under_title(document: Document) -> Iterator[Fact]:
    """A date that stands there; one that only the file's properties state may be any day's."""
    for fact in document.facts:
        day = parse(fact.value) if fact.name == "published" and fact.evidence.span else None
        if day and fact.evidence.span and "T" not in fact.value:
            span = document.manuscript.text_span(*fact.evidence.span)
            text = document.manuscript.text
            if is_published(text[text.rfind("\n", 0, span[0]) + 1 : span[0]]):
                return  # Publié le: of nothing else
            reason = "the date under the title of a speech"
            yield Fact("date", str(day), Evidence("inferred", reason, span))
            return


@rule("M7", "event")
def event(document: Document) -> Outcome:
    """Note what the event is called. Nothing is changed.

    Evidence, in this order: what follows "at the" in the title of a speech, or 在…上的發言; a
    meeting named in the first two paragraphs, with the words in quotes; the topic in a title.
    Guard: no name, no fact; a topic is recorded as inferred.
    """
    yield from events(document)

"""Where a document comes from: dateline and bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from ..book import Document
from ..ledger import Evidence, Fact
from ._dateline import Dateline, is_dateline
from ._dateline import dateline as dateline_of
from ._han import HAN
from ._imprint import OF_A_MEETING, PEOPLE, Labelled, labelled
from ._kinds import PAGES
from ._letters import signature
from ._lines import Line, body, is_prose, lines
from ._mailhead import MailHead, mail_head
from ._occasions import corrected, days_of_event, evidence, of_the_paper
from ._rule import Outcome, rule

_REPORTERS = re.compile(
    rf"\s*[(（](?:[{HAN}]{{0,6}}?)(?:记者|記者|通讯员|通訊員)[:： ]?\s*(?P<names>[{HAN}·]{{2,12}}"
    rf"(?:[、,，\s]+[{HAN}·]{{2,12}}){{0,4}})\s*[)）]"
)

_APART = re.compile(rf"(?<=[{HAN}])[、,，\s]+(?=[{HAN}])|\s*,\s*|\s+and\s+")


_MOST_BEFORE = 6
_OF_A_WIRE = ("publication", "reporter", "editor", "agency")
"""Facts that a report has in its bylines and a mere text has not."""

_REASONS = {
    "published": "a date among the bylines",
    "place": "before a date among the bylines",
}


def stated(name: str, value: str, reason: str, start: int, end: int) -> Fact:
    """A fact that the text states at `[start, end)`."""
    return Fact(name, value, Evidence("stated", reason, (start, end)))


def sent(document: Document) -> tuple[Line, Dateline] | None:
    """The line with the dateline: a byline that is nothing else, or the first paragraph.

    Before the first paragraph a slug or what the reader may share may stand.
    """
    text = document.manuscript.text
    bylines = [Line(start, end, text[start:end], 0, 0) for start, end in byline_spans(document)]
    running = body(document)
    begins = next((line for line in running[:_MOST_BEFORE] if is_prose(line)), None)
    begin = running[:1] + ([begins] if begins and begins != running[0] else [])
    for line in (*(one for one in bylines if is_dateline(one.text)), *begin):
        found = dateline_of(line.text)
        if found:
            return line, found
    return None


@rule("M2", "dateline")
def dateline(document: Document) -> Outcome:
    """Note agency, place and reporter from the dateline of a report.

    Evidence: 新華社…電, or a place with a date or an agency in brackets before a dash or stop, at
    the beginning of the first paragraph; (記者…) after it. Nothing is changed.
    Guard: a place and date without an agency count only in capitals or before a dash, so that
    "On Monday, July 10" is none.
    """
    told = sent(document)
    if not told:
        return
    first, found = told
    at = first.start
    for start, end in found.agencies:
        yield stated("agency", first.text[start:end], "in the dateline", at + start, at + end)
    if found.place:
        start, end = found.place
        yield stated("place", first.text[start:end], "in the dateline", at + start, at + end)
    after = _REPORTERS.match(first.text, found.end)
    span = after.span("names") if after else found.reporters
    if span:
        start, end = span
        names = ", ".join(_APART.split(first.text[start:end]))
        how = "named after the dateline" if after else "named in the dateline"
        yield stated("reporter", names, how, at + start, at + end)


@rule("M3", "imprint", wins=("author",))
def imprint(document: Document) -> Outcome:
    """Note publication, time, reporter and editor from the bylines. Nothing is changed.

    Evidence: a label (來源:, 責任編輯:, Source:, By) or a date in a line marked as byline; From and
    Date in the head of a mail. Beside a place, the day is that of a meeting. Who wrote it is the
    reporter beside an agency, a source or an editor, and else the author, who
    goes before the one among a file's properties.
    Guard: only lines that H2 marked; a date without its year is not a time of publication, nor is
    the day of a session, the bare day of a speech or an order, that of receipt or of writing, nor
    that of the last change (it is `modified`). What somebody says behind 记者: is no name.
    """
    text = document.manuscript.text
    spans = byline_spans(document)
    told = [(one, start) for start, end in spans for one in labelled(text[start:end])]
    if any(one.fact == "composer" for one, _ in told):
        told = [(_of_a_song(one), at) for one, at in told]
    mail = mail_head([Line(start, end, text[start:end], 0, 0) for start, end in spans])
    if mail:
        yield from _of_mail(mail)
        return
    is_news = _is_news(document, [one for one, _ in told])
    is_meeting = any(one.fact == "place" and one.label for one, _ in told)
    is_wire = any(one.fact in _OF_A_WIRE for one, _ in told)
    if not (is_wire or is_news) and any(one.label in OF_A_MEETING for one, _ in told):
        is_meeting = is_meeting or bool(evidence(document))
    others = _days_of_others(document, is_wire=is_wire or is_news)
    known = document.fact("author")
    for one, at in told:
        fact = one.fact
        if (
            fact == "published"
            and not one.label
            and _is_another(text, at + one.start, at + one.end, others)
        ):
            continue
        if fact == "speaker":
            continue  # M4 has it
        if fact == "author" and is_news:
            fact = "reporter"
        elif fact == "author" and known and (known.evidence.span or known.value == one.value):
            continue
        reason = _REASONS.get(fact, "labelled in a byline")
        if fact == "place" and one.label:
            reason = "labelled in a byline"
        if is_meeting and one.label in OF_A_MEETING:
            fact = "date"
            reason = f"“{one.label}” of a meeting, a letter or the like"
        yield stated(fact, one.value, reason, at + one.start, at + one.end)
    if not (is_wire or is_news or known or any(one.fact in PEOPLE for one, _ in told)):
        yield from _signed(text)


def _of_a_song(one: Labelled) -> Labelled:
    """Text: names the author where Music: names the composer."""
    return replace(one, fact="author") if one.fact == "reporter" and one.label else one


def _signed(text: str) -> Iterator[Fact]:
    span = signature(lines(text))
    if span:
        name = text[slice(*span)]
        yield Fact("author", name, Evidence("inferred", "the name with which it is signed", span))


def _is_news(document: Document, told: Sequence[Labelled]) -> bool:
    """Whether who wrote it is a reporter: an agency, source or editor is named, or By and a day."""
    if document.fact("agency") or any(one.fact in _OF_A_WIRE for one in told):
        return True
    is_by = any(one.fact == "author" and not one.label for one in told)
    return is_by and any(one.fact == "published" and not one.label for one in told)


def _of_mail(mail: MailHead) -> Iterator[Fact]:
    """Who wrote a mail and when, by its own head; nobody reports, and days below are others'."""
    for one in (mail.sender, mail.sent):
        if one:
            yield stated(one.fact, one.value, "in the head of the mail", one.start, one.end)


def _days_of_others(document: Document, *, is_wire: bool) -> set[int]:
    """Where days begin that are an event's and not the publication's.

    What names its source or reporter has a bare day of publication there; on a web page it is that
    of a letter, of a sitting or at a signature, but not under the title of a speech.
    """
    is_page = PurePosixPath(document.path).suffix.lower() in PAGES
    known = {"called"} if is_wire else {"called", "letter", "letters", "sitting", "signed"}
    if not (is_wire or is_page):
        known |= {"occasion", "named"}
    return {day.start for day in days_of_event(document) if day.kind in known}


def _is_another(text: str, start: int, stop: int, others: set[int]) -> bool:
    """Whether a day is an event's, of receipt, or, in brackets after the text, of its writing."""
    line = text.rfind("\n", 0, start) + 1
    before = text[line:start]
    alone = before.strip() in ("(", "（") and bool(text[:line].strip())
    end = text.find("\n", start)
    alone = alone and text[start : end if end >= 0 else len(text)].rstrip().endswith((")", "）"))
    return start in others or corrected(text[stop : stop + 40]) or of_the_paper(before) or alone


def byline_spans(document: Document) -> list[tuple[int, int]]:
    """Where the bylines are in the text, in order."""
    return sorted(
        document.manuscript.text_span(mark.start, mark.end)
        for mark in document.marks
        if mark.kind == "byline"
    )

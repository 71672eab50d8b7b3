"""Furniture: what a page or a wire puts around a text and nobody said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..book import Document
from ..ledger import Change
from ._answer_lines import answer_lines
from ._dateline import dateline, is_agency
from ._dates import dates
from ._lines import STOPS, Line, ends_with, is_prose, lines, margins, whole_line
from ._rule import Outcome, rule
from ._structure import spans, within
from ._tables import any_of, table

_TRACKING = re.compile(r"\d{24,}")

_SITE_SIGN = re.compile(r"[-‐–—_|·»]")
_HEAD = 8
"""Lines at the head of a report of which one says where and when it is from."""

_DATED = 80
_START = 5_000
_LONGEST_SITE = 30
_SHORTEST_TITLE = 8
_FEWEST_WORDS = 4

_RULED = re.compile(r"([-=_*~#+.─━═])(?: ?\1){4,}")

_WIRE = table("wire")
_OPEN, _SHUT = r"[(（【<\[［]", r"[)）】>\]］]"
_ENDS = any_of(_WIRE["ends"], literal=False)
_ENDS_OF_STORIES = re.compile(
    rf"\W*(?:{any_of(_WIRE['ends_of_stories'], literal=False)})\W*", re.IGNORECASE
)
_SAID = rf"(?:{_ENDS}|{any_of(_WIRE['ends_of_stories'], literal=False)})"
_END_BRACKET = re.compile(rf"\s*{_OPEN}\s?{_SAID}\s?{_SHUT}\Z", re.IGNORECASE)
_END_WORD = re.compile(r"\s+(?:Enditem|Item ends)\Z")
_END_LINE = re.compile(
    rf"(?:-+ ?30 ?-+|#(?: ?#){{2,}}|{any_of(_WIRE['alone'])}"
    rf"|(?:[-–—*=+]+|{_OPEN}) ?{_SAID} ?(?:[-–—*=+]+|{_SHUT}))",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(r"(?:[^\W\d_]{2,4}/){1,4}[^\W\d_]{2,4}/?")
"""Who wrote and who sent a report: And/mrl/jcp."""
_BEGINS_WIRE = re.compile(r"zczc(?: ?[A-Za-z0-9]{1,8}){0,5}", re.IGNORECASE)
_NUMBER_OF_WIRE = re.compile(r"[A-Za-z]{0,6}\d{2,6}(?: [A-Za-z0-9]{1,6}){0,5}")
_NOTES_TO_EDITORS = re.compile(
    rf"(?:{any_of(_WIRE['to_editors'], literal=False)})\s?[:：]?", re.IGNORECASE
)
_SIGNS = "[]【】()（）<>«»|·:：,，.…▲▼↑↓ "
_CLOSED = STOPS + "\"'”’」』)）》"


_WORDS = table("furniture")
_ALONE = frozenset(word.casefold() for word in _WORDS["alone"])
_BESIDE = frozenset(word.casefold() for word in _WORDS["beside"])
_PATTERN = re.compile(any_of(_WORDS["patterns"], literal=False), re.IGNORECASE)
_BRACKETS = re.compile(rf"(?:[【\[](?:{any_of(_WORDS['brackets'])})[】\]]\s*)+", re.IGNORECASE)


def _out(text: str, line: Line, reason: str) -> Change:
    """The removal of a line with its line end."""
    return Change(*whole_line(text, line), "", reason)


@rule("F1", "tracking digits", guesses=True)
def tracking_digits(document: Document) -> Outcome:
    """Take out a line of 24 or more digits and nothing else before or after the running text.

    Evidence: page counters write such numbers; no telephone, account or book number is so long.
    Guard: never inside the text, nor where no running text was found.
    """
    text = document.manuscript.text
    front, back = margins(lines(text))
    for line in (*front, *back):
        if _TRACKING.fullmatch(line.text):
            yield _out(text, line, f"{line.width} digits after the text are a page counter's")


@rule("F2", "repeated page title", guesses=True)
def page_title(document: Document) -> Outcome:
    """Take out the page's own title where it repeats the document's: 標題-新華網 after 標題.

    Evidence: a line before or after the running text that is another such line with a sign and a
    site's name (up to 30 columns) added, or, after the text, the first line once more.
    Guard: the first occurrence without the site's name stays; short lines are not compared;
    a name of up to three words at the end is a signature, as is the first line of an address.
    """
    text = document.manuscript.text
    front, back = margins(lines(text))
    titles = {line.text for line in front if line.width >= _SHORTEST_TITLE}
    for line in (*front, *back):
        if any(start in titles for start in _before_sites(line.text)):
            yield _out(text, line, "the page's title: the document's with the site's name")
        elif line.text in titles and line.start > front[-1].end and _is_page_title(front, line):
            yield _out(text, line, "the first line once more")


def _is_page_title(front: Sequence[Line], line: Line) -> bool:
    """Whether the line is the first one again, and no signature under a letterhead or address."""
    if line.text != front[0].text or (len(front) > 1 and not front[1].gap):
        return False
    return len(line.text.split()) >= _FEWEST_WORDS or line.width > len(line.text)


def _before_sites(text: str) -> Iterator[str]:
    """What stands before a sign with which a line ends in what may be a site's name."""
    signs = [sign.start() for sign in _SITE_SIGN.finditer(text, 1)]
    for at in signs[-_LONGEST_SITE - 1 :]:
        site = text[at + 1 :].lstrip()
        if 0 < len(site) <= _LONGEST_SITE and not ends_with(site, STOPS):
            yield text[:at].rstrip()


@rule("F3", "web furniture", guesses=True)
def web_furniture(document: Document) -> Outcome:
    """Take out share bars, counters and navigation before and after the running text.

    Evidence: the whole line is such a word or pattern of data/furniture.toml; 【糾錯】 and the like
    in brackets are taken from the beginning of a line.
    A line with which a wire begins (ZCZC 0312), and its number in the next line, go as well.
    Guard: never inside the text; words that could be someone's heading (Comments, 評論) only beside
    other furniture; a document without running text is left alone.
    """
    text = document.manuscript.text
    yield from _begin_of_wire(text)
    for margin in margins(lines(text)):
        for group in _groups(margin):
            if any(_is_alone(line) for line in group) or len(group) >= 3:
                for line in group:
                    yield _out(text, line, f"“{line.text}” belongs to the web page")
        for line in margin:
            bracket = _BRACKETS.match(line.text)
            if bracket and not _is_furniture(line):
                end = line.start + bracket.end()
                yield Change(line.start, end, "", f"“{bracket[0].strip()}” belongs to the web page")


def _begin_of_wire(text: str) -> Iterator[Change]:
    found = lines(text[:_START])
    if found and _has_text_below(found) and _BEGINS_WIRE.fullmatch(found[0].text):
        yield _out(text, found[0], "a wire's sign that a report begins")
        if _NUMBER_OF_WIRE.fullmatch(found[1].text):
            yield _out(text, found[1], "the number of a report on the wire")


def _has_text_below(found: Sequence[Line]) -> bool:
    return any(map(is_prose, found[2:]))


def _groups(margin: Sequence[Line]) -> Iterator[list[Line]]:
    """Furniture that stands together."""
    group: list[Line] = []
    for line in margin:
        if _is_furniture(line):
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _bare(line: Line) -> str:
    return line.text.strip(_SIGNS).casefold()


def _is_alone(line: Line) -> bool:
    return _bare(line) in _ALONE or any(one.fullmatch(line.text) for one in (_PATTERN, _BRACKETS))


def _is_furniture(line: Line) -> bool:
    return _is_alone(line) or _bare(line) in _BESIDE


def _is_of_report(line: Line) -> bool:
    """Whether a line at the head of a text says where and when a report is from."""
    start = line.text[:_DATED]
    return bool(dateline(line.text)) or is_agency(start) or any(d.date.day for d in dates(start))


@rule("F5", "ruled lines", guesses=True)
def ruled_lines(document: Document) -> Outcome:
    """Take out lines that are drawn and not written: =====, -----, _____.

    Evidence: five or more of one sign and nothing else on the line. Guard: letters and figures
    are never signs; scene breaks (S14) stay, and so do three asterisks or dots, and lines of dots
    or underscores to write on: under a question, a label or a numbered item.
    """
    text = document.manuscript.text
    found = lines(text)
    breaks = spans(document, "break")
    drawn = [line for line in found if _RULED.fullmatch(line.text)]
    kept = answer_lines(found) if drawn else ()
    for line in drawn:
        if line.start not in kept and not within(breaks, line.start):
            yield _out(text, line, "a drawn line")


def _is_wire(found: Sequence[Line]) -> bool:
    """Whether the running text begins with a dateline."""
    first = next((line for line in found if is_prose(line)), None)
    return first is not None and dateline(first.text) is not None


@rule("F4", "end mark")
def end_mark(document: Document) -> Outcome:
    """Take out the sign with which a wire service ends a report: (Finish), (End), （完）, -30-.

    Evidence: the sign stands at the end of the running text, after a full stop or quote, or on a
    line of its own after it; there also, under a report with a dateline, who wrote and sent it
    (And/mrl/jcp).
    Guard: no running text may follow but Notes to editors, and "the end" without brackets or
    dashes is someone's words; so is what also ends stories (おわり, Fin), unless the text begins
    with a dateline, an agency or a day.
    """
    text = document.manuscript.text
    found = lines(text)
    notes = (n for n, line in enumerate(found) if _NOTES_TO_EDITORS.fullmatch(line.text))
    found = found[: next(notes, len(found))]
    numbers = reversed(range(len(found)))
    last = next((number for number in numbers if is_prose(found[number])), None)
    if last is None:
        return
    report = any(map(_is_of_report, found[:_HEAD]))
    for line in found[last:]:
        if line is not found[last] and _SIGN_OFF.fullmatch(line.text) and _is_wire(found):
            yield _out(text, line, f"“{line.text}” signs a report on the wire")
            continue
        if _END_LINE.fullmatch(line.text) and (report or not _ENDS_OF_STORIES.fullmatch(line.text)):
            yield _out(text, line, f"“{line.text}” marks the end of a report")
            return
        tail = max(0, len(line.text) - 20)
        mark = _END_BRACKET.search(line.text, tail) or _END_WORD.search(line.text, tail)
        if mark and not report and _ENDS_OF_STORIES.fullmatch(mark[0]):
            return
        if mark and mark.start() and line.text[mark.start() - 1] in _CLOSED:
            reason = f"“{mark[0].strip()}” marks the end of a report"
            yield Change(line.start + mark.start(), line.end, "", reason)
            return

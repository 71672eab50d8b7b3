"""Title and bylines: the lines before and after the running text that say what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from ..book import Document
from ..ledger import Change, Evidence, Fact, Mark
from ._authors import (
    author_under,
    authors_of_paper,
    has_initials,
    is_author,
    is_part,
    is_person,
)
from ._chords import is_chords
from ._dateline import is_agency
from ._fronts import front_of, is_addressed, is_dated, is_verse
from ._imprint import is_byline
from ._lines import (
    BUT_THE_BODY,
    NO_TITLE_ENDS,
    Line,
    body,
    glue,
    is_prose,
    lines,
    margins,
    usual,
)
from ._mailhead import OF_A_LETTER, MailHead, mail_head, subject_line
from ._onetitle import ends_as_text, is_credit, is_genre, is_speech, lines_of_one_title
from ._papers import PARTS, paper_title
from ._rule import Outcome, rule
from ._salutation import LETTER, SALUTATION
from ._set_apart import closed, spaces_within
from ._tables import any_of, table
from ._wrap import setting_of

_MOST_LINES = 10
_WIDEST = 400

_MOST_UNDER_TITLE = 4

_FAR = 8
"""Columns before a title that is set in the middle."""

_SHOUTED = 60
"""Columns of a title in capitals that may end in a full stop."""

_ROOM = 6
"""Columns left beside the first word of the next line, by which a line was not broken to fit."""

_SAMPLE = 500
"""Lines that are enough to see how a text was set."""

_BY = re.compile(r"\A(?:by|par|von|di|de|por|door)\b\s*:?\s*", re.IGNORECASE)

_LABELLED = re.compile(
    rf"(?:{any_of(table('fronts')['labels']['title'])})\s?[:：]\s*(?=\S)", re.IGNORECASE
)


@rule("H1", "title", guesses=True)
def title(document: Document) -> Outcome:
    """Mark the lines before the text as its heading, joined to one, and take them for the title.

    Evidence: the first line, or the first few lines set apart by a larger gap, do not stop as a
    sentence does, and running text follows, or stanzas of one length. Lines are joined where they
    are parts of one title: in capitals, centred, or going on with a small letter. The subject of a
    mail is its title, and the lines of its head are bylines; so is the subject of a letter.
    Guard: a salutation is no title, nor is a line that its paragraph continues, nor the only line
    of a document, nor initials and a name. Stepped over are bylines, kinds of paper (PRESS
    RELEASE), slugs and numbers of agencies, running heads with page numbers, menus and paths of web
    pages, invocations and senders' addresses. A name above or under the title is the author's.
    """
    whole = lines(document.manuscript.text)
    found = whole[front_of(whole) :]
    head = mail_head(found)
    if head:
        yield from _of_mail(document, head)
        return
    subject = subject_line(whole) if document.fact("title") is None else None
    if subject:
        yield from _of_letter(document, whole, *subject)
        return
    labelled = _LABELLED.match(found[0].text) if found else None
    if labelled and document.fact("title") is None:
        start, end = found[0].start + labelled.end(), found[0].end
        yield Mark("heading", found[0].start, end)
        value = document.manuscript.text[start:end]
        yield Fact("title", value, Evidence("stated", "it calls itself so", (start, end)))
        return
    paper = paper_title(found)
    if paper:
        found = found[paper:]
    above = None if paper else _author_above(found)
    if above:
        found = found[1:]
    count = _title_lines(found) or int(paper is not None and len(found) > 1)
    known = document.value("author")
    block = [*takewhile(lambda line: not _is_by(line.text, known), found[:count])]
    if not block:
        return
    yield from (Mark("byline", line.start, line.end) for line in found[len(block) : count])
    count = len(block)
    if above:
        yield from _author(above, "above")
    value = PARTS.split(block[0].text)[0] if paper is not None else block[0].text
    for before, line in pairwise(block):
        joint = glue(before.text, line.text)
        yield Change(before.end, line.start, joint, "the lines of one heading")
        value += joint + line.text
    for line in block:
        for at in spaces_within(line.text):
            start = line.start + at
            yield Change(start, start + 1, "", "the letters of a title were set apart")
    yield Mark("heading", block[0].start, block[-1].end)
    if document.fact("title") is None:
        how = "the first line stands" if count == 1 else f"the first {count} lines stand"
        span = (block[0].start, block[-1].end)
        value = closed(value.rstrip(" ="))
        yield Fact("title", value, Evidence("stated", f"{how} apart from the text", span))
    several = authors_of_paper(found[count], found[count + 1 :]) if len(found) > count else ""
    if several and not above:
        yield from _authors(found[count], several)
    elif (
        not above and len(found) > count and is_author(found[count], block[-1], found[count + 1 :])
    ):
        yield from _author(found[count], "under")


def _is_by(text: str, known: str) -> bool:
    """Whether a line of a title says that the known author wrote it, or begins to: PAR, By Ann."""
    words = _BY.sub("", text)
    return bool(known) and (not words or words.casefold() == known.casefold())


def _of_mail(document: Document, head: MailHead) -> Outcome:
    for line in head.lines:
        yield Mark("byline", line.start, line.end)
    if document.fact("title") is None:
        value = " ".join(document.manuscript.text[slice(*head.subject)].split())
        evidence = Evidence("stated", "the subject in the head of the mail", head.subject)
        yield Fact("title", value, evidence)


def _of_letter(
    document: Document, found: Sequence[Line], number: int, start: int, end: int
) -> Outcome:
    """The subject of a letter; only where nothing is above it, it is the heading, too."""
    if not number:
        yield Mark("heading", found[0].start, found[0].end)
    value = " ".join(document.manuscript.text[start:end].split())
    yield Fact("title", value, Evidence("stated", OF_A_LETTER, (start, end)))


def _author_above(found: Sequence[Line]) -> Line | None:
    """The first line where it is an author's name above the title."""
    if len(found) < 3 or not found[1].gap or not is_person(found[0].text):
        return None
    first, second, third = (line.text for line in found[:3])
    named = is_byline(third) or is_person(third)
    if named or is_byline(second) or is_part(second) or is_person(second):
        return None
    return found[0] if not SALUTATION.match(first) and _title_lines(found[1:]) else None


def _author(line: Line, where: str) -> Outcome:
    span = (line.start, line.end)
    yield Mark("byline", *span)
    name = closed(line.text)
    yield Fact("author", name, Evidence("inferred", f"a name {where} the title", span))


def _authors(line: Line, names: str) -> Outcome:
    yield Mark("byline", line.start, line.end)
    evidence = Evidence("inferred", "the names under the title", (line.start, line.end))
    yield Fact("author", names, evidence)


def _title_lines(found: Sequence[Line]) -> int:
    """How many lines at the beginning are the title; 0 for none.

    Where the lines that stand apart end as a sentence ends, they are a paragraph.
    """
    apart = _set_apart(found)
    if apart and is_speech(found[0].text):
        apart = _with_occasion(found, apart)
    count = lines_of_one_title(found[:apart]) if apart else 0
    rest = found[count:]
    verse = is_verse(rest) or is_verse([*dropwhile(_is_under, rest)])
    is_text = any(map(is_prose, rest)) or verse or setting_of(rest[:_SAMPLE])
    if not count or not (is_text or _stands_alone(found)):
        return 0
    block = found[:count]
    first = block[0].text
    if SALUTATION.match(first) or is_byline(first) or has_initials(first) or is_dated(first):
        return 0
    if is_addressed(first) or is_chords(first):
        return 0
    if LETTER.match(rest[0].text):
        return 0
    if any(map(_stops, (block[-1], found[apart - 1]))) or _goes_on(rest[0]):
        return 0
    return count if sum(line.width for line in block) <= _WIDEST else 0


def _stands_alone(found: Sequence[Line]) -> bool:
    """Whether the first line is in capitals, far from the margin, over lines that are not."""
    first, rest = found[0], found[1:_MOST_LINES]
    centred = first.indent >= _FAR and rest and rest[0].gap > 0 and not rest[0].indent
    return bool(centred) and first.text.isupper() and not any(one.text.isupper() for one in rest)


def _goes_on(line: Line) -> bool:
    """Whether the text goes on in mid-sentence; "by Ann Lee" and "г. Киев, 3 мая 1911" are none."""
    return line.text[0].islower() and not _is_under(line)


def _is_under(line: Line) -> bool:
    """Whether a line under a title is a byline or says what kind of work it is."""
    text = line.text.strip("()（）")
    return any(one(text) for one in (is_dated, is_byline, is_credit, is_genre))


def _with_occasion(found: Sequence[Line], apart: int) -> int:
    """The lines of a speech's title with those that say in small letters where it was held."""
    while apart < min(len(found), _MOST_LINES):
        gap_ends = found[apart].gap and not found[apart].text[0].islower()
        if gap_ends or is_prose(found[apart]):
            break
        apart += 1
    return apart


def _stops(line: Line) -> bool:
    """Whether the line ends as no title does. One in capitals may end in a full stop."""
    capitals = line.text.isupper() and line.width <= _SHOUTED
    stops = NO_TITLE_ENDS.replace(".", "") if capitals else NO_TITLE_ENDS
    return ends_as_text(line.text, stops)


def _set_apart(found: Sequence[Line]) -> int:
    """How many lines stand apart at the beginning: by a larger gap, a blank line or a byline."""
    if len(found) < 2:
        return 0
    usually = usual(line.gap for line in found[1:_SAMPLE])
    for number, line in enumerate(found[1 : _MOST_LINES + 1], 1):
        if is_byline(line.text):
            return number
        if line.gap > (found[1].gap if number > 1 else usually):
            if not any(one.stops and _stops(one) for one in found[: number - 1]):
                return number
            break
    if is_verse(found[1:]) and found[1].gap:
        return 1
    # No group stands apart: the first line may be a title unless the text was broken to fit.
    setting = setting_of(found[:_SAMPLE])
    first, second = found[:2]
    if setting:
        short = first.width < 0.6 * setting.width and second.gap > 0
        room = setting.width - first.right - 1 - second.first_word
        return int(short or (second.gap > setting.gap and room >= _ROOM))
    # Without a blank line a title must be much shorter than the paragraph after it.
    return int(second.gap > 0 or (is_prose(second) and first.width < second.width / 3))


@rule("H2", "bylines")
def bylines(document: Document) -> Outcome:
    """Mark the lines before and after the text that name its source, date, reporter or editor.

    Evidence: the line has a label (來源:, 責任編輯:, By, Source:) or is a date and nothing else, or
    a name in kanji in the paragraph under a Japanese heading.
    Guard: short lines outside the running text only; they stay in the text.
    """
    running = body(document)
    heads = (mark for mark in document.marks if mark.kind == "heading")
    first = min(heads, key=lambda mark: mark.start, default=None)
    if first and first.value:
        start, end = document.manuscript.text_span(first.start, first.end)
        title = Line(start, end, document.manuscript.text[start:end], 0, 0)
        below = [line for line in running if line.start >= end][:30]
        below = [*dropwhile(lambda line: is_dated(line.text), below)]
        several = authors_of_paper(below[0], below[1:]) if below else ""
        under = author_under(title, below)
        if several:
            yield from _authors(below[0], several)
        elif under:
            span = (under.start, under.end)
            yield Mark("byline", *span)
            yield Fact("author", under.text, Evidence("inferred", "a name under the title", span))
    # A list, a form or an interview has no prose: its first lines are its margin.
    free = {line.start for line in body(document, but=("list_item", *BUT_THE_BODY))}
    is_listed = not any(map(is_prose, running))
    for margin in [running[:_MOST_UNDER_TITLE]] if is_listed else margins(running):
        for line in margin:
            text = line.text.strip("()（）")
            # AA and AP in a list are batteries and grades.
            if is_byline(text) and (line.start in free or not is_agency(text)):
                yield Mark("byline", line.start, line.end)

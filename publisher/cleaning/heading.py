"""Title and bylines: the lines before and after the running text that say what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..book import Document
from ..ledger import Change, Evidence, Fact, Mark
from ._fronts import author_under, is_author, is_letterhead, is_verse, kinds_of_paper
from ._imprint import is_byline
from ._lines import STOPS, Line, body, ends_with, glue, is_prose, lines, margins, usual
from ._rule import Outcome, rule
from ._wrap import setting_of

_MOST_LINES = 10
_WIDEST = 400

_ROOM = 6
"""Columns left beside the first word of the next line, by which a line was not broken to fit."""

_SAMPLE = 500
"""Lines that are enough to see how a text was set."""

_NO_TITLE_ENDS = STOPS.replace("?", "").replace("？", "") + ",;:，；：、"

# Who is spoken to. A noun is asked for: "Fellow Travellers" and "Mr. Smith Goes to Washington" are
# titles.
_OFFICE = (
    r"(?:(?:vice|deputy|co|prime|under|first)[- ])?(?:president|chair|secretary|speaker|minister|"
    r"ambassador|moderator|director|commissioner|facilitator|administrator|chancellor|mayor|"
    r"governor|rector|dean|justice)"
)
_PERSON = rf"(?:mr\.?|mister|madame?|mrs\.?|ms\.?|dr\.?) {_OFFICE}"
_PEOPLE = (
    r"(?:(?:heads? of|permanent|foreign|honou?red|dear|fellow|young|council) )*(?:"
    r"delegates?|colleagues?|members?|guests?|representatives?|friends?|participants?|ladies|"
    r"gentlemen|citizens|countrymen|comrades|students|graduates|workers|senators?|deputies|judges|"
    r"speakers|panell?ists|audience|excellenc(?:y|ies)|state|government|delegations?|"
    rf"(?:mr|mrs|ms|dr)\b|madame?|sirs?|{_OFFICE}|brothers?|sisters?|children|all\b|everyone)"
)
_ENDS = r"\s*(?:[,.:;!]|$)"

# How a speech begins: "Mr. President," is said to somebody and is no title.
_SALUTATION = re.compile(
    rf"dear {_PEOPLE}|dear(?: \S+){{1,3}}$|dear [^,]+,|"
    r"your (?:excellenc(?:y|ies)|majest(?:y|ies)|(?:royal |serene )?highness)|"
    rf"your (?:honou?r|eminence|holiness|grace|worship){_ENDS}|excellenc(?:y|ies)\b|"
    rf"{_PERSON}|(?:distinguished|hono(?:u)?rable) {_PEOPLE}|"
    rf"(?:ladies|gentlemen)(?: and gentlemen|, gentlemen|{_ENDS})|"
    rf"thank you(?: very much| so much| all\b| everyone|,? {_PERSON}|,? {_PEOPLE}|{_ENDS})|"
    rf"good (?:morning|afternoon|evening)(?:,? {_PEOPLE}|,? {_PERSON}|{_ENDS})|"
    rf"my fellow(?: \w+){{1,3}}{_ENDS}|fellow (?:{_PEOPLE}|\w+ans){_ENDS}|fellow \w+[,:!]|"
    rf"(?:friends|colleagues|comrades)(?: and (?:friends|colleagues|comrades))?{_ENDS}|"
    rf"(?:monsieur|madame) l[ea] |monsieur{_ENDS}|mesdames\b|"
    rf"señor(?:a|as|es)?(?: (?:president|ministr|secretari|embajador)|,? y señor|{_ENDS})|"
    r"sehr geehrte|meine damen|уважаем(?:ый|ая|ые|ое)|"
    r"дорогие (?:друзья|коллеги|товарищи|соотечественники|гости|братья)|"
    r"主席(?:先生|女士|閣下|阁下)|尊敬的|各位|親愛的|亲爱的|大家好|"
    r"(?:女士|先生)[们們][、,，]?(?:女士|先生)|"
    r"(?:主席|女士|先生|同志|朋友)[们們]?\s*(?:[、,，:：!！。]|$)",
    re.IGNORECASE,
)


# What stands before this is an address.
_LETTER = re.compile(r"(?:dear|cher|chère|querid[oa]|estimad[oa]|liebe[rs]?|sehr geehrte)\b", re.I)


@rule("H1", "title", guesses=True)
def title(document: Document) -> Outcome:
    """Mark the lines before the text as its heading, joined to one, and take them for the title.

    Evidence: the first line, or the first few lines set apart by a larger gap, do not stop as a
    sentence does, and running text follows, or stanzas of one length.
    Guard: a salutation is no title, nor is a line that its paragraph continues, nor the only line
    of a document. Bylines are left out, and so are lines that say what kind of paper it is (PRESS
    RELEASE), a sender's address, and a name in kanji under the title of a Japanese story, which is
    the author's.
    """
    found = lines(document.manuscript.text)
    found = found[kinds_of_paper(found) :]
    count = _title_lines(found)
    if not count:
        return
    block = found[:count]
    if is_author(block, found[count:]):
        yield from _author(block.pop())
        count = 1
    whole = block[0].text
    for before, line in pairwise(block):
        joint = glue(before.text, line.text)
        yield Change(before.end, line.start, joint, "the lines of one heading")
        whole += joint + line.text
    yield Mark("heading", block[0].start, block[-1].end)
    if document.fact("title") is None:
        how = "the first line stands" if count == 1 else f"the first {count} lines stand"
        span = (block[0].start, block[-1].end)
        value = " ".join(whole.split())
        yield Fact("title", value, Evidence("stated", f"{how} apart from the text", span))


def _author(line: Line) -> Outcome:
    span = (line.start, line.end)
    yield Change(line.start, line.start, "\n", "title and author are two blocks")
    yield Mark("byline", *span)
    yield Fact("author", line.text, Evidence("inferred", "a name under the title", span))


def _title_lines(found: Sequence[Line]) -> int:
    """How many lines at the beginning are the title; 0 for none."""
    count = _set_apart(found)
    rest = found[count:]
    if not count or not (any(map(is_prose, rest)) or is_verse(rest) or setting_of(rest[:_SAMPLE])):
        return 0
    block = found[:count]
    if is_letterhead(block):
        return 0
    if _SALUTATION.match(block[0].text) or is_byline(block[0].text):
        return 0
    if _LETTER.match(rest[0].text):
        return 0
    if ends_with(block[-1].text, _NO_TITLE_ENDS) or found[count].text[0].islower():
        return 0
    return count if sum(line.width for line in block) <= _WIDEST else 0


def _set_apart(found: Sequence[Line]) -> int:
    """How many lines stand apart at the beginning: by a larger gap, a blank line or a byline."""
    if len(found) < 2:
        return 0
    usually = usual(line.gap for line in found[1:_SAMPLE])
    for number, line in enumerate(found[1 : _MOST_LINES + 1], 1):
        if is_byline(line.text):
            return number
        if line.gap > (found[1].gap if number > 1 else usually):
            if not any(one.stops for one in found[: number - 1]):
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
    first = next((mark for mark in document.marks if mark.kind == "heading"), None)
    if first and first.value:
        start, end = document.manuscript.text_span(first.start, first.end)
        title = Line(start, end, document.manuscript.text[start:end], 0, 0)
        under = author_under(title, [line for line in running if line.start >= end][:30])
        if under:
            span = (under.start, under.end)
            yield Mark("byline", *span)
            yield Fact("author", under.text, Evidence("inferred", "a name under the title", span))
    for margin in margins(running):
        for line in margin:
            if is_byline(line.text.strip("()（）")):
                yield Mark("byline", line.start, line.end)


_DASHES = "–—"
_BULLET = re.compile(r"([-–—•●○▪■◦*·‣])\s+\S")


@rule("H3", "list items", guesses=True)
def list_items(document: Document) -> Outcome:
    """Mark paragraphs that begin with a bullet as list items. Nothing is changed.

    Evidence: two or more paragraphs in a row begin with the same sign and a space.
    Guard: one alone may be a dash; dashes before whole sentences are people
    talking; headings and bylines are left out.
    """
    run: list[Line] = []
    sign = ""
    for line in [*body(document), None]:
        bullet = _BULLET.match(line.text) if line else None
        if not bullet or bullet[1] != sign:
            yield from _items(run)
            run, sign = [], bullet[1] if bullet else ""
        if line and bullet:
            run.append(line)


def _items(run: Sequence[Line]) -> Outcome:
    spoken = sum(ends_with(line.text, STOPS) for line in run if line.text[0] in _DASHES)
    if len(run) > 1 and 2 * spoken < len(run):
        for line in run:
            yield Mark("list_item", line.start, line.end)

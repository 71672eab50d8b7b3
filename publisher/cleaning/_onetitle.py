"""Which of the lines that stand together at the beginning are parts of one title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ._authors import is_person
from ._chords import is_chords
from ._dates import dates
from ._fronts import is_address
from ._lines import NO_TITLE_ENDS, Line, ends_with
from ._names import SPEECHES, is_han_name
from ._tables import any_of, table

_SPEECH = re.compile(
    rf"(?:{SPEECHES}|{'|'.join(one['speech'] for one in table('titles').values())})(?!\w)", re.I
)
_LABEL = re.compile(r"[^\W\d_][\w .'’/-]{0,24}\s?[:：]\s*\S")

_CREDIT = re.compile(rf"(?:{any_of(table('titles_end')['credits'], literal=False)})(?!\w)", re.I)
_OFFICE = re.compile(rf"(?:{any_of(table('titles_end')['offices'], literal=False)})", re.I)
"""An office that issues it, in a line of its own."""

_GENRE = re.compile(
    rf"[(（]?(?:{any_of(table('titles_end')['genres'], literal=False)})[)）]?[.!]?", re.IGNORECASE
)
"""What kind of work it is: A play in one act."""

_GOES_ON = frozenset(table("fronts")["joiners"]["words"])

_ABBREVIATED = re.compile(
    rf"(?:.*\W)?(?:{any_of(table('titles_end')['abbreviations'], literal=False)})"
)

_CENTRED = 4
"""Columns of white space from which a line may be centred."""


def lines_of_one_title(block: Sequence[Line]) -> int:
    """How many of the lines, from the first on, are one title; 0 where the second of two lines may
    be the title as well.

    Evidence: the title of a speech runs on to its end; else a line goes on with a small letter or
    behind a word that cannot end a title; both lines are in capitals, or centred over each other,
    or the first of two is in capitals; or, in letters without capitals, the second is no longer
    than the first.
    Guard: a name alone, a label with its value, a date, an address, the office that issues it, who
    collected or translated it, what kind of work it is (A play in one act) are no part of a title.
    """
    speech = is_speech(block[0].text)
    if len(block) == 2 and _in_capitals(block[0]) and _may_belong(block[1], speech):
        return 2
    count = 1
    for before, line in pairwise(block):
        if not _may_belong(line, speech or _is_open(before)) or not (
            speech or _goes_on(before, line)
        ):
            break
        count += 1
    if count == 1 < len(block) and _may_belong(block[1], False):
        first, second = block[:2]
        if len(first.text.split()) <= 3 and 2 * second.width > 3 * first.width:
            return 0
    return count


def ends_as_text(text: str, stops: str = NO_TITLE_ENDS) -> bool:
    """Whether a line ends as no title does, in one of `stops`: "Verein Lesen e. V." is one."""
    return ends_with(text, stops) and not (text.endswith(".") and _ABBREVIATED.fullmatch(text))


def is_speech(text: str) -> bool:
    """Whether a line begins as the title of a speech does: Statement by …, Discours de …"""
    return _SPEECH.match(text) is not None


def is_credit(text: str) -> bool:
    """Whether a line under a title says who collected, edited or translated it."""
    return _CREDIT.match(text) is not None


def is_genre(text: str) -> bool:
    """Whether a line under a title says what kind of work it is: A play in one act."""
    return _GENRE.fullmatch(text) is not None


def _may_belong(line: Line, speech: bool) -> bool:
    text = line.text
    # A date in brackets is the end of a title.
    dated = text[0] not in "(（" and any(found.date.year for found in dates(text))
    labelled = _LABEL.match(text.lstrip("(（["))
    if dated or labelled or is_address(text) or is_credit(text) or is_chords(text):
        return False
    if not speech and (_OFFICE.fullmatch(text) or is_genre(text)):
        return False
    return any(map(str.isalpha, text)) and (speech or not is_person(text))


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line goes on with the title of the line before."""
    if line.text[0].islower() or _is_open(before):
        return True
    if _is_centred(before, line) or (_in_capitals(before) and _in_capitals(line)):
        return True
    caseless = not any(char.isupper() or char.islower() for char in before.text + line.text)
    return caseless and 20 * line.width <= 23 * before.width and not _is_han_name(line)


def _is_open(line: Line) -> bool:
    """Whether no title ends with the last word of the line."""
    last = line.text.split()[-1].casefold()
    return last in _GOES_ON or last[-1] in ",-–—"


def _is_han_name(line: Line) -> bool:
    return is_han_name("".join(line.text.split()))


def _is_centred(before: Line, line: Line) -> bool:
    middle = before.indent + before.right - line.indent - line.right
    indented = min(before.indent, line.indent) >= _CENTRED and before.indent != line.indent
    return indented and abs(middle) <= 4 and not _is_han_name(line)


def _in_capitals(line: Line) -> bool:
    return line.text.isupper()

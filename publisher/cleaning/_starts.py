"""Lines that begin a paragraph however a text was set: (2) of a law, speech, rows, signatures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from ._answer_lines import begins_free
from ._chapter_lines import called
from ._chords import chord_lines
from ._dates import dates
from ._lines import STOPS, Line, ends_with

_INDENT = 2

_SPOKEN = re.compile(r"[-–—―]\s?\S|[“„«「『‹\"]")

_MARK = re.compile(r"(\()?(\d{1,3}|[a-z])([.)])\s+\S")
"""(2), 2., 2), b)"""

_FEWEST_POINTS = 5
_LEADERS = re.compile(r"(?:\s?\.){5,}\s*\S|(?:\s?\.){5,}$")
_HEAD = re.compile(r"\d{1,4} {4,}\S.*|.*\S {4,}\d{1,4}")
_FIGURES = re.compile(r".*\S {3,}[\d.,]+(?: [\d.,]+)*")

_FORM_LABEL = re.compile(r"[㐀-鿿\u3040-\u30ff \u3000]{2,8}[:：]|[\u0600-\u06ff]{3,12} ?:\s")
_ASKED = re.compile(r"([QA])[.:]\s+\S")

_TIME = re.compile(r"[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]? +\S")
"""[00:01:02] Q: when somebody began to speak, in a transcript."""

_FAR = 12
"""Columns by which a line is set to the right and goes on with nothing."""

_LONGEST = 200
"""Characters of a row or a running head."""

_SIGNED = 40
"""Columns of a name in capitals that is a signature."""


def starts(body: Sequence[Line], hanging: Set[int]) -> set[int]:
    """The numbers of lines that never go on with the line before; `hanging` are those of entries.

    They are marked with a number that counts up, behind a stop or a colon; they are indented after
    a stop and begin with a quote or a dash; they are rows with leaders or figures, or running heads
    with a page number; or the line before is a signature in capitals. Entries of a table of
    contents (Chapter 1, Chapter 2), labels of a form (主　席：), questions and answers (Q. A.) are
    lines of their own, too.
    """
    found = _counted(body) | _contents(body) | _labelled(body) | _around_chords(body)
    found |= _stairs(body, hanging)
    for number, (before, line) in enumerate(pairwise(body), 1):
        spoken = number not in hanging and ends_with(before.text, STOPS + ":：")
        deeper = line.indent >= before.indent + (0 if number - 1 in found else _INDENT)
        spoken = spoken and deeper and line.indent >= _INDENT
        if (spoken and _SPOKEN.match(line.text)) or _is_row(before) or _is_row(line):
            found.add(number)
        if begins_free(before.text, line.text):
            found.add(number)
        rest = body[number + 1 : number + 2]
        right = number not in hanging and _is_at_right(before, line, rest)
        if right or _TIME.match(line.text):
            found.add(number)
        if _is_signature(before) and not line.text[0].islower():
            found.add(number)
    return found


def _stairs(body: Sequence[Line], hanging: Set[int]) -> set[int]:
    """The lines of verse set like stairs, each deeper than the one before, and the line behind."""
    found: set[int] = set()
    for number in range(2, len(body)):
        first, second, third = body[number - 2 : number + 1]
        deeper = third.indent >= second.indent + _INDENT >= first.indent + 2 * _INDENT
        if deeper and not (second.gap or third.gap or number in hanging or number - 1 in hanging):
            found |= {number - 1, number, number + 1}
    return found & set(range(1, len(body)))


def _around_chords(body: Sequence[Line]) -> set[int]:
    """The lines of chords, and the words under them."""
    chords = chord_lines(body)
    return {one for number in chords for one in (number, number + 1) if 0 < one < len(body)}


def _is_row(line: Line) -> bool:
    text = line.text
    if len(text) > _LONGEST:
        return False
    if " " * 3 in text and (_HEAD.fullmatch(text) or _FIGURES.fullmatch(text)):
        return True
    return text.count(".") >= _FEWEST_POINTS and bool(_LEADERS.search(text))


def _is_at_right(before: Line, line: Line, rest: Sequence[Line]) -> bool:
    """Whether a short line is set far to the right of one with a sign at its end: a name under a
    letter. It stands under no words behind a label or a gap, and begins no block of lines there.
    """
    far = line.indent - before.indent
    if far < _FAR or line.width > _SIGNED or line.text[0].islower() or before.text[-1].isalnum():
        return False
    above = before.text[:far]
    if len(above) == far and (above.endswith("  ") or above.rstrip().endswith((":", "："))):
        return False
    return not any(not one.gap and abs(one.indent - line.indent) <= 1 for one in rest)


def _is_signature(line: Line) -> bool:
    words = line.text.split()
    return line.text.isupper() and 2 <= len(words) <= 5 and line.width < _SIGNED


def _contents(body: Sequence[Line]) -> set[int]:
    """Lines in a row that are called chapters and count up, and the line behind them."""
    found: set[int] = set()
    what = [called(line.text) for line in body]
    for number, (one, two) in enumerate(pairwise(what)):
        if one and two and one.form == two.form and two.value == one.value + 1:
            found |= {number, number + 1, number + 2}
    return found & set(range(1, len(body)))


def _labelled(body: Sequence[Line]) -> set[int]:
    """The lines with a label, behind another such or a stop; and those of Q. and A., each twice."""
    found = set()
    for number, (before, line) in enumerate(pairwise(body), 1):
        if _FORM_LABEL.match(line.text) and (before.stops or _FORM_LABEL.match(before.text)):
            found.add(number)
    asked = [_ASKED.match(line.text) for line in body]
    count = Counter(one[1] for one in asked if one)
    if min(count["Q"], count["A"]) > 1:
        found |= {number for number, one in enumerate(asked) if number and one}
    return found


def _counted(body: Sequence[Line]) -> set[int]:
    """The lines with a mark one higher or lower than that of another line of the same form."""
    marks = [(number, _MARK.match(line.text)) for number, line in enumerate(body)]
    forms: dict[tuple[bool, str], list[tuple[int, int]]] = {}
    for number, mark in marks:
        if mark and all(one.start for one in dates(body[number].text)):
            value = int(mark[2]) if mark[2].isdigit() else ord(mark[2])
            form = (bool(mark[1]), mark[3] + ("#" if mark[2].isdigit() else "a"))
            forms.setdefault(form, []).append((number, value))
    found = set()
    for form, places in forms.items():
        for (at, value), (next_at, higher) in pairwise(places):
            if higher == value + 1:
                found |= {one for one in (at, next_at) if one and _behind(body[one - 1], form[0])}
    return found


def _behind(before: Line, bracketed: bool) -> bool:
    """Whether a list may go on after a line: a sentence with (2) in it may have a comma there."""
    return ends_with(before.text, STOPS + ":：" + ("" if bracketed else ",;，；"))

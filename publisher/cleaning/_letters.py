"""Letters and what is signed: the salutation above the text; the close, the name, lines to sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ._authors import is_person
from ._lines import Line, columns, is_prose
from ._name_parts import CAPITAL, PARTICLES
from ._names import is_han_name
from ._tables import any_of, table

_DATA = table("salutations")
_SALUTATION = re.compile(rf"(?:{any_of(_DATA['letters'], literal=False)})", re.IGNORECASE)
_CLOSING = re.compile(rf"(?:{any_of(_DATA['closings'], literal=False)})[\s,.:;!，。：]*", re.I)
_CALLS = ",:!，：！、،"
_CALLS_IN_HAN = re.compile(r".*[\u3040-\u30ff\u4e00-\u9fff]")
_DRAWN = re.compile(r".*(?:_{3,}|\.{8,}|…{3,})|(?:/s/|\(-\)|gez\.).*|.*[印㊞]$", re.IGNORECASE)
"""A line to sign on, or a sign that somebody did."""

_SIGNATURE = re.compile(
    rf"(?:[-–—]+ ?)?(?P<name>(?:[{CAPITAL}][\w'’-]*\.? ?|(?:{PARTICLES}) ){{2,5}})[.,]?"
)
_SIGNED_BY_HAND = re.compile(r"[-–—]{1,2} ?(?=\S)")

_QUOTED = '"”»’›」』'

_HEAD = 12
_TAIL = 10
_WIDEST = 80
_NEAR = 3
"""Lines between a day and what was signed with it."""


def salutation(found: Sequence[Line]) -> int | None:
    """The number of the line in which a letter begins with whom it is to; None where none does.

    Evidence: words of data/salutations.toml in a line of their own, with a comma, colon or
    exclamation mark at its end. Guard: no running text stands above it.
    """
    for number, line in enumerate(found[:_HEAD]):
        text = line.text
        called = text[-1] in _CALLS or _CALLS_IN_HAN.match(text)
        if columns(text) <= _WIDEST and called and _SALUTATION.fullmatch(text.rstrip(_CALLS)):
            return number
        if is_prose(line):
            return None
    return None


def closing(found: Sequence[Line]) -> int | None:
    """The number of the line with which a letter closes: Yours ever, Mit freundlichen Grüßen."""
    first = max(0, len(found) - _TAIL)
    for number in reversed(range(first, len(found))):
        if columns(found[number].text) <= 2 * _WIDEST and _CLOSING.fullmatch(found[number].text):
            return number
    return None


def signature(found: Sequence[Line]) -> tuple[int, int] | None:
    """Where the name stands with which a letter is signed, or a text behind a dash; else None.

    Evidence: a name of two words or more right under the close of a letter that has a salutation;
    or a person's name behind a dash in the last line. Guard: not under what is quoted, nor where
    two people sign.
    """
    if len(found) < 2:
        return None
    last = found[-1]
    dash = _SIGNED_BY_HAND.match(last.text)
    if (
        dash
        and found[-2].text[-1] not in _QUOTED
        and is_person(last.text[dash.end() :].rstrip("."))
    ):
        return last.start + dash.end(), last.start + len(last.text.rstrip("."))
    close = closing(found) if salutation(found) is not None else None
    below = found[close + 1 : close + 1 + _NEAR] if close is not None else []
    if sum(is_person(line.text) for line in below) > 1:
        return None
    for line in below:
        signs = _SIGNATURE.fullmatch(line.text)
        if signs and " " in signs["name"].strip() and not _CLOSING.fullmatch(line.text):
            start, end = signs.span("name")
            return line.start + start, line.start + len(line.text[:end].rstrip())
        if is_han_name("".join(line.text.split())):
            return line.start, line.end
    return None


def signed(found: Sequence[Line], number: int) -> str:
    """Whether a line stands at a signature: "signed" beside a close or a line to sign on, "named"
    beside a mere name; else "".
    """
    beside = [*found[max(0, number - _NEAR) : number], *found[number + 1 : number + 1 + _NEAR]]
    short = [line.text for line in beside if columns(line.text) <= 2 * _WIDEST]
    if any(_CLOSING.fullmatch(text) or _DRAWN.match(text) for text in short):
        return "signed"
    near = [line for line in found[max(0, number - 1) : number + 2] if line is not found[number]]
    named = (is_person(line.text) or is_han_name("".join(line.text.split())) for line in near)
    return "named" if any(named) else ""

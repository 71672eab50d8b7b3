"""Turns of a verbatim record: The PRESIDENT (spoke in French):, El Sr. GARCÍA (Noruega):, 主席：.

A play has names in capitals before its speeches, too. So someone must lead the meeting, or forms
of address must stand before all the names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ._han import HAN
from ._lines import Line
from ._tables import any_of, table

_DATA = table("turns")
_LARGE = "A-ZÀ-ÖØ-ÞČŠŽŁŚА-ЯЁ"
_WORD = rf"[{_LARGE}][\w’'-]*\.?"
_NAME = rf"{_WORD}(?: (?:(?:de|da|do|dos|del|la|van|von|der|den|bin|al|el|di) )?{_WORD}){{0,4}}"
_CAPITALS = (
    rf"[{_LARGE}][{_LARGE}’'-]+(?: (?:DE |LA |VON |VAN |DEL )?[{_LARGE}][{_LARGE}’'.-]*){{0,3}}"
)
_BRACKETS = r"(?P<brackets>(?:\s?[(（][^()（）\n]{1,80}[)）]){0,2})"
_ARTICLE = rf"(?:(?:{any_of(_DATA['articles'])})\s?)?"
_COURTESY = any_of(_DATA["courtesy"])

_DASH = r"\.\s?[—–]+\s"
_MARK = r"(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s+|\d{1,2}\s{2,})?"
"""What may stand before a name: the time in a recording, or the number of a line."""

_ASKED = re.compile(
    rf"{_MARK}(?:(?P<asks>{any_of(_DATA['interviewers'])})"
    rf"|(?P<name>(?:[{_LARGE}]\.\s?){{1,3}}(?:{_WORD})?|{_NAME}|[{HAN}]{{2,4}}"
    r"|[ء-ي]+(?: [ء-ي]+){0,2}))"
    r"\s?[:：]\s?(?=\S)"
)
_OFTEN = 2

_FORMS = (
    (
        "chair",
        rf"(?:THE )?{_ARTICLE}(?:(?:{_COURTESY}) (?:l[ea] )?)?"
        rf"(?P<name>(?i:{any_of(_DATA['chairs'])}))(?![\w-])"
        rf"(?: (?:(?:{_COURTESY}) )*(?P<whole>{_NAME}))?{_BRACKETS}"
        rf"\s?(?:[:：]|(?<=[{_LARGE}])\.(?=\s)|{_DASH})",
    ),
    # M. Victor Hugo. — Je …   M. POUJOULAT. C'est …
    ("courtesy", rf"{_ARTICLE}(?:(?i:{_COURTESY}) )+(?P<name>{_NAME}?){_BRACKETS}{_DASH}"),
    ("courtesy", rf"(?:(?i:{_COURTESY}) )+(?P<name>{_CAPITALS}){_BRACKETS}\.(?=\s)"),
    ("courtesy", rf"{_ARTICLE}(?:(?i:{_COURTESY}) )+(?P<name>{_NAME}){_BRACKETS}\s?[:：]"),
    ("capitals", rf"(?P<name>{_CAPITALS}){_BRACKETS}(?:\s?:|(?<! M)(?<! MM)(?<! SR)\.(?=\s))"),
    ("capitals", rf"(?P<name>(?:[{_LARGE}]\. ?){{1,2}}[{_LARGE}]\w[\w’'-]+){_BRACKETS}\s?[:：]"),
    ("courtesy", rf"(?P<name>{_WORD} {_NAME})(?P<brackets> \([{_LARGE}][^()\n]{{1,60}}\))\s?:"),
    ("chair", rf"[○◯]?(?P<name>{any_of(_DATA['han_chairs'])}){_BRACKETS}\s?[:：]"),
    (
        "courtesy",
        rf"[○◯]?(?P<name>[{HAN}·]{{1,8}}?|[\u30a1-\u30fa\u30fc・]{{2,16}})(?:{any_of(_DATA['han_courtesy'])}){_BRACKETS}\s?[:：]",
    ),
    ("capitals", rf"(?P<name>[{HAN}·]{{2,8}})(?P<brackets>[(（][{HAN}、]{{2,20}}[)）])\s?[:：]"),
    ("chair", rf"(?P<name>{any_of(_DATA['arabic_chairs'])}){_BRACKETS}\s?:"),
    (
        "courtesy",
        rf"(?:{any_of(_DATA['arabic_courtesy'])}) (?P<name>[ء-ي]+(?: [ء-ي]+){{0,3}})"
        rf"{_BRACKETS}\s?:",
    ),
)
_PATTERNS = tuple((kind, re.compile(_MARK + pattern)) for kind, pattern in _FORMS)


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph that begins with the name of the one who speaks it."""

    #: chair, courtesy or capitals: how the name is known to be one
    kind: str
    name: str
    start: int
    end: int


def turns(found: Sequence[Line]) -> list[Turn]:
    """The turns of a verbatim record, in order; none where it may be a play or a list.

    At least two who speak; one of them leads the meeting, or all have a form of address or stand
    in no need of a name (Q).
    """
    told = [turn for line in found if (turn := _turn(line)) is not None]
    named = [turn for turn in told if turn.name not in _DATA["nameless"]]
    kinds = [turn.kind for turn in named]
    if len({turn.name for turn in named}) < 2 or len(told) < 2:
        return _interview(found)
    led = "chair" in kinds and any(kind != "chair" for kind in kinds)
    addressed = kinds.count("courtesy") > 2 and "capitals" not in kinds
    return named if led or addressed else _interview(found)


def _interview(found: Sequence[Line]) -> list[Turn]:
    """Who asks and who answers, each twice at least: Корр.: … В. И.: …"""
    told = []
    for line in found:
        asked = _ASKED.match(line.text)
        if asked:
            group = "asks" if asked["asks"] else "name"
            start, end = asked.span(group)
            kind = "chair" if asked["asks"] else "courtesy"
            told.append(Turn(kind, asked[group], line.start + start, line.start + end))
    count = Counter(turn.name for turn in told)
    often = [turn for turn in told if count[turn.name] >= _OFTEN]
    return often if {turn.kind for turn in often} == {"chair", "courtesy"} else []


def _turn(line: Line) -> Turn | None:
    for kind, pattern in _PATTERNS:
        found = pattern.match(line.text)
        if found:
            groups = found.groupdict()
            group = "whole" if groups.get("whole") else "name"
            start, end = found.span(group)
            return Turn(kind, found[group], line.start + start, line.start + end)
    return None

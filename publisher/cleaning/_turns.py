"""Turns of a verbatim record: The PRESIDENT (spoke in French):, El Sr. GARCÍA (Noruega):, 主席：.

A play has names in capitals before its speeches, too. So someone must lead the meeting, or forms
of address must stand before all the names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ._han import HAN
from ._lines import Line
from ._name_parts import CAPITAL, PARTICLES
from ._tables import any_of, table

_DATA = table("turns")
_WORD = rf"[{CAPITAL}][\w’'-]*\.?"
_NAME = rf"{_WORD}(?: (?:(?:{PARTICLES}) )?{_WORD}){{0,4}}"
_CAPITALS = (
    rf"[{CAPITAL}][{CAPITAL}’'-]+(?: (?:DE |LA |VON |VAN |DEL )?[{CAPITAL}][{CAPITAL}’'.-]*){{0,3}}"
)
_BRACKETS = r"(?P<brackets>(?:\s?[(（][^()（）\n]{1,80}[)）]){0,2})"
_ARTICLE = rf"(?:(?:{any_of(_DATA['articles'])})\s?)?"
_COURTESY = any_of(_DATA["courtesy"])

_COURTESY_CAPITALS = any_of(one.upper() for one in _DATA["courtesy"])
_CHAIRS_CAPITALS = any_of(one.upper() for one in _DATA["chairs"])
_HAN_COURTESY = any_of(_DATA["han_courtesy"])

_DASH = r"\.\s?[—–]+\s"
_MARK = r"(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s+|\d{1,2}\s{2,})?"
"""What may stand before a name: the time in a recording, or the number of a line."""

_ASKED = re.compile(
    rf"{_MARK}(?:(?P<asks>{any_of(_DATA['interviewers'])})"
    rf"|(?P<name>(?:[{CAPITAL}]\.\s?){{1,3}}(?:{_WORD})?|{_NAME}|[{HAN}]{{1,4}}"
    r"|[ء-ي]+(?: [ء-ي]+){0,2}))"
    r"\s?[:：]\s?(?=\S)"
)
_STAMP = re.compile(
    r"\u200e?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?"
    r"(?:[ \u202f][AaPp]\.? ?[Mm]\.?)?(?:\]| -| –) "
)
_WRITER = re.compile(r"\u200e?~?\s?(?P<name>[^:\n]{1,40}): (?=\S)")
_FEWEST_MESSAGES = 4

_OFTEN = 2
_CHANGES = 3
"""How often two with initials take turns: a list of books by their authors does not."""

_QUESTION = re.compile(rf"{_MARK}Q(?:[.:]\s|\s)\s*[{CAPITAL}“\"]")
_PAIRS = tuple(
    re.compile(rf"{_MARK}(?:(?P<asks>{asks})|(?P<answers>{answers}))\s?[:：.]\s?(?=\S)")
    for asks, answers in _DATA["pairs"]
)
_CALLED = tuple(frozenset(words.split("|")) for pair in _DATA["pairs"] for words in pair)
"""What the same one is called: Вопрос, ВОПРОС, В."""

_FORMS = (
    (
        "chair",
        rf"(?:THE )?{_ARTICLE}(?:(?:{_COURTESY}) (?:l[ea] )?)?"
        rf"(?P<name>(?i:{any_of(_DATA['chairs'])}))(?![\w-])"
        rf"(?: (?:(?:{_COURTESY}) )*(?P<whole>{_NAME}))?{_BRACKETS}"
        rf"\s?(?:[:：]|(?<=[{CAPITAL}])\.(?=\s)|{_DASH})",
    ),
    # M. Victor Hugo. — Je …   M. POUJOULAT. C'est …
    ("courtesy", rf"{_ARTICLE}(?:(?i:{_COURTESY}) )+(?P<name>{_NAME}?){_BRACKETS}{_DASH}"),
    ("courtesy", rf"(?:(?i:{_COURTESY}) )+(?P<name>{_CAPITALS}){_BRACKETS}\.(?=\s)"),
    ("courtesy", rf"{_ARTICLE}(?:(?i:{_COURTESY}) )+(?P<name>{_NAME}){_BRACKETS}\s?[:：]"),
    # Hansard: The Secretary of State (Ms Jane Harrow):
    (
        "courtesy",
        rf"{_ARTICLE}[{CAPITAL}][\w’' -]{{2,80}}? "
        rf"\((?:(?:{_COURTESY}) )+(?P<name>{_NAME})\)(?P<brackets>)\s?:",
    ),
    # M. Paul Mercier. Je demande …   Петров И. А., фракция «Родник». Прошу …
    (
        "chair",
        rf"(?:(?:M\.|Mme) l[ea] (?P<name>(?i:{any_of(_DATA['chairs'])}))"
        rf"|(?P<whole>Председательствующий)){_BRACKETS}\.(?=\s)",
    ),
    (
        "stopped",
        rf"(?:M\.|Mme|Mlle) (?P<name>{_NAME}?){_BRACKETS}(?:, [^.:\n]{{3,80}})?"
        rf"\.(?=\s[{CAPITAL}«])",
    ),
    # O SR. PRESIDENTE (José Lima. Bloco/PB) - Há número.
    (
        "chair",
        rf"[OA] (?:{_COURTESY_CAPITALS}) (?P<name>{_CHAIRS_CAPITALS}){_BRACKETS}\s[-–—]\s",
    ),
    ("courtesy", rf"[OA] (?:{_COURTESY_CAPITALS}) (?P<name>{_CAPITALS}){_BRACKETS}\s[-–—]\s"),
    ("stopped", rf"(?P<name>{_WORD} [А-ЯЁ]\. ?[А-ЯЁ]\.)(?:,[^.:\n]{{3,80}}\.)?(?=\s[{CAPITAL}«])"),
    # ○議長（大島太郎君）　これより …
    (
        "chair",
        rf"[○◯](?:{any_of(_DATA['han_chairs'])})[(（](?P<name>[{HAN}]{{2,8}})(?:{_HAN_COURTESY})[)）]\s",
    ),
    (
        "courtesy",
        rf"[○◯][{HAN}]{{2,20}}[(（](?P<name>[{HAN}]{{2,8}})(?:{_HAN_COURTESY})[)）]\s",
    ),
    ("courtesy", rf"[○◯](?P<name>[{HAN}]{{2,8}}?)(?:{_HAN_COURTESY})\s"),
    (
        "capitals",
        rf"(?:THE )?(?!BY )(?P<name>{_CAPITALS}){_BRACKETS}"
        r"(?:\s?:|(?<! M)(?<! MM)(?<! SR)\.(?=\s))",
    ),
    ("initials", rf"(?P<name>(?:[{CAPITAL}]\. ?){{1,2}}[{CAPITAL}]\w[\w’'-]+){_BRACKETS}\s?[:：]"),
    ("courtesy", rf"(?P<name>{_WORD} {_NAME})(?P<brackets> \([{CAPITAL}][^()\n]{{1,60}}\))\s?:"),
    ("chair", rf"[○◯]?(?P<name>{any_of(_DATA['han_chairs'])}){_BRACKETS}\s?[:：]"),
    (
        "courtesy",
        rf"[○◯]?(?P<name>[{HAN}·]{{1,8}}?|[\u30a1-\u30fa\u30fc・]{{2,16}})(?:{_HAN_COURTESY}){_BRACKETS}\s?[:：]",
    ),
    ("capitals", rf"(?P<name>[{HAN}·]{{2,8}})(?P<brackets>[(（][{HAN}、]{{2,20}}[)）])\s?[:：]"),
    ("chair", rf"(?P<name>{any_of(_DATA['arabic_chairs'])}){_BRACKETS}\s?:"),
    (
        "courtesy",
        rf"(?:{any_of(_DATA['arabic_courtesy'])}) (?P<name>[ء-ي]+(?: [ء-ي]+){{0,3}})"
        rf"{_BRACKETS}\s?:",
    ),
)
_OFFICERS = frozenset(_DATA["officers"])

_NUMBER = r"(?:\d{1,3}\.\s+)?"
"""The number of a question: 1. Mr. Magnus Flett (Orkney):"""

_PATTERNS = tuple(
    (kind, re.compile(_MARK + _NUMBER * (kind == "courtesy") + pattern)) for kind, pattern in _FORMS
)


BUT_WHAT_IS_SAID = ("image", "table_row", "note")
"""Marks of lines that are no turns; the first question of an interview may look like a title."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph that begins with the name of the one who speaks it."""

    #: how the name is known to be one: as in _FORMS; asks or answers where it is a word for that
    kind: str
    name: str
    start: int
    end: int


def turns(found: Sequence[Line]) -> list[Turn]:
    """The turns of a verbatim record, in order; none where it may be a play or a list.

    At least two who speak; one of them leads the meeting, or all have a form of address or stand
    in no need of a name (Q). Who is called Вопрос and later В is one.
    """
    return _in_full(_turns(found))


def is_sitting(told: Sequence[Turn]) -> bool:
    """Whether turns are a meeting's, a court's or a parliament's, and no interview's or chat's."""
    apart = {"asks", "answers", "chat"}
    asking = set(_DATA["interviewers"])
    return bool(told) and not any(turn.kind in apart or turn.name in asking for turn in told)


def _in_full(told: Sequence[Turn]) -> list[Turn]:
    """The turns with the word for asking or answering that comes first: Вопрос for a later В."""
    first: dict[int, str] = {}
    full = []
    for turn in told:
        known = next(
            (first[at] for at, words in enumerate(_CALLED) if at in first and turn.name in words),
            turn.name,
        )
        for at, words in enumerate(_CALLED):
            if turn.name in words:
                first.setdefault(at, known)
        full.append(replace(turn, name=known))
    return full


def _turns(found: Sequence[Line]) -> list[Turn]:
    chat = _chat(found)
    if chat:
        return chat
    told = [turn for line in found if (turn := _turn(line)) is not None]
    named = [turn for turn in told if turn.name not in _DATA["nameless"]]
    kinds = [turn.kind for turn in named]
    if len({turn.name for turn in named}) < 2 or len(told) < 2:
        return _asked(found, named) or _interview(found)
    led = "chair" in kinds and any(kind != "chair" for kind in kinds)
    addressed = kinds.count("courtesy") > 2 and set(kinds) <= {"courtesy", "chair", "officer"}
    if led or addressed or _take_turns(named):
        return named
    return _interview(found)


def _chat(found: Sequence[Line]) -> list[Turn]:
    """Who writes in an export of a chat: 12/3/24, 18:05 - Ana: sí; [12.03.24, 18:05:11] Ann: …

    Four messages at least, of two people or more, and most of them with a name.
    """
    stamped = [(line, stamp.end()) for line in found if (stamp := _STAMP.match(line.text))]
    names = [(line, name) for line, at in stamped if (name := _WRITER.match(line.text, at))]
    enough = len(names) >= _FEWEST_MESSAGES and 2 * len(names) > len(stamped)
    if not enough or len({name["name"] for _, name in names}) < 2:
        return []
    return [
        Turn("chat", name["name"], line.start + name.start("name"), line.start + name.end("name"))
        for line, name in names
    ]


def _take_turns(named: Sequence[Turn]) -> bool:
    """Whether people with initials speak in turn: В.Соколов: … А.Белов: … В.Соколов: …"""
    names = [turn.name for turn in named]
    changes = sum(one != other for one, other in pairwise(names))
    often = all(count >= _OFTEN for count in Counter(names).values())
    return {turn.kind for turn in named} == {"initials"} and often and changes >= _CHANGES


def _asked(found: Sequence[Line], told: Sequence[Turn]) -> list[Turn]:
    """One who is named and answers, between questions of nobody: Q Will it rain? MS. DOYLE: …"""
    alone = len({turn.name for turn in told}) == 1 and len(told) >= _OFTEN
    asked = alone and told[0].kind == "courtesy" and any(_QUESTION.match(one.text) for one in found)
    return list(told) if asked else []


def _questions(found: Sequence[Line]) -> list[Turn]:
    """Questions and answers that are called so and nothing else, each twice: Frage: … Antwort: …"""
    for pair in _PAIRS:
        told = []
        for line in found:
            called = pair.match(line.text)
            if called and called.lastgroup:
                start, end = called.span(called.lastgroup)
                told.append(
                    Turn(
                        called.lastgroup,
                        called[called.lastgroup],
                        line.start + start,
                        line.start + end,
                    )
                )
        count = Counter(turn.kind for turn in told)
        if told and told[0].kind == "asks" and min(count["asks"], count["answers"]) >= _OFTEN:
            return told
    return []


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
    is_one = {turn.kind for turn in often} == {"chair", "courtesy"}
    return often if is_one else _questions(found)


def _turn(line: Line) -> Turn | None:
    for kind, pattern in _PATTERNS:
        found = pattern.match(line.text)
        if found:
            groups = found.groupdict()
            group = "whole" if groups.get("whole") else "name"
            if found[0].startswith("THE ") and f"THE {found[group]}" in _DATA["nameless"]:
                return Turn(kind, f"THE {found[group]}", line.start, line.start + found.end(group))
            start, end = found.span(group)
            if kind == "capitals" and found[0].startswith("THE ") and found[group] in _OFFICERS:
                kind = "officer"
            if found[0].startswith(("DON ", "DOÑA ")):
                kind = "capitals"  # those of a play
            return Turn(kind, found[group], line.start + start, line.start + end)
    return None

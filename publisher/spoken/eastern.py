"""Arabic, Japanese and Korean: ranges, shares, money, degrees, times and units beside numbers.

Their engines read plain numbers and dates by themselves, so rules are only for the signs that they
leave out.
"""

from __future__ import annotations

import re
from functools import cache

from ._data import data, either
from ._scan import Parts, Rule, rule

LANGUAGES = ("ar", "ja", "ko")

_N = r"(?:\d{1,3}(?:[,٬]\d{3})+(?!\d)(?:[.٫]\d+)?|\d+(?:[.,٫]\d+)?)"
_DASH = r"\s?[-–—~～〜∼]\s?"

_COUNTERS = r"[年月日時分秒円人回章頁条項号년월일시분초원명장쪽조항호]"
"""What may stand between a number and the dash."""

_FIRST = re.compile(rf"(?<![\d.,:/–-])({_N})[%％٪]?{_COUNTERS}?\Z")
_SECOND = re.compile(rf"({_N})(?!\d|[-–/:]\d)")

_NEAR = 24
"""Characters before and behind a dash that are looked at."""

_CLOCKS = {"ja": ("時", "分"), "ko": ("시 ", "분")}


def _value(number: str) -> float:
    return float(re.sub("[,٬]", "", number).replace("٫", "."))


def rules(language: str) -> tuple[Rule, ...]:
    """The rules for a tag of one of the three languages."""
    return _rules(language.partition("-")[0].lower())


@cache
def _rules(tag: str) -> tuple[Rule, ...]:
    lists = data("eastern")[tag]
    behind, units, fractions = lists["behind"], lists["units"], lists["fractions"]
    to, score = lists["range"], lists["score"]

    def dash(match: re.Match[str]) -> str | None:
        text, start = match.string, match.start()
        first = _FIRST.search(text, max(0, start - _NEAR), start)
        second = _SECOND.match(text, match.end(), match.end() + _NEAR)
        if not first or not second:
            return None
        a, b = _value(first[1]), _value(second[1])
        if a < b:
            return str(to)
        is_score = match.group() in "-–" and max(a, b) < 100 and first[1].isdecimal()
        return str(score) if is_score else None

    def money(match: re.Match[str]) -> Parts:
        tail = (match["scale"] or "") + behind[match["sign"]]
        if not match["b"]:
            return ((match.start(), match.end(), match["a"] + tail),)
        return (
            (match.start(), match.end("a"), match["a"]),
            (match.end("a"), match.start("b"), to),
            (match.start("b"), match.end(), match["b"] + tail),
        )

    def clock(match: re.Match[str]) -> str | None:
        hours, minutes = _CLOCKS[tag]
        hour, minute = int(match["h"]), int(match["m"])
        if hour > 24 or minute > 59:
            return None
        return f"{hour}{hours}{minute}{minutes}" if minute else f"{hour}{hours.strip()}"

    times = (rule("time", r"(?<![\d:])(?P<h>\d{1,2})[:：](?P<m>\d\d)(?![\d:：])", clock),)
    return (
        *(times if tag in _CLOCKS else ()),
        rule("money", rf"(?P<sign>{either(behind)})\s?(?P<a>{_N})(?:{_DASH}(?P<b>{_N}))?"
             r"(?P<scale>[万億兆만억조]|\s(?:مليون|مليار|ملايين))?", money),
        rule("range", rf"{_DASH}(?=\d)", dash),
        rule("percent", r"(?<=\d)\s?[%％٪]", lambda match: lists["percent"]),
        rule("sign", r"(?<![\w)\]])[-−–－](?=\d)", lambda match: lists["minus"]),
        rule("fraction", f"[{''.join(fractions)}]", lambda match: fractions[match.group()]),
        rule("unit", rf"(?<=\d)\s?(?P<unit>{either(units)})(?![A-Za-z\d²³])",
             lambda match: units[match["unit"]]),
    )  # fmt: skip

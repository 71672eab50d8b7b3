"""Ranges: what is said for the dash between two numbers, two days or two months.

Between 3 and 5 it is "to"; between the goals of a match it is another word in some languages. A
dash that may be a hyphen, a minus or part of a code is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ._data import data, either
from ._english_words import ends
from ._scan import Parts, Rule, rule

_NUMBER = r"(?:\d{1,2}[:h]\d\d|\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d+(?:[.,]\d+)?)"

_FIRST = re.compile(
    rf"(?:^|[^\w.,:/–—‐‑-]|(?<=[^\W\d]\.))[$€£]?(?P<n>{_NUMBER})"
    r"(?P<sign>\s?(?:[%‰€]|°C?|h|Uhr|ч)|)\Z"
)
_SECOND = re.compile(rf"[$€£]?(?P<n>{_NUMBER})(?!\d|[-–—‐‑/:]\d|[.,]\d)")

_MEASURE = re.compile(r"\s?(?:[%‰€°]|(?:Uhr|h|km|kg|g|m|cm|mm|l|min|ч)(?!\w))")

_MODELS = re.compile(r"(?:Airbus|Boeing|Mod[eè]l[eol]?|Modell|Typ|Type|Tipo)\s\Z")
"""Words before the number of a model: 737-800 is one."""

_NEAR = 24
"""Characters before and behind a dash that are looked at."""

_SCORE = 99
"""The highest result of a match."""


def ranges(tag: str) -> tuple[Rule, ...]:
    """The rules for a primary tag, by data/signs.toml."""
    lists = data("signs")[tag]
    to = lists["range"]
    numbers = (_numbers(to, lists["score"]),) if to else ()
    return (*numbers, *names(tag))


def names(tag: str) -> tuple[Rule, ...]:
    """The rules for days and months: "Mo–Fr" is Montag bis Freitag."""
    lists = data("signs")[tag]
    return tuple(_names(lists[kind], lists["range"]) for kind in ("days", "months"))


def _numbers(to: str, score: str) -> Rule:
    def say(match: re.Match[str]) -> str | None:
        text, start = match.string, match.start()
        first = _FIRST.search(text, max(0, start - _NEAR), start)
        second = _SECOND.match(text, match.end(), match.end() + _NEAR)
        if first is None or second is None:
            return None
        is_spaced = match.group() != match.group().strip()
        if _MODELS.search(text, max(0, first.start("n") - _NEAR), first.start("n")):
            return None
        if is_spaced and not _is_span(first, second):
            return None
        kind = _kind(first["n"], second["n"], match.group().strip() == "-")
        word = {"range": to, "score": score}.get(kind)
        return f" {word} " if word else None

    return rule("range", r"(?<=[\d%‰€°Chrч])\s?[-–—]\s?(?=[$€£]?\d)", say)


def _is_span(first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether a dash with spaces around it is no break in the sentence: between two years or two
    times of day, behind a sign (5 % – 7 %), before a measure (10 – 12 Uhr)."""
    a, b = first["n"], second["n"]
    years = len(a) == len(b) == 4 and a.isdecimal() and a < b
    clocks = ":" in a and ":" in b
    measured = _MEASURE.match(second.string, second.end())
    return bool(first["sign"] or years or clocks or measured)


def _kind(first: str, second: str, is_hyphen: bool) -> str:
    """ "range", "score", or "" for what is neither or may be a code."""
    if any(len(n) > 1 and n[0] == "0" and n[1:].isdecimal() for n in (first, second)):
        return ""  # a telephone number, an article's number
    a, b = _value(first), _value(second)
    if len(first) == 4 and len(second) == 2 and first[:2] in _CENTURIES:
        is_year = int(second) > int(first[2:]) and not (is_hyphen and int(second) <= 12)
        return "range" if is_year else ""
    if a < b:
        return "" if is_hyphen and len(second) > len(first) + 1 else "range"
    whole = first.isdecimal() and second.isdecimal()
    return "score" if whole and a <= _SCORE else ""


_CENTURIES = tuple(str(century) for century in range(11, 22))


def _value(text: str) -> float:
    """Enough to tell which of two is larger."""
    if re.fullmatch(r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+", text):
        return float(re.sub(r"\D", "", text))
    return float(re.sub(r"[:h,]", ".", text))


def _names(table: Mapping[str, list[str]], to: str) -> Rule:
    full = {short: name for name, shorts in table.items() for short in (name, *shorts)}
    short = either(full)

    def say(match: re.Match[str]) -> Parts:
        stop = "." if match.group().endswith(".") and ends(match) else ""
        return (
            (match.start(), match.start("to"), full[match["a"]]),
            (*match.span("to"), f" {to} " if to else " — "),
            (match.start("b"), match.end(), full[match["b"]] + stop),
        )

    return rule(
        "range",
        rf"(?<![\w–—-])(?P<a>{short})\.?(?P<to>\s?[-–—]\s?)(?P<b>{short})(?![\w–—-])\.?",
        say,
    )

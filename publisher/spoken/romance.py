"""French, Spanish, Italian and Portuguese: ordinals, kings, centuries, clocks, abbreviations.

What espeak-ng says well by itself is left to it: years, thousands, decimals, percent.
"""

from __future__ import annotations

import re
from functools import cache

from ._addresses import addresses
from ._amounts import amounts
from ._data import data, either
from ._english_words import value
from ._european import measures, ordinal, shorts
from ._ranges import ranges
from ._scan import Parts, Rule, rule

LANGUAGES = ("es", "fr", "it", "pt")

_ROMAN = r"(?P<roman>[IVXLC]{1,8})(?![\w'’.]\w|\w)"
_NAME = r"(?P<name>[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)\s"


def rules(language: str) -> tuple[Rule, ...]:
    """The rules for a tag of one of the four languages."""
    return _rules(language.partition("-")[0].lower())


@cache
def _rules(tag: str) -> tuple[Rule, ...]:
    own = {"fr": _french, "es": _spanish, "it": _italian, "pt": _portuguese}[tag]()
    name = _NAMES[tag]
    return (
        *addresses(tag), _date(tag), *own, *shorts(name), *amounts(tag), *ranges(tag),
        *measures(name),
    )  # fmt: skip


def _date(tag: str) -> Rule:
    """A date in figures: these languages write the day first."""
    lists = data("signs")[tag]
    months = [*lists["months"]]

    def say(match: re.Match[str]) -> str | None:
        day, month = int(match["d"]), int(match["m"])
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return None
        first = lists.get("first") if day == 1 else None
        wording: str = lists["date"]
        return wording.format(day=first or day, month=months[month - 1], year=match["y"])

    return rule(
        "date",
        r"(?<![\d/.])(?P<d>\d{1,2})(?P<sep>[/.])(?P<m>\d{1,2})(?P=sep)(?P<y>[12]\d{3})(?![\d/])",
        say,
    )


_DOTTED = rule("ordinal", r"(?P<n>\d{1,3})\.(?P<sign>[ºª])", lambda m: m["n"] + m["sign"])
"""espeak-ng says 1º and stumbles over 1.º."""

_NAMES = {"fr": "french", "es": "spanish", "it": "italian", "pt": "portuguese"}


def _kings(tag: str, last: int) -> Rule:
    """Kings and popes: an ordinal up to `last`, then a plain number."""
    known = frozenset(data(_NAMES[tag])["rulers"])
    queens = frozenset(data(_NAMES[tag])["queens"])

    def say(match: re.Match[str]) -> Parts:
        number = value(match["roman"])
        if not number or match["name"] not in known | queens:
            return ()
        said = ordinal(number, tag) if number <= last else str(number)
        if number <= last and match["name"] in queens:
            said = "première" if tag == "fr" else said[:-1] + "a"
        return ((*match.span("roman"), said),)

    return rule("Roman numeral", _NAME + _ROMAN, say)


def _century(tag: str, word: str, last: int) -> Rule:
    """ "siglo V": before the number stands the word."""

    def say(match: re.Match[str]) -> Parts:
        number = value(match["roman"])
        said = ordinal(number, tag) if number <= last else str(number)
        return ((*match.span("roman"), said),) if number else ()

    return rule("Roman numeral", rf"(?:{word})\s{_ROMAN}", say)


def _century_short(tag: str, word: str, short: str, last: int) -> Rule:
    """ "s. XIX": the same, with the word shortened."""

    def say(match: re.Match[str]) -> Parts:
        number = value(match["roman"])
        said = ordinal(number, tag) if number <= last else str(number)
        full = ((match.start(), match.start("roman") - 1, word), (*match.span("roman"), said))
        return full if number else ()

    return rule("Roman numeral", rf"(?<!\w){short}\s{_ROMAN}", say)


def _clock_of(hours: tuple[str, str], joint: str) -> Rule:
    """ "9:00" and "14:30", with "h" or without."""

    def say(match: re.Match[str]) -> str:
        hour, minute = int(match["h"]), int(match["m"])
        said = f"{hour} {hours[hour != 1]}"
        if match["half"] is not None:
            return f"{hour} {joint} {minute}" if minute else str(hour)
        return f"{said} {joint} {minute}" if minute else said

    return rule(
        "time",
        r"(?<![\d:])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?![\d:])"
        r"(?:\s?h(?!\w)|(?P<half>(?=\s?[ap]\.?\s?m(?!\w))))?",
        say,
    )


def _french() -> tuple[Rule, ...]:
    def numbered(match: re.Match[str]) -> str | None:
        roman = match["roman"]
        number = value(roman) if roman else int(match["n"])
        ending = match["ending"]
        if not number or (roman and ending[0] in "nr" and number > 1):
            return None
        if number == 1:
            said = "premier" if ending.startswith("er") else "première"
        elif ending.startswith("nd"):
            said = "seconde" if ending.endswith("e") else "second"
        else:
            said = ordinal(number, "fr")
        return said + ("s" if ending.endswith("s") else "")

    def clock(match: re.Match[str]) -> str:
        hour, minute = int(match["h"]), int(match["m"] or 0)
        said = f"{hour} heure{'s' if hour > 1 else ''}"
        return f"{said} {minute}" if minute else said

    return (
        rule("Roman numeral", _NAME + r"(?P<roman>I)er(?!\w)",
             lambda m: ((m.start("roman"), m.end(), "premier"),)),
        # "Le" and "Ce" are no numerals.
        rule("ordinal", r"(?:(?P<roman>[IVXLC]{2,7}|[VX](?=e)|I(?=er|re|ère))|(?P<n>\d{1,4}))"
             r"(?P<ending>ers?|res?|ères?|nde?s?|i?èmes?|es?)(?!\w)", numbered),
        rule("time", r"(?P<h>[01]?\d|2[0-4])\s?h(?:\s?(?P<m>[0-5]\d))?(?!\w)", clock),
        _kings("fr", 1),
        rule("range", r"(?<=[IVX](?:e|r))[-–](?=[IVX]{1,5}e)", lambda match: " au "),
    )  # fmt: skip


def _spanish() -> tuple[Rule, ...]:
    return (
        rule(
            "ordinal", r"(?P<n>[13])\.?er(?!\w)", lambda m: "primer" if m["n"] == "1" else "tercer"
        ),
        _DOTTED,
        _clock_of(("hora", "horas"), "y"),
        _century("es", "[Ss]iglos?", 10),
        _century_short("es", "siglo", r"s\.", 10),
        _kings("es", 10),
    )


def _italian() -> tuple[Rule, ...]:
    def clock(match: re.Match[str]) -> str:
        return f"{int(match['h'])} e {int(match['m'])}" if int(match["m"]) else match["h"]

    return (
        rule("time", r"(?<=\bore\s)(?P<h>[01]?\d|2[0-4])[.:](?P<m>[0-5]\d)(?![\d.])", clock),
        rule("time", r"(?<![\d:])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?![\d:])", clock),
        rule(
            "ordinal",
            rf"1°(?=\s?(?:[-–]\s?\d\d?\s)?(?:{either(data('signs')['it']['months'])})(?!\w))",
            lambda match: "primo",
        ),
        _century("it", "[Ss]ecolo", 99),
        _century_short("it", "secolo", r"sec\.", 99),
        _kings("it", 99),
    )


def _portuguese() -> tuple[Rule, ...]:
    def clock(match: re.Match[str]) -> str:
        hour, minute = int(match["h"]), int(match["m"] or 0)
        said = f"{'uma' if hour == 1 else hour} hora{'s' if hour > 1 else ''}"
        return f"{said} e {minute}" if minute else said

    return (
        _DOTTED,
        rule("time", r"(?P<h>[01]?\d|2[0-4])\s?h(?:\s?(?P<m>[0-5]\d))?(?!\w)", clock),
        _clock_of(("hora", "horas"), "e"),
        _century("pt", "[Ss]éculos?", 10),
        _century_short("pt", "século", r"séc\.", 10),
        _kings("pt", 10),
    )

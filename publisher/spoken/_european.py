"""What languages of Europe write short: abbreviations, units, powers. Their engines say plain
numbers, dates and most signs by themselves, so rules are only for what engines get wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping

from num2words import num2words

from ._data import data, either
from ._english_words import ends
from ._powers import HIGH, POWER, base, figures
from ._scan import Parts, Rule, rule

_GROUPED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d|[ \u00a0\u202f]\d)"

NUMBER = rf"(?:{_GROUPED}|\d+(?:[.,]\d+)*)"
"""A number as these languages write it: 1 234 567, 1.234.567, 3,5."""


def ordinal(number: int, language: str) -> str:
    """The ordinal in words, masculine where there are genders: "dritte", "vingtième", "пятый"."""
    said: str = num2words(number, to="ordinal", lang=language)
    return said


def shorts(name: str) -> tuple[Rule, ...]:
    """The rules for abbreviations, by the lists of data/NAME.toml."""
    lists = data(name)
    number, capital = r"(?=\s?\d|\s[IVXLC]+\b)", r"(?=\s?[A-ZÀ-ÖØ-ÞА-ЯЁ])"
    return (
        _short(lists["before_number"], number),
        _short(lists["before_name"], capital),
        _short(lists["expanded"], r"(?!\w)"),
        rule("letters", rf"(?<!\w)(?:{either(lists['letters'])})(?!\w)",
             lambda match: " ".join(match.group())),
    )  # fmt: skip


def _short(table: Mapping[str, str], after: str) -> Rule:
    """A rule for abbreviations; a space in one may be missing in the text."""
    known = {re.sub(r"\s", "", short): said for short, said in table.items()}
    ordered = sorted(table, key=len, reverse=True)
    any_of = "|".join(re.escape(short).replace(r"\ ", r"\s?") for short in ordered)

    def say(match: re.Match[str]) -> str:
        said = known[re.sub(r"\s", "", match.group())]
        return said + ("." if match.group().endswith(".") and ends(match) else "")

    return rule("abbreviation", rf"(?<!\w)(?:{any_of}){after}", say)


def measures(name: str) -> tuple[Rule, ...]:
    """The rules for units behind numbers, for powers and for raised figures."""
    lists = data(name)
    units: Mapping[str, list[str]] = lists["units"]
    ordered = sorted(units, key=len, reverse=True)
    unit = rf"(?:{'|'.join(re.escape(each) for each in ordered)})(?!\w|['’]\w)"
    squares = "|".join(re.escape(each) for each in ordered if each[-1] in "²³")
    words = lists["powers"]

    def amount(match: re.Match[str]) -> Parts:
        number = re.sub(r"\s", "", match["n"])
        parts = [(*match.span("n"), number)] if number != match["n"] else []
        if match["unit"]:
            said = units[match["unit"]]
            stop = "." if match["unit"].endswith(".") and ends(match) else ""
            parts.append((*match.span("unit"), said[form(number, len(said))] + stop))
        return tuple(parts)

    def power(match: re.Match[str]) -> str:
        number = figures(match["power"])
        if not match["minus"] and number in words:
            return f"{base(match)} {words[number]}"
        minus = f"{words['minus']} " if match["minus"] else ""
        return f"{base(match)} {words['other'].format(minus + number)}"

    def high(match: re.Match[str]) -> str:
        return f"{words['minus']} " if match["minus"] else figures(match["number"])

    return (
        rule("power", POWER, power),
        rule("unit", rf"(?<!\w)(?:{squares})(?!\w)", lambda match: units[match.group()][-1]),
        rule("number", rf"(?P<n>{NUMBER})(?:[ \u00a0\u202f]?(?P<unit>{unit}))?(?!\d)", amount),
        rule("raised", HIGH, high),
    )


def form(number: str, forms: int) -> int:
    """Which form of a unit a number asks for: one and many, or as Russian does one, few, many."""
    if not number.isdecimal():
        return 1
    if forms == 2:
        return 0 if number == "1" else 1
    ones, tens = int(number[-1]), int(number[-2:])
    if ones == 1 and tens != 11:
        return 0
    return 1 if 2 <= ones <= 4 and not 12 <= tens <= 14 else 2


def before(match: re.Match[str]) -> str:
    """The word before a match, in small letters; "" where a stop or nothing is there."""
    found = re.search(r"(\w+)\s\Z", match.string[max(0, match.start() - 24) : match.start()])
    return found[1].lower() if found else ""

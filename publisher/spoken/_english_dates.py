"""English years, dates and times of day."""

from __future__ import annotations

import re

from ._data import either
from ._english_numbers import DASH, YEAR, lists, number, pairs, plural, words
from ._scan import Parts, rule

_MONTHS: dict[str, list[str]] = lists()["months"]
_NAMES = {short: name for name, shorts in _MONTHS.items() for short in (name, *shorts)}
_NAMES |= {short.rstrip("."): name for short, name in list(_NAMES.items())}

MONTH = rf"(?:{either(_NAMES)})(?![a-z])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%/]|[.,]\d|\w)"
_TO = rf"(?:{DASH}|\s(?:to|and|or|through|until)\s)"
_THE = re.compile(r"\b[Tt]he\s$")


def year(text: str) -> str:
    """A year in words: nineteen oh-five, two thousand and five, twenty twenty."""
    return words(int(text), "year")


def _ordinal(text: str) -> str:
    return words(int(re.sub(r"\D", "", text)), "ordinal")


def _month(match: re.Match[str], group: str, parts: list[tuple[int, int, str]]) -> None:
    written = match[group]
    if written not in _MONTHS:
        parts.append((match.start(group), match.end(group), _NAMES[written]))


def _dash(match: re.Match[str], group: str, parts: list[tuple[int, int, str]]) -> None:
    if match[group] and not re.search(r"[a-z]", match[group]):
        parts.append((match.start(group), match.end(group), " to "))


def _day_month(match: re.Match[str]) -> Parts:
    """ "10 July 2020": the tenth of July twenty twenty."""
    parts: list[tuple[int, int, str]] = []
    the = "" if _THE.search(match.string[max(0, match.start() - 5) : match.start()]) else "the "
    of = "" if match["of"] else " of"
    first = the + _ordinal(match["d1"])
    parts.append((*match.span("d1"), first if match["d2"] else first + of))
    if match["d2"]:
        _dash(match, "to", parts)
        parts.append((*match.span("d2"), "the " + _ordinal(match["d2"]) + of))
    _month(match, "m", parts)
    if match["y"]:
        parts.append((*match.span("y"), year(match["y"])))
    _dash(match, "on", parts)
    return tuple(parts)


def _month_day(match: re.Match[str]) -> Parts:
    """ "July 6 to 10, 2020": July sixth to tenth, twenty twenty."""
    parts: list[tuple[int, int, str]] = []
    _month(match, "m", parts)
    parts.append((*match.span("d1"), _ordinal(match["d1"])))
    if match["d2"]:
        _dash(match, "to", parts)
        parts.append((*match.span("d2"), _ordinal(match["d2"])))
    if match["y"]:
        parts.append((*match.span("y"), year(match["y"])))
    _dash(match, "on", parts)
    return tuple(parts)


def _month_year(match: re.Match[str]) -> Parts:
    parts: list[tuple[int, int, str]] = []
    _month(match, "m", parts)
    parts.append((*match.span("y"), year(match["y"])))
    return tuple(parts)


def _numeric_date(match: re.Match[str]) -> str | None:
    """A date in figures, the larger unit first: year, month, day."""
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{[*_MONTHS][month - 1]} {words(day, 'ordinal')}, {year(match['y'])}"


def _slashed_date(match: re.Match[str]) -> str:
    """10/07/2020: which is the month is told only where one of them cannot be."""
    a, b = int(match["a"]), int(match["b"])
    if match["sep"] == "." or 12 < a <= 31:
        a, b = b, a
    if 1 <= a <= 12 and (12 < b <= 31 or match["sep"] == "."):
        return f"{[*_MONTHS][a - 1]} {words(b, 'ordinal')}, {year(match['y'])}"
    return f"{words(int(match['a']))} slash {words(int(match['b']))} slash {year(match['y'])}"


def _years(match: re.Match[str]) -> Parts:
    second = match["b"]
    said = year(second) if len(second) == 4 else words(int(second)) if int(second) else "hundred"
    between = " " if "/" in match["to"] else " to "
    return (
        (*match.span("a"), year(match["a"])),
        (*match.span("to"), between),
        (*match.span("b"), said),
    )


def _year(match: re.Match[str]) -> str | None:
    """A number of four digits is a year unless something counted follows."""
    after = re.match(r"[\s-]([a-z]+)", match.string[match.end() : match.end() + 24])
    if after and after[1] in lists()["counted"]["nouns"]:
        return None
    said = year(match["y"])
    return plural(said) if match["s"] else said


def _decade(match: re.Match[str]) -> str:
    return plural(words(int(match["d"])))


def _clock(match: re.Match[str]) -> str | None:
    hour, minute = int(match["h"]), int(match["m"])
    if hour > 24 or minute > 59:
        return None
    half = {"a": " eigh M", "p": " P M"}.get((match["half"] or "").lower(), "")
    if minute:
        said = f"{words(hour)} {'oh ' if minute < 10 else ''}{words(minute)}"
    elif half:
        said = words(hour)
    else:
        said = f"{words(hour)} hundred" if hour > 12 or not hour else f"{words(hour)} o'clock"
    if match["s"]:
        second = int(match["s"])
        said += f" and {words(second)} second{'' if second == 1 else 's'}"
    return said + half + _stop(match)


def _stop(match: re.Match[str]) -> str:
    """The full stop of an abbreviation that ends the text is the sentence's too."""
    ends = match.group().endswith(".") and re.match(
        r"[\s\"'”’)\]»]*\Z", match.string[match.end() : match.end() + 9]
    )
    return "." if ends else ""


def _hour(match: re.Match[str]) -> str:
    half = "eigh M" if match["half"] in "aA" else "P M"
    return f"{number(match['h'])} {half}{_stop(match)}"


_HALF = r"(?P<half>[aApP])(?:\.\s?[mM]\.|[mM](?!\w))"
_Y = rf"(?P<y>{YEAR})(?![\d%]|[.,]\d)"
_D1, _D2 = f"(?P<d1>{_DAY})", f"(?P<d2>{_DAY})"
_RESOLUTION = r"(?:[Rr]esolutions?|[Dd]ecisions?|Res\.)\s"


def _hours(match: re.Match[str]) -> Parts:
    """ "5–6 p.m."."""
    half = "eigh M" if match["half"] in "aA" else "P M"
    return (
        (*match.span("a"), number(match["a"])),
        (*match.span("to"), " to "),
        (match.start("h"), match.end(), f"{number(match['h'])} {half}{_stop(match)}"),
    )


def _resolutions(match: re.Match[str]) -> Parts:
    """ "resolutions 1373 and 2532": their numbers are read in pairs."""
    return tuple(
        (match.start() + found.start(), match.start() + found.end(), pairs(found.group()))
        for found in re.finditer(r"\d+", match.group())
    )


RULES = (
    rule("resolution", rf"{_RESOLUTION}\d{{3,4}}(?!\d|[.,]\d)"
         r"(?:(?:,\s|,?\sand\s)\d{3,4}(?!\d|[.,]\d)){0,30}", _resolutions),
    rule("resolution", rf"\d{{3,4}}(?=\s\({YEAR}\))", lambda match: pairs(match.group())),
    rule("date", rf"{_D1}(?:(?P<to>{_TO}){_D2})?\s(?P<of>of\s)?(?P<m>{MONTH})"
         rf"(?:,?\s{_Y})?(?P<on>{DASH}(?=\d{{1,2}}\s{MONTH}))?", _day_month),
    rule("date", rf"(?P<m>{MONTH})\s(?:the\s)?{_D1}(?:(?P<to>{_TO}){_D2})?(?:,?\s{_Y})?"
         rf"(?P<on>{DASH}(?={MONTH}\s\d))?", _month_day),
    rule("date", rf"(?P<m>{MONTH}),?\s{_Y}", _month_year),
    rule("date", r"(?P<y>\d{4})[-‐‑/.](?P<m>\d{1,2})[-‐‑/.](?P<d>\d{1,2})(?!\d)", _numeric_date),
    rule("date", rf"(?P<a>\d{{1,2}})(?P<sep>[/.])(?P<b>\d{{1,2}})(?P=sep){_Y}", _slashed_date),
    rule("time", rf"(?P<h>\d{{1,2}}):(?P<m>\d\d)(?::(?P<s>\d\d))?(?!\d)(?:\s?{_HALF})?", _clock),
    rule("time", rf"(?P<h>1[0-2]|0?[1-9])\.(?P<m>[0-5]\d)(?P<s>(?!))?\s?{_HALF}", _clock),
    rule("time", rf"(?<=:\d\d){DASH}(?=\d{{1,2}}:\d\d)", lambda match: " to "),
    rule("time", rf"(?P<h>1[0-2]|0?[1-9])\s?{_HALF}", _hour),
    rule("time", rf"(?P<a>1[0-2]|[1-9])(?P<to>{DASH})(?P<h>1[0-2]|[1-9])\s?{_HALF}", _hours),
    rule("time", rf"(?:(?<=\d[aApP][mM])|(?<=[aApP]\.[mM]\.)){DASH}(?=\d)", lambda match: " to "),
    rule("years", rf"(?P<a>{YEAR})(?P<to>{DASH}|/)(?P<b>{YEAR}|\d\d)(?![\d-]|[.,]\d)", _years),
    rule("year", rf"(?P<y>{YEAR})(?P<s>['’]?s(?!\w))?(?![\d%]|[.,]\d|\s?[%°½¼¾])", _year),
    rule("decade", r"['’‘]?(?P<d>[2-9]0)['’]?s(?!\w)", _decade),
    rule("ordinal", r"(?P<n>\d{1,3}(?:,\d{3})+|\d{1,15})(?:st|nd|rd|th)(?!\w)",
         lambda match: words(int(match["n"].replace(",", "")), "ordinal")),
)  # fmt: skip

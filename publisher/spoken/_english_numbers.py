"""English number words, on num2words, and what is written with digits: amounts and measures."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from num2words import num2words

from ._data import data, either
from ._powers import HIGH, POWER, base, figures
from ._scan import Parts, rule

LONGEST = 15
"""Digits beyond which a number is said digit by digit, as nobody says it otherwise."""

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*)"
"""A plain number, one with thousands set off, a decimal, or a number of parts such as 4.2.1."""

DASH = r"\s?[-‐‑–—]\s?"

YEAR = r"(?:1[1-9]|20|21)\d\d"


@cache
def lists() -> dict[str, Any]:
    """The lists of data/english.toml."""
    return data("english")


def words(number: int, form: str = "cardinal") -> str:
    """The number in words; form: cardinal, ordinal or year."""
    said: str = num2words(number, to=form)
    return said.replace(",", "")


def digits(text: str) -> str:
    """Each digit of the text by itself."""
    return " ".join(words(int(char)) for char in text if char.isdecimal())


def number(text: str) -> str:
    """A number as it is written, in words: "15,000", "3.50", "4.2.1", "007"."""
    whole, _, rest = text.replace(",", "").partition(".")
    if len(whole) > LONGEST or (len(whole) > 1 and whole[0] in "0０"):
        said = digits(whole)
    else:
        said = words(int(whole))
    if not rest:
        return said
    if "." in rest:
        return " point ".join([said, *(number(part) for part in rest.split("."))])
    return f"{said} point {digits(rest)}"


def pairs(text: str) -> str:
    """Three or four digits as labels are read: "2532" is twenty-five thirty-two."""
    if len(text) == 3 and text[0] != "0" and text[1:] != "00":
        return f"{words(int(text[0]))} {'oh ' if text[1] == '0' else ''}{words(int(text[1:]))}"
    if len(text) == 4 and text[0] != "0":
        return words(int(text), "year")
    return number(text)


def plural(said: str) -> str:
    """A number in words as a plural: nineties, sixes, fives."""
    if said.endswith("y"):
        return said[:-1] + "ies"
    return said + ("es" if said.endswith("x") else "s")


def singular(text: str) -> bool:
    """Whether what is counted by the number is one."""
    return text == "1"


def _unit() -> str:
    return either(lists()["units"])


def _said_unit(match: re.Match[str], last: str) -> str:
    unit = match["unit"]
    if not unit:
        return ""
    one, many = lists()["units"][unit]
    return f" {one if singular(last) else many}"


def _amount(match: re.Match[str]) -> Parts:
    """A number or a range, with its unit: "5-10 km"."""
    first, second = match["a"], match["b"]
    unit = _said_unit(match, second or first)
    if not second:
        return ((match.start(), match.end(), number(first) + unit),)
    return (
        (match.start("a"), match.end("a"), number(first)),
        (match.end("a"), match.start("b"), " to "),
        (match.start("b"), match.end(), number(second) + unit),
    )


def _money(match: re.Match[str]) -> str:
    one, many, cent, cents = lists()["money"][match["sign"]]
    sums = [match["a"]] + ([match["b"]] if match["b"] else [])
    scale = lists()["scales"].get((match["scale"] or "").strip(" -"), "")
    said = [_sum(each, cent, cents, bool(scale) or len(sums) > 1) for each in sums]
    alone = not scale and said[-1][0] == "one"
    coin = one if alone or _before_noun(match) else many
    amount = " to ".join(whole for whole, _ in said)
    return " ".join(filter(None, [amount, scale, coin, said[-1][1]]))


def _before_noun(match: re.Match[str]) -> bool:
    """Whether it is "a $5 million fund": the coin then has no plural."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    after = match.string[match.end() : match.end() + 2]
    return bool(re.search(r"(?:^|\W)[Aa]n?\s$", before) and re.match(r"[- ][a-z]", after))


def _sum(text: str, cent: str, cents: str, plain: bool) -> tuple[str, str]:
    """An amount in words, and its cents where it is written with two decimals."""
    whole, _, rest = text.partition(".")
    if plain or len(rest) != 2 or "." in rest:
        return number(text), ""
    if not int(rest):
        return number(whole), ""
    return number(whole), f"and {words(int(rest))} {cent if int(rest) == 1 else cents}"


def _minus(match: re.Match[str]) -> str:
    return "plus " if match.group() == "+" else "minus "


def _fraction(match: re.Match[str]) -> str | None:
    over, under = int(match["over"]), int(match["under"])
    if (over, under) == (9, 11):
        return "nine eleven"
    if (over, under) == (24, 7):
        return "twenty-four seven"
    if not 0 < over < under <= 20:
        return f"{pairs(match['over'])} slash {pairs(match['under'])}"
    name = {2: "half", 4: "quarter"}.get(under, words(under, "ordinal"))
    return f"{words(over)} {name}{'s' if over > 1 else ''}"


def _written_fraction(match: re.Match[str]) -> str:
    said: str = lists()["fractions"][match["sign"]]
    if not match["whole"]:
        return said
    tail = said.removeprefix("one ") if said.startswith("one ") else said
    joined = f"and {'an' if tail[0] in 'aeio' else 'a'} {tail}" if tail != said else f"and {said}"
    return f"{number(match['whole'])} {joined}"


def _telephone(match: re.Match[str]) -> str:
    groups = re.findall(r"\d+", match.group())
    plus = "plus " if "+" in match.group()[:1] else ""
    return plus + ", ".join(digits(group) for group in groups)


def _power(match: re.Match[str]) -> str:
    """10⁶ is ten to the sixth, x² is x squared, 10⁻³ ten to the minus three."""
    of, power = base(match), int(figures(match["power"]))
    said = number(of) if of.isdecimal() else of
    unit = _said_unit(match, "10")
    if match["minus"]:
        return f"{said} to the minus {words(power)}{unit}"
    return f"{said} {_POWERS.get(power) or 'to the ' + words(power, 'ordinal')}{unit}"


_POWERS = {2: "squared", 3: "cubed"}


def _bare_unit(match: re.Match[str]) -> str:
    """A unit with a power and no number before it: per km²."""
    one, many = lists()["units"][match["unit"]]
    per = "per " if match["per"] else ""
    before = match.string[max(0, match.start() - 4) : match.start()]
    return str(per + (one if per or before.lower().endswith("per ") else many))


def _high(match: re.Match[str]) -> str:
    return "minus " if match["minus"] else number(figures(match["number"]))


def _other_numeral(match: re.Match[str]) -> str | None:
    value = unicodedata.numeric(match.group(), -1.0)
    return words(int(value)) if value >= 0 and value == int(value) else None


_MONEY = (
    rf"(?P<sign>{either(lists()['money'])})\s?(?P<a>{NUMBER})(?:{DASH}(?P<b>{NUMBER}))?"
    rf"(?P<scale>\s?-?(?:{either(lists()['scales'])})(?!\w))?"
)

_WITH_UNIT = rf"(?:\s?(?P<unit>{_unit()})(?!\w))?"
_POWERED = either(unit for unit in lists()["units"] if unit[-1] in "²³")

MONEY = (
    rule("money", _MONEY, _money),
    rule("money", r"(?<=[\dmnk])\s?[-–—]\s?(?=[$€£]\d)", lambda match: " to "),
)

RULES = (
    rule("telephone", r"\+\d{1,3}[\s.-]?(?:\(\d{1,4}\)|\d{1,4})(?:[\s.-]\d{2,5}){1,5}(?!\d)",
         _telephone),
    rule("telephone", r"\(?\d{3}\)?[\s-]\d{3}-\d{4}(?!\d)", _telephone),
    rule("telephone", r"\(?0\d{2,4}\)?[\s-]\d{3,8}(?:[\s-]\d{3,4})?(?![\d-])", _telephone),
    rule("unit", rf"(?P<per>/)?(?<![^\W\d_])(?P<unit>{_POWERED})(?!\w)", _bare_unit),
    rule("power", POWER + _WITH_UNIT, _power),
    rule("power", r"(?P<letter>(?!))?(?P<base>10)\^(?P<minus>[-−])?(?P<power>\d{1,3})(?!\w)"
         + _WITH_UNIT, _power),
    rule("raised", HIGH, _high),
    rule("fraction", r"(?P<whole>\d{1,15})?\s?(?P<sign>[½⅓⅔¼¾⅕⅛⅜⅝⅞])", _written_fraction),
    rule("fraction", r"(?P<over>\d{1,4})/(?P<under>\d{1,4})(?![\d/])", _fraction),
    rule("sign", r"(?<![\w)\]])[-−–+](?=\.?\d)", _minus),
    rule("decimal", r"\.(?P<rest>\d{1,30})(?![\d.])",
         lambda match: None if match.string[match.start() - 1 : match.start()].isdigit()
         else f"point {digits(match['rest'])}"),
    rule("number", rf"(?P<a>{NUMBER})(?:\s?[%％]?{DASH}(?P<b>{NUMBER}))?"
         rf"(?:\s?(?P<unit>{_unit()})(?!\w))?(?!\d)", _amount),
    rule("numeral", r"[^\W\d_]", _other_numeral),
)  # fmt: skip

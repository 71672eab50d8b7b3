"""German: ordinals and years that espeak-ng says as plain numbers, clocks, kings, abbreviations."""

from __future__ import annotations

import re

from num2words import num2words

from ._data import data, either
from ._english_words import among_capitals, ends, value
from ._european import NUMBER, before, measures, ordinal, shorts
from ._scan import Parts, Rule, rule

LANGUAGES = ("de",)

_LISTS = data("german")
_MONTHS = either(_LISTS["months"])
_WEAK = frozenset(_LISTS["weak"])
_DATIVE = frozenset(_LISTS["dative"])
_RULERS = frozenset(_LISTS["rulers"])
_YEARS = frozenset([*map(str.lower, _LISTS["months"]), "jahr", "jahre", "jahres", "seit", "anno"])
_NOUN = re.compile(r"\s[A-ZÄÖÜ]")


def _ending(match: re.Match[str]) -> str:
    """Of an ordinal: "der dritte", "am dritten", else "dritter"."""
    word = before(match)
    if word in _WEAK:
        return "n"
    return "" if word in ("der", "die", "das", "diese", "dieser", "jede", "jeder") else "r"


def _day(match: re.Match[str]) -> Parts:
    """ "am 3. März", and "vom 1. bis 3. März"."""
    parts = []
    for name in ("a", "b"):
        if match[name]:
            ending = "n" if name == "b" and "bis" in match["to"] else _ending(match)
            said = ordinal(int(match[name]), "de") + ending
            parts.append((match.start(name), match.end(name) + 1, said))
    return tuple(parts)


def _counted(match: re.Match[str]) -> str | None:
    """ "im 20. Jahrhundert": an ordinal where the word before asks for one."""
    word = before(match)
    if word not in _WEAK and word not in ("der", "die", "das"):
        return None
    if word in ("am", "vom", "zum", "ab") and match.end() == len(match.string):
        return None
    return ordinal(int(match["n"]), "de") + ("n" if word in _WEAK else "")


def _year(match: re.Match[str]) -> str | None:
    """1984 is a year unless it counts the noun behind it or numbers something."""
    word, after = before(match), match.string[match.end() : match.end() + 2]
    if word not in _YEARS and not match["er"] and _NOUN.match(after):
        return None
    said: str = num2words(int(match["y"]), to="year", lang="de")
    return said + (match["er"] or "")


def _clock(match: re.Match[str]) -> str | None:
    hour, minute = int(match["h"]), int(match["m"])
    if hour > 24 or minute > 59:
        return None
    return f"{hour} Uhr {minute}" if minute else f"{hour} Uhr"


def _king(match: re.Match[str]) -> Parts:
    """ "Karl V." is Karl der Fünfte, "von Karl V." and "Karls V." as grammar has it."""
    number, name = value(match["roman"]), match["name"]
    known = name in _RULERS or name.removesuffix("s") in _RULERS
    if not number or name in _LISTS["no_rulers"] or (len(match["roman"]) == 1 and not known):
        return ()
    said = ordinal(number, "de").capitalize()
    if known and name not in _RULERS:
        said = f"des {said}n"
    elif before(match) in _DATIVE:
        said = f"dem {said}n"
    else:
        said = f"der {said}"
    return ((match.start("roman"), match.end(), said + ("." if ends(match) else "")),)


def _capitals(match: re.Match[str]) -> str | None:
    """EU and ARD are spelled, UNO and the words of a headline are not."""
    word = match.group()
    if word in _LISTS["words"] or value(word) or among_capitals(match):
        return None
    return " ".join(word)


RULES: tuple[Rule, ...] = (
    rule("date", r"(?P<a>[12]?\d|3[01])\.(?P<to>(?:\s?[-–]\s?|\sbis\s(?:zum\s)?|\sund\s|\soder\s)"
         rf"(?=\d{{1,2}}\.\s(?:{_MONTHS})))?(?(to)(?P<b>[12]?\d|3[01])\.|(?P<c>))(?=\s(?:{_MONTHS}))",
         _day),
    rule("time", r"(?P<h>\d{1,2})[.:](?P<m>\d\d)\sUhr(?!\w)", _clock),
    rule("Roman numeral", r"(?P<name>[A-ZÄÖÜ][a-zäöüß]+)\s(?P<roman>[IVX]{1,7})\.", _king),
    *shorts("german"),
    rule("ordinal", r"(?P<n>\d{1,3})\.(?=\s[A-ZÄÖÜa-zäöü])", _counted),
    rule("money", rf"€\s?(?P<n>{NUMBER})", lambda match: match["n"] + " Euro"),
    rule("letters", r"[A-ZÄÖÜ]{2,3}(?![A-Za-zÄÖÜäöüß])", _capitals),
    *measures("german"),
    rule("year", r"(?<!Nr\.\s)(?<!Nr\.)(?P<y>1[1-9]\d\d)(?P<er>er)?(?![\w%]|[.,]\d|\s?[€$%°])",
         _year),
)  # fmt: skip


def rules(language: str) -> tuple[Rule, ...]:
    """The rules for a tag of German; there is one set."""
    return RULES

"""German: ordinals and years that espeak-ng says as plain numbers, clocks, kings, abbreviations."""

from __future__ import annotations

import re

from num2words import num2words

from ._addresses import addresses
from ._amounts import amounts
from ._data import data, either
from ._english_words import among_capitals, ends, value
from ._european import before, measures, ordinal, shorts
from ._ranges import ranges
from ._scan import Parts, Rule, rule

LANGUAGES = ("de",)

_LISTS = data("german")
_MONTHS = either(_LISTS["months"])
_WEAK = frozenset(_LISTS["weak"])
_DATIVE = re.compile(
    rf"\b(?:{either(_LISTS['dative'])})\s(?:(?:{either(_LISTS['titles'])})\s)?\Z", re.I
)
_DAYS = frozenset(("am", "vom", "zum", "bis", "ab", "seit", "dem", "den"))
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
    parts = [
        (match.start("a"), match.end("a") + 1, ordinal(int(match["a"]), "de") + _ending(match))
    ]
    if match["b"]:
        ending = "n" if "bis" in match["to"] else _ending(match)
        if match["to"].strip() in "-–":
            parts.append((*match.span("to"), " bis "))
        parts.append(
            (match.start("b"), match.end("b") + 1, ordinal(int(match["b"]), "de") + ending)
        )
    return tuple(parts)


def _date(match: re.Match[str]) -> Parts:
    """ "am 24.12.2020", and without a year where the word before asks for a day."""
    day, month = int(match["d"]), int(match["m"])
    if not (1 <= day <= 31 and 1 <= month <= 12) or not (match["y"] or before(match) in _DAYS):
        return ()
    name = _LISTS["calendar"][month - 1]
    stop = "." if not match["y"] and ends(match) else ""
    return (
        (*match.span("d"), ordinal(day, "de") + _ending(match)),
        (match.end("d"), match.end(), f" {name}{' ' if match['y'] else stop}"),
    )


def _counted(match: re.Match[str]) -> str | None:
    """ "im 20. Jahrhundert": an ordinal where the word before or the noun behind asks for one."""
    word = before(match)
    noun = re.match(r"\s(\w+)", match.string[match.end() : match.end() + 32])
    own = _LISTS["numbered"].get(noun[1]) if noun else None
    if own is not None and word not in _WEAK and word not in ("der", "die", "das"):
        return ordinal(int(match["n"]), "de") + str(own)
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


def _roman_century(match: re.Match[str]) -> Parts:
    """ "im XIX. Jahrhundert"."""
    number = value(match["roman"])
    if not number:
        return ()
    word = before(match)
    ending = "n" if word in _WEAK else "" if word == "das" else "s"
    return ((*match.span(), ordinal(number, "de") + ending),)


def _hours(match: re.Match[str]) -> Parts:
    """ "9–17 h" and "ab 14 h" are times of day, "24 h" is a length."""
    hour = int(match["h"])
    text = match.string[max(0, match.start() - 16) : match.start()]
    opens = re.search(r"(?:^|\D)(\d{1,2})\s?[-–]\s?\Z", text)
    is_time = 12 < hour < 24 if opens else before(match) in ("um", "ab", "gegen")
    if hour > 24 or not is_time:
        return ()
    return ((*match.span("unit"), "Uhr"),) if match["h"] else ()


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
    elif _DATIVE.search(match.string, max(0, match.start() - 32), match.start()):
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
    *addresses("de"),
    rule("date", r"(?P<a>[12]?\d|3[01])\.(?P<to>(?:\s?[-–]\s?|\sbis\s(?:zum\s)?|\sund\s|\soder\s)"
         rf"(?=\d{{1,2}}\.\s(?:{_MONTHS})))?(?(to)(?P<b>[12]?\d|3[01])\.|(?P<c>))(?=\s(?:{_MONTHS}))",
         _day),
    rule("date", r"(?<![\d.])(?P<d>[0-3]?\d)\.\s?(?P<m>[01]?\d)\."
         r"(?:\s?(?=(?P<y>[12]\d{3})(?![\d.]))|(?!\s?\d))",
         _date),
    rule("Roman numeral", r"(?P<roman>[IVX]{1,7})\.(?=\s(?:Jahrhundert|Jh\.))", _roman_century),
    # Behind a time of day are two figures.
    rule("score", r"(?<=\d):(?=\d(?![\d:]))", lambda match: " zu "),
    rule("time", r"(?<!\d)(?P<h>\d{1,2})\s?(?P<unit>h)(?!\w)", _hours),
    rule("time", r"(?P<h>\d{1,2})[.:](?P<m>\d\d)\sUhr(?!\w)", _clock),
    rule("Roman numeral", r"(?P<name>[A-ZÄÖÜ][a-zäöüß]+)\s(?P<roman>[IVX]{1,7})\.", _king),
    *shorts("german"),
    rule("ordinal", r"(?P<n>\d{1,3})\.(?=\s[A-ZÄÖÜa-zäöü])", _counted),
    *amounts("de"),
    *ranges("de"),
    rule("letters", r"[A-ZÄÖÜ]{2,3}(?![A-Za-zÄÖÜäöüß])", _capitals),
    *measures("german"),
    rule("year", r"(?<!Nr\.\s)(?<!Nr\.)(?P<y>1[1-9]\d\d)(?P<er>er)?(?![\w%]|[.,]\d|\s?[€$%°])",
         _year),
)  # fmt: skip


def rules(language: str) -> tuple[Rule, ...]:
    """The rules for a tag of German; there is one set."""
    return RULES

"""Russian: ordinals with their endings, years, centuries, tsars, long numbers, abbreviations."""

from __future__ import annotations

import re

from ._addresses import addresses
from ._amounts import amounts
from ._data import data, either
from ._english_words import ends, value
from ._european import before, form, measures, ordinal, shorts
from ._ranges import ranges
from ._scan import Parts, Rule, rule

LANGUAGES = ("ru",)

_LISTS = data("russian")
_MONTHS = either(_LISTS["months"])
_FEMALE = frozenset(_LISTS["queens"])
_ROMAN = r"(?P<roman>[IVXLC]{1,8})(?!\w)"

_ENDINGS = {
    "ый": ("ой", "ый", "ий"), "ая": ("ая",), "ое": ("ое",), "ого": ("ого",), "ому": ("ому",),
    "ом": ("ом",), "ым": ("ым",), "ую": ("ую",), "ые": ("ые",), "ых": ("ых",), "ыми": ("ыми",),
    "ою": ("ой",),
}  # fmt: skip

_WRITTEN = {
    "й": "ый", "ый": "ый", "ой": "ый", "ий": "ый", "я": "ая", "ая": "ая", "е": "ое", "ое": "ое",
    "го": "ого", "ого": "ого", "му": "ому", "ому": "ому", "м": "ом", "ом": "ом", "ю": "ую",
    "ую": "ую", "х": "ых", "ых": "ых", "ми": "ыми",
}  # fmt: skip
"""The endings that are written behind figures, with the ending of the word."""

_THIRD = {
    "ый": "ий", "ая": "ья", "ое": "ье", "ого": "ьего", "ому": "ьему", "ом": "ьем", "ую": "ью",
    "ых": "ьих", "ыми": "ьими", "ые": "ьи", "ою": "ьей",
}  # fmt: skip


def _declined(number: int, ending: str) -> str:
    """An ordinal with the ending that "новый" has in its place."""
    said = ordinal(number, "ru")
    if ending == "ый":
        return said
    if said.endswith("третий"):
        return said.removesuffix("ий") + _THIRD[ending]
    return said[:-2] + _ENDINGS[ending][0]


def _written(match: re.Match[str]) -> str:
    """2-й is второй, 5-го пятого."""
    return _declined(int(match["n"]), _WRITTEN[match["ending"]])


def _year(match: re.Match[str]) -> Parts:
    """ "в 1984 году", "1984 год", "1984 г."."""
    word, stop = match["word"], ""
    inside = before(match) in ("в", "о")
    if word == "г.":
        stop = "." if ends(match) else ""
        word = "году" if inside else "год" if before(match) == "по" else "года"
    ending = {"год": "ый", "года": "ого", "году": "ом" if inside else "ому", "годом": "ым"}[word]
    year = (*match.span("y"), _declined(int(match["y"]), ending))
    return (year, (*match.span("word"), word + stop))


def _years(match: re.Match[str]) -> Parts:
    """ "1941—1945 гг.", "в 1914–18 гг."."""
    word = match["word"]
    if word == "гг.":
        word = "годах" if before(match) in ("в", "о") else "годы"
    ending = {"годы": "ый", "годов": "ого", "годах": "ом", "годам": "ому"}[word]
    return (
        (*match.span("a"), _declined(int(match["a"]), ending)),
        (*match.span("to"), " — "),
        (*match.span("b"), _declined(int(match["b"]), ending)),
        (*match.span("word"), word + _stop(match)),
    )


def _from_to(match: re.Match[str]) -> Parts:
    """ "с 1941 по 1945 гг."."""
    word = {"гг.": "годы", "г.": "год"}.get(match["word"], match["word"])
    return (
        (*match.span("a"), _declined(int(match["a"]), "ого")),
        (*match.span("b"), _declined(int(match["b"]), "ый")),
        (*match.span("word"), word + _stop(match)),
    )


def _city(match: re.Match[str]) -> str:
    """ "в г. Москве" is в городе, "из г. Москвы" из города."""
    return _CITY.get(before(match), "город")


_CITY = {
    **dict.fromkeys(("в", "во", "о", "об", "на", "при"), "городе"),
    **dict.fromkeys(("из", "от", "до", "для", "около", "у", "мэр", "администрация"), "города"),
    **dict.fromkeys(("к", "по"), "городу"),
}


def _stop(match: re.Match[str]) -> str:
    return "." if match.group().endswith(".") and ends(match) else ""


def _decade(match: re.Match[str]) -> Parts:
    """ "до 1990-х гг.", "в 1990-х гг.", "1990-е гг.": годов, годах, годы."""
    word = "годах" if before(match) in ("в", "о") else "годов"
    if match["ending"] == "е":
        word = "годы"
    number = _declined(int(match["n"]), "ые" if match["ending"] == "е" else "ых")
    return (
        (match.start(), match.end("ending"), number),
        (*match.span("word"), word + _stop(match)),
    )


def _centuries(match: re.Match[str]) -> Parts:
    """ "XIX–XX вв.", "в XIX–XX веках"."""
    first, second = value(match["a"]), value(match["b"])
    if not first or not second:
        return ()
    word = match["word"]
    if word == "вв.":
        word = "веках" if before(match) in ("в", "о") else "века"
    ending = {"веках": "ом", "веков": "ого", "века": "ый"}[word]
    return (
        (*match.span("a"), _declined(first, ending)),
        (*match.span("to"), " — " if match["to"].strip() != "и" else match["to"]),
        (*match.span("b"), _declined(second, ending)),
        (*match.span("word"), word + _stop(match)),
    )


def _figures(match: re.Match[str]) -> Parts:
    """ "24.12.2020": двадцать четвёртого декабря."""
    day, month = int(match["d"]), int(match["m"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return ()
    year = _declined(int(match["y"]), "ого")
    tail = " года" + _stop(match)
    if re.match(r"\sгода", match.string[match.end() : match.end() + 5]):
        tail = ""
    return (
        (
            match.start(),
            match.end("m") + 1,
            f"{_declined(day, 'ого')} {_LISTS['months'][month - 1]} ",
        ),
        (match.start("y"), match.end(), year + tail),
    )


def _day(match: re.Match[str]) -> Parts:
    """ "8 марта": восьмого марта."""
    parts = [(*match.span("d"), _declined(int(match["d"]), "ого"))]
    if match["y"]:
        parts.append((*match.span("y"), _declined(int(match["y"]), "ого")))
    return tuple(parts)


def _century(match: re.Match[str]) -> Parts:
    number, word = value(match["roman"]), match["word"]
    inside = before(match) in ("в", "о")
    if word in ("в.", "в"):
        word = "веке" if inside else "века"
    ending = {"век": "ый", "века": "ого", "веке": "ом", "веку": "ому", "веком": "ым"}[word]
    if not number:
        return ()
    return ((*match.span("roman"), _declined(number, ending)), (*match.span("word"), word))


def _tsar(match: re.Match[str]) -> Parts:
    """ "Пётр I" is Пётр Первый, "Петра I" Петра Первого, "Екатерины II" Екатерины Второй."""
    number, name = value(match["roman"]), match["name"]
    if not number:
        return ()
    if name[:-1] in _FEMALE:
        ending = {"а": "ая", "у": "ую"}.get(name[-1], "ою")
    else:
        ending = {"а": "ого", "я": "ого", "у": "ому", "ю": "ому", "е": "ом", "м": "ым"}.get(
            name[-1], "ый"
        )
    said = _declined(number, ending)
    return ((*match.span("roman"), said.capitalize()),)


def _numbered(match: re.Match[str]) -> str | None:
    """ "II мировая", "I мировой войны"."""
    number = value(match["roman"])
    ending = {"ой": "ою"}.get(match["ending"], match["ending"])
    return _declined(number, ending).capitalize() if number else None


def _clock(match: re.Match[str]) -> str:
    minute = int(match["m"])
    if not minute:
        return f"{int(match['h'])} ноль ноль"
    return f"{int(match['h'])} {'ноль ' if minute < 10 else ''}{minute}"


RULES: tuple[Rule, ...] = (
    *addresses("ru"),
    rule("date", r"(?<![\d.])(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>[12]\d{3})"
         r"(?:[ \u00a0]?г\.|(?![\d.]\d|\d))", _figures),
    rule("years", r"(?P<a>1\d{3}|20\d\d)(?P<to>\s?[-–—]\s?)(?P<b>1\d{3}|20\d\d|\d\d)"
         r"[ \u00a0]?(?P<word>гг\.|год(?:ы|ов|ах|ам)(?!\w))", _years),
    rule("years", r"[Сс]\s(?P<a>1\d{3}|20\d\d)\sпо\s(?P<b>1\d{3}|20\d\d)"
         r"[ \u00a0]?(?P<word>гг?\.|год(?:ы)?(?!\w))", _from_to),
    rule("abbreviation", r"(?<!\w)г\.(?=\s?[А-ЯЁ])", _city),
    rule("years", r"(?P<n>1\d{3}|20\d\d|[2-9]0)[-‐‑](?P<ending>[ех])[ \u00a0]"
         r"(?P<word>гг\.)", _decade),
    rule("Roman numeral", r"(?P<a>[IVX]{1,6})(?P<to>\s?[-–—]\s?|\sи\s)(?P<b>[IVX]{1,6})[ \u00a0]"
         r"(?P<word>вв\.|веках|веков|века(?!\w))", _centuries),
    rule("year", r"(?P<y>1\d{3}|20\d\d)[ \u00a0]?"
         r"(?P<word>(?:годом|года|году|год)(?!\w)|г\.)", _year),
    rule("date", rf"(?P<d>[12]?\d|3[01])\s(?:{_MONTHS})(?:\s(?P<y>1\d{{3}}|20\d\d)(?=\sг))?", _day),
    rule("ordinal", rf"(?P<n>\d{{1,4}})[-‐‑](?P<ending>{either(_WRITTEN)})(?!\w)", _written),
    rule("time", r"(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?![:\d])", _clock),
    rule("Roman numeral", _ROMAN[:-6] + r"(?=\s)\s(?P<word>век(?:а|е|у|ом)?(?!\w)|в\.)", _century),
    rule("Roman numeral", rf"(?P<name>[А-ЯЁ][а-яё]+)\s{_ROMAN}", _tsar),
    rule("Roman numeral", rf"{_ROMAN}(?=\s(?:{either(_LISTS['numbered'])})"
         r"(?P<ending>ая|ую|ой|ые|ый|ого|ому|ом|ых)(?!\w))", _numbered),
    rule("Roman numeral", _ROMAN, lambda m: str(value(m["roman"])) if len(m["roman"]) > 1
         and value(m["roman"]) else None),
    rule("sign", r"№\s?", lambda match: "номер "),
    rule("sign", r"§§\s?", lambda match: "параграфы "),
    rule("sign", r"§\s?", lambda match: "параграф "),
    *amounts("ru"),
    rule("money", r"[$€£₽]", lambda match: str(data("signs")["ru"]["money"][match.group()][2])),
    *ranges("ru"),
    # Behind a stop it is a part of a law: ст. 5 ч. 2.
    rule("unit", r"(?P<n>\d{1,4})[ \u00a0]?(?P<unit>ч)(?![\w.])",
         lambda m: ((*m.span("unit"), ("час", "часа", "часов")[form(m["n"], 3)]),)),
    *shorts("russian"),
    *measures("russian"),
)  # fmt: skip


def rules(language: str) -> tuple[Rule, ...]:
    """The rules for a tag of Russian; there is one set."""
    return RULES

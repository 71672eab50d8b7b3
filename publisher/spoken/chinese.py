"""Chinese in both scripts: numbers, dates, times, money and signs are said in the tag's script."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ._chinese_numbers import digits, number
from ._data import data, either
from ._english_words import capitals
from ._powers import HIGH, POWER, base, figures
from ._scan import Parts, Rule, rule

LANGUAGES = ("zh",)

_LISTS = data("chinese")
_COUNTED = frozenset(_LISTS["counted"])
_TO_SIMPLIFIED = str.maketrans(_LISTS["simplified"][::2], _LISTS["simplified"][1::2])
_TRADITIONAL = ("hant", "tw", "hk", "mo")

_N = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*)"
_DASH = r"\s?(?:[-‐‑–—~～〜－]|——)\s?"
_PERCENT = {"%": "百分之", "％": "百分之", "‰": "千分之"}
_NINE_ELEVEN = "九一一"


def rules(language: str) -> tuple[Rule, ...]:
    """The rules for a tag of Chinese; the script is that of the tag, simplified by default."""
    tags = language.lower().split("-")
    return _rules(any(tag in _TRADITIONAL for tag in tags))


@cache
def _rules(traditional: bool) -> tuple[Rule, ...]:
    return RULES if traditional else tuple(_simplified(each) for each in RULES)


def _simplified(each: Rule) -> Rule:
    def say(match: re.Match[str]) -> Parts:
        return tuple(
            (start, end, said.translate(_TO_SIMPLIFIED)) for start, end, said in each.say(match)
        )

    return Rule(each.name, each.pattern, say)


def _counts(match: re.Match[str]) -> bool:
    """Whether the number counts what follows it; 第2, 2月 and 2日 do not."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    after = match.string[match.end() : match.end() + 2].lstrip()
    if before == "第" or after.startswith(("日本", "年級", "年级")):
        return False
    return after[:1] in _COUNTED and after[:1] not in ("日", "分")


def _amount(match: re.Match[str]) -> Parts:
    """A number or a range, with a unit that is a sign: 6-10, 3.5-5℃."""
    unit = _LISTS["units"].get(match["unit"] or "", "")
    counted = bool(unit) or _counts(match)
    first, second = match["a"], match["b"]
    if not second:
        return ((match.start(), match.end(), number(first, counted) + unit),)
    return (
        (*match.span("a"), number(first)),
        (match.end("a"), match.start("b"), "至"),
        (match.start("b"), match.end(), number(second, counted) + unit),
    )


def _percent(match: re.Match[str]) -> str:
    name = _PERCENT[match["sign"]]
    minus = "負" if match["minus"] else ""
    said = minus + name + number(match["a"])
    return f"{said}至{name}{number(match['b'])}" if match["b"] else said


def _money(match: re.Match[str]) -> str:
    coin = _LISTS["money"][match["sign"]]
    scale = match["scale"] or ""
    sums = [number(match["a"], counted=True)] + ([number(match["b"])] if match["b"] else [])
    return f"{'至'.join(sums)}{scale}{coin}"


def _date(match: re.Match[str]) -> str | None:
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{digits(match['y'])}年{number(str(month))}月{number(str(day))}日"


def _time(match: re.Match[str]) -> str | None:
    hour, minute = int(match["h"]), int(match["m"])
    if hour > 24 or minute > 59:
        return None
    said = ("兩" if hour == 2 else number(str(hour))) + "點"
    if minute or match["s"]:
        said += ("零" if 0 < minute < 10 else "") + number(str(minute)) + "分"
    if match["s"]:
        second = int(match["s"])
        said += ("零" if 0 < second < 10 else "") + number(str(second)) + "秒"
    return said


def _fraction(match: re.Match[str]) -> str:
    if (match["over"], match["under"]) == ("9", "11"):
        return _NINE_ELEVEN
    return f"{number(match['under'])}分之{number(match['over'])}"


def _written_fraction(match: re.Match[str]) -> str:
    said: str = _LISTS["fractions"][match["sign"]]
    return f"{number(match['whole'])}又{said}" if match["whole"] else said


def _score(match: re.Match[str]) -> str | None:
    """ "3–1" is 三比一: the larger number first is no range."""
    a, b = int(match["a"]), int(match["b"])
    after = match.string[match.end() : match.end() + 1]
    return (
        f"{number(match['a'])}比{number(match['b'])}" if a > b and after not in _COUNTED else None
    )


def _telephone(match: re.Match[str]) -> str:
    groups = "，".join(digits(group) for group in re.findall(r"\d+", match.group()))
    return ("加" if match.group().startswith(("+", "＋")) else "") + groups


def _minus(match: re.Match[str]) -> str:
    return "加" if match.group() in "+＋" else "負"


def _power(match: re.Match[str]) -> str:
    """10⁶ is 十的六次方, x² is x的平方."""
    of, power = base(match), figures(match["power"])
    said = number(of) if of.isdecimal() else of
    if match["minus"]:
        return f"{said}的負{number(power)}次方"
    return f"{said}的{_POWERS.get(power) or number(power) + '次方'}"


_POWERS = {"2": "平方", "3": "立方"}


def _high(match: re.Match[str]) -> str:
    return "負" if match["minus"] else number(figures(match["number"]))


def _other_numeral(match: re.Match[str]) -> str | None:
    """①, ² and the like; Han numerals have a value too and stay as they are."""
    if unicodedata.category(match.group()) == "Lo":
        return None
    value = unicodedata.numeric(match.group(), -1.0)
    return number(str(int(value))) if value >= 0 and value == int(value) else None


def _sign(match: re.Match[str]) -> str | None:
    said = _LISTS["signs"].get(match.group())
    return str(said) if said else None


def _pause(match: re.Match[str]) -> str:
    """A dash, dots or a bracket: a small pause between words, nothing at either end."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return "，" if before.isalnum() and (after.isalnum() or after in "“「『《〈") and after else ""


def _dots(match: re.Match[str]) -> str:
    """An ellipsis ends a text as a full stop does."""
    return _pause(match) or ("" if match.string[match.end() : match.end() + 1] else "。")


_MONEY = (
    rf"(?P<sign>{either(_LISTS['money'])})\s?(?P<a>{_N})(?:{_DASH}(?P<b>{_N}))?"
    r"(?P<scale>[萬万億亿千百兆]{1,3})?"
)
_POWERED = either(unit for unit in _LISTS["units"] if unit[-1] in "²³")
_UNIT = rf"(?:\s?(?P<unit>{either(_LISTS['units'])})(?![A-Za-z0-9]))?"

RULES: tuple[Rule, ...] = (
    rule("unit", rf"(?<![A-Za-z])(?:{_POWERED})(?!\w)",
         lambda match: str(_LISTS["units"][match.group()])),
    rule("power", POWER, _power),
    rule("raised", HIGH, _high),
    rule("date", r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)", _date),
    rule("time", r"(?P<h>\d{1,2})[:：](?P<m>\d\d)(?:[:：](?P<s>\d\d))?(?!\d)", _time),
    rule("ratio", rf"(?P<a>{_N})\s?[:：]\s?(?P<b>{_N})",
         lambda match: f"{number(match['a'])}比{number(match['b'])}"),
    rule("telephone", r"[+＋]\d{1,3}[\s-]?\d{2,4}(?:[\s-]?\d{3,8}){1,4}(?!\d)", _telephone),
    rule("telephone", r"(?:\d{3,4}-\d{7,8}|\d{3}-\d{4}-\d{4}|1[3-9]\d{9}|0\d{9,10})(?![\d.,])",
         _telephone),
    rule("years", rf"(?P<a>1[1-9]\d\d|20\d\d){_DASH}(?P<b>\d\d)(?=年(?![度代]))",
         lambda match: f"{digits(match['a'])}至{digits(match['b'])}"),
    rule("score", r"(?<![\d.,:/–-])(?P<a>\d{1,2})[-–](?P<b>\d{1,2})(?![\d.,:/–-]|\d)", _score),
    rule("years", rf"(?P<y>[12]\d{{3}})(?={_DASH}[12]\d{{3}}年|[至到][12]\d{{3}}年)",
         lambda match: digits(match["y"])),
    rule("year", r"(?P<y>[12]\d{3})(?=\s?年)", lambda match: digits(match["y"])),
    rule("year", r"(?<=[（(])(?P<y>1[1-9]\d\d|20\d\d)(?=[）)])", lambda match: digits(match["y"])),
    rule("numbered", r"(?<=第)(?P<n>\d{3,4})(?=\s?[號号(（])", lambda match: digits(match["n"])),
    rule("code", r"(?:(?<=[A-Z])|(?<=[A-Z][-‐‑]))\d{3,4}(?![\d.])|\d{4}(?=[Pp](?![A-Za-z]))",
         lambda match: digits(match.group())),
    rule("nine eleven", r"9(?:[·．・‧]11|\.11(?=[”\"」]?(?:事件|恐)))", lambda match: _NINE_ELEVEN),
    rule("money", _MONEY, _money),
    rule("percent", rf"(?P<minus>(?<![\w])[-−－])?(?P<a>{_N})(?:[%％‰]?{_DASH}(?P<b>{_N}))?"
         r"\s?(?P<sign>[%％‰])", _percent),
    rule("fraction", r"(?P<whole>\d{1,9})?(?P<sign>[½⅓⅔¼¾])", _written_fraction),
    rule("fraction", r"(?P<over>\d{1,3})[/／](?P<under>[1-9]\d{0,2})(?![\d/／])", _fraction),
    rule("sign", r"(?<![\w)）])[-−－+＋](?=\d)", _minus),
    rule("range", rf"(?<=[日月年時时分點点號号元度人次天%％]){_DASH}(?=[\d第])",
         lambda match: "至"),
    rule("years", rf"(?<=\d{{4}}){_DASH}(?=[12]\d{{3}}年)", lambda match: "至"),
    rule("number", rf"(?P<a>{_N})(?:{_DASH}(?P<b>{_N}))?{_UNIT}", _amount),
    rule("numeral", r"[^\W\d_]", _other_numeral),
    rule("letters", r"[A-Z]{2,}(?![a-z])", lambda match: capitals(match.group())),
    rule("title marks", r"[《》〈〉]", lambda match: ""),
    rule("ellipsis", r"(?:…+|\.{3,}|。{2,})", _dots),
    rule("dash", r"\s?(?:—+|―+|–+|-{2,}|─+|(?<=\s)[-－](?=\s))\s?", _pause),
    rule("hyphen", r"[-－‐‑−]", lambda match: ""),
    rule("bracket", r"\s?[（(【\[〔〖{]+", _pause),
    rule("bracket", r"[）)】\]〕〗}]+\s?", _pause),
    rule("between names", r"(?<=\w)[·・‧•](?=\w)", lambda match: ""),
    rule("slash", r"\s?[/／]\s?", _pause),
    rule("wave", r"[~～〜]", _pause),
    rule("bar", r"\s?[|｜¦]\s?", _pause),
    rule("sign", r"[^\w\s]", _sign),
)  # fmt: skip

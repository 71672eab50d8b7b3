"""Money, minus and fractions in the languages of Europe, by data/signs.toml."""

from __future__ import annotations

import re

from ._data import data, either
from ._european import NUMBER, form
from ._scan import Rule, rule

_FIGURES = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾"}


def amounts(tag: str) -> tuple[Rule, ...]:
    """The rules for a primary tag."""
    return (*_money(tag), _minus(tag), *_fractions(tag))


def _money(tag: str) -> tuple[Rule, ...]:
    lists = data("signs")[tag]
    coins, scales, to = lists["money"], lists["scales"], lists["range"]
    sign = rf"(?P<sign>{either(coins)})"

    def prefixed(match: re.Match[str]) -> str:
        last = _plain(match["b"] or match["a"])
        sums = [_plain(match["a"])] + ([last] if match["b"] else [])
        amount = (f" {to} " if to else "–").join(sums)
        if match["scale"]:
            scale = scales[match["scale"]]
            return f"{amount} {scale[form(last, len(scale))]} {coins[match['sign']][2]}"
        if not match["b"] and lists["cents"] and re.fullmatch(r"[\d.]+,\d\d", last):
            return _cents(last, coins[match["sign"]], lists["cents"])
        return f"{amount} {_coin(last, coins[match['sign']], tag)}"

    def with_cents(match: re.Match[str]) -> str | None:
        if re.search(r"\d\s?[-–—]\s?\Z", match.string[max(0, match.start() - 4) : match.start()]):
            return None
        return _cents(match["a"], coins[match["sign"]], lists["cents"])

    suffixed = rule(
        "money", rf"(?<![\d.,])(?P<a>\d{{1,3}}(?:\.\d{{3}})+,\d\d|\d+,\d\d)\s?{sign}(?!\w)",
        with_cents,
    )  # fmt: skip
    return (
        rule("money", rf"{sign}\s?(?P<a>{NUMBER})(?:\s?[-–—]\s?(?P<b>{NUMBER}))?"
             rf"(?:\s?(?P<scale>{either(scales)})(?!\w|\.\s?[A-Z]))?", prefixed),
        *((suffixed,) if lists["cents"] else ()),
    )  # fmt: skip


def _plain(number: str) -> str:
    return re.sub(r"\s", "", number)


def _coin(number: str, coin: list[str], tag: str) -> str:
    return coin[form(number, 3 if tag == "ru" else 2)]


def _cents(amount: str, coin: list[str], wording: str) -> str:
    """ "2,50 €" is two euros fifty, "2,00 €" two euros, "0,50 €" fifty cents."""
    whole, _, rest = amount.partition(",")
    if not whole.strip("0.") and int(rest) > 1:
        return f"{int(rest)} {coin[3]}"
    name = coin[form(whole, 2)]
    if rest == "01":
        return f"{amount} {name}"
    if not int(rest):
        return f"{whole} {name}"
    return wording.format(a=whole, coin=name, b=int(rest))


def _minus(tag: str) -> Rule:
    """A true minus sign always; a hyphen or dash only in front of a temperature or a share."""
    said = data("signs")[tag]["minus"] + " "
    return rule("sign", rf"(?<![\w)\]])(?:−(?=\d)|[-–](?={NUMBER}\s?[°%‰℃]))", lambda match: said)


def _fractions(tag: str) -> tuple[Rule, ...]:
    lists = data("signs")[tag]
    signs, parts = lists["fractions"], either(lists["parts"])

    def written(match: re.Match[str]) -> str:
        alone, behind = signs[match["sign"]]
        return f"{match['whole']} {behind}" if match["whole"] else alone

    return (
        rule("fraction", rf"(?:(?P<whole>\d{{1,9}})\s?)?(?P<sign>[{''.join(signs)}])", written),
        # Without what it is a part of, 3/4 may be a day, a page or a score.
        rule("fraction", rf"(?<![\d/.,])(?P<n>{either(_FIGURES)})(?=[ \u00a0](?:{parts})(?!\w))",
             lambda match: str(signs[_FIGURES[match["n"]]][0])),
    )  # fmt: skip

"""Who is quoted in Japanese and Arabic: グテレス事務総長は…と述べた."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ._han import HAN
from ._quoting import Quoted
from ._tables import any_of, table

_JA = table("names")["ja"]
_AR = table("names")["ar"]

_KANA = "[\u30a1-\u30fa\u30fc]"
_JAPANESE = re.compile(
    rf"(?:^|(?<=[\n。、「」（）()）のと,・ 　]))"
    rf"(?P<name>{_KANA}{{2,12}}(?:[・＝=]{_KANA}{{1,12}}){{0,3}}|[{HAN}]{{2,4}}?)"
    rf"(?:{any_of(_JA['countries'])})?(?P<role>{any_of(_JA['heads'])})(?:は|が|も)[^。\n]{{0,160}}?(?:{any_of(_JA['says'])})",
    re.MULTILINE,
)
_LETTER = "[ء-ي\u064b-\u0652]"  # with the signs of vowels and doubling
_NO_NAME = any_of(_AR["no_name"])
_HEADS = any_of(_AR["heads"], literal=False)
_NAME = (
    rf"(?!ال|(?:{_AR['stops']}|{_NO_NAME})(?!{_LETTER})){_LETTER}{{2,}}"
    rf"(?: (?!(?:{_AR['stops']}|{_HEADS}|{_NO_NAME})(?!{_LETTER})){_LETTER}{{2,}}){{1,2}}"
)
_VERB = rf"(?<!{_LETTER})و?(?:{any_of(_AR['verbs'])})"
_OFFICE = rf"(?:{_HEADS})"
_OF = rf"(?: (?:ال{_LETTER}+|(?:{_NO_NAME})(?!{_LETTER})))"
_ARABIC = (
    re.compile(
        rf"{_VERB} (?P<role>{_OFFICE}{_OF}{{0,6}}) (?P<name>{_NAME})(?!{_LETTER})"
        rf"(?=[،,]? ?(?:{_AR['stops']})(?!{_LETTER}))"
    ),
    re.compile(
        rf"{_VERB} (?:السيدة? )?(?P<name>{_NAME})[،,]? (?P<role>{_OFFICE}{_OF}{{0,7}})"
        rf"(?!{_LETTER}) ?(?=(?:{_AR['stops']})(?!{_LETTER}))"
    ),
)


def japanese(text: str, start: int = 0) -> Iterator[Quoted]:
    """Those before whose office は or が and a verb of speech stand."""
    for found in _JAPANESE.finditer(text, start):
        name = found["name"]
        if name not in _JA["no_name"] and name[-1] not in _JA["no_ends"]:
            yield Quoted(found.span("name"), found.span("role"))


def arabic(text: str, start: int = 0) -> Iterator[Quoted]:
    """Those whom a verb of speech is followed by, with their office before or after the name."""
    for pattern in _ARABIC:
        for found in pattern.finditer(text, start):
            yield Quoted(found.span("name"), found.span("role"))

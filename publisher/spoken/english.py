"""English: the ordered rules, from addresses to single signs."""

from __future__ import annotations

import re

from . import _english_dates, _english_numbers, _english_words
from ._ranges import names
from ._scan import Rule, rule

LANGUAGES = ("en",)

_GOES_ON = re.compile(r"\s*[\"'“‘]?[\w$€£]")


def _open(match: re.Match[str]) -> str:
    """A bracket inside a sentence is a small pause."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    if not before:
        return ""
    return ", " if before.isalnum() or before in "\"'”’)%" else " "


def _close(match: re.Match[str]) -> str:
    return "," if _GOES_ON.match(match.string[match.end() : match.end() + 3]) else ""


def _dash(match: re.Match[str]) -> str | None:
    """A dash between words is a pause; at either end of the text it is nothing."""
    before = match.string[max(0, match.start() - 1) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    if not before or not after:
        return ""
    return ", " if before.isalnum() or before in "\"'”’)%" else " "


def _dots(match: re.Match[str]) -> str:
    return ", " if _GOES_ON.match(match.string[match.end() : match.end() + 3]) else "."


def _slash(match: re.Match[str]) -> str:
    return " slash "


_PUNCTUATION: tuple[Rule, ...] = (
    rule("apostrophe", r"’(?=\w)", lambda match: "'"),
    rule("dash", r"\s*(?:[—―]|--+|\s[-–−]\s|(?<=\w)[‐‑](?=\w))\s*",
         lambda match: "-" if match.group() in "‐‑" else _dash(match)),
    rule("dash", r"(?<=\w)–(?=\w)", lambda match: "-"),
    rule("dash", r"[-–−](?!\w)|(?<!\w)[-–−]", lambda match: " "),
    rule("ellipsis", r"\s?(?:…+|\.{2,}|(?:\.\s){2,6}\.)\s?", _dots),
    rule("bracket", r"\s*[(\[{【《〈「『]+", _open),
    rule("bracket", r"[)\]}】》〉」』]+", _close),
    rule("slash", r"\s?/\s?(?=\w)", _slash),
    rule("bar", r"\s?[|¦]\s?", lambda match: ", "),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    *_english_words.ADDRESSES,
    *_english_numbers.MONEY,
    *names("en"),
    *_english_dates.RULES,
    *_english_words.RULES,
    *_english_numbers.RULES,
    *_PUNCTUATION,
    *_english_words.SIGNS,
)


def rules(language: str) -> tuple[Rule, ...]:
    """The rules for a tag of English; there is one set."""
    return RULES

"""Rules that turn stretches of written text into what is said, and the one pass that applies them.

The pass goes from left to right over places where something can begin: a number, a word, white
space, a sign. At each place the first rule that answers wins, and the pass goes on behind it.
Patterns are bounded or eat what they have looked at, so the pass is linear in the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Parts = tuple[tuple[int, int, str], ...]
"""Spans of the text shown, in order, with what is said for each; empty means: not my case."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying something written."""

    #: shown by --explain
    name: str
    #: tried at the beginnings of words, numbers and signs
    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], Parts]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text shown that is said otherwise than it is written."""

    start: int
    end: int
    #: "" for what is silent
    said: str
    #: name of the rule
    rule: str
    #: IPA for what is said, or ""
    ipa: str = ""


_NUMERALS = r"\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u218f\u2460-\u24ff\u2776-\u2793"
"""Superscripts, fractions and circled numbers: Python counts them as letters of words."""

_PLACE = re.compile(rf"\d+|[^\W\d_{_NUMERALS}]+|\s+|.", re.DOTALL)


def rule(
    name: str, pattern: str, say: Callable[[re.Match[str]], Parts | str | None], flags: int = 0
) -> Rule:
    """A rule whose function may also answer a text for the whole match, or None for "not mine"."""

    def parts(match: re.Match[str]) -> Parts:
        answer = say(match)
        if answer is None:
            return ()
        return ((match.start(), match.end(), answer),) if isinstance(answer, str) else answer

    return Rule(name, re.compile(pattern, flags), parts)


def scan(text: str, rules: Sequence[Rule], taken: Sequence[Part] = ()) -> Iterator[Part]:
    """What is said otherwise, in order.

    taken: parts that are settled already (a lexicon's), in order; rules leave them alone.
    """
    at = 0
    for settled in (*taken, None):
        end = settled.start if settled else len(text)
        while at < end:
            found, at = _at(text, at, end, rules)
            yield from found
        if settled:
            yield settled
            at = settled.end


def _at(text: str, at: int, end: int, rules: Sequence[Rule]) -> tuple[list[Part], int]:
    """What the first fitting rule says at a place, and where to go on."""
    for each in rules:
        match = each.pattern.match(text, at)
        if match and at < match.end() <= end:
            parts = each.say(match)
            if parts:
                return [Part(*part, each.name) for part in parts], match.end()
    place = _PLACE.match(text, at)
    return [], min(end, place.end() if place else at + 1)

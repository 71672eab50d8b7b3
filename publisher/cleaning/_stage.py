"""Stage directions of a transcript: (Applause.), （間）, (Nouveaux murmures à droite.)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ._tables import any_of, table

_INSIDE = r"[^()（）\[\]［］【】〔〕\n]"
_BRACKETS = re.compile(
    rf"\(((?:{_INSIDE}|\[{_INSIDE}{{1,40}}\]){{1,240}})\)|［({_INSIDE}{{1,120}})］|（({_INSIDE}{{1,120}})）|\[({_INSIDE}{{1,240}})\]"
    rf"|【({_INSIDE}{{1,60}})】|〔({_INSIDE}{{1,120}})〕"
)
_STOPS = ".!。！…"
_BETWEEN = re.compile(r"[\s,，、;.!…]*")
_PARTS = re.compile(r"[\s.!…]*(?:[—–]+|\s-+\s)\s*")
_TWICE = 2


def directions(text: str) -> Iterator[re.Match[str]]:
    """The brackets that hold what was heard or seen and not said, in order."""
    at = 0
    while found := _BRACKETS.search(text, at):
        at = found.start() + 1  # where it is none, one may stand inside it
        if _is_direction(" ".join(found[found.lastindex or 0].split())):
            yield found
            at = found.end()


def _is_direction(inside: str) -> bool:
    """Whether it is: what is heard, with how and where; a cry, twice or with its place; a phrase.

    What a speaker may mean as well ("a sensation") has to look like a sentence: (Sensation.).
    """
    bare = inside.strip(_STOPS + " ")
    if _phrases().fullmatch(bare):
        return True
    kinds = [_kind(part, number) for number, part in enumerate(_PARTS.split(bare))]
    if not all(kinds):
        return False
    is_sentence = inside[0].isupper() and inside[-1] in _STOPS
    return is_sentence or set(kinds) == {"heard"}


def _kind(part: str, number: int) -> str:
    """heard, seen or cries: what a part between dashes is; "" where a word in it is another."""
    if number and _who().match(part):
        return "seen"
    tail = _tails().search(part)
    words = _words_of(part[: tail.start()] if tail else part)
    if tail and any("heard" in word or "seen" in word for word in words):
        return "heard"
    for kind in ("heard", "seen"):
        if words and any(kind in word for word in words):
            return kind
    cries = sum("cries" in word for word in words)
    placed = any("places" in word for word in words)
    only = all(word & {"cries", "places"} for word in words)
    return "cries" if cries and only and (placed or cries >= _TWICE) else ""


def _words_of(part: str) -> Sequence[frozenset[str]]:
    """What each word or group of words may be; none where one is nothing of a direction."""
    words, pattern = _vocabulary()
    found, at = [], 0
    while at < len(part):
        word = pattern.match(part, at)
        if not word:
            return ()
        found.append(words[word[0].lower()])
        between = _BETWEEN.match(part, word.end())
        at = between.end() if between else word.end()
    return found


@cache
def _vocabulary() -> tuple[dict[str, frozenset[str]], re.Pattern[str]]:
    """Every word with the lists that have it, and a pattern for the longest one at a place."""
    data = table("stage")
    lists = {"heard": "heard", "heard_han": "heard", "around_han": "around"}
    lists |= {name: name for name in ("seen", "cries", "places", "around")}
    words: dict[str, frozenset[str]] = {}
    for name, kind in lists.items():
        for word in data[name]:
            words[word.lower()] = words.get(word.lower(), frozenset()) | {kind}
    han = [*data["heard_han"], *data["around_han"]]
    spaced = [word for word in words if word not in han]
    return words, re.compile(rf"(?:{any_of(spaced)})(?!\w)|(?:{any_of(han)})", re.IGNORECASE)


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(table('stage')['phrases'], literal=False)})", re.IGNORECASE)


@cache
def _tails() -> re.Pattern[str]:
    """Of whom it is heard, to the end, and what they cry: des Abg. Max Brand [AfD]: Unsinn!"""
    data = table("stage")
    name = r"(?:[^\W\d_a-zà-ÿа-яё][\w.’'/-]*|\[[^\[\]]{1,40}\])"
    small = any_of(data["beside_names"])
    return re.compile(
        rf" (?:{any_of(data['of_whom'], literal=False)})"
        rf"(?:[ ,]+(?:{name}|(?:{small})(?!\w))){{1,14}}\.?(?:: .{{2,160}})?$"
    )


@cache
def _who() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(table('stage')['who'])})(?!\w)")

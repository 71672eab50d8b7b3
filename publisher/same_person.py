"""Whether two documents name one person: for certain by the whole name, or only likely.

Likely are a family name alone ("Guterres"), initials ("S. Lavrov") and what another script makes
of a foreign name (古特雷斯, グテレス). Those count only together with an office that agrees,
and an office by itself counts for nothing: many hold it, one after the other.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from .book import Document
from .languages import script
from .reading import reading, same_name

_FEWEST = 3
"""Consonants that a name heard through another script must share."""

_HARD = {"k": "k", "g": "k", "t": "t", "d": "t", "p": "p"}

# What scripts and languages do not tell apart in a foreign name. zh, sh and ch are like s.
_CLASSES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str] | str], ...] = (
    (re.compile(r"zh|ch|sh|kh|gh|th|dh|ph"), lambda found: _HARD.get(found[0][0], "s")),
    (re.compile(r"ng\b|ng(?=[^aeiou])"), "n"),
    (re.compile(r"c(?=[eiy])|[zjx]"), "s"),
    (re.compile(r"[cqg]"), "k"),
    (re.compile(r"d"), "t"),
    (re.compile(r"[bfvw]"), "p"),
    (re.compile(r"r"), "l"),
    (re.compile(r"m"), "n"),
    (re.compile(r"[aeiouyh]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def certain(one: Document, other: Document) -> bool:
    """Whether the speakers' whole names are read alike."""
    names = one.value("speaker"), other.value("speaker")
    return all(names) and same_name(*names)


def likely(one: Document, other: Document) -> bool:
    """Whether one speaker's name may be the other's, and both hold an office that agrees."""
    names = one.value("speaker"), other.value("speaker")
    if not all(names) or not _offices_agree(one.value("role"), other.value("role")):
        return False
    return _part(*names) or _part(*reversed(names)) or _heard_alike(*names)


def _part(short: str, long: str) -> bool:
    """Whether a name is the other's family name, alone or with initials: Lavrov, S. Lavrov."""
    few, many = reading(short).split(), reading(long).split()
    if not few or len(few) > len(many) or few[-1] != many[-1] or len(few[-1]) < _FEWEST:
        return False
    rest = many[:-1]
    return all(len(word) == 1 and any(w[0] == word for w in rest) for word in few[:-1])


def _heard_alike(one: str, other: str) -> bool:
    """Whether names of two scripts share a family name's consonants, and no given name differs."""
    if _script(one) == _script(other):
        return False
    words, others = _words(one), _words(other)
    if not words or not others:
        return False
    if len(words) > len(others):
        words, others = others, words
    if len(words) > 1:
        family = any(len(word) >= _FEWEST and word in others for word in words)
        return family and all(any(_fits(word, against) for against in others) for word in words)
    return len(words[0]) >= _FEWEST and words[0] in (*others, "".join(others))


def _fits(word: str, against: str) -> bool:
    """Whether two words of names sound alike, or one is an initial of the other."""
    short, long = sorted((word, against), key=len)
    return word == against or (len(short) == 1 and long.startswith(short))


def _words(name: str) -> list[str]:
    """The consonants of each word of the name; Han and kana without a point are one word."""
    parts = re.split(r"[\s·・＝=.]+", name)
    # Arabic writes و and ي for the vowels of a foreign name.
    vowels = "wy" if _script(name) == "ARABIC" else ""
    read = (reading(part).translate(dict.fromkeys(map(ord, vowels))) for part in parts if part)
    bones = [_bones(one) for one in read]
    return [bone for bone in bones if bone]


def _bones(read: str) -> str:
    for pattern, by in _CLASSES:
        read = pattern.sub(by, read)
    return read.replace(" ", "")


def _script(name: str) -> str:
    return next((found for char in name if (found := script(char))), "")


def _offices_agree(one: str, other: str) -> bool:
    """Whether two roles name one office, and no two countries."""
    offices = _named("offices", one), _named("offices", other)
    if not offices[0] or offices[0] != offices[1]:
        return False
    countries = _named("countries", one), _named("countries", other)
    return not all(countries) or countries[0] == countries[1]


def _named(table: str, role: str) -> str:
    """The office or country that the role names, the longest of its words first; or ""."""
    low = role.casefold()
    return next((name for word, name in _words_of(table) if word in low), "")


@cache
def _words_of(table: str) -> tuple[tuple[str, str], ...]:
    data = tomllib.loads(files(__package__).joinpath("data/offices.toml").read_text("utf-8"))
    pairs = [(word, name) for name, words in data[table].items() for word in words]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))

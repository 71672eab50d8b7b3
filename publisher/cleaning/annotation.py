"""Annotations: readings that were written into the text, such as 國(guó)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..book import Document
from ..ledger import Change, Mark
from ._han import HAN
from ._rule import Outcome, rule

SYLLABLE = "[a-zêüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300-\u030c]{1,8}"
"""One syllable of pinyin with its tone, loosely; `readings` is what decides."""

_BRACKET = re.compile(rf"(?<=[{HAN}])[(（] ?({SYLLABLE}) ?[)）]")

# The space that a program put after its bracket: Han text has none between characters.
_SPACE = re.compile(f" (?=[{HAN}])")

# A text that speaks about a reading says so just before the character.
_ABOUT = re.compile(r"(?:读作?|讀作?|念作?|唸作?|音|拼音|发音|發音)[为為是:：]?[“「『《]?.$")


class Annotation(NamedTuple):
    """A bracket with a reading, after the character it belongs to."""

    #: position of the character; the bracket is text[start + 1 : end]
    start: int
    end: int
    reading: str
    #: whether the tone is written
    toned: bool


@cache
def readings(char: str) -> frozenset[str]:
    """The pinyin readings of a Han character, with tone marks; empty where none is known."""
    from pypinyin.pinyin_dict import pinyin_dict  # 0.2 s to import, and few texts need it

    listed: str = pinyin_dict.get(ord(char), "")
    return frozenset(unicodedata.normalize("NFC", one) for one in listed.split(",") if one)


@cache
def _toneless(char: str) -> frozenset[str]:
    plain = (unicodedata.normalize("NFD", one) for one in readings(char))
    return frozenset("".join(c for c in one if "a" <= c <= "z") for one in plain)


def annotated(text: str) -> Iterator[Annotation]:
    """Every bracket whose syllable is a reading of the very character before it."""
    for found in _BRACKET.finditer(text):
        before = found.start() - 1
        syllable = unicodedata.normalize("NFC", found[1])
        toned = syllable in readings(text[before])
        if not toned and syllable not in _toneless(text[before]):
            continue
        if not _ABOUT.search(text, max(0, before - 5), found.start()):
            yield Annotation(before, found.end(), syllable, toned)


@rule("A1", "pinyin in brackets")
def pinyin(document: Document) -> Outcome:
    """Take out a reading in brackets and keep it as ruby: 中國(guó) becomes 中國.

    Evidence: a Han character followed by brackets that hold one syllable, and the dictionary lists
    that syllable for that very character. Where tones are not written, the space behind it goes.
    Guard: the habit must be the document's: five or more such brackets on four or more different
    characters, or twenty on ten where the tones are not written. A bracket in a remark about the
    reading itself (讀作, 拼音) stays, and so do brackets with anything else in them.
    """
    text = document.manuscript.text
    found = tuple(annotated(text))
    for toned, enough, different in ((True, 5, 4), (False, 20, 10)):
        kind = [one for one in found if one.toned is toned]
        if len(kind) < enough or len({text[one.start] for one in kind}) < different:
            continue
        for one in kind:
            space = None if toned else _SPACE.match(text, one.end)
            reason = f"{one.reading} is a reading of {text[one.start]}, kept as ruby"
            yield Change(one.start + 1, space.end() if space else one.end, "", reason)
            yield Mark("ruby", one.start, one.start + 1, one.reading)

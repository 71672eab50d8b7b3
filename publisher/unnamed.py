"""What a document without a title can be called by its own: the words of its file's name, or those
that it begins with. Nothing is made up."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from .book import Document
from .headings import valid
from .languages import script

LONGEST = 48
"""Characters of the first words; of Han and kana, half as many."""

_WORD = re.compile(r"[^\W\d_]{2,}")


@cache
def _says_nothing() -> frozenset[str]:
    """Words of names that devices and programs give."""
    text = files(__package__).joinpath("data/file_names.toml").read_text("utf-8")
    return frozenset(word for words in tomllib.loads(text).values() for word in words.split())


_HEX = re.compile(r"(?=[a-f]*\d)[0-9a-f]{8,}", re.IGNORECASE)


def told_by_name(path: str) -> str:
    """The words of a file's name, or "" where it was a device or a program that named it."""
    stem = unicodedata.normalize("NFC", PurePosixPath(path).stem)
    name = " ".join(
        re.sub(r"%20|[_+~]|(?<=\w)[-–.](?=[^\W\d])|(?<=[^\W\d])[-–.](?=\w)", " ", stem).split()
    )
    words = _WORD.findall(_HEX.sub(" ", name))
    telling = [
        w
        for w in words
        if w.casefold() not in _says_nothing() and (len(w) > 2 or script(w[0]) != "LATIN")
    ]
    return name if telling and not _HEX.search(name) else ""


def first_words(document: Document) -> str:
    """The words with which the text begins, cut between words, or ""."""
    blocks = (block for block in document.blocks if block.kind not in ("image", "table_row"))
    text = next(filter(_WORD.search, map(valid, blocks)), "")
    wide = any(script(char) in ("CJK", "KANA") for char in text[:LONGEST])
    longest = LONGEST // 2 if wide else LONGEST
    if len(text) <= longest:
        return text.rstrip(" ,;:.、，；：。")
    cut = text[: longest + 1]
    cut = cut[:longest] if wide else cut.rpartition(" ")[0] or cut[:longest]
    return cut.rstrip(" ,;:.-–—、，；：。") + "…"

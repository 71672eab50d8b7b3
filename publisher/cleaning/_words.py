"""Which words there are: those of the document itself, and those of dictionaries."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from .. import plugins
from ..errors import PublisherError

_ONCE_IN_TEN_MILLION = 700
"""In hundredths of powers of ten, which is how wordfreq counts. Of 1,700 words broken at a line end
that simplemma did not know, 1,174 were this common, and 2 compounds with a hyphen of their own."""

_WORD = re.compile(r"[^\W\d_]+")


@cache
def dictionary() -> Callable[[str], bool] | None:
    """Whether a word is in the dictionary of the English voice, where that is installed."""
    try:
        known: Callable[[str], bool] = plugins.find("engines", "hibari").knows
        known("a")
    except (PublisherError, ImportError):
        return None
    return known


@cache
def known_words(language: str) -> Callable[[str], bool] | None:
    """Whether a word stands in simplemma's word list of a language, by its primary tag.

    A few million inflected forms in 54 languages, from Wiktionary and other lexica; read from the
    package at the first word asked for, in 0.1 s to 1.2 s and 4 MB to 54 MB (fr, pl). None where
    there is no list.
    """
    from simplemma import is_known

    try:
        is_known("a", language, low_memory=True)
    except ValueError:
        return None
    return lambda word: bool(is_known(word, language, low_memory=True))


@cache
def common_words(language: str) -> frozenset[str]:
    """The words of a language of which a text of ten million words has one or more, in small
    letters, by wordfreq; hyphens are none of its letters. Empty where it has no list.

    Read in 0.1 s to 0.4 s; 80,000 to 190,000 words.
    """
    return frozenset(rarity(language))


@cache
def rarity(language: str) -> Mapping[str, int]:
    """Those words with how rare they are, in hundredths of powers of ten: 300 is one in 1,000."""
    import wordfreq

    path = wordfreq.available_languages("best").get(language)
    bins = wordfreq.read_cBpack(path)[: _ONCE_IN_TEN_MILLION + 1] if path else ()
    return {word: number for number, words in enumerate(bins) for word in words}


def own_words(text: str) -> frozenset[str]:
    """The document's words without regard to capitals."""
    return frozenset(word.casefold() for word in _WORD.findall(text))

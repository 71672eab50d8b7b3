"""Ligatures that a PDF's text lost without a sign: "con ict", "the rst", "conict"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ..ledger import Change
from ._language import language_of
from ._words import common_words, dictionary, known_words

_LATIN = "A-Za-zÀ-ÖØ-öø-ÿœŒ"
_SMALL = "a-zà-öø-ÿœ"
_GAP = re.compile(rf"(?<![\w'’-])([{_LATIN}]{{1,9}})(?= ([{_SMALL}]{{1,9}})(?![\w'’]))")
_BEFORE = re.compile(rf"([{_LATIN}]+) $")
_AFTER = re.compile(rf" ([{_LATIN}]+)")
_TORN = re.compile(rf"(?<![\w'’.@/-])[{_SMALL}]{{3,15}}(?![\w'’@/-])")

_LANGUAGES = ("en", "fr", "de", "it", "es", "pt")
_LIGATURES = ("ffi", "ffl", "ff", "fi", "fl", "ti")
_FEWEST = 3
"""So many different words must be mended so that any is."""

# In so many words some have fi and ti; fewer are not worth loading a dictionary.
_ENOUGH_WORDS = 60

_REMEMBERED = 1 << 15
"""Answers kept: a text has few words that it says often, and most ways to mend one are none."""

Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Loss:
    """A place where letters are missing."""

    start: int
    end: int
    before: str
    letters: str


def gaps(text: str) -> Iterator[Change]:
    """The repairs of a text that nowhere has fi (or ti), where they complete three words."""
    lost = _lost(text)
    if not lost or len(text.split(maxsplit=_ENOUGH_WORDS)) < _ENOUGH_WORDS:
        return
    language = language_of(text).tag.partition("-")[0]
    known = _known(language) if language in _LANGUAGES else None
    if known is None:
        return
    found = _apart(list(_spaces(text, lost, known)))
    # One program loses them in one way: where it put spaces, a word without one lost nothing.
    spaced = len({one.before for one in found}) >= _FEWEST
    torn = [one for one in _dropped(text, lost, known) if not spaced or one.start < one.end]
    found = [*found, *torn] if spaced else torn
    if len({one.before for one in found}) < _FEWEST:
        return
    for one in sorted(found, key=lambda loss: loss.start):
        reason = f"the lost ligature {one.letters}: no other makes a word, the text has it nowhere"
        yield Change(one.start, one.end, one.letters, reason, "inferred")


def _lost(text: str) -> list[str]:
    """The ligatures that the text has nowhere; none where it has both fi and ti."""
    lost = [one for one in _LIGATURES if one not in text]
    if "fi" not in lost:
        return ["ti"] if "ti" in lost else []
    return lost


@cache
def _known(language: str) -> Known | None:
    """Whether a word is a usual one: a lexicon has it, and it is used."""
    listed = known_words(language)
    common = common_words(language)
    english = dictionary() if language == "en" else None
    if listed is None or not common:
        return None

    @lru_cache(_REMEMBERED)
    def known(word: str) -> bool:
        # Of the two, the look into the lexicon is a hundred times as dear.
        return word.casefold() in common and (listed(word) or bool(english and english(word)))

    return known


def _spaces(text: str, lost: list[str], known: Known) -> Iterator[_Loss]:
    """Where a space stands for one: "con ict"; not beside other pieces that are no words."""
    for one in _GAP.finditer(text):
        left, right = one[1].casefold(), one[2]
        if known(left) and known(right):
            continue
        fits = [letters for letters in lost if known(left + letters + right)]
        around = (
            _BEFORE.search(text, max(0, one.start() - 20), one.start()),
            _AFTER.match(text, one.end() + 1 + len(right)),
        )
        if len(fits) == 1 and all(not word or known(word[1].casefold()) for word in around):
            yield _Loss(one.end(1), one.start(2), f"{left} {right}", fits[0])


def _apart(found: list[_Loss]) -> list[_Loss]:
    """Those that share no piece with another: of "en e et" either two may belong together."""
    spans = [range(one.start - 10, one.end + 10) for one in found]
    shared = {
        at
        for at in range(len(found) - 1)
        if found[at + 1].start in spans[at]
        and found[at].before.split()[1] == found[at + 1].before.split()[0]
    }
    return [one for at, one in enumerate(found) if at not in shared and at - 1 not in shared]


def _dropped(text: str, lost: list[str], known: Known) -> Iterator[_Loss]:
    """Where nothing stands for one: "rst", "conict". Names and shouted words stay."""
    seen: dict[str, tuple[int, str] | None] = {}
    for one in _TORN.finditer(text):
        word = one[0]
        if word not in seen:
            seen[word] = _completed(word, lost, known)
        if place := seen[word]:
            at = one.start() + place[0]
            # The space that stands for it, at a word's edge beside the one between the words.
            before = at - (text[at - 2 : at] == "  ")
            after = at + (before == at and text[at : at + 2] == "  ")
            yield _Loss(before, after, word, place[1])


def _completed(word: str, lost: list[str], known: Known) -> tuple[int, str] | None:
    """Where in a word that is none the only letters go that make it one."""
    if known(word):
        return None
    ways = {
        word[:at] + letters + word[at:]: (at, letters)
        for letters in lost
        for at in range(len(word) + 1)
    }
    fits = [way for way in ways if known(way)]
    return ways[fits[0]] if len(fits) == 1 else None

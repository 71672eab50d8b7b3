"""What is said for what is written, one file for each language.

`say` takes a run of the text shown, which is never altered, and gives the text that an engine
receives, with the alignment back. A language is a module here with `LANGUAGES`, its primary tags,
and `RULES` (see _scan); one that has none is said as it is written, without what is unsayable.
"""

from __future__ import annotations

import importlib
import pkgutil
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol

from ..languages import primary
from ._scan import Part, Rule, scan
from ._signs import INVISIBLE, UNSAYABLE
from ._ticks import is_tick, ticks
from .lexicon import Lexicon, matches


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text shown with the stretch of the spoken text that says it."""

    #: half-open span in the text shown
    start: int
    end: int
    #: half-open span in what is said; empty for what is silent
    said_start: int
    said_end: int
    #: name of the rule, or "" for what is said as it is written
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said for a text, and which part of it says what."""

    text: str
    #: in order, covering the text shown and what is said without a gap
    pieces: tuple[Piece, ...] = ()
    #: half-open spans of what is said, in order, with IPA from a lexicon
    phonemes: tuple[tuple[int, int, str], ...] = ()

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text shown for a span of what is said."""
        first, last = self._piece(start), self._piece(max(start, end - 1))
        begin = first.start if first.rule else first.start + start - first.said_start
        stop = last.end if last.rule else last.start + end - last.said_start
        return begin, min(stop, last.end)

    def _piece(self, at: int) -> Piece:
        number = bisect_right(self.pieces, at, key=lambda piece: piece.said_start)
        return self.pieces[max(0, number - 1)]

    def __add__(self, other: Said) -> Said:
        """What is said for the two texts, one after the other."""
        shift, said = (self.pieces[-1].end if self.pieces else 0), len(self.text)
        moved = (
            Piece(p.start + shift, p.end + shift, p.said_start + said, p.said_end + said, p.rule)
            for p in other.pieces
        )
        phonemes = ((start + said, end + said, ipa) for start, end, ipa in other.phonemes)
        return Said(self.text + other.text, (*self.pieces, *moved), (*self.phonemes, *phonemes))


NOTHING = Said("")


def say(text: str, language: str, lexicons: Sequence[Lexicon] = ()) -> Said:
    """What is said for a run of text.

    language: BCP 47 tag of the run; lexicons: the first that has a word wins.
    """
    rules = rules_for(language)
    parts = scan(text, rules, _from_lexicons(text, language, lexicons, rules))
    return _put_together(text, parts, spaced=primary(language) not in _UNSPACED)


_UNSPACED = ("zh", "yue", "ja", "ko", "th", "lo", "km", "my")
"""Languages written without spaces between words, or whose particles stand close (Korean): what is
said needs none either."""


def rules_for(language: str) -> tuple[Rule, ...]:
    """The ordered rules of a language: the first that answers at a place wins."""
    module = _modules().get(primary(language), "")
    own = importlib.import_module(module).rules(language) if module else ()
    return (*INVISIBLE, *own, *ticks(primary(language)), *UNSAYABLE)


@cache
def _modules() -> dict[str, str]:
    """The module of each primary language tag that has one."""
    found: dict[str, str] = {}
    for entry in pkgutil.iter_modules(__path__):
        name = f"{__name__}.{entry.name}"
        for tag in getattr(importlib.import_module(name), "LANGUAGES", ()):
            found[tag] = name
    return found


def languages() -> tuple[str, ...]:
    """The primary tags that have rules of their own."""
    return tuple(sorted(_modules()))


def _from_lexicons(
    text: str, language: str, lexicons: Sequence[Lexicon], rules: tuple[Rule, ...]
) -> list[Part]:
    """What lexicons settle. Beside its IPA a word is written as the rules would say it."""
    found = []
    for start, end, entry in matches(text, language, lexicons):
        said = entry.alias
        if not said:
            said = _put_together(text[start:end], scan(text[start:end], rules), True).text
        found.append(Part(start, end, said, "lexicon", entry.ipa))
    return found


def _put_together(text: str, parts: Iterator[Part], spaced: bool) -> Said:
    """The parts, and between them the text as it stands, with spaces where words would touch."""
    pieces: list[Piece] = []
    phonemes: list[tuple[int, int, str]] = []
    out: list[str] = []
    length, last, by_rule = 0, "", False
    for part in _with_the_rest(text, parts):
        said = part.said
        touching = spaced and last.isalnum() and said[:1].isalnum()
        if touching and part.rule:
            said = " " + said
        elif touching and by_rule:
            out.append(" ")
            before = pieces[-1]
            pieces[-1] = replace(before, said_end=before.said_end + 1)
            length += 1
        if part.ipa:
            phonemes.append((length + len(said) - len(part.said), length + len(said), part.ipa))
        pieces.append(Piece(part.start, part.end, length, length + len(said), part.rule))
        out.append(said)
        length += len(said)
        if said:
            last, by_rule = said[-1], bool(part.rule)
    return Said("".join(out), tuple(pieces), tuple(phonemes))


def _with_the_rest(text: str, parts: Iterator[Part]) -> Iterator[Part]:
    """The parts, and what lies between them as parts without a rule."""
    at = 0
    for part in parts:
        if at < part.start:
            yield Part(at, part.start, text[at : part.start], "")
        yield part
        at = part.end
    if at < len(text):
        yield Part(at, len(text), text[at:], "")


class Timed(Protocol):
    """A word with its time, such as an engine's Boundary."""

    @property
    def start(self) -> int:
        """Where it begins in what is said."""

    @property
    def end(self) -> int:
        """Where it ends there."""

    @property
    def frame(self) -> int:
        """Its time."""


def words_shown(said: Said, words: Iterable[Timed]) -> Iterator[tuple[int, int, int]]:
    """Start and end in the text shown, and time, of words in order and apart.

    Several words said for one that is shown are one; the first gives the time.
    """
    last = 0
    for word in words:
        begin, end = said.shown(word.start, word.end)
        if last <= begin < end:
            yield begin, end, word.frame
            last = end


__all__ = ["NOTHING", "Lexicon", "Piece", "Said", "is_tick", "languages", "say", "words_shown"]

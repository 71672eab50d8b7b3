"""Lines that may head a part of a book: Chapter 3, Erstes Buch, 第一章, Act II, IV, 2. Accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ._counts import HAN_NUMBER, count, in_words, of_han, of_roman
from ._dates import dates
from ._lines import ends_with
from ._tables import any_of, table

NAMED = ("volume", "book", "part", "act", "chapter", "song", "scene", "section", "article")
"""What a part may be called, the outermost first."""

_OF_PAPERS = ("section", "article")
"""Parts whose text may stand on the line of their number."""

_WIDEST = 300

_DECORATION = "_*=~"
"""What may stand on both sides of a heading."""

_SPACE = " \t\u3000"

_BEHIND = re.compile(r"\s*[.:：。、,\])—–-]+\s*|\s+|(?=[「『〈《（(])")
"""What parts the number of a part from its title."""

_BARE_ROMAN = re.compile(r"([IVXLC]{1,7})\.?")
_BARE_FIGURES = re.compile(r"(\d{1,3})\.?")
_BARE_HAN = re.compile(r"[（(]?([一二三四五六七八九十]{1,3})[）)]?")

_FORMAL = "壹貳贰參叁肆伍陸陆柒捌玖拾"
"""Numerals of Chinese papers for their outer parts."""

_WITH_FIGURES = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})(?:[.)]?\s+(?=\S)|[．、]\s*(?=[^\s\d]))")
_WITH_ROMAN = re.compile(r"([IVXL]{1,6})[.)]\s+(?=\S)")
_WITH_LETTER = re.compile(r"([A-Z])[.)]\s+(?=\S)")
_AFTER_WORD = re.compile(r"\s?[.:：．、]\s+(?=\S)")
_WITH_HAN = re.compile(rf"([一二三四五六七八九十{_FORMAL}]{{1,3}})[、．.]\s*(?=\S)")

_LONGEST_TITLE = 70
"""Characters of what stands behind a number that is not called a chapter or the like."""

_NO_TITLE_ENDS = ".。,;:，；：、।۔؛،"

_LEADERS = re.compile(r"(?:\s?[.…·_]){4,}|\s{3,}\d{1,4}$")


@dataclass(frozen=True, slots=True)
class Named:
    """What a line says that may be a heading."""

    #: one of NAMED; "alone" for Prologue and the like; else how the number is written: "I", "1",
    #: "一" alone on its line, "I.", "1.", "1.1", "一、", "壹、", "A.", "first." before a title
    form: str
    #: 0 for none
    value: int
    #: whether a title stands behind it on the line
    titled: bool = False
    #: of 2.3 the 2; of "alone" the word
    before: str = ""

    @property
    def is_called(self) -> bool:
        """Whether it says what it is, and not only its number."""
        return self.form in NAMED


def named(text: str) -> Named | None:
    """What a line is that may head a part, or None."""
    bare = _undecorated(text)
    if not bare:
        return None
    return _called(bare) or _han(bare) or _alone(bare) or _bare(bare) or _numbered(bare)


def called(text: str) -> Named | None:
    """What a line is that may head a part and says what it is (Chapter 3), or None."""
    bare = _undecorated(text)
    return (_called(bare) or _han(bare)) if bare else None


def _undecorated(text: str) -> str:
    """A line without the strokes around it; "" where it can head nothing."""
    if len(text) > _WIDEST or _LEADERS.search(text):
        return ""
    bare = text.strip(_SPACE)
    while len(bare) > 2 and bare[0] == bare[-1] and bare[0] in _DECORATION:
        bare = bare[1:-1].strip(_SPACE)
    return bare


def readings(text: str) -> Iterator[Named]:
    """The ways in which a line may be a number or letter with a title behind it: of "V. Waste" the
    letter and the Roman figure. Lines without a title are left out.
    """
    if len(text) > _WIDEST or _LEADERS.search(text):
        return
    what = named(text)
    if what and what.titled:
        yield what
    letter = _WITH_LETTER.match(text)
    if letter and _may_be_title(text[letter.end() :]):
        yield Named("A.", ord(letter[1]) - ord("A") + 1, True)
    word = in_words(text.lower()) if not what else None
    behind = _AFTER_WORD.match(text, word[1]) if word else None
    if word and behind and _may_be_title(text[behind.end() :]):
        yield Named("first.", word[0], True)


def counts_on(text: str, behind: Iterable[str]) -> bool:
    """Whether a line is the first of a series, and one of those behind the second."""
    first = [what.form for what in readings(text) if what.value == 1]
    return bool(first) and any(
        what.value == 2 and what.form in first for other in behind for what in readings(other)
    )


def _called(text: str) -> Named | None:
    """Chapter 3; Erstes Buch, 3. Kapitel."""
    word = _division(text)
    if word:
        form, end = word
        rest = text[end:].removeprefix("the ").removeprefix("THE ")
        counted = count(rest)
        return _titled(form, counted[0], rest[counted[1] :]) if counted else None
    counted = count(text)
    if counted is None:
        return None
    rest = text[counted[1] :]
    gap = re.match(r"(?:st|nd|rd|th|er|e|ère|º|ª|o|а?я)?\.?\s+", rest)
    word = _division(rest[gap.end() :], last=True) if gap else None
    return _titled(word[0], counted[0], rest[gap.end() + word[1] :]) if gap and word else None


def _titled(form: str, value: int, rest: str) -> Named | None:
    """The line with what stands behind the number, unless that goes on with a sentence."""
    behind = _BEHIND.match(rest)
    title = rest[behind.end() :] if behind else rest
    if not title:
        return Named(form, value)
    if behind is None or (not behind[0].strip() and (title[0].islower() or _is_sentence(title))):
        return None
    if form in _OF_PAPERS and _is_sentence(title):
        return None  # Item 1. The chair read the minutes, which were approved.
    return None if title[0].islower() and behind[0].strip() == "," else Named(form, value, True)


def _is_sentence(text: str) -> bool:
    return ends_with(text, _NO_TITLE_ENDS) and len(text.split()) > 6


def _division(text: str, last: bool = False) -> tuple[str, int] | None:
    """What a text begins with, and where the number begins; last: the number stood before it."""
    found = _divisions().match(text)
    if not found or found.lastgroup is None:
        return None
    if last:
        return found.lastgroup, found.end(found.lastgroup)
    return (found.lastgroup, found.end()) if found[0][-1] in " \t\xa0§" else None


@cache
def _divisions() -> re.Pattern[str]:
    words = table("chapters")["divisions"]
    parts = [rf"(?P<{form}>{any_of(words[form], literal=False)})" for form in NAMED]
    return re.compile(rf"(?:{'|'.join(parts)})(?!\w)\s*", re.IGNORECASE)


def _han(text: str) -> Named | None:
    """第一章, 제1장, 卷三"""
    found = _han_divisions().match(text)
    if not found:
        return None
    form = found.lastgroup or ""
    rest = text[found.end() :]
    if form == "roll":
        form = "volume"
    title = rest.strip(" \u3000：:、")
    if ends_with(title, "。，；") or len(title) > 40 or (title and title[0] in "的是，。"):
        return None
    value = found["number"] or found["number2"]
    return Named(form, of_han(value), bool(title))


@cache
def _han_divisions() -> re.Pattern[str]:
    words = table("chapters")["han"]
    counters = "|".join(rf"(?P<{form}>{any_of(words[form])})" for form in NAMED if form in words)
    return re.compile(
        rf"(?:[第제]\s*(?P<number>{HAN_NUMBER})\s*(?:{counters})"
        rf"|[卷巻]之?(?P<number2>{HAN_NUMBER})(?P<roll>))"
    )


def _alone(text: str) -> Named | None:
    words = table("chapters")["alone"]["words"]
    word = text.rstrip(".:。：").lower()
    return Named("alone", 0, before=word) if word in words else None


def _bare(text: str) -> Named | None:
    text = text.strip("-–— ")
    if (found := _BARE_ROMAN.fullmatch(text)) and of_roman(found[1]):
        return Named("I", of_roman(found[1]))
    if found := _BARE_FIGURES.fullmatch(text):
        return Named("1", int(found[1]))
    if found := _BARE_HAN.fullmatch(text):
        return Named("一", of_han(found[1]))
    return None


def _numbered(text: str) -> Named | None:
    """2. Accounts, 2.3 Debts, IV. The house, 三、结论"""
    figures, roman, han = (one.match(text) for one in (_WITH_FIGURES, _WITH_ROMAN, _WITH_HAN))
    found = figures or roman or han
    if not found or not _may_be_title(text[found.end() :]):
        return None
    if roman and not figures:
        return Named("I.", of_roman(found[1]), True) if of_roman(found[1]) else None
    if han and not figures:
        formal = found[1][0] in _FORMAL
        return Named("壹、" if formal else "一、", of_han(found[1]), True)
    if not all(date.start for date in dates(text)):
        return None
    before, _, last = found[1].rpartition(".")
    return Named(".".join("1" * (found[1].count(".") + 1)) + ".", int(last), True, before)


def _may_be_title(title: str) -> bool:
    return (
        len(title) <= _LONGEST_TITLE
        and not title[0].islower()
        and any(map(str.isalpha, title))
        and not ends_with(title, _NO_TITLE_ENDS)
    )

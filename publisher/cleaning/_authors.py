"""Lines that are nothing but the name of a person, above or under a title: its author."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ._chapter_lines import counts_on
from ._fronts import is_addressed
from ._lines import Line
from ._name_parts import CAPITAL, PARTICLES
from ._names import is_han_name
from ._tables import any_of, table

_WORD = rf"(?:[{CAPITAL}](?:[\w'’-]*\w)?\.?|(?:{PARTICLES})|d['’][{CAPITAL}][\w'’-]+)"
_INITIALS = re.compile(
    rf"(?:[{CAPITAL}][\w'’-]+ )?(?:[{CAPITAL}][a-zа-яё]?\.[ -]?){{1,3}}"
    rf"(?:(?:{PARTICLES}) ){{0,3}}[{CAPITAL}][\w'’-]+(?: [{CAPITAL}][\w'’-]+)?"
)
_WORDS = re.compile(rf"{_WORD}(?: {_WORD}){{1,4}}")
_ARABIC = re.compile(r"[ء-ي]+(?: [ء-ي]+){1,3}")
_GIVEN = frozenset(table("fronts")["given"]["names"])

_PART = re.compile(
    rf"(?:{any_of(table('fronts')['parts']['words'], literal=False)})(?:[\W\d]|\b)|[IVXLC]+\.?$",
    re.IGNORECASE,
)

_JAPANESE_NAME = re.compile(
    r"(?!.*[第章部話话編篇回巻卷節节上中下])[\u4e00-\u9fff々]{2,3}[ \u3000]?[\u4e00-\u9fff々]{1,3}"
)


_FORM = re.compile(
    r"(?:sir|lord|lady|dr\.?|prof\.?|don|doña|the rev\.?|rev\.?|mrs?\.?|ms\.?|mme|m\.|graf|"
    r"freiherr|baron|comte|conte|conde|граф|князь) ",
    re.IGNORECASE,
)


_FAR = 300
"""Lines among which the second part of a text begins."""


def is_person(text: str) -> bool:
    """Whether a line is a person's name and nothing else: it has initials, or begins with a name
    that people are given (data/fronts.toml)."""
    if _INITIALS.fullmatch(text):
        return True
    text = _FORM.sub("", text, count=1) if _FORM.match(text) else text
    if not (_WORDS.fullmatch(text) or _ARABIC.fullmatch(text)):
        return False
    first = text.replace("-", " ").split()[0]
    return first.casefold() in _GIVEN and len(text.split()) <= 5


def has_initials(text: str) -> bool:
    """Whether a line is initials and a surname, which is nobody's title."""
    return _INITIALS.fullmatch(text) is not None


def is_author(line: Line, title: Line, rest: Sequence[Line]) -> bool:
    """Whether a line under the title is the author's name.

    In Han characters: over a text with kana, of the length of a name; over a Chinese text, of three
    characters that begin with a surname, or of two behind an indent.
    """
    if is_addressed(line.text):
        return False
    if is_person(line.text):
        return not counts_on(line.text, (one.text for one in rest[:_FAR]))  # I. Membership
    if any("\u3041" <= char <= "\u3096" for one in rest[:20] for char in one.text):
        return _JAPANESE_NAME.fullmatch(line.text) is not None
    name = "".join(line.text.split())
    return is_han_name(name) and (line.indent > title.indent or len(name) == _FULL_NAME)


# What stands under a title in kanji alone, too.
_NO_AUTHOR = re.compile(
    "[章節編篇巻部話回版序跋]|目次|登場|凡例|文献|解説|概要|本文|付録|年|月|日$|^[一二三四五六七八九十]+$"
)


def author_under(title: Line, rest: Sequence[Line]) -> Line | None:
    """The author's name in the paragraph under a heading that a format knows, or None."""
    if not rest or _NO_AUTHOR.search(rest[0].text) or not is_author(rest[0], title, rest[1:]):
        return None
    return rest[0]


_SMALL_FIGURES = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_MARK = rf"[{_SMALL_FIGURES}*†‡§\d]"
_LETTERS = rf"(?:[^\W\d_{_SMALL_FIGURES}]|['’.-])*"
_PART_OF_NAME = rf"(?:[{CAPITAL}]{_LETTERS}|(?:{PARTICLES}))"
_MARKED = rf"{_PART_OF_NAME}(?: {_PART_OF_NAME}){{1,4}}?(?:{_MARK}(?:[,˒]?{_MARK}){{0,4}})?"
_AND = any_of(table("bylines")["before_reporter"]["and"])
_BETWEEN = rf"\s*(?:,\s*(?:(?:{_AND})\s+)?|;\s*|\s(?:{_AND})\s)\s*"
_NAMES = re.compile(rf"{_MARKED}(?:{_BETWEEN}{_MARKED}){{1,14}}")
_ONE_OF_THEM = re.compile(rf"({_MARKED})(?={_BETWEEN}|$)")
_MARKS = f"{_SMALL_FIGURES}0123456789*†‡§,˒"


def authors_of_paper(line: Line, rest: Sequence[Line]) -> str:
    """The authors in the line under the title of a paper, or "".

    Evidence: two names or more with commas between, that bear marks with which lines below begin
    (¹ University of Leith); or all of them begin with names that people are given.
    """
    if len(line.text) > _WIDEST or not _NAMES.fullmatch(line.text):
        return ""
    marked = [found[1] for found in _ONE_OF_THEM.finditer(line.text)]
    names = [one.rstrip(_MARKS) for one in marked]
    marks = {one[len(name)] for one, name in zip(marked, names, strict=True) if one != name}
    below = {one.text[0] for one in rest[:_MOST_PLACES]}
    if len(names) > 1 and (marks & below or all(map(is_person, names))):
        return "; ".join(names)
    return ""


_WIDEST = 400
_MOST_PLACES = 4
"""Lines below the authors in which the first place where they work is."""

_FULL_NAME = 3
"""Characters of most Chinese names; two may be a word."""


def is_part(text: str) -> bool:
    """Whether a line heads a part of a work: Chapter 1, Глава первая, 第一回."""
    return _PART.match(text) is not None

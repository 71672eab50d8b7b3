"""What stands first in a text and is no title: kinds of paper, senders' addresses, authors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ._lines import Line, usual

_KIND_OF_PAPER = re.compile(
    r"(?:(?:press|news|media) (?:release|advisory|statement|notice)|"
    r"(?:for|per|pour|para|zur) (?:immediate (?:release|publication)|(?:la )?diffusione immediata|"
    r"(?:une )?(?:diffusion|publication) immédiate|"
    r"(?:(?:su )?(?:difusión|publicación)|"
    r"divulgação|publicação) (?:inmediata|imediata)|sofortigen veröffentlichung)|"
    r"comunicato stampa|communiqué de presse|"
    r"(?:comunicado|nota|boletín) (?:de|à) (?:prensa|imprensa)|"
    r"presse(?:mitteilung|information|erklärung|meldung)|medienmitteilung|persbericht|"
    r"пресс-?релиз|сообщение для (?:прессы|печати)|بيان صحفي|新聞稿|新闻稿|新聞公報|新闻公报|"
    r"プレスリリース|報道発表(?:資料)?|check against delivery|as delivered|"
    r"embargoed?(?: until .*)?)"
    r"[\s:.!]*",
    re.IGNORECASE,
)

_ADDRESS = re.compile(
    r"(?:[A-Z]{1,2}[-–] ?)?\d{4,6}(?:[ -]\d{3})? [^\W\d_]{2}[^\d]*|"
    r".*\b[A-Z]{2},? \d{5}(?:-\d{4})?|.*\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}|〒.*|"
    r"(?:tel|fax|phone|e-?mail|tél|telefon|тел)\b[.:]? .*|\S+@\S+\.\w+"
)
"""A line with a postal code and a town, or with a telephone number or an address of mail."""

_HAN_NAME = re.compile(
    r"(?!.*[第章部話话編篇回巻卷節节上中下])[\u4e00-\u9fff々]{2,3}[ \u3000]?[\u4e00-\u9fff々]{1,3}"
)

_VERSE = 60
"""Columns of the longest line of verse."""

_STANZA = 2


def kinds_of_paper(found: Sequence[Line]) -> int:
    """How many lines at the beginning only say what kind of paper it is: PRESS RELEASE."""
    number = 0
    while number < len(found) and _KIND_OF_PAPER.fullmatch(found[number].text):
        number += 1
    return number


def is_letterhead(block: Sequence[Line]) -> bool:
    """Whether the lines are somebody's address: name, street and postal code."""
    return len(block) > 1 and any(_ADDRESS.fullmatch(line.text) for line in block[1:])


# What stands under a title in kanji alone, too.
_NO_AUTHOR = re.compile(
    "[章節編篇巻部話回版序跋]|目次|登場|凡例|文献|解説|概要|本文|付録|年|月|日$|^[一二三四五六七八九十]+$"
)


def is_author(block: Sequence[Line], rest: Sequence[Line]) -> bool:
    """Whether the second of two lines is the author's name, as Japanese stories have it: in kanji
    alone, without a gap, over a text with kana, not longer than a name.
    """
    if len(block) != 2 or block[1].gap or not _HAN_NAME.fullmatch(block[1].text):
        return False
    return any("\u3041" <= char <= "\u3096" for line in rest[:20] for char in line.text)


def author_under(title: Line, rest: Sequence[Line]) -> Line | None:
    """The author's name in the paragraph under a heading, as is_author has it, or None."""
    if not rest or _NO_AUTHOR.search(rest[0].text):
        return None
    return rest[0] if is_author([title, replace(rest[0], gap=0)], rest[1:]) else None


def is_verse(rest: Sequence[Line]) -> bool:
    """Whether the text is a poem: short lines in stanzas, most of them of the same length."""
    if not rest or max(line.right for line in rest) > _VERSE:
        return False
    lengths = [0]
    for number, line in enumerate(rest):
        if number and line.gap:
            lengths.append(0)
        lengths[-1] += 1
    most = usual(lengths)
    return len(lengths) >= 2 and most >= _STANZA and Counter(lengths)[most] >= 0.7 * len(lengths)

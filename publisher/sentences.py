"""Text to sentences: sentencex for most languages, a rule of our own for Chinese and Japanese.

sentencex keeps a quotation with its sentence but knows few abbreviations; what it breaks wrongly
is joined, and what it passes over is broken, by the tables in data/sentences.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import sentencex

from ._han_sentences import split_at_stops
from .languages import primary

_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")
_SPACE_AT_END = re.compile(r"\s+$")

_STRETCH = 20_000
"""Characters that are looked at together; a paragraph has a tenth of them."""

_STOPPED = re.compile(r"[^\W\d_]{3}[.!?]\s(?![a-zà-ÿа-я\d])")
"""Where two stretches may part: behind a word that stops and is no short one."""

_OPENING = r"[\s(\[«“„\"'’‘—–/-]"
_CLOSING = "»”“’'\")›\\]"

# A quotation with its own stop, or a question asked, that a reporting clause continues:
# « Pourquoi ? » demanda-t-il. — Кто там? — спросила она.
_OPEN_END = re.compile(rf"(?:[?!…]|\.\.\.|[.?!…][{_CLOSING}])[{_CLOSING}\s]*$")
_DASHES = "—–-"

_NUMBER = re.compile(r"[\d№§º]|[IVXLC]+\b")
_NO_START = re.compile(r"[,;:)\]ºª%؛،]")
_INITIAL = re.compile(rf"(?:^|{_OPENING})[^\W\d_]\.\s+$")
_LABEL = re.compile(r"(?:\d{1,3}[.)]|[^\W\d_]\.)\s+")  # a whole piece: "1." or the "M." of "M. Li"
_WORD = re.compile(r"[^\W\d_]{3,}\.$")

# Am 3. Mai, der 19. Jahrestag, König Friedrich II.: an ordinal, not the end.
_ORDINAL = re.compile(
    r"\b(?:der|die|das|dem|den|des|am|im|vom|zum|zur|beim|bis|ab|seit|und|ein|eine|einen|einem|"
    r"jede[rnms]?|diese[rnms]?|unser\w*|ihr\w*|sein\w*)\s+(?:\d{1,3}|[IVX]+)\.\s+$",
    re.IGNORECASE,
)

# A remark in brackets with its own stop, (Applause.), or an address, after which something begins.
_ASIDE = re.compile(r"\([^()]{1,80}[.!?…]\)\s+(?=\w)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*\w/?[.!?]\s+(?=[^\W\d_])")


def split(text: str, language: str) -> list[tuple[str, str]]:
    """The sentences of a block, each with the white space that follows it.

    Joined they are the text. A block of white space alone, or an empty one, has no sentences.
    """
    if not text.strip():
        return []
    if primary(language) in ("zh", "ja", "yue"):
        pieces = split_at_stops(text, primary(language))
    else:
        pieces = list(_mended(text, primary(language)))
    found = []
    for piece in pieces:
        space = _SPACE_AT_END.search(piece)
        cut = space.start() if space else len(piece)
        found.append((piece[:cut], piece[cut:]))
    return found


@dataclass(frozen=True, slots=True)
class _Habits:
    """How a language abbreviates: patterns for what stands at the end of a piece."""

    name: re.Pattern[str]
    number: re.Pattern[str]
    #: any abbreviation: no sentence ends in it before a small letter
    any: re.Pattern[str]
    #: abbreviations that end a sentence where this matches
    ends: re.Pattern[str]
    openers: frozenset[str]


@cache
def _habits(language: str) -> _Habits:
    path = files(__package__).joinpath("data/sentences.toml")
    table = tomllib.loads(path.read_text("utf-8")).get(language, {})
    words = {
        kind: _entries(table.get(kind, ""), capitals=kind in ("name", "number", "small"))
        for kind in ("name", "number", "small", "final", "maybe")
    }
    openers = table.get("openers", "").split()
    before = rf"(?:^|{_OPENING})"
    begins = rf"(?:{_any_of(openers)})(?!\w)" if openers else "(?!)"
    ends = (
        rf"(?:(?<=[a-zà-ÿа-яё]{{4}})\.\s+(?={begins})(?=[^\"“”«»„()]*$)|(?:^|{_OPENING}|\d){_any_of(words['final'])}\.\s+(?=[A-ZÀ-ÞА-Я])"
        rf"|(?:^|{_OPENING}|\d){_any_of(words['maybe'])}\.\s+(?={begins}))"
    )
    every = [word for entries in words.values() for word in entries]
    return _Habits(
        re.compile(rf"{before}{_any_of(words['name'])}\.\s*$"),
        re.compile(rf"{before}{_any_of(words['number'])}\.\s+$"),
        re.compile(rf"(?:{before}|\d){_any_of(every)}\.\s*$"),
        re.compile(ends),
        frozenset(openers),
    )


def _entries(row: str, capitals: bool) -> list[str]:
    """The abbreviations of a row, with `capitals` also as they begin a sentence."""
    words = row.split()
    more = (word[0].upper() + word[1:] for word in words) if capitals else ()
    return list(dict.fromkeys([*words, *more]))


def _any_of(words: list[str]) -> str:
    """A pattern for one of the words; one that no text fits where there are none."""
    escaped = (re.escape(word).replace("_", r"\s?") for word in sorted(words, key=len)[::-1])
    return f"(?:{'|'.join(escaped)})" if words else "(?!)"


def _mended(text: str, language: str) -> Iterator[str]:
    """The pieces of sentencex, joined where it saw a wrong end, broken where it passed one over."""
    habits = _habits(language)
    whole = ""
    for piece, is_inside in _pieces(text, language):
        inside = is_inside or not piece.strip()
        if whole and not inside and not _continues(whole, piece, language, habits):
            yield from _broken(whole, habits)
            whole = piece
        else:
            whole += piece
    yield from _broken(whole, habits)


def _pieces(text: str, language: str) -> Iterator[tuple[str, bool]]:
    """The pieces of sentencex, and whether one only goes on because the text was too long for it.

    What it does with "![a](" again and again takes a time that is quadratic.
    """
    at = 0
    while at < len(text):
        begin, end = at, _end_of_stretch(text, at)
        inside = bool(at) and not _STOPPED.match(text, at - 5)
        # It panics at a space of several bytes before a stop, as in "A\u00a0.".
        for plain in sentencex.segment(language, _WIDE_SPACE.sub(" ", text[begin:end])):
            yield text[at : at + len(plain)], inside
            at += len(plain)
            inside = False
        at = end


def _end_of_stretch(text: str, start: int) -> int:
    """Where a stretch ends that is not too long: behind a stop, if it can be, or at a space."""
    end = start + _STRETCH
    if end >= len(text):
        return len(text)
    stops = [found.end() for found in _STOPPED.finditer(text, end - _STRETCH // 2, end)]
    space = text.rfind(" ", start, end) + 1
    return stops[-1] if stops else space or end


def _broken(piece: str, habits: _Habits) -> Iterator[str]:
    aside = _ASIDE.match(piece)
    cuts = {aside.end()} if aside else set()
    cuts |= {found.end() for found in _ADDRESS.finditer(piece)}
    cuts |= {found.end() for found in habits.ends.finditer(piece)}
    at = 0
    for cut in sorted(cuts):
        yield piece[at:cut]
        at = cut
    if piece[at:]:
        yield piece[at:]


def _continues(left: str, right: str, language: str, habits: _Habits) -> bool:
    """Whether a break between the two pieces would stand inside a sentence."""
    tail = left[-40:]
    start = right.lstrip(_DASHES + " \u00a0\u202f")
    small = start[:1].islower()
    if _NO_START.match(right) or _LABEL.fullmatch(left) or habits.name.search(tail):
        return True
    cut = start == right and (habits.any.search(tail) or _INITIAL.search(tail))
    if small and (cut or _OPEN_END.search(tail)):
        return True
    if not tail[-1].isspace() and tail[-1] == ".":
        return not _WORD.search(tail) or small  # no white space: inside "S.p.A." or "A.-M."
    if habits.number.search(tail):
        return bool(_NUMBER.match(right))
    if language == "de" and _ORDINAL.search(tail):
        return True
    first = re.match(r"\w+\.?", right)
    named = first and (first[0][1:] == "." or first[0] not in habits.openers)
    return bool(habits.openers and named and _INITIAL.search(tail)) and start[:1].isupper()

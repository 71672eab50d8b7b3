"""Text to sentences: sentencex for most languages, a rule of our own for Chinese and Japanese."""

from __future__ import annotations

import re

import sentencex

from .languages import primary

# Abbreviations that stand before a name or a number and never end a sentence. sentencex knows
# most; these it breaks after. Source: UN Editorial Manual and the seeds' "Amb."
_BEFORE_A_NAME = re.compile(
    r"(?:^|[\s(\[“\"'‘])(?:Amb|Messrs|Mmes|Dep|Asst|Sec|Gen|Brig|Cmdr|Capt|Lt|Maj|Sgt|Supt|Insp|Hon"
    r"|Rt|H\.E|H\.M|H\.R\.H|Mgr|Fr|Pres|Min|Del)\.\s+$"
)
_BEFORE_A_NUMBER = re.compile(
    r"(?:^|[\s(\[])(?:Nos?|pp?|Arts?|Paras?|Res|Docs?|Chap|Ch|Vols?|Annex)\.\s+$", re.IGNORECASE
)
_INITIAL = re.compile(r"\w\.\s+$")  # a whole piece: the "M." of "M. Dupont"

_FULL_STOP = re.compile(r"[。！？!?｡…‥]+[」』”’）】》〉\])\"']*")

# What stands in brackets stays with its sentence; the limit keeps an unclosed bracket harmless.
_BRACKETED = re.compile(r"[（(《【][^（(《【）)》】]{0,120}[）)》】]")

_SPACE_AT_END = re.compile(r"\s+$")


def split(text: str, language: str) -> list[tuple[str, str]]:
    """The sentences of a block, each with the white space that follows it.

    Joined they are the text. A block of white space alone, or an empty one, has no sentences.
    """
    if not text.strip():
        return []
    if primary(language) in ("zh", "ja", "yue"):
        pieces = _split_at_stops(text)
    else:
        pieces = _joined(list(sentencex.segment(primary(language), text)))
    found = []
    for piece in pieces:
        space = _SPACE_AT_END.search(piece)
        cut = space.start() if space else len(piece)
        found.append((piece[:cut], piece[cut:]))
    return found


def _joined(pieces: list[str]) -> list[str]:
    """Pieces that a known abbreviation or white space alone separates, put together again."""
    whole: list[str] = []
    for piece in pieces:
        if whole and (not piece.strip() or _continues(whole[-1], piece)):
            whole[-1] += piece
        else:
            whole.append(piece)
    return whole


def _continues(left: str, right: str) -> bool:
    """Whether a break between the two pieces would stand inside a sentence."""
    if _BEFORE_A_NUMBER.search(left):
        return bool(re.match(r"[\dIVXLC]", right))
    return bool(_BEFORE_A_NAME.search(left) or _INITIAL.fullmatch(left))


def _split_at_stops(text: str) -> list[str]:
    """Break after a full stop with its closing quotes and brackets, but not inside brackets."""
    pieces: list[str] = []
    start = 0
    brackets = [match.span() for match in _BRACKETED.finditer(text)]
    for stop in _FULL_STOP.finditer(text):
        while brackets and brackets[0][1] <= stop.start():
            del brackets[0]
        if (brackets and brackets[0][0] < stop.start()) or _inside_a_name(text, stop):
            continue
        end = stop.end()
        while end < len(text) and text[end].isspace():
            end += 1
        pieces.append(text[start:end])
        start = end
    if start < len(text):
        pieces.append(text[start:])
    return pieces


def _inside_a_name(text: str, stop: re.Match[str]) -> bool:
    # "?" and "!" right before a Latin letter or digit belong to a name or an address.
    after = text[stop.end() : stop.end() + 1]
    return stop.group().isascii() and after.isascii() and after.isalnum()

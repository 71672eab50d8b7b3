"""Ways to read a stretch that may have been read one byte off, and how likely each is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import product

from ._gbk import Suspect, Token, character, code_of, with_first, with_second
from ._han import Variant, log_frequency
from ._likely import Likely
from .annotation import readings

_WORD = 4.0
"""What a known word around a character that was guessed is worth, in natural logarithms."""

_WORTH_A_LOOK = 2.0
"""Where a question mark alone is the evidence, the shifted characters must gain so much."""

_HOPELESS = 20.0
"""A beginning by which the text becomes so much less likely than by another is not tried."""

_CONTEXT = 3
_FEW = 8


class Ground(IntEnum):
    """What a character rests on, the best first."""

    #: its bytes, or a reading that is given for it
    SETTLED = 0
    #: it alone of all candidates makes a word, or the longest, and the document uses that word
    WORD = 1
    #: it is a full stop, and no candidate makes a known word
    STOP = 2
    #: it is the most frequent
    GUESS = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """A character of which one byte was lost."""

    char: str
    score: float
    ground: Ground
    #: what speaks for it beyond frequency
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a damaged stretch: `after` in place of text[start:end]."""

    start: int
    end: int
    after: str
    #: by how much the text becomes likelier, in natural logarithms
    score: float
    #: how many characters the bytes or an annotation settle
    settled: int
    #: whether the sign of a lost byte stands where one is missing
    marked: bool
    #: the weakest ground of any of its characters
    ground: Ground
    reasons: tuple[str, ...]


def ways(text: str, suspect: Suspect, likely: Likely) -> Iterator[Reading]:
    """Every way to read the suspect that decodes strictly."""
    last = suspect.tokens[-1]
    if last.lost and last.torn:
        yield from _single(text, suspect, likely)
    if not last.code:
        return
    inner = _inner(suspect.tokens)
    if not (suspect.half or suspect.reading) and not _is_odd(suspect, inner, likely):
        return
    gains = _gains(suspect, inner, likely)
    lasts = _lasts(text, suspect, inner, likely)
    for count in range(len(inner) + 1):
        if gains[count] < max(gains) - _HOPELESS:
            continue
        middle = inner[len(inner) - count :]
        yield from _with_heads(text, suspect, middle, gains[count], lasts, likely)


def _inner(tokens: tuple[Token, ...]) -> str:
    """The characters made of second and following first bytes, as far back as there are any."""
    found: list[str] = []
    for at in range(len(tokens) - 2, -1, -1):
        before, after = tokens[at].code, tokens[at + 1].code
        char = character(before[1], after[0]) if before else ""
        if not char:
            break
        found.append(char)
    return "".join(reversed(found))


def _is_odd(suspect: Suspect, inner: str, likely: Likely) -> bool:
    """Whether the characters before a mere question mark are rarer than what a shift makes them."""
    gain = 0.0
    for token, char in zip(reversed(suspect.tokens[:-1]), reversed(inner), strict=False):
        gain += likely.frequency(char) - likely.frequency(token.shown.replace("?", "？"))
        if gain >= _WORTH_A_LOOK:
            return True
    return False


def _gains(suspect: Suspect, inner: str, likely: Likely) -> list[float]:
    """For each number of inner characters: their frequency less that of what is shown for them.

    Counted without what is read at both ends.
    """
    shown = [token.shown for token in suspect.tokens]
    gains = [-likely.frequency(shown[-1]) - likely.frequency(suspect.half or "\ufffd")]
    for count, char in enumerate(reversed(inner), 1):
        gain = likely.frequency(char) - likely.frequency(shown[-1 - count])
        gains.append(gains[-1] + gain)
    return gains


def _lasts(text: str, suspect: Suspect, inner: str, likely: Likely) -> list[Choice]:
    """What the last character may be, the likeliest first."""
    first = suspect.tokens[-1].code[1]
    half = suspect.half
    chars = (character(first, ord(half)),) if half else with_first(first)
    reading = suspect.reading
    if reading:
        chars = tuple(char for char in chars if char and reading in readings(char))
    around = inner[-_CONTEXT:], text[suspect.end : suspect.end + _CONTEXT]
    settled = {char: f"{char} is read {reading} as annotated" if reading else "" for char in chars}
    return _weighed(chars, settled if reading or suspect.half else {}, around, likely)


def _weighed(
    chars: Iterable[str], settled: dict[str, str], around: tuple[str, str], likely: Likely
) -> list[Choice]:
    """The candidates for one place, the likeliest first; `settled` are those with a reason."""
    left, right = around
    words = {char: likely.word_at(left + char + right, len(left)) for char in chars if char}
    known = [char for char, word in words.items() if word]
    longest = max(map(len, words.values()), default=0)
    leading = [char for char in known if len(words[char]) == longest]
    alone = len(leading) == 1 and (longest > 2 or len(known) == 1)
    choices = []
    for char, word in words.items():
        score = likely.frequency(char) + (_WORD if word else 0)
        ground = Ground.GUESS
        if char in settled:
            ground = Ground.SETTLED
        elif alone and char in leading and likely.is_certain(word):
            ground = Ground.WORD
        elif char == "。" and not known:
            ground = Ground.STOP
        choices.append(Choice(char, score, ground, settled.get(char) or _known(word)))
    return sorted(choices, key=lambda choice: -choice.score)[:_FEW]


def _with_heads(
    text: str, suspect: Suspect, middle: str, gain: float, lasts: list[Choice], likely: Likely
) -> Iterator[Reading]:
    """The readings in which the lost byte belongs to the character before `middle`.

    Of each kind the three among which the two likeliest are: both lists begin with the likeliest.
    """
    at = len(suspect.tokens) - 1 - len(middle)
    token = suspect.tokens[at]
    sign = suspect.tokens[at - 1] if at and suspect.tokens[at - 1].lost else None
    right = (middle + "".join(last.char for last in lasts[:1]))[:_CONTEXT]
    starts = []
    if sign:
        around = text[max(0, sign.start - _CONTEXT) : sign.start], right
        heads = _heads(text, sign, token.code[0], around, likely)
        starts.append((sign.start, gain - likely.frequency(sign.shown), heads))
    if not (sign and sign.torn):
        around = text[max(0, token.start - _CONTEXT) : token.start], right
        chars = _commonest(token.code[0], likely.variant)
        starts.append((token.start, gain, _weighed(chars, {}, around, likely)))
    for start, more, heads in starts:
        for head, last in (*product(heads[:1], lasts[:2]), *product(heads[1:2], lasts[:1])):
            yield Reading(
                start,
                suspect.end,
                head.char + middle + last.char,
                more + head.score + last.score,
                len(middle) + sum(one.ground is Ground.SETTLED for one in (head, last)),
                start != token.start,
                max(head.ground, last.ground),
                tuple(filter(None, (head.reason, last.reason))),
            )


@cache
def _commonest(half: int, variant: Variant) -> tuple[str, ...]:
    """The most frequent characters of which one half is this byte."""
    chars = {*with_first(half), *(char for _, char in with_second(half))}
    return tuple(sorted(chars, key=lambda c: (-log_frequency(c, variant), c))[:_FEW])


def _heads(
    text: str, sign: Token, second: int, around: tuple[str, str], likely: Likely
) -> list[Choice]:
    """What the first character may be where a sign stands for its first byte."""
    chars = {char: _torn(text, sign, first) for first, char in with_second(second)}
    if sign.torn:
        chars = {char: reason for char, reason in chars.items() if reason}
    return _weighed(chars, chars if sign.torn else {}, around, likely)


def _torn(text: str, sign: Token, byte: int) -> str:
    """Why the torn bracket speaks for the lost byte, or ""."""
    code = code_of(text[sign.start - 1]) if sign.torn and sign.start else b""
    taken = character(code[1], byte) if code else ""
    if not taken or sign.torn not in readings(taken):
        return ""
    return f'the torn "{sign.torn})" is the reading of {taken}, {code[1]:02X}{byte:02X}'


def _known(word: str) -> str:
    return f"{word} is a known word" if word else ""


def _single(text: str, suspect: Suspect, likely: Likely) -> Iterator[Reading]:
    """One character alone was hit: a sign with a torn bracket, then its other half or its sign."""
    sign = suspect.tokens[-1]
    if not (suspect.half or suspect.reading):
        return
    settled: dict[str, str] = {}
    for byte in range(0x81, 0xFF):
        if reason := _torn(text, sign, byte):
            half = suspect.half
            chars = (character(byte, ord(half)),) if half else with_first(byte)
            wanted = suspect.reading
            settled |= {c: reason for c in chars if c and (not wanted or wanted in readings(c))}
    around = (
        text[max(0, sign.start - _CONTEXT) : sign.start],
        text[suspect.end : suspect.end + _CONTEXT],
    )
    for one in _weighed(settled, settled, around, likely):
        score = one.score - 2 * likely.frequency("?")
        yield Reading(sign.start, suspect.end, one.char, score, 1, True, one.ground, (one.reason,))


_COMMON = -5.7
"""Log frequency of a common character: one of the first 300."""

_USER_ROWS = (*range(0xAA, 0xB0), *range(0xF8, 0xFF))


def dropped(text: str, reading: Reading, likely: Likely) -> str:
    """Two characters that may stand where the reading has one, or "".

    A shifted pair may fall into the rows that GBK leaves to users (AA–AF, F8–FE). Programs drop
    such characters without a sign, and the halves on either side then make one that was never
    there: 不同于以 came out as 不挖以. So a rare character that fits no word, where two common ones
    would, is doubted.
    """
    left = text[max(0, reading.start - _CONTEXT) : reading.start]
    whole = left + reading.after + text[reading.end : reading.end + _CONTEXT]
    for at in range(len(left) + 1, len(left) + len(reading.after) - 1):
        code = code_of(whole[at])
        rare = likely.frequency(whole[at]) < _COMMON
        if not (code and rare) or likely.word_at(whole, at):
            continue
        seconds = [char for _, char in with_second(code[1]) if likely.frequency(char) > _COMMON]
        for first in filter(None, (character(code[0], row) for row in _USER_ROWS)):
            for second in seconds:
                pairs = (whole[at - 1] + first, first + second, second + whole[at + 1])
                if any(map(likely.is_word, pairs)):
                    return first + second
    return ""

"""Big5, Shift-JIS, EUC-JP and EUC-KR read one byte off: which characters the bytes were.

Where one byte of a character is lost, its other byte pairs with the first byte of the next one,
and so on up to a byte that has no partner (shown as U+FFFD) or one below 0x80 (shown as a sign of
ASCII). So every character between is known from its bytes; only the first, of which a byte is lost,
and, before U+FFFD, the last must be found. The only evidence taken is the document itself: every
three characters that take in a found one must stand elsewhere in it, what is shown must not, and no
other reading may come near that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ._codecs import bytes_of, char_of
from ._han import variants

_LONGEST = 40
"""How many characters before a shift's end are looked at for its beginning."""

_AROUND = 2

_STRANGE = 3
"""So many pairs of characters known from their bytes may stand nowhere else in the document."""

_TRIPLES = 2
"""In so many groups of three a found character must stand, all of them known to the document."""

_FREQUENT = 100
"""So many characters are the document's frequent ones."""

_SAMPLE = 1_000_000

_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")

# After a character of two bytes: a byte without a partner, or one below 0x80 that was a second one.
_END = re.compile(r"(?<=[^\x00-\x7f\ufffd])(?:\ufffd|[@-~](?![A-Za-z]))")
_BREAK = re.compile("[\n\ufffd]")
_RUN = re.compile(r"[^\x00-\x7f\ufffd]*\Z")


@dataclass(frozen=True, slots=True)
class Stepped:
    """What stands in place of text[start:end] if it was read one byte off."""

    start: int
    end: int
    after: str
    codec: str


def codecs_of(text: str) -> tuple[str, ...]:
    """The encodings of two bytes that a text in its script may have been in, but GBK."""
    if _HANGUL.search(text):
        return ("euc_kr",)
    if _KANA.search(text):
        return ("euc_jp", "shift_jis")
    traditional, simplified = variants(text[:100_000])
    return ("big5",) if traditional > simplified else ()


@cache
def _with(byte: int, codec: str, first: bool, second: bool) -> tuple[str, ...]:
    """The characters that have this byte as their first or second one."""
    found = [char_of(bytes((byte, other)), codec) for other in range(0x40, 0xFF) if first]
    found += [char_of(bytes((other, byte)), codec) for other in range(0x81, 0xFF) if second]
    return tuple(dict.fromkeys(filter(None, found)))


class Stepping:
    """The shifts of one document."""

    def __init__(self, text: str) -> None:
        """text: the whole document, whose own words are the evidence."""
        self.text = text
        self._codecs = codecs_of(text) if "\ufffd" in text else ()
        clear = _BREAK.split(text[:_SAMPLE]) if self._codecs else []
        self._pairs = Counter(_grams(clear, 2))
        counted = Counter("".join(clear)).most_common(_FREQUENT)
        self._frequent = frozenset(char for char, _ in counted)
        self._triples = frozenset(_grams(clear, 3))

    def readings(self) -> Iterator[Stepped]:
        """Every repair that is beyond doubt, in order and not overlapping."""
        last = 0
        for end in _END.finditer(self.text) if self._codecs else ():
            found = {
                (one.start, one.after): one
                for codec in self._codecs
                for one in self._at(end, codec, last)
            }
            only = next(iter(found.values())) if len(found) == 1 else None
            if only and self._is_proven(only) and not self._has_rival(only):
                yield only
                last = only.end

    def _at(self, end: re.Match[str], codec: str, last: int) -> Iterator[Stepped]:
        """The readings of one place that the document's pairs of characters allow."""
        low = max(last, end.start() - _LONGEST)
        shown = _RUN.search(self.text[low : end.start()])
        codes = [bytes_of(char, codec) for char in (shown[0] if shown else "")]
        if not codes or not codes[-1]:
            return
        right = self.text[end.end() : end.end() + 1]
        tails = self._fitting("", self._tails(codes[-1][1], end[0], codec), right)
        middle, strange = "", 0
        for back in range(1, len(codes) + 1):
            head = codes[-back]
            if not head:
                return
            if back > 1:
                step = char_of(bytes((head[1], codes[1 - back][0])), codec)
                strange += bool(middle) and step + middle[0] not in self._pairs
                if not step or strange > _STRANGE:
                    return
                middle = step + middle
                if back == 2:
                    tails = self._fitting(middle, tails, right)
            start = end.start() - back
            if not self._is_strange(start, end.start()):
                continue
            for tail in tails:
                inner = middle + tail
                heads = _with(head[0], codec, first=True, second=True)
                for char in self._fitting(self.text[max(0, start - 1) : start], heads, inner[0]):
                    yield Stepped(start, end.end(), char + inner, codec)

    def _is_strange(self, start: int, end: int) -> bool:
        """Whether what is shown between, and with the character before, stands nowhere else.

        Else nothing is shifted, and the sign stands for a character of its own.
        """
        shown = self.text[max(0, start - 1) : end]
        pairs = [one for one in _grams([shown], 2) if not _BREAK.search(one)]
        common = sum(self._pairs[pair] > 1 for pair in pairs)
        return self._pairs[shown[:2]] <= 1 and 3 * common <= len(pairs)

    def _fitting(self, left: str, chars: tuple[str, ...], right: str) -> tuple[str, ...]:
        """Those that make a pair of the document with what stands on either side."""
        before, after = ("" if _BREAK.match(one) else one for one in (left[-1:], right))
        return tuple(
            char
            for char in chars
            if (not before or before + char in self._pairs)
            and (not after or char + after in self._pairs)
        )

    def _tails(self, first: int, shown: str, codec: str) -> tuple[str, ...]:
        """What the last character may be, of which the second byte is a sign of ASCII or lost."""
        if shown == "\ufffd":
            return _with(first, codec, first=True, second=False)
        return tuple(filter(None, (char_of(bytes((first, ord(shown))), codec),)))

    def _is_proven(self, one: Stepped) -> bool:
        """Whether all that take in a found character stand elsewhere in the document."""
        left = self.text[max(0, one.start - _AROUND) : one.start]
        whole = left + one.after + self.text[one.end : one.end + _AROUND]
        for at in (len(left), len(left) + len(one.after) - 1):
            grams = [whole[low : low + 3] for low in range(max(0, at - 2), at + 1)]
            grams = [gram for gram in grams if len(gram) == 3 and not _BREAK.search(gram)]
            if len(grams) < _TRIPLES or any(gram not in self._triples for gram in grams):
                return False
        return True

    def _has_rival(self, one: Stepped) -> bool:
        """Whether a frequent character could stand for a found one, by what is on one side of it.

        Such are particles (と, や; 을, 은): that the document has only one of them between these
        two neighbours is chance.
        """
        left = self.text[max(0, one.start - 1) : one.start]
        whole = left + one.after + self.text[one.end : one.end + 1]
        head = _with(
            bytes_of(self.text[one.start], one.codec)[0], one.codec, first=True, second=True
        )
        lost = self.text[one.end - 1] == "\ufffd"
        tail = bytes_of(one.after[-1], one.codec)[0]
        tails = _with(tail, one.codec, first=True, second=False) if lost else ()
        last = len(left) + len(one.after) - 1
        for at, chars in ((len(left), head), (last, tails)):
            before, after = whole[at - 1 : at] if at else "", whole[at + 1 : at + 2]
            for char in self._frequent.intersection(chars) - {whole[at]}:
                if self._pairs[before + char] > 1 or self._pairs[char + after] > 1:
                    return True
        return False


def _grams(runs: list[str], length: int) -> Iterator[str]:
    for run in runs:
        yield from (run[at : at + length] for at in range(len(run) - length + 1))

"""How likely a piece of Han text is: character frequency and known words.

Words are those of pypinyin's phrase list (mostly simplified) and whatever the document itself
says elsewhere, which is the best list for names and for traditional text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import islice

from ._han import HAN, Variant, log_frequency, variants
from .annotation import annotated

_HAN_RUN = re.compile(f"[{HAN}]{{2,}}")
_LONGEST_WORD = 4
_HABIT = 5
_ANNOTATIONS = 50
_SAMPLE = 1_000_000


@cache
def _phrases() -> Collection[str]:
    from pypinyin.phrases_dict import phrases_dict  # 0.2 s to import, and few texts need it

    return frozenset(phrases_dict)


@dataclass(frozen=True)
class Likely:
    """What is usual in one document."""

    variant: Variant
    #: two and three characters that stand together in the undamaged text
    attested: frozenset[str]
    #: whether a program added readings in brackets, which is known to lose bytes of full stops
    annotated: bool

    def frequency(self, text: str) -> float:
        """Sum of the characters' log frequencies."""
        return sum(log_frequency(char, self.variant) for char in text)

    def is_word(self, text: str) -> bool:
        """Whether the text is a word of the list or stands elsewhere in the document."""
        return text in self.attested or text in _phrases()

    def is_certain(self, word: str) -> bool:
        """Whether a known word is more than a chance meeting of two characters of the list."""
        return len(word) > 2 or (word in self.attested and word in _phrases())

    def word_at(self, text: str, at: int) -> str:
        """The longest known word of two to four characters that takes in position `at`, or ""."""
        listed, attested = _phrases(), self.attested
        for length in range(_LONGEST_WORD, 1, -1):
            for start in range(max(0, at - length + 1), min(at, len(text) - length) + 1):
                piece = text[start : start + length]
                if piece in attested or piece in listed:
                    return piece
        return ""

    def coverage(self, text: str) -> float:
        """The share of characters that are part of a known word."""
        return sum(1 for at in range(len(text)) if self.word_at(text, at)) / max(1, len(text))


def learn(text: str, doubtful: Iterable[tuple[int, int]] = ()) -> Likely:
    """What is usual in `text`, leaving out the spans that may be damaged."""
    clear = list(text[:_SAMPLE])
    for start, end in doubtful:
        clear[start:end] = " " * (min(end, len(clear)) - min(start, len(clear)))
    toned = sum(one.toned for one in islice(annotated(text), _ANNOTATIONS))
    attested: set[str] = set()
    for run in _HAN_RUN.findall("".join(clear)):
        for length in (2, 3):
            attested.update(run[at : at + length] for at in range(len(run) - length + 1))
    traditional, simplified = variants(clear)
    return Likely(
        "hant" if traditional > simplified else "hans", frozenset(attested), toned >= _HABIT
    )

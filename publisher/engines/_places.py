"""Where words are among phonemes, for voices that do not say which word a phoneme belongs to."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher


def is_sound(phoneme: str) -> bool:
    """Whether it is heard: no space, punctuation, stress, length or combining mark."""
    return any(unicodedata.category(char) in ("Ll", "Lu", "Lo") for char in phoneme)


def places(alone: Sequence[Sequence[str]], whole: Sequence[str]) -> list[int]:
    """The place in `whole` at which each word begins.

    alone: the phonemes of each word when it is said alone. In a sentence some of them change; the
    stretches that are alike hold the words in place, and what lies between is divided evenly.
    """
    joined = [phoneme for word in alone for phoneme in word if is_sound(phoneme)]
    heard = [place for place, phoneme in enumerate(whole) if is_sound(phoneme)]
    matcher = SequenceMatcher(None, joined, [whole[place] for place in heard], False)
    blocks = matcher.get_matching_blocks()  # ends with an empty block at both ends
    found, start = [], 0
    for word in alone:
        at = _moved(start, [(block.a, block.b, block.size) for block in blocks])
        found.append(heard[at] if at < len(heard) else len(whole))
        start += sum(is_sound(phoneme) for phoneme in word)
    return found


def _moved(at: int, blocks: Sequence[tuple[int, int, int]]) -> int:
    """The place in the second sequence for a place in the first."""
    end_a = end_b = 0
    for a, b, size in blocks:
        if at < a:
            return end_b + (at - end_a) * (b - end_b) // (a - end_a)
        if at < a + size:
            return b + at - a
        end_a, end_b = a + size, b + size
    return end_b

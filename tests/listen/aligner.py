"""When the words of an English text are spoken, by pocketsphinx: a second opinion on word times."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Decoder

from publisher.engines import Utterance
from publisher.engines._english import read
from publisher.engines._misaki import from_ipa

FRAME_MS = 10

_BEFORE_MS = 300
"""Silence put before the sound: without it the first word is taken to begin at once."""

# misaki's alphabet in the aligner's; stress and marks are left out.
_PHONES = {
    "A": "EY", "I": "AY", "W": "AW", "Y": "OY", "O": "OW", "ʧ": "CH", "ʤ": "JH", "ð": "DH",
    "θ": "TH", "ʃ": "SH", "ʒ": "ZH", "ŋ": "NG", "ɹ": "R", "j": "Y", "ɡ": "G", "i": "IY",
    "u": "UW", "æ": "AE", "ɑ": "AA", "ɔ": "AO", "ə": "AH", "ɐ": "AH", "ɛ": "EH", "ɪ": "IH",
    "ʊ": "UH", "ʌ": "AH", "ᵊ": "AH", "ᵻ": "IH", "T": "D", "ʔ": "T", "ɜ": "ER", "b": "B",
    "d": "D", "f": "F", "h": "HH", "k": "K", "l": "L", "m": "M", "n": "N", "p": "P", "s": "S",
    "t": "T", "v": "V", "w": "W", "z": "Z",
}  # fmt: skip


class _Everything:
    """An alphabet that has every phoneme."""

    def __contains__(self, _: object) -> bool:
        return True


@cache
def _decoder() -> Any:
    return Decoder(lm=None, loglevel="FATAL")


def begins(samples: NDArray[np.int16], words: Sequence[tuple[str, str]]) -> list[int] | None:
    """Milliseconds at which the words begin, or None where the aligner finds no way through.

    samples: at 16 kHz; words: (word in small letters, IPA from a lexicon or "").
    """
    decoder = _decoder()
    decoder.set_align_text(" ".join(_known(word, ipa) for word, ipa in words))
    decoder.start_utt()
    decoder.process_raw(bytes(_BEFORE_MS * 32) + samples.tobytes(), full_utt=True)
    decoder.end_utt()
    found = [
        segment.start_frame * FRAME_MS - _BEFORE_MS
        for segment in decoder.seg() or ()
        if not segment.word.startswith(("<", "["))
    ]
    return found if len(found) == len(words) else None


def _known(word: str, ipa: str) -> str:
    """The name of the word in the aligner's dictionary, put there where it is missing."""
    decoder = _decoder()
    if not ipa and decoder.lookup_word(word):
        return word
    name = f"{word}_{abs(hash(ipa))}" if ipa else word
    if not decoder.lookup_word(name):
        phonemes = from_ipa(ipa) if ipa else _guessed(word)
        phonemes = phonemes.replace("ɜɹ", "ɜ").replace("əɹ", "ɜ")
        decoder.add_word(name, " ".join(_PHONES[c] for c in phonemes if c in _PHONES), True)
    return name


def _guessed(word: str) -> str:
    return "".join(said.phonemes for said in read(Utterance(word, "en"), False, _Everything()))

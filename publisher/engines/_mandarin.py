"""Mandarin text to phonemes as Kokoro learned them: misaki's, from pypinyin's readings.

Words are those that jieba finds; numbers that are left in the text are read by cn2an.
"""

from __future__ import annotations

import logging
from collections.abc import Container
from functools import cache
from typing import Any

from ..errors import CannotSayError
from ..languages import script
from . import Utterance
from ._english import read as read_english
from ._said import MARKS, Said


@cache
def _jieba() -> Any:
    import jieba

    jieba.setLogLevel(logging.ERROR)
    return jieba.Tokenizer()


def words(text: str) -> dict[tuple[int, int], str]:
    """The words of the text by their spans; punctuation counts as one."""
    return {(start, end): word for word, start, end in _jieba().tokenize(text)}


def read(utterance: Utterance, british: bool, alphabet: Container[str]) -> list[Said]:
    """The words to say, in phonemes of the alphabet; british: how Latin words in it are read.

    Raises CannotSayError where a word would be left out, or nothing is there to be said.
    """
    import cn2an

    said: list[Said] = []
    for text, given in _stretches(utterance):
        if given:
            said.append(Said(text, _known(_retoned(given), alphabet)))
            continue
        for word, _, _ in _jieba().tokenize(cn2an.transform(text, "an2cn")):
            if any(char.isalnum() for char in word):
                said.append(Said(word, _phonemes(word, british, alphabet)))
            elif said:
                marks = _known(_punctuation(word), alphabet)
                said[-1] = Said(said[-1].text, said[-1].phonemes + marks)
    for word in said:
        if MARKS.issuperset(word.phonemes):
            raise CannotSayError(f"the voice cannot say {word.text!r}")
    if not said:
        raise CannotSayError("there is nothing that the voice could say in this text")
    return said


def _stretches(utterance: Utterance) -> list[tuple[str, str]]:
    """The text in stretches, with the pronunciation to use or ""."""
    found, at = [], 0
    for start, end, ipa in sorted(utterance.phonemes):
        found += [(utterance.text[at:start], ""), (utterance.text[start:end], ipa)]
        at = end
    return [*found, (utterance.text[at:], "")]


def _phonemes(word: str, british: bool, alphabet: Container[str]) -> str:
    from misaki.zh import ZHG2P
    from pypinyin import Style, lazy_pinyin

    if {script(char) for char in word} & {"LATIN"} or word.isascii():
        return " ".join(w.phonemes for w in read_english(Utterance(word, "en"), british, alphabet))
    syllables = lazy_pinyin(word, style=Style.TONE3, neutral_tone_with_five=True)
    if any(not syllable.replace("ü", "v").isascii() for syllable in syllables):
        raise CannotSayError(
            f"the voice cannot say {word!r}", remedy="Give this text another voice"
        )
    return _known("".join(ZHG2P.py2ipa(syllable) for syllable in syllables), alphabet)


def _retoned(ipa: str) -> str:
    from misaki.zh import ZHG2P

    return str(ZHG2P.retone(ipa.strip("/[] ")))


def _punctuation(text: str) -> str:
    from misaki.zh import ZHG2P

    return str(ZHG2P.map_punctuation(text))


def _known(phonemes: str, alphabet: Container[str]) -> str:
    # chr(815) marks a syllabic consonant; misaki's own call drops it too.
    return "".join(char for char in phonemes if char in alphabet).strip()

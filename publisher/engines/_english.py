"""English text to phonemes, for the voices that were taught with misaki's alphabet.

The reading is hibari's G2P, which comes with the program. What it would leave out or cut short is
an error here, or is spelled so that it does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import CannotSayError
from ..languages import script
from . import Utterance
from ._misaki import from_ipa
from ._said import MARKS, Said

# A number beyond all names of numbers is said digit by digit.
_TOO_LONG = re.compile(r"\d(?:,?\d){15,}")
_LATIN_LETTER = re.compile(r"LATIN (SMALL|CAPITAL) (?:LETTER|LIGATURE) ([A-Z]{1,3})\b")


@cache
def reader(british: bool) -> Any:
    """hibari.g2p.G2P, loaded once in a process."""
    from hibari.g2p import G2P

    return G2P(oov=lambda word: _spell_out(word, british), british=british)


@cache
def _unknown_words(british: bool) -> Any:
    from hibari.g2p import ASSETS
    from hibari.g2p.oov import OOV

    return OOV(str(Path(ASSETS) / ("oov_gb.onnx" if british else "oov.onnx")))


def knows(word: str) -> bool:
    """Whether the dictionary has the word, so that nothing is guessed in reading it."""
    lexicon = reader(british=False).lexicon
    return any(form in lexicon.golds or form in lexicon.silvers for form in (word, word.lower()))


def _spell_out(word: str, british: bool) -> str:
    """Phonemes of a word that no dictionary has, from hibari's net; none of its letters dropped.

    The net knows few letters with marks and forgets what is beyond its longest word.
    """
    net = _unknown_words(british)
    letters = "".join(_plain_letter(char, net.cin) for char in word)
    parts = (letters[at : at + net.maxlen] for at in range(0, len(letters), net.maxlen))
    return " ".join(net(part) or "" for part in parts)


def _plain_letter(char: str, known: dict[str, int]) -> str:
    """A letter the net knows in place of one that it does not. Raises CannotSayError."""
    if char in known or not char.isalnum():
        return char
    base = unicodedata.normalize("NFKD", char)[0]
    if base in known:
        return base
    if named := _LATIN_LETTER.match(unicodedata.name(char, "")):
        return named[2].lower() if named[1] == "SMALL" else named[2]
    raise CannotSayError(f"the voice cannot say {char!r}", remedy="Give this text another voice")


def read(utterance: Utterance, british: bool, alphabet: Container[str]) -> list[Said]:
    """The words to say, in phonemes of the alphabet.

    Raises CannotSayError where a word would be left out, or nothing is there to be said.
    """
    said: list[Said] = []
    text = phonemes = ""
    g2p = reader(british)
    tokens = g2p.phonemize_tokens(g2p.tokenize(_marked(utterance, alphabet)))
    for number, token in enumerate(tokens):
        text += token.text
        phonemes += "".join(c for c in token.phonemes or "" if c in alphabet)
        if not token.whitespace and number < len(tokens) - 1:
            continue
        if any(char.isalnum() for char in text) and MARKS.issuperset(phonemes):
            raise CannotSayError(
                f"the voice cannot say {text!r}", remedy="Give this text another voice"
            )
        said.append(Said(text, phonemes.strip()))
        text = phonemes = ""
    if not any(char.isalnum() for word in said for char in word.text):
        raise CannotSayError("there is nothing that the voice could say in this text")
    return said


def _marked(utterance: Utterance, alphabet: Container[str]) -> str:
    """The text as hibari's G2P wants it, pronunciations written into it as [word](/phonemes/)."""
    from hibari.g2p.normalize import normalize

    def plain(text: str) -> str:
        for char in text:
            if script(char) not in ("", "LATIN"):
                raise CannotSayError(
                    f"the voice cannot say {char!r}", remedy="Give this text another voice"
                )
        head, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        # What only looks like a pronunciation must not be taken for one.
        text = _TOO_LONG.sub(lambda number: " ".join(number[0].replace(",", "")), text)
        read = str(normalize(text)).replace("](", "] (")
        return f"{head and ' '}{read}{tail and ' '}" if read else head and " "

    parts, at = [], 0
    for start, end, ipa in sorted(utterance.phonemes):
        phonemes = from_ipa(ipa)
        if not phonemes or any(c in "()" or c not in alphabet for c in phonemes):
            raise CannotSayError(f"the voice cannot say the pronunciation /{ipa}/")
        word = utterance.text[start:end].translate({ord("["): "(", ord("]"): ")"})
        parts += [plain(utterance.text[at:start]), f"[{word}](/{phonemes}/)"]
        at = end
    return "".join([*parts, plain(utterance.text[at:])])


def words(text: str) -> dict[tuple[int, int], str]:
    """What stands between white space, by its span."""
    return {match.span(): match[0] for match in re.finditer(r"\S+", text)}

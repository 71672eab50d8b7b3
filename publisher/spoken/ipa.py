"""IPA to the phonemes of espeak-ng, for English and Mandarin, by tables (data/espeak.toml).

espeak takes phonemes inside `[[ ]]`. It wants a stress mark before the vowel where IPA has it
before the syllable, and a tone right after the vowel, before the syllable's end.
"""

from __future__ import annotations

import re
from functools import cache

from ..languages import primary
from ._data import data, either

_UNHEARD = str.maketrans("", "", "\u0361\u035c\u0329\u032f./()ˑ")
"""Ties, syllable marks and syllable breaks say nothing that the tables do not know."""

_STRESS = {"ˈ": "'", "ˌ": ","}


def to_espeak(ipa: str, language: str) -> str:
    """The phonemes for between `[[` and `]]`; "" where the language has no table.

    Raises ValueError for a symbol that is not in it (`strange` names it).
    """
    tag = primary(language)
    if tag not in ("en", "zh"):
        return ""
    found = strange(ipa, language)
    if found:
        raise ValueError(f"{found!r} is no IPA symbol known for {language}")
    words = ipa.translate(_UNHEARD).split()
    return "||".join((_english if tag == "en" else _mandarin)(word) for word in words)


def strange(ipa: str, language: str) -> str:
    """The first thing in the text that the language's table does not know, or ""."""
    tag = primary(language)
    if tag not in ("en", "zh"):
        return ""
    pattern = _english_pattern() if tag == "en" else _mandarin_pattern()
    for word in ipa.translate(_UNHEARD).split():
        at = 0
        while at < len(word):
            match = pattern.match(word, at)
            if not match or not match.group():
                return word[at]
            at = match.end()
    return ""


@cache
def _english_pattern() -> re.Pattern[str]:
    table = data("espeak")["en"]
    return re.compile(
        f"(?P<vowel>{either(table['vowels'])})|(?P<consonant>{either(table['consonants'])})"
        "|(?P<stress>[ˈˌ])|ː"
    )


def _english(word: str) -> str:
    table = data("espeak")["en"]
    out, stress = [], ""
    for match in _english_pattern().finditer(word):
        if match["stress"]:
            stress = _STRESS[match["stress"]]
        elif match["vowel"]:
            out.append(stress + table["vowels"][match["vowel"]])
            stress = ""
        elif match["consonant"]:
            out.append(table["consonants"][match["consonant"]])
    # A bar keeps neighbours apart that would be read as one mnemonic: t|S is not tS.
    return "|".join(out)


@cache
def _mandarin_pattern() -> re.Pattern[str]:
    table = data("espeak")["zh"]
    return re.compile(
        f"[ˈˌ]?(?P<initial>{either(table['initials'])})?(?P<final>{either(table['finals'])})"
        f"(?P<tone>{either(table['tones'])})?"
    )


def _mandarin(word: str) -> str:
    table = data("espeak")["zh"]
    out = []
    for match in _mandarin_pattern().finditer(word):
        form = table["finals"][match["final"]][0 if match["initial"] else 1]
        tone = table["tones"].get(match["tone"] or "", "11")
        out.append((table["initials"].get(match["initial"], "")) + form.format(tone))
    return "||".join(out)

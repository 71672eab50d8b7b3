"""Runs of another language inside a sentence, found by script.

A letter of a script that the sentence's language is not written in starts a run; digits, spaces
and punctuation belong to whatever stands around them. So do a Latin unit behind its number (10km)
and a letter tied to one (5G, A4): cut apart, two voices would share one word. Which language a
foreign script stands for is a guess where many languages share it; `SCRIPT_LANGUAGE` says which one
is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from .book import Run

SCRIPT_LANGUAGE = {
    "LATIN": "en",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "ARABIC": "ar",
    "HEBREW": "he",
    "CJK": "zh",
    "KANA": "ja",
    "HANGUL": "ko",
    "THAI": "th",
    "DEVANAGARI": "hi",
}
"""The language that a run of a script is taken for, inside text that is not written in it."""

_WRITTEN_IN = {
    "zh": {"CJK"},
    "ja": {"CJK", "KANA"},
    "ko": {"HANGUL", "CJK"},
    "ru": {"CYRILLIC"},
    "uk": {"CYRILLIC"},
    "bg": {"CYRILLIC"},
    "sr": {"CYRILLIC", "LATIN"},
    "el": {"GREEK"},
    "ar": {"ARABIC"},
    "fa": {"ARABIC"},
    "ur": {"ARABIC"},
    "ug": {"ARABIC"},
    "he": {"HEBREW"},
    "th": {"THAI"},
    "hi": {"DEVANAGARI"},
}

# "COVID-19" and "S/2020/685" are one name: numbers tied to a Latin letter are said in its language,
# and in a text from right to left they stand in its order.
_LATIN = frozenset({"LATIN"})
_TIED_NUMBER = re.compile(r"[-‐‑]?\d+(?:\.\d+)*(?:/\d+)*|(?:/\d+)+")
_NUMBER_BEFORE = re.compile(r"(?<![\d.,])\d{1,2}$")

UNITS = (
    "km/h", "km/s", "m/s", "mph", "km²", "km2", "km³", "m²", "m2", "m³", "m3", "cm²", "cm³", "mm²",
    "mm³", "dm²", "dm³", "km", "cm", "mm", "μm", "µm", "nm", "m", "ha", "kg", "mg", "μg", "µg", "g",
    "t", "ml", "mL", "L", "kWh", "MWh", "GWh", "kW", "MW", "GW", "W", "kV", "V", "mAh", "Ω", "kΩ",
    "MΩ", "Hz", "kHz", "MHz", "GHz", "kB", "KB", "MB", "GB", "TB", "kcal", "dB", "ppm",
)  # fmt: skip
"""Units that every language writes alike behind a number (SI Brochure, 9th edition, and usage)."""

_LETTER = "[A-Za-zµμΩ]"
_HELD = re.compile(
    rf"(?<!{_LETTER})(?:"
    rf"(?<=\d)[ \u00a0\u202f]?(?:{'|'.join(sorted(UNITS, key=len, reverse=True))})"
    # 5G, 1080p; A4, G20, F-16, H1N1
    r"|(?<=\d)[A-Za-z]|(?:[A-Z][-‐‑]?\d{1,4})+"
    rf")(?!{_LETTER}|\d)"
)
"""Letters that belong to a number and are said in the language around it."""

_ROMAN = re.compile(r"(?<![A-Za-z])(?:[IVX]|[IVXLC]{2,8})(?![A-Za-z.])")
"""Roman numerals, which Cyrillic text has in Latin letters and says as its own."""


def primary(language: str) -> str:
    """The primary subtag: "zh" of "zh-Hant"."""
    return language.partition("-")[0].lower()


def written(tag: str) -> str:
    """A language tag as it is usually written (RFC 5646, 2.1.1): "zh-hans-cn" is "zh-Hans-CN"."""
    first, *others = tag.split("-")
    shapes = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(shapes.get(len(o), str.lower)(o) for o in others)])


@lru_cache(maxsize=4096)
def script(char: str) -> str:
    """The script of a letter as a key of SCRIPT_LANGUAGE, "OTHER" for an unlisted one, else ""."""
    if not unicodedata.category(char).startswith("L"):
        return ""
    name = unicodedata.name(char, "")
    if name.startswith("MODIFIER LETTER") or char in "ªºµ":
        return ""  # part of the word it stands in, as in "Hawaiʻi"
    if name.startswith(("CJK", "KANGXI", "IDEOGRAPHIC")):
        return "CJK"
    if name.startswith(("HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA")):
        return "KANA"
    first = name.replace("FULLWIDTH ", "").partition(" ")[0]
    return first if first in SCRIPT_LANGUAGE else "OTHER"


def scripts_in(text: str) -> frozenset[str]:
    """The scripts of the letters in a text, each as `script` names it."""
    if text.isascii():
        return _LATIN if any(map(str.isalpha, text)) else frozenset()
    return frozenset(map(script, set(text))) - {""}


def runs(text: str, language: str, han: str = "zh") -> tuple[Run, ...]:
    """The text in stretches of one language; their texts joined are the text.

    language: of the sentence; han: the tag for Han characters inside another script.
    """
    if text.isascii() and "LATIN" in scripts_of(language):
        return (Run(text, language),)
    own = scripts_of(language)
    found: list[Run] = []
    at = 0
    for start, end, name in _foreign(text, own):
        if start > at:
            found.append(Run(text[at:start], language))
        tag = han if name == "CJK" else SCRIPT_LANGUAGE.get(name, "und")
        found.append(Run(text[start:end], tag))
        at = end
    if at < len(text) or not found:
        found.append(Run(text[at:], language))
    return tuple(found)


def scripts_of(language: str) -> set[str]:
    """The scripts that a language is written in, as keys of SCRIPT_LANGUAGE."""
    return _WRITTEN_IN.get(primary(language), {"LATIN"})


def _foreign(text: str, own: set[str]) -> Iterator[tuple[int, int, str]]:
    """Spans from the first to the last letter of each stretch of a foreign script."""
    start, end, current = 0, 0, ""
    held = {at for match in _HELD.finditer(text) for at in range(*match.span())}
    if "CYRILLIC" in own:
        held |= {at for match in _ROMAN.finditer(text) for at in range(*match.span())}
    for at, char in enumerate(text):
        # Behind English words "10 km" is English too.
        found = "" if at in held and current != "LATIN" else script(char)
        if not found:
            continue
        if found in own or (current and found != current and {found, current} != {"CJK", "KANA"}):
            if current:
                yield start, end, current
            current = ""
        if found not in own:
            if not current:
                start, current = _with_number(text, at) if found == "LATIN" else at, found
            elif found == "KANA":
                current = "KANA"
            tied = _TIED_NUMBER.match(text, at + 1) if found == "LATIN" else None
            end = tied.end() if tied else at + 1
    if current:
        yield start, end, current


def _with_number(text: str, at: int) -> int:
    """Where the number begins that a name begins with, as 3GPP does; else where the name does."""
    number = _NUMBER_BEFORE.search(text, max(0, at - 3), at)
    return number.start() if number and text[at + 1 : at + 2].isalpha() else at


def most_common(languages: Iterable[str]) -> str:
    """The language that occurs most; the first among equals; "und" for none."""
    count: dict[str, int] = {}
    for language in languages:
        count[language] = count.get(language, 0) + 1
    return max(count, key=lambda language: count[language], default="und")

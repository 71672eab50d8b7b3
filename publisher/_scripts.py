"""Letters of other scripts in ASCII, and whether two names of different scripts sound alike.

Cyrillic, Greek, Arabic and Hebrew by a table (data/scripts.toml), kana and Hangul by their names in
Unicode. Arabic and Hebrew write few vowels, so names in them are compared by consonants, and the
vowels they do write must be there.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

_ABJAD = re.compile(r"[\u0590-\u05ff\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ENOUGH_CONSONANTS = 4
_ARTICLE = re.compile(r"^(?:ال|al[-‑ ]|el[-‑ ])(?=\w{3})")


@cache
def _table(name: str) -> dict[str, str]:
    data = tomllib.loads(files(__package__).joinpath("data/scripts.toml").read_text("utf-8"))
    pairs = (pair.partition("=") for pair in data[name].split())
    return {left: right for left, _, right in pairs}


@cache
def _letters() -> dict[str, str]:
    rows = (_table(name) for name in ("cyrillic", "greek", "arabic", "hebrew"))
    return {letter: reading for row in rows for letter, reading in row.items()}


def in_ascii(text: str) -> str:
    """The text in lower case with letters of other scripts read in ASCII; Han is left alone."""
    table = _letters()
    plain = unicodedata.normalize("NFC", text.lower())
    return "".join(table.get(char) or _named(char, table) for char in plain)


def _named(char: str, table: dict[str, str]) -> str:
    """Kana and Hangul by their Unicode names, as in HANGUL SYLLABLE GIM."""
    if char in table or char.isascii():
        return table.get(char, char)
    name = unicodedata.name(char, "")
    if name.startswith(("HIRAGANA LETTER", "KATAKANA LETTER", "HANGUL SYLLABLE")):
        return name.split()[-1].lower()
    base = unicodedata.normalize("NFD", char)[0]
    return table.get(base, char) if base != char else char


def sound_alike(one: str, other: str, one_ascii: str, other_ascii: str) -> bool:
    """Whether two names are one, of which one at least is in Cyrillic, Arabic or Hebrew letters.

    one_ascii, other_ascii: their readings. Word by word, in the same or the opposite order.
    """
    if _ABJAD.search(one) and _ABJAD.search(other):
        return False
    for left, right, read, against in (
        (one, other, one_ascii, other_ascii),
        (other, one, other_ascii, one_ascii),
    ):
        if _ABJAD.search(left):
            return _abjad_alike(left, against)
        if _CYRILLIC.search(left) and not _CYRILLIC.search(right):
            return _cyrillic_alike(read, against)
    return False


def _cyrillic_alike(read: str, latin: str) -> bool:
    words = sorted(_folded(word) for word in read.split())
    if words == sorted(_folded(word) for word in latin.split()):
        return True
    chinese = palladius(latin)
    return bool(chinese) and _folded(read.replace(" ", "")) == _folded(chinese.replace(" ", ""))


# Ways to write the same Russian sound in Latin letters, and spellings that a Russian ear drops.
_FOLDS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"dzh", "j"), (r"shch|sch", "sh"), (r"tch", "ch"), (r"kh", "h"), (r"ph", "f"),
        (r"ck", "k"),
        (r"x", "ks"), (r"w", "v"), (r"tz", "ts"), (r"(?<=[aeiou])h(?![aeiou])", ""),
        (r"ij$|iy$|yy$|ii$|yi$|y$", "i"), (r"(?:y|i|j)(?=a)", "i"), (r"(?:y|j|i)(?=u)", "i"),
        (r"yo|io|jo", "e"), (r"(?:y|j)(?=e)", ""), (r"y|j(?=[^aeiou])", "i"),
        (r"(?<=[sz])h(?=t)", ""), (r"(.)\1", r"\1"),
    )
)  # fmt: skip


def _folded(word: str) -> str:
    for pattern, by in _FOLDS:
        word = pattern.sub(by, word)
    return word


def palladius(pinyin: str) -> str:
    """Pinyin syllables as Russian writes them, read in ASCII; "" where a word is no pinyin."""
    words = []
    for word in pinyin.split():
        syllables = _syllables(word)
        if not syllables:
            return ""
        words.append(in_ascii("".join(syllables)))
    return " ".join(words)


def _syllables(word: str) -> list[str]:
    """A word of pinyin cut into syllables, in Palladius' Cyrillic; [] where it cannot be."""
    if not word:
        return []
    for end in range(min(6, len(word)), 0, -1):
        first = _syllable(word[:end])
        rest = _syllables(word[end:]) if first and end < len(word) else []
        if first and (end == len(word) or rest):
            return [first, *rest]
    return []


def _syllable(text: str) -> str:
    whole = _table("whole").get(text)
    if whole:
        return whole
    for initial, cyrillic in _table("initials").items():
        final = text.removeprefix(initial)
        if text.startswith(initial) and final:
            sounds = {**_table("finals"), **(_table("palatal") if initial in "jqx" else {})}
            return cyrillic + sounds[final] if final in sounds else ""
    return _table("finals").get(text, "") if text[0] in "aeo" else ""


_CLASSES = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"[sc]h", "S"), (r"kh|x(?=h)", "K"), (r"gh", "G"), (r"th", "t"), (r"dh", "z"),
        (r"ph", "f"),
        (r"ck", "k"), (r"x", "ks"), (r"c(?=[eiy])", "s"), (r"[cq]", "k"), (r"[gj]", "G"),
        (r"v", "f"), (r"p", "b"), (r"(?<=\w)h$", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_PINYIN = ((re.compile(r"zh|q|ch"), "tsh"), (re.compile(r"x"), "sh"))
_ABJAD_CLASSES = {
    **dict(zip("بپتثجحخدذرزسشصضطظغفقكلمنهڤگک", "bbttGhKdzrzsSsdtzGfkklmnhfGk", strict=True)),
    **dict(zip("בגדהזחטכךלמםנןסעפףקרת", "bGdhzhtkklmmnns fbkrt".replace(" ", "?"), strict=True)),
    "ש": "S", "צ": "ts", "ץ": "ts", "چ": "tS", "ژ": "z",
    "و": "u", "ؤ": "u", "ו": "u", "ي": "i", "ى": "a", "ی": "i", "ئ": "i", "י": "i",
    "ا": "a", "أ": "", "إ": "", "آ": "a", "ة": "", "ע": "", "א": "",
}  # fmt: skip
_FITTING = {"u": set("uowy"), "i": set("iye"), "a": set("aeou")}

# Vowels before the last consonant that Arabic would have written: Mahmoud, Hussein.
_LONG = ("ou", "oo", "ee", "ei")


def _abjad_alike(name: str, latin: str) -> bool:
    theirs = [_ARTICLE.sub("", word) for word in re.findall(r"\w+", name)]
    ours = [word for word in latin.split() if word not in ("al", "el")]
    if len(theirs) != len(ours):
        return False
    count = 0
    for left, right in zip(theirs, ours, strict=True):
        bones = _bones(re.sub(r"(?<=\w)h$", "", "".join(map(_abjad_class, left))))
        variants = (right, _pinyin_said(right))
        if not any(_fits(bones, _bones(_classed(variant))) for variant in variants):
            return False
        count += len(bones) - 1
    return count >= _ENOUGH_CONSONANTS


def _abjad_class(char: str) -> str:
    return _ABJAD_CLASSES.get(char, "")


def _pinyin_said(word: str) -> str:
    for pattern, by in _PINYIN:
        word = pattern.sub(by, word)
    return word


def _classed(word: str) -> str:
    for pattern, by in _CLASSES:
        word = pattern.sub(by, word)
    return word


def _bones(word: str) -> list[tuple[str, str]]:
    """Consonants, each with the vowels before it; the vowels at the end before ""."""
    found = re.findall(r"([aeiouwy]*)([^aeiouwy]|$)", word)
    return [(consonant, vowels) for vowels, consonant in found if consonant or vowels] + [("", "")]


def _fits(theirs: list[tuple[str, str]], ours: list[tuple[str, str]]) -> bool:
    if [bone for bone, _ in theirs if bone] != [bone for bone, _ in ours if bone]:
        return False
    pairs = list(zip(theirs, ours, strict=False))
    last = [pair for pair in pairs if pair[0][0]][-1:]
    if any(said in _LONG and not written for (_, written), (_, said) in last):
        return False
    return all(
        _FITTING[vowel] & set(said) for (_, written), (_, said) in pairs for vowel in written
    )

"""Readings in Japanese texts: the signs of Aozora Bunko, and furigana in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..book import Document
from ..ledger import Change, Mark
from ._rule import Outcome, rule
from ._structure import overlaps
from ._tables import table

_KANJI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆〇ヶヵ仝"
_KANA = "ぁ-ゖァ-ヺーゝゞヽヾ・"

# A character that the file's encoding lacks, described: ※［＃「口＋亞」、第3水準1-15-8］.
_LACKING = r"※［＃[^［］\n]{1,200}］"

# A base begins where a run of kanji does: a search from each character of one would be quadratic.
_BASE = rf"(?<![{_KANJI}])([{_KANJI}]+)"
_DESCRIBED = rf"(?<![{_KANJI}])((?:[{_KANJI}]|{_LACKING})+)"

_BARRED = re.compile(
    rf"[｜|]((?:{_LACKING}|[^｜|《》\n※]|※(?!［＃)){{1,30}})《([^《》\n]{{1,40}})》"
)
_PLAIN = re.compile(rf"{_DESCRIBED}《([{_KANA}]{{1,30}})》")
_LEGEND = "テキスト中に現れる記号について"
_AOZORA_HABIT = 3

_NOTE = re.compile(r"※?［＃([^［］\n]{1,200})］")
_JIS = re.compile(r"第[34]水準([12])-(\d{1,2})-(\d{1,2})")
_UNICODE = re.compile(r"U\+([0-9A-Fa-f]{4,6})")

_BRACKET = re.compile(rf"{_BASE}[（(]([ぁ-ゖー]{{1,20}}|[ァ-ヺー・]{{1,20}})[）)]")
_HABIT = 5
_DIFFERENT = 4

_NO_READINGS = frozenset(table("ruby")["no_readings"])


@rule("A2", "ruby and notes of Aozora Bunko")
def aozora(document: Document) -> Outcome:
    """Take out Aozora Bunko's signs: ｜吾輩《わがはい》 becomes 吾輩 with ruby; ［＃…］ goes.

    Evidence: ｜ opens the base, else it is the kanji before 《 》; ［＃ means nothing else.
    ※［＃…］ with a code point or a place in JIS X 0213 becomes that character, also where it has
    a reading itself.
    Guard: the text has the legend, a ｜ with its 《 》, or three readings in 《 》, and without ｜
    the reading is kana only, so that titles in 《 》 stay; a ※［＃…］ without a code stays.
    """
    text = document.manuscript.text
    barred = list(_BARRED.finditer(text))
    taken = [one.span() for one in barred]
    plain = [
        one for one in _PLAIN.finditer(text) if not overlaps(taken, one.start(), one.start() + 1)
    ]
    if barred or len(plain) >= _AOZORA_HABIT or _LEGEND in text:
        for one in (*barred, *plain):
            yield from _kept_as_ruby(one)
    readings = [one.span(2) for one in barred]
    for one in _NOTE.finditer(text):
        if not overlaps(readings, one.start(), one.start() + 1):
            yield from _note(one)


def _kept_as_ruby(found: re.Match[str]) -> Iterator[Change | Mark]:
    low, high = found.span(1)
    if low > found.start():
        yield Change(found.start(), low, "", "the sign where a base of ruby begins")
    base = _NOTE.sub(lambda note: _named(note[1]) or note[0], found[1])
    yield Change(high, found.end(), "", f"{found[2]} is the reading of {base}, kept as ruby")
    yield Mark("ruby", low, high, found[2])


def _note(found: re.Match[str]) -> Iterator[Change]:
    if not found[0].startswith("※"):
        yield Change(found.start(), found.end(), "", "a note to the typesetter, not the author's")
        return
    char = _named(found[1])
    if char:
        reason = "the character that the note describes by its code"
        yield Change(found.start(), found.end(), char, reason)


def _named(note: str) -> str:
    """The character whose code point or place in JIS X 0213 the note gives, or ""."""
    code = _UNICODE.search(note)
    if code:
        number = int(code[1], 16)
        return chr(number) if 0x20 < number < 0x110000 and chr(number).isprintable() else ""
    place = _JIS.search(note)
    if not place:
        return ""
    plane, row, cell = (int(part) for part in place.groups())
    if not (1 <= row <= 94 and 1 <= cell <= 94):
        return ""
    data = bytes((*((0x8F,) if plane == 2 else ()), 0xA0 + row, 0xA0 + cell))
    return data.decode("euc_jis_2004", "ignore")


@rule("A3", "furigana in brackets")
def furigana(document: Document) -> Outcome:
    """Take out a reading in brackets and keep it as ruby: 漢字（かんじ） becomes 漢字.

    Evidence: kanji followed by brackets with nothing but hiragana or nothing but katakana.
    Guard: the habit must be the document's: five or more on four or more different words. The
    reading must be as long as such readings are (one kana for one kanji, else 1.5 to 4 for each),
    so that it is clear which kanji it reads; など, ほか and other words in brackets stay.
    """
    text = document.manuscript.text
    found = [one for one in _BRACKET.finditer(text) if _fits(one[1], one[2])]
    if len(found) < _HABIT or len({one[1] for one in found}) < _DIFFERENT:
        return
    for one in found:
        reason = f"{one[2]} is the reading of {one[1]}, kept as ruby"
        yield Change(one.end(1), one.end(), "", reason, "inferred")
        yield Mark("ruby", *one.span(1), one[2])


def _fits(base: str, reading: str) -> bool:
    least = 1.0 if len(base) == 1 else 1.5 * len(base)
    return least <= len(reading) <= 4 * len(base) and reading not in _NO_READINGS

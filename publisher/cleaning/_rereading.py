"""Lines that were read in a wrong encoding as a whole, and what their bytes are.

ftfy knows the mistakes of Western programs, word by word. Here are those of Chinese, Japanese and
Russian ones: UTF-8 read as GBK (鍏充簬 is 关于), Big5, Shift-JIS, KOI8-R or DOS; and GBK,
Shift-JIS, Windows-1251 and others read as Latin-1 (Ïðèâåò is Привет).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ._han import HAN, Variant, log_frequency, variants
from ._language import language_of

_MULTIBYTE = ("gb18030", "cp950", "cp932", "cp949")
_READ_AS = (*_MULTIBYTE, "koi8-r", "cp866", "cp1256", "mac-roman", "cp850", "cp437")
"""What UTF-8 was read as, where ftfy does not look."""

_LEGACY = (
    *("gb18030", "cp950", "cp932", "euc_jp", "cp949"),
    *("cp1251", "koi8-r", "cp866", "iso8859-5", "cp1256"),
)
"""What was read as Latin-1 or Windows-1252."""

_RUN = re.compile("[^\x00-\x7f\ufffd]+")
_RAGGED = 4
_HIGH = re.compile(rb"[\x80-\xff]")
_WHOLE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_KANA = "\u3041-\u30ff"
_SCRIPTS = {
    # Bytes of anything are Hangul in EUC-KR: judged with Han first, whose frequencies refuse it.
    "Han": re.compile(f"[{HAN}{_KANA}\uac00-\ud7a3]"),
    "Hangul": re.compile("[\uac00-\ud7a3]"),
    "Cyrillic": re.compile("[\u0410-\u044fЁё]"),
    "Arabic": re.compile("[\u0621-\u064a]"),
}
_SIGNS = re.compile(
    "[\u00a0«»\u2010-\u2026‹›№\u060c\u061b\u061f\u064b-\u0652\u3000-\u3003\u3008-\u3011・ー"
    "\uff01-\uff5e…—“”‘’]"
)
_WESTERN = re.compile("[a-zA-Z \u00a0-\u00ff\u0152\u0153\u2010-\u2026€]+")
_UNNATURAL = re.compile(r"[^\W\d_A-ZА-ЯЁ][A-ZА-ЯЁ]|^[^\W\d_A-ZА-ЯЁ].*[A-ZА-ЯЁ]")
_WORD = re.compile(r"[^\W\d_]+")

# The ten commonest letters make two thirds of Russian; read one encoding for another, a third.
_COMMON = {"Cyrillic": "оеаинтсрвл", "Arabic": "ايلمنوربتد", "Hangul": ""}
_COMMON_SHARE = 0.5

_ACCENTED = re.compile(
    "[\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192"
    "\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_HALVES = re.compile("[\u0080-\u009f\u00c0-\u00ff]")
_PLAIN = re.compile("[A-Za-z]")
_MOSTLY = 0.6

_FEWEST = 5
_FEWEST_LEGACY = 12
_ONE_SCRIPT = 0.9
_FREQUENT = -6.3
_RISE = 1.0
_KANA_SCORE = -4.0


@dataclass(frozen=True, slots=True)
class Reread:
    """A stretch of the text and what its bytes are in another encoding."""

    start: int
    end: int
    after: str
    reason: str


def reread(line: str) -> list[Reread]:
    """Every stretch of a line that was read in a wrong encoding and is proven to be other text."""
    if not _RUN.search(line):
        return []
    return _utf8(line) or _legacy(line) or _twice(line)


def applied(line: str, found: list[Reread]) -> str:
    """The line with what was found put in its place."""
    for one in reversed(found):
        line = line[: one.start] + one.after + line[one.end :]
    return line


def is_misread(line: str) -> bool:
    """Whether it is mostly accented letters, which no language is."""
    accented = len(_ACCENTED.findall(line))
    plain = len(_PLAIN.findall(line))
    if accented < max(_FEWEST_LEGACY, _MOSTLY * (accented + plain)):
        return False
    return len(_HALVES.findall(line)) >= _FEWEST


def _utf8(line: str) -> list[Reread]:
    """UTF-8 that was read as one of `_READ_AS`: most runs of the line are that, and a language."""
    runs = list(_RUN.finditer(line))
    readings: list[list[Reread]] = []
    for encoding in _READ_AS:
        if _looks_like_utf8(line.encode(encoding, "replace")):
            pieces = [_decoded(run, encoding) for run in runs]
            readings.append([piece for piece in pieces if piece])
    found = max(readings, key=lambda one: sum(p.end - p.start for p in one), default=[])
    # A lone sign that was put in later, such as a dash, does not hide what the rest was.
    if len(found) * 2 <= len(runs):
        return []
    before = "".join(line[piece.start : piece.end] for piece in found)
    after = "".join(piece.after for piece in found)
    return found if _is_likelier(before, after) or _is_western(line, found) else []


def _looks_like_utf8(data: bytes) -> bool:
    """Whether half of the bytes above ASCII are whole characters; most lines end here."""
    high = len(_HIGH.findall(data))
    return high >= _FEWEST and 2 * sum(map(len, _WHOLE.findall(data))) >= high


def _decoded(run: re.Match[str], encoding: str) -> Reread | None:
    """The longest part of a run that is UTF-8.

    A byte without a partner was lost where two were read at a time; what is left of the letters
    around it stays.
    """
    for start in range(run.start(), min(run.start() + _RAGGED, run.end())):
        for end in range(run.end(), max(start, run.end() - 2 * _RAGGED), -1):
            part = run.string[start:end]
            try:
                data = part.encode(encoding)
                after = data.decode("utf-8")
                if data.decode(encoding) == part and after.replace("\u00a0", "x").isprintable():
                    return Reread(start, end, after, f"UTF-8 that was read as {encoding}")
            except UnicodeError:
                continue
    return None


def _is_western(line: str, found: list[Reread]) -> bool:
    """Whether Han or other signs stand in the middle of Latin words and are their accents."""
    if not all(_WESTERN.fullmatch(one.after) for one in found):
        return False
    inside = [one for one in found if _touches_letter(line, one)]
    letters = len(_PLAIN.findall(line))
    return len(inside) >= max(3, 2 * len(found) / 3) and letters > 2 * len(found)


def _touches_letter(line: str, one: Reread) -> bool:
    around = line[max(0, one.start - 1) : one.start] + line[one.end : one.end + 1]
    return any(char.isascii() and char.isalpha() for char in around)


def _is_likelier(before: str, after: str) -> bool:
    """Whether letters of nothing in particular became a text in one script."""
    script, share, count = _script(after)
    if count < _FEWEST or share < _ONE_SCRIPT:
        return False
    if script == "Han":
        return _mean(after) >= _FREQUENT and _mean(after) >= _mean(before) + _RISE
    return _script(before)[:2] < (script, share) or _script(before)[0] != script


def _script(text: str) -> tuple[str, float, int]:
    """The script of most characters, its share of all above ASCII but signs, and their number."""
    rest = [c for c in text if not c.isascii() and not _SIGNS.match(c)]
    joined = "".join(rest)
    counts = {name: len(letter.findall(joined)) for name, letter in _SCRIPTS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best, counts[best] / max(1, len(rest)), counts[best]


def _mean(text: str) -> float:
    """Mean log frequency of the Han characters; kana, and signs of writing, are as usual text."""
    chars = [char for char in text if not char.isascii() and not _SIGNS.match(char)]
    traditional, simplified = variants(chars)
    variant: Variant = "hant" if traditional > simplified else "hans"
    scores = [
        _KANA_SCORE if "\u3041" <= char <= "\u30ff" else log_frequency(char, variant)
        for char in chars
    ]
    return sum(scores) / max(1, len(scores))


def _legacy(line: str) -> list[Reread]:
    """One of `_LEGACY` that was read as Latin-1."""
    data = _as_bytes(line) if is_misread(line) else None
    if data is None:
        return []
    fits = [(encoding, after) for encoding in _LEGACY if (after := _fitting(data, encoding))]
    if not fits:
        return []
    encoding, after = max(fits, key=lambda fit: fit[1][1])
    reason = f"{encoding} that was read as Latin-1 or Windows-1252"
    return [Reread(0, len(line), after[0], reason)]


def _twice(line: str) -> list[Reread]:
    """What was read as Latin-1, written as UTF-8 and read as Latin-1 again."""
    data = _as_bytes(line) if _ACCENTED.search(line) else None
    try:
        once = data.decode("utf-8") if data else line
    except UnicodeDecodeError:
        return []
    found = _legacy(once) if once != line else []
    reason = "UTF-8 read as Latin-1, and before that "
    return [Reread(0, len(line), one.after, reason + one.reason) for one in found]


def _as_bytes(line: str) -> bytes | None:
    """The bytes that Latin-1, or Windows-1252 where it has a character, gave as these."""
    made = bytearray()
    for char in line:
        if ord(char) < 0x100:
            made.append(ord(char))
            continue
        try:
            made += char.encode("cp1252")
        except UnicodeEncodeError:
            return None
    return bytes(made)


def _fitting(data: bytes, encoding: str) -> tuple[str, float] | None:
    """The text in this encoding and how likely it is, where it is a language's."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    script, share, count = _script(text)
    if count < _FEWEST or share < _ONE_SCRIPT or text.encode(encoding) != data:
        return None
    if script == "Han":
        mean = _mean(text)
        return (text, 10 + mean) if mean >= _FREQUENT else None
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    odd = sum(bool(_UNNATURAL.search(word)) for word in words)
    tag = language_of(text).tag
    wanted = {"Cyrillic": ("ru", "uk", "be", "bg"), "Arabic": ("ar",), "Hangul": ("ko",)}[script]
    if odd > 0.05 * len(words) or tag not in wanted:
        return None
    letters = "".join(words).casefold()
    common = sum(map(letters.count, _COMMON[script])) / max(1, len(letters))
    return (text, common) if common >= _COMMON_SHARE or script == "Hangul" else None

"""Which encoding bytes are in that neither say so nor are UTF-8, told from what they look like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import chardet

from ..cleaning._han import WIDE, Variant, log_frequency
from ..ledger import Evidence
from ._decoded import Decoded, nearly, strictly
from ._torn import is_japanese, kana_or_hangul, torn

_SAMPLE = 256 * 1024

# Those of mainframes, and those whose few texts are less frequent than mistakes for them.
_NEVER = re.findall(
    r"\S+",
    "utf-7 hz cp720 cp1006 cp1125 kz1048 ptcp154 hp-roman8 cp864 cp1140 cp424 cp500 cp875 cp1026 "
    "cp273 cp437 cp856 cp858 cp737 cp860 cp863 cp865 cp861 cp775 mac-iceland iso8859-3 iso8859-4 "
    "iso8859-10 iso8859-14 iso8859-16",
)

# Colours of a terminal, and the frames of tables in plain text; chardet takes these for binary
# files and for drawings of DOS.
_COLOUR = re.compile(rb"\x1b\[[0-9;]*[A-Za-z]")
_FRAME = re.compile(rb"[ \t]{2,}|([-=_|+*#.])\1{2,}|(?<=[ \n])\||\|(?=[ \n])")

_ESCAPES = re.compile(rb"\x1b(?:\$[@B(]|\(J)")
_JAPANESE = ("iso2022_jp", "iso2022_jp_2", "iso2022_jp_2004", "iso2022_jp_ext")
_KOREAN = ("iso2022_kr",)

_CHINESE = ("gb18030", "big5", "big5hkscs")
_VARIANTS: tuple[Variant, ...] = ("hant", "hans")
_WIDE_CHAR = re.compile(f"[{WIDE}]")
_FEWEST_HAN = 12

# Mean log frequency; of Chinese text it is at least -5.8, of Japanese read as Chinese at most -7.7.
_FREQUENT = -6.5

_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

# In the wrong order of bytes a space is U+2000 and a full stop U+0230.
_BREAKS = re.compile("[ \n\r\t.,\u060c\u3001\u3002\uff0c]")
_UNASSIGNED_SHARE = 0.02
_FEWEST_BREAKS = 0.01


def escaped(data: bytes) -> Decoded | None:
    """ISO-2022, in mails from Japan and Korea: seven bits, and so UTF-8 as well, with escapes."""
    names = _JAPANESE if _ESCAPES.search(data) else _KOREAN if b"\x1b$)C" in data else ()
    for encoding in names:
        text = strictly(data, encoding)
        if text is not None and "\x1b" not in text:
            reason = "it has the escapes of this encoding, and every byte fits"
            return Decoded(text, encoding.replace("_", "-"), Evidence("inferred", reason), True)
    return None


def wide(data: bytes) -> Decoded | None:
    """Text of two or four bytes a character, without a mark."""
    best, most = None, _FEWEST_BREAKS
    for encoding in _WIDE:
        text = strictly(data, encoding)
        sample = text[:_SAMPLE] if text else ""
        if text is None or "\0" in text or not _is_assigned(sample):
            continue
        breaks = len(_BREAKS.findall(sample)) / len(sample)
        if breaks >= most:
            reason = "in this order of bytes they are characters, spaces and stops"
            best = Decoded(text, encoding, Evidence("inferred", reason), detected=True)
            most = breaks
    return best


def _is_assigned(sample: str) -> bool:
    odd = sum(unicodedata.category(char) in ("Cn", "Co", "Cs", "Cc") for char in sample)
    odd -= sum(map(sample.count, "\n\r\t\f"))
    return bool(sample) and odd <= _UNASSIGNED_SHARE * len(sample)


def detected(data: bytes) -> Decoded | None:
    """By chardet, which weighs letter pairs of each language in each encoding it was written in.

    Traditional Chinese, which it may take for Cyrillic, by the frequency of its characters. None
    where no encoding makes text of the bytes, or only by losing more than a few of them.
    """
    if certain := kana_or_hangul(data):
        return Decoded(data.decode(certain), certain, _looks_like(certain), detected=True)
    for encoding in (*_han(data), *_candidates(data)):
        text = strictly(data, encoding)
        # One byte a character fits anything, and kana are the same bytes in Chinese encodings.
        fits_anything = text is not None and (len(text) == len(data) or is_japanese(text))
        if fits_anything and (damaged := torn(data)):
            return damaged
        if text is not None:
            usual = "windows-1252" if strictly(data, "cp1252") == text else encoding
            return Decoded(text, usual, _looks_like(usual), detected=True)
    for encoding in _candidates(data):
        if read := nearly(data, encoding):
            return Decoded(read[0], encoding, _looks_like(encoding), True, read[1])
    return None


def _han(data: bytes) -> Iterator[str]:
    """A Chinese encoding in which nearly all characters are Han, and frequent ones."""
    means: dict[str, float] = {}
    for encoding in _CHINESE:
        text = strictly(data[: data.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE], encoding)
        chars = [char for char in text or "" if not char.isascii()]
        if len(chars) < _FEWEST_HAN or len(_WIDE_CHAR.findall("".join(chars))) < 0.95 * len(chars):
            continue
        total = (sum(log_frequency(char, variant) for char in chars) for variant in _VARIANTS)
        means[encoding] = max(total) / len(chars)
    best = max(means, key=lambda encoding: means[encoding], default="")
    if best and means[best] >= _FREQUENT:
        yield best


def _looks_like(encoding: str) -> Evidence:
    return Evidence("inferred", f"the bytes look like {encoding} text")


def _candidates(data: bytes) -> Iterator[str]:
    """Encodings, the likeliest first."""
    sample = _FRAME.sub(b" ", _COLOUR.sub(b"", data[: 2 * _SAMPLE]))[:_SAMPLE]
    best = chardet.detect(sample, exclude_encodings=_NEVER)["encoding"]
    if best:
        yield _named(best)
    for one in chardet.detect_all(sample, exclude_encodings=_NEVER):
        if one["encoding"] and one["encoding"] != best:
            yield _named(one["encoding"])


def _named(encoding: str) -> str:
    """Its usual name, in small letters."""
    name = encoding.lower().replace("_", "-")
    return {"macroman": "mac-roman", "maccyrillic": "mac-cyrillic"}.get(name, name)

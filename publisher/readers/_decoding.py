"""The text that the bytes of a file are: by mark, by strict UTF-8, or by what they look like."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from ..ledger import Evidence

# The longer mark first: UTF-32's little-endian mark begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

_BREAK = re.compile(r"[\s。，、]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.01
_UNASSIGNED_SHARE = 0.02
_SAMPLE = 1024 * 1024
_DISORDER = 0.3

_SMALL_WORDS = re.compile(
    rb"\b(?:the|and|of|in|is|le|la|les|des|et|un|que|los|las|el|der|die|das|und|von|il|di|che|per|"
    rb"os|het|een|en|och|att|som|det|og|uma|com)\b",
    re.IGNORECASE,
)
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_WESTERN_SIGNS = frozenset(
    "àáâãäåæçèéêëíîïñóôõöøùúûüÿœßÀÁÂÃÄÅÆÇÈÉÊËÍÎÏÑÓÔÕÖØÙÚÛÜŒ‘’‚“”„–—…•«»‹›¡¿°§©®™€£½¼¾ºª·\xa0\xad"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file."""

    text: str
    #: name of the encoding
    encoding: str
    #: why it is believed
    evidence: Evidence
    #: whether it was told from the bytes and is not beyond doubt
    detected: bool = False


def decode(data: bytes) -> Decoded | None:
    """The text with its encoding: by mark, else strictly UTF-8, else by what the bytes look like.

    None where no encoding makes text of it.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = strictly(data[len(mark) :], encoding)
            if text is not None:
                return Decoded(text, encoding, Evidence("stated", "a byte order mark says so"))
    if b"\0" in data:
        return _wide(data)
    text = strictly(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8", Evidence("stated", "every byte is valid UTF-8"))
    return _detected(data)


def strictly(data: bytes, encoding: str) -> str | None:
    """The text, or None where a byte does not fit or nobody knows the encoding."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(data: bytes) -> Decoded | None:
    """Text of two or four bytes a character without a mark: the only text with NUL bytes."""
    for encoding in _WIDE:
        text = strictly(data, encoding)
        if text and "\0" not in text and _is_assigned(text[:_SAMPLE]):
            reason = "NUL bytes, and every pair of bytes is a character"
            return Decoded(text, encoding, Evidence("inferred", reason), detected=True)
    return None


def _is_assigned(text: str) -> bool:
    """Whether people write so: hardly a character unassigned, and some spaces or stops."""
    odd = sum(not char.isprintable() and not char.isspace() for char in text)
    breaks = len(_BREAK.findall(text))
    return odd <= _UNASSIGNED_SHARE * len(text) and breaks * 100 >= len(text)


def _western(data: bytes) -> Decoded | None:
    """Windows-1252, where the small words are Western and the signs are those of Western text.

    charset-normalizer takes a few accented letters in a short text for Baltic or Czech.
    """
    sample = data[:_SAMPLE]
    small = len(_SMALL_WORDS.findall(sample))
    signs = len(_HIGH_BYTE.findall(sample))
    if small < 3 or small * 25 < len(sample.split()) or signs > 0.2 * len(sample):
        return None
    text = strictly(data, "cp1252")
    if text is None or text.count("¿") > text.count("?"):
        return None
    if not all(c.isascii() or c in _WESTERN_SIGNS for c in text[:_SAMPLE]):
        return None
    reason = "small words and accents are those of Western Europe"
    return Decoded(text, "windows-1252", Evidence("inferred", reason), detected=True)


def _detected(data: bytes) -> Decoded | None:
    """By charset-normalizer, on the first mebibyte where that decodes the rest as well."""
    western = _western(data)
    if western:
        return western
    cut = data.rfind(b"\n", 0, _SAMPLE) + 1 if len(data) > _SAMPLE else len(data)
    for sample in (data[: cut or _SAMPLE], data):
        # Short Han texts may pass only without its usual limit of disorder.
        best = from_bytes(sample).best() or from_bytes(sample, threshold=_DISORDER).best()
        text = strictly(data, best.encoding) if best else None
        if best and text is not None:
            reason = f"the bytes look like {best.encoding.replace('_', '-')} text"
            evidence = Evidence("inferred", reason)
            return Decoded(text, best.encoding.replace("_", "-"), evidence, detected=True)
        if len(sample) == len(data):
            break
    return None


def few_controls(text: str) -> bool:
    """Whether it is text for people, by its beginning: hardly a control character in it."""
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) <= _MOST_CONTROLS * len(sample)

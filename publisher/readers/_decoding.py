"""The text that the bytes of a file are: by mark, by strict UTF-8, or by what they look like."""

from __future__ import annotations

import codecs
import re

from ..ledger import Evidence
from ._decoded import Decoded, broken_utf8, nearly, strictly
from ._detection import detected, escaped, wide

# The longer mark first: UTF-32's little-endian mark begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(
    r"[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]|(?<![^\x00-\x1f])\x08|\x1b(?!\[[0-9;?]*[A-Za-z])"
)
"""Neither colours of a terminal, nor a backspace behind a letter: printers made it bold so."""
_MOST_CONTROLS = 0.01
_SAMPLE = 1024 * 1024
_FEW_BAD = 0.01


def decode(data: bytes) -> Decoded | None:
    """The text with its encoding: by mark, else strictly UTF-8, else by what the bytes look like.

    A few bytes that fit nothing do not make another encoding of UTF-8, nor of what a mark says;
    they become U+FFFD and are counted. None where no encoding makes text of it.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark) and (read := nearly(data[len(mark) :], encoding, _FEW_BAD)):
            evidence = Evidence("stated", "a byte order mark says so")
            return Decoded(read[0], encoding, evidence, bad=read[1])
    if data.count(0) > _MOST_CONTROLS * len(data):
        return wide(data)
    if told := escaped(data):
        return told
    text = strictly(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8", Evidence("stated", "every byte is valid UTF-8"))
    return broken_utf8(data) or detected(data) or wide(data)


def few_controls(text: str) -> bool:
    """Whether it is text for people, by its beginning: hardly a control character in it."""
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) <= _MOST_CONTROLS * len(sample)

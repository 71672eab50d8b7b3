"""Plain text in any encoding, with any line ends, decoded and otherwise unchanged."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from ..book import Document
from ..errors import InputError
from ..findings import Finding, finding
from ..ledger import Evidence, Fact, Manuscript

LARGEST = 64 * 1024 * 1024
"""Bytes. A larger text is not one document but many."""

_SUFFIXES = {".txt", ".text"}

# Text, but written for programs: read aloud it would be noise.
_FOR_PROGRAMS = (
    ".toml .json .xml .html .htm .xhtml .svg .css .js .py .csv .tsv .yaml .yml .ini .cfg .rtf .tex "
    ".md .markdown .rst .smil .opf .ncx .sh .lock .log .srt .vtt"
)
_MARKUP = re.compile(rb"\s*(?:<!doctype|<html|<\?xml|\{\\rtf|%PDF-|%!PS)", re.IGNORECASE)

# The longer mark first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
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

_SMALL_WORDS = re.compile(
    rb"\b(?:the|and|of|in|is|le|la|les|des|et|un|que|los|las|el|der|die|das|und|von|il|di|che|per|"
    rb"os|het|een|en|och|att|som|det|og|uma|com)\b",
    re.IGNORECASE,
)
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_WESTERN_SIGNS = frozenset(
    "àáâãäåæçèéêëíîïñóôõöøùúûüÿœßÀÁÂÃÄÅÆÇÈÉÊËÍÎÏÑÓÔÕÖØÙÚÛÜŒ‘’‚“”„–—…•«»‹›¡¿°§©®™€£½¼¾ºª·\xa0\xad"
)

_AS_TEXT = "Save it as UTF-8 text, or leave it out"


@dataclass(frozen=True, slots=True)
class _Decoded:
    text: str
    encoding: str
    #: why it is believed
    evidence: Evidence
    #: whether it was told from the bytes and is not beyond doubt
    detected: bool = False


def accepts(path: Path, head: bytes) -> bool:
    """Whether the file is plain text: a .txt file, or one whose beginning holds text for people.

    A .txt file is accepted whatever it holds, so that `read` can say what is wrong with it.
    """
    suffix = path.suffix.lower()
    if suffix in _SUFFIXES:
        return not _MARKUP.match(head)
    if suffix in _FOR_PROGRAMS.split() or not head.strip() or _MARKUP.match(head):
        return False
    if any(head.startswith(mark) for mark, _ in _MARKS):
        return True
    return b"\0" not in head and _few_controls(head.decode("latin-1"))


def read(path: Path, name: str, key: str) -> Document:
    """The file as a document: its text decoded, nothing cleaned, line ends as they are.

    Raises InputError for a file that is missing, unreadable, empty, too large or not text.
    """
    data = _bytes(path, name)
    decoded = _decode(data)
    if decoded is None or not _few_controls(decoded.text):
        raise InputError("this is not a text file", where=name, remedy=_AS_TEXT)
    if not decoded.text.strip():
        raise InputError("the file has no text in it", where=name, remedy="Leave it out")
    findings: tuple[Finding, ...] = ()
    if decoded.detected:
        findings = (finding("R101", name, decoded.encoding),)
    return Document(
        key,
        name,
        Manuscript(decoded.text),
        sha256=hashlib.sha256(data).hexdigest(),
        facts=(Fact("encoding", decoded.encoding, decoded.evidence),),
        findings=findings,
    )


def _bytes(path: Path, name: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise InputError(
                f"the file is too large ({size // 1024 // 1024} MiB)",
                where=name,
                remedy=f"Split it into parts of at most {LARGEST // 1024 // 1024} MiB",
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("there is no such file", where=name, remedy="Check the path") from error
    except IsADirectoryError as error:
        raise InputError("this is a folder", where=name, remedy="Name the files in it") from error
    except OSError as error:
        raise InputError(
            f"the file cannot be read ({error.strerror})",
            where=name,
            remedy="Check its permissions, or leave it out",
        ) from error
    if not data:
        raise InputError("the file is empty", where=name, remedy="Leave it out")
    return data


def _decode(data: bytes) -> _Decoded | None:
    """The text with its encoding: by mark, else strictly UTF-8, else by what the bytes look like.

    None where no encoding makes text of it.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            if text is not None:
                return _Decoded(text, encoding, Evidence("stated", "a byte order mark says so"))
    if b"\0" in data:
        return _wide(data)
    text = _strictly(data, "utf-8")
    if text is not None:
        return _Decoded(text, "utf-8", Evidence("stated", "every byte is valid UTF-8"))
    return _detected(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(data: bytes) -> _Decoded | None:
    """Text of two or four bytes a character without a mark: the only text with NUL bytes."""
    for encoding in _WIDE:
        text = _strictly(data, encoding)
        if text and "\0" not in text and _is_assigned(text[:_SAMPLE]):
            reason = "NUL bytes, and every pair of bytes is a character"
            return _Decoded(text, encoding, Evidence("inferred", reason), detected=True)
    return None


def _is_assigned(text: str) -> bool:
    """Whether people write so: hardly a character unassigned, and some spaces or stops."""
    odd = sum(not char.isprintable() and not char.isspace() for char in text)
    breaks = len(_BREAK.findall(text))
    return odd <= _UNASSIGNED_SHARE * len(text) and breaks * 100 >= len(text)


def _western(data: bytes) -> _Decoded | None:
    """Windows-1252, where the small words are Western and the signs are those of Western text.

    charset-normalizer takes a few accented letters in a short text for Baltic or Czech.
    """
    sample = data[:_SAMPLE]
    small = len(_SMALL_WORDS.findall(sample))
    signs = len(_HIGH_BYTE.findall(sample))
    if small < 3 or small * 25 < len(sample.split()) or signs > 0.2 * len(sample):
        return None
    text = _strictly(data, "cp1252")
    if text is None or text.count("¿") > text.count("?"):
        return None
    if not all(c.isascii() or c in _WESTERN_SIGNS for c in text[:_SAMPLE]):
        return None
    reason = "small words and accents are those of Western Europe"
    return _Decoded(text, "windows-1252", Evidence("inferred", reason), detected=True)


def _detected(data: bytes) -> _Decoded | None:
    """By charset-normalizer, on the first mebibyte where that decodes the rest as well."""
    western = _western(data)
    if western:
        return western
    cut = data.rfind(b"\n", 0, _SAMPLE) + 1 if len(data) > _SAMPLE else len(data)
    for sample in (data[: cut or _SAMPLE], data):
        best = from_bytes(sample).best()
        text = _strictly(data, best.encoding) if best else None
        if best and text is not None:
            reason = f"the bytes look like {best.encoding.replace('_', '-')} text"
            evidence = Evidence("inferred", reason)
            return _Decoded(text, best.encoding.replace("_", "-"), evidence, detected=True)
        if len(sample) == len(data):
            break
    return None


def _few_controls(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) <= _MOST_CONTROLS * len(sample)

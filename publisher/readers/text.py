"""Plain text in any encoding, with any line ends, decoded and otherwise unchanged."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from ..book import Document
from ..errors import InputError
from ..findings import Finding, finding
from ..ledger import Fact, Manuscript
from ._decoding import MARKS, decode, few_controls
from ._files import contents
from ._mime import is_coded

_SUFFIXES = {".txt", ".text", ".srt", ".vtt"}

# Text, but written for programs: read aloud it would be noise.
_FOR_PROGRAMS = (
    ".toml .json .xml .html .htm .xhtml .svg .css .js .py .csv .tsv .yaml .yml .ini .cfg .rtf .tex "
    ".md .markdown .rst .smil .opf .ncx .sh .lock .log .mht .mhtml .url .webloc .desktop"
)
_MARKUP = re.compile(rb"\s*(?:<!doctype|<html|<\?xml|\{\\rtf|%PDF-|%!PS)", re.IGNORECASE)

_AS_TEXT = "Save it as UTF-8 text, or leave it out"


def accepts(path: Path, head: bytes) -> bool:
    """Whether the file is plain text: a .txt file, or one whose beginning holds text for people.

    A .txt file is accepted whatever it holds, so that `read` can say what is wrong with it.
    """
    suffix = path.suffix.lower()
    if suffix == ".eml" and is_coded(head):
        return False
    if suffix in _SUFFIXES:
        return not _MARKUP.match(head)
    if suffix in _FOR_PROGRAMS.split() or not head.strip() or _MARKUP.match(head):
        return False
    if any(head.startswith(mark) for mark, _ in MARKS):
        return True
    return b"\0" not in head and few_controls(head.decode("latin-1"))


def read(path: Path, name: str, key: str) -> Document:
    """The file as a document: its text decoded, nothing cleaned, line ends as they are.

    Raises InputError for a file that is missing, unreadable, empty, too large or not text.
    """
    data = contents(path, name)
    decoded = decode(data)
    if decoded is None or not few_controls(decoded.text):
        raise InputError("this is not a text file", where=name, remedy=_AS_TEXT)
    if not decoded.text.strip():
        raise InputError("the file has no text in it", where=name, remedy="Leave it out")
    findings: tuple[Finding, ...] = ()
    if decoded.detected:
        findings = (finding("R101", name, decoded.encoding),)
    if decoded.damage:
        findings += (finding("R105", name, decoded.damage),)
    return Document(
        key,
        name,
        Manuscript(decoded.text),
        sha256=hashlib.sha256(data).hexdigest(),
        facts=(Fact("encoding", decoded.encoding, decoded.evidence),),
        findings=findings,
    )

"""PDF: text in reading order with paragraphs, headings, notes and pages told from the setting.

The PDF is read in a worker process (`_pdf_worker`), so that a hostile file can neither take the
program down with it nor hold it up for ever.
"""

from __future__ import annotations

from pathlib import Path

from ..book import Document
from ..errors import InputError
from . import _pdf_worker

LARGEST = 512 * 1024 * 1024
"""Bytes. A larger PDF is not text but pictures."""

_MARK = b"%PDF-"

_WITHIN = 1024
"""Bytes at the beginning in which the mark may stand (ISO 32000-1, annex H.3, note 13)."""


def accepts(path: Path, head: bytes) -> bool:
    """Whether the file says that it is a PDF, or is named so: `read` then says what is wrong."""
    if _MARK in head[:_WITHIN]:
        return path.suffix.lower() not in (".txt", ".html", ".htm", ".md") or head.startswith(_MARK)
    return path.suffix.lower() == ".pdf"


def read(path: Path, name: str, key: str) -> Document:
    """The PDF as a document, nothing cleaned.

    Raises InputError for a file that is missing, too large, damaged, locked, or without any text.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_WITHIN)
    except OSError as error:
        raise InputError(
            f"the file cannot be read ({error.strerror})", where=name, remedy="Check the path"
        ) from error
    if not size:
        raise InputError("the file is empty", where=name, remedy="Leave it out")
    if _MARK not in head:
        raise InputError(
            "the file is named .pdf but is no PDF",
            where=name,
            remedy="Give it the suffix of what it is, or fetch it again",
        )
    if size > LARGEST:
        raise InputError(
            f"the PDF is too large ({size // 1024 // 1024} MiB)",
            where=name,
            remedy=f"Split it into parts of at most {LARGEST // 1024 // 1024} MiB",
        )
    return _pdf_worker.document(path, name, key)

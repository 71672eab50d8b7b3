"""The numbered catalogue of findings: what can be remarked about a book, with permanent codes.

Ranges: R1xx reading, C2xx cleaning, A3xx arranging, N4xx narrating, W5xx writing, K6xx checking.
A code is never reused for another meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from .errors import Exit


class Severity(IntEnum):
    """How bad it is: a note to know, a warning that something could not be done, an error."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark."""

    code: str
    message: str
    #: file, sentence id or place the remark is about
    where: str = ""

    @property
    def severity(self) -> Severity:
        """From the catalogue."""
        return CATALOGUE[self.code][0]


NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR

CATALOGUE: dict[str, tuple[Severity, str]] = {
    # reading
    "R101": (NOTE, "the encoding is not UTF-8 and was detected from the bytes"),
    "R102": (NOTE, "a file was passed over because no reader reads it"),
    "R103": (WARNING, "a document could not be read and is not in the book"),
    # cleaning
    "C201": (WARNING, "damaged characters were found and could not be repaired with certainty"),
    "C202": (NOTE, "damaged characters were repaired from evidence"),
    # arranging
    "A301": (NOTE, "the documents of a speech give different titles or dates"),
    "A302": (NOTE, "no language could be told; the book's main language is assumed"),
    # narrating
    "N401": (WARNING, "no voice speaks this language; another voice reads it"),
    "N402": (WARNING, "an utterance needed a second try"),
    # writing
    "W501": (WARNING, "no font on this machine has all characters of the title for the cover"),
    # checking
    "K601": (ERROR, "a file is missing or cannot be opened"),
}


def finding(code: str, where: str = "", detail: str = "") -> Finding:
    """A finding with the catalogue's message and a detail. Raises KeyError for an unknown code."""
    message = CATALOGUE[code][1]
    return Finding(code, f"{message}: {detail}" if detail else message, where)


def exit_code(findings: Iterable[Finding]) -> Exit:
    """The exit code for the worst of the findings."""
    worst = max((f.severity for f in findings), default=Severity.NOTE)
    return {NOTE: Exit.OK, WARNING: Exit.FOUND_WARNINGS, ERROR: Exit.FOUND_ERRORS}[worst]

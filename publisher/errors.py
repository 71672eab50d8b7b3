"""The errors a person can act on: one root, one exit code per family.

Everything below `PublisherError` is shown as a sentence (what, where, what to do) without a
traceback. Any other exception is a mistake in the program and keeps its traceback.
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the command; 2 is a wrong call of the command line (click), 130 is Ctrl-C."""

    OK = 0
    CRASH = 1
    USAGE = 2
    FAILED = 3
    INPUT = 4
    MANIFEST = 5
    UNKNOWN = 6
    ENGINE = 7
    OUTPUT = 8
    FOUND_ERRORS = 9
    FOUND_WARNINGS = 10
    INTERRUPTED = 130


class PublisherError(Exception):
    """What went wrong, where, and what to do about it.

    what: one sentence without a full stop; where: a file, line or sentence; remedy: an action.
    """

    exit_code = Exit.FAILED

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        remedy = f". {self.remedy}" if self.remedy else ""
        return f"{where}{self.what}{remedy}"

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross from worker processes, and keyword-only arguments do not pickle by default.
        return (_rebuild, (type(self), self.what, self.where, self.remedy))


def _rebuild(family: type[PublisherError], what: str, where: str, remedy: str) -> PublisherError:
    return family(what, where=where, remedy=remedy)


class InputError(PublisherError):
    """A source file or folder cannot be read."""

    exit_code = Exit.INPUT


class ManifestError(PublisherError):
    """book.toml, a voice file or a lexicon says something that cannot be obeyed."""

    exit_code = Exit.MANIFEST


class UnknownNameError(PublisherError):
    """A voice, format, engine or speech was asked for by a name that nothing has."""

    exit_code = Exit.UNKNOWN


class EngineError(PublisherError):
    """A speech engine failed, hung, or returned nothing for a sentence."""

    exit_code = Exit.ENGINE


class CannotSayError(EngineError):
    """A voice would leave out something of a text; another voice may be able to say it."""


class OutputError(PublisherError):
    """The result cannot be written: no room, no permission, not a folder."""

    exit_code = Exit.OUTPUT

"""A folder of files to documents: which files are sources, and which reader reads each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from . import manifest, plugins
from .book import Document
from .errors import InputError, ManifestError
from .findings import Finding, finding
from .grouping import natural
from .manifest import Manifest
from .reading import slug

_HEAD = 4096

_NOT_SOURCES = (".toml", ".pls", ".onnx", ".json")
"""Suffixes of files that belong to the book's making, not to its text."""


def read_folder(folder: Path, book: Manifest) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """All documents of a folder in natural order, unchanged, and what could not be read.

    Raises InputError where the folder is missing or holds no document at all, ManifestError where
    book.toml speaks of a file that is not there.
    """
    documents: list[Document] = []
    findings: list[Finding] = []
    problems: list[str] = []
    _require_files(folder, book)
    for path in _files(folder, book):
        key = slug(path.stem, [document.key for document in documents])
        try:
            document = read_file(path, key)
        except InputError as error:
            findings.append(finding("R103", path.name, str(error)))
            problems.append(str(error))
            continue
        if document is None:
            findings.append(finding("R102", path.name))
        else:
            documents.append(document)
    if not documents:
        raise InputError(
            "there is no document that can be read",
            where=str(folder),
            remedy=" ".join(problems) or "Put text files into the folder, or name another one",
        )
    return tuple(documents), tuple(findings)


def read_file(path: Path, key: str) -> Document | None:
    """One file as a document, or None where no reader reads it. Raises InputError."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as error:
        raise InputError("no such file", where=str(path), remedy="Check the name") from error
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", where=str(path), remedy="Check its permissions"
        ) from error
    for name in plugins.names("readers"):
        reader = plugins.find("readers", name)
        if reader.accepts(path, head):
            document: Document = reader.read(path, path.name, key)
            return document
    return None


def _require_files(folder: Path, book: Manifest) -> None:
    for name in (*book.leave_out, *book.documents):
        if not (folder / name).is_file():
            raise ManifestError(
                f"there is no file {name!r} in {folder}",
                where=str(book.path),
                remedy="Correct the file name in book.toml",
            )


def _files(folder: Path, book: Manifest) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda path: natural(path.name))
    except FileNotFoundError as error:
        raise InputError("no such folder", where=str(folder), remedy="Check the name") from error
    except NotADirectoryError as error:
        raise InputError(
            "not a folder", where=str(folder), remedy="Name the folder that the file is in"
        ) from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(folder)) from error
    unwanted = {manifest.NAME, book.cover, *book.leave_out}
    for path in entries:
        hidden = path.name.startswith((".", "~$")) or path.name.endswith(("~", ".tmp", ".bak"))
        if path.is_dir() or hidden or path.name in unwanted:
            continue
        if path.suffix.lower() not in _NOT_SOURCES:
            yield path

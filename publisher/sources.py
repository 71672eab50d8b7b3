"""A folder of files to documents: which files are sources, and which reader reads each."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from . import manifest, plugins
from .book import RESERVED, Document
from .errors import InputError, ManifestError
from .findings import Finding, finding
from .grouping import natural
from .manifest import Manifest, place
from .reading import slug
from .report import is_report

_HEAD = 4096

_NOT_SOURCES = (".toml", ".pls", ".onnx", ".json")
"""Suffixes of files that belong to the book's making, not to its text."""


_MEDIA = (
    ".jpg .jpeg .png .gif .webp .svg .bmp .tif .tiff .heic .avif .ico "
    ".mp3 .m4a .m4b .aac .wav .ogg .oga .opus .flac .aif .aiff .wma "
    ".mp4 .m4v .mov .mkv .webm .avi .mpg .mpeg .wmv"
)
"""Suffixes of files in which nobody looks for text: they are passed over without a word."""

_OUR_FOLDERS = ("voices", "dist")


def read_folder(folder: Path, book: Manifest) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """All documents of a folder in natural order, unchanged, and what could not be read.

    Raises InputError where the folder is missing or holds no document at all, ManifestError where
    book.toml speaks of a file that is not there.
    """
    documents: list[Document] = []
    problems: list[str] = []
    entries = _entries(folder)
    _require_files(folder, entries, book)
    findings = [finding("R104", shown) for shown in _passed_over(entries)]
    for shown, path in _files(entries, book):
        key = slug(Path(shown).stem, [*RESERVED, *(document.key for document in documents)])
        try:
            document = read_file(path, key, shown)
        except InputError as error:
            findings.append(finding("R103", shown, str(error)))
            problems.append(str(error))
            continue
        if document:
            documents.append(document)
        elif path.suffix.lower() not in _MEDIA.split():
            findings.append(finding("R102", shown))
    if not documents:
        raise InputError(
            "there is no document that can be read",
            where=str(folder),
            remedy=" ".join(problems) or "Put text files into the folder, or name another one",
        )
    return tuple(documents), tuple(findings)


def read_file(path: Path, key: str, name: str = "") -> Document | None:
    """One file as a document, or None where no reader reads it. Raises InputError.

    name: what to call it, if not by its own name.
    """
    where = displayable(str(path))
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as error:
        raise InputError("no such file", where=where, remedy="Check the name") from error
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", where=where, remedy="Check its permissions"
        ) from error
    for each in plugins.names("readers"):
        reader = plugins.find("readers", each)
        if reader.accepts(path, head):
            document: Document = reader.read(path, name or displayable(path.name), key)
            return document
    return None


def displayable(name: str) -> str:
    """A file's name as it can be shown and written: U+FFFD for what is no character.

    Spaces of other scripts and joiners stay, so that book.toml can name the file as it is.
    """
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(char if _is_shown(char) else "\ufffd" for char in text)


def _is_shown(char: str) -> bool:
    return char.isprintable() or unicodedata.category(char) in ("Zs", "Cf", "Co")


def _entries(folder: Path) -> dict[str, Path]:
    """What is in a folder, in natural order, by names that can be shown and differ."""
    try:
        paths = sorted(folder.iterdir(), key=lambda path: (natural(path.name), path.name))
    except FileNotFoundError as error:
        raise InputError("no such folder", where=str(folder), remedy="Check the name") from error
    except NotADirectoryError as error:
        raise InputError(
            "not a folder", where=str(folder), remedy="Name the folder that the file is in"
        ) from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(folder)) from error
    # A name that is shown as it is must not lose it to one that only looks like it.
    found = {path.name: path for path in paths if displayable(path.name) == path.name}
    names: dict[Path, str] = {path: name for name, path in found.items()}
    for path in paths:
        if path not in names:
            names[path] = _unlike(displayable(path.name), found)
            found[names[path]] = path
    return {names[path]: path for path in paths}


def _unlike(name: str, taken: Collection[str]) -> str:
    stem, suffix = Path(name).stem, Path(name).suffix
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        candidate = f"{stem} ({number}){suffix}"
    return candidate


def _require_files(folder: Path, entries: dict[str, Path], book: Manifest) -> None:
    files = {shown for shown, path in entries.items() if path.is_file()}
    for name in (*book.leave_out, *book.documents):
        if name not in files:
            raise ManifestError(
                f"there is no file {name!r} in {folder}",
                where=place(book.path, name),
                remedy="Correct the file name in book.toml",
            )


def _files(entries: dict[str, Path], book: Manifest) -> Iterator[tuple[str, Path]]:
    unwanted = {manifest.NAME, book.cover, *book.leave_out}
    for shown, path in entries.items():
        if path.is_dir() or _is_hidden(path) or shown in unwanted:
            continue
        if path.suffix.lower() not in _NOT_SOURCES and not is_report(path):
            yield shown, path


def _passed_over(entries: dict[str, Path]) -> Iterator[str]:
    """The subfolders in which somebody may have put documents."""
    for shown, path in entries.items():
        if not path.is_dir() or _is_hidden(path) or path.name in _OUR_FOLDERS:
            continue
        # What an earlier build put there is no source, whatever the folder is called.
        if not (path / "markers.json").is_file() and _holds_files(path.rglob("*")):
            yield shown


def _holds_files(paths: Iterable[Path]) -> bool:
    return any(path.is_file() and not _is_hidden(path) for path in paths)


def _is_hidden(path: Path) -> bool:
    return path.name.startswith((".", "~$")) or path.name.endswith(("~", ".tmp", ".bak"))

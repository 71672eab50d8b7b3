"""Files to documents: which files of a folder are sources, and which reader reads each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from . import manifest, plugins
from .book import RESERVED, Document
from .errors import InputError, ManifestError
from .findings import Finding, finding
from .listing import Listing, displayable, listing, shortened
from .manifest import Manifest, place
from .picturing import unshown
from .reading import Slugs
from .report import is_report
from .unpacking import HEAD, with_archives
from .unread import remedy, without_reader

_NOT_SOURCES = (".toml", ".pls", ".onnx", ".json")
"""Suffixes of files that belong to the book's making, not to its text."""


_TOLD = 5
"""Files of which it is said one by one why there is nothing to read."""


def _untold(done: int, total: int) -> None:
    """Progress that nobody sees."""


def read_folder(
    folder: Path,
    book: Manifest,
    only: tuple[Path, ...] = (),
    tell: Callable[[int, int], None] = _untold,
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """All documents of a folder and its subfolders in natural order, unchanged, and what could
    not be read.

    only: the files and folders in it that are wanted, if not all; tell: hears how many files are
    done, of how many. Raises InputError where the folder is missing or holds no document at all,
    ManifestError where book.toml speaks of a file that is not there.
    """
    with TemporaryDirectory(prefix="publisher-") as room:
        found, findings = with_archives(listing(folder, only), Path(room), is_document)
        if not only:
            _require_files(folder, found.files, book)
        return _read(folder, book, found, list(findings), tell)


def _read(
    folder: Path,
    book: Manifest,
    found: Listing,
    findings: list[Finding],
    tell: Callable[[int, int], None],
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    documents: list[Document] = []
    problems: list[str] = []
    findings += [finding("R104", shown) for shown in found.passed_over]
    if found.hidden:
        findings.append(finding("R140", str(folder), shortened(found.hidden)))
    files = list(_sources(found.files, book))
    keys = Slugs(RESERVED)
    for number, (shown, path) in enumerate(files):
        tell(number, len(files))
        name = Path(shown).with_suffix("").as_posix()
        try:
            document = read_file(path, keys.free(name), shown)
        except InputError as error:
            findings.append(finding("R103", shown, _what(error)))
            problems.append(str(error))
            continue
        if document:
            keys.take(document.key)
            documents.append(document.at_rest())
        else:
            findings += without_reader(shown, path)
            problems.append(f"{shown}: {remedy(path)}")
    tell(len(files), len(files))
    if not documents:
        raise InputError(
            "there is no document that can be read",
            where=str(folder),
            remedy=_first(problems) or "Put documents into the folder, or name another one",
        )
    alone = unshown(dict(files), documents)
    if alone:
        findings.append(finding("R146", str(folder), shortened(alone)))
    return tuple(documents), tuple(findings)


def _first(problems: list[str]) -> str:
    """What is wrong with the first few files, and how many more there are."""
    more = len(problems) - _TOLD
    return "; ".join(problems[:_TOLD]) + (f"; and {more} more" if more > 0 else "")


def _what(error: InputError) -> str:
    """What is wrong and what to do; the finding itself says where."""
    return f"{error.what}. {error.remedy}" if error.remedy else error.what


def read_file(path: Path, key: str, name: str = "") -> Document | None:
    """One file as a document, or None where no reader reads it. Raises InputError.

    name: what to call it, if not by its own name.
    """
    where = displayable(str(path))
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except FileNotFoundError as error:
        raise InputError("no such file", where=where, remedy="Check the name") from error
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", where=where, remedy="Check its permissions"
        ) from error
    reader = reader_of(path, head)
    if reader is None:
        return None
    document: Document = reader.read(path, name or displayable(path.name), key)
    return document


def is_document(path: Path, head: bytes) -> bool:
    """Whether a reader reads a file of that beginning."""
    return reader_of(path, head) is not None


def reader_of(path: Path, head: bytes) -> Any:
    """The reader that reads a file of that beginning, or None."""
    readers = (plugins.find("readers", each) for each in plugins.names("readers"))
    return next((reader for reader in readers if reader.accepts(path, head)), None)


def _require_files(folder: Path, files: dict[str, Path], book: Manifest) -> None:
    for name in (*book.leave_out, *book.documents):
        if name not in files:
            raise ManifestError(
                f"there is no file {name!r} in {folder}",
                where=place(book.path, name),
                remedy="Correct the file name in book.toml",
            )


def _sources(files: dict[str, Path], book: Manifest) -> Iterator[tuple[str, Path]]:
    unwanted = {manifest.NAME, book.cover, *book.leave_out}
    for shown, path in files.items():
        if shown in unwanted or path.suffix.lower() in _NOT_SOURCES:
            continue
        if not is_report(path):
            yield shown, path

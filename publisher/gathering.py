"""What the paths on the command line mean: a folder, a list, a zip, or standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from . import manifest, manifest_file
from .errors import InputError
from .findings import Finding
from .listing import displayable
from .manifest import Manifest
from .sources import is_document
from .unpacking import is_bundle, unpacked

STANDARD_INPUT = Path("-")

_LARGEST_INPUT = 1 << 30
INPUT_NAME = "standard input"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the documents are."""

    #: where book.toml, lexicon.pls and voices/ are looked for
    folder: Path
    #: what to call the whole; "" for the folder's own name
    name: str = ""
    #: what that name is, for the ledger
    named_by: str = "the folder's name"
    #: the files and folders that are wanted; empty for all that is in the folder
    files: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()


@contextmanager
def gathered(paths: Sequence[Path]) -> Iterator[Place]:
    """The place of the documents that are meant; what had to be unpacked is removed afterwards.

    paths: one folder, one zip archive of documents, "-" for standard input (a document, or such
    an archive), or files and folders. Raises InputError.
    """
    if len(paths) > 1 and STANDARD_INPUT in paths:
        raise InputError("standard input cannot be read among others", where="-")
    with TemporaryDirectory(prefix="publisher-") as temporary:
        given = tuple(paths)
        if given == (STANDARD_INPUT,):
            given = (_standard_input(Path(temporary)),)
        for path in given:
            _require(path)
        if len(given) == 1 and given[0].is_dir():
            yield Place(given[0])
        elif len(given) == 1 and is_bundle(given[0], is_document):
            yield _unpacked(given[0], Path(temporary, "documents"))
        else:
            yield _listed(given)


def single(place: Place, path: Path) -> tuple[Path, str, Manifest]:
    """The one file of a place that was gathered for a path, its name, and the book.toml for it.

    book.toml is that of the nearest folder above the file that has one, and names the file by its
    path from there. Raises InputError where the path means several files, and ManifestError.
    """
    if not place.files:
        raise InputError(
            "these are several documents", where=str(path), remedy="Name one file of them"
        )
    file = place.files[0]
    for folder in file.parents if path != STANDARD_INPUT else ():
        if (folder / manifest.NAME).is_file():
            name = displayable(file.relative_to(folder).as_posix())
            return file, name, manifest_file.read(folder)
    return file, displayable(file.name), Manifest()


def _listed(given: tuple[Path, ...]) -> Place:
    whole = [Path(os.path.abspath(path)) for path in given]  # noqa: PTH100 (links stay)
    try:
        common = Path(os.path.commonpath([path.parent for path in whole]))
    except ValueError as error:
        raise InputError("the files are on several drives", where=str(given[0])) from error
    if len(whole) > 1:
        return Place(common, files=tuple(whole))
    return Place(common, displayable(whole[0].stem), _named_by(whole[0], "file"), tuple(whole))


def _named_by(path: Path, kind: str) -> str:
    if path.name == INPUT_NAME:
        return "what is read from standard input has no name"
    return f"the {kind}'s name"


def _require(path: Path) -> None:
    try:
        path.stat()
    except FileNotFoundError as error:
        raise InputError(
            "no such file or folder", where=displayable(str(path)), remedy="Check the name"
        ) from error
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})",
            where=displayable(str(path)),
            remedy="Check name and permissions",
        ) from error


def _standard_input(folder: Path) -> Path:
    """Standard input as a file in the folder."""
    data = sys.stdin.buffer.read(_LARGEST_INPUT + 1)
    if len(data) > _LARGEST_INPUT:
        raise InputError("standard input is too large", where="-", remedy="Give it as a file")
    if not data:
        raise InputError("standard input is empty", where="-", remedy="Pipe a document into it")
    path = folder / "input" / INPUT_NAME
    path.parent.mkdir()
    path.write_bytes(data)
    return path


def _unpacked(path: Path, folder: Path) -> Place:
    inside, findings = unpacked(path, folder)
    return Place(inside, displayable(path.stem), _named_by(path, "archive"), findings=findings)

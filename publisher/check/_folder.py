"""The files of a build: each in its folder, each with the size and hash that markers.json gives."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from ..findings import Finding, finding
from ._markers import NAME, File, Markers

_TYPES = {
    ".epub": "application/epub+zip",
    ".m4b": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".json": "application/json",
}
"""By the suffix. A file of another type would not be opened, and anything could be in it."""


@dataclass(frozen=True, slots=True)
class Present:
    """A listed file that can be opened."""

    #: what markers.json says of it
    listed: File
    path: Path
    #: of the bytes that are there, hexadecimal
    sha256: str


def judge(folder: Path, markers: Markers) -> tuple[tuple[Present, ...], tuple[Finding, ...]]:
    """The listed files that are there, in their order, and what is wrong with files."""
    present: list[Present] = []
    remarks: list[Finding] = []
    for file in markers.files:
        if not _inside(folder, file.name):
            remarks.append(finding("K607", NAME, repr(file.name)))
            continue
        path = folder / file.name
        try:
            size, found = _fingerprint(path)
        except OSError as error:
            remarks.append(finding("K601", file.name, error.strerror or str(error)))
            continue
        present.append(Present(file, path, found))
        wanted = _TYPES.get(path.suffix.lower(), file.media_type)
        if file.media_type != wanted:
            remarks.append(finding("K606", file.name, f"it is {wanted}, not {file.media_type!r}"))
        if size != file.size:
            remarks.append(finding("K606", file.name, f"{size} bytes, not {file.size}"))
        elif found != file.sha256:
            remarks.append(finding("K606", file.name, f"its SHA-256 is {found}"))
    listed = {file.name for file in markers.files} | {NAME}
    strangers = sorted(name for name in _names(folder) if name not in listed)
    remarks += (finding("K608", NAME, name) for name in strangers)
    return tuple(present), tuple(remarks)


def _inside(folder: Path, name: str) -> bool:
    """Whether a name stays in the folder on every system, symbolic links followed."""
    windows = PureWindowsPath(name)
    if "\0" in name or "\\" in name or windows.anchor or ".." in windows.parts:
        return False
    try:
        return (folder / name).resolve().is_relative_to(folder.resolve())
    except RuntimeError:  # links that lead to each other, before Python 3.13
        return False


def _fingerprint(path: Path) -> tuple[int, str]:
    """Size and SHA-256. Raises OSError, also for what is no plain file (a pipe would hang)."""
    if not path.is_file():
        path.stat()
        raise OSError(0, "not a file")
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
        return file.tell(), found


def _names(folder: Path) -> Iterator[str]:
    for place, _, files in os.walk(folder):
        for name in files:
            yield (Path(place) / name).relative_to(folder).as_posix()

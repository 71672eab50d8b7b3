"""Zip archives of documents, unpacked into a folder; nothing is written outside of it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from .errors import InputError
from .findings import Finding, finding
from .listing import Listing, displayable, is_hidden, listing
from .readers._archive import LARGEST_SUM, Archive, open_archive

HEAD = 4096
"""Bytes of a file from which its format is told."""

_OF_PROGRAMS = {
    "[content_types].xml", "mimetype", "meta-inf/manifest.xml", "meta-inf/manifest.mf",
    "index.zip", "index/document.iwa", "index/presentation.iwa",
}  # fmt: skip
"""Entries of Office Open XML, OpenDocument, Java and iWork."""

_ZIP = b"PK\x03\x04"

_DEEPEST = 64
"""Folders in one another. People have a dozen; Python makes and removes them by recursion."""

IsDocument = Callable[[Path, bytes], bool]
"""From a file and its first bytes: whether a reader reads it as it is."""


def is_bundle(path: Path, is_document: IsDocument) -> bool:
    """Whether it is a zip archive of files, not one document of a program, read here or not."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return False  # whoever reads it says why it cannot be read
    return head.startswith(_ZIP) and not is_document(path, head) and not _is_package(path)


def _is_package(path: Path) -> bool:
    """Whether a zip is the file of some program, such as .pptx, .odp or .pages."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return path.suffix.lower() != ".zip"
    return bool(names & _OF_PROGRAMS)


def unpacked(path: Path, folder: Path) -> tuple[Path, tuple[Finding, ...]]:
    """The archive's files in a new folder: where they are, and what was left out.

    Raises InputError where it is damaged or too large.
    """
    folder.mkdir(parents=True)
    findings = []
    with open_archive(path, displayable(path.name)) as archive:
        for name in archive.links:
            findings.append(finding("R142", displayable(name), "it is a link"))
        for entry, name in zip(archive.names, _names(archive), strict=True):
            problem = _unpack(archive, entry, name, folder)
            if problem:
                findings.append(finding("R142", displayable(name), problem))
    return _only_folder(folder), tuple(findings)


def with_archives(
    found: Listing, room: Path, is_document: IsDocument
) -> tuple[Listing, tuple[Finding, ...]]:
    """The files of a folder with those of the zip archives in it, each archive as a subfolder.

    room: an empty folder for what is unpacked. An archive in an archive stays closed, and all of
    them together unpack to no more than one may.
    """
    files: dict[str, Path] = {}
    hidden, closed = [*found.hidden], [*found.passed_over]
    findings: list[Finding] = []
    left = LARGEST_SUM
    for number, (shown, path) in enumerate(found.files.items()):
        if not is_bundle(path, is_document):
            files[shown] = path
            continue
        try:
            left -= _size(path, shown, left)
            folder, problems = unpacked(path, room / str(number))
        except InputError as error:
            findings.append(finding("R103", shown, _what(error)))
            continue
        findings += (finding(p.code, f"{shown}/{p.where}", _detail(p)) for p in problems)
        inside = listing(folder)
        hidden += (f"{shown}/{name}" for name in inside.hidden)
        closed += (f"{shown}/{name}" for name in inside.passed_over)
        kept, inner = _without_archives(inside.files, shown, is_document)
        files |= kept
        findings += inner
    return Listing(files, tuple(hidden), tuple(closed)), tuple(findings)


def _size(path: Path, shown: str, left: int) -> int:
    """Bytes that it unpacks to. Raises InputError where that is more than what is left."""
    with open_archive(path, displayable(path.name)) as archive:
        size = sum(archive.info(name).file_size for name in archive.names)
    if size > left:
        raise InputError(
            "the archives in the folder are too large together",
            where=shown,
            remedy="Unpack it beside the others, or leave it out",
        )
    return size


def _without_archives(
    files: Mapping[str, Path], shown: str, is_document: IsDocument
) -> tuple[dict[str, Path], list[Finding]]:
    kept: dict[str, Path] = {}
    findings: list[Finding] = []
    for name, path in files.items():
        if is_bundle(path, is_document):
            why = "it is an archive in an archive; unpack it beside the outer one"
            findings.append(finding("R142", f"{shown}/{name}", why))
        else:
            kept[f"{shown}/{name}"] = path
    return kept, findings


def _what(error: InputError) -> str:
    return f"{error.what}. {error.remedy}" if error.remedy else error.what


def _detail(problem: Finding) -> str:
    return problem.message.partition(": ")[2]


def _unpack(archive: Archive, entry: str, name: str, folder: Path) -> str:
    """Write one entry; why it was not written, or ""."""
    inside = PurePosixPath(name.replace("\\", "/"))
    parts = inside.parts
    if inside.is_absolute() or ".." in parts or PureWindowsPath(name).drive or not parts:
        return "its name leads out of the archive"
    if len(parts) > _DEEPEST:
        return "it lies too deep in folders"
    target = folder.joinpath(*parts)
    try:
        data = archive.read(entry)
    except InputError as error:
        return str(error)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(data)
    except FileExistsError:
        return "another file in the archive has its name"
    except (OSError, ValueError):
        return "no file can have its name"
    return ""


def _only_folder(folder: Path) -> Path:
    """The folder in the folder, if nothing else is there that was not made by the packer."""
    inner = [path for path in folder.iterdir() if not is_hidden(path)]
    return inner[0] if len(inner) == 1 and inner[0].is_dir() else folder


def _names(archive: Archive) -> list[str]:
    """The entries' names; those in no stated encoding are UTF-8, GBK, or what zip took them for.

    Packers on Chinese Windows write GBK without saying so: it is believed where every name is
    made of ASCII and common Han characters (the first level of GB 2312).
    """
    raw = [_raw(archive.info(name)) for name in archive.names]
    for encoding in ("utf-8", "gb2312"):
        try:
            names = [data.decode(encoding) for data in raw]
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or all(_is_common_han(name) for name in names):
            return names
    return list(archive.names)


def _raw(info: zipfile.ZipInfo) -> bytes:
    utf8 = info.flag_bits & 0x800
    try:
        return info.filename.encode("utf-8" if utf8 else "cp437")
    except UnicodeEncodeError:
        return info.filename.encode("utf-8", "replace")


def _is_common_han(name: str) -> bool:
    return all(char.isascii() or 0xA1 <= char.encode("gb2312")[0] <= 0xD7 for char in name)

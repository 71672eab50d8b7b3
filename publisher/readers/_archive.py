"""Zip archives and XML from strangers, bounded in entries, bytes, ratio and depth."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from ..errors import InputError

MOST_ENTRIES = 20_000
LARGEST_ENTRY = 256 << 20
LARGEST_SUM = 1 << 30
LARGEST_XML = 64 << 20
"""Bytes. lxml needs about ten times as much for the tree."""

MOST_RATIO = 200
"""Unpacked to packed. Deflate reaches 1032; XML of documents 5 to 40."""

_RATIO_COUNTS_FROM = 16 << 20

_LINK = 0o120000
_KIND = 0o170000
_ENCRYPTED = 0x1
# LZMA may ask for a dictionary of 4 GiB before the first byte comes out.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_AGAIN = "Open it in the program that made it and save it again, or leave it out"
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


@dataclass(frozen=True)
class Archive:
    """An open zip archive. Use it in a `with` statement."""

    #: what to call it in errors
    name: str
    #: entries that are files, in the archive's order, each once
    names: tuple[str, ...]
    #: entries that are symbolic links; they are never followed
    links: tuple[str, ...]
    zip: zipfile.ZipFile

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.zip.close()

    def read(self, entry: str) -> bytes:
        """The bytes of an entry. Raises InputError where it is missing, damaged or encrypted."""
        try:
            info = self.zip.getinfo(entry)
        except KeyError as error:
            raise self._missing(entry) from error
        if _is_link(info):
            raise self._missing(entry)
        if info.flag_bits & _ENCRYPTED:
            raise InputError("a password protects it", where=self.name, remedy="Save it without")
        if info.compress_type not in _METHODS:
            raise InputError(f"{entry!r} is packed in a rare way", where=self.name, remedy=_AGAIN)
        try:
            return self.zip.read(info)
        except _DAMAGE as error:
            raise InputError(
                f"{entry!r} in it is damaged", where=self.name, remedy=_AGAIN
            ) from error

    def _missing(self, entry: str) -> InputError:
        return InputError(f"{entry!r} is missing in it", where=self.name, remedy=_AGAIN)


def open_archive(path: Path, name: str) -> Archive:
    """The zip archive at a path. name: what to call it in errors.

    Raises InputError where it is no archive, or unpacked would be too much.
    """
    try:
        opened = zipfile.ZipFile(path)
    except (*_DAMAGE, RuntimeError) as error:
        raise InputError("the archive is damaged", where=name, remedy=_AGAIN) from error
    infos = opened.infolist()
    try:
        _require_bounds(infos, name)
    except InputError:
        opened.close()
        raise
    files = dict.fromkeys(i.filename for i in infos if not i.is_dir() and not _is_link(i))
    links = tuple(info.filename for info in infos if _is_link(info))
    return Archive(name, tuple(files), links, opened)


def _is_link(info: zipfile.ZipInfo) -> bool:
    return (info.external_attr >> 16) & _KIND == _LINK


def _require_bounds(infos: list[zipfile.ZipInfo], name: str) -> None:
    """No bomb. The sizes an archive states are limits: zipfile reads no byte beyond them."""
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    largest = max((info.file_size for info in infos), default=0)
    if (
        len(infos) > MOST_ENTRIES
        or largest > LARGEST_ENTRY
        or unpacked > LARGEST_SUM
        or (unpacked > _RATIO_COUNTS_FROM and unpacked > MOST_RATIO * packed)
    ):
        raise InputError(
            f"the archive is too large when unpacked ({len(infos)} files, {unpacked >> 20} MiB)",
            where=name,
            remedy="Split it, or leave it out",
        )


def parse_xml(data: bytes, name: str) -> Any:
    """The root element (lxml) of an XML text; comments and instructions are left out.

    No entity is expanded, nothing is loaded, the depth is bounded by libxml2 (256 or 2048).
    Raises InputError where it is not well-formed, too large, or declares entities.
    """
    if len(data) > LARGEST_XML:
        raise InputError("its text is too large", where=name, remedy="Split it")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError("the XML in it is damaged", where=name, remedy=_AGAIN) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise InputError("the XML in it declares entities", where=name, remedy=_AGAIN)
    return root

"""Zip archives and XML from strangers, bounded in entries, bytes, ratio and depth."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from pathlib import Path
from typing import Any, Self
from urllib.parse import unquote

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
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
)  # fmt: skip


class Archive:
    """An open zip archive. Use it in a `with` statement.

    Nothing is unpacked but what is read, and a book's sound is not: so each entry is judged when it
    is read. `open_archive` judges the whole.
    """

    def __init__(self, path: Path, name: str) -> None:
        """name: what to call it in errors. Raises InputError where it is no archive."""
        self.name = name
        try:
            self._zip = zipfile.ZipFile(path)
        except (*_DAMAGE, RuntimeError) as error:
            raise InputError("the archive is damaged", where=name, remedy=_AGAIN) from error
        infos = self._zip.infolist()
        #: entries that are files, in the archive's order, each once
        self.names = tuple(
            dict.fromkeys(i.filename for i in infos if not i.is_dir() and not _is_link(i))
        )
        #: entries that are symbolic links; they are never followed
        self.links = tuple(info.filename for info in infos if _is_link(info))
        self._judged: set[str] = set()
        self._sum = 0
        if len(infos) > MOST_ENTRIES:
            self._zip.close()
            raise self._too_large(infos)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def info(self, entry: str) -> zipfile.ZipInfo:
        """What the archive says of an entry that is one of `names`."""
        return self._zip.getinfo(entry)

    def read(self, entry: str) -> bytes:
        """The bytes of an entry. Raises InputError where `get` does or has None."""
        data = self.get(entry)
        if data is None:
            there = "is damaged" if entry in self.names else "is missing"
            raise InputError(f"{entry!r} in it {there}", where=self.name, remedy=_AGAIN)
        return data

    def get(self, entry: str) -> bytes | None:
        """The bytes of an entry, None where it is missing or damaged.

        Raises InputError for one that is encrypted, packed in a rare way, or a bomb.
        """
        try:
            info = self._zip.getinfo(entry)
        except KeyError:
            return None
        if info.is_dir() or _is_link(info):
            return None
        if info.flag_bits & _ENCRYPTED:
            raise InputError("a password protects it", where=self.name, remedy="Save it without")
        if info.compress_type not in _METHODS:
            raise InputError(f"{entry!r} is packed in a rare way", where=self.name, remedy=_AGAIN)
        self._sum += info.file_size if entry not in self._judged else 0
        self._judged.add(entry)
        if _is_bomb([info]) or self._sum > LARGEST_SUM:
            raise self._too_large([info])
        try:
            return self._zip.read(info)
        except _DAMAGE:
            return None

    def require_bounds(self) -> None:
        """No bomb as a whole. Raises InputError."""
        infos = self._zip.infolist()
        if _is_bomb(infos) or sum(info.file_size for info in infos) > LARGEST_SUM:
            raise self._too_large(infos)

    def _too_large(self, infos: list[zipfile.ZipInfo]) -> InputError:
        size = sum(info.file_size for info in infos) >> 20
        return InputError(
            f"the archive is too large when unpacked ({len(infos)} files, {size} MiB)",
            where=self.name,
            remedy="Split it, or leave it out",
        )


def open_archive(path: Path, name: str) -> Archive:
    """The zip archive at a path, if it may be unpacked whole. name: what to call it in errors.

    Raises InputError where it is no archive, or unpacked would be too much.
    """
    opened = Archive(path, name)
    try:
        opened.require_bounds()
    except InputError:
        opened.__exit__()
        raise
    return opened


def joined(base: str, address: str) -> str:
    """The entry that an address in the entry `base` names; "" for one outside the archive."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    if not path or path.startswith("/") or ":" in path.partition("/")[0]:
        return ""
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
    return "" if whole.startswith(("../", "/")) or whole == ".." else whole


def _is_link(info: zipfile.ZipInfo) -> bool:
    return (info.external_attr >> 16) & _KIND == _LINK


def _is_bomb(infos: list[zipfile.ZipInfo]) -> bool:
    """The sizes an archive states are limits: zipfile reads no byte beyond them."""
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    return max((info.file_size for info in infos), default=0) > LARGEST_ENTRY or (
        unpacked > _RATIO_COUNTS_FROM and unpacked > MOST_RATIO * packed
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

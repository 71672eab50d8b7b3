"""The archive of an EPUB: opened within bounds, in the order that OCF asks for (EPUB 3.3, 4.2)."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

from lxml import etree

from ._damage import DamagedError

_LARGEST = 64 << 20
"""Bytes of an entry that is read whole; a text of ten hours has 2 MB."""

_ALL = 1 << 30
"""Bytes that all packed entries may have when they are unpacked."""

_MIMETYPE = b"application/epub+zip"


@contextmanager
def reading() -> Iterator[None]:
    """Turn what zipfile raises for damaged, encrypted or strange archives into DamagedError."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        RuntimeError,  # encrypted; NotImplementedError, for other methods, is one too
        ValueError,
        struct.error,
        zlib.error,
        lzma.LZMAError,
    ) as error:
        raise DamagedError(str(error) or type(error).__name__) from error


@dataclass(frozen=True)
class Archive:
    """An open archive."""

    file: zipfile.ZipFile

    @cached_property
    def sizes(self) -> dict[str, int]:
        """Names of the entries, folders left out, with their bytes when unpacked."""
        return {e.filename: e.file_size for e in self.file.infolist() if not e.is_dir()}

    def read(self, name: str) -> bytes:
        """A whole entry. Raises DamagedError where it is missing, damaged or much too large."""
        if name not in self.sizes:
            raise DamagedError("it is not in the archive")
        if self.sizes[name] > _LARGEST:
            raise DamagedError(f"it has {self.sizes[name]} bytes")
        with reading():
            return self.file.read(name)

    def open(self, name: str) -> IO[bytes]:
        """An entry as a stream. Raises DamagedError; reading from it raises what zipfile raises."""
        if name not in self.sizes:
            raise DamagedError("it is not in the archive")
        with reading():
            return self.file.open(name)

    def xml(self, name: str) -> etree._Element:
        """The root of an XML entry; no entity is replaced and nothing else is loaded.

        Raises DamagedError, also for a file that declares entities.
        """
        return parse(self.read(name))


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open an archive. Raises DamagedError where it is none."""
    with reading():
        file = zipfile.ZipFile(path)
    with file:
        yield Archive(file)


def parse(data: bytes) -> etree._Element:
    """As `Archive.xml`, of bytes."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError(str(error)) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise DamagedError("it declares entities")
    return root


def faults(archive: Archive) -> Iterator[str]:
    """What is wrong with the archive as a whole."""
    entries = archive.file.infolist()
    packed = sum(e.file_size for e in entries if e.compress_type != zipfile.ZIP_STORED)
    if packed > _ALL:
        yield f"its entries unpack to {packed} bytes"
    for name, count in Counter(entry.filename for entry in entries).items():
        if count > 1:
            yield f"the entry {name!r} is there {count} times"
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            yield f"the entry {name!r} leads out of it"
    yield from _mimetype_faults(archive, entries[0] if entries else None)


def _mimetype_faults(archive: Archive, first: zipfile.ZipInfo | None) -> Iterator[str]:
    """The media type must be readable at byte 30 (OCF in EPUB 3.3, 4.2.2)."""
    if first is None or first.filename != "mimetype":
        yield "its first entry is not 'mimetype'"
        return
    if first.compress_type != zipfile.ZIP_STORED or first.extra or first.header_offset:
        yield "the entry 'mimetype' is packed, has extra fields, or is not at the start"
    try:
        found = archive.read("mimetype")
    except DamagedError as error:
        yield f"mimetype: {error}"
        return
    if found != _MIMETYPE:
        yield f"the entry 'mimetype' says {found[:40]!r}"

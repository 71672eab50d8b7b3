"""The EPUB container, made with ebooklib where it is right and overridden where it is not.

docs/epub.md says what is overridden and why.
"""

from __future__ import annotations

import shutil
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from ebooklib.epub import EpubBook, EpubItem, EpubWriter
from lxml import etree

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PACKED_ALREADY = (".m4a", ".png", ".jpg", ".gif", ".webp", "mimetype")


class Ready(EpubItem):  # type: ignore[misc]  # ebooklib has no types
    """A file whose bytes are final; `EpubHtml` would parse and reshape them."""

    def __init__(
        self,
        uid: str,
        name: str,
        media_type: str,
        content: bytes,
        *,
        properties: tuple[str, ...] = (),
        media_overlay: str | None = None,
    ) -> None:
        super().__init__(uid, name, media_type, content)
        self.properties = properties
        self.media_overlay = media_overlay


class Recording(EpubItem):  # type: ignore[misc]
    """An audio file that is copied from its place when the archive is written, not before."""

    def __init__(self, uid: str, name: str, path: Path) -> None:
        super().__init__(uid, name, "audio/mp4")
        self.path = path

    def get_content(self, default: None = None) -> Path:
        """The file's path: ebooklib hands an item's content to the archive unseen."""
        return self.path


class Writer(EpubWriter):  # type: ignore[misc]
    """ebooklib's writer with a repeatable archive and a package document in its language."""

    def __init__(self, path: Path, package: EpubBook, modified: str) -> None:
        """modified: ISO 8601 UTC second, for dcterms:modified."""
        moment = datetime.strptime(modified, "%Y-%m-%dT%H:%M:%SZ")
        options = {"mtime": moment, "package_direction": True}
        super().__init__(str(path), package, options)

    def write(self) -> None:
        """Write the archive, mimetype first and stored (EPUB 3.3, 4.2.2). Raises OSError."""
        with _Archive(self.file_name, "w") as self.out:
            self.out.writestr("mimetype", b"application/epub+zip")
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(_XML_LANG, self.book.language)
        super()._write_opf_file(root)

    def _get_ncx(self) -> bytes:
        ncx = etree.fromstring(super()._get_ncx())
        ncx.set(_XML_LANG, self.book.language)
        depth = max(map(_depth, self.book.toc), default=1)
        for meta in ncx.iterfind(".//{*}meta[@name='dtb:depth']"):
            meta.set("content", str(depth))
        data: bytes = etree.tostring(ncx, encoding="utf-8", xml_declaration=True)
        return data


def _depth(entry: Any) -> int:
    """Levels of an entry of a table of contents with those in it."""
    return 1 + max(map(_depth, entry[1])) if isinstance(entry, tuple) else 1


class _Archive(zipfile.ZipFile):
    """A zip whose bytes depend on nothing but its content: fixed times and rights."""

    def writestr(  # type: ignore[override]
        self, name: str, data: bytes | str | Path
    ) -> None:
        """Store or deflate one entry; a path is copied piece by piece."""
        entry = zipfile.ZipInfo(name, _EPOCH)
        entry.create_system = 3
        entry.external_attr = 0o644 << 16
        packed = name.endswith(_PACKED_ALREADY)
        entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        if not isinstance(data, Path):
            super().writestr(entry, data)
            return
        entry.file_size = data.stat().st_size
        with data.open("rb") as source, self.open(entry, "w") as target:
            shutil.copyfileobj(source, target, 1 << 20)

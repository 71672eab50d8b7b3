"""A package of Office Open XML (ECMA-376, part 2): its parts and their relationships."""

from __future__ import annotations

import posixpath
from typing import Any
from urllib.parse import unquote

from ..errors import InputError
from ._archive import Archive, parse_xml
from ._names import attribute


class Package:
    """The parts of an archive; a damaged part is remembered and read as missing."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        # Part names are equal whatever their case, and some programs count on it.
        self._entries = {name.replace("\\", "/").lower(): name for name in archive.names}
        self.damaged: list[str] = []

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises InputError."""
        return self._archive.read(self._entries.get(part.lower(), part))

    def get(self, part: str) -> bytes | None:
        """The bytes of a part, None where it is missing or damaged; raises as Archive.get."""
        return self._archive.get(self._entries.get(part.lower(), part))

    def xml(self, part: str) -> Any:
        """The root element of a part, or None where it is missing or damaged."""
        if part.lower() not in self._entries:
            return None
        try:
            return parse_xml(self.read(part), self._archive.name)
        except InputError:
            self.damaged.append(part)
            return None

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """(id, last word of the type, part) for each relationship that stays in the package."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = []
        for element in root if root is not None else ():
            if attribute(element, "TargetMode") != "External":
                target = posixpath.join("/", folder, unquote(attribute(element, "Target")))
                kind = attribute(element, "Type").rpartition("/")[2]
                inside = posixpath.normpath(target).lstrip("/")
                found.append((attribute(element, "Id"), kind, inside))
        return found

    def targets(self, part: str) -> dict[str, str]:
        """The parts that a part refers to, by the relationship's id."""
        return {id: target for id, _, target in self.relations(part)}

"""Word documents (.docx, .docm, .dotx, also in the strict form) by a walk through their XML.

Tracked changes count as accepted; comments and hidden text are left out. Word's page breaks are
those of the last printer, and its language tags those of the keyboard: the first are not kept, the
second only where they can be believed (see _parts).
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..book import Document
from ..errors import InputError
from ..findings import Finding, finding
from ..ledger import Fact, Manuscript
from ._archive import open_archive
from ._docx_body import Body
from ._docx_lists import Lists
from ._docx_notes import END, FOOT, Labels, notes
from ._docx_runs import State
from ._docx_styles import styles_of
from ._files import contents
from ._names import child, tag
from ._package import Package
from ._parts import Part, compose, text_of
from ._pictures import Pictures
from ._properties import facts
from ._tables import captioned

_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
_OLD_SUFFIXES = (".doc", ".dot", ".wps")
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of Word before 2007, and of files that a password protects."""

_MAIN = "word/document.xml"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_LARGEST = 512 << 20
_NAMES = {
    "dc:title": "title",
    "dc:creator": "author",
    "dc:description": "description",
    "dcterms:modified": "modified",
}


def accepts(path: Path, head: bytes) -> bool:
    """Whether it is a package with a Word document, or a file of older Word (to say what to do)."""
    suffix = path.suffix.lower()
    if head.startswith(_OLE):
        return suffix in (*_SUFFIXES, *_OLD_SUFFIXES)
    if not head.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name.replace("\\", "/").lower() for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return suffix in _SUFFIXES
    return suffix in _SUFFIXES or ("[content_types].xml" in names and _is_word(names))


def _is_word(names: list[str]) -> bool:
    return any(name.startswith("word/") and name.endswith(".xml") for name in names)


def read(path: Path, name: str, key: str) -> Document:
    """The document whole; notes behind the body, heads and feet last, as furniture.

    Raises InputError where it is damaged, protected, too large, of older Word, or has no text.
    """
    data = _bytes(path, name)
    try:
        return _read(path, name, key, hashlib.sha256(data).hexdigest())
    except RecursionError as error:
        raise InputError("it is nested too deeply", where=name, remedy="Leave it out") from error


def _bytes(path: Path, name: str) -> bytes:
    data = contents(path, name, _LARGEST)
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise InputError(
                "a password protects it", where=name, remedy="Save it without a password"
            )
        raise InputError(
            "this is a file of older Word",
            where=name,
            remedy="Save it as .docx in Word or LibreOffice",
        )
    return data


def _read(path: Path, name: str, key: str, sha256: str) -> Document:
    with open_archive(path, name) as archive:
        package = Package(archive)
        main = next((t for _, k, t in package.relations("") if k == "officeDocument"), _MAIN)
        root = package.xml(main)
        body = child(root, "w:body")
        if body is None:
            raise InputError(
                "its text is damaged", where=name, remedy="Open it in Word and save it again"
            )
        walked = _Walk(package, main)
        parts = walked.parts(body)
        stated = _stated(package, parts)
    source, marks = compose(captioned(parts))
    if not source:
        raise InputError("the document has no text in it", where=name, remedy="Leave it out")
    return Document(
        key,
        name,
        Manuscript(source),
        sha256=sha256,
        facts=stated,
        marks=marks,
        findings=tuple(walked.findings(name)),
        pictures=walked.state.pictures.found,
    )


class _Walk:
    """One document on its way to parts."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._related = package.relations(main)
        styles = styles_of(self._root("styles"))
        settings = [root for root in (self._root("settings"),) if root is not None]
        self._labels = Labels(settings)
        self.state = State(styles, Pictures(package.get), label=self._labels)
        self._body = Body(self.state, Lists(self._root("numbering"), styles))

    def _part(self, kind: str) -> str:
        return next((target for _, other, target in self._related if other == kind), "")

    def _root(self, kind: str) -> Any:
        part = self._part(kind)
        return self._package.xml(part) if part else None

    def parts(self, body: Any) -> list[Part]:
        """The body, the notes, then heads and feet."""
        found = [*self._body.story(body, self._package.targets(self._main))]
        kinds = {FOOT: "footnotes", END: "endnotes"}
        roots = {kind: self._root(name) for kind, name in kinds.items()}
        targets = {k: self._package.targets(self._part(n)) for k, n in kinds.items()}
        found += notes(self._body, self._labels, roots, targets)
        return [*found, *self._margins()]

    def _margins(self) -> Iterator[Part]:
        """Running heads and feet, each text once."""
        seen = set()
        for kind, reason in (("header", "running head"), ("footer", "running foot")):
            for _, other, part in self._related:
                root = self._package.xml(part) if other == kind else None
                targets = self._package.targets(part) if root is not None else {}
                for one in self._body.story(root, targets) if root is not None else ():
                    text = text_of(one.pieces).strip()
                    if text and text not in seen and one.kind != "image":
                        seen.add(text)
                        yield Part("paragraph", one.pieces, furniture=reason)

    def findings(self, name: str) -> Iterator[Finding]:
        """What was left out or changed its form."""
        state = self.state
        for code, count, unit in (
            ("R131", state.hidden, " characters"),
            ("R132", state.formulas, ""),
            ("R134", state.changes, ""),
            ("R135", state.embedded, ""),
            ("R147", state.comments, ""),
        ):
            if count:
                yield finding(code, name, f"{count}{unit}")
        yield from state.pictures.findings(name)
        for part in dict.fromkeys(self._package.damaged):
            yield finding("R133", name, part)


def _stated(package: Package, parts: list[Part]) -> tuple[Fact, ...]:
    core = next((t for _, kind, t in package.relations("") if kind == "core-properties"), "")
    root = package.xml(core) if core else None
    pairs = [
        (_NAMES[tag(element)], element.text or "")
        for element in (root if root is not None else ())
        if tag(element) in _NAMES
    ]
    return facts(pairs, parts)

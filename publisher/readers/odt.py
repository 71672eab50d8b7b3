"""OpenDocument texts (.odt, .ott, and flat .fodt) by a walk through their XML.

Tracked deletions, comments and hidden text are left out. Languages are kept where they can be
believed (see _parts); pages are not in the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..book import Document
from ..errors import InputError
from ..findings import Finding, finding
from ..ledger import Manuscript
from ._archive import open_archive, parse_xml
from ._files import contents
from ._names import child, tag
from ._odt_body import Body
from ._odt_styles import Styles
from ._odt_text import State
from ._package import Package
from ._parts import Part, compose, text_of
from ._pictures import Pictures, nowhere
from ._properties import facts
from ._tables import captioned

_SUFFIXES = (".odt", ".ott")
_TYPE = b"application/vnd.oasis.opendocument.text"
_LARGEST = 512 << 20
_ZIP = b"PK\x03\x04"
_AGAIN = "Open it in LibreOffice and save it again"
_NAMES = {
    "dc:title": "title",
    "dc:description": "description",
    "dc:date": "modified",
    "meta:initial-creator": "author",
}
_MARGINS = {"style:header": "running head", "style:footer": "running foot"}


def accepts(path: Path, head: bytes) -> bool:
    """Whether it is a package or a flat file of an OpenDocument text."""
    if head.startswith(_ZIP):
        return _TYPE in head[:200] or (_TYPE not in head and path.suffix.lower() in _SUFFIXES)
    return b"<office:document" in head and _TYPE in head


def read(path: Path, name: str, key: str) -> Document:
    """The document whole; notes behind the body, heads and feet last, as furniture.

    Raises InputError where it is damaged, protected, too large, or has no text.
    """
    data = contents(path, name, _LARGEST)
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        if not data.startswith(_ZIP):
            return _document(Pictures(nowhere), (parse_xml(data, name),), name, key, sha256, ())
        with open_archive(path, name) as archive:
            package = Package(archive)
            roots = [package.xml(part) for part in ("content.xml", "styles.xml", "meta.xml")]
            if _is_locked(package):
                raise InputError(
                    "a password protects it", where=name, remedy="Save it without a password"
                )
            found = tuple(root for root in roots if root is not None)
            pictures = Pictures(package.get)
            return _document(pictures, found, name, key, sha256, package.damaged)
    except RecursionError as error:
        raise InputError("it is nested too deeply", where=name, remedy="Leave it out") from error


def _is_locked(package: Package) -> bool:
    manifest = package.xml("META-INF/manifest.xml")
    return manifest is not None and any(
        tag(element) == "manifest:encryption-data" for element in manifest.iter()
    )


def _document(
    pictures: Pictures,
    roots: tuple[Any, ...],
    name: str,
    key: str,
    sha256: str,
    damaged: list[str] | tuple[str, ...],
) -> Document:
    bodies = (child(root, "office:body", "office:text") for root in roots)
    text = next((body for body in bodies if body is not None), None)
    if text is None:
        raise InputError("its text is damaged or missing", where=name, remedy=_AGAIN)
    state = State(Styles(roots), pictures)
    body = Body(state)
    parts = [*body.blocks(text), *state.notes]
    state.notes = []
    parts += _margins(body, roots)
    source, marks = compose(captioned(parts))
    if not source:
        raise InputError("the document has no text in it", where=name, remedy="Leave it out")
    changes = sum(tag(element) == "text:changed-region" for element in text.iter())
    return Document(
        key,
        name,
        Manuscript(source),
        sha256=sha256,
        facts=facts(_stated(roots), parts),
        marks=marks,
        findings=tuple(_findings(state, changes, damaged, name)),
        pictures=pictures.found,
    )


def _margins(body: Body, roots: tuple[Any, ...]) -> Iterator[Part]:
    """Running heads and feet, each text once."""
    seen = set()
    pages = (
        page
        for root in roots
        for masters in root
        if tag(masters) == "office:master-styles"
        for page in masters
    )
    for page in pages:
        for margin in page:
            reason = next((r for n, r in _MARGINS.items() if tag(margin).startswith(n)), "")
            for part in body.blocks(margin) if reason else ():
                text = text_of(part.pieces).strip()
                if text and text not in seen and part.kind != "image":
                    seen.add(text)
                    yield Part("paragraph", part.pieces, furniture=reason)


def _stated(roots: tuple[Any, ...]) -> Iterator[tuple[str, str]]:
    for root in roots:
        meta = child(root, "office:meta")
        for element in meta if meta is not None else ():
            if tag(element) in _NAMES:
                yield _NAMES[tag(element)], element.text or ""


def _findings(
    state: State, changes: int, damaged: list[str] | tuple[str, ...], name: str
) -> Iterator[Finding]:
    for code, count, unit in (
        ("R131", state.hidden, " characters"),
        ("R134", changes, ""),
        ("R135", state.embedded, ""),
        ("R147", state.comments, ""),
    ):
        if count:
            yield finding(code, name, f"{count}{unit}")
    yield from state.pictures.findings(name)
    for part in dict.fromkeys(damaged):
        yield finding("R133", name, part)

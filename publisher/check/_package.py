"""The package document of an EPUB: what is in it, in which order, and what is said of it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from ..findings import Finding, finding
from ._archive import Archive
from ._damage import DamagedError
from ._markers import Markers
from ._shape import shown

CONTAINER = "META-INF/container.xml"

XHTML = "application/xhtml+xml"
SMIL = "application/smil+xml"
NCX = "application/x-dtbncx+xml"

_ACCESSIBILITY = tuple(
    f"schema:{name}"
    for name in (
        "accessMode",
        "accessModeSufficient",
        "accessibilityFeature",
        "accessibilityHazard",
        "accessibilitySummary",
    )
)
"""What every EPUB must say of itself (EPUB Accessibility 1.1, 2.2), sufficient modes included."""

_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"


@dataclass(frozen=True, slots=True)
class Item:
    """One manifest entry (EPUB 3.3, 5.6.2)."""

    id: str
    #: name of the archive's entry
    path: str
    media_type: str
    properties: frozenset[str]
    #: id of its media overlay, or ""
    overlay: str


@dataclass(frozen=True)
class Package:
    """The package document, read."""

    #: name of its own entry
    path: str
    items: tuple[Item, ...]
    #: ids of the spine in order
    spine: tuple[str, ...]
    #: ids in the spine that readers may pass over
    passed_over: frozenset[str]
    titles: tuple[str, ...]
    languages: tuple[str, ...]
    identifiers: tuple[str, ...]
    creators: tuple[str, ...]
    #: values of `meta` elements by property and by the id that they refine, "" for the book
    metas: dict[tuple[str, str], str]

    def item(self, id: str) -> Item | None:
        """The manifest entry of that id."""
        return next((item for item in self.items if item.id == id), None)

    def texts(self) -> tuple[Item, ...]:
        """The XHTML files of the spine in reading order."""
        by_id = {item.id: item for item in self.items}
        return tuple(
            by_id[id] for id in self.spine if id in by_id and by_id[id].media_type == XHTML
        )


def resolve(base: str, reference: str) -> tuple[str, str]:
    """Entry and fragment that a reference in the entry `base` leads to."""
    path, _, fragment = reference.partition("#")
    target = posixpath.join(posixpath.dirname(base), unquote(path)) if path else base
    return posixpath.normpath(target), unquote(fragment)


def read_package(archive: Archive) -> Package:
    """Find the package document by the container and read it. Raises DamagedError."""
    container = archive.xml(CONTAINER)
    rootfile = container.find(f".//{_CONTAINER}rootfile")
    path = "" if rootfile is None else rootfile.get("full-path") or ""
    if not path:
        raise DamagedError(f"{CONTAINER} names no package document")
    root = archive.xml(path)
    metas: dict[tuple[str, str], str] = {}
    for meta in root.iter(f"{_OPF}meta"):
        if meta.get("property"):
            refined = (meta.get("refines") or "").removeprefix("#")
            metas.setdefault((str(meta.get("property")), refined), (meta.text or "").strip())
    return Package(
        path=path,
        items=tuple(_item(path, element) for element in root.iter(f"{_OPF}item")),
        spine=tuple(element.get("idref") or "" for element in root.iter(f"{_OPF}itemref")),
        passed_over=frozenset(
            element.get("idref") or ""
            for element in root.iter(f"{_OPF}itemref")
            if element.get("linear") == "no"
        ),
        titles=_texts(root, "title"),
        languages=_texts(root, "language"),
        identifiers=_texts(root, "identifier"),
        creators=_texts(root, "creator"),
        metas=metas,
    )


def _item(path: str, element: etree._Element) -> Item:
    return Item(
        id=element.get("id") or "",
        path=resolve(path, element.get("href") or "")[0],
        media_type=element.get("media-type") or "",
        properties=frozenset((element.get("properties") or "").split()),
        overlay=element.get("media-overlay") or "",
    )


def _texts(root: etree._Element, name: str) -> tuple[str, ...]:
    found = (str(element.text or "").strip() for element in root.iter(f"{_DC}{name}"))
    return tuple(text for text in found if text)


def judge(archive: Archive, package: Package, where: str, markers: Markers) -> list[Finding]:
    """Manifest, archive and spine must agree, and metadata be there and those of markers.json."""
    remarks = [finding("K613", where, fault) for fault in _faults(archive, package)]
    remarks += [finding("K614", where, fault) for fault in _lacks(package, markers)]
    active = package.metas.get(("media:active-class", ""), "")
    styles = [item.path for item in package.items if item.media_type == "text/css"]
    if active and not any(f".{active}" in _style(archive, path) for path in styles):
        remarks.append(finding("K614", where, f"no style sheet has the active class {active!r}"))
    return remarks


def _faults(archive: Archive, package: Package) -> Iterator[str]:
    ids = {item.id for item in package.items}
    paths = {item.path for item in package.items}
    if len(ids) != len(package.items) or len(paths) != len(package.items):
        yield "an id or a file is in the manifest twice"
    for item in package.items:
        if item.path not in archive.sizes:
            yield f"{item.path} is in the manifest, not in the archive"
        if item.overlay and item.overlay not in ids:
            yield f"{item.path} has the overlay {item.overlay!r}, which is not in the manifest"
    for name in archive.sizes:
        apart = name in ("mimetype", package.path) or name.startswith("META-INF/")
        if not apart and name not in paths:
            yield f"{name} is in the archive, not in the manifest"
    for id in package.spine:
        if id not in ids:
            yield f"the spine names {id!r}, which is not in the manifest"
    if len(set(package.spine)) != len(package.spine):
        yield "a text is in the spine twice"
    for item in package.texts():
        if item.overlay and item.id in package.passed_over:
            yield f"{item.path} is read aloud, and the spine lets readers pass it over"


def _lacks(package: Package, markers: Markers) -> Iterator[str]:
    creators = tuple(creator.strip() for creator in markers.creators)
    for what, found, wanted in (
        ("title", package.titles[:1], (markers.title.strip(),)),
        ("language", package.languages[:1], (markers.language,)),
        ("identifier", package.identifiers[:1], (markers.identifier,)),
        ("creator", package.creators, creators),
    ):
        if found != wanted:
            yield f"its {what} is {shown([*found])}, not {shown([*wanted])}"
    for name in _ACCESSIBILITY:
        if not package.metas.get((name, "")):
            yield f"no {name}, so nobody can tell for whom the book is readable"
    properties = {name for item in package.items for name in item.properties}
    for name in ("nav", "cover-image"):
        if name not in properties:
            yield f"no file of the manifest is marked as {name!r}"
    if not package.metas.get(("media:active-class", "")):
        yield "no media:active-class, so readers cannot show which sentence is read"


def _style(archive: Archive, path: str) -> str:
    try:
        return archive.read(path).decode("utf-8", "replace")
    except DamagedError:
        return ""  # K613 tells that it is missing

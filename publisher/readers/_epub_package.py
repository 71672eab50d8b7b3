"""The package document of an EPUB: its spine, and its metadata as stated facts."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import InputError
from ..ledger import Evidence, Fact
from ._archive import Archive, joined
from ._html_facts import date, tag_of
from ._html_tree import Element, attribute, decode_page, parse_xml, plain, tag

_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/xml")
_NCX = "application/x-dtbncx+xml"
_FACTS = {
    "title": "title",
    "creator": "author",
    "publisher": "publisher",
    "date": "published",
    "rights": "rights",
    "identifier": "identifier",
    "description": "description",
    "language": "language",
}
# What Sphinx, Calibre and others write where nobody told them.
_NOTHING = ("", "unknown", "none", "n/a", "untitled", "[blank]", "[no title]", "[no author]")
_MOST_PARTS = 10_000


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the spine."""

    #: its name in the archive
    entry: str
    #: False for what stands beside the reading order, such as notes and answers
    is_linear: bool
    is_nav: bool
    is_cover: bool


@dataclass(frozen=True, slots=True)
class Package:
    """What the package document says."""

    spine: tuple[Part, ...]
    facts: tuple[Fact, ...]
    #: BCP 47 tag, or ""
    language: str
    #: names of the navigation documents, that of EPUB 3 first
    lists: tuple[str, ...] = ()


def package(archive: Archive, name: str) -> Package:
    """The package of an archive. Raises InputError where it has none, or is protected."""
    if _is_protected(archive):
        raise InputError(
            "the book is protected against copying (DRM)",
            where=name,
            remedy="Ask its publisher for a copy without protection, or leave it out",
        )
    path = _package_path(archive)
    root = _xml(archive.get(path)) if path else None
    if root is None or tag(root) != "package":
        raise InputError(
            "this is not an EPUB: it has no package document", where=name, remedy="Leave it out"
        )
    spine = tuple(_spine(root, path))
    if not spine:
        raise InputError("the book's spine is empty", where=name, remedy="Get a sound copy")
    facts = _facts(root)
    language = next((f.value for f in facts if f.name == "language"), "")
    return Package(spine, facts, language, tuple(_lists(root, path)))


def _xml(data: bytes | None) -> Element | None:
    decoded = decode_page(data) if data else None
    return parse_xml(decoded.text) if decoded else None


def _is_protected(archive: Archive) -> bool:
    """Whether more than fonts is encrypted."""
    root = _xml(archive.get("META-INF/encryption.xml"))
    methods = root.iter("{*}EncryptionMethod") if root is not None else ()
    fonts_only = all(attribute(method, "Algorithm") in _FONTS for method in methods)
    return not fonts_only or "META-INF/rights.xml" in archive.names


def _package_path(archive: Archive) -> str:
    root = _xml(archive.get("META-INF/container.xml"))
    for file in root.iter("{*}rootfile") if root is not None else ():
        path = joined("", attribute(file, "full-path"))
        if path in archive.names:
            return path
    return next((name for name in archive.names if name.lower().endswith(".opf")), "")


def _spine(root: Element, base: str) -> list[Part]:
    manifest = {attribute(e, "id"): e for e in root.iter("{*}item")}
    covers = {
        joined(base, attribute(e, "href"))
        for e in root.iter("{*}reference")
        if attribute(e, "type").lower() in ("cover", "toc")
    }
    found: list[Part] = []
    for ref in list(root.iter("{*}itemref"))[:_MOST_PARTS]:
        item = manifest.get(attribute(ref, "idref"))
        entry = joined(base, attribute(item, "href")) if item is not None else ""
        kind = attribute(item, "media-type") if item is not None else ""
        if not entry or (kind and kind not in _PAGES) or any(p.entry == entry for p in found):
            continue
        is_nav = item is not None and "nav" in attribute(item, "properties").split()
        found.append(Part(entry, attribute(ref, "linear") != "no", is_nav, entry in covers))
    return found


def _lists(root: Element, base: str) -> list[str]:
    items = list(root.iter("{*}item"))
    nav = [item for item in items if "nav" in attribute(item, "properties").split()]
    ncx = [item for item in items if attribute(item, "media-type") == _NCX]
    return [entry for item in (*nav, *ncx) if (entry := joined(base, attribute(item, "href")))]


def _facts(root: Element) -> tuple[Fact, ...]:
    values: dict[str, list[str]] = {}
    by: dict[str, str] = {}
    metadata = next(root.iter("{*}metadata"), None)
    for element in metadata.iter() if metadata is not None else ():
        name, value = tag(element), plain(element, 2000)
        if name in _FACTS and value.lower() not in _NOTHING and _is_dublin_core(element):
            values.setdefault(_FACTS[name], []).append(value)
            by[_FACTS[name]] = f"dc:{name}"
        elif name == "meta" and attribute(element, "property") == "dcterms:modified":
            values["modified"], by["modified"] = [value], "dcterms:modified"
    values["published"] = [d for one in values.get("published", []) if (d := date(one))]
    values["language"] = [t for one in values.get("language", []) if (t := tag_of(one))]
    values["modified"] = [d for one in values.get("modified", []) if (d := date(one))]
    return tuple(
        Fact(name, text, Evidence("stated", f"the book's metadata says so: {by[name]}"))
        for name, all_values in values.items()
        if (text := "; ".join(all_values) if name == "author" else "".join(all_values[:1]))
    )


def _is_dublin_core(element: Element) -> bool:
    return "purl.org/dc/" in element.tag or not element.tag.startswith("{")

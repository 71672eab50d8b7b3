"""Office documents made by hand, and what a reader saw in one as lines that a person can read."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from publisher import plugins
from publisher.blocks import ROLES
from publisher.book import GROUPS, Document

FUZZ = int(os.environ.get("PUBLISHER_FUZZ", "25"))
"""Examples of each fuzz test."""

BLOCKS = ROLES
INNER = ("furniture", "noteref", "lang", "ruby")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/">%s</cp:coreProperties>'
)


def png() -> bytes:
    """A picture of one dot."""

    def piece(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = piece(b"IHDR", head) + piece(b"IDAT", zlib.compress(b"\0\0")) + piece(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def zipped(entries: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of the entries in order."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(
    body: str, *, core: str = "", media: Mapping[str, bytes] | None = None, **parts: str
) -> bytes:
    """A Word document. body: inside of w:body; parts: styles, numbering, footnotes, … (inside)."""
    roots = {"header1": "hdr", "footer1": "ftr"}
    kinds = {"header1": "header", "footer1": "footer"}
    related = "".join(
        f'<Relationship Id="{name}" Type="{_TYPES}/{kinds.get(name, name)}" Target="{name}.xml"/>'
        for name in parts
    ) + "".join(
        f'<Relationship Id="{name}" Type="{_TYPES}/image" Target="media/{name}"/>'
        for name in media or {}
    )
    entries: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{_TYPES}/officeDocument" '
        f'Target="word/document.xml"/><Relationship Id="b" Type="{_TYPES}/core-properties" '
        'Target="/docProps/core.xml"/></Relationships>',
        "docProps/core.xml": _CORE % core,
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships>{related}</Relationships>",
    }
    for name, inside in parts.items():
        root = roots.get(name, name)
        entries[f"word/{name}.xml"] = f"<w:{root} {_SPACES}>{inside}</w:{root}>"
    for name, data in (media or {}).items():
        entries[f"word/media/{name}"] = data
    return zipped(entries)


def p(*runs: str, props: str = "", style: str = "") -> str:
    """A Word paragraph of runs; one that is no XML is text."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{style}{props}</w:pPr>{inside}</w:p>"


def r(text: str, props: str = "") -> str:
    """A Word run."""
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("meta", "meta"), ("draw", "drawing"), ("svg", "svg-compatible"),
        ("fo", "xsl-fo-compatible"), ("manifest", "manifest"),
    )
)  # fmt: skip
_ODF += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
_ODT_TYPE = "application/vnd.oasis.opendocument.text"


def odt(
    body: str,
    *,
    automatic: str = "",
    styles: str = "",
    masters: str = "",
    meta: str = "",
    **entries: str | bytes,
) -> bytes:
    """An OpenDocument text. body: inside of office:text; entries: further ones, _ for the dot."""
    return zipped(
        {
            "mimetype": _ODT_TYPE,
            "content.xml": f"<office:document-content {_ODF}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {_ODF}><office:styles>{styles}"
            f"</office:styles><office:master-styles>{masters}</office:master-styles>"
            "</office:document-styles>",
            "meta.xml": f"<office:document-meta {_ODF}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
            **{name.replace("__", "/").replace("_", "."): data for name, data in entries.items()},
        }
    )


def flat_odt(body: str) -> bytes:
    """The same in one XML file."""
    return (
        f'<?xml version="1.0"?><office:document {_ODF} office:mimetype="{_ODT_TYPE}">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def manifest(inside: str) -> str:
    """META-INF/manifest.xml of an OpenDocument package."""
    return f"<manifest:manifest {_ODF}>{inside}</manifest:manifest>"


def read(folder: Path, data: bytes, name: str) -> Document:
    """The document as its reader, found by content, reads it; the contract is checked."""
    path = folder / name
    path.write_bytes(data)
    found = [each for each in plugins.names("readers") if _accepts(each, path, data)]
    assert len(found) == 1, found
    document: Document = plugins.find("readers", found[0]).read(path, name, "key")
    assert_contract(document)
    return document


def _accepts(reader: str, path: Path, data: bytes) -> bool:
    return bool(plugins.find("readers", reader).accepts(path, data[:4096]))


def assert_contract(document: Document) -> None:
    """Every word is in exactly one block, blocks have no line end, pictures are there."""
    source, at = document.manuscript.source, 0
    assert not document.manuscript.edits
    for mark in [mark for mark in document.marks if mark.kind in BLOCKS]:
        assert source[at : mark.start].strip("\n") == ""
        text = source[mark.start : mark.end]
        assert text == text.strip(" " if mark.kind == "table_row" else None)
        assert text
        assert "\n" not in text
        at = mark.end
    assert at == len(source)
    for kind in {mark.kind for mark in document.marks} - set(GROUPS):
        spans = sorted((m.start, m.end) for m in document.marks if m.kind == kind)
        assert all(left[1] <= right[0] for left, right in pairwise(spans))
    names = {picture.name for picture in document.pictures}
    assert {m.value for m in document.marks if m.kind == "image"} <= {*names, ""}


def shape(document: Document) -> list[str]:
    """Each block as `kind(value) text`, and what is marked in it as ` [kind(value) text]`."""
    source = document.manuscript.source
    lines = []
    for block in document.marks:
        if block.kind in BLOCKS:
            value = f"({block.value})" if block.value else ""
            line = f"{block.kind}{value} {source[block.start : block.end]}"
            for mark in document.marks:
                if mark.kind in INNER and block.start <= mark.start and mark.end <= block.end:
                    line += f" [{mark.kind}({mark.value}) {source[mark.start : mark.end]}]"
            lines.append(line)
    return lines


def codes(document: Document) -> list[str]:
    """The codes of the findings."""
    return [found.code for found in document.findings]

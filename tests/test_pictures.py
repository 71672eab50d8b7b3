"""Drawings (SVG): taken up by the readers, made safe by the writer, shown in the book."""

from __future__ import annotations

import base64
import struct
from pathlib import Path

import pytest
from lxml import etree
from marked import drawing

from publisher import plugins
from publisher.readers._picture_size import size
from publisher.readers._pictures import Pictures, nowhere
from publisher.writers._epub_svg import is_svg, safe

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 9 9">{}</svg>'
)
HTML = "<p>The valley as it was before the great dam was built, drawn by hand.</p>{}"


def kept(inside: str, before: str = "") -> str | None:
    """What is left in a drawing, None where it is refused."""
    found = safe((before + SVG.format(inside)).encode())
    if found is None:
        return None
    return etree.tostring(etree.fromstring(found)).decode().partition(">")[2][:-6]


def test_what_runs_or_leads_out_is_taken_out() -> None:
    found = safe(drawing())
    assert found is not None
    for word in (b"script", b"onload", b"onclick", b"spy", b"pen", b"DOCTYPE", b"foreign"):
        assert word not in found
    for word in (b"url(#grey)", b"M9 9h60", b'href="#dam"', b"<tspan>dam</tspan>.</text>"):
        assert word in found
    assert safe(found) == found


@pytest.mark.parametrize(
    ("inside", "left"),
    [
        ('<rect fill="url(https://x.example/#a)" width="3"/>', '<rect width="3"/>'),
        ('<rect style="background:url(//x.example)" width="3"/>', '<rect width="3"/>'),
        ('<g fill="url(#a)"/><g data-x="1" ONCLICK="x()"/>', '<g fill="url(#a)"/><g/>'),
        ('<a href="javascript:x()"><g/></a>', "<g><g/></g>"),
        ("<g><animate attributeName='href'/><set/></g>", "<g/>"),
        ('<g id="a"/><g id="a"/>', "<g/><g/>"),
        (
            '<path id="1:a"/><use href="#1:a"/><g fill="url(\'#1:a\')"/>',
            '<path id="id-1"/><use href="#id-1"/><g fill="url(#id-1)"/>',
        ),
        ("<?xml-stylesheet href='x'?><!-- x --><g/>", "<g/>"),
        ('<g xml:base="https://x.example/" xml:lang="en"/>', '<g xml:lang="en"/>'),
    ],
)
def test_what_a_drawing_can_do_without(inside: str, left: str) -> None:
    assert kept(inside) == left.replace("  ", " ")


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="a.png"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<use href="b.svg#a"/>',
        "<foreignObject/>",
        "<style>g { fill: url(https://x.example/#a) }</style>",
        "<style>g { fill: u\\72l(x) }</style>",
        '<g id="a"><use href="#a"/></g>',
        "<iframe/>",
    ],
)
def test_a_drawing_that_hangs_on_more_is_refused(inside: str) -> None:
    assert kept(inside) is None


def test_bombs_and_what_is_no_drawing_are_refused() -> None:
    rows = "".join(
        f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 12)
    )
    assert kept('<g id="a0"/>' + rows) is None
    assert kept("<text>&a;</text>", '<!DOCTYPE svg [<!ENTITY a "b">]>') is None
    assert safe(b"<svg><rect/></svg>") is None
    assert safe(drawing()[:300]) is None
    assert not is_svg(b"\x89PNG svg")


@pytest.mark.parametrize("name", ["page.html", "text.md"])
def test_readers_take_up_drawings(tmp_path: Path, name: str) -> None:
    (tmp_path / "dam.svg").write_bytes(drawing())
    coded = base64.b64encode(drawing(" ")).decode()
    images = (
        '<p><img src="dam.svg" alt="A dam"></p>'
        f'<p><img src="data:image/svg+xml;base64,{coded}" alt="The same dam"></p>'
        '<p><svg role="img" aria-label="Drawn in the page" viewBox="0 0 3 3">'
        '<linearGradient id="a"/><rect width="3" height="3" fill="url(#a)"/></svg></p>'
    )
    path = tmp_path / name
    path.write_text(HTML.format(images if name == "page.html" else "\n\n" + images))
    reader = plugins.find("readers", "html" if name == "page.html" else "markdown")
    document = reader.read(path, name, "key")
    assert [each.media_type for each in document.pictures] == ["image/svg+xml"] * 3
    assert [m.value for m in document.marks if m.kind == "image"] == [
        each.name for each in document.pictures
    ]
    for each in document.pictures:
        assert safe(each.data), each.name
    inline = safe(document.pictures[2].data)
    assert inline is not None
    assert b'viewBox="0 0 3 3"' in inline
    assert b"linearGradient" in inline


FRAME = b"\xff\xc0\0\x11\x08\0\x1e\0\x28" + bytes(12)


@pytest.mark.parametrize(
    ("segments", "sides"),
    [
        (b"\xff\xe0\0\x10" + bytes(14) + FRAME, (40, 30)),
        (b"\xff" * 5 + FRAME, (40, 30)),
        (b"\xff\xe0\0\0" + FRAME, (0, 0)),
        (bytes(50), (0, 0)),
        (b"\xff" * 50, (0, 0)),
    ],
)
def test_the_size_of_a_photograph(segments: bytes, sides: tuple[int, int]) -> None:
    assert size(b"\xff\xd8" + segments) == sides


def test_pictures_of_one_name_are_numbered() -> None:
    pictures = Pictures(nowhere)
    gif = b"GIF89a" + struct.pack("<HH", 200, 200)
    found = [pictures.added(gif + bytes([n % 3]), stem) for n, stem in enumerate("aabab")]
    assert found == ["a.gif", "a-2.gif", "b.gif", "a.gif", "a-2.gif"]
    assert pictures.without_words("a-2.gif") == "a-2.gif"
    assert pictures.without_words("none.gif") == ""

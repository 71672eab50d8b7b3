"""Tiny PDFs for tests, written by hand: any Unicode text at any place, without a font program.

Every character is half an em wide (one em in Han, kana and Hangul), which makes line breaks easy to
foresee. Places are in points from the top left corner.
"""

from __future__ import annotations

import hashlib
import unicodedata
import zlib
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842

_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
100 beginbfrange
%s
endbfrange endcmap CMapName currentdict /CMap defineresource pop end end"""


def advance(text: str, size: float) -> float:
    """Width of a text in points."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return size * (0.5 * (len(text) - wide) + wide)


@dataclass
class Sheet:
    """One page."""

    width: float = WIDTH
    height: float = HEIGHT
    rotate: int = 0
    parts: list[bytes] = field(default_factory=list)
    images: list[tuple[int, int, bytes]] = field(default_factory=list)

    def text(
        self, x: float, y: float, text: str, size: float = 11, *, bold: bool = False,
        turn: tuple[float, float, float, float] = (1, 0, 0, 1), mode: int = 0, font: str = "",
    ) -> float:  # fmt: skip
        """Write a line with its baseline at y; its right edge comes back."""
        name = font or ("B" if bold else "R")
        shown = " ".join(map(str, turn))
        code = text.encode("utf-16-be").hex() if name in "BRXI" else text.encode("cp1252").hex()
        place = f"{shown} {x} {self.height - y} Tm"
        self.parts.append(f"BT /{name} {size} Tf {mode} Tr {place} <{code}> Tj ET".encode())
        return x + advance(text, size)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line half a point wide."""
        self.parts.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S".encode())

    def frame(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw the four sides of a box."""
        self.parts.append(f"0.5 w {x0} {self.height - y1} {x1 - x0} {y1 - y0} re S".encode())

    def tagged(self, kind: str, mcid: int, x: float, y: float, text: str, size: float = 11) -> None:
        self.parts.append(f"/{kind} <</MCID {mcid}>> BDC".encode())
        self.text(x, y, text, size)
        self.parts.append(b"EMC")

    def paragraph(
        self, x: float, y: float, width: float, text: str, size: float = 11, *,
        leading: float = 1.25, indent: float = 0, hyphens: bool = False, bold: bool = False,
    ) -> float:  # fmt: skip
        """Set a paragraph to fit a width; the baseline of the line after it comes back."""
        for number, line in enumerate(wrapped(text, width, size, indent, hyphens)):
            self.text(x + (0 if number else indent), y, line, size, bold=bold)
            y += leading * size
        return y

    def image(
        self, width: int, height: int, grey: bytes, *,
        box: tuple[float, float, float, float] | None = None, mcid: int = -1,
    ) -> None:  # fmt: skip
        """Grey values or a JPEG over the whole page, or in left, top, right, bottom."""
        x0, y0, x1, y1 = box or (0, 0, self.width, self.height)
        name = f"I{len(self.images)}"
        self.images.append((width, height, grey))
        drawn = f"q {x1 - x0} 0 0 {y1 - y0} {x0} {self.height - y1} cm /{name} Do Q"
        tags = (f"/Figure <</MCID {mcid}>> BDC ", " EMC") if mcid >= 0 else ("", "")
        self.parts.append(f"{tags[0]}{drawn}{tags[1]}".encode())


def wrapped(
    text: str, width: float, size: float, indent: float = 0, hyphens: bool = False
) -> list[str]:
    """A text broken to fit a width, at spaces, or between any two Han characters."""
    han = any(unicodedata.east_asian_width(char) == "W" for char in text)
    pieces = list(text) if han else text.split(" ")
    joint = "" if han else " "
    lines: list[str] = []
    line, room = "", width - indent
    for piece in pieces:
        longer = line + joint + piece if line else piece
        if advance(longer, size) <= room:
            line = longer
            continue
        cut = int((room - advance(line + " -", size)) / size * 2) if hyphens else 0
        if cut >= 3 and len(piece) - cut >= 3 and piece.isalpha():
            line, piece = f"{line} {piece[:cut]}-", piece[cut:]
        lines.append(line)
        line, room = piece, width
    return [*lines, line]


@dataclass
class Made:
    """A PDF in the making."""

    sheets: list[Sheet] = field(default_factory=list)
    info: dict[str, str] = field(default_factory=dict)
    language: str = ""
    #: prefix of the page labels, "" for none
    labels: str = ""
    #: dictionary bodies of structure elements: (type, page, mcids, alternative text)
    tags: list[tuple[str, int, list[int], str]] = field(default_factory=list)
    password: str = ""
    #: bookmarks in order: (level from 1, title, page)
    outline: list[tuple[int, str, int]] = field(default_factory=list)
    #: labels of single pages, where `labels` says nothing
    names: list[str] = field(default_factory=list)

    def sheet(self, **options: float) -> Sheet:
        self.sheets.append(Sheet(**options))  # type: ignore[arg-type]
        return self.sheets[-1]

    def pdf(self) -> bytes:
        """The whole file."""
        objects = _objects(self)
        key = hashlib.md5(b"publisher").digest()[:5] if self.password else b""
        out, places = bytearray(b"%PDF-1.6\n"), []
        for number, thing in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        info = b"/Info %d 0 R" % len(objects) if self.info else b""
        lock = b""
        if self.password:
            entry = hashlib.sha256(key).digest().hex().encode()
            lock = b"/Encrypt <</Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s>>>" % (
                entry,
                entry,
            )
            lock += b"/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
        out += b"trailer <</Size %d /Root 1 0 R %s %s>>\n" % (len(objects) + 1, info, lock)
        return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _stream(data: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<</Filter /FlateDecode /Length %d %s>>\nstream\n%s\nendstream" % (
        len(packed), more, packed,
    )  # fmt: skip


def _jpeg(data: bytes, more: bytes) -> bytes:
    head = b"<</Filter /DCTDecode /Length %d %s>>" % (len(data), more)
    return b"%s\nstream\n%s\nendstream" % (head, data)


def _string(text: str) -> bytes:
    return b"<feff%s>" % text.encode("utf-16-be").hex().encode()


def _fonts() -> list[bytes]:
    """Objects 3 to 11: regular, bold, cipher (no ToUnicode), their CMap, Helvetica, italic."""
    ranges = [b"<%02X00> <%02XFF> <%02X00>" % (n, n, n) for n in range(256) if not 0xD8 <= n < 0xE0]
    blocks = [ranges[n : n + 100] for n in range(0, len(ranges), 100)]
    cmap = _TO_UNICODE.split(b"100 beginbfrange\n")
    body = b"".join(
        b"%d beginbfrange\n%s\nendbfrange\n" % (len(block), b"\n".join(block)) for block in blocks
    )
    unicode = cmap[0] + body + cmap[1].replace(b"%s\nendbfrange", b"")
    wide = b"[4352 4607 1000 11904 42191 1000 44032 55203 1000 65280 65376 1000]"

    def cid(name: bytes, flags: int) -> bytes:
        return (
            b"<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s "
            b"/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
            b"/DW 500 /W %s /FontDescriptor <</Type "
            b"/FontDescriptor /FontName /%s /Flags %d /Ascent 800 /Descent -200 /CapHeight 700 "
            b"/ItalicAngle 0 /StemV 80 /FontBBox [0 -200 1000 800]>>>>" % (name, wide, name, flags)
        )

    def font(name: bytes, child: int, unicode_map: bytes) -> bytes:
        return (
            b"<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H "
            b"/DescendantFonts [%d 0 R] %s>>" % (name, child, unicode_map)
        )

    return [
        font(b"Test", 6, b"/ToUnicode 8 0 R"),
        font(b"Test-Bold", 7, b"/ToUnicode 8 0 R"),
        font(b"Cipher", 6, b""),
        cid(b"Test", 4),
        cid(b"Test-Bold", 4 + 262144),
        _stream(unicode),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
        font(b"Test-Slanted", 11, b"/ToUnicode 8 0 R"),
        cid(b"Test-Slanted", 4 + 64),
    ]


def _objects(made: Made) -> list[bytes]:
    """Catalog, pages, fonts (3-11), then two objects a page and its pictures, tags, info."""
    things: list[bytes] = [b"", b"", *_fonts()]
    pages: list[int] = []
    for number, sheet in enumerate(made.sheets):
        images = []
        for width, height, grey in sheet.images:
            more = b"/Type /XObject /Subtype /Image /Width %d /Height %d " % (width, height)
            more += b"/ColorSpace /DeviceGray /BitsPerComponent 8"
            things.append(_jpeg(grey, more) if grey[:2] == b"\xff\xd8" else _stream(grey, more))
            images.append(len(things))
        things.append(_stream(b"\n".join(sheet.parts)))
        pictures = b" ".join(b"/I%d %d 0 R" % pair for pair in enumerate(images))
        things.append(
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /StructParents %d "
            b"/Contents %d 0 R /Resources "
            b"<</Font <</R 3 0 R /B 4 0 R /X 5 0 R /H 9 0 R /I 10 0 R>> "
            b"/XObject <<%s>>>>>>"
            % (sheet.width, sheet.height, sheet.rotate, number, len(things), pictures)
        )
        pages.append(len(things))
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    things[1] = b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, len(pages))
    catalog = b"/Type /Catalog /Pages 2 0 R"
    if made.language:
        catalog += b" /Lang (%s)" % made.language.encode()
    if made.labels:
        catalog += b" /PageLabels <</Nums [0 <</S /D /P (%s)>>]>>" % made.labels.encode()
    if made.names:
        each = b" ".join(
            b"%d <</P (%s)>>" % (n, name.encode()) for n, name in enumerate(made.names)
        )
        catalog += b" /PageLabels <</Nums [%s]>>" % each
    if made.outline:
        catalog += b" /Outlines %d 0 R" % (len(things) + 1)
        things += _outline(made, pages, len(things) + 1)
    if made.tags:
        catalog += b" /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R" % (len(things) + 1)
        things += _tags(made, pages, len(things) + 1)
    things[0] = b"<<%s>>" % catalog
    if made.info:
        entries = b" ".join(b"/%s %s" % (k.encode(), _string(v)) for k, v in made.info.items())
        things.append(b"<<%s>>" % entries)
    return things


def _outline(made: Made, pages: list[int], root: int) -> list[bytes]:
    """The root of the bookmarks and each of them, linked as siblings and children."""
    children: dict[int, list[int]] = {root: []}
    above = [root]
    for n, (level, _, _) in enumerate(made.outline, root + 1):
        above = above[:level]
        children[above[-1]].append(n)
        children[n] = []
        above.append(n)
    links = dict.fromkeys(children, b"")
    for parent, found in children.items():
        if found:
            links[parent] += b" /First %d 0 R /Last %d 0 R /Count %d" % (
                found[0], found[-1], len(found),
            )  # fmt: skip
        for n, own in enumerate(found):
            links[own] += b" /Parent %d 0 R" % parent
            links[own] += b" /Next %d 0 R" % found[n + 1] if found[n + 1 :] else b""
            links[own] += b" /Prev %d 0 R" % found[n - 1] if n else b""
    return [
        b"<</Type /Outlines%s>>" % links[root],
        *(
            b"<</Title %s /Dest [%d 0 R /Fit]%s>>" % (_string(title), pages[page], links[n])
            for n, (_, title, page) in enumerate(made.outline, root + 1)
        ),
    ]


def _tags(made: Made, pages: list[int], root: int) -> list[bytes]:
    """The structure tree; "Table/TR.2/TD" is a cell in the second row, which others are in, too."""
    first = root + 2
    bodies: list[tuple[str, str, bytes]] = []
    held: dict[str, list[int]] = {"": []}
    places: dict[str, int] = {"": root}
    parents: dict[int, dict[int, int]] = {}
    for n, (path, page, mcids, alternative) in enumerate(made.tags):
        *outer, kind = path.split("/")
        above = ""
        for part in outer:
            inner = f"{above}/{part}"
            if inner not in places:
                places[inner] = first + len(bodies)
                held[inner] = []
                held[above].append(places[inner])
                bodies.append((inner, above, b""))
            above = inner
        own = first + len(bodies)
        held[above].append(own)
        more = b"/Alt %s" % _string(alternative) if alternative else b""
        inside = " ".join(map(str, mcids)).encode()
        bodies.append(
            (f"{kind}.{n}", above, b"/Pg %d 0 R /K [%s] %s" % (pages[page], inside, more))
        )
        parents.setdefault(page, {}).update(dict.fromkeys(mcids, own))
    elements = []
    for path, above, body in bodies:
        kind = path.rpartition("/")[2].partition(".")[0].encode()
        body = body or b"/K [%s]" % b" ".join(b"%d 0 R" % n for n in held[path])
        elements.append(b"<</Type /StructElem /S /%s /P %d 0 R %s>>" % (kind, places[above], body))
    kids = b" ".join(b"%d 0 R" % n for n in held[""])
    numbers = b" ".join(
        b"%d [%s]" % (page, b" ".join(b"%d 0 R" % found[m] for m in sorted(found)))
        for page, found in sorted(parents.items())
    )
    return [
        b"<</Type /StructTreeRoot /K [%s] /ParentTree %d 0 R>>" % (kids, root + 1),
        b"<</Nums [%s]>>" % numbers,
        *elements,
    ]

"""Small EPUBs, made here."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
HEAD = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en"><head><title/></head>'
)
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:x:1</dc:identifier>
<dc:title>Two Rivers</dc:title><dc:creator>Ann Lee</dc:creator><dc:creator>Bo Chen</dc:creator>
<dc:language>en</dc:language><dc:date>1901-02</dc:date><dc:rights>Public domain</dc:rights>
<dc:publisher>Small Press</dc:publisher></metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="text/notes.xhtml" media-type="application/xhtml+xml"/>
<item id="gone" href="text/gone.xhtml" media-type="application/xhtml+xml"/>
<item id="out" href="../../etc/passwd" media-type="application/xhtml+xml"/>
</manifest>
<spine><itemref idref="nav"/><itemref idref="a"/><itemref idref="b"/><itemref idref="gone"/>
<itemref idref="out"/><itemref idref="n" linear="no"/></spine></package>"""
FILES = {
    "META-INF/container.xml": CONTAINER,
    "OPS/package.opf": PACKAGE,
    "OPS/nav.xhtml": HEAD
    + '<body><nav epub:type="toc"><ol><li><a href="text/a.xhtml">One</a></li></ol></nav>'
    "</body></html>",
    "OPS/text/a.xhtml": HEAD
    + '<body><span epub:type="pagebreak" role="doc-pagebreak" id="p7" aria-label="7"/>'
    "<h1>One</h1><p>The first river rises in the&nbsp;hills"
    '<a epub:type="noteref" href="notes.xhtml#n1">1</a> and is '
    "<ruby>川<rt>かわ</rt></ruby> to some.</p><p>A page "
    'ends <span epub:type="pagebreak" title="8"/>'
    "in this sentence.</p><nav><p>Kept: not every nav is the contents.</p></nav>"
    '<p><img src="../img/map.png" alt="A map of the river"/><img src="../img/dot.png" alt=""/></p>'
    "</body></html>",
    "OPS/text/b.xhtml": HEAD
    + '<body><h1>Two</h1><p>The second river<a epub:type="noteref" href="#n2">2</a> is slow.'
    '</p><aside epub:type="footnote" id="n2"><p>2. Very slow.</p></aside></body></html>',
    "OPS/text/notes.xhtml": HEAD
    + '<body><section epub:type="endnotes"><h2>Notes</h2><p id="n1" epub:type="endnote">'
    '<a href="a.xhtml">1</a>. In spring.</p></section></body></html>',
}


def write(
    path: Path, files: Mapping[str, str | bytes], stored: str = "application/epub+zip"
) -> Path:
    """An EPUB of these entries, its mimetype first."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", stored, zipfile.ZIP_STORED)
        for name, data in files.items():
            book.writestr(name, data)
    return path

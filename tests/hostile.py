"""A folder with one of every bad file that people have or strangers send, and two good ones."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

from office import docx, p, zipped
from pdfs import Made

OUTSIDE = "Words that stand outside of the folder and must not be read."

GOOD = (
    "Statement at the Meeting on Peace\n\n"
    "Mr. President, we thank all of you. The people of the region want peace.\n"
)
PAGE = (
    '<!doctype html><html lang="en"><head><title>A page</title>'
    '<script src="http://203.0.113.1/x.js"></script><script>document.write("Scripted.")</script>'
    '<link rel="stylesheet" href="http://203.0.113.1/x.css"></head><body><article><h1>A page</h1>'
    "<p>The delegation of the country spoke for peace and was heard by all.</p>"
    '<img src="http://203.0.113.1/x.png" alt="A flag"><img src="file:///etc/passwd" alt="A seal">'
    '<iframe src="http://203.0.113.1/"></iframe></article></body></html>'
)
_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
    'full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_BOMB = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

UNREADABLE = (
    "bad-mark.pdf", "bomb.docx", "bomb.epub", "cut.docx", "cut.pdf", "empty.pdf", "empty.txt",
    "entities.docx", "external.docx", "locked.pdf", "no-pages.pdf", "outside.epub",
)  # fmt: skip
"""Names of the files that no reader can read."""

READABLE = {
    "good.txt", "good.docx", "page.html", "pdf.txt", "word.pdf", "html.docx", "text.epub",
    "x.pdf/inner.txt", "caf\ufffd.txt",
}  # fmt: skip
"""Names of those that are read, by what they hold and not by what they are called."""


def speech(pages: int = 1) -> bytes:
    """A good PDF."""
    made = Made()
    for number in range(pages):
        made.sheet().paragraph(70, 90, 450, f"On page {number + 1} of it {GOOD.split('.')[2]}.")
    return made.pdf()


def locked() -> bytes:
    made = Made(password="x")
    made.sheet().text(70, 90, "Secret.")
    return made.pdf()


def epub(chapter: str, *, item: str = "c.xhtml") -> dict[str, str | bytes]:
    """The entries of a book of one chapter."""
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "a.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><manifest><item '
        f'id="c" href="{item}" media-type="application/xhtml+xml"/></manifest><spine>'
        '<itemref idref="c"/></spine></package>',
        "c.xhtml": chapter,
    }


def word(text: str) -> bytes:
    """A Word document whose XML is that text."""
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": text})


def files(outside: Path) -> dict[str, bytes]:
    """Every bad file, and two good ones. outside: a file that they try to read."""
    entity = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{outside.as_uri()}">]>'
    body = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body>'
    xml = body + "</w:document>"
    whole = speech()
    return {
        "good.txt": GOOD.encode(),
        "good.docx": docx(p("Remarks on Water") + p("Water is what all the people need.")),
        "cut.pdf": whole[: len(whole) // 3],
        "locked.pdf": locked(),
        "no-pages.pdf": Made().pdf(),
        "empty.pdf": b"",
        "empty.txt": b"",
        "bad-mark.pdf": b"\x00\x01\x02 nothing of the kind",
        "pdf.txt": speech(),
        "word.pdf": docx(p("A letter.")),
        "html.docx": PAGE.encode(),
        "text.epub": GOOD.encode(),
        "page.html": PAGE.encode(),
        "bomb.docx": word("<x>" + " " * (64 << 20)),
        "bomb.epub": zipped(epub("<p>" + " " * (64 << 20))),
        "entities.docx": word(_BOMB + xml % "&i;"),
        "external.docx": word(entity + xml % "&e;"),
        "cut.docx": docx(p("A letter."))[:700],
        "outside.epub": zipped(epub("<p>x</p>", item=f"../../{outside.name}")),
    }


def folder(place: Path, outside: Path) -> Path:
    """All of it in a new folder, with a link that leads out, a folder named as a file, and a name
    that is no UTF-8 where the disk takes it."""
    place.mkdir()
    outside.write_text(OUTSIDE, "utf-8")
    for name, data in files(outside).items():
        (place / name).write_bytes(data)
    (place / "x.pdf").mkdir()
    (place / "x.pdf" / "inner.txt").write_text("Inside of it is a letter.\n\nAll is well.", "utf-8")
    (outside.parent / "elsewhere").mkdir()
    (outside.parent / "elsewhere" / "b.txt").write_text(OUTSIDE, "utf-8")
    (place / "linked").symlink_to(outside.parent / "elsewhere", target_is_directory=True)
    (place / "nowhere.txt").symlink_to(place / "missing.txt")
    (place / "leads-out.txt").symlink_to(outside)
    if os.name == "posix":
        with open(os.fsencode(place) + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123 (bytes)
            file.write("A letter from the café, for all of you.".encode())
    return place


def archive(outside: Path) -> bytes:
    """A zip of a good file and of entries that lead out of it."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        made.writestr(link, str(outside))
        for name in ("../up.txt", str(outside.with_name("abs.txt")), "good.txt"):
            made.writestr(name, GOOD)
        made.writestr("cut.pdf", files(outside)["cut.pdf"])
    return out.getvalue()


def bomb() -> bytes:
    """A zip that is small and unpacks to 300 MB."""
    return zipped({f"{n}.txt": bytes(100 << 20) for n in range(3)})

"""Documents as readers of structured formats hand them over: a source text and marks, no edits."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

from PIL import Image

from publisher import voice
from publisher.arrange import arrange
from publisher.book import Book, Document, Picture
from publisher.cleaning import clean
from publisher.ledger import Evidence, Fact, Manuscript, Mark
from publisher.manifest import Manifest
from publisher.voice import Cast

SILENT = Cast(voice.load((voice.built_in(),)), {"": "silence"})

_INLINE = re.compile(r"\{(\w+)(?:=([^|}]*))?\|([^{}]*)\}")

Part = tuple[str, str] | tuple[str, str, str]
"""Kind, text and value of a block; kind "" for text without a role."""


def marked(*parts: Part, name: str = "report.pdf", facts: dict[str, str] | None = None) -> Document:
    """A document of blocks. In a text, {kind=value|words} marks words; ¶LABEL¶ begins a page."""
    source, marks, pages = "", [], []
    for kind, text, *value in parts:
        if source:
            source += "\n\n"
        start = len(source)
        at = 0
        for found in re.finditer(rf"{_INLINE.pattern}|¶([^¶]*)¶", text):
            source += text[at : found.start()]
            if found[4] is not None:
                pages.append((found[4], len(source)))
            else:
                words = found[3]
                marks.append(Mark(found[1], len(source), len(source) + len(words), found[2] or ""))
                source += words
            at = found.end()
        source += text[at:]
        if kind:
            marks.append(Mark(kind, start, len(source), value[0] if value else ""))
    ends = [start for _, start in [*pages[1:], ("", len(source))]][: len(pages)]
    marks += [Mark("page", at, end, label) for (label, at), end in zip(pages, ends, strict=True)]
    evidence = Evidence("stated", "the document's own metadata")
    return Document(
        name.partition(".")[0],
        name,
        Manuscript(source),
        sha256="0" * 64,
        facts=tuple(Fact(key, value, evidence) for key, value in (facts or {}).items()),
        marks=tuple(marks),
    )


def picture(kind: str = "PNG") -> bytes:
    written = BytesIO()
    Image.new("RGB", (320, 200), "teal").save(written, kind)
    return written.getvalue()


def drawing(more: str = "") -> bytes:
    """An SVG as programs write them, with a script, events, links and things of their own."""
    return f"""<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:pen="http://pen.example/" pen:version="1" viewBox="0 0 80 50" onload="go()">
<script>go()</script><metadata><pen:rights>mine</pen:rights></metadata><pen:grid/>
<style>@import url(https://spy.example/a.css); .wall {{ fill: url(#grey) }}</style>
<defs><linearGradient id="grey"><stop offset="0" stop-color="#999"/></linearGradient>
<path id="dam" d="M9 9h60v30h-60z"/></defs>
<a xlink:href="https://spy.example/"><use xlink:href="#dam" class="wall" onclick="go()"/></a>
<switch><foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">x</p>
</foreignObject><text x="9" y="45">The <a xlink:href="https://spy.example/">dam</a>.</text></switch>
{more}</svg>""".encode()


def report() -> Document:
    """A report with everything that a structured format may hold."""
    document = marked(
        ("furniture", "Home > Reports", "navigation"),
        ("heading", "¶i¶On Water & Peace", "1"),
        ("byline", "By Ann Lee"),
        (
            "paragraph",
            "Rivers cross borders.{noteref=1|1} Talks,{noteref=2| [2]} too.",
        ),
        ("heading", "Findings", "3"),
        (
            "paragraph",
            "A line that was\nwrapped goes ¶2¶on. {stage|(Applause.)} So be it.",
        ),
        ("furniture", "2", "page number"),
        ("heading", "In {lang=fr|l’eau}", "4"),
        ("list_item", "Share the data.", "1."),
        ("list_item", "Share the ¶3¶water.", "2."),
        ("list_item", "Ask first.", "a)"),
        ("list_item", "Dams", ""),
        ("list_item", "Wells", ""),
        ("list_item", "See the annex.", "§ 4"),
        ("heading", "Numbers", "2"),
        ("table_row", "\tFlow\tUse", "header"),
        ("table_row", "Nile \t 2,800.  Falling. \t"),
        ("table_row", "Rhine\t\t2,300{noteref=1|1}"),
        ("image", "¶4¶A map of two rivers. They meet at sea.", "map.png"),
        ("image", "A chart that is broken.", "chart.png"),
        ("image", "A drawing of a dam.", "dam.svg"),
        ("image", "A drawing that calls home.", "spy.svg"),
        ("quotation", "“Water is life.”"),
        ("note", "See the map.", "1"),
        ("note", "It has two parts."),
        ("note", "Said in Vienna.", "2"),
        facts={"title": "Microsoft Word - draft7", "language": "en"},
    )
    pictures = (
        Picture("map.png", "image/png", picture()),
        Picture("chart.png", "image/png", picture()[:90]),
        Picture("dam.svg", "image/svg+xml", drawing()),
        Picture("spy.svg", "image/svg+xml", drawing('<image href="https://spy.example/1.png"/>')),
    )
    return replace(document, pictures=pictures)


def arabic() -> Document:
    """A table, a list and a note that are read from right to left."""
    return marked(
        ("heading", "¶1¶تقرير المياه", "1"),
        ("table_row", "النهر\tالطول", "header"),
        ("table_row", "النيل\t6650"),
        ("list_item", "أولا.", "1"),
        ("paragraph", "¶2¶انتهى التقرير.{noteref=*|*}"),
        ("note", "مصدر.", "*"),
        name="water.docx",
        facts={"language": "ar"},
    )


def book(*documents: Document, say_stage: bool = True) -> Book:
    """The documents cleaned and arranged, between the pages that the edition makes."""
    cleaned = tuple(clean(document) for document in documents)
    editor = Manifest(speak_stage_directions=say_stage)
    of = arrange(cleaned, editor, "Water", SILENT, {})
    return replace(of, modified="2020-07-10T00:00:00Z")


def structured() -> Book:
    """A book with tables, lists, notes, pages and pictures in two directions."""
    return book(report(), arabic())

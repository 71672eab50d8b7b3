"""Small EPUBs of several kinds, and a reader of them that shares nothing with the writer."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import grouped
import numpy as np
import sample
from lxml import etree
from marked import structured

from publisher.audio import Codec
from publisher.book import Block, Book, Document, Ruby, Run, Sentence
from publisher.ledger import Fact
from publisher.timeline import RATE, Timeline
from publisher.writers import epub

OPF = "EPUB/content.opf"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
TEXTREF = "{http://www.idpf.org/2007/ops}textref"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAMES = {
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "s": "http://www.w3.org/ns/SMIL",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
    "e": "http://www.idpf.org/2007/ops",
}


class Tones:
    """A tone of the right length for every track, encoded once."""

    def __init__(self, timeline: Timeline, folder: Path) -> None:
        self.timeline = timeline
        self.folder = folder

    def track(self, key: str, codec: Codec) -> Path:
        assert codec == "aac"
        path = self.folder / f"{key}.m4a"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            encode(path, self.timeline.track(key).duration)
        return path


def encode(path: Path, milliseconds: int) -> None:
    times = np.arange(milliseconds * RATE // 1000) / RATE
    sound = (0.1 * np.sin(2 * np.pi * 220 * times)).astype(np.float32)[None]
    with av.open(str(path), "w", format="ipod", options={"movflags": "+faststart"}) as container:
        stream = container.add_stream("aac", rate=RATE, layout="mono")
        for at in range(0, sound.shape[1], 1024):
            samples = np.ascontiguousarray(sound[:, at : at + 1024])
            frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout="mono")
            frame.sample_rate, frame.pts = RATE, at
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


class Reopened:
    """A written EPUB, read with zipfile and lxml."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.zip = zipfile.ZipFile(path)
        self.opf = self.xml(OPF)

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.zip.read(name))

    def find(self, path: str) -> list[Any]:
        return found(self.opf, path)

    def metas(self, name: str) -> list[Any]:
        return self.find(f"//o:meta[@property='{name}']")

    def value(self, name: str) -> str:
        (meta,) = [meta for meta in self.metas(name) if meta.get("refines") is None]
        return str(meta.text)

    def spine(self) -> list[Any]:
        """The manifest's items in the order of the spine, linear ones only."""
        refs = self.find("//o:itemref[not(@linear='no')]/@idref")
        return [self.find(f"//o:item[@id='{ref}']")[0] for ref in refs]

    def spoken(self) -> list[Any]:
        return [item for item in self.spine() if item.get("media-overlay")]

    def pages(self) -> list[etree._Element]:
        return [self.xml(f"EPUB/{item.get('href')}") for item in self.spoken()]

    def overlays(self) -> list[tuple[str, etree._Element]]:
        names = []
        for item in self.spoken():
            (href,) = self.find(f"//o:item[@id='{item.get('media-overlay')}']/@href")
            names.append(f"EPUB/{href}")
        return [(name, self.xml(name)) for name in names]


def found(root: etree._Element, path: str) -> list[Any]:
    """What an XPath finds: elements, or strings for text() and attributes."""
    result: list[Any] = root.xpath(path, namespaces=NAMES)
    return result


def make(book: Book, folder: Path, length: int = 700) -> Reopened:
    timeline = sample.timeline(book, length)
    shelf = epub.write(book, timeline, Tones(timeline, folder / "tracks"), folder, ())
    (file,) = shelf.files
    assert file.tracks == tuple(track.key for track in timeline.tracks)
    return Reopened(folder / file.name)


def visible(element: etree._Element) -> str:
    """The text of an element as a reader hears it, readings and references to notes left out."""
    unheard = "ancestor::h:rt or ancestor::h:rp or ancestor::h:a[@role='doc-noteref']"
    return "".join(found(element, f".//text()[not({unheard})]"))


def milliseconds(value: str) -> int:
    hours, minutes, seconds, thousandths = map(int, re.split("[:.]", value))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def resolved(base: str, href: str) -> tuple[str, str]:
    path, _, fragment = href.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path)), fragment


def with_document(document: Document) -> Book:
    """The sample with this document in place of its last speech's."""
    book = sample.book()
    last = replace(book.speeches[1], documents=(document,))
    return replace(book, speeches=(book.speeches[0], last))


def in_language(language: str) -> Book:
    return replace(sample.book(), language=Fact("language", language, sample.EDITOR))


def arabic() -> Book:
    document = sample.document(
        "speech",
        "خطاب السلام",
        "ar",
        sample.block("heading", "h", "ar", "خطاب السلام"),
        sample.block("paragraph", "p", "ar", "السلام عليكم.", "شكرا."),
        sample.block("heading", "g", "ar", "خاتمة", made=True),
        sample.block("paragraph", "q", "en", "In English."),
    )
    mixed = Sentence("m", "ar", (Run("قال ", "ar"), Run("Reuters", "en"), Run(".", "ar")))
    document = replace(
        document, blocks=(*document.blocks, Block("paragraph", "ar", mixed.text, (mixed,)))
    )
    book = with_document(document)
    return replace(book, language=Fact("language", "ar", sample.EDITOR))


def with_readings(show: bool) -> Book:
    runs = (Run("中國(", "zh-Hant"), Run("UN", "en"), Run(")說。", "zh-Hant"))
    ruby = (Ruby(0, 1, "zhōng"), Ruby(1, 2, "guó"), Ruby(6, 7, "shuō"))
    sentences = (
        Sentence("r-1", "zh-Hant", runs, "", ruby),
        Sentence("r-2", "zh-Hant", (Run("好", "zh-Hant"),), "", (Ruby(0, 1, "hǎo"),)),
    )
    block = Block("paragraph", "zh-Hant", "中國(UN)說。好", sentences)
    document = sample.document("ruby", "中國", "zh-Hant", block)
    return replace(with_document(document), show_ruby=show)


def nameless() -> Book:
    return replace(sample.book(), creators=(), title=Fact("title", "A < B & C", sample.EDITOR))


def numbered() -> Book:
    """Keys that are no XML names, ids that look like the writer's, no heading, no creator."""
    document = sample.document(
        "002-speech",
        "Two",
        "en",
        sample.block("paragraph", "block", "en", "One.", "Two.", "Three."),
        sample.block("list_item", "group", "en", "Four.", "Five."),
    )
    first = replace(document.blocks[0].sentences[0], id="text")
    paragraph = replace(document.blocks[0], sentences=(first, *document.blocks[0].sentences[1:]))
    document = replace(document, blocks=(paragraph, document.blocks[1]))
    return replace(nameless(), speeches=with_document(document).speeches)


BOOKS = {
    "sample": sample.book,
    "arabic": arabic,
    "chinese": lambda: in_language("zh-Hant"),
    "readings": lambda: with_readings(True),
    "numbered": numbered,
    "structured": structured,
    "parts": sample.in_parts,
    "chapters": sample.in_chapters,
    "grouped": grouped.nested,
}

"""What tests of audio shelves share: a small picture, and a book of very many speeches."""

from __future__ import annotations

import dataclasses
from io import BytesIO

from PIL import Image
from sample import EDITOR, block, book, document, timeline

from publisher.audio.master import Master, Silence
from publisher.book import Book, Speech
from publisher.ledger import Fact
from publisher.timeline import FRAMES_PER_MS, Timeline


def picture(kind: str = "PNG") -> bytes:
    written = BytesIO()
    Image.new("RGB", (20, 32), "navy").save(written, kind)
    return written.getvalue()


def many(count: int) -> tuple[Book, Timeline, dict[str, Master]]:
    """A book of that many very short speeches and its two pages, all silent."""
    speeches = []
    for n in range(count):
        one = document(f"d{n}", f"第{n}章", "zh", block("heading", f"d{n}", "zh", f"第{n}章"))
        speeches.append(Speech(f"s{n}", Fact("title", f"第{n}章", EDITOR), (one,)))
    of = dataclasses.replace(book(), speeches=tuple(speeches))
    clock = timeline(of, 200)
    silent = {t.key: Master((Silence(t.duration * FRAMES_PER_MS),)) for t in clock.tracks}
    return of, clock, silent

"""A small finished book with tones for voices, and tools to damage it in known ways."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from sample import block, book, timeline

from publisher.audio.cache import Cache
from publisher.audio.master import Master, Stretch, write_sound
from publisher.audio.tracks import Tracks
from publisher.book import Book, Document
from publisher.ledger import Change, Evidence, Fact, Manuscript
from publisher.timeline import FRAMES_PER_MS, LEAD_MS, RATE, Timeline, Track
from publisher.writers import File, epub, ledger, m4b, markers, mp3

NAME = "a-test-of-time"
EPUB, M4B, MP3 = f"{NAME}.epub", f"{NAME}.m4b", f"{NAME}.mp3"
PEACE = f"{NAME}-mp3/01-peace.mp3"
OPF = "EPUB/content.opf"
NAV, NCX = "EPUB/nav.xhtml", "EPUB/toc.ncx"

_BEFORE, _AFTER = 20, 150
"""Milliseconds of a clip that are silent before and after its tone."""


def cleaned(document: Document) -> Document:
    """The document as if its blocks came from a source with an end mark and hard line breaks."""
    own = "\n\n".join(block.text for block in document.blocks if not block.made)
    source = own.replace("\n\n", "\n \n") + " (Finish)\n"
    edits = [
        Change(at, at + 3, "\n\n", "an empty line")
        for at in range(len(source))
        if source.startswith("\n \n", at)
    ]
    edits.append(Change(len(source) - 10, len(source), "", "an end mark"))
    manuscript = Manuscript(source).apply("L1", edits)
    assert manuscript.text == own
    encoding = Fact("encoding", "utf-8", Evidence("stated", "every byte is valid UTF-8"))
    place = Fact("place", "New York", Evidence("stated", "in the text", (0, 5)))
    return dataclasses.replace(
        document,
        manuscript=manuscript,
        sha256=hashlib.sha256(source.encode()).hexdigest(),
        facts=(*document.facts, encoding, place),
    )


def a_book() -> Book:
    """The sample book with sources, edits, quiet lines and a title that tags could split."""
    of = book()
    first, second = of.speeches
    stop = block("paragraph", "stop", "en", "* * *")
    one, two = first.documents
    longer = dataclasses.replace(one, blocks=(*one.blocks, stop))
    speeches = (
        dataclasses.replace(first, documents=(cleaned(longer), cleaned(two))),
        dataclasses.replace(second, documents=tuple(cleaned(d) for d in second.documents)),
    )
    shown = (
        dataclasses.replace(block("heading", "", "en", made=True), text="Document 1", said=False),
        dataclasses.replace(block("list_item", "", "en", made=True), text="File x.txt", said=False),
    )
    about = dataclasses.replace(of.about, blocks=(*of.about.blocks, *shown))
    return dataclasses.replace(of, speeches=speeches, about=about)


def tones(
    clock: Timeline, folder: Path, silent: Iterable[str] = (), cut: Iterable[str] = ()
) -> dict[str, Master]:
    """A tone for each clip; `silent` ones have none, `cut` ones sound up to their very end.

    The line of which nothing can be said is silent in any case.
    """
    folder.mkdir(parents=True, exist_ok=True)
    unheard = {"stop-1", *silent}
    return {t.key: _tone(t, folder / f"{t.key}.wav", unheard, {*cut}) for t in clock.tracks}


def _tone(track: Track, path: Path, silent: set[str], cut: set[str]) -> Master:
    wave = 8000 * np.sin(2 * np.pi * 330 * np.arange(track.duration * FRAMES_PER_MS) / RATE)
    heard = np.zeros(len(wave))
    for clip in track.clips:
        begin = max(clip.begin + _BEFORE, LEAD_MS) * FRAMES_PER_MS
        end = (clip.end - (0 if clip.sentence in cut else _AFTER)) * FRAMES_PER_MS
        if clip.sentence not in silent:
            heard[begin:end] = 1
    # Edges that last 8 ms, as those of utterances do.
    edge = np.hanning(8 * FRAMES_PER_MS)
    heard = np.convolve(heard, edge / edge.sum(), "same")
    heard[: 100 * FRAMES_PER_MS] = 0
    write_sound(path, (wave * heard).astype("<i2").tobytes())
    return Master((Stretch(path, len(wave)),))


def build(
    folder: Path,
    work: Path,
    writers: Iterable[Any] = (epub, m4b, mp3, ledger, markers),
    masters: Callable[[Timeline, Path], dict[str, Master]] = tones,
    of: Book | None = None,
) -> None:
    """Write the book's files into a new folder, with the real writers."""
    of = of or a_book()
    clock = timeline(of)
    audio = Tracks(masters(clock, work), Cache(work / "cache"))
    folder.mkdir(parents=True)
    made: tuple[File, ...] = ()
    for writer in writers:
        made += writer.write(of, clock, audio, folder, made).files


def sign(folder: Path) -> None:
    """Put sizes and hashes of the files as they are now into markers.json."""

    def measured(record: dict[str, Any]) -> None:
        for file in record["files"]:
            data = (folder / file["name"]).read_bytes()
            file["bytes"], file["sha256"] = len(data), hashlib.sha256(data).hexdigest()

    change_json(folder / "markers.json", measured)


def change_json(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    value = json.loads(path.read_text("utf-8"))
    change(value)
    path.write_text(json.dumps(value), "utf-8")


def change_bytes(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


def rewrite(path: Path, change: Callable[[dict[str, bytes]], None], packed: str = "") -> None:
    """Change entries of an EPUB; `packed` is deflated though it should not be."""
    with zipfile.ZipFile(path) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    change(entries)
    with zipfile.ZipFile(path, "w") as new:
        for name, data in entries.items():
            stored = (name == "mimetype" or name.endswith(".m4a")) and name != packed
            new.writestr(
                zipfile.ZipInfo(name),
                data,
                zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED,
            )


def replace(path: Path, entry: str, old: str, new: str) -> None:
    """Replace a text in an entry of an EPUB, which must be there exactly once."""

    def change(entries: dict[str, bytes]) -> None:
        text = entries[entry].decode("utf-8")
        assert text.count(old) == 1, f"{old!r} is in {entry} {text.count(old)} times"
        entries[entry] = text.replace(old, new).encode("utf-8")

    rewrite(path, change)


def box(data: bytes, name: bytes, which: int = 0) -> int:
    """Where the content of an MP4 box begins, found by its name alone."""
    at = -1
    for _ in range(which + 1):
        at = data.index(name, at + 1)
    return at + 4


def index_last(data: bytes) -> bytes:
    """An M4B with its index behind the sound, which stays where the index says it is."""
    start = data.index(b"moov") - 4
    size = int.from_bytes(data[start : start + 4], "big")
    moov = bytearray(data[start : start + size])
    at = -1
    while (at := moov.find(b"stco", at + 1)) > 0:
        for entry in range(int.from_bytes(moov[at + 8 : at + 12], "big")):
            place = at + 12 + 4 * entry
            moved = int.from_bytes(moov[place : place + 4], "big") - size
            moov[place : place + 4] = moved.to_bytes(4, "big")
    return data[:start] + data[start + size :] + bytes(moov)

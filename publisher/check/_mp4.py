"""MP4 files (ISO/IEC 14496-12): their streams and chapters, read from the boxes.

Only what a judge of our files needs; what it does not understand counts as damage.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from fractions import Fraction
from typing import BinaryIO

from ._boxes import boxes, index, inner, need, numbers, sensible
from ._damage import DamagedError
from ._markers import Chapter
from ._samples import Samples, read_samples

_TICKS_PER_MS = 10_000
"""Times of a Nero chapter list are in units of 100 ns."""

_LONGEST_TITLE = 1 << 16


@dataclass(frozen=True)
class Stream:
    """One trak box."""

    number: int
    #: "soun" for sound, "text" for chapters
    handler: str
    #: units of its clock per second
    timescale: int
    #: units that the edit list passes over at the start, such as the priming of AAC
    skipped: int
    #: milliseconds that the edit list presents, or None without one
    presented: Fraction | None
    #: numbers of the streams that hold its chapters
    chapters: tuple[int, ...]
    samples: Samples

    def lengths(self) -> tuple[Fraction, Fraction | None]:
        """Milliseconds of the samples without what is skipped, and what the edit list says."""
        units = int(self.samples.durations.sum()) - self.skipped
        return Fraction(units * 1000, self.timescale), self.presented


@dataclass(frozen=True)
class Movie:
    """What a file holds."""

    streams: tuple[Stream, ...]
    #: begins (ms) and titles of the older chapter list, or None where there is none
    short_list: tuple[tuple[Fraction, str], ...] | None
    #: whether the index is in front of the sound
    index_first: bool

    def sound(self) -> Stream:
        """The one stream of sound. Raises DamagedError where there is not exactly one."""
        found = [stream for stream in self.streams if stream.handler == "soun"]
        if len(found) != 1:
            raise DamagedError(f"{len(found)} streams of sound")
        return found[0]


def read_movie(file: BinaryIO, size: int) -> Movie:
    """Read the index of an open file of `size` bytes.

    Raises DamagedError where boxes or samples reach past the end, or make no sense.
    """
    moov, index_first = index(file, size)
    with sensible():
        scale = _timescale(need(moov, "mvhd"))
        traks = [content for name, content in boxes(moov) if name == "trak"]
        streams = tuple(_stream(trak, scale, size) for trak in traks)
        listed = inner(moov, "udta", "chpl")
        short_list = None if listed is None else _short_list(listed)
    return Movie(streams, short_list, index_first)


def text_chapters(file: BinaryIO, movie: Movie) -> tuple[Chapter, ...]:
    """The chapters of a QuickTime text track (QuickTime File Format, Chapter Lists).

    A time between two milliseconds is given as -1, which no chapter should have. Raises
    DamagedError where a sample is no text.
    """
    wanted = movie.sound().chapters
    stream = next((s for s in movie.streams if s.number in wanted and s.handler == "text"), None)
    if stream is None:
        return ()
    at = -stream.skipped
    found = []
    samples = stream.samples
    for offset, size, length in zip(
        samples.offsets.tolist(), samples.sizes.tolist(), samples.durations.tolist(), strict=True
    ):
        file.seek(offset)
        with sensible():
            title = _text(file.read(min(size, _LONGEST_TITLE)))
        begin, at = at, at + length
        found.append(Chapter(title, _whole(begin, stream.timescale), _whole(at, stream.timescale)))
    return tuple(found)


def _text(sample: bytes) -> str:
    """A text sample: two bytes for its length, then UTF-8, or UTF-16 with a byte order mark."""
    title = sample[2 : 2 + int.from_bytes(sample[:2], "big")]
    return title.decode("utf-16" if title[:2] in (b"\xfe\xff", b"\xff\xfe") else "utf-8")


def _whole(units: int, timescale: int) -> int:
    milliseconds, rest = divmod(units * 1000, timescale)
    return -1 if rest else milliseconds


def _timescale(header: memoryview) -> int:
    """Of an mvhd or mdhd box, whose two versions differ in the width of the dates before it."""
    (scale,) = struct.unpack_from(">I", header, 20 if header[0] else 12)
    if not scale:
        raise DamagedError("a clock with 0 units a second")
    return int(scale)


def _stream(trak: memoryview, movie_scale: int, size: int) -> Stream:
    header = need(trak, "tkhd")
    (number,) = struct.unpack_from(">I", header, 20 if header[0] else 12)
    references = inner(trak, "tref", "chap")
    skipped, presented = _edit(inner(trak, "edts", "elst"), movie_scale)
    return Stream(
        number=number,
        handler=bytes(need(trak, "mdia", "hdlr")[8:12]).decode("latin-1"),
        timescale=_timescale(need(trak, "mdia", "mdhd")),
        skipped=skipped,
        presented=presented,
        chapters=tuple(numbers(references, 1).ravel().tolist()) if references else (),
        samples=read_samples(need(trak, "mdia", "minf", "stbl"), size),
    )


def _edit(edits: memoryview | None, movie_scale: int) -> tuple[int, Fraction | None]:
    """Units skipped and milliseconds presented, of an edit list with one entry (8.6.6)."""
    if edits is None:
        return 0, None
    (count,) = struct.unpack_from(">I", edits, 4)
    length, start = struct.unpack_from(">Qq" if edits[0] else ">Ii", edits, 8)
    if count != 1 or start < 0:
        raise DamagedError("an edit list that does more than pass over the start")
    return start, Fraction(length * 1000, movie_scale)


def _short_list(data: memoryview) -> tuple[tuple[Fraction, str], ...]:
    """A Nero chapter list: 8 bytes, a count, then time, length and title of each."""
    found = []
    at = 9
    for _ in range(data[8]):
        time, length = struct.unpack_from(">QB", data, at)
        title = bytes(data[at + 9 : at + 9 + length]).decode("utf-8")
        found.append((Fraction(time, _TICKS_PER_MS), title))
        at += 9 + length
    return tuple(found)

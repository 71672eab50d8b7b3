"""Tracks joined to one file, packet by packet: nothing is encoded twice, nothing is in memory.

Every track brings its own priming packets. Those of the second and later tracks are left out and
the packets numbered anew, so that each track begins exactly where the one before it ends. What
the decoder carries over a joint is silence, which all tracks begin with (docs/clock.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av

from ..errors import OutputError
from ..timeline import FRAMES_PER_MS, RATE, Chapter
from . import Codec
from .encode import RECIPES, writing

_TICK = Fraction(1, RATE)

SHORT_LIST = 255
"""Chapters, and bytes of a title, that a Nero chapter list (`chpl`) can hold."""


def join_aac(
    tracks: Sequence[Path],
    path: Path,
    chapters: Sequence[Chapter],
    duration: int,
    language: str = "und",
) -> None:
    """Join AAC tracks to one M4B with a QuickTime chapter track, moov in front.

    tracks: files that `encode` made, in order. chapters: flat, the first at 0, in milliseconds of
    the joined clock. duration: milliseconds that the tracks must have together. language: ISO
    639-2/T code of the audio. Where all chapters fit into it, the older Nero list is written too;
    a list that stops half-way would tell players another story than the chapter track.

    Raises OutputError where the file cannot be written or a track is not whole.
    """
    options = dict(RECIPES["aac"].container_options)
    if not fits_short_list(chapters):
        options["movflags"] += "+disable_chpl"
    _join("aac", tracks, path, options, duration, chapters, language)


def join_mp3(tracks: Sequence[Path], path: Path, duration: int) -> None:
    """Join MP3 tracks to one MP3 whose Info frame gives the exact length; no ID3 tag.

    Arguments and errors as for `join_aac`.
    """
    _join("mp3", tracks, path, RECIPES["mp3"].container_options, duration)


def fits_short_list(chapters: Sequence[Chapter]) -> bool:
    """Whether all chapters with their whole titles fit into a Nero chapter list."""
    longest = max((len(chapter.title.encode()) for chapter in chapters), default=0)
    return len(chapters) <= SHORT_LIST and longest <= SHORT_LIST


def _join(
    codec: Codec,
    tracks: Sequence[Path],
    path: Path,
    options: dict[str, str],
    duration: int,
    chapters: Sequence[Chapter] = (),
    language: str = "und",
) -> None:
    recipe = RECIPES[codec]
    count = 0
    with writing(path), av.open(path.absolute(), "w", recipe.container, options) as output:
        stream = _like(tracks[0], output)
        stream.metadata["language"] = language
        # The chapter track is laid out when the header is written, with the first packet.
        output.set_chapters([_chapter(n, chapter) for n, chapter in enumerate(chapters)])
        # AAC states its priming as time before zero, MP3 in the Info frame.
        first = -recipe.priming * recipe.packet if codec == "aac" else 0
        for packet in _packets(tracks, recipe.priming):
            packet.stream = stream
            packet.time_base = _TICK
            packet.pts = packet.dts = first + count * recipe.packet
            output.mux_one(packet)
            count += 1
    wanted = duration * FRAMES_PER_MS // recipe.packet + recipe.priming
    if count != wanted:
        raise OutputError(
            f"the tracks have {count} packets together where the clock needs {wanted}",
            where=str(path),
            remedy="Build again; if it happens again, empty the cache first",
        )


def _like(track: Path, output: av.container.OutputContainer) -> av.AudioStream:
    with av.open(track.absolute()) as source:
        return output.add_stream_from_template(source.streams.audio[0])


def _packets(tracks: Sequence[Path], priming: int) -> Iterator[av.Packet[av.AudioStream]]:
    """All packets of the first track, and of the others those after their priming."""
    for number, track in enumerate(tracks):
        with av.open(track.absolute()) as source:
            # PyAV ends each stream with an empty packet, a sign to flush decoders.
            packets = (packet for packet in source.demux(source.streams.audio[0]) if packet.size)
            yield from islice(packets, priming if number else 0, None)


def _chapter(number: int, chapter: Chapter) -> av.container.core.Chapter:
    return {
        "id": number,
        "start": chapter.begin,
        "end": chapter.end,
        "time_base": Fraction(1, 1000),
        "metadata": {"title": chapter.title},
    }

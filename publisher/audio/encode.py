"""One track, encoded once: AAC-LC in .m4a or MP3 at a constant bit rate, both mono.

The settings are those that let packets of separately encoded tracks be joined without a sound
(docs/clock.md): no bit reservoir, no noise substitution, a whole number of packets per track.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from ..errors import OutputError, PublisherError
from ..timeline import FRAMES_PER_MS, RATE, TRACK_FRAMES
from . import Codec
from .master import BYTES_PER_FRAME, Master

LEAD_FRAMES = 100 * FRAMES_PER_MS
"""Digital silence that a track must begin with, so that nothing is heard at a joint."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one codec is encoded and what its packets are."""

    #: FFmpeg's name of the encoder
    encoder: str
    #: FFmpeg's name of the container for single tracks, and its file suffix
    container: str
    suffix: str
    #: FFmpeg's name of the sample format that the encoder takes
    sample_format: str
    #: bits per second asked for; the AAC encoder gives more: 52 000 becomes about 64 000
    bit_rate: int
    #: frames of sound in a packet
    packet: int
    #: packets of a track before its first whole one; a track has frames / packet + priming
    priming: int
    encoder_options: dict[str, str]
    container_options: dict[str, str]
    #: the encoder makes everything softer by this factor, so it is given as much more
    scale: float = 1.0


RECIPES: dict[Codec, Recipe] = {
    "aac": Recipe(
        encoder="aac",
        container="ipod",
        suffix="m4a",
        sample_format="fltp",
        bit_rate=52_000,
        packet=1024,
        priming=1,
        encoder_options={"aac_coder": "fast", "aac_pns": "0"},
        container_options={"movflags": "+faststart", "fflags": "+bitexact"},
    ),
    "mp3": Recipe(
        encoder="libmp3lame",
        container="mp3",
        suffix="mp3",
        sample_format="s16p",
        bit_rate=64_000,
        packet=576,
        priming=2,
        encoder_options={"reservoir": "0", "compression_level": "7"},
        # No ID3 tag: a writer puts its own in front of the Info frame.
        container_options={"write_xing": "1", "id3v2_version": "0", "fflags": "+bitexact"},
        # LAME's own setting for such bit rates; measured from 100 to 10 500 Hz (-0.45 dB).
        scale=0.95,
    ),
}


def encoder_version(codec: Codec, bit_rate: int | None = None) -> str:
    """All that shapes a track besides its sound; part of every cache key."""
    recipe = RECIPES[codec]
    library = ".".join(str(part) for part in av.library_versions["libavcodec"])
    options = {**recipe.encoder_options, **recipe.container_options, "scale": recipe.scale}
    listed = " ".join(f"{name}={options[name]}" for name in sorted(options))
    rate = bit_rate or recipe.bit_rate
    return f"PyAV {av.__version__} libavcodec {library} {recipe.encoder} {rate} bit/s {listed}"


def encode(
    master: Master,
    codec: Codec,
    path: Path,
    *,
    bit_rate: int | None = None,
    tick: Callable[[int], None] = lambda frames: None,
) -> None:
    """Write the master as one track; the same master gives the same bytes.

    bit_rate: bits per second to ask for, else the recipe's. tick: called with the frames encoded
    since its last call, about once per second of sound; what it raises stops the encoding.

    Raises OutputError where the file cannot be written, PublisherError where the encoder is
    missing or does not give the packets it should, ValueError for a master that cannot be joined
    (an odd length, or no silence at its start).
    """
    recipe = RECIPES[codec]
    if master.frames % TRACK_FRAMES or not master.frames:
        raise ValueError(f"a track of {master.frames} frames is no multiple of {TRACK_FRAMES}")
    with writing(path):
        packets = _encode(master, recipe, path, bit_rate or recipe.bit_rate, tick)
    wanted = master.frames // recipe.packet + recipe.priming
    if packets != wanted:
        raise PublisherError(
            f"the {codec} encoder made {packets} packets of {master.frames} frames, not {wanted}",
            where=str(path),
            remedy="Install the PyAV version that publisher names (pip install publisher)",
        )


def _encode(
    master: Master, recipe: Recipe, path: Path, bit_rate: int, tick: Callable[[int], None]
) -> int:
    """Encode and count the packets."""
    packets = at = 0
    with av.open(
        path.absolute(), "w", format=recipe.container, options=recipe.container_options
    ) as output:
        stream = _stream(output, recipe, bit_rate)
        for block in master.blocks():
            if not at and any(block[: LEAD_FRAMES * BYTES_PER_FRAME]):
                raise ValueError("a track must begin with 100 ms of digital silence")
            frame = _frame(block, recipe)
            frame.pts = at
            at += frame.samples
            for packet in stream.encode(frame):
                output.mux_one(packet)
                packets += 1
            tick(frame.samples)
        for packet in stream.encode(None):
            output.mux_one(packet)
            packets += 1
    return packets


def _stream(output: av.container.OutputContainer, recipe: Recipe, bit_rate: int) -> av.AudioStream:
    try:
        stream = output.add_stream(
            recipe.encoder,
            rate=RATE,
            layout="mono",
            format=recipe.sample_format,
            options=recipe.encoder_options,
        )
    except av.codec.codec.UnknownCodecError as error:
        raise PublisherError(
            f"this installation of PyAV has no encoder {recipe.encoder}",
            remedy="Install PyAV's own wheel: pip install --force-reinstall --only-binary=av av",
        ) from error
    assert isinstance(stream, av.AudioStream)
    stream.bit_rate = bit_rate
    # The split of work over threads must not shape the bytes.
    stream.codec_context.thread_count = 1
    return stream


def _frame(block: bytes, recipe: Recipe) -> av.AudioFrame:
    samples = np.frombuffer(block, "<i2").reshape(1, -1)
    if recipe.sample_format == "fltp":
        samples = samples.astype(np.float32) / 32768
    elif recipe.scale != 1:
        samples = np.rint(samples / recipe.scale).clip(-32768, 32767).astype("<i2")
    frame = av.AudioFrame.from_ndarray(samples, format=recipe.sample_format, layout="mono")
    frame.sample_rate = RATE
    return frame


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what FFmpeg or the system says while an audio file is written into an OutputError."""
    try:
        yield
    except (av.FFmpegError, OSError) as error:
        raise OutputError(
            f"the audio file cannot be written ({error.strerror or error})",
            where=str(path),
            remedy="See that the disk has room and that the folder may be written to",
        ) from error

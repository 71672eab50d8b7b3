"""Finished files back to samples, block by block, with gapless data honoured as players do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal

import av
import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..timeline import RATE

Samples = NDArray[np.float32]

Container = Literal["mp4", "mp3"]
"""FFmpeg's name of a container; it is never guessed, for a playlist may name any file or host."""


def decode(source: Path | BinaryIO, container: Container, where: str) -> Iterator[Samples]:
    """The mono samples of a file at `timeline.RATE`, from -1 to 1, as they come.

    where: what to call the source in an error. Raises InputError where it cannot be decoded, or
    is not mono at that rate; damage that a player would play over counts too.
    """
    file = source.absolute() if isinstance(source, Path) else source
    try:
        with av.open(file, "r", format=container, metadata_errors="replace") as opened:
            stream = opened.streams.audio[0]
            if stream.codec_context is None:
                raise InputError("the sound is in a form that nothing decodes", where=where)
            stream.codec_context.options = {"err_detect": "crccheck+bitstream+buffer+explode"}
            for frame in opened.decode(stream):
                yield _samples(frame, where)
    except (av.FFmpegError, OSError, IndexError) as error:
        raise InputError(f"the sound cannot be decoded ({error})", where=where) from error


def _samples(frame: av.AudioFrame, where: str) -> Samples:
    if frame.sample_rate != RATE or frame.layout.nb_channels != 1:
        form = f"{frame.layout.nb_channels} channels at {frame.sample_rate} Hz"
        raise InputError(f"{form} where mono at {RATE} Hz is needed", where=where)
    samples = frame.to_ndarray().ravel()
    if samples.dtype == np.int16:
        return samples.astype(np.float32) / np.float32(32768)
    return samples.astype(np.float32, copy=False)

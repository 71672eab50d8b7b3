"""An engine's sound made fit for a track: master rate, trimmed and faded edges.

pydub works here, on one utterance at a time; tracks are streamed (audio/master).
"""

from __future__ import annotations

import warnings

from .audio.master import resample
from .engines import Boundary, Sound
from .errors import EngineError
from .timeline import RATE
from .voice import Voice

with warnings.catch_warnings():
    # pydub looks for ffmpeg when it is imported; nothing it does here needs one.
    warnings.simplefilter("ignore", RuntimeWarning)
    from pydub import AudioSegment
    from pydub.silence import detect_leading_silence

FINISHING = 3
"""Version of what is done here; part of every cache key."""

AUDIBLE = -50.0
"""dBFS that something in a sound must reach; below it nobody said anything."""

_MARGIN_BEFORE, _MARGIN_AFTER, _FADE, _STEP = 15, 40, 8, 5  # milliseconds
_SOFT_START, _SOFT_END = 2, 5  # milliseconds

_FORM = {"sample_width": 2, "frame_rate": RATE, "channels": 1}


class SilenceError(EngineError):
    """An engine spoke, but nothing can be heard: the sentence has no sound in this voice."""


def finish(sound: Sound, voice: Voice) -> tuple[bytes, tuple[Boundary, ...]]:
    """An engine's sound at the master rate, trimmed and faded; its words moved along.

    Raises EngineError where the engine gave nothing, SilenceError where it gave silence and the
    voice is trimmed.
    """
    if not sound.frames:
        raise EngineError("the engine gave no sound at all")
    samples = resample(sound.samples, sound.rate)
    words = [Boundary(w.start, w.end, w.frame * RATE // sound.rate) for w in sound.words]
    if not voice.trim:
        return samples, tuple(words)
    # Some engines begin or end at full sound; where silence meets it there would be a click.
    soft = AudioSegment(samples, **_FORM).fade_in(_SOFT_START).fade_out(_SOFT_END).raw_data
    segment = AudioSegment(_cushion(_MARGIN_BEFORE) + soft + _cushion(_MARGIN_AFTER), **_FORM)
    if segment.max_dBFS < AUDIBLE:
        raise SilenceError("the engine gave only silence")
    threshold = segment.max_dBFS + voice.trim
    head = detect_leading_silence(segment, threshold, chunk_size=_STEP)
    tail = detect_leading_silence(segment.reverse(), threshold, chunk_size=_STEP)
    begin = max(0, head - _MARGIN_BEFORE)
    end = min(len(segment), len(segment) - tail + _MARGIN_AFTER)
    cut = segment[begin:end].fade_in(_FADE).fade_out(_FADE)
    moved = (begin - _MARGIN_BEFORE) * RATE // 1000
    last = len(cut.raw_data) // 2
    return bytes(cut.raw_data), tuple(
        Boundary(w.start, w.end, min(max(0, w.frame - moved), last)) for w in words
    )


def _cushion(milliseconds: int) -> bytes:
    """Silence beside a sound that begins or ends at once, so that fading never touches it."""
    return bytes(2 * milliseconds * RATE // 1000)

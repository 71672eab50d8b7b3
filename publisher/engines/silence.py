"""An engine of known length: digital silence, so many milliseconds for each character.

It makes tests fast and timing predictable: `speaker` is the number of milliseconds a character
lasts. White space counts too.
"""

from __future__ import annotations

from ..errors import EngineError
from ..timeline import FRAMES_PER_MS, RATE
from ..voice import Voice
from . import Boundary, Sound, Speaker, Utterance

LICENCE = "AGPL-3.0-or-later"


def available(voice: Voice) -> str:
    """Always ready."""
    return ""


def scripts() -> frozenset[str] | None:
    """Every script is equally silent."""
    return None


def version() -> str:
    """The engine's version; nothing else shapes its sound."""
    return "silence 1"


def speakers() -> tuple[Speaker, ...]:
    """One speaker of 20 ms a character; any other whole number works too."""
    return (Speaker("20", "silence, 20 ms a character", ("*",)),)


def speak(utterance: Utterance, voice: Voice) -> Sound:
    """Silence of the utterance's length, with a boundary at each word."""
    if not voice.speaker.isdecimal() or not int(voice.speaker):
        raise EngineError(f"the speaker of a silent voice is milliseconds, not {voice.speaker!r}")
    each = int(voice.speaker) * FRAMES_PER_MS * 100 // utterance.rate
    words = []
    at = 0
    for word in utterance.text.split():
        at = utterance.text.index(word, at)
        words.append(Boundary(at, at + len(word), at * each))
        at += len(word)
    return Sound(bytes(2 * each * len(utterance.text)), RATE, tuple(words))

"""libespeak-ng directly, in process, with word times: the quickest way to a voice.

A voice's speaker is an espeak-ng identifier such as "gmw/en-US". Where pyttsx3 also offers the
voices of the system, this engine offers espeak-ng alone, and obeys pronunciations.
"""

from __future__ import annotations

from dataclasses import replace

from ..voice import Voice
from . import Sound, Speaker, Utterance, _espeak

LICENCE = "GPL-3.0-or-later"

LIMIT = 60
"""Seconds an utterance may take; the longest sentences need well under one."""


def available(voice: Voice) -> str:
    """Always ready: the library is installed with the program."""
    return ""


def scripts() -> frozenset[str] | None:
    """Every script: what its language does not know, espeak-ng spells."""
    return None


def version() -> str:
    """The library's name and version."""
    return f"{_espeak.version()}, direct 1"


def speakers() -> tuple[Speaker, ...]:
    """All voices of the library."""
    return _espeak.speakers()


def speak(utterance: Utterance, voice: Voice) -> Sound:
    """The utterance as sound, in a fresh copy of the process. Raises EngineError."""
    _espeak.version()  # initialised once, here, so that every copy starts from the same state
    marked = _espeak.marked(utterance)
    rate = _espeak.rate_of(utterance, voice)
    sound = _espeak.in_fresh_process(
        lambda: _espeak.speak(marked.text, voice.speaker, rate, voice.pitch), LIMIT
    )
    return replace(sound, words=marked.original(sound.words))


def phonemes(utterance: Utterance, voice: Voice) -> str:
    """What is about to be said, in IPA. Raises EngineError."""
    return _espeak.phonemes(utterance, voice.speaker)

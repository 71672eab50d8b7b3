"""An engine that crashes, hangs, raises or says nothing, as its speaker tells it to.

"once-crash FILE" does so only while FILE does not exist, and makes it.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from publisher.engines import Sound, Speaker, Utterance
from publisher.errors import EngineError
from publisher.timeline import RATE
from publisher.voice import Voice


def available(voice: Voice) -> str:
    return ""


def scripts() -> frozenset[str] | None:
    return None


def version() -> str:
    return "trouble 1"


def speakers() -> tuple[Speaker, ...]:
    return (Speaker("fine", "trouble", ("en",)),)


def speak(utterance: Utterance, voice: Voice) -> Sound:
    how, _, once = voice.speaker.partition(" ")
    tone = b"\x00\x10\x00\xf0" * (RATE // 4)
    if once:
        if Path(once).exists():
            return Sound(tone, RATE)
        Path(once).touch()
    if "trouble" in utterance.text or once:
        if how == "crash":
            os.kill(os.getpid(), signal.SIGKILL)
        if how == "hang":
            time.sleep(600)
        if how == "raise":
            raise EngineError("the engine is unhappy")
        if how == "nothing":
            return Sound(b"", RATE)
        if how == "silence":
            return Sound(bytes(RATE), RATE)
    return Sound(tone, RATE)

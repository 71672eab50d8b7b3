"""The engine that is always there: pyttsx3, over espeak-ng (by pip) or the system's own voices.

A voice's speaker is an espeak-ng identifier such as "gmw/en-us", or "sapi5:ID" (Windows) or
"nsss:ID" (macOS) for a system voice. System voices know no word times and no pitch.
"""

from __future__ import annotations

import tempfile
import wave
from dataclasses import replace
from functools import cache
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Any

import pyttsx3

from ..errors import EngineError
from ..voice import Voice
from . import Boundary, Sound, Speaker, Utterance, _espeak, _pyttsx3_driver

LICENCE = "MPL-2.0 AND GPL-3.0-or-later"
"""Of pyttsx3 and of espeak-ng; a voice of the system has its own."""

_SYSTEM = ("sapi5", "nsss", "avspeech")

LIMIT = 60
"""Seconds an utterance may take; the longest sentences need well under one."""


def available(voice: Voice) -> str:
    """Always ready: it is installed with the program."""
    return ""


def scripts() -> frozenset[str] | None:
    """Every script: what its language does not know, espeak-ng spells."""
    return None


def version() -> str:
    """pyttsx3 and the library under it."""
    return f"pyttsx3 {package_version('pyttsx3')} over {_espeak.version()}, phonemes 1"


def speakers() -> tuple[Speaker, ...]:
    """The voices that pyttsx3 lists for our driver."""
    listed = _engine(_pyttsx3_driver.register()).getProperty("voices")
    return tuple(Speaker(voice.id, voice.name, tuple(voice.languages)) for voice in listed)


def speak(utterance: Utterance, voice: Voice) -> Sound:
    """The utterance as sound: espeak-ng in a fresh copy of the process, others in this one."""
    driver, _, speaker = voice.speaker.rpartition(":")
    if driver in _SYSTEM:
        return _save(driver, speaker, utterance.text, utterance.rate, voice)
    name = _pyttsx3_driver.register()
    _engine(name)  # initialised once, here, so that every copy starts from the same state
    marked = _espeak.marked(utterance)
    sound = _espeak.in_fresh_process(
        lambda: _save(name, voice.speaker, marked.text, utterance.rate, voice), LIMIT
    )
    return replace(sound, words=marked.original(sound.words))


def phonemes(utterance: Utterance, voice: Voice) -> str:
    """What espeak-ng is about to say, in IPA; "" for a voice of the system. Raises EngineError."""
    if voice.speaker.partition(":")[0] in _SYSTEM:
        return ""
    return _espeak.phonemes(utterance, voice.speaker)


@cache
def _engine(driver: str) -> Any:
    try:
        if driver == _pyttsx3_driver.NAME:
            _espeak.version()
        return pyttsx3.init(driver)
    except (ImportError, OSError, RuntimeError) as error:
        raise EngineError(f"pyttsx3 cannot start its driver {driver!r} ({error})") from error


@cache
def _own_rate(driver: str) -> int:
    """Words a minute before anything was set: a rate once set stays for what follows."""
    return int(_engine(driver).getProperty("rate"))


def _save(driver: str, speaker: str, text: str, percent: int, voice: Voice) -> Sound:
    """One utterance in one run of pyttsx3's loop, read back from the file it wrote.

    percent: of the voice's rate.
    """
    own = _own_rate(driver)
    engine = _engine(driver)
    problems: list[BaseException] = []
    words: list[Boundary] = []

    def on_word(location: int, length: int, frame: int | None = None, **_: object) -> None:
        if frame is not None:
            words.append(Boundary(location, location + length, frame))

    listening = (
        engine.connect("error", lambda exception, **_: problems.append(exception)),
        engine.connect("started-word", on_word),
    )
    try:
        with tempfile.TemporaryDirectory(prefix="publisher-") as folder:
            path = Path(folder) / "utterance.wav"
            engine.setProperty("voice", speaker)
            engine.setProperty("rate", round((voice.rate or own) * percent / 100))
            if driver == _pyttsx3_driver.NAME:
                engine.setProperty("pitch", voice.pitch)
            engine.save_to_file(text, str(path))
            engine.runAndWait()
            if problems and isinstance(problems[0], EngineError):
                raise problems[0]
            if problems:
                raise EngineError(f"pyttsx3 failed ({problems[0]})") from problems[0]
            return _read(path, tuple(words))
    finally:
        for token in listening:
            engine.disconnect(token)


def _read(path: Path, words: tuple[Boundary, ...]) -> Sound:
    try:
        with wave.open(str(path), "rb") as file:
            if (file.getnchannels(), file.getsampwidth()) != (1, 2):
                raise EngineError("the system voice wrote no mono 16-bit sound")
            return Sound(file.readframes(file.getnframes()), file.getframerate(), words)
    except (OSError, EOFError, wave.Error) as error:
        raise EngineError(f"pyttsx3 wrote no readable WAV file ({error})") from error

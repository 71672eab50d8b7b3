"""A pyttsx3 driver over the synchronous libespeak-ng: exact audio, errors and word times.

pyttsx3's own espeak driver runs the library asynchronously and gives different audio for the same
text. pyttsx3 loads drivers by module name and documents how to write one (pyttsx3/drivers/dummy);
`register` puts this one where it looks.
"""

from __future__ import annotations

import sys
import wave
from collections.abc import Iterator
from typing import Any

import pyttsx3.drivers
from pyttsx3.voice import Voice as SystemVoice

from ..errors import EngineError
from . import _espeak

NAME = "publisher_espeak"


def register() -> str:
    """Make the driver known to pyttsx3; gives the name for `pyttsx3.init`."""
    sys.modules[f"{pyttsx3.drivers.__name__}.{NAME}"] = sys.modules[__name__]
    return NAME


def buildDriver(proxy: Any) -> Driver:
    """What pyttsx3 calls to get a driver."""
    return Driver(proxy)


class Driver:
    """The driver interface of pyttsx3; notifications as its dummy driver documents them.

    `started-word` carries one value more, `frame`: where in the audio the word begins.
    """

    def __init__(self, proxy: Any) -> None:
        self._proxy = proxy
        self._values: dict[str, Any] = {
            "voice": "gmw/en-us",
            "rate": _espeak.OWN_RATE,
            "volume": 1.0,
            "pitch": 50,
        }

    def destroy(self) -> None:
        """Nothing to end: the library must never be terminated."""

    def startLoop(self) -> None:
        """Work through the queue; all work is synchronous, so this returns when it is done."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:
        """The loop ends by itself."""

    def iterate(self) -> Iterator[None]:
        """Work through the queue from a loop of the caller's."""
        self._proxy.setBusy(False)
        yield

    def stop(self) -> None:
        """Nothing runs beside the caller, so nothing is to be stopped."""

    def say(self, text: str) -> None:
        """This driver has no audio device; pyttsx3 reports the error to who listens for it."""
        raise EngineError("publisher writes files; it does not play them")

    def save_to_file(self, text: str, filename: str) -> None:
        """Speak the text into a mono 16-bit WAV file."""
        self._proxy.setBusy(True)
        self._proxy.notify("started-utterance")
        values = self._values
        sound = _espeak.speak(text, values["voice"], int(values["rate"]), int(values["pitch"]))
        for word in sound.words:
            length = word.end - word.start
            self._proxy.notify("started-word", location=word.start, length=length, frame=word.frame)
        with wave.open(filename, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(sound.rate)
            file.writeframes(sound.samples)
        self._proxy.notify("finished-utterance", completed=True)
        self._proxy.setBusy(False)

    def getProperty(self, name: str) -> Any:
        """voices, voice, rate, volume or pitch. Raises KeyError for another name."""
        if name == "voices":
            return [SystemVoice(s.id, s.name, list(s.languages)) for s in _espeak.speakers()]
        return self._values[name]

    def setProperty(self, name: str, value: Any) -> None:
        """Set voice, rate, volume or pitch. Raises KeyError for another name."""
        if name not in self._values:
            raise KeyError(name)
        self._values[name] = value

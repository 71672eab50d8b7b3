"""Engines: one file is one speech engine. An engine turns one utterance into sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ..voice import Voice


@dataclass(frozen=True, slots=True)
class Utterance:
    """What an engine receives: a run of one sentence in one language, spoken by one voice."""

    text: str
    #: BCP 47 tag
    language: str
    #: half-open spans of code points with the IPA to say for them; they do not overlap
    phonemes: tuple[tuple[int, int, str], ...] = ()
    #: how fast, in percent of the voice's rate: headings are read slower
    rate: int = 100


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where a word begins in a sound."""

    #: half-open span of code points in the utterance's text
    start: int
    end: int
    #: frames from the start of the sound, at the sound's own rate
    frame: int


@dataclass(frozen=True, slots=True)
class Sound:
    """What an engine gives back: mono 16-bit signed little-endian samples at its own rate."""

    samples: bytes
    #: frames per second
    rate: int
    #: word boundaries, where the engine knows them
    words: tuple[Boundary, ...] = ()

    @property
    def frames(self) -> int:
        """Length in frames."""
        return len(self.samples) // 2


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice that an engine has on this machine."""

    id: str
    name: str
    #: BCP 47 tags, best first
    languages: tuple[str, ...]


class Engine(Protocol):
    """What an engine module (or entry point in `publisher.engines`) offers.

    It may also have `phonemes(utterance, voice) -> str`: what it is about to say, in its own
    alphabet, for a person to look at.
    """

    #: SPDX expression for the engine; the voice file has that of the voice
    LICENCE: str

    def available(self, voice: Voice) -> str:
        """Empty where the voice can speak on this machine, else how to install what it lacks.

        Quick, and without loading what the engine stands on.
        """

    def scripts(self) -> frozenset[str] | None:
        """The scripts it can say, as languages.SCRIPT_LANGUAGE names them; None is every script.

        Text in another script goes to another engine.
        """

    def version(self) -> str:
        """Name and version of all that shapes the sound; part of every cache key."""

    def speakers(self) -> tuple[Speaker, ...]:
        """The voices there are. Raises EngineError where the engine cannot run."""

    def speak(self, utterance: Utterance, voice: Voice) -> Sound:
        """The utterance as sound; the same arguments give the same bytes.

        Called in a worker process, one call at a time. Raises EngineError.
        """

"""A text said once, as a build would say it, to listen to a voice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import wave
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from . import plugins
from .book import Sentence
from .errors import EngineError, OutputError
from .finishing import finish
from .languages import SCRIPT_LANGUAGE, runs, script
from .lines import said_for
from .narrate import BETWEEN_VOICES_MS
from .spoken.lexicon import Lexicon
from .timeline import FRAMES_PER_MS, RATE
from .voice import Cast, Skill, Voice

PLAYERS = (
    ("paplay",),
    ("aplay", "-q"),
    ("afplay",),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
)
"""Programs that play a WAV file named behind these words, and then end."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What was said."""

    #: mono 16-bit samples at the master rate
    samples: bytes
    #: words whose time is known
    words: int
    #: seconds of CPU that it took, with loading what the voice needs
    cost: float
    #: voices that said what the one that was tried cannot say
    helpers: tuple[str, ...]
    #: stretches that no voice can say
    unsaid: tuple[str, ...]

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / 2 / RATE


def attempt(
    text: str,
    chosen: Voice,
    voices: tuple[Voice, ...],
    skills: dict[str, Skill],
    lexicons: tuple[Lexicon, ...],
) -> Trial:
    """Let a voice say a text: spoken forms, lexicons and helping voices as in a build.

    Raises EngineError where there is nothing in the text that the voice can say.
    """
    language = guess(text) if chosen.language == "*" else chosen.language
    cast = Cast(voices, {language: chosen.name}, main=language, skills=skills)
    sentence = Sentence("text", language, runs(text, language))
    orders, unsaid = said_for(sentence, cast, lexicons)
    speakers = [order.voice for *_, order in orders]
    if chosen not in speakers:
        raise EngineError(f"the voice {chosen.name!r} can say nothing of this text")
    began, parts, count = _used(), [], 0
    for *_, order in orders:
        engine = plugins.find("engines", order.voice.engine)
        samples, words = finish(engine.speak(order.utterance, order.voice), order.voice)
        parts.append(samples)
        count += len(words)
    pause = bytes(2 * FRAMES_PER_MS * BETWEEN_VOICES_MS)
    helpers = dict.fromkeys(v.name for v in speakers if v != chosen)
    return Trial(pause.join(parts), count, _used() - began, tuple(helpers), unsaid)


def guess(text: str) -> str:
    """A language for a text of which nothing else is known: what its script stands for."""
    scripts = Counter(script(char) for char in text)
    if scripts["KANA"]:
        return SCRIPT_LANGUAGE["KANA"]
    scripts["CJK"] *= 2  # a character stands for about as much as two letters
    known = {name: count for name, count in scripts.items() if name in SCRIPT_LANGUAGE and count}
    return SCRIPT_LANGUAGE[max(known, key=lambda name: known[name], default="LATIN")]


def _used() -> float:
    """Seconds of CPU of this process and of those that it has waited for."""
    # Of the children the system tells ticks of 10 ms only, of this process all of it.
    return time.process_time() + sum(os.times()[2:4])


def save(trial: Trial, path: Path) -> None:
    """Write it as a WAV file. Raises OutputError."""
    try:
        with path.open("wb") as opened, wave.open(opened, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(trial.samples)
    except OSError as error:
        raise OutputError(
            f"the file cannot be written ({error.strerror})", where=str(path)
        ) from error


def play(path: Path) -> bool:
    """Play a WAV file to its end; False where this machine has no player, or it fails."""
    if sys.platform == "win32":
        import winsound

        try:
            winsound.PlaySound(str(path), winsound.SND_FILENAME)
        except RuntimeError:
            return False
        return True
    for name, *options in PLAYERS:
        if program := shutil.which(name):
            done = subprocess.run([program, *options, str(path)], capture_output=True, check=False)
            if not done.returncode:
                return True
    return False

"""The natural voice for English that comes with the program: hibari, a small pupil of Kokoro.

A voice's speaker is a name of hibari's own; "heart" is inside its package, others speak only where
their file is already on the machine: this engine never fetches anything. `rate` is words a minute,
`pitch` cannot be changed.

Word times come from the model: it gives each phoneme a length in units of 600 frames. They are led
back to the text in three steps. Phonemes belong to tokens (hibari's G2P gives both); tokens without
white space between them are one word as it is said; and the words that are said are the words of
the text wherever they are spelled alike, else a stretch of the one ("10 July") stands for a stretch
of the other ("the tenth of July") and is divided evenly.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version as package_version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineError
from ..voice import Voice
from . import Sound, Speaker, Utterance
from ._english import knows as knows
from ._english import read, reader, words
from ._graph import with_output
from ._said import sound

LICENCE = "Apache-2.0"

PACKAGES = ("hibari-tts", "onnxruntime", "numpy", "scipy")
"""What shapes the sound."""

READING = 2
"""Version of what is done here; part of every cache key."""

OWN_RATE = 200
"""Words a minute the voice speaks by itself."""

_SEED = 20
_DURATIONS = "/Clip_output_0"


@dataclass(frozen=True, slots=True)
class _Model:
    """One voice with all that it needs, loaded once in a process."""

    #: hibari.Hibari: vocabulary and the session that runs the model
    tts: Any
    #: spelled and sounded the British way
    british: bool


def available(voice: Voice) -> str:
    """Ready wherever the program was installed with what it depends on."""
    if not find_spec("hibari"):
        return "pip install 'hibari-tts[fast]'"
    return "" if _file(voice.speaker) else f"hibari has no voice {voice.speaker!r} here"


def scripts() -> frozenset[str] | None:
    """English only; hibari drops every other letter without a word."""
    return frozenset({"LATIN"})


def version() -> str:
    """hibari, the libraries under it, and the version of what is done here."""
    named = (f"{name} {package_version(name)}" for name in PACKAGES)
    return f"{', '.join(named)}, reading {READING}"


def speakers() -> tuple[Speaker, ...]:
    """The voices whose file is on this machine."""
    return tuple(
        Speaker(name, f"{entry['accent']}, {entry['gender']}", (entry["language"],))
        for name, entry in _voices().items()
        if _file(name)
    )


def speak(utterance: Utterance, voice: Voice) -> Sound:
    """The utterance as sound at 24 kHz, with a boundary for each word that has a letter or digit.

    Raises EngineError for text that the voice would leave out.
    """
    model = _model(voice.speaker)
    speed = (voice.rate or OWN_RATE) / OWN_RATE * utterance.rate / 100
    speed = min(2.0, max(0.5, speed))
    noise = np.random.default_rng(_SEED)
    said = read(utterance, model.british, model.tts.vocab)
    return sound(
        words(utterance.text),
        said,
        model.tts.vocab,
        lambda ids: _run(model, ids, speed, noise),
    )


def phonemes(utterance: Utterance, voice: Voice) -> str:
    """What is about to be said, in misaki's alphabet. Raises EngineError as `speak` does."""
    model = _model(voice.speaker)
    return " ".join(word.phonemes for word in read(utterance, model.british, model.tts.vocab))


@cache
def _assets() -> Path:
    """Where the package keeps its data; told without importing it, which takes half a second."""
    spec = find_spec("hibari")
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places or ()), "")) / "assets"


@cache
def _voices() -> dict[str, dict[str, Any]]:
    """hibari's own list of voices, by name."""
    try:
        listed: dict[str, dict[str, Any]] = json.loads((_assets() / "voices.json").read_text())
    except OSError:
        return {}
    return listed


def _file(speaker: str) -> Path | None:
    """The model file of a speaker, or None where it is not on this machine."""
    entry = _voices().get(speaker)
    if entry is None:
        return None
    if entry.get("bundled"):
        return _assets() / str(entry["file"])
    from hibari.voices import cache_dir

    path = Path(cache_dir()) / str(entry["file"])
    return path if path.is_file() else None


@cache
def _model(speaker: str) -> _Model:
    import onnxruntime
    from hibari import Hibari

    path = _file(speaker)
    if path is None:
        raise EngineError(
            f"hibari has no voice {speaker!r} on this machine",
            remedy="`publisher voices --engine hibari` lists what it has",
        )
    data = path.read_bytes()
    if sha256(data).hexdigest() != _voices()[speaker]["sha256"]:
        raise EngineError(
            "the model file of the voice is damaged",
            where=str(path),
            remedy="Install the package again: pip install --force-reinstall hibari-tts",
        )
    onnxruntime.disable_telemetry_events()
    british = _voices()[speaker]["british"]
    # One thread: the same sums in the same order each time, and no CPU spent on waiting.
    tts = Hibari(speaker, model=with_output(data, _DURATIONS), threads=1, g2p=reader(british))
    return _Model(tts, british)


def _run(
    model: _Model, ids: list[int], speed: float, noise: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Sound at 24 kHz, and the units that each id lasts."""
    from hibari import dsp

    given = {"ids": np.asarray([ids], np.int64), "speed": np.asarray([speed], np.float32)}
    *spectra, units = model.tts.sess.run(None, given)
    return dsp.synth(*(part[0] for part in spectra), noise), units

